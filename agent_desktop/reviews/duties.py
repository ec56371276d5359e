"""What the scripts of a contact demanded or recommended, and whether it was done."""

from collections.abc import Iterator
from enum import StrEnum

from agent_desktop.contract.base import Moment, Record
from agent_desktop.contract.reviewing import ReviewMaterial
from agent_desktop.contract.script_runs import Did
from agent_desktop.contract.scripts import AnyStep, Compliance, Ending, Level, Script
from agent_desktop.reviews.visits import Trail, Visit, script_of, trails
from agent_desktop.scripts.conditions import holds


class Kept(StrEnum):
    """WAIVED: skipped with a reason. MISSING: it ought to have come by then, and never did."""

    DONE = "done"
    WAIVED = "waived"
    MISSING = "missing"


class Duty(Record, frozen=True, kw_only=True):
    """`key`: the entry of the time line that shows it. `at`: when it was done or skipped, or ought to have been."""

    key: str
    script_id: str
    step: AnyStep
    level: Level
    kept: Kept
    at: Moment
    run: int

    def is_one_of(self, named: tuple[str, ...]) -> bool:
        """`named`: "script:step" or "step"; none: every one."""
        return not named or self.step.id in named or f"{self.script_id}:{self.step.id}" in named


class Duties(Record, frozen=True, kw_only=True):
    """`whole`: every version that was gone through is there to be read."""

    items: tuple[Duty, ...]
    whole: bool


def duties(material: ReviewMaterial) -> Duties:
    """In the order of the runs and of their scripts' steps."""
    found: list[Duty] = []
    whole = True
    for trail in trails(material):
        for script_id in dict.fromkeys(visit.script_id for visit in trail.visits):
            script = script_of(material, trail.run, script_id)
            if script is None:
                whole = False
            else:
                found += _of(trail, script)
    return Duties(items=tuple(found), whole=whole)


def _of(trail: Trail, script: Script) -> Iterator[Duty]:
    visits = [visit for visit in trail.visits if visit.script_id == script.id]
    for step in script.steps:
        rule = step.compliance
        if rule is None:
            continue
        kept = _kept(trail, visits, script, step, rule)
        if kept is not None:
            last = _last(visits, step.id)
            key = last.key if last else f"owed:{visits[0].run}.{script.id}.{step.id}"
            at = (last or trail.visits[-1]).at
            yield Duty(
                key=key, script_id=script.id, step=step, level=rule.level, kept=kept, at=at, run=trail.visits[0].run
            )


def _kept(trail: Trail, visits: list[Visit], script: Script, step: AnyStep, rule: Compliance) -> Kept | None:
    """None where it was not called for, or cannot be told."""
    own = [visit for visit in visits if visit.step == step.id]
    did = {visit.left.did for visit in own if visit.left}
    ended_there = isinstance(step, Ending) and any(visit.left is None for visit in own)
    if Did.ANSWERED in did or ended_there or (script.id, step.id) in trail.passed:
        return Kept.DONE
    if Did.WAIVED in did:
        return Kept.WAIVED
    return Kept.MISSING if _was_due(trail, visits, script, rule) else None


def _was_due(trail: Trail, visits: list[Visit], script: Script, rule: Compliance) -> bool:
    """As scripts.view.owed has it. What is recommended for no step in particular may lie on another way."""
    if not holds(rule.when, visits[-1].standing()):
        return False
    came_up = {visit.step for visit in visits} | {step for at, step in trail.passed if at == script.id}
    if rule.before:
        return not came_up.isdisjoint(rule.before)
    ends = {step.id for step in script.steps if isinstance(step, Ending)}
    return rule.level is Level.MANDATORY and not came_up.isdisjoint(ends)


def _last(visits: list[Visit], step_id: str) -> Visit | None:
    own = [visit for visit in visits if visit.step == step_id]
    told = [visit for visit in own if visit.left and visit.left.did in (Did.ANSWERED, Did.WAIVED)]
    found = told or own
    return found[-1] if found else None
