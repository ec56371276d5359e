"""The walkthroughs of calls unlike each other are played in the practice window itself, and all is won by them.

All thirty are played on the contact screen alone, and their traces compared: tests/ui/walkthroughs/test_scenarios.py.
"""

import pytest
from pytestqt.qtbot import QtBot

from agent_desktop.contract.practice import AttemptEnd
from agent_desktop.sync import practice_session
from tests.ui.practice.mode.calls import begun, take_as_the_model
from ui.practice.mode.practising import Practising
from ui.shell.desktop import Desktop

PLAYS = pytest.mark.qt_log_ignore("This plugin does not support")
"""A walkthrough takes the keyboard, which the offscreen platform has none of."""

IN_WELSH, TURNS_TO_ANOTHER_SCRIPT, WITHHELD, NO_LINE, SLOW = (
    "a-birth-in-welsh",
    "a-tap-and-a-small-boy",
    "no-name-and-no-number",
    "no-heat-and-no-line",
    "hours-cut-in-summer",
)
GOOD = 95


@pytest.fixture(autouse=True)
def not_so_slow(monkeypatch: pytest.MonkeyPatch) -> None:
    """A slow server is waited for as long as it takes: here a tenth of that."""
    least, most = practice_session.SLOW_S
    monkeypatch.setattr(practice_session, "SLOW_S", (least / 10, most / 10))


@PLAYS
@pytest.mark.parametrize("name", [IN_WELSH, TURNS_TO_ANOTHER_SCRIPT, WITHHELD, NO_LINE, SLOW])
def test_the_model_is_played_to_its_end(name: str, desktop: Desktop, practising: Practising, qtbot: QtBot) -> None:
    begun(desktop, qtbot, name)
    write = take_as_the_model(desktop, qtbot)
    assert write.ended is AttemptEnd.FINISHED
    assert write.critical == 0
    assert write.score is not None
    assert write.score >= GOOD, [
        (point.words.en, point.why.en, point.got, point.of) for point in write.points if point.got != point.of
    ]
    assert practising.in_front
