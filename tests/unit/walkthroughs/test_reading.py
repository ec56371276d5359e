"""A walkthrough's file, good and hostile: always a walkthrough or clear words with a line, never a trace."""

import json
from contextlib import suppress

import jsonschema_rs
import pytest
from hypothesis import given
from hypothesis import strategies as st

from agent_desktop.contract.scripts import Wording
from agent_desktop.contract.walkthroughs import WALKTHROUGH_FORMAT, Do, WalkStep, Walkthrough, Where
from agent_desktop.walkthroughs import json_schema, library
from agent_desktop.walkthroughs.controls import CONTROLS
from agent_desktop.walkthroughs.reading import LARGEST, load
from agent_desktop.walkthroughs.writing import as_yaml

HEAD = "format: 1\nid: trial\ntitle: {en: A title}\nabout: {en: What it is about}\n"
LOOK = "  - {control: contact.notes, says: {en: The notes}}\n"


def refusal(text: str | bytes) -> tuple[int, str]:
    """The first finding's line and words."""
    done = load(text if isinstance(text, bytes) else text.encode(), "trial.yaml")
    assert done.item is None
    assert done.findings[0].do
    return done.findings[0].line, done.findings[0].what


@pytest.mark.parametrize(
    ("text", "line", "words"),
    [
        ("", 1, "empty"),
        ("- a\n", 1, "format: 1"),
        ("format: 7\n", 1, "in format 7"),
        (HEAD, 1, "“steps” is missing"),
        (HEAD + "steps: []\n", 5, "does not fit the format"),
        (HEAD + "steps:\n" + LOOK + "  - {control: contact.next, do: press}\n", 7, "nothing may be done"),
        (HEAD + "steps:\n  - {control: contact.nots, says: {en: x}}\n", 6, "No control is called “contact.nots”"),
        (HEAD + "steps:\n  - {control: contact.notes}\n", 6, "something must be said"),
        (HEAD + "where: practice\nsteps:\n  - {do: press}\n", 7, "with which control"),
        (HEAD + "where: practice\nsteps:\n  - {do: choose, control: ending.service}\n", 7, "what is typed, chosen"),
        (HEAD + "steps:\n  - {control: contact.notes, say: {en: x}}\n", 6, "“say” is not something"),
        (HEAD + "steps:\n  - {control: contact.notes, do: dance, says: {en: x}}\n", 6, "“dance”"),
        (HEAD + "steps:\n  - {control: '240, 300', says: {en: x}}\n", 6, "cannot be a name"),
        ("a: &a [x]\nb: *a\n", 1, "Anchors"),
    ],
)
def test_what_does_not_fit_is_told_with_its_line(text: str, line: int, words: str) -> None:
    at, what = refusal(text)
    assert (at, words in what) == (line, True), what


def test_a_file_that_is_too_large_is_not_read() -> None:
    assert "larger than" in refusal(b"#" * (LARGEST + 1))[1]


def test_a_near_name_is_guessed() -> None:
    done = load((HEAD + "steps:\n  - {control: contact.nots, says: {en: x}}\n").encode(), "trial.yaml")
    assert "contact.notes" in done.findings[0].do


@given(st.text(max_size=300))
def test_no_text_makes_it_fall_over(text: str) -> None:
    with suppress(UnicodeEncodeError):
        load(text.encode(), "trial.yaml")


words = st.text(st.characters(codec="utf-8", exclude_categories=["C"]), min_size=1, max_size=40)
wordings = st.builds(Wording, en=words, cy=words)
steps = st.builds(
    WalkStep, control=st.sampled_from(CONTROLS), do=st.just(Do.TYPE), value=words, says=wordings, title=wordings
)
made = st.builds(
    Walkthrough,
    format=st.just(WALKTHROUGH_FORMAT),
    id=st.just("trial"),
    title=wordings,
    about=wordings,
    where=st.just(Where.PRACTICE),
    steps=st.lists(steps, min_size=1, max_size=5).map(tuple),
)


@given(made)
def test_what_is_written_is_read_again_as_it_was(walkthrough: Walkthrough) -> None:
    done = load(as_yaml(walkthrough).encode(), "trial.yaml")
    assert done.findings == ()
    assert done.item == walkthrough


def test_the_published_schema_is_that_of_this_build() -> None:
    published = (library.WALKTHROUGHS.parent / "walkthrough.schema.json").read_text(encoding="utf-8")
    assert published == json_schema.as_text(), "python -m agent_desktop.walkthroughs.json_schema writes it anew"


def test_what_ships_reads_well_fits_the_schema_and_is_in_both_languages() -> None:
    import msgspec

    validator = jsonschema_rs.validator_for(json.loads(json_schema.as_text()))
    assert library.shipped()
    for walkthrough in library.shipped():
        validator.validate(json.loads(msgspec.json.encode(walkthrough)))
        spoken = [walkthrough.title, walkthrough.about, *(step.says for step in walkthrough.steps if step.says)]
        assert all(wording.cy for wording in spoken), walkthrough.id
