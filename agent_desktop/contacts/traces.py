"""Which traces of scripts go with a finished contact: all of them, unless there are more than the server takes."""

import msgspec

from agent_desktop.contract.script_runs import LARGEST_RUNS, MOST_MOVES, MOST_RUNS, ScriptRun


def within_limits(runs: tuple[ScriptRun, ...]) -> tuple[ScriptRun, ...]:
    """The newest that fit, in their order: no contact is held back because of how many scripts were opened in it."""
    kept: list[ScriptRun] = []
    size = 0
    for run in reversed(runs):
        own = len(msgspec.json.encode(run))
        if len(kept) < MOST_RUNS and size + own <= LARGEST_RUNS and len(run.trace) <= MOST_MOVES:
            kept.append(run)
            size += own
    return tuple(reversed(kept))
