"""Scripts that a trainer has in hand, kept on this computer as they are typed."""

from uuid import UUID

from agent_desktop.contract.base import Id, Moment, Record
from agent_desktop.contract.script_life import ScriptVersionInfo
from agent_desktop.desk.desk import Desk
from agent_desktop.store import facts

IN_HAND = "scripts in hand"


class ScriptInHand(Record, frozen=True, kw_only=True):
    """`id`: of its version on the server, or of the draft that it will be. `info` and `saved`: the version and its
    text as the server last had them (None and "" where it never did). `source`: the words as they stand here."""

    id: Id
    info: ScriptVersionInfo | None
    saved: str
    source: str
    kept_at: Moment


def keep(desk: Desk, script: ScriptInHand) -> None:
    """On disk when this returns. Raises StoreFaults."""
    facts.put(desk.store, _name(script.id), script)
    ids = facts.get(desk.store, IN_HAND, tuple[UUID, ...]) or ()
    if script.id not in ids:
        facts.put(desk.store, IN_HAND, (*ids, script.id))


def forget(desk: Desk, script_id: UUID) -> None:
    """It is on the server, or was let go. Also where there was none. Raises StoreFaults."""
    ids = facts.get(desk.store, IN_HAND, tuple[UUID, ...]) or ()
    if script_id in ids:
        facts.put(desk.store, IN_HAND, tuple(each for each in ids if each != script_id))
    facts.forget(desk.store, _name(script_id))


def in_hand(desk: Desk) -> tuple[ScriptInHand, ...]:
    """Those with words that the server has not, in the order in which they were begun. Raises StoreFaults."""
    ids = facts.get(desk.store, IN_HAND, tuple[UUID, ...]) or ()
    found = (facts.get(desk.store, _name(each), ScriptInHand) for each in ids)
    return tuple(each for each in found if each is not None)


def _name(script_id: UUID) -> str:
    return f"script in hand {script_id}"
