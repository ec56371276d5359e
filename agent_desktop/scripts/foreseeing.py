"""Which case the way ahead may raise: so that a reference can be shown before it is asked for. Pure."""

from collections import deque

from agent_desktop.contract.script_runs import Frame, RunState
from agent_desktop.contract.scripts import Action, ActionKind, Subscript
from agent_desktop.scripts.versions import Shelf

RAISES = frozenset({ActionKind.RAISE_CASE, ActionKind.RAISE_CONCERN})


def own_cases(shelf: Shelf, state: RunState) -> frozenset[str]:
    """Services of the cases that the script in hand raises: it began or interrupts, and its subscripts are part of it.

    Raises ScriptFault.
    """
    pins = {pin.script_id: pin.hash for pin in state.pins}
    first = next((frame for frame in reversed(state.frames) if frame.interrupts), state.frames[0])
    seen, waiting, found = {first.hash}, [first.hash], set()
    while waiting:
        for step in shelf.book(waiting.pop()).script.steps:
            if isinstance(step, Action) and step.do in RAISES and step.service:
                found.add(step.service)
            inner = pins.get(step.script) if isinstance(step, Subscript) else None
            if inner is not None and inner not in seen:
                seen.add(inner)
                waiting.append(inner)
    return frozenset(found)


def interrupting(state: RunState) -> bool:
    """Whether the script in hand came in between, so that what it raises is not what the contact is about."""
    return any(frame.interrupts for frame in state.frames)


def cases_ahead(shelf: Shelf, state: RunState) -> tuple[str, ...]:
    """Services of the cases that can still be raised from here, the nearest first. Raises ScriptFault."""
    found = [code for frame in reversed(state.frames) for code in _from(shelf, frame)]
    return tuple(dict.fromkeys(found))


def _from(shelf: Shelf, frame: Frame) -> list[str]:
    steps = shelf.book(frame.hash).steps
    seen, found = {frame.step}, []
    waiting = deque([frame.step])
    while waiting:
        step = steps.get(waiting.popleft())
        if isinstance(step, Action) and step.do in RAISES and step.service:
            found.append(step.service)
        for edge in step.go if step else ():
            if edge.to not in seen:
                seen.add(edge.to)
                waiting.append(edge.to)
    return found
