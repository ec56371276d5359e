"""Which cases the way ahead may raise, and for which matter: so that a reference is shown before it is asked for. Pure.

A contact is about one thing. What a script raises is that, or it stands beside it and has a reference of its own: all
that an interrupting script raises, and a concern heard on the way to something else.
"""

from collections import deque
from collections.abc import Sequence
from typing import TypeGuard

from msgspec.structs import replace

from agent_desktop.contract.base import Record
from agent_desktop.contract.script_runs import Frame, RunState
from agent_desktop.contract.scripts import Action, ActionKind, AnyStep, Subscript
from agent_desktop.scripts.standing import here
from agent_desktop.scripts.versions import Shelf

RAISES = frozenset({ActionKind.RAISE_CASE, ActionKind.RAISE_CONCERN})


class Ahead(Record, frozen=True, kw_only=True):
    """Services of the cases that can still be raised, the nearest first. `own`: of what the contact is about.

    `foreseen`: which of those beside it the way leads to, as far as is known.
    """

    own: tuple[str, ...]
    beside: tuple[str, ...]
    foreseen: str | None = None


def ahead(shelf: Shelf, state: RunState, about: str | None) -> Ahead:
    """`about`: the service that the contact is about, as far as is known. Raises ScriptFault.

    A case beside it is foreseen where the script in hand is there for that one alone, or where it is the step in hand:
    a number once seen may have been said aloud.
    """
    beneath = _beneath(state)
    inside = _split(shelf, state, _raises_ahead(shelf, _in_hand(state.frames)), about)
    own = (*_split(shelf, beneath, _raises_ahead(shelf, beneath.frames), about).own, *inside.own)
    alone = len(inside.beside) == 1 and not _split(shelf, state, _raises(shelf, state), about).own
    certain = inside.beside if alone else _split(shelf, state, _at(shelf, state), about).beside
    return Ahead(own=tuple(dict.fromkeys(own)), beside=inside.beside, foreseen=next(iter(certain), None))


def goes_beside(shelf: Shelf, state: RunState, step: Action, about: str | None) -> bool:
    """Whether what `step` raises stands beside what the contact is about. Raises ScriptFault."""
    if step.service == about:
        return False
    if interrupting(state) or step.do is not ActionKind.RAISE_CONCERN:
        return interrupting(state)
    raised = _raises(shelf, state)
    is_their_matter = all(each.do is ActionKind.RAISE_CONCERN for each in raised)
    return not is_their_matter or (about is not None and about not in {each.service for each in raised})


def own_matter(shelf: Shelf, state: RunState, about: str | None) -> frozenset[str]:
    """Services of the cases that the script begun with raises of what the contact is about. Raises ScriptFault."""
    beneath = _beneath(state)
    return frozenset(_split(shelf, beneath, _raises(shelf, beneath), about).own)


def own_cases(shelf: Shelf, state: RunState) -> frozenset[str]:
    """Services of the cases that the script in hand raises: it began or interrupts, and its subscripts are part of it.

    Raises ScriptFault.
    """
    return frozenset(_services(_raises(shelf, state)))


def interrupting(state: RunState) -> bool:
    """Whether the script in hand came in between, so that what it raises is not what the contact is about."""
    return any(frame.interrupts for frame in state.frames)


def _split(shelf: Shelf, state: RunState, steps: Sequence[Action], about: str | None) -> Ahead:
    beside = [step for step in steps if goes_beside(shelf, state, step, about)]
    return Ahead(own=_services([step for step in steps if step not in beside]), beside=_services(beside))


def _at(shelf: Shelf, state: RunState) -> tuple[Action, ...]:
    """The step in hand, if it raises one."""
    step = shelf.book(here(state).hash).steps.get(here(state).step)
    return (step,) if _is_raising(step) else ()


def _services(steps: Sequence[Action]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(step.service for step in steps if step.service))


def _in_hand(frames: tuple[Frame, ...]) -> tuple[Frame, ...]:
    """Those of the script that interrupts, or of the first."""
    begun = max((place for place, frame in enumerate(frames) if frame.interrupts), default=0)
    return frames[begun:]


def _beneath(state: RunState) -> RunState:
    """As it stands in the script that was begun with, which waits where something interrupts it."""
    until = next((place for place, frame in enumerate(state.frames) if frame.interrupts), len(state.frames))
    return replace(state, frames=state.frames[:until])


def _raises(shelf: Shelf, state: RunState) -> tuple[Action, ...]:
    pins = {pin.script_id: pin.hash for pin in state.pins}
    first = _in_hand(state.frames)[0]
    seen, waiting, found = {first.hash}, [first.hash], []
    while waiting:
        for step in shelf.book(waiting.pop()).script.steps:
            if _is_raising(step):
                found.append(step)
            inner = pins.get(step.script) if isinstance(step, Subscript) else None
            if inner is not None and inner not in seen:
                seen.add(inner)
                waiting.append(inner)
    return tuple(found)


def _is_raising(step: AnyStep | None) -> TypeGuard[Action]:
    return isinstance(step, Action) and step.do in RAISES and step.service is not None


def _raises_ahead(shelf: Shelf, frames: tuple[Frame, ...]) -> tuple[Action, ...]:
    return tuple(step for frame in reversed(frames) for step in _from(shelf, frame))


def _from(shelf: Shelf, frame: Frame) -> list[Action]:
    steps = shelf.book(frame.hash).steps
    seen, found = {frame.step}, []
    waiting = deque([frame.step])
    while waiting:
        step = steps.get(waiting.popleft())
        if _is_raising(step):
            found.append(step)
        for edge in step.go if step else ():
            if edge.to not in seen:
                seen.add(edge.to)
                waiting.append(edge.to)
    return found
