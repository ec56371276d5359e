"""What changed since a cursor, over the wire."""

import logging

import msgspec

from agent_desktop.contract.changes import RECORDS, Changes, ChangesAsk, ReferenceItem, ReferenceKind
from agent_desktop.sync.call import Call
from agent_desktop.sync.interpreting import not_understood
from agent_desktop.sync.line import Line

_KNOWN = frozenset(kind.value for kind in ReferenceKind)

log = logging.getLogger(__name__)


def changes(line: Line, asked: ChangesAsk) -> Changes:
    """Every record is one that this desktop understands. Left out are kinds that only a newer server knows, and scripts
    of a newer format: what is not understood of a script must not be done by half, and must not stop all the rest.

    Raises CursorUnknown where the server no longer knows what changed since then, AnswerNotUnderstood for a record
    that is none.
    """
    told = line.tell(Call(method="POST", route="/changes", answer=Changes, body=asked))
    known = tuple(item for item in told.items if item.kind in _KNOWN and _is_understood(item))
    return msgspec.structs.replace(told, items=known)


def _is_understood(item: ReferenceItem) -> bool:
    """Raises AnswerNotUnderstood where it should be."""
    if item.gone:
        return True
    try:
        msgspec.json.decode(item.record, type=RECORDS[ReferenceKind(item.kind)])
    except (msgspec.MsgspecError, UnicodeDecodeError, RecursionError) as error:
        if item.kind == ReferenceKind.SCRIPT:
            log.info("a script that this desktop does not understand is left out")
            return False
        raise not_understood(f"POST /changes: a {item.kind} is not the record expected") from error
    return True
