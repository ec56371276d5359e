"""What is pasted becomes plain Markdown, whatever was in it."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from agent_desktop.knowledge.pasting import markdown_of

FROM_AN_OFFICE = """<html xmlns:o="urn:schemas-microsoft-com:office:office"><head><style>p.MsoNormal{margin:0}</style>
<title>Draft</title></head><body><!--StartFragment--><h2>Lost card</h2>
<p class=MsoNormal style="color:red">Ring <b>at once</b>.<o:p></o:p></p>
<ul><li>stop the card</li><li>send a new one</li></ul>
<p>See <a href="https://library.example/cards">the page</a>.</p>
<table><tr><th>who</th><th>pays</th></tr><tr><td>child</td><td>nothing</td></tr></table></body></html>"""


def test_words_lists_tables_and_safe_links_stay() -> None:
    assert markdown_of(FROM_AN_OFFICE) == (
        "## Lost card\n\nRing **at once**.\n\n- stop the card\n- send a new one\n\n"
        "See [the page](https://library.example/cards).\n\n| who | pays |\n| --- | --- |\n| child | nothing |"
    )


@pytest.mark.parametrize(
    "html",
    [
        "<p>safe<script>alert(1)</script></p>",
        '<p>safe<img src="https://elsewhere.example/seen.png" onerror="alert(1)"></p>',
        '<p><a href="javascript:alert(1)">safe</a></p>',
        '<p><a href="file:///etc/passwd">safe</a></p>',
        '<p><a href="data:text/html;base64,PHA+">safe</a></p>',
        "<p>safe<iframe src='https://elsewhere.example'></iframe></p>",
        '<p style="background:url(https://elsewhere.example/x)">safe</p>',
        "<style>@import 'https://elsewhere.example'</style><p>safe</p>",
        "<p>safe<!-- secret --></p>",
    ],
)
def test_nothing_that_acts_or_loads_comes_with_it(html: str) -> None:
    assert markdown_of(html) == "safe"


@pytest.mark.parametrize("piece", ["<div>", "<b>", "<ul><li>", "<!--", "<a href='", "<", "<p><b></p>"])
def test_markup_without_end_does_no_harm(piece: str) -> None:
    assert len(markdown_of(piece * 100_000)) <= len(piece) * 100_000


@given(st.text())
def test_any_text_is_taken(html: str) -> None:
    markdown_of(html)
