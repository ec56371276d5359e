"""Institutions and what people call things: begun, changed, ended, and nobody's words lost."""

import uuid

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel, QWidget

from agent_desktop.contract.base import Words
from agent_desktop.contract.institutions import InstitutionChange
from agent_desktop.desk import answer_editing
from agent_desktop.desk.desk import Desk
from tests.support import accessibility, screens
from tests.ui.knowledge.editor.conftest import Room


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


def test_an_institution_is_begun_with_its_hours_changed_and_ended(room: Room, desk: Desk) -> None:
    code = unique()
    begin_institution(room, code)
    part = room.work.institutions.form
    assert part is not None
    hours = field(room, "hours")
    hours.setFocus()
    room.key(Qt.Key.Key_Home)
    room.qtbot.waitUntil(lambda: bool(room.window.findChildren(QWidget, "hours.0")[0].isVisible()))
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


def test_somebody_elses_change_of_an_institution_is_met(room: Room, desk: Desk) -> None:
    code = unique()
    begin_institution(room, code)
    room.press("Save")
    found = next(each for each in answer_editing.institutions(desk) if each.code == code)
    answer_editing.change_institution(desk, found, InstitutionChange(address="Theirs"))
    type_in(room, "does.en", "Mine.")
    room.press("Save")
    assert any("Somebody else changed this" in words for words in room.said())
    room.press("Save mine over it")
    after = next(each for each in answer_editing.institutions(desk) if each.code == code)
    assert (after.does, after.address) == (Words(en="Mine."), "")


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
