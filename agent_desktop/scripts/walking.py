"""From one step to the next that somebody must see: forks, subscripts and what was said already pass by themselves."""

from datetime import date

from msgspec.structs import replace

from agent_desktop.contract.script_runs import Did, Frame, Origin, RunState, Shown
from agent_desktop.contract.scripts import AnyStep, DataEntry, Ending, Logic, Question, Subscript, Value
from agent_desktop.language import t
from agent_desktop.scripts.answers import fits
from agent_desktop.scripts.faults import ScriptFault
from agent_desktop.scripts.standing import here, known, standing_of, variant_of, way_on
from agent_desktop.scripts.versions import DEEPEST_SUBSCRIPT, Book, Shelf

MOST_PASSED = 2_000
"""Steps that may pass by themselves in a row; a script that was checked never comes near it."""

FAILED, DONE = "failed", "done"
"""What an edge after an action may ask for."""


def settle(shelf: Shelf, state: RunState, today: date) -> tuple[RunState, tuple[Shown, ...]]:
    """On until a step must be seen, or the first script has ended. Which steps came up, in order.

    Raises ScriptFault where a script that was never checked turns in a circle or leads nowhere.
    """
    shown: list[Shown] = []
    while True:
        frame = here(state)
        book = shelf.book(frame.hash)
        step = book.step(frame.step)
        passes = _passes(book, step, state, shown, today)
        shown.append(_as_shown(step, frame, state, today, passed=passes))
        if not passes:
            ended = step.id if isinstance(step, Ending) and len(state.frames) == 1 else None
            return replace(state, ended=ended), tuple(shown)
        if len(shown) > MOST_PASSED:
            raise ScriptFault(t("The script turns in a circle."), do=t("Go back, and tell your trainer."))
        state = _passed(shelf, state, step, today)


def _as_shown(step: AnyStep, frame: Frame, state: RunState, today: date, *, passed: bool) -> Shown:
    say = None if passed else variant_of(step, standing_of(state, today))
    return Shown(
        script_id=frame.script_id,
        step=step.id,
        variant=say.name if say else "",
        articles=() if passed else step.articles,
        passed=passed,
    )


def _passes(book: Book, step: AnyStep, state: RunState, shown: list[Shown], today: date) -> bool:
    match step:
        case Logic() | Subscript():
            return True
        case Ending():
            return len(state.frames) > 1 and not step.say
        case Question() | DataEntry():
            return step.compliance is None and not _seen(step, state, shown) and _all_said(book, step, state, today)
        case _:
            return False


def _seen(step: AnyStep, state: RunState, shown: list[Shown]) -> bool:
    """Shown before in this run (whoever comes back to a question wants to see it), or passed just now."""
    script_id = here(state).script_id
    earlier = (item for move in state.trace for item in move.shown if not item.passed)
    return any(item.step == step.id and item.script_id == script_id for item in (*earlier, *shown))


def _all_said(book: Book, step: Question | DataEntry, state: RunState, today: date) -> bool:
    facts = known(state)
    for name in asked(step):
        fact, variable = facts.get(name), book.variables.get(name)
        if variable is None or fact is None or fact.origin is not Origin.SAID:
            return False
        if not fits(variable, fact.value, today):
            return False
    return True


def asked(step: AnyStep) -> tuple[str, ...]:
    """The variables that a step asks for."""
    if isinstance(step, Question):
        return (step.asks,)
    return step.fields if isinstance(step, DataEntry) else ()


def answer_at(step: AnyStep, state: RunState) -> Value | None:
    """The known answer of a question, for its edges."""
    fact = known(state).get(step.asks) if isinstance(step, Question) else None
    return fact.value if fact else None


def _passed(shelf: Shelf, state: RunState, step: AnyStep, today: date) -> RunState:
    if isinstance(step, Subscript):
        return _into(shelf, state, step)
    if isinstance(step, Ending):
        return out_of(shelf, state, step, today)
    return to(state, way_on(step, standing_of(state, today), answer_at(step, state)))


def _into(shelf: Shelf, state: RunState, step: Subscript) -> RunState:
    if len(state.frames) > DEEPEST_SUBSCRIPT:
        raise ScriptFault(t("Scripts go through each other too deep."), do=t("Go back, and tell your trainer."))
    pinned = {pin.script_id: pin.hash for pin in state.pins}.get(step.script, "")
    start = shelf.book(pinned).script.start
    return replace(state, frames=(*state.frames, Frame(script_id=step.script, hash=pinned, step=start)))


def out_of(shelf: Shelf, state: RunState, ending: Ending, today: date) -> RunState:
    """Back in the script around, at the step that the ending leads to there; where it was, after an interruption."""
    inner, outer = here(state), replace(state, frames=state.frames[:-1])
    if inner.interrupts or inner.aside:
        return outer
    step = shelf.book(here(outer).hash).step(here(outer).step)
    return to(outer, way_on(step, standing_of(outer, today), ending.id))


def to(state: RunState, step_id: str) -> RunState:
    """On to a step; from one that was only made good, back to where the run was."""
    if here(state).aside:
        return replace(state, frames=state.frames[:-1])
    return replace(state, frames=(*state.frames[:-1], replace(here(state), step=step_id)))


def came_up(state: RunState, script_id: str) -> frozenset[str]:
    """Steps of `script_id` that were done or waived in this run, or passed by themselves (as a subscript does)."""
    done = (Did.ANSWERED, Did.WAIVED)
    acted = {move.step for move in state.trace if move.did in done and move.script_id == script_id}
    passed = {item.step for move in state.trace for item in move.shown if item.passed and item.script_id == script_id}
    return frozenset(acted | passed)
