"""The bridge keeps its word: one delivery, on the screen's thread, or none at all."""

import threading
from functools import partial

import pytest
from PySide6.QtCore import QObject
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from agent_desktop.faults import EnvironmentFault, ProgramFault
from tests.conftest import ExpectLog
from ui.bridge import Bridge


def unexpected(what: object) -> None:
    pytest.fail(str(what))


def test_the_result_comes_on_the_screens_thread(qtbot: QtBot, bridge: Bridge) -> None:
    threads: list[int] = []
    results: list[int] = []

    def action() -> int:
        threads.append(threading.get_ident())
        return 42

    def done(value: int) -> None:
        threads.append(threading.get_ident())
        results.append(value)

    bridge.ask(action, done, unexpected, owner=bridge)
    qtbot.waitUntil(lambda: results == [42])
    assert threads[0] != threads[1] == threading.get_ident()


def test_an_environment_fault_arrives_as_it_is(qtbot: QtBot, bridge: Bridge) -> None:
    fault = EnvironmentFault("away")
    met: list[object] = []

    def action() -> None:
        raise fault

    bridge.ask(action, unexpected, met.append, owner=bridge)
    qtbot.waitUntil(lambda: met == [fault])


def test_a_defect_is_logged_without_what_a_citizen_said(qtbot: QtBot, bridge: Bridge, expect_log: ExpectLog) -> None:
    expect_log(r"^ERROR ui.bridge: defect: KeyError\n(?!.*Mair Evans)[\s\S]*test_bridge")
    met: list[object] = []

    def action() -> None:
        who = "Mair" + " Evans"
        raise KeyError(who)

    bridge.ask(action, unexpected, met.append, owner=bridge)
    qtbot.waitUntil(lambda: bool(met))
    assert isinstance(met[0], ProgramFault)
    assert "Mair Evans" not in str(met[0])


def test_nothing_is_delivered_once_cancelled_or_the_owner_is_gone(qtbot: QtBot, bridge: Bridge) -> None:
    gate = threading.Event()
    owner = QObject()
    delivered: list[object] = []
    bridge.ask(gate.wait, delivered.append, delivered.append, owner=bridge).cancel()
    bridge.ask(gate.wait, delivered.append, delivered.append, owner=owner)
    with qtbot.waitSignal(owner.destroyed):
        owner.deleteLater()
    with qtbot.waitSignal(bridge.idle):
        gate.set()
    assert delivered == []


def test_a_callback_that_fails_does_not_rob_the_others(qtbot: QtBot, bridge: Bridge) -> None:
    delivered: list[int] = []

    def fails(_value: int) -> None:
        raise RuntimeError("a screen's defect")

    with qtbot.captureExceptions() as met:
        bridge.ask(lambda: 1, fails, unexpected, owner=bridge)
        for number in range(20):
            bridge.ask(partial(abs, number), delivered.append, unexpected, owner=bridge)
        qtbot.waitUntil(lambda: len(delivered) == 20)
    assert [kind for kind, _error, _trace in met] == [RuntimeError]


def test_closing_ends_the_asking(qtbot: QtBot, bridge: Bridge) -> None:
    bridge.close()
    widget = QWidget()
    qtbot.addWidget(widget)
    assert not bridge.ask(lambda: 1, unexpected, unexpected, owner=widget).wanted
    assert bridge.under_way == 0


def test_what_comes_last_waits_for_what_is_being_kept(qtbot: QtBot, bridge: Bridge) -> None:
    gate = threading.Event()
    order: list[str] = []

    def keep() -> None:
        gate.wait(10)
        order.append("kept")

    bridge.ask(keep, lambda _none: None, unexpected, owner=bridge, near=True)
    bridge.ask(partial(order.append, "left"), lambda _none: None, unexpected, owner=bridge, last=True)
    bridge.ask(partial(order.append, "another"), lambda _none: gate.set(), unexpected, owner=bridge)
    with qtbot.waitSignal(bridge.idle):
        pass
    assert order == ["another", "kept", "left"]


def test_what_comes_last_begins_at_once_where_nothing_is_being_kept(qtbot: QtBot, bridge: Bridge) -> None:
    gate = threading.Event()
    left: list[object] = []
    bridge.ask(gate.wait, lambda _there: None, unexpected, owner=bridge)
    bridge.ask(lambda: None, left.append, unexpected, owner=bridge, last=True)
    qtbot.waitUntil(lambda: left == [None])
    gate.set()
    qtbot.waitUntil(lambda: bridge.under_way == 0)
