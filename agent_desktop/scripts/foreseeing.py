"""Which case the way ahead may raise: so that a reference can be shown before it is asked for. Pure."""

from collections import deque

from agent_desktop.contract.script_runs import Frame, RunState
from agent_desktop.contract.scripts import Action, ActionKind
from agent_desktop.scripts.versions import Shelf


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
        if isinstance(step, Action) and step.do is ActionKind.RAISE_CASE and step.service:
            found.append(step.service)
        for edge in step.go if step else ():
            if edge.to not in seen:
                seen.add(edge.to)
                waiting.append(edge.to)
    return found
