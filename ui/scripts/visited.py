"""The steps of a run that were seen, to go back to. Pure."""

from agent_desktop.contract.base import Record
from agent_desktop.contract.script_runs import Frame, RunState
from agent_desktop.language import language
from agent_desktop.scripts.standing import here
from agent_desktop.scripts.versions import Shelf


class Visited(Record, frozen=True, kw_only=True):
    """`current`: where the run is."""

    script_id: str
    step: str
    title: str
    current: bool


def visited(shelf: Shelf, run: RunState) -> tuple[Visited, ...]:
    """Each once, in the order in which they came up first. Raises ScriptFault where a version is not here."""
    now = here(run)
    frames = [undo.frames[-1] for undo in run.past] + [now]
    once = {(frame.script_id, frame.step): frame for frame in reversed(frames)}
    ordered = dict.fromkeys((frame.script_id, frame.step) for frame in frames)
    return tuple(_visited(shelf, once[place], now) for place in ordered)


def _visited(shelf: Shelf, frame: Frame, now: Frame) -> Visited:
    return Visited(
        script_id=frame.script_id,
        step=frame.step,
        title=shelf.book(frame.hash).step(frame.step).title.in_language(language()),
        current=(frame.script_id, frame.step) == (now.script_id, now.step),
    )
