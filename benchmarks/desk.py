"""The real desktop on the real server: from a number to painted history, and what many contacts leave behind."""

import os
import tempfile
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

import psutil

from benchmarks.handler import PASSWORD, USERNAME
from benchmarks.row import Row, percentile, toward

if TYPE_CHECKING:
    from PySide6.QtWidgets import QWidget

    from ui.app import Program

FIRST, LAST = 50, 500
"""Contacts opened and closed before the first and the second look at the memory."""
RESTED = 60
"""Pops after a pause in which the desktop has nothing left to do; all others come right upon the one before."""
PAUSE_S = 0.3
WARM_UP = 5
PATIENCE_S = 20.0
GOAL_MS, GOAL_MB, GOAL_GROWTH_MB, GOAL_STALL_MS = 100.0, 250.0, 5.0, 50.0


def until(condition: Callable[[], object], what: str) -> None:
    """The event loop runs until `condition` holds. Raises TimeoutError with `what`."""
    from PySide6.QtCore import QEventLoop, QTimer

    end = time.monotonic() + PATIENCE_S
    while not condition():
        if time.monotonic() > end:
            raise TimeoutError(what)
        loop = QEventLoop()
        QTimer.singleShot(1, loop.quit)
        loop.exec()


@contextmanager
def desktop(address: str) -> "Iterator[Program]":
    """Signed in, with a home of its own."""
    with tempfile.TemporaryDirectory(prefix="bench-") as home:
        for name in ("HOME", "XDG_CONFIG_HOME", "XDG_DATA_HOME", "XDG_STATE_HOME", "AGENT_DESKTOP_RUNTIME_DIR"):
            os.environ[name] = home
        from PySide6.QtWidgets import QApplication  # Qt reads the environment when it is imported

        from ui.app import Program
        from ui.cli import Options

        app = QApplication.instance()
        assert app is None or isinstance(app, QApplication)
        program = Program(
            app or QApplication(["agent-desktop"]),
            Options(server=address, theme="light", language="en", demo_user=USERNAME, demo_password=PASSWORD),
        )
        program.desktop.window.resize(1440, 900)
        try:
            program.start()
            until(lambda: program.desktop.desk and program.desktop.desk.user, "nobody is signed in")
            yield program
        finally:
            program.close()


class _Paints:
    """Sees when the history of one contact is painted with rows in it.

    Watches that one list: a filter on the whole program would itself cost a tenth of what is measured.
    """

    def __init__(self) -> None:
        from PySide6.QtCore import QEvent, QObject
        from PySide6.QtWidgets import QAbstractItemView

        class Filter(QObject):
            seen = False

            def eventFilter(self, watched: QObject, event: QEvent) -> bool:
                if event.type() is QEvent.Type.Paint and isinstance(view := watched.parent(), QAbstractItemView):
                    self.seen = self.seen or view.model().rowCount() > 0
                return False

        self._filter = Filter()

    def watch(self, screen: "QWidget") -> None:
        from PySide6.QtWidgets import QListView

        self._filter.seen = False
        for view in screen.findChildren(QListView):
            view.viewport().installEventFilter(self._filter)

    @property
    def seen(self) -> bool:
        return self._filter.seen


class Pop(NamedTuple):
    """Milliseconds: from the number to the painted history, and what the screen's thread worked of them."""

    whole: float
    worked: float


def pop(program: "Program", number: str, paints: _Paints) -> Pop:
    """From the number to the painted first page of history; flags and header were painted before it."""
    start, worked = time.perf_counter(), time.thread_time()
    program.desktop.call(number)
    screen = program.desktop.open.current if program.desktop.open else None
    assert screen is not None
    paints.watch(screen)
    until(lambda: paints.seen, f"{number}: no history is painted")
    return Pop((time.perf_counter() - start) * 1000, (time.thread_time() - worked) * 1000)


def close(program: "Program") -> None:
    opened = program.desktop.open
    assert opened is not None
    opened.close()
    until(lambda: program.bridge.under_way == 0, "something is still asked")


def rest(program: "Program") -> None:
    """Until the next contact screen is ready and nothing is left to be done, as when calls are a second apart."""
    from ui.contacts.ready import ReadyScreens

    ready = program.desktop.window.findChild(ReadyScreens)
    until(lambda: ready is not None and ready.is_ready, "no contact screen is made ready")
    end = time.monotonic() + PAUSE_S
    until(lambda: time.monotonic() > end and program.bridge.under_way == 0, "something is still asked")


def _megabytes(program: "Program") -> float:
    """As it stands after what the program itself does every twenty seconds, nothing of the last contact left."""
    rest(program)
    program.collector.collect_all()
    return float(psutil.Process().memory_info().rss) / 1024 / 1024


def measure(address: str, numbers: list[str], server_ms: float, transfer_ms: float) -> list[Row]:
    """The pops of all numbers, then as many more as the memory's rows need."""
    with desktop(address) as program:
        paints = _Paints()
        rested: list[Pop] = []
        at_once: list[Pop] = []
        memory: dict[int, float] = {}
        for turn in range(LAST):
            if turn < RESTED:
                rest(program)
            times = rested if turn < RESTED else at_once
            times.append(pop(program, numbers[turn % len(numbers)], paints))
            close(program)
            if turn + 1 in {FIRST, LAST}:
                memory[turn + 1] = _megabytes(program)
    wholes, hurried = [each.whole for each in rested[WARM_UP:]], percentile([each.whole for each in at_once], 0.95)
    whole, median = percentile(wholes, 0.95), percentile(wholes, 0.5)
    worked = percentile([each.worked for each in rested[WARM_UP:]], 0.95)
    return [
        toward("screen pop, number to painted history, p95", "ms", round(whole, 1), GOAL_MS),
        toward("screen pop, the same, median", "ms", round(median, 1), GOAL_MS),
        toward("screen pop right upon another, p95", "ms", round(hurried, 1), GOAL_MS),
        Row("  of which the server, p95", "ms", round(server_ms, 1), "the whole p95", round(whole, 1)),
        Row("  of which the transfer, p95", "ms", round(transfer_ms, 1), "the whole p95", round(whole, 1)),
        Row(
            "  the rest: desktop and paint",
            "ms",
            round(whole - server_ms - transfer_ms, 1),
            "the whole p95",
            round(whole, 1),
        ),
        Row("  the screen's thread at work, p95", "ms", round(worked, 1), "the whole p95", round(whole, 1)),
        toward(f"memory after {FIRST} contacts opened and closed", "MB", round(memory[FIRST], 1), GOAL_MB),
        toward(f"memory after {LAST} contacts opened and closed", "MB", round(memory[LAST], 1), GOAL_MB),
        toward("growth between the two", "MB", round(memory[LAST] - memory[FIRST], 1), GOAL_GROWTH_MB),
    ]


def stalls(address: str, folder: Path) -> list[Row]:
    """The tour, in a process and on a screen of its own; its longest stall, whole and without the changes of look."""
    import json
    import shutil
    import subprocess
    import sys

    from central_server.demo.launch import SCREEN

    environment = os.environ | {"AGENT_DESKTOP_DEMO_USER": USERNAME, "AGENT_DESKTOP_DEMO_PASSWORD": PASSWORD}
    environment.pop("QT_QPA_PLATFORM", None)
    virtual = shutil.which("xvfb-run")
    if virtual is None:
        return []
    command = [
        virtual,
        "-a",
        "-s",
        SCREEN,
        sys.executable,
        "-m",
        "tests.tour",
        "--server",
        address,
        "--out",
        str(folder),
    ]
    # Where a step does not hold its figures still do: the table is not to be lost for it.
    held = subprocess.run(command, env=environment, check=False, stdout=subprocess.DEVNULL).returncode == 0
    steps = json.loads((folder / "tour.json").read_text(encoding="utf-8"))["steps"]
    looks = {"Dark", "High contrast", "As before"}
    call = [
        step
        for step in steps
        if step["name"] not in looks and "200" not in step["name"] and "window" not in step["name"]
    ]
    worst = max(call, key=lambda step: float(step["stall_ms"]))
    ended = "" if held else f"; the tour did not hold, after {len(steps)} steps"
    rows = [
        toward(
            f"longest stall over the call ({worst['name'].lower()}{ended})",
            "ms",
            float(worst["stall_ms"]),
            GOAL_STALL_MS,
        )
    ]
    changes = [float(step["stall_ms"]) for step in steps if step not in call]
    if changes:
        rows.append(toward("longest stall when look or size change", "ms", max(changes), GOAL_STALL_MS))
    return rows
