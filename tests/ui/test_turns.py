"""A timer for what nobody waits for: it lets go by the turns in which the screen's thread works, but not for ever."""

import time
from collections.abc import Iterator

import pytest
import shiboken6
from PySide6.QtCore import QElapsedTimer, QObject
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from ui.style.going import let_go
from ui.turns import LullTimer, awaited, once

LONG_S = 0.02


def work() -> None:
    """A turn that is much longer than one of rest."""
    end = time.perf_counter() + LONG_S
    while time.perf_counter() < end:
        pass


class Busy(QObject):
    """Works in turn after turn, `turns` of them."""

    def __init__(self, turns: int) -> None:
        super().__init__()
        self.left = turns
        self._timer = once(self, self._work)
        self._timer.start()

    def _work(self) -> None:
        work()
        self.left -= 1
        if self.left > 0:
            self._timer.start()


def test_at_rest_it_comes_once_and_can_be_stopped(qtbot: QtBot) -> None:
    owner = QObject()
    timer = LullTimer(owner)
    came: list[bool] = []
    timer.timeout.connect(lambda: came.append(timer.isActive()))
    timer.start(1)
    assert timer.isActive()
    qtbot.waitUntil(lambda: came == [False])
    timer.start(1)
    timer.stop()
    clock = QElapsedTimer()
    clock.start()
    qtbot.waitUntil(lambda: clock.elapsed() > 30)
    assert came == [False]


def test_it_waits_for_the_end_of_what_is_going_on(qtbot: QtBot) -> None:
    busy = Busy(4)
    timer = LullTimer(busy, most_looks=1_000)
    left: list[int] = []
    timer.timeout.connect(lambda: left.append(busy.left))
    timer.start(1)
    qtbot.waitUntil(lambda: bool(left))
    assert left == [0]


def test_a_screen_that_never_rests_is_not_waited_for_for_ever(qtbot: QtBot) -> None:
    busy = Busy(1_000)
    timer = LullTimer(busy, most_looks=3)
    left: list[int] = []
    timer.timeout.connect(lambda: left.append(busy.left))
    timer.start(1)
    qtbot.waitUntil(lambda: bool(left))
    assert left[0] > 0


@pytest.fixture
def somebody_waits() -> Iterator[QObject]:
    """For something."""
    wanted = QObject()
    awaited.add(wanted)
    yield wanted
    awaited.discard(wanted)


def test_it_comes_after_what_somebody_waits_for(qtbot: QtBot, somebody_waits: QObject) -> None:
    came: list[str] = []
    nobodys, somebodys = LullTimer(somebody_waits, most_looks=1_000), LullTimer(somebody_waits, for_somebody=True)
    nobodys.timeout.connect(lambda: came.append("nobody's"))
    somebodys.timeout.connect(lambda: came.append("somebody's"))
    somebodys.timeout.connect(lambda: awaited.discard(somebody_waits))
    nobodys.start(1)
    somebodys.start(20)
    qtbot.waitUntil(lambda: len(came) == 2)
    assert came == ["somebody's", "nobody's"]


def test_what_is_closed_is_taken_apart_after_what_somebody_waits_for(qtbot: QtBot, somebody_waits: QObject) -> None:
    part = QWidget()
    let_go(part)
    clock = QElapsedTimer()
    clock.start()
    qtbot.waitUntil(lambda: clock.elapsed() > 200)
    assert shiboken6.isValid(part)
    awaited.discard(somebody_waits)
    qtbot.waitUntil(lambda: not shiboken6.isValid(part))
