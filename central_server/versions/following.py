"""Each version in force ends where the next one begins; one that is withdrawn before it began is made up for."""

from collections.abc import Iterable, Sequence
from datetime import datetime
from typing import Any, Protocol, TypeVar

from central_server.refusals import refused_field


class Dated(Protocol):
    """The row of a version that is in force from a moment on. `version`: of the row, not of what it says."""

    version: Any
    effective_from: Any
    effective_until: Any


Row = TypeVar("Row", bound=Dated)


def begin(row: Dated, others: Iterable[Dated], start: datetime) -> None:
    """`row` is in force from `start` on, in the place of `others`: the other versions of the same thing."""
    row.effective_from = start
    for other in others:
        if other.effective_from <= start:
            end_at(other, min(start, other.effective_until or start))
        elif other.effective_until is None or other.effective_from < other.effective_until:  # not withdrawn before it
            row.effective_until = min(other.effective_from, row.effective_until or other.effective_from)


def withdraw(row: Row, others: Iterable[Row], at: datetime) -> Sequence[Row]:
    """`row` ends `at`. Answers those that go on in its place, where it had not begun by then.

    Raises Refusal (422) where it ends before that already.
    """
    if row.effective_until is not None and row.effective_until <= at:
        raise refused_field("at", "It ends before that already.")
    going_on: list[Row] = []
    if row.effective_from >= at:
        going_on = [other for other in others if other.effective_until == row.effective_from]
    for other in going_on:
        end_at(other, row.effective_until)
    row.effective_until = at
    return going_on


def end_at(row: Dated, until: datetime | None) -> None:
    """It is another record by that, for whoever read it before."""
    if row.effective_until != until:
        row.effective_until = until
        row.version += 1


def holds_at(row: Dated, at: datetime) -> bool:
    """Whether it is in force then."""
    begun = row.effective_from is not None and row.effective_from <= at
    return begun and (row.effective_until is None or row.effective_until > at)
