"""Institutions and what people call things: begun, changed, ended, and nobody's words lost."""

import uuid

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel, QWidget

from agent_desktop.contract.base import Words
from agent_desktop.contract.institutions import Institution, InstitutionChange
from agent_desktop.desk import answer_editing
from agent_desktop.desk.desk import Desk
from agent_desktop.desk.record_drafts import INSTITUTIONS, SYNONYMS, RecordInHand
from tests.support import accessibility, screens
from tests.ui.knowledge.editor.conftest import MakeRoom, Room


def unique() -> str:
    return f"x{uuid.uuid4().hex[:10]}"


def field(room: Room, name: str) -> QWidget:
    found = [each for each in room.window.findChildren(QWidget, name) if each.isVisible()]
    assert found, f"no field “{name}”"
    return found[0]


def type_in(room: Room, name: str, words: str) -> None:
    field(room, name).setFocus()
    room.key(Qt.Key.Key_A, Qt.KeyboardModifier.ControlModifier)
    room.type(words)


def begin_institution(room: Room, code: str) -> None:
    room.go("Institutions")
    room.press("New institution")
    room.type(code)
    type_in(room, "name.en", f"Water board {code}")
    type_in(room, "does.en", "They look after water.")


def say_hours(room: Room) -> None:
    """Its phones are answered at hours of each weekday."""
    field(room, "hours").setFocus()
    room.key(Qt.Key.Key_Home)
    room.qtbot.waitUntil(lambda: bool(room.window.findChildren(QWidget, "hours.0")[0].isVisible()))


def test_an_institution_is_begun_with_its_hours_changed_and_ended(room: Room, desk: Desk) -> None:
    code = unique()
    begin_institution(room, code)
    say_hours(room)
    type_in(room, "hours.0", "09:00-12:30, 13:30-17:00")
    type_in(room, "hours.5", "9.00 - 13.00")
    type_in(room, "hours.1", "whenever")
    room.press("Save")
    assert not [each for each in answer_editing.institutions(desk) if each.code == code]
    assert any("whenever" in each.text() for each in labels(room))
    type_in(room, "hours.1", "")
    room.key(Qt.Key.Key_A, Qt.KeyboardModifier.ControlModifier)
    room.key(Qt.Key.Key_Delete)
    room.press("Save")
    found = next(each for each in answer_editing.institutions(desk) if each.code == code)
    assert found.hours is not None
    assert [(each.day, f"{each.opens:%H:%M}", f"{each.closes:%H:%M}") for each in found.hours.openings] == [
        (0, "09:00", "12:30"),
        (0, "13:30", "17:00"),
        (5, "09:00", "13:00"),
    ]
    accessibility.check(room.window)
    room.press("End it: it is found no more")
    assert not next(each for each in answer_editing.institutions(desk) if each.code == code).active
    room.press("Use it again")
    assert next(each for each in answer_editing.institutions(desk) if each.code == code).active


def labels(room: Room) -> list[QLabel]:
    return [each for each in room.window.findChildren(QLabel) if each.isVisible()]


def institution(desk: Desk, code: str) -> Institution:
    return next(each for each in answer_editing.institutions(desk) if each.code == code)


def in_hand(desk: Desk, code: str) -> list[RecordInHand[Institution]]:
    """What is on the disk of an institution that is called so."""
    return [hand for hand in INSTITUTIONS.every(desk) if code in hand.name]


def test_saving_mine_over_somebody_elses_change_undoes_nothing_of_it(room: Room, desk: Desk) -> None:
    code = unique()
    begin_institution(room, code)
    type_in(room, "synonyms", "the water")
    room.press("Save")
    theirs = InstitutionChange(
        address="Theirs", does=Words(en="They look after water.", cy="Nhw."), synonyms=("the water", "drains")
    )
    answer_editing.change_institution(desk, institution(desk, code), theirs)
    type_in(room, "does.en", "Mine.")
    type_in(room, "synonyms", "the water")
    room.key(Qt.Key.Key_Return)
    room.type("taps")
    room.press("Save")
    assert any("Somebody else changed this" in words for words in room.said())
    assert any("saving over it keeps what they changed" in words for words in room.said())
    assert institution(desk, code).does.en == "They look after water.", "nothing was saved yet"
    room.press("Save mine over it")
    after = institution(desk, code)
    assert (after.does, after.address) == (Words(en="Mine.", cy="Nhw."), "Theirs")
    assert after.synonyms == ("the water", "drains", "taps")
    assert field(room, "address").property("text") == "Theirs"
    assert not in_hand(desk, code)


def test_what_both_changed_is_named_before_it_is_saved_over(room: Room, desk: Desk) -> None:
    code = unique()
    begin_institution(room, code)
    room.press("Save")
    answer_editing.change_institution(desk, institution(desk, code), InstitutionChange(address="Theirs"))
    type_in(room, "address", "Mine")
    room.press("Save")
    assert any("Both of you changed: Address." in words for words in room.said())
    room.press("Show theirs")
    assert field(room, "address").property("text") == "Theirs"
    assert not in_hand(desk, code)


def test_what_is_typed_is_on_disk_within_a_second_and_comes_back(room: Room, make_room: MakeRoom, desk: Desk) -> None:
    """Also what is no number and no hours yet."""
    code = unique()
    begin_institution(room, code)
    room.press("Add a number")
    room.type("0300 half a num")
    say_hours(room)
    type_in(room, "hours.1", "whenever")
    room.rest()
    (kept,) = in_hand(desk, code)
    assert kept.base is None
    again = make_room(desk)
    again.go("Institutions")
    page = again.work.institutions.page
    assert page is not None
    first = page.list.model().index(0, 0)
    assert code in first.data()
    page.list.activated.emit(first)
    again.rest()
    form = again.work.institutions.form
    assert form is not None
    assert form.typed == kept.typed
    assert "0300 half a num" in form.typed["phones"]
    assert "whenever" in form.typed["hours"]
    type_in(again, "hours.1", "09:00-17:00")
    again.press("Remove")
    again.press("Save")
    assert institution(desk, code).hours is not None
    assert not in_hand(desk, code)


def test_a_change_that_is_not_saved_comes_back_and_undoes_nothing_that_came_meanwhile(
    room: Room, make_room: MakeRoom, desk: Desk
) -> None:
    code = unique()
    begin_institution(room, code)
    room.press("Save")
    type_in(room, "address", "Mine")
    room.rest()
    assert [hand.base for hand in in_hand(desk, code)] == [institution(desk, code)]
    answer_editing.change_institution(
        desk, institution(desk, code), InstitutionChange(website="https://theirs.example")
    )
    again = make_room(desk)
    again.go("Institutions")
    page = again.work.institutions.page
    assert page is not None
    page.list.activated.emit(page.list.model().index(0, 0))
    again.rest()
    assert field(again, "address").property("text") == "Mine"
    again.press("Save")
    again.press("Save mine over it")
    after = institution(desk, code)
    assert (after.address, after.website) == ("Mine", "https://theirs.example")


def test_what_was_typed_and_taken_back_by_hand_is_kept_nowhere(room: Room, desk: Desk) -> None:
    code = unique()
    begin_institution(room, code)
    room.press("Save")
    type_in(room, "address", "Mine")
    room.rest()
    assert in_hand(desk, code)
    room.key(Qt.Key.Key_A, Qt.KeyboardModifier.ControlModifier)
    room.key(Qt.Key.Key_Delete)
    room.rest()
    assert not in_hand(desk, code)


def test_words_of_a_synonym_come_back_too_and_the_program_may_end_at_once(
    room: Room, make_room: MakeRoom, desk: Desk
) -> None:
    said = unique()
    room.go("What people call it")
    room.press("New words")
    room.type(said)
    room.work.keep_now()
    assert [hand.typed["said"] for hand in SYNONYMS.every(desk) if hand.name == said] == [said]
    again = make_room(desk)
    again.go("What people call it")
    page = again.work.synonyms.page
    assert page is not None
    page.list.activated.emit(page.list.model().index(0, 0))
    again.rest()
    assert field(again, "said").property("text") == said
    type_in(again, "means", "council tax")
    again.press("Save")
    assert not [hand for hand in SYNONYMS.every(desk) if hand.name == said]


def test_words_not_saved_are_kept_when_another_is_opened(room: Room) -> None:
    first = unique()
    begin_institution(room, first)
    room.press("New institution")
    assert any("is not saved yet" in words for words in room.said())
    room.press("Go back to it")
    assert first in field(room, "name.en").property("plainText")


def test_what_people_call_something_is_begun_changed_and_ended(room: Room, desk: Desk) -> None:
    said = unique()
    room.go("What people call it")
    room.press("New words")
    room.press("Save")
    assert not [each for each in answer_editing.synonyms(desk) if each.said == said]
    room.type(said)
    type_in(room, "means", "council tax")
    room.press("Save")
    found = next(each for each in answer_editing.synonyms(desk) if each.said == said)
    assert found.means == ("council tax",)
    accessibility.check(room.window)
    room.press("End it: it is found no more")
    assert not next(each for each in answer_editing.synonyms(desk) if each.said == said).active
    screens.settle()
