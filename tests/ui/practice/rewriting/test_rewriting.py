"""A scenario from a real contact, at the page: before and after, a person's word on each passage, and then saved."""

from collections.abc import Callable
from functools import partial

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from agent_desktop.desk import rewriting, training
from agent_desktop.desk.desk import Desk
from agent_desktop.desk.rewriting import Listed
from agent_desktop.practice.rewriting.drafting import Draft
from agent_desktop.practice.rewriting.passages import Passage
from tests.support import screens
from tests.ui.practice.rewriting.conftest import MakeRewriting, Rewriting

CTRL = Qt.KeyboardModifier.ControlModifier
NOTES = "expects.example_notes.en"


def opened(room: Rewriting) -> Rewriting:
    """The first contact of the list that has notes, by Enter."""
    page, listed = room.page, rewriting.contacts(room.desk).items
    chosen = next(each for each in listed if _has_notes(room.desk, each))
    page.contacts.list.choose(lambda thing: isinstance(thing, Listed) and thing.contact.id == chosen.contact.id)
    page.contacts.list.setFocus()
    room.key(Qt.Key.Key_Return)
    room.rest()
    assert page.stack.currentWidget() is page.panels
    return room


def _has_notes(desk: Desk, listed: Listed) -> bool:
    return any(each.at == NOTES for each in rewriting.open_contact(desk, listed.contact.id).draft.passages)


def draft(room: Rewriting) -> Draft:
    in_hand = room.page._steps.in_hand
    assert in_hand is not None
    return in_hand.draft


def passages(room: Rewriting) -> tuple[Passage, ...]:
    return draft(room).passages


def passages_by_place(room: Rewriting) -> dict[str, Passage]:
    return {each.at: each for each in draft(room).first}


def choose(room: Rewriting, at: str) -> None:
    view = room.page.passages.view
    row = next(row for row, each in enumerate(passages(room)) if each.at == at)
    view.setCurrentIndex(view.model().index(row, 0))
    room.rest()
    assert room.page.passage.at == at


def lacking(room: Rewriting) -> int:
    """How many passages wait for a word."""
    return len(draft(room).lacking)


def _fewer(room: Rewriting, than: int) -> bool:
    return lacking(room) < than


def confirm_all(room: Rewriting) -> None:
    """To the first that waits, and on with the key that goes to the next."""
    room.page.passage.next.click()
    while waiting := lacking(room):
        QTest.keyClick(room.page.passage.after, Qt.Key.Key_Return, CTRL)
        room.qtbot.waitUntil(partial(_fewer, room, waiting))
        room.rest()


def test_the_list_names_nobody_and_nothing_is_saved_before_a_person_has_looked(
    make_rewriting: MakeRewriting, trainer: Desk
) -> None:
    room = make_rewriting(trainer)
    names = {person for listed in rewriting.contacts(trainer).items for person in (listed.title.en,)}
    assert names, "scripts, and nobody"
    opened(room)
    room.page.passages.save.click()
    room.rest()
    assert any("your word" in words for words in room.said())
    assert training.kept_scenarios(trainer) == ()


def test_looked_at_by_keys_written_in_undone_and_saved(make_rewriting: MakeRewriting, trainer: Desk) -> None:
    room = opened(make_rewriting(trainer))
    page = room.page
    choose(room, NOTES)
    first = page.passage.after.toPlainText()
    assert page.passage.before.toPlainText() == next(each.before for each in passages(room) if each.at == NOTES)
    page.passage.after.setFocus()
    page.passage.after.setPlainText("They rang about a bin. It was a good call.")
    page.passage.flush()
    room.rest()
    assert NOTES not in draft(room).confirmed
    page.passages.undo.click()
    room.rest()
    assert page.passage.after.toPlainText() == first
    page.passage.after.setPlainText("They rang about a bin. It was a good call.")
    page.passage.flush()
    room.rest()
    choose(room, "title.en")
    page.passage.after.setPlainText("A call to learn from")
    page.passage.flush()
    room.rest()
    confirm_all(room)
    assert "All is confirmed" in page.passages.said.text()
    QTest.keyClick(page.passage.after, Qt.Key.Key_S, CTRL)
    room.qtbot.waitUntil(lambda: page.stack.currentWidget() is page.contacts)
    room.rest()
    assert any("is a scenario now" in words for words in room.said())
    assert page.stack.currentWidget() is page.contacts
    kept = next(each for each in training.kept_scenarios(trainer) if each.scenario.title.en == "A call to learn from")
    assert kept.scenario.made_from_contact
    assert kept.scenario.expects.example_notes.en == "They rang about a bin. It was a good call."
    training.retire_scenario(trainer, kept.scenario.id, retired=True)
    assert rewriting.DRAFTS.every(trainer) == ()


def test_a_name_that_is_written_back_stands_in_the_way(make_rewriting: MakeRewriting, trainer: Desk) -> None:
    room = opened(make_rewriting(trainer))
    page = room.page
    in_hand = page._steps.in_hand
    assert in_hand is not None
    name = in_hand.shop.finder.people.names[0]
    choose(room, NOTES)
    page.passage.after.setPlainText(f"It was {name} who rang.")
    page.passage.flush()
    room.rest()
    assert not page.passage.confirm.isEnabled()
    assert "Somebody is still in 1 passage" in page.passages.said.text()
    page.passages.save.click()
    room.rest()
    assert page.passage.at == NOTES


def test_what_was_written_and_confirmed_is_there_again_and_nothing_of_the_contact_is_kept(
    make_rewriting: MakeRewriting, trainer: Desk
) -> None:
    room = opened(make_rewriting(trainer))
    page = room.page
    choose(room, NOTES)
    page.passage.after.setPlainText("Half of it is written.")
    page.keep_now()
    contact = draft(room).contact
    (kept,) = rewriting.DRAFTS.every(trainer)
    assert kept.texts == {NOTES: "Half of it is written."}
    page.passages.back.click()
    room.rest()
    page.open_thing(contact)
    room.rest()
    choose(room, NOTES)
    assert page.passage.after.toPlainText() == "Half of it is written."
    page.passages.anew.click()
    room.rest()
    assert page.passage.after.toPlainText() == passages_by_place(room)[NOTES].text
    assert rewriting.DRAFTS.every(trainer) == ()


def test_every_look(make_rewriting: MakeRewriting, trainer: Desk) -> None:
    room = make_rewriting(trainer)
    page = room.page

    def at(size: tuple[int, int], go: Callable[[], object]) -> None:
        room.window.resize(*size)
        go()
        room.rest()

    def chosen() -> None:
        opened(room)
        choose(room, NOTES)

    def listed() -> None:
        page.stack.setCurrentWidget(page.contacts)

    sizes = ((1364, 840), (948, 640))
    ways = (listed, chosen)
    screens.check_in_every_look(room.window, *(partial(at, size, way) for size in sizes for way in ways))
