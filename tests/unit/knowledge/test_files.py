"""A folder of Markdown is taken in whole, or it is said which file is wrong, and where."""

from datetime import date
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from agent_desktop.contract.article_life import ArticleContent
from agent_desktop.contract.base import Words
from agent_desktop.contract.knowledge import Audience
from agent_desktop.knowledge.files import LARGEST, Taken, slug_for, taken, written

TODAY = date(2026, 11, 26)
DEMO = Path(__file__).parents[3] / "central_server" / "demo" / "knowledge"

GOOD = b"---\ntitle: A lost card\nshort: I can stop it now.\n---\n\n**Ask** for the name.\n"


def test_the_answers_of_the_demo_authority_are_such_a_folder() -> None:
    files = {path.name: path.read_bytes() for path in DEMO.iterdir()}
    found, faults = taken(files, TODAY)
    assert faults == ()
    assert {f"{one.slug}.en.md" for one in found} == {name for name in files if name.endswith(".en.md")}
    assert sum(bool(one.content.text.cy) for one in found) == sum(name.endswith(".cy.md") for name in files)


plain = st.text(st.characters(exclude_categories=("Cs", "Cc")), max_size=60).map(str.strip)
passage = st.lists(plain, max_size=6).map("\n".join).map(lambda text: text.strip("\n"))


@st.composite
def contents(draw: st.DrawFn) -> ArticleContent:
    welsh = draw(st.booleans())
    return ArticleContent(
        title=Words(en=draw(plain), cy=draw(plain) if welsh else ""),
        short_answer=Words(en=draw(plain), cy=draw(plain) if welsh else ""),
        text=Words(en=draw(passage), cy=draw(passage) if welsh else ""),
        service_codes=tuple(draw(st.lists(st.from_regex(r"[a-z_]{1,12}", fullmatch=True), max_size=3))),
        audience=draw(st.sampled_from(Audience)),
        synonyms=tuple(draw(st.lists(plain.filter(bool), max_size=4))),
        department_code=draw(st.sampled_from(("", "waste", "on"))),
        review_by=draw(st.none() | st.dates(date(2020, 1, 1), date(2040, 1, 1))),
    )


@given(contents())
def test_what_is_written_out_is_taken_in_as_it_was(content: ArticleContent) -> None:
    files = {name: text.encode() for name, text in written("lost-card", content).items()}
    assert taken(files, TODAY) == ((Taken(slug="lost-card", content=content),), ())


@pytest.mark.parametrize(
    ("name", "content", "line", "said"),
    [
        ("Lost card.md", GOOD, 0, "Its name"),
        ("lost.cy.md", GOOD, 0, "no English file"),
        ("lost.en.md", b"no facts at all", 1, "facts"),
        ("lost.en.md", b"", 1, "facts"),
        ("lost.en.md", b"\xff\xfe\x00", 0, "UTF-8"),
        ("lost.en.md", b"x" * (LARGEST + 1), 0, "1 MB"),
        ("lost.en.md", GOOD.replace(b"title:", b"titel:"), 1, "titel"),
        ("lost.en.md", GOOD.replace(b"short:", b"audience: everyone\nshort:"), 1, "audience"),
        ("lost.en.md", GOOD.replace(b"short:", b"review_by: soon\nshort:"), 1, "review_by"),
        ("lost.en.md", b"---\na: &a [x,x]\nb: &b [*a,*a]\ntitle: *b\n---\n", 2, "Anchors"),
        ("lost.en.md", b"---\ntitle: [unclosed\nshort: x\n---\n", 3, "YAML"),
    ],
)
def test_a_file_that_cannot_be_taken_in_is_named(name: str, content: bytes, line: int, said: str) -> None:
    found, (fault,) = taken({name: content, "good.en.md": GOOD}, TODAY)
    assert [one.slug for one in found] == ["good"]
    assert (fault.file, fault.line) == (name, line)
    assert said in fault.what


def test_a_text_may_have_rules_of_dashes() -> None:
    (one,), _ = taken({"lost.en.md": GOOD + b"\n---\n\nAfter the rule.\n---\n"}, TODAY)
    assert one.content.text.en.endswith("After the rule.\n---")


@given(st.text(), st.lists(st.sampled_from(("article", "lost-card", "lost-card-2"))))
def test_a_short_name_is_one_and_nobody_elses(title: str, used: list[str]) -> None:
    made = slug_for(title, used)
    assert made not in used
    _found, faults = taken({f"{made}.en.md": GOOD}, TODAY)
    assert faults == ()
