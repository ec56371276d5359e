"""What is known at a moment of a run, and which words and way that means."""

from datetime import date
from zoneinfo import ZoneInfo

from agent_desktop.contract.base import Moment
from agent_desktop.contract.script_runs import Fact, Frame, Origin, RunState
from agent_desktop.contract.scripts import AnyStep, Edge, Say, Value
from agent_desktop.language import t
from agent_desktop.scripts.conditions import Standing, holds, standing
from agent_desktop.scripts.faults import ScriptFault

HOME = ZoneInfo("Europe/London")
"""Where the authority's days begin and end."""


def day_of(now: Moment) -> date:
    return now.astimezone(HOME).date()


def known(state: RunState) -> dict[str, Fact]:
    """By name. An answer of this run goes before what was said earlier, that before what is on record."""
    recorded = {fact.name: fact for fact in state.situation.facts if fact.origin is Origin.RECORD}
    said = {fact.name: fact for fact in state.situation.facts if fact.origin is Origin.SAID}
    return recorded | said | {fact.name: fact for fact in state.answers}


def standing_of(state: RunState, today: date) -> Standing:
    return standing(state.situation, {name: fact.value for name, fact in known(state).items()}, today)


def variant_of(step: AnyStep, now: Standing) -> Say | None:
    """The first whose condition holds; None where the step says nothing."""
    return next((say for say in step.say if holds(say.when, now)), None)


def way_on(step: AnyStep, now: Standing, answer: Value | None) -> str:
    """The step that the first fitting edge leads to. Raises ScriptFault where a script has no default."""
    for edge in step.go:
        if (edge.answer is None or _is_answer(edge, answer)) and holds(edge.when, now):
            return edge.to
    raise ScriptFault(t("The script has no way on from here."), do=t("Go back, and tell your trainer."))


def _is_answer(edge: Edge, answer: Value | None) -> bool:
    return edge.answer in answer if isinstance(answer, tuple) else edge.answer == answer


def here(state: RunState) -> Frame:
    return state.frames[-1]
