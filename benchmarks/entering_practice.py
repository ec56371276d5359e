"""Into practice and out of it: from the wish to the window in which the caller is heard, and back to live work."""

import time

from benchmarks.desk import desktop, rest, until
from benchmarks.row import Row, percentile, toward

TIMES = 12
GOAL_MS = 1_000.0


def measure(address: str) -> list[Row]:
    from agent_desktop.practice.library import shipped

    entered: list[float] = []
    left: list[float] = []
    with desktop(address) as program:
        live = program.desktop
        until(lambda: live.desk and live.desk.scripts.published, "there are no scripts")
        practising = live.practising
        practising.haste = 0.0  # how long the caller waits is no part of it
        for turn in range(TIMES):
            rest(program)
            began = time.perf_counter()
            live.practise(shipped()[turn % len(shipped())])
            until(lambda: practising.in_front and _heard(practising), "nobody is heard")
            entered.append((time.perf_counter() - began) * 1000)
            rest(program)
            began = time.perf_counter()
            practising.leave()
            until(lambda: live.window.isVisible() and not practising.in_front, "practice is not left")
            left.append((time.perf_counter() - began) * 1000)
            until(lambda: program.bridge.under_way == 0, "something is still asked")
    return [
        toward("into practice, until the caller is heard, p95", "ms", round(percentile(entered, 0.95)), GOAL_MS),
        toward("into practice, the first time", "ms", round(entered[0]), GOAL_MS),
        toward("out of practice, p95", "ms", round(percentile(left, 0.95)), GOAL_MS),
    ]


def _heard(practising: object) -> bool:
    from ui.practice.mode.practising import Practising

    assert isinstance(practising, Practising)
    return practising.window is not None and bool(practising.window.call.heard.words)
