"""Whoever goes through many records waits for the screen's thread, but never for ever."""

import threading
import time
from collections.abc import Callable

import pytest

from agent_desktop import giving_way
from agent_desktop.giving_way import by_itself, give_way, give_way_unless_awaited, screen_here, screen_told_by


def on_another_thread(action: Callable[[], None]) -> threading.Event:
    ended = threading.Event()

    def run() -> None:
        action()
        ended.set()

    threading.Thread(target=run, daemon=True).start()
    return ended


class Screen:
    """Tells that it worked all the time, until `rests` is set."""

    def __init__(self) -> None:
        self.rests, self.looked_at = threading.Event(), threading.Event()
        self._stopped = 0.0

    def worked(self) -> float:
        if not self.rests.is_set():
            self._stopped = time.monotonic()
        self.looked_at.set()
        return self._stopped


@pytest.fixture
def patient(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(giving_way, "PATIENCE_S", 60.0)


@pytest.mark.usefixtures("patient")
def test_it_goes_on_once_the_screen_rests() -> None:
    screen = Screen()
    with screen_told_by(screen.worked):
        ended = on_another_thread(give_way)
        assert screen.looked_at.wait(10)
        assert not ended.wait(0.05)
        screen.rests.set()
        assert ended.wait(10)


def test_a_screen_that_never_rests_is_not_waited_for_for_ever() -> None:
    with screen_told_by(Screen().worked):
        assert on_another_thread(give_way).wait(10)


@pytest.mark.usefixtures("patient")
def test_whatever_somebody_waits_for_does_not_give_way() -> None:
    with screen_told_by(Screen().worked):
        assert on_another_thread(give_way_unless_awaited).wait(10)


@pytest.mark.usefixtures("patient")
def test_whatever_nobody_waits_for_gives_way() -> None:
    screen = Screen()
    with screen_told_by(screen.worked):
        ended = on_another_thread(lambda: by_itself(give_way_unless_awaited))
        assert screen.looked_at.wait(10)
        assert not ended.wait(0.05)
        screen.rests.set()
        assert ended.wait(10)


@pytest.mark.usefixtures("patient")
def test_a_thread_that_is_done_with_it_does_not_give_way_any_more() -> None:
    def both() -> None:
        by_itself(lambda: None)
        give_way_unless_awaited()

    with screen_told_by(Screen().worked):
        assert on_another_thread(both).wait(10)


@pytest.mark.usefixtures("patient")
def test_without_a_screen_nothing_waits() -> None:
    assert on_another_thread(give_way).wait(10)


@pytest.mark.usefixtures("patient")
def test_a_thread_that_waits_for_another_rests() -> None:
    with screen_here():
        assert on_another_thread(give_way).wait(10)
