"""Going through a script: every move takes a state and gives the next, and leaves a line in its trace.

A run stays on the versions it began with (its pins). Moments are passed in. Whatever cannot be done raises ScriptFault
and changes nothing.
"""

from collections.abc import Iterable, Mapping

from msgspec.structs import replace

from agent_desktop.contract.base import Moment
from agent_desktop.contract.script_runs import (
    Did,
    Fact,
    Frame,
    Mode,
    Move,
    Origin,
    Pin,
    Reply,
    RunState,
    Shown,
    Situation,
    Undo,
)
from agent_desktop.contract.scripts import Action, AnyStep, Ending, Level, ScriptVersion, Value
from agent_desktop.language import t
from agent_desktop.scripts.answers import is_given, judge
from agent_desktop.scripts.faults import AnswersRefused, ScriptFault
from agent_desktop.scripts.standing import day_of, here, standing_of, variant_of, way_on
from agent_desktop.scripts.versions import Shelf
from agent_desktop.scripts.view import owed
from agent_desktop.scripts.walking import DONE, FAILED, answer_at, asked, out_of, settle, to

LONGEST_REASON = 500


def begin(shelf: Shelf, version: ScriptVersion, situation: Situation, now: Moment, mode: Mode = Mode.LIVE) -> RunState:
    """At the first step that must be seen. Raises ScriptFault where a subscript is not on the shelf."""
    return begin_pinned(shelf, shelf.pins(version), situation, now, mode)


def begin_pinned(shelf: Shelf, pins: tuple[Pin, ...], situation: Situation, now: Moment, mode: Mode) -> RunState:
    """As `begin`, on these versions: the first is the script."""
    first = shelf.book(pins[0].hash).script
    frame = Frame(script_id=first.id, hash=pins[0].hash, step=first.start)
    state = RunState(mode=mode, pins=pins, situation=situation, frames=(frame,))
    after, shown = settle(shelf, state, day_of(now))
    return _noted(after, Did.BEGAN, now, frame, shown, pins=pins, situation=situation)


def advance(shelf: Shelf, state: RunState, reply: Reply, now: Moment) -> RunState:
    """On from the present step, with what was answered there.

    Raises AnswersRefused where an answer will not do, ScriptFault where the script has ended.
    """
    step = _present(shelf, state)
    today = day_of(now)
    variables = shelf.book(here(state).hash).variables
    wanted = {name: variables[name] for name in asked(step) if name in variables}
    if wrong := judge(wanted, reply.values, today):
        raise AnswersRefused(wrong)
    answered = _with_answers(state, reply.values, wanted)
    if isinstance(step, Ending):
        moved = out_of(shelf, answered, step, today)
    else:
        moved = to(answered, way_on(step, standing_of(answered, today), _answer(step, answered, reply)))
    return _moved(shelf, state, moved, now, Did.ANSWERED, reply=reply)


def _answer(step: AnyStep, state: RunState, reply: Reply) -> Value | None:
    if isinstance(step, Action):
        return FAILED if reply.failed else DONE
    return answer_at(step, state)


def waive(shelf: Shelf, state: RunState, reason: str, now: Moment) -> RunState:
    """Skip the present step and say why; the default edge is taken. Raises ScriptFault where it may not be skipped."""
    step = _present(shelf, state)
    kept = reason.strip()
    if not kept or len(kept) > LONGEST_REASON:
        raise ScriptFault(
            t("A step is skipped with a reason."),
            do=t("Say why in up to {limit} characters.").format(limit=LONGEST_REASON),
        )
    rule = step.compliance
    if isinstance(step, Ending) or (rule and rule.level is Level.MANDATORY and not rule.waivable):
        raise ScriptFault(t("This step cannot be skipped."), do=t("Do what it says, then go on."))
    moved = to(state, way_on(step, standing_of(state, day_of(now)), None))
    return _moved(shelf, state, moved, now, Did.WAIVED, reason=kept)


def back(state: RunState, now: Moment) -> RunState:
    """As it was before the last move: place and answers. Raises ScriptFault at the beginning."""
    if not state.past:
        raise ScriptFault(t("This is the first step."))
    undo = state.past[-1]
    answers = {fact.name: fact for fact in (*state.answers, *undo.answers) if fact.name not in undo.gone}
    after = replace(
        state, frames=undo.frames, answers=_in_order(answers.values()), past=state.past[:-1], ended=undo.ended
    )
    return _noted(after, Did.BACK, now, here(state), (), to=here(after).step)


def jump(shelf: Shelf, state: RunState, script_id: str, step_id: str, now: Moment) -> RunState:
    """To a step that was seen before, where the answers stay; or to one that is owed, and after it back here.

    Raises ScriptFault where it is neither.
    """
    for undo in reversed(state.past):
        if undo.frames[-1].step == step_id and undo.frames[-1].script_id == script_id:
            moved = replace(state, frames=undo.frames, ended=None)
            return _moved(shelf, state, moved, now, Did.JUMPED, to=step_id, to_script=script_id)
    at = here(state)
    if script_id == at.script_id and any(step.id == step_id for step in owed(shelf, state, now)):
        frame = Frame(script_id=script_id, hash=at.hash, step=step_id, aside=True)
        moved = replace(state, frames=(*state.frames, frame), ended=None)
        return _moved(shelf, state, moved, now, Did.JUMPED, to=step_id, to_script=script_id)
    raise ScriptFault(t("This step was not visited yet."), do=t("Go on to it step by step."))


def interrupt(shelf: Shelf, state: RunState, version: ScriptVersion, now: Moment) -> RunState:
    """Through another script now; when it ends, we are back here. What was said counts in both."""
    return interrupt_pinned(shelf, state, version.script.id, shelf.pins(version), now)


def interrupt_pinned(shelf: Shelf, state: RunState, script_id: str, pins: tuple[Pin, ...], now: Moment) -> RunState:
    """As `interrupt`. What the run has pinned already stays on its version."""
    _present(shelf, state)
    there = {pin.script_id for pin in state.pins}
    new = tuple(pin for pin in pins if pin.script_id not in there)
    pinned = replace(state, pins=(*state.pins, *new))
    version_hash = {pin.script_id: pin.hash for pin in pinned.pins}[script_id]
    frame = Frame(script_id=script_id, hash=version_hash, step=shelf.book(version_hash).script.start, interrupts=True)
    moved = replace(pinned, frames=(*state.frames, frame))
    return _moved(shelf, state, moved, now, Did.INTERRUPTED, to_script=script_id, pins=new)


def situate(shelf: Shelf, state: RunState, situation: Situation, now: Moment) -> RunState:
    """The contact's situation changed: the words of the present step are those for it from now on."""
    after = replace(state, situation=situation)
    frame = here(after)
    step = shelf.book(frame.hash).step(frame.step)
    say = variant_of(step, standing_of(after, day_of(now)))
    shown = Shown(script_id=frame.script_id, step=step.id, variant=say.name if say else "", articles=step.articles)
    return _noted(after, Did.SITUATION, now, frame, (shown,), situation=situation)


def _present(shelf: Shelf, state: RunState) -> AnyStep:
    if state.ended is not None:
        raise ScriptFault(t("The script has ended."), do=t("Finish the contact, or go back a step."))
    return shelf.book(here(state).hash).step(here(state).step)


def _with_answers(state: RunState, values: Mapping[str, Value], wanted: Mapping[str, object]) -> RunState:
    """An answer left empty takes an earlier one away."""
    given = {name: Fact(name=name, value=value, origin=Origin.SAID) for name, value in values.items()}
    kept = {fact.name: fact for fact in state.answers}
    for name in wanted:
        if name in given and is_given(given[name].value):
            kept[name] = given[name]
        else:
            kept.pop(name, None)
    return replace(state, answers=_in_order(kept.values()))


def _moved(shelf: Shelf, before: RunState, moved: RunState, now: Moment, did: Did, **told: object) -> RunState:
    settled, shown = settle(shelf, moved, day_of(now))
    after = replace(settled, past=(*before.past, _undo(before, settled)))
    return _noted(after, did, now, here(before), shown, **told)


def _undo(before: RunState, after: RunState) -> Undo:
    old, new = ({fact.name: fact for fact in state.answers} for state in (before, after))
    return Undo(
        frames=before.frames,
        answers=tuple(fact for fact in before.answers if new.get(fact.name) != fact),
        gone=tuple(name for name in new if name not in old),
        ended=before.ended,
    )


def _noted(after: RunState, did: Did, now: Moment, at: Frame, shown: tuple[Shown, ...], **told: object) -> RunState:
    line = Move(
        did=did,
        at=now,
        script_id=at.script_id,
        step=at.step,
        flags=after.situation.flags,
        language=after.situation.language,
        shown=shown,
    )
    return replace(after, trace=(*after.trace, replace(line, **told)))


def _in_order(facts: Iterable[Fact]) -> tuple[Fact, ...]:
    """By name, so that the same answers are the same state whichever way they came about."""
    return tuple(sorted(facts, key=lambda fact: fact.name))
