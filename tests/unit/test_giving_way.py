"""Whoever goes through many records waits for the screen's thread, but never for ever."""

import sys
import threading
import time
from collections.abc import Callable

import pytest

from agent_desktop import giving_way
from agent_desktop.giving_way import by_itself, give_way, give_way_unless_awaited, resting_in


def on_another_thread(action: Callable[[], None]) -> threading.Event:
    ended = threading.Event()

    def run() -> None:
        action()
        ended.set()

    threading.Thread(target=run, daemon=True).start()
    return ended


def begun_event_loop(body: Callable[[], None]) -> None:
    """Rests here: what `body` does is the screen's work."""
    with resting_in(sys._getframe()):
        body()


def test_it_goes_on_once_the_screen_rests(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(giving_way, "PATIENCE_S", 60.0)
    ended = threading.Event()

    def works() -> None:
        waits = on_another_thread(give_way)
        assert not waits.wait(0.05)
        on_another_thread(lambda: ended.set() if waits.wait(10) else None)

    held = threading.Lock()
    with resting_in(sys._getframe()), held:
        works()
        end = time.monotonic() + 10
        while not ended.is_set() and time.monotonic() < end:
            held.acquire(timeout=0.01)  # a function of C, as the event loop is: this frame stays the topmost
    assert ended.is_set()


def test_a_screen_that_never_rests_is_not_waited_for_for_ever() -> None:
    def works() -> None:
        assert on_another_thread(give_way).wait(10)

    begun_event_loop(works)


def test_whatever_somebody_waits_for_does_not_give_way(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(giving_way, "PATIENCE_S", 60.0)

    def works() -> None:
        assert on_another_thread(give_way_unless_awaited).wait(10)

    begun_event_loop(works)


def test_whatever_nobody_waits_for_gives_way(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(giving_way, "PATIENCE_S", 60.0)
    begun: list[threading.Event] = []

    def works() -> None:
        begun.append(on_another_thread(lambda: by_itself(give_way_unless_awaited)))
        assert not begun[0].wait(0.05)

    begun_event_loop(works)
    assert begun[0].wait(10), "the screen is closed"


def test_without_a_screen_nothing_waits(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(giving_way, "PATIENCE_S", 60.0)
    assert on_another_thread(give_way).wait(10)


def test_a_thread_that_is_done_with_it_does_not_give_way_any_more(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(giving_way, "PATIENCE_S", 60.0)

    def both() -> None:
        by_itself(lambda: None)
        give_way_unless_awaited()

    def works() -> None:
        assert on_another_thread(both).wait(10)

    begun_event_loop(works)
