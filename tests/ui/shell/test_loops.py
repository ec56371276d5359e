"""The loops that send and fetch: one thing at a time, at once where there is reason, never in the handler's way."""

from threading import Event

import pytest
from pytestqt.qtbot import QtBot

from agent_desktop.desk.changed import NOTHING
from agent_desktop.desk.faults import ServerFault
from agent_desktop.desk.outbox import Counts, Delivered
from agent_desktop.desk.pulling import Pulled
from agent_desktop.faults import EnvironmentFault
from ui.bridge import Bridge
from ui.shell import delivering as module
from ui.shell import pulling as pulling_module
from ui.shell.delivering import Delivering
from ui.shell.pulling import Pulling, is_due


def answer(waiting: int, next_in_s: float | None = None, fault: EnvironmentFault | None = None) -> Delivered:
    return Delivered(changed=NOTHING, counts=Counts(waiting=waiting), next_in_s=next_in_s, fault=fault)


class Line:
    """Answers what it is told to, one after the other; counts how many ask at the same time."""

    def __init__(self, *answers: Delivered) -> None:
        self.answers = list(answers)
        self.asked = self.inside = self.most_inside = 0
        self.go = Event()
        self.go.set()

    def deliver(self) -> Delivered:
        self.inside += 1
        self.asked += 1
        self.most_inside = max(self.most_inside, self.inside)
        self.go.wait(5)
        self.inside -= 1
        return self.answers.pop(0) if self.answers else answer(0)


def test_it_goes_on_while_there_is_more(qtbot: QtBot, bridge: Bridge) -> None:
    line = Line(answer(100, 0.0), answer(50, 0.0), answer(0))
    sending = Delivering(bridge, line.deliver)
    sending.poke()
    qtbot.waitUntil(lambda: line.asked == 3)
    qtbot.waitUntil(lambda: bridge.under_way == 0)
    sending.stop()


def test_pressed_again_and_again_it_sends_one_at_a_time_and_once_more(qtbot: QtBot, bridge: Bridge) -> None:
    line = Line()
    line.go.clear()
    sending = Delivering(bridge, line.deliver)
    for _ in range(20):
        sending.poke()
    line.go.set()
    qtbot.waitUntil(lambda: line.asked == 2)
    qtbot.waitUntil(lambda: bridge.under_way == 0)
    sending.stop()
    assert line.most_inside == 1
    assert line.asked == 2


def test_a_line_that_is_down_is_asked_again_when_the_outbox_says_and_not_at_once(qtbot: QtBot, bridge: Bridge) -> None:
    line = Line(answer(1, 0.0, EnvironmentFault("No line.")), answer(1, 0.01), answer(0))
    sending = Delivering(bridge, line.deliver)
    sending.poke()
    qtbot.waitUntil(lambda: line.asked == 3)
    sending.stop()


def test_it_rests_while_nobody_is_signed_in(qtbot: QtBot, bridge: Bridge) -> None:
    line = Line()
    sending = Delivering(bridge, line.deliver)
    sending.rest()
    sending.poke()
    assert bridge.under_way == 0
    sending.wake()
    qtbot.waitUntil(lambda: line.asked == 1)
    sending.stop()


def test_a_slow_exchange_shows_how_far_it_is(qtbot: QtBot, bridge: Bridge, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(module, "SHOWN_AFTER_MS", 1)
    line = Line(answer(0))
    line.go.clear()
    sending = Delivering(bridge, line.deliver)
    sending.expect(40)
    told: list[tuple[int, int]] = []
    sending.progress.connect(lambda done, total: told.append((done, total)))
    sending.poke()
    qtbot.waitUntil(lambda: told == [(0, 40)])
    line.go.set()
    qtbot.waitUntil(lambda: told == [(0, 40), (0, 0)])
    sending.stop()


def test_a_fault_of_this_computer_is_told_and_the_loop_lives_on(qtbot: QtBot, bridge: Bridge) -> None:
    line = Line()
    broken = [EnvironmentFault("The disk is full.")]

    def deliver() -> Delivered:
        if broken:
            raise broken.pop()
        return line.deliver()

    sending = Delivering(bridge, deliver)
    with qtbot.waitSignal(sending.fault):
        sending.poke()
    sending.poke()
    qtbot.waitUntil(lambda: line.asked == 1)
    sending.stop()


class Server:
    """Pages to pull; `kept` counts the upkeep."""

    def __init__(self, pages: int) -> None:
        self.pages = pages
        self.pulled = self.kept = 0

    def pull(self) -> Pulled:
        self.pulled += 1
        return Pulled(more=self.pulled < self.pages)

    def keep_up(self) -> None:
        self.kept += 1


@pytest.fixture
def quick(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(pulling_module, "LOOK_MS", 1)
    monkeypatch.setattr(pulling_module, "QUIET_S", 0.02)


@pytest.mark.usefixtures("quick")
def test_pages_are_fetched_one_after_the_other_until_there_is_no_more(qtbot: QtBot, bridge: Bridge) -> None:
    server = Server(pages=5)
    pulling = Pulling(bridge, server.pull, server.keep_up)
    pulling.start()
    qtbot.waitUntil(lambda: server.pulled == 5)
    qtbot.waitUntil(lambda: bridge.under_way == 0)
    pulling.stop()
    assert server.kept == 1


def test_what_changed_is_asked_for_within_a_minute_however_busy_the_handler_is() -> None:
    """From one page to the next at the latest, and four seconds for that page to come."""
    busy, pulled_at = 0.0, 1000.0
    due_at = pulled_at + pulling_module.PULL_EVERY_S
    looks = (pulled_at + number * pulling_module.LOOK_MS / 1000 for number in range(1000))
    begins = next(now for now in looks if is_due(due_at, now, busy))
    assert begins - pulled_at <= 60.0 - 4.0


def test_a_page_gives_way_to_the_handler_for_a_while_and_comes_at_once_where_all_is_quiet() -> None:
    assert is_due(10.0, now=10.0, quiet_s=pulling_module.QUIET_S)
    assert not is_due(10.0, now=9.9, quiet_s=100.0)
    assert not is_due(10.0, now=10.1, quiet_s=0.9)
    assert not is_due(10.0, now=14.9, quiet_s=0.0)


@pytest.mark.usefixtures("quick")
def test_nothing_is_fetched_while_the_handler_waits_for_something(qtbot: QtBot, bridge: Bridge) -> None:
    server = Server(pages=1)
    pop = Event()
    answered: list[bool] = []
    bridge.ask(lambda: pop.wait(5), answered.append, lambda _fault: None, owner=bridge)
    pulling = Pulling(bridge, server.pull, server.keep_up)
    looks: list[None] = []
    pulling._looking.timeout.connect(lambda: looks.append(None))
    pulling.start()
    qtbot.waitUntil(lambda: len(looks) > 20)
    assert (server.pulled, server.kept) == (0, 0)
    pop.set()
    qtbot.waitUntil(lambda: server.pulled == 1)
    pulling.stop()


@pytest.mark.usefixtures("quick")
def test_with_no_line_only_the_upkeep_goes_on_and_a_page_is_due_when_it_is_back(qtbot: QtBot, bridge: Bridge) -> None:
    server = Server(pages=1)
    pulling = Pulling(bridge, server.pull, server.keep_up)
    pulling.see_line(usable=False)
    pulling.start()
    qtbot.waitUntil(lambda: server.kept == 1)
    assert server.pulled == 0
    pulling.see_line(usable=True)
    qtbot.waitUntil(lambda: server.pulled == 1)
    pulling.stop()


@pytest.mark.usefixtures("quick")
def test_a_page_that_fails_is_asked_for_at_the_next_turn(qtbot: QtBot, bridge: Bridge) -> None:
    faults = [ServerFault("No line.")]
    server = Server(pages=1)

    def pull() -> Pulled:
        if faults:
            raise faults.pop()
        return server.pull()

    pulling = Pulling(bridge, pull, server.keep_up)
    with qtbot.waitSignal(pulling.fault):
        pulling.start()
    pulling.see_line(usable=False)
    pulling.see_line(usable=True)
    qtbot.waitUntil(lambda: server.pulled == 1)
    pulling.stop()
