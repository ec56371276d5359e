"""From the place called Practice into a call, and from what was set after a review to the call that trains it."""

import pytest
from pytestqt.qtbot import QtBot

from agent_desktop.contract.practice import AttemptEnd
from agent_desktop.desk import practice
from tests.support import screens
from tests.ui.practice.mode.calls import take_as_the_model
from ui.practice.mode.practising import Practising
from ui.practice.my_practice_page import MyPracticePage
from ui.shell.desktop import Desktop

PLAYS = pytest.mark.qt_log_ignore("This plugin does not support")
"""A walkthrough takes the keyboard, which the offscreen platform has none of."""


def page_of(desktop: Desktop, qtbot: QtBot) -> MyPracticePage:
    desktop.window.go("practice")
    assert desktop.work is not None
    assert desktop.work.practice is not None
    page = desktop.work.practice.place.page("mine")
    assert isinstance(page, MyPracticePage)
    qtbot.waitUntil(lambda: page._call is not None, timeout=20_000)
    screens.settle()
    return page


@PLAYS
def test_the_big_button_begins_the_call_and_what_was_practised_moves_one_on(
    desktop: Desktop, practising: Practising, qtbot: QtBot
) -> None:
    page = page_of(desktop, qtbot)
    desk = desktop.desk
    assert desk is not None
    qtbot.waitUntil(lambda: practice.mine(desk).as_of is not None, timeout=20_000)
    qtbot.waitUntil(lambda: page._mine == practice.mine(desk))
    before, call = practice.attempts(desk), page._call
    assert call is not None
    assert call.is_next
    page.card.practise.click()
    qtbot.waitUntil(lambda: practising.in_front and practising.window is not None, timeout=20_000)
    with qtbot.waitSignal(practising.kept, timeout=40_000):
        write = take_as_the_model(desktop, qtbot)
    assert (write.scenario, write.course) == (call.offered.scenario.id, "first-weeks")
    assert write.ended is AttemptEnd.FINISHED
    practising.leave()
    # Not only another call: whether it fits is found out meanwhile, and makes another of the same.
    qtbot.waitUntil(lambda: page._call is not None and page._call.offered.scenario.id != write.scenario)
    assert page._call is not None
    assert page._call.is_next
    assert [info.scenario for info in practice.attempts(desk)][:1] == [write.scenario]
    assert page.attempts.count == len(before) + 1


def test_what_was_set_after_a_review_is_in_front(desktop: Desktop, qtbot: QtBot) -> None:
    page_of(desktop, qtbot)
    desktop.window.go("reviews")
    assert desktop.work is not None
    assert desktop.work.reviews is not None
    desktop.work.reviews.practice_wanted.emit("two-men-one-name")
    assert desktop.window.place == "practice"
    page = page_of(desktop, qtbot)
    qtbot.waitUntil(
        lambda: page._call is not None and page._call.offered.scenario.id == "two-men-one-name", timeout=20_000
    )
