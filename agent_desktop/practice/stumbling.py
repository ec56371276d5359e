"""What an attempt says of the script: at which step, with which wording in front, each point was won or lost. Pure."""

from collections.abc import Iterable, Sequence

from agent_desktop.contract.base import Record
from agent_desktop.contract.practice import AttemptWrite, Point, PointKind
from agent_desktop.reviews.visits import Visit, trails_of

BY_WORDING = frozenset({PointKind.PATH, PointKind.WORDING, PointKind.ANSWERS, PointKind.PACE})
"""Kinds in which the words in front may have led astray; with the others they play no part."""


ROUNDING = 1e-6
"""Points are shares of a hundred: what adding them up may be out by."""


class Judged(Record, frozen=True, kw_only=True):
    """A point at the step `at`. `variant`: the wording in front, "" where that plays no part or nobody was there.

    `lost`: not all of it was won. `seconds`: how long the step was in front, over all visits; None where it never was.
    """

    at: str
    variant: str
    kind: PointKind
    lost: bool
    seconds: float | None


def judged_in(attempt: AttemptWrite) -> tuple[Judged, ...]:
    """Of each point that is about a step and that something could be won by, in their order."""
    visits = [visit for trail in trails_of(attempt.runs) for visit in trail.visits]
    return tuple(_judged(attempt, point, visits) for point in attempt.points if point.step and point.of)


def is_lost(point: Point) -> bool:
    """Whether not all of it was won; never of one that is only told."""
    return point.got < point.of - ROUNDING


def _judged(attempt: AttemptWrite, point: Point, visits: Sequence[Visit]) -> Judged:
    there = [visit for visit in visits if f"{visit.script_id}/{visit.step}" == point.step]
    return Judged(
        at=point.step,
        variant=_variant(attempt, point, there) if point.kind in BY_WORDING else "",
        kind=point.kind,
        lost=is_lost(point),
        seconds=_seconds(there),
    )


def _variant(attempt: AttemptWrite, point: Point, there: Sequence[Visit]) -> str:
    """Of the visit that the point's moment lies in; of the last one where it lies in none."""
    if not there:
        return ""
    at = point.at
    if at is not None:
        begun = [visit for visit in there if (visit.at - attempt.began_at).total_seconds() <= at]
        there = begun or there
    return there[-1].variant


def _seconds(there: Iterable[Visit]) -> float | None:
    """None where nobody was there, or left; a clock that was set back counts for nothing."""
    spent = [(visit.until - visit.at).total_seconds() for visit in there if visit.until is not None]
    return sum(max(0.0, each) for each in spent) if spent else None
