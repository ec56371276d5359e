"""A script tried out while it is written: any step, in any situation, and on from there. Pure."""

from collections.abc import Mapping

from msgspec.structs import replace

from agent_desktop.contract.base import Moment, Record
from agent_desktop.contract.script_runs import Frame, Mode, Reply, RunState, Situation
from agent_desktop.contract.scripts import ScriptVersion
from agent_desktop.scripts import engine
from agent_desktop.scripts.standing import day_of, here
from agent_desktop.scripts.versions import Shelf
from agent_desktop.scripts.walking import settle


class Trying(Record, frozen=True, kw_only=True):
    """`state`: None until something is shown. `whole`: gone through from the beginning, so that it is a scenario."""

    shelf: Shelf
    version: ScriptVersion
    state: RunState
    whole: bool


def shelf_with(own: ScriptVersion, library: Mapping[str, ScriptVersion]) -> Shelf:
    """The script as it stands, beside the others."""
    return Shelf((*(each for name, each in library.items() if name != own.script.id), own))


def at_step(shelf: Shelf, version: ScriptVersion, step: str, situation: Situation, now: Moment) -> Trying:
    """Begun at this step, whatever leads to it. Raises ScriptFault where it cannot be shown."""
    frame = Frame(script_id=version.script.id, hash=version.hash, step=step)
    state = RunState(mode=Mode.PREVIEW, pins=shelf.pins(version), situation=situation, frames=(frame,))
    settled, _shown = settle(shelf, state, day_of(now))
    return Trying(shelf=shelf, version=version, state=settled, whole=False)


def from_start(shelf: Shelf, version: ScriptVersion, situation: Situation, now: Moment) -> Trying:
    """As a call begins. Raises ScriptFault."""
    state = engine.begin(shelf, version, situation, now, Mode.PREVIEW)
    return Trying(shelf=shelf, version=version, state=state, whole=True)


def onward(trying: Trying, reply: Reply, now: Moment) -> Trying:
    """Raises ScriptFault, AnswersRefused."""
    return replace(trying, state=engine.advance(trying.shelf, trying.state, reply, now))


def skipped(trying: Trying, reason: str, now: Moment) -> Trying:
    return replace(trying, state=engine.waive(trying.shelf, trying.state, reason, now))


def back(trying: Trying, now: Moment) -> Trying:
    """A call that went back is no scenario."""
    return replace(trying, state=engine.back(trying.state, now), whole=False)


def situated(trying: Trying, situation: Situation, now: Moment) -> Trying:
    return replace(trying, state=engine.situate(trying.shelf, trying.state, situation, now))


def present(trying: Trying) -> str:
    """The step of this script that the call is at; in a subscript the one that goes through it."""
    own = next((frame for frame in reversed(trying.state.frames) if frame.script_id == trying.version.script.id), None)
    return own.step if own else here(trying.state).step
