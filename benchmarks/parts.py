"""What `make bench` measures, part by part. Each can be measured without the others."""

from collections.abc import Callable

from benchmarks import (
    authority,
    calibrating,
    catching_up,
    checking_scripts,
    desk,
    draining,
    entering_practice,
    hearing,
    long_calls,
    opening,
    practising,
    reporting,
    reviewing,
    searching,
    stepping,
    store,
    typing_answers,
    wire,
    writing_scripts,
)
from benchmarks.alone import alone
from benchmarks.row import Row

OfTheAuthority = Callable[[str, list[str]], list[Row]]
"""Asks the server at an address about the people whom some numbers belong to."""


def _popping(address: str, numbers: list[str]) -> list[Row]:
    of_the_wire, server_ms, transfer_ms = alone(wire.measure, address, numbers)
    return [*of_the_wire, *alone(desk.measure, address, numbers, server_ms, transfer_ms)]


OF_THE_AUTHORITY: dict[str, OfTheAuthority] = {
    "popping": _popping,
    "stepping": lambda address, numbers: alone(stepping.measure, address, numbers),
    "typing": lambda address, _numbers: alone(typing_answers.measure, address),
    "reporting": lambda address, _numbers: alone(reporting.measure, address),
    "entering-practice": lambda address, _numbers: alone(entering_practice.measure, address),
    "reviewing": lambda address, _numbers: alone(reviewing.opening, address),
    "tour": lambda address, _numbers: alone(desk.stalls, address, authority.FOLDER / "tour"),
}
"""On 100,000 people, who are made the first time."""

BY_ITSELF: dict[str, Callable[[], list[Row]]] = {
    "opening": lambda: alone(opening.measure),
    "store": lambda: alone(store.measure),
    "searching": lambda: alone(searching.measure),
    "scripts": lambda: [
        *alone(checking_scripts.measure),
        *alone(writing_scripts.measure),
        *alone(long_calls.measure),
    ],
    "catching-up": lambda: alone(catching_up.measure),
    "draining": lambda: alone(draining.measure),
    "indicators": lambda: alone(reviewing.nightly),
    "calibrating": lambda: alone(calibrating.measure),
    "hearing": lambda: alone(hearing.measure),
    "practising": lambda: alone(practising.measure),
}

PARTS = (*OF_THE_AUTHORITY, *BY_ITSELF)
"""In the order of the table."""
