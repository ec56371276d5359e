"""One deed of a scenario at the step that is in front: what a handler does there."""

from collections.abc import Mapping
from typing import Protocol

from agent_desktop.contract.base import Moment
from agent_desktop.contract.script_runs import Reply, RunState
from agent_desktop.contract.scripts import Value
from agent_desktop.language import t
from agent_desktop.scripts import engine
from agent_desktop.scripts.faults import ScriptFault
from agent_desktop.scripts.versions import Shelf


class Doing(Protocol):
    """`variant`: whose words must be in front; None: anybody's. `waive`: skipped, for this reason."""

    @property
    def variant(self) -> str | None: ...
    @property
    def answer(self) -> Mapping[str, Value]: ...
    @property
    def failed(self) -> bool: ...
    @property
    def waive(self) -> str: ...


def do(shelf: Shelf, state: RunState, deed: Doing, now: Moment) -> RunState:
    """Raises ScriptFault where the words are another variant's too, AnswersRefused where an answer will not do."""
    variant = words_in_front(state)
    if deed.variant is not None and variant != deed.variant:
        raise ScriptFault(t("the words are those of “{name}”.").format(name=variant))
    if deed.waive:
        return engine.waive(shelf, state, deed.waive, now)
    return engine.advance(shelf, state, Reply(values=dict(deed.answer), failed=deed.failed), now)


def words_in_front(state: RunState) -> str:
    """The variant that was shown last; "" where the step says nothing."""
    return next(item.variant for move in reversed(state.trace) for item in reversed(move.shown) if not item.passed)
