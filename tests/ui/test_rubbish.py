"""Nothing of Qt is taken apart on any thread but the screen's."""

import gc
import threading
import weakref

import pytest
from PySide6.QtCore import QObject, QTimer
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from tests.support.screens import settle
from ui.bridge import Bridge, Fault
from ui.rubbish import Collector


class Knot(QObject):
    """Holds itself, and a running timer: Qt complains where that dies on another thread."""

    def __init__(self) -> None:
        super().__init__()
        self.itself = self
        self.timer = QTimer(self)
        self.timer.start(60_000)


def unexpected(fault: Fault) -> None:
    pytest.fail(str(fault))


def litter() -> None:
    """Enough new objects to start the automatic collection many times over."""
    assert len([[] for _ in range(50_000)]) == 50_000


def test_a_thread_that_allocates_takes_nothing_apart(qtbot: QtBot, bridge: Bridge) -> None:
    knots = [weakref.ref(Knot()) for _ in range(20)]
    for _ in range(4):
        bridge.ask(litter, lambda _none: None, unexpected, owner=bridge)
    qtbot.waitUntil(lambda: bridge.under_way == 0)
    gc.collect()
    assert [knot for knot in knots if knot() is not None] == []


def test_the_collector_looks_by_itself_and_gives_back_what_it_took(dressed: QApplication, qtbot: QtBot) -> None:
    gc.enable()
    collector = Collector()
    assert not gc.isenabled()
    knot = weakref.ref(Knot())
    litter()
    for _ in range(50):
        collector.look()
    qtbot.waitUntil(lambda: knot() is None)
    collector.stop()
    assert gc.isenabled()
    gc.disable()
    gc.freeze()  # as the program under test has it: the heap of a whole run is not looked through again and again


def test_what_was_read_since_the_start_settles_once_when_it_may(dressed: QApplication) -> None:
    collector = Collector()
    resting = False
    collector.may_settle = lambda: resting
    read_since = [[number] for number in range(1_000)]
    collector.collect_all()
    before = gc.get_freeze_count()
    resting = True
    collector.collect_all()
    assert gc.get_freeze_count() > before + len(read_since)
    collector.unsettle()
    collector.collect_all()
    assert gc.get_freeze_count() == 0
    collector.stop()


def test_what_an_action_held_dies_on_the_screens_thread(qtbot: QtBot, bridge: Bridge) -> None:
    died_on: list[str] = []
    gate = threading.Event()

    class Held:
        def __del__(self) -> None:
            died_on.append(threading.current_thread().name)

    def ask() -> None:
        held = Held()

        def wait() -> None:
            gate.wait()
            assert held is not None

        bridge.ask(wait, lambda _none: None, unexpected, owner=bridge)

    for _ in range(50):
        ask()
    gate.set()
    qtbot.waitUntil(lambda: bridge.under_way == 0)
    settle()
    assert died_on == [threading.main_thread().name] * 50
