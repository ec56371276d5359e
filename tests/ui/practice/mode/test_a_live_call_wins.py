"""A live call always comes first: practice rests, is kept, and goes on afterwards where it was."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from agent_desktop.contract.practice import AttemptEnd, AttemptWrite
from agent_desktop.desk import practising as practice_desk
from agent_desktop.practice.underway import Underway
from tests.support import screens
from tests.ui.practice.mode.calls import begun, known, screen_of
from ui.bridge import Bridge
from ui.practice.mode.practising import Practising
from ui.shell.desktop import Desktop

PLAYS = pytest.mark.qt_log_ignore("This plugin does not support")
"""Raising a window, which the offscreen platform does not do."""

MAIR = "+441632960123"


def offered(desktop: Desktop) -> list[str]:
    return [notice.words for notice in desktop.window.notices.shown if "waits where you left it" in notice.words]


def test_practice_gives_way_at_once_and_is_offered_again_when_the_live_contact_is_over(
    desktop: Desktop, practising: Practising, qtbot: QtBot
) -> None:
    begun(desktop, qtbot)
    screen = known(practising, qtbot)
    screen.centre.notes.text.setPlainText("Green bin, two days ago.")
    assert practising.attempt is not None
    heard = practising.attempt.underway.heard
    desktop.call(MAIR)
    assert not practising.in_front
    assert desktop.window.isVisible()
    assert not practising.attempt.watch.running
    assert desktop.open is not None
    assert desktop.open.count == 1
    live = desktop.open.current
    assert live is not None
    qtbot.waitUntil(lambda: live.title() == "Mair Evans", timeout=10_000)
    assert offered(desktop) == []
    desktop.open.close()
    assert len(offered(desktop)) == 1
    practising._come_back()
    assert practising.in_front
    assert not desktop.window.isVisible()
    assert practising.attempt.watch.running
    assert practising.attempt.underway.heard[: len(heard)] == heard
    assert screen_of(practising).draft.notes == "Green bin, two days ago."


def test_given_up_after_a_live_call_it_is_an_attempt_without_a_score(
    desktop: Desktop, practising: Practising, qtbot: QtBot
) -> None:
    begun(desktop, qtbot)
    desktop.call(MAIR)
    assert desktop.open is not None
    desktop.open.close()
    with qtbot.waitSignal(practising.left, timeout=10_000) as left:
        practising.leave()
    assert left.args is not None
    write: AttemptWrite = left.args[1]
    assert write.score is None
    assert offered(desktop) == []


def test_a_call_that_comes_while_practice_is_opened_comes_first(
    desktop: Desktop, practising: Practising, qtbot: QtBot
) -> None:
    from tests.ui.practice.mode.calls import scenario

    desktop.practise(scenario())
    desktop.call(MAIR)
    qtbot.waitUntil(lambda: not practising._opening, timeout=20_000)
    assert not practising.in_front
    assert desktop.window.isVisible()
    assert practising.attempt is None


def test_after_the_program_ended_it_is_gone_on_with_where_it_was(
    desktop: Desktop, practising: Practising, qtbot: QtBot
) -> None:
    begun(desktop, qtbot)
    screen = known(practising, qtbot)
    screen.centre.notes.text.setPlainText("He says it was out in time.")
    assert practising.attempt is not None
    before = practising.attempt.underway
    practising.end()  # as at signing out and at the end of the program
    assert desktop.window.isVisible()
    qtbot.waitUntil(lambda: not practising._closing, timeout=10_000)
    assert desktop.desk is not None
    underway = practice_desk.kept(desktop.desk, Underway)
    assert underway is not None
    assert underway.id == before.id
    practising.offer_one_left(underway)
    assert len(offered(desktop)) == 1
    practising._take_up()
    qtbot.waitUntil(lambda: practising.in_front, timeout=20_000)
    attempt = practising.attempt
    assert attempt is not None
    qtbot.waitUntil(lambda: attempt.screen is not None, timeout=10_000)
    assert screen_of(practising).draft.notes == "He says it was out in time."
    assert screen_of(practising).draft.citizen_id == screen.draft.citizen_id
    assert attempt.underway.heard[: len(before.heard)] == before.heard
    assert attempt.underway.worked >= before.worked
    assert practising.window is not None
    assert practising.window.call.heard.words[0].startswith("Caller: ")


def test_signing_in_offers_what_was_left(
    desktop: Desktop, practising: Practising, bridge: Bridge, qtbot: QtBot
) -> None:
    begun(desktop, qtbot)
    known(practising, qtbot)
    practising.end()
    qtbot.waitUntil(lambda: bridge.under_way == 0, timeout=10_000)
    desktop._look_for_practice()
    qtbot.waitUntil(lambda: len(offered(desktop)) == 1, timeout=10_000)


@PLAYS
def test_a_second_start_of_the_program_brings_practice_to_the_front_and_not_live_work(
    desktop: Desktop, practising: Practising, qtbot: QtBot
) -> None:
    begun(desktop, qtbot)
    desktop.raise_window()
    assert practising.in_front
    assert not desktop.window.isVisible()


def test_given_up_after_the_program_ended_nobody_of_it_stays(
    desktop: Desktop, practising: Practising, bridge: Bridge, qtbot: QtBot
) -> None:
    begun(desktop, qtbot)
    known(practising, qtbot)
    practising.end()
    qtbot.waitUntil(lambda: not practising._closing, timeout=10_000)
    assert desktop.desk is not None
    underway = practice_desk.kept(desktop.desk, Underway)
    assert underway is not None
    practising.offer_one_left(underway)
    with qtbot.waitSignal(practising.left) as left:
        practising._drop()
    assert left.args is not None
    write: AttemptWrite = left.args[1]
    assert write.ended is AttemptEnd.CUT
    qtbot.waitUntil(lambda: bridge.under_way == 0, timeout=10_000)
    assert practice_desk.kept(desktop.desk, Underway) is None


def test_the_number_of_a_call_goes_to_live_work_whatever_is_in_front(
    desktop: Desktop, practising: Practising, qtbot: QtBot
) -> None:
    window = begun(desktop, qtbot)
    QTest.keyClick(window, Qt.Key.Key_Space, Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.ShiftModifier)
    screens.settle()
    assert practising.attempt is not None
    work = practising.attempt.parent()
    before = work.open.count  # type: ignore[union-attr] # a Work
    desktop.call(MAIR)
    assert desktop.open is not None
    assert desktop.open.count == 1
    assert work.open.count == before  # type: ignore[union-attr] # a Work


def test_another_call_begun_instead_leaves_nothing_of_the_one_before(
    desktop: Desktop, practising: Practising, bridge: Bridge, qtbot: QtBot
) -> None:
    begun(desktop, qtbot)
    known(practising, qtbot)
    practising.end()
    qtbot.waitUntil(lambda: bridge.under_way == 0, timeout=10_000)
    assert desktop.desk is not None
    underway = practice_desk.kept(desktop.desk, Underway)
    assert underway is not None
    practising.offer_one_left(underway)
    with qtbot.waitSignal(practising.left) as left:
        begun(desktop, qtbot, "a-smell-of-gas")
    assert left.args is not None
    assert (left.args[0], left.args[1].ended) == (underway.id, AttemptEnd.CUT)
    assert offered(desktop) == []
    assert practising.attempt is not None
    qtbot.waitUntil(lambda: bridge.under_way == 0, timeout=10_000)
    work = practising.attempt.parent()
    assert work.open.count == 1  # type: ignore[union-attr] # a Work
