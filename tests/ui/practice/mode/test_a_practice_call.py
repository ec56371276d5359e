"""A practice call from its beginning to its score, in the window that nobody can take for live work."""

from datetime import timedelta
from uuid import UUID

import pytest
from msgspec.structs import replace
from PySide6.QtCore import Qt, QTimer
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from agent_desktop.contract.accounts import Role
from agent_desktop.contract.practice import AttemptEnd, AttemptWrite
from agent_desktop.contract.practice_scenarios import ServerLine
from agent_desktop.contract.walkthroughs import Do, Where
from agent_desktop.desk import practice as kept_attempts
from agent_desktop.practice.library import hash_of
from central_server.demo.accounts import PASSWORD
from tests.support import screens
from tests.support.real_server import RealServer
from tests.ui.practice.mode.calls import begun, known, scenario, screen_of, take_as_the_model
from ui.accounts.sign_in import Typed
from ui.bridge import Bridge
from ui.practice.mode.attempt_work import step_in_front
from ui.practice.mode.practising import Practising
from ui.practice.mode.result_page import ResultPage
from ui.shell.desktop import Desktop
from ui.style.naming import find

DROPS = "no-heat-and-no-line"

PLAYS = pytest.mark.qt_log_ignore("This plugin does not support")
"""A walkthrough takes the keyboard, which the offscreen platform has none of."""


def test_it_stands_in_place_of_the_live_window_and_says_what_it_is(
    desktop: Desktop, practising: Practising, qtbot: QtBot
) -> None:
    window = begun(desktop, qtbot)
    assert not desktop.window.isVisible()
    assert window.windowTitle().startswith("PRACTICE")
    assert window.bar.property("practice") is True
    assert "PRACTICE — nothing here reaches a real citizen or case" in screens_words(window.bar)
    assert window.rail.codes == ("contact", "people", "answers", "outbox")
    assert known(practising, qtbot).title() == "Rhodri Bevan"
    assert window.call.heard.words[0].startswith("Caller: ")


def screens_words(bar: object) -> list[str]:
    from PySide6.QtWidgets import QLabel, QWidget

    assert isinstance(bar, QWidget)
    return [label.text() for label in bar.findChildren(QLabel)]


@PLAYS
def test_taken_as_the_model_takes_it_all_is_won_and_the_attempt_is_kept_and_sent(
    desktop: Desktop, practising: Practising, qtbot: QtBot
) -> None:
    begun(desktop, qtbot)
    with qtbot.waitSignal(practising.kept, timeout=40_000):
        write = take_as_the_model(desktop, qtbot)
    assert write.ended is AttemptEnd.FINISHED
    assert write.score == 100
    assert write.critical == 0
    assert write.scenario_hash == hash_of(scenario())
    assert {line.by for line in write.heard} >= {"caller", "handler"}
    assert write.runs
    assert practising.window is not None
    page = practising.window.places.currentWidget()
    assert isinstance(page, ResultPage)
    assert page.spoken.startswith("100 %")
    assert not practising.window.call.again_button.isEnabled()
    assert desktop.desk is not None
    assert kept_attempts.attempts(desktop.desk)[0].score == 100
    practising.leave()
    assert desktop.window.isVisible()
    assert not practising.in_front
    assert desktop.work is not None
    traffic = desktop.work.traffic
    qtbot.waitUntil(lambda: traffic.counts is not None and traffic.waiting == 0, timeout=10_000)


def test_what_was_won_so_far_is_seen_while_the_call_goes_on(
    desktop: Desktop, practising: Practising, qtbot: QtBot
) -> None:
    window = begun(desktop, qtbot)
    screen = known(practising, qtbot)
    screen._scripts._begin("missed-bin")
    qtbot.waitUntil(lambda: step_in_front(screen) is not None)
    qtbot.waitUntil(lambda: len(window.call.heard.words) > 2)
    assert any(words.startswith("You: ") for words in window.call.heard.words)
    shown = step_in_front(screen)
    assert shown is not None
    qtbot.waitUntil(lambda: window.way.map.current == shown.step.id)  # it follows a moment after the step
    assert practising.attempt is not None
    assert practising.attempt.underway.calling is not None


def test_asking_again_has_the_caller_say_the_same_once_more(
    desktop: Desktop, practising: Practising, qtbot: QtBot
) -> None:
    window = begun(desktop, qtbot)
    qtbot.waitUntil(lambda: len(window.call.heard.words) >= len(scenario().opening))
    before = window.call.heard.words
    QTest.keyClick(window, Qt.Key.Key_R, Qt.KeyboardModifier.ControlModifier)
    qtbot.waitUntil(lambda: len(window.call.heard.words) > len(before))
    assert window.call.heard.words[len(before)] in before


def test_it_is_refused_while_a_live_contact_is_open_and_why_is_said(
    desktop: Desktop, practising: Practising, qtbot: QtBot
) -> None:
    assert desktop.work is not None
    desktop.work.new_contact()
    desktop.practise(scenario())
    qtbot.wait(0)
    assert not practising.in_front
    said = [notice.words for notice in desktop.window.notices.shown]
    assert any("a live call always comes first" in words and "Finish the contact" in words for words in said)


def test_one_for_a_script_that_is_gone_is_told_and_not_begun(
    desktop: Desktop, practising: Practising, qtbot: QtBot
) -> None:
    gone = replace(scenario(), script="a-script-that-is-gone")
    desktop.practise(gone)
    qtbot.waitUntil(lambda: bool(desktop.window.notices.shown), timeout=10_000)
    assert "no longer fits the script" in desktop.window.notices.shown[0].words
    assert not practising.in_front
    assert desktop.window.isVisible()


def test_a_pause_stops_the_clock_and_nothing_can_be_done_meanwhile(
    desktop: Desktop, practising: Practising, qtbot: QtBot
) -> None:
    window = begun(desktop, qtbot)
    assert practising.attempt is not None
    QTest.mouseClick(window.band.pause, Qt.MouseButton.LeftButton)
    worked = practising.attempt.watch.worked
    assert not window.rail.isEnabled()
    assert not screen_of(practising).isVisible()
    qtbot.waitUntil(lambda: practising.attempt is not None and practising.attempt.watch.paused > 0.05)
    assert practising.attempt.watch.worked == worked
    QTest.mouseClick(window.band.pause, Qt.MouseButton.LeftButton)
    assert screen_of(practising).isVisible()
    assert practising.attempt.watch.running


def test_a_clock_that_is_set_gains_nothing(desktop: Desktop, practising: Practising, qtbot: QtBot) -> None:
    begun(desktop, qtbot)
    attempt = practising.attempt
    assert attempt is not None
    before = attempt.watch.worked
    attempt._practice.desk.clock.offset -= timedelta(hours=2)
    assert 0 <= attempt.watch.worked - before < 60
    with qtbot.waitSignal(practising.left, timeout=10_000) as left:
        practising.leave()
    assert left.args is not None
    write: AttemptWrite = left.args[1]
    assert write.worked < 60


def test_leaving_in_the_middle_has_no_score_and_forgets_its_people(
    desktop: Desktop, practising: Practising, qtbot: QtBot
) -> None:
    begun(desktop, qtbot)
    with qtbot.waitSignal(practising.left, timeout=10_000) as left:
        practising.leave()
    assert left.args is not None
    write: AttemptWrite = left.args[1]
    assert (write.ended, write.score) == (AttemptEnd.LEFT, None)
    assert desktop.window.isVisible()
    assert practising.attempt is None


def test_whoever_signs_out_as_an_attempt_ends_has_it_when_they_are_back(
    desktop: Desktop, practising: Practising, qtbot: QtBot, bridge: Bridge, town_server: RealServer
) -> None:
    begun(desktop, qtbot)
    ids: list[UUID] = []

    def left(attempt_id: UUID, _write: AttemptWrite) -> None:
        ids.append(attempt_id)
        QTimer.singleShot(0, desktop.sign_out)

    practising.left.connect(left)
    practising.leave()
    qtbot.waitUntil(lambda: bool(ids) and desktop.work is None and bridge.under_way == 0, timeout=20_000)
    desktop.signing.begin_with(Typed(town_server.url, "handler", PASSWORD, remember=False))
    qtbot.waitUntil(lambda: desktop.work is not None, timeout=20_000)
    assert desktop.desk is not None
    assert ids[0] in [each.id for each in kept_attempts.attempts(desktop.desk)]


def test_closing_its_window_leads_back_to_live_work(desktop: Desktop, practising: Practising, qtbot: QtBot) -> None:
    window = begun(desktop, qtbot)
    with qtbot.waitSignal(practising.left, timeout=10_000):
        window.close()
    qtbot.waitUntil(lambda: desktop.window.isVisible() and not practising.in_front)


def test_begun_again_it_is_another_attempt_in_the_same_window(
    desktop: Desktop, practising: Practising, qtbot: QtBot
) -> None:
    window = begun(desktop, qtbot)
    assert practising.attempt is not None
    first = practising.attempt.underway
    QTest.mouseClick(window.band.again, Qt.MouseButton.LeftButton)
    qtbot.waitUntil(lambda: practising.attempt is not None, timeout=20_000)
    assert practising.attempt is not None
    second = practising.attempt.underway
    assert (second.number, second.scenario) == (2, first.scenario)
    assert second.id != first.id


@PLAYS
def test_the_model_is_watched_and_is_no_attempt_of_anybodys(
    desktop: Desktop, practising: Practising, qtbot: QtBot
) -> None:
    window = begun(desktop, qtbot)
    with qtbot.waitSignal(practising.left, timeout=10_000):
        QTest.mouseClick(window.band.model, Qt.MouseButton.LeftButton)
    told: list[object] = []
    practising.left.connect(lambda *args: told.append(args))
    qtbot.waitUntil(lambda: practising.player is not None, timeout=20_000)
    player = practising.player
    assert player is not None
    with qtbot.waitSignal(player.ended, timeout=40_000):
        pass
    page = window.places.currentWidget()
    assert page is not None
    assert page.accessibleName() == "That was the model"
    practising.leave()
    assert told == []


def test_no_live_contact_can_be_opened_from_it_nor_one_of_practice_from_live_work(
    desktop: Desktop, practising: Practising, qtbot: QtBot
) -> None:
    window = begun(desktop, qtbot)
    assert desktop.open is not None
    live_before = desktop.open.count
    QTest.keyClick(window, Qt.Key.Key_N, Qt.KeyboardModifier.ControlModifier)
    screens.settle()
    assert desktop.open.count == live_before
    assert practising.attempt is not None
    work = practising.attempt.parent()
    assert work.desk is not desktop.desk  # type: ignore[union-attr] # a Work
    assert work.desk.client.server_url == "https://practice.invalid"  # type: ignore[union-attr] # a Work


@PLAYS
def test_whoever_trains_records_a_walkthrough_by_doing_the_call_once(
    desktop: Desktop, practising: Practising, qtbot: QtBot
) -> None:
    window = begun(desktop, qtbot)
    assert not window.band.record.isVisible(), "a handler does not record"
    practising._recordings.ready(window, Role.TRAINER)
    first = practising.attempt
    QTest.mouseClick(window.band.record, Qt.MouseButton.LeftButton)
    recordings = practising._recordings
    qtbot.waitUntil(lambda: recordings.work is not None and recordings.work.is_recording, timeout=20_000)
    assert practising.attempt is not first, "it is recorded from the beginning of the call"
    screen = known(practising, qtbot)
    screens.settle()
    following = find(window, "contact.next")
    assert following is not None
    QTest.mouseClick(following, Qt.MouseButton.LeftButton)
    work = recordings.work
    assert work is not None
    practising.leave()
    recordings.finish()
    editor = work.editor
    assert editor is not None
    walkthrough = editor.page.walkthrough
    assert (walkthrough.scenario, walkthrough.where) == (scenario().id, Where.PRACTICE)
    assert [(step.control, step.do) for step in walkthrough.steps[1:]] == [("contact.next", Do.PRESS)]
    assert screen is not None
    editor.page.was_kept()
    editor.close()


@PLAYS
def test_whoever_trains_edits_the_walkthrough_that_there_is(
    desktop: Desktop, practising: Practising, qtbot: QtBot
) -> None:
    window = begun(desktop, qtbot)
    practising._recordings.ready(window, Role.TRAINER)
    QTest.mouseClick(window.band.edit, Qt.MouseButton.LeftButton)
    recordings = practising._recordings
    qtbot.waitUntil(lambda: recordings.work is not None and recordings.work.editor is not None, timeout=20_000)
    assert recordings.work is not None
    editor = recordings.work.editor
    assert editor is not None
    assert editor.page.walkthrough.scenario == scenario().id
    comments = [comment.says for comment in scenario().comments if comment.says]
    assert comments[0] in [step.says for step in editor.page.walkthrough.steps], "with its trainer's words"
    editor.page.was_kept()
    editor.close()


def test_a_line_that_drops_goes_away_with_the_first_step_of_the_script(
    desktop: Desktop, practising: Practising, qtbot: QtBot
) -> None:
    begun(desktop, qtbot, DROPS)
    screen = known(practising, qtbot)
    assert practising.attempt is not None
    line = practising.attempt._practice.line
    assert line.line is ServerLine.GOOD
    screen._scripts._begin(scenario(DROPS).script)
    qtbot.waitUntil(lambda: line.line is ServerLine.AWAY)
    assert practising.attempt.underway.dropped
