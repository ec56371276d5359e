"""What an attempt may say of itself. Pure.

A desktop may have been without a line for days, so how long ago it was says nothing; but nobody has worked for longer
than the time from its beginning until now, and nothing happened in it after its end.
"""

from collections.abc import Iterator
from datetime import datetime, timedelta

import msgspec

from agent_desktop.contract.practice import AttemptWrite
from agent_desktop.contract.problems import FieldError
from agent_desktop.contract.script_runs import LARGEST_RUNS, MOST_MOVES
from agent_desktop.practice.stumbling import ROUNDING
from central_server.api.moments import EARLIEST, FUTURE_ALLOWED, check_moments
from central_server.refusals import refuse_fields

LEEWAY = FUTURE_ALLOWED.total_seconds()
"""Seconds that a desktop's clock may be wrong by."""

AFTER_END = 5.0
"""Seconds: what is put down as the attempt ends."""


def check(asked: AttemptWrite, now: datetime) -> None:
    """Raises Refusal: 422 clock for a moment that cannot be, 422 for what cannot be true or is too much."""
    check_moments(now, began_at=asked.began_at)
    refuse_fields(list(_errors(asked, now)))


def _errors(asked: AttemptWrite, now: datetime) -> Iterator[FieldError]:
    since = (now - asked.began_at).total_seconds()
    length = asked.worked + asked.paused
    if length > since + LEEWAY:
        yield FieldError(field="worked", message="It took longer than the time since it began.")
    codes = [point.code for point in asked.points]
    if len(set(codes)) != len(codes):
        yield FieldError(field="points", message="Two points have one code.")
    for number, point in enumerate(asked.points):
        if point.of and point.got > point.of + ROUNDING:
            yield FieldError(field=f"points.{number}.got", message="More was won than there is.")
        if point.at is not None and point.at > length + AFTER_END:
            yield FieldError(field=f"points.{number}.at", message="This is after its end.")
    if any(line.at > length + AFTER_END for line in asked.heard):
        yield FieldError(field="heard", message="Something was said after its end.")
    yield from _trace_errors(asked, now)


def _trace_errors(asked: AttemptWrite, now: datetime) -> Iterator[FieldError]:
    if any(len(run.trace) > MOST_MOVES for run in asked.runs):
        yield FieldError(field="runs", message=f"At most {MOST_MOVES} moves are kept of one run.")
    if len(msgspec.json.encode(asked.runs)) > LARGEST_RUNS:
        yield FieldError(
            field="runs", message=f"The traces of an attempt are at most {LARGEST_RUNS // 1000} kB in all."
        )
    earliest = max(EARLIEST, asked.began_at - FUTURE_ALLOWED)
    latest = now + FUTURE_ALLOWED
    moments = [move.at for run in asked.runs for move in run.trace] + [event.at for event in asked.events]
    if any(not earliest <= moment <= latest + timedelta(0) for moment in moments):
        yield FieldError(field="runs", message="Something in it happened before it began, or is still to come.")
