"""A timer for what nobody waits for: it lets go by the turns in which the screen's thread works, but not for ever."""

import time

from PySide6.QtCore import QElapsedTimer, QObject
from pytestqt.qtbot import QtBot

from ui.turns import LullTimer, once

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
