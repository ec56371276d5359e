"""From one step of a guided script to the next: from the key to the painted words."""

import time
from collections.abc import Callable
from datetime import UTC, datetime, timedelta
from typing import TYPE_CHECKING

from benchmarks.desk import close, desktop, rest, until
from benchmarks.row import Row, percentile, toward

if TYPE_CHECKING:
    from ui.app import Program
    from ui.contacts.screen import ContactScreen
    from ui.scripts.step_page import StepPage

WALKS = 15
"""Calls, each to the end of the script and back to its beginning."""
SERVICE = "missed_collection"
ANSWERS = ("1", "date", "2", "2", "1", "2", "", "")
"""What is pressed at each step before Enter: a number key, a date typed, nothing."""
GOAL_MS = 16.0


def measure(address: str, numbers: list[str]) -> list[Row]:
    on: list[float] = []
    back: list[float] = []
    with desktop(address) as program:
        until(lambda: program.desktop.desk and program.desktop.desk.scripts.published, "there are no scripts")
        for turn in range(WALKS):
            rest(program)
            screen, page = _begun(program, numbers[turn % len(numbers)])
            for answer in ANSWERS:
                _answer(screen, answer)
                on.append(_painted(page, screen.centre.next_wanted.emit))
            back += [_painted(page, screen.centre.back_wanted.emit) for _ in ANSWERS]
            close(program)
    return [
        toward("step to step of a script, painted, p95", "ms", round(percentile(on, 0.95), 1), GOAL_MS),
        toward("step to step of a script, the same, median", "ms", round(percentile(on, 0.5), 1), GOAL_MS),
        toward("one step back, painted, p95", "ms", round(percentile(back, 0.95), 1), GOAL_MS),
    ]


def _begun(program: "Program", number: str) -> "tuple[ContactScreen, StepPage]":
    """A call that a script leads, at its first step."""
    from ui.contacts.screen import ContactScreen
    from ui.scripts.step_page import StepPage

    program.desktop.call(number)
    screen = program.desktop.open.current if program.desktop.open else None
    assert isinstance(screen, ContactScreen)
    until(lambda: screen.draft.citizen_id is not None, f"{number}: nobody is shown")
    screen.bar.service_chosen.emit(SERVICE)
    until(lambda: program.bridge.under_way == 0, "something is still asked")
    for _step in ("who is speaking", "what they need"):
        screen.centre.next_wanted.emit()
    page = screen.findChild(StepPage)
    assert isinstance(page, StepPage)
    until(lambda: page.was_seen, "no step is painted")
    return screen, page


def _answer(screen: "ContactScreen", answer: str) -> None:
    from PySide6.QtTest import QTest

    focus = screen.focusWidget() or screen
    if answer == "date":
        QTest.keyClicks(focus, f"{datetime.now(UTC) - timedelta(days=2):%d/%m/%Y}")
    elif answer:
        QTest.keyClicks(focus, answer)


def _painted(page: "StepPage", move: Callable[[], object]) -> float:
    """Milliseconds from the move to the words of another step on the screen."""
    before = page.shown
    start = time.perf_counter()
    move()
    until(lambda: page.shown is not before and page.was_seen, "no other step is painted")
    return (time.perf_counter() - start) * 1000
