"""Scripts that a trainer has in hand, kept on this computer as they are typed."""

from agent_desktop.contract.base import Id, Moment, Record
from agent_desktop.contract.script_life import ScriptVersionInfo
from agent_desktop.desk.in_hand import Shelf


class ScriptInHand(Record, frozen=True, kw_only=True):
    """`id`: of its version on the server, or of the draft that it will be. `info` and `saved`: the version and its
    text as the server last had them (None and "" where it never did). `source`: the words as they stand here."""

    id: Id
    info: ScriptVersionInfo | None
    saved: str
    source: str
    kept_at: Moment


SCRIPTS = Shelf("script", ScriptInHand)
