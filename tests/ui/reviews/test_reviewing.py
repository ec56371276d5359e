"""A contact is reviewed by keys alone, kept as it is written, and submitted when nothing lacks."""

import os

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication

from agent_desktop.contract.evaluations import EvaluationState
from agent_desktop.desk import evaluations
from agent_desktop.desk.desk import Desk
from agent_desktop.desk.review_drafts import REVIEWS
from tests.support import screens
from tests.ui.reviews.conftest import Room
from ui.reviews.queue import Kind

WIDE, NARROW = (1364, 840), (560, 900)


def picture(room: Room, name: str) -> None:
    folder = os.environ.get("REVIEW_PICTURES")
    if folder:
        room.window.grab().save(f"{folder}/{name}.png")


def open_first(room: Room) -> None:
    """The newest contact in the list, by keys."""
    room.page.queue.list.setFocus()
    room.key(Qt.Key.Key_Return)
    room.rest()
    assert room.page.work.session is not None


def answer_all(room: Room) -> None:
    """Every question by its first number key and Enter; what lacks is written where Enter leads."""
    form = room.page.panel.form
    form.setFocus()
    for _ in range(80):
        session = room.page.work.session
        assert session is not None
        focus = QApplication.focusWidget()
        if focus is room.page.panel.remarks.whole or form.current is None:
            return
        assert focus is not None
        card = form.current
        if card.values.isAncestorOf(focus):
            if not session.given(card.question.code).value:
                room.key(Qt.Key.Key_1)
            room.key(Qt.Key.Key_Return)
        elif card.comment is focus or card.reason is focus:
            if not focus.property("plainText"):
                room.type("As heard.")
            room.key(Qt.Key.Key_Return)
        else:  # a root cause
            room.key(Qt.Key.Key_1)
            room.key(Qt.Key.Key_Return)
    raise AssertionError("the keys do not come to the end")


def test_by_keys_alone_from_the_list_to_submitted(room: Room, desk: Desk) -> None:
    open_first(room)
    picture(room, "opened")
    work = room.page.work
    opened = work._open
    assert opened is not None
    answer_all(room)
    room.type("Warm and patient.")
    picture(room, "answered")
    assert work.session is not None
    assert work.session.lacks == ()
    work.submit()
    room.qtbot.waitUntil(lambda: any("submitted" in each for each in room.said()), timeout=20_000)
    info = evaluations.evaluation_of(desk, opened.about.id)
    assert info is not None
    assert (info.state, info.score is not None) == (EvaluationState.SUBMITTED, True)
    assert REVIEWS.every(desk) == ()
    room.rest()


def test_what_was_only_looked_at_leaves_nothing(room: Room, desk: Desk) -> None:
    open_first(room)
    about = room.page.work._open
    assert about is not None
    room.page._leave()
    room.rest()
    assert evaluations.evaluation_of(desk, about.about.id) is None
    assert REVIEWS.every(desk) == ()


@pytest.mark.parametrize("size", [WIDE, NARROW])
def test_nothing_is_cut_off(room: Room, size: tuple[int, int]) -> None:
    room.window.resize(*size)
    open_first(room)
    screens.check_in_every_look(room.window)


def test_the_list_stays_as_it_stands_while_one_of_it_is_reviewed(room: Room) -> None:
    rows = room.page.queue.list
    before = rows.count
    rows.setFocus()
    room.key(Qt.Key.Key_Down)
    chosen = rows.currentIndex().row()
    assert chosen == 1
    room.key(Qt.Key.Key_Return)
    room.rest()
    room.page.panel.remarks.whole.setPlainText("Warm and patient.")
    room.page.work.save()
    room.rest()
    assert rows.count == before
    assert rows.currentIndex().row() == chosen


def test_every_handler_can_be_chosen_whether_a_contact_of_theirs_is_in_sight_or_not(room: Room, desk: Desk) -> None:
    pick = room.page.queue._by_handler
    offered = {str(pick.itemData(row)) for row in range(pick.count())} - {""}
    assert {str(each.id) for each in evaluations.handlers(desk)} <= offered


def test_nothing_of_one_list_stands_in_another_while_that_is_fetched(room: Room) -> None:
    """Enter would open what nobody meant."""
    queue = room.page.queue
    assert queue.list.count > 0
    queue.choose(Kind.REVIEWED)
    assert queue.list.count == 0
    room.rest()
    queue.choose(Kind.CONTACTS)
    room.rest()
    assert queue.list.count > 0
