"""How far a trainee is in a course: which stages are open, what is to be done next, and whether its gates are passed.

Pure. A stage that was opened stays open: only the last word, that the gates are passed, asks how it is now.
"""

from collections.abc import Iterable, Sequence
from functools import reduce

from agent_desktop.contract.base import Record
from agent_desktop.contract.practice import AttemptEnd, AttemptInfo, Course, Gate, SignOff, Stage


class StageStanding(Record, frozen=True, kw_only=True):
    """`passed`: those of its scenarios that were, in its order. `open`: they may be tried. `done`: its gate was open
    once, and so the next stage is."""

    stage: Stage
    passed: tuple[str, ...]
    open: bool
    done: bool


class Standing(Record, frozen=True, kw_only=True):
    """`passed` of `of` scenarios. `clean`: how many of the newest attempts in a row lost no critical point, of the
    `clean_of` that its gates ask for at most. `next`: the scenario to try next, None where nothing is left to do.

    `gates_passed`: each stage is done, and `clean` is what it must be now.
    """

    course: Course
    stages: tuple[StageStanding, ...]
    passed: int
    of: int
    clean: int
    clean_of: int
    next: str | None
    gates_passed: bool
    signed: SignOff | None = None


def standing(course: Course, attempts: Iterable[AttemptInfo], signed: SignOff | None) -> Standing:
    """`attempts`: a trainee's, in any order; of other scenarios than the course's they do not count.

    `signed`: the sign-off of this course that stands.
    """
    names = scenarios_of(course)
    own = sorted((each for each in attempts if each.scenario in names), key=lambda each: (each.began_at, each.id))
    stages = _stages(course, own)
    clean, clean_of = clean_run(own), max(stage.gate.clean for stage in course.stages)
    passed_all = all(stage.done for stage in stages) and clean >= clean_of
    return Standing(
        course=course,
        stages=stages,
        passed=len({name for stage in stages for name in stage.passed}),
        of=len(names),
        clean=min(clean, clean_of),
        clean_of=clean_of,
        next=None if passed_all else _next(stages, own),
        gates_passed=passed_all,
        signed=signed,
    )


def scenarios_of(course: Course) -> tuple[str, ...]:
    """In its order, each once."""
    return tuple(dict.fromkeys(name for stage in course.stages for name in stage.scenarios))


def passes(attempt: AttemptInfo, gate: Gate) -> bool:
    """Whether it is what the gate asks of each scenario."""
    ended = attempt.ended is AttemptEnd.FINISHED
    return ended and not attempt.critical and attempt.score is not None and attempt.score >= gate.percent


def clean_run(attempts: Sequence[AttemptInfo]) -> int:
    """`attempts`: oldest first. How many of the newest lost no critical point; leaving one with such a loss ends the
    row, leaving one without adds nothing to it."""
    return reduce(_row_after, attempts, 0)


def _row_after(row: int, attempt: AttemptInfo) -> int:
    if attempt.critical:
        return 0
    return row + (attempt.ended is AttemptEnd.FINISHED)


def _stages(course: Course, attempts: Sequence[AttemptInfo]) -> tuple[StageStanding, ...]:
    found: list[StageStanding] = []
    is_open = True
    for stage in course.stages:
        passed = {each.scenario for each in attempts if passes(each, stage.gate)}
        done = is_open and _was_open(stage, attempts)
        held = tuple(name for name in dict.fromkeys(stage.scenarios) if name in passed)
        found.append(StageStanding(stage=stage, passed=held, open=is_open, done=done))
        is_open = done
    return tuple(found)


def _was_open(stage: Stage, attempts: Sequence[AttemptInfo]) -> bool:
    """Whether there was a moment at which all was done that its gate asks for."""
    lacking, row = set(stage.scenarios), 0
    for each in attempts:
        row = _row_after(row, each)
        if passes(each, stage.gate):
            lacking.discard(each.scenario)
        if not lacking and row >= stage.gate.clean:
            return True
    return False


def _next(stages: Sequence[StageStanding], attempts: Sequence[AttemptInfo]) -> str:
    """The first of the stage in hand that was not passed; else, for another clean attempt, the one not tried for
    longest."""
    stage = next((each for each in stages if each.open and not each.done), stages[-1])
    lacking = [name for name in stage.stage.scenarios if name not in stage.passed]
    if lacking:
        return lacking[0]
    last = {each.scenario: number for number, each in enumerate(attempts)}
    return min(stage.stage.scenarios, key=lambda name: last.get(name, -1))
