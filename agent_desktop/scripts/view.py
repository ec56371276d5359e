"""The present step as a screen shows it: which words, why these, what to ask, and what is known of it already."""

from collections import deque
from collections.abc import Mapping

from agent_desktop.contract.base import Moment, Record
from agent_desktop.contract.cases import WireAnswers
from agent_desktop.contract.script_runs import Origin, RunState
from agent_desktop.contract.scripts import (
    AnyStep,
    Compliance,
    Condition,
    Ending,
    Level,
    Logic,
    Say,
    Script,
    Value,
    Variable,
    Wording,
)
from agent_desktop.scripts.answers import fits
from agent_desktop.scripts.conditions import holds
from agent_desktop.scripts.standing import day_of, here, known, standing_of, variant_of
from agent_desktop.scripts.versions import Shelf
from agent_desktop.scripts.walking import asked, came_up
from agent_desktop.scripts.words import spoken


class Asked(Record, frozen=True, kw_only=True):
    """One thing to take down. `on_record`: the value was known before and is to be checked with the citizen."""

    variable: Variable
    value: Value | None = None
    on_record: bool = False


class StepView(Record, frozen=True, kw_only=True):
    """`say`: to say aloud, in the citizen's language. `because`: why this variant and not the usual one.

    `owed`: mandatory steps of this script that ought to have come before this one and did not (a flag or the speaker
    changed after their place). `still`: the fewest steps from here to an outcome, this one not counted.
    """

    script: Script
    hash: str
    step: AnyStep
    say: str
    variant: str
    because: Condition | None
    note: Wording | None
    asked: tuple[Asked, ...]
    compliance: Compliance | None
    articles: tuple[str, ...]
    owed: tuple[AnyStep, ...]
    done: int
    still: int
    can_go_back: bool
    ended: bool


def view(shelf: Shelf, state: RunState, now: Moment, values: Mapping[str, str] | None = None) -> StepView:
    """`values`: words for placeholders that are no variables: promise, reference, handler."""
    frame = here(state)
    book = shelf.book(frame.hash)
    step = book.step(frame.step)
    standing = standing_of(state, day_of(now))
    say = variant_of(step, standing)
    rule = step.compliance
    return StepView(
        script=book.script,
        hash=frame.hash,
        step=step,
        say=_aloud(say, state, book.variables, values or {}),
        variant=say.name if say else "",
        because=say.when if say else None,
        note=step.note,
        asked=tuple(_asked(book.variables[name], state, now) for name in asked(step) if name in book.variables),
        compliance=rule if rule and holds(rule.when, standing) else None,
        articles=step.articles,
        owed=owed(shelf, state, now),
        done=len(state.past),
        still=_still(book.script, step),
        can_go_back=bool(state.past),
        ended=state.ended is not None,
    )


def _aloud(say: Say | None, state: RunState, variables: Mapping[str, Variable], values: Mapping[str, str]) -> str:
    if say is None:
        return ""
    facts = {name: fact.value for name, fact in known(state).items()}
    return spoken(say.in_language(state.situation.language), variables, facts, values, state.situation.language)


def _asked(variable: Variable, state: RunState, now: Moment) -> Asked:
    fact = known(state).get(variable.name)
    if fact is None or not fits(variable, fact.value, day_of(now)):
        return Asked(variable=variable)
    return Asked(variable=variable, value=fact.value, on_record=fact.origin is Origin.RECORD)


def owed(shelf: Shelf, state: RunState, now: Moment) -> tuple[AnyStep, ...]:
    """Mandatory steps that apply now, belong before the present step and were not done: none, but for late changes."""
    frame = here(state)
    book = shelf.book(frame.hash)
    done, standing = came_up(state, frame.script_id), standing_of(state, day_of(now))
    present = book.step(frame.step)

    def is_owed(step: AnyStep) -> bool:
        rule = step.compliance
        if rule is None or rule.level is not Level.MANDATORY or step.id in done or step.id == present.id:
            return False
        before = present.id in rule.before if rule.before else isinstance(present, Ending)
        return before and holds(rule.when, standing)

    return tuple(step for step in book.script.steps if is_owed(step))


def _still(script: Script, step: AnyStep) -> int:
    """Steps that are seen on the shortest way to an outcome."""
    steps = {each.id: each for each in script.steps}
    best = {step.id: 0}
    waiting = deque([step.id])
    while waiting:
        present = steps[waiting.popleft()]
        if not present.go:
            return best[present.id]
        for target in {edge.to for edge in present.go} & steps.keys():
            hidden = isinstance(steps[target], Logic)
            if target not in best:
                best[target] = best[present.id] + (not hidden)
                (waiting.appendleft if hidden else waiting.append)(target)
    return 0


def form_answers(shelf: Shelf, state: RunState, service_code: str) -> WireAnswers:
    """What the answers fill of a service's case form, by its field codes; of all scripts of this run."""
    found: WireAnswers = {}
    facts = known(state)
    for pin in state.pins:
        for variable in shelf.book(pin.hash).script.variables:
            fact = facts.get(variable.name)
            for fill in variable.fills if fact else ():
                if fill.service == service_code and fact:
                    found[fill.field] = fact.value
    return found
