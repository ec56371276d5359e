"""The state that a trace leads to, move by move: what a review looks at, and a test of the engine itself."""

from agent_desktop.contract.script_runs import Did, Mode, Move, Reply, RunState, Situation
from agent_desktop.faults import ProgramFault
from agent_desktop.scripts import engine
from agent_desktop.scripts.versions import Shelf


def replay(shelf: Shelf, trace: tuple[Move, ...], mode: Mode) -> RunState:
    """The same state as the run had, byte for byte. Raises ScriptFault where a version is not on the shelf."""
    if not trace or trace[0].did is not Did.BEGAN:
        raise ProgramFault("a trace that does not begin")
    first = trace[0]
    state = engine.begin_pinned(shelf, first.pins, first.situation or Situation(), first.at, mode)
    for move in trace[1:]:
        state = _again(shelf, state, move)
    return state


def _again(shelf: Shelf, state: RunState, move: Move) -> RunState:
    match move.did:
        case Did.ANSWERED:
            return engine.advance(shelf, state, move.reply or Reply(), move.at)
        case Did.WAIVED:
            return engine.waive(shelf, state, move.reason, move.at)
        case Did.BACK:
            return engine.back(state, move.at)
        case Did.JUMPED:
            return engine.jump(shelf, state, move.to_script, move.to, move.at)
        case Did.INTERRUPTED:
            return engine.interrupt_pinned(shelf, state, move.to_script, move.pins, move.at)
        case Did.SITUATION:
            return engine.situate(shelf, state, move.situation or Situation(), move.at)
        case Did.BEGAN:
            raise ProgramFault("a trace that begins twice")
