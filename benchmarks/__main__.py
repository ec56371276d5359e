"""`make bench`: prints the table and writes build/bench.json."""

import multiprocessing
import os
import sys
import time
from collections.abc import Callable
from pathlib import Path
from typing import ParamSpec, TypeVar

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

from benchmarks import (
    authority,
    catching_up,
    checking_scripts,
    desk,
    draining,
    opening,
    reporting,
    searching,
    stepping,
    store,
    typing_answers,
    wire,
)
from benchmarks.row import Row, table, write

POPS = 200
OUT = Path("build/bench.json")

Given = ParamSpec("Given")
Answer = TypeVar("Answer")


def alone(measure: Callable[Given, Answer], *given: Given.args, **named: Given.kwargs) -> Answer:
    """In a process of its own, so that no figure depends on what was measured before it. Says how long it took."""
    start = time.monotonic()
    with multiprocessing.get_context("spawn").Pool(1) as pool:
        answer = pool.apply(measure, given, named)
    sys.stdout.write(f"{measure.__module__}.{measure.__name__}: {time.monotonic() - start:.0f} s\n")
    sys.stdout.flush()
    return answer


def main() -> int:
    rows: list[Row] = []
    rows += opening.measure()
    url = authority.authority()
    numbers = authority.numbers(url, POPS)
    sys.stdout.write(f"{authority.contacts(url):,} contacts; {len(numbers)} numbers\n")
    with authority.serving(url) as address:
        of_the_wire, server_ms, transfer_ms = alone(wire.measure, address, numbers)
        rows += of_the_wire
        rows += alone(desk.measure, address, numbers, server_ms, transfer_ms)
        rows += alone(stepping.measure, address, numbers)
        rows += alone(typing_answers.measure, address)
        rows += alone(reporting.measure, address)
        rows += alone(desk.stalls, address, authority.FOLDER / "tour")
    rows += alone(store.measure)
    rows += alone(searching.measure)
    rows += alone(checking_scripts.measure)
    rows += alone(catching_up.measure)
    rows += alone(draining.measure)
    write(rows, OUT)
    sys.stdout.write(table(rows) + "\n")
    return 0


if __name__ == "__main__":
    sys.exit(main())
