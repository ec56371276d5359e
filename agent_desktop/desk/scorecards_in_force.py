"""The scorecards that contacts are reviewed by, as the server last told of them: practice is judged by the same."""

from agent_desktop.contract.base import Record
from agent_desktop.contract.scorecards import ScorecardContent
from agent_desktop.desk.desk import Desk
from agent_desktop.store import facts
from agent_desktop.sync import scorecards as wire

_NAME = "scorecards in force"


class _Kept(Record, frozen=True, kw_only=True):
    contents: tuple[ScorecardContent, ...] = ()


def renew(desk: Desk) -> None:
    """Asks the server, and keeps what it says. Raises ServerFaults and StoreFaults."""
    contents = tuple(version.content for version in wire.in_force(desk.line))
    facts.put(desk.store, _NAME, _Kept(contents=contents))


def held(desk: Desk) -> tuple[ScorecardContent, ...]:
    """As this computer has them; () where the server never told. Raises StoreFaults."""
    kept = facts.get(desk.store, _NAME, _Kept)
    return kept.contents if kept is not None else ()
