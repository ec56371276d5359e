"""An article's words, whoever typed them: nothing is loaded, nothing runs, nothing leads where it should not."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from PySide6.QtCore import QUrl
from PySide6.QtGui import QTextDocument
from PySide6.QtWidgets import QApplication

from ui.knowledge.markdown import PIECE, WordsOnly, add, is_page, pieces, slug_of

PICTURE = "iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg=="


def read(text: str) -> WordsOnly:
    made = WordsOnly()
    for piece in pieces(text):
        add(made, piece)
    return made


def links(document: QTextDocument) -> list[str]:
    found = []
    block = document.begin()
    while block.isValid():
        each = block.begin()
        while not each.atEnd():
            look = each.fragment().charFormat()
            if look.isAnchor():
                found.append(look.anchorHref())
            assert not look.isImageFormat()
            each += 1
        block = block.next()
    return found


def test_words_are_shown_as_they_were_meant(dressed: QApplication) -> None:
    made = read("# Lost\n\n**Ask** for it.\n\n- one\n- two\n\n| a | b |\n|---|---|\n| 1 | 2 |\n")
    assert [line for line in made.toPlainText().split("\n") if line] == ["Lost", "Ask for it.", "one", "two", *"ab12"]
    assert "font-weight" in made.toHtml()


def test_links_lead_to_answers_and_pages_and_nowhere_else(dressed: QApplication) -> None:
    made = read(
        "[a](article:library-fines) [b](https://www.gov.uk/x) [c](http://plain.example) [d](file:///etc/passwd) "
        "[e](javascript:alert) [f](data:text/html,x) [g](https://user@evil.example/) [h](article:../x) [i](//host/x)"
    )
    assert links(made) == ["article:library-fines", "https://www.gov.uk/x"]
    assert made.toPlainText() == "a b c d e f g h i"


def test_html_is_words(dressed: QApplication) -> None:
    made = read("<script>alert(1)</script>\n\n<img src='file:///x'> <a href='file:///x'>y</a>")
    assert "<script>alert(1)</script>" in made.toPlainText()
    assert links(made) == []


@pytest.mark.parametrize(
    "source", ["file:///etc/passwd", f"data:image/png;base64,{PICTURE}", "https://x.example/a.png"]
)
def test_a_picture_is_its_words_and_is_never_loaded(dressed: QApplication, source: str) -> None:
    made = read(f"before ![the form]({source}) after")
    assert made.toPlainText() == "before [picture: the form] after"
    loaded = made.resource(QTextDocument.ResourceType.ImageResource.value, QUrl(source))
    assert bytes(loaded) == b" "


def test_a_long_text_is_read_in_pieces_and_whole(dressed: QApplication) -> None:
    text = "\n\n".join(f"Paragraph {number} of a long text." for number in range(1500))
    parts = list(pieces(text))
    assert len(parts) > 3
    assert max(len(part) for part in parts) <= 2 * PIECE
    shown = [line for line in read(text).toPlainText().split("\n") if line]
    assert shown == [f"Paragraph {number} of a long text." for number in range(1500)]


def test_a_fence_goes_over_pieces(dressed: QApplication) -> None:
    text = "```\n" + "*code* of some length that is no emphasis\n" * 500 + "```\n\n**end**"
    shown = read(text).toPlainText()
    assert shown.count("*code*") == 500
    assert shown.endswith("end")


@settings(max_examples=60, deadline=None)
@given(st.text(alphabet=st.sampled_from("ab *_[]()!<>`#-|\n:/.\\\u200b\u202e\U0001f600~&;"), max_size=400))
def test_any_text_whatever_is_read(dressed: QApplication, text: str) -> None:
    for address in links(read(text)):
        assert slug_of(address) or is_page(address)


def test_what_may_be_followed() -> None:
    assert slug_of("article:lost-card") == "lost-card"
    assert not slug_of("article:Lost card")
    assert not slug_of("article:")
    assert is_page("https://www.gov.uk/a?b=c")
    assert not is_page("https://")
    assert not is_page("https://[broken")
    assert not is_page("https://a.example/\u202egpj.exe")
