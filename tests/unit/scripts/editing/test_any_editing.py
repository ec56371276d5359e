"""Whatever a trainer does, in any order: the text says what is shown, and undoing all of it gives the first bytes."""

import random

from hypothesis import given, settings
from hypothesis import strategies as st

from agent_desktop.scripts.editing.document import changed, opened
from agent_desktop.scripts.editing.patching import says
from agent_desktop.scripts.editing.undoing import begun, done, redo, undo
from tests.unit.scripts.editing.made import anything, new
from tests.unit.scripts.made import LIBRARY

TEXTS = [
    *(path.read_text(encoding="utf-8") for path in sorted(LIBRARY.glob("*.yaml"))),
    new().text,
    "\ufeff" + new().text,
]


@settings(max_examples=60, deadline=None)
@given(st.sampled_from(TEXTS), st.randoms(use_true_random=False), st.integers(1, 12))
def test_any_deeds_undone_are_the_first_bytes(text: str, dice: random.Random, count: int) -> None:
    work = begun(opened(text))
    assert work.document.text == text
    texts = [text]
    for number in range(count):
        tree = anything(work.document.tree, dice)
        work = done(work, changed(work.document, tree), f"Deed {number}")
        assert says(work.document.text.removeprefix("\ufeff"), tree)
        assert work.document.tree == tree
        if work.document.text != texts[-1]:
            texts.append(work.document.text)
    assert len(work.past) == len(texts) - 1
    for before in reversed(texts[:-1]):
        work = undo(work, opened(work.past[-1].text))
        assert work.document.text == before
    assert not work.past
    for after in texts[1:]:
        work = redo(work, opened(work.undone[-1].text))
        assert work.document.text == after


def test_typing_on_at_one_place_is_one_thing_to_undo() -> None:
    work = begun(opened("a: {en: H}\n"))
    for words in ("He", "Hel", "Hello"):
        work = done(work, opened(f"a: {{en: {words}}}\n"), "Words", typing="a.en")
    assert [past.text for past in work.past] == ["a: {en: H}\n"]
    work = done(work, opened("a: {en: Hello, cy: S}\n"), "Words", typing="a.cy")
    assert len(work.past) == 2
