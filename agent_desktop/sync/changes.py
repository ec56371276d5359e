"""What changed since a cursor, over the wire."""

import msgspec

from agent_desktop.contract.changes import RECORDS, Changes, ChangesAsk, ReferenceItem, ReferenceKind
from agent_desktop.sync.call import Call
from agent_desktop.sync.interpreting import not_understood
from agent_desktop.sync.line import Line

_KNOWN = frozenset(kind.value for kind in ReferenceKind)


def changes(line: Line, asked: ChangesAsk) -> Changes:
    """Every record is one that this desktop understands; kinds that only a newer server knows are left out.

    Raises CursorUnknown where the server no longer knows what changed since then, AnswerNotUnderstood for a record
    that is none.
    """
    told = line.tell(Call(method="POST", route="/changes", answer=Changes, body=asked))
    known = tuple(item for item in told.items if item.kind in _KNOWN)
    for item in known:
        _check(item)
    return msgspec.structs.replace(told, items=known)


def _check(item: ReferenceItem) -> None:
    if item.gone:
        return
    try:
        msgspec.json.decode(item.record, type=RECORDS[ReferenceKind(item.kind)])
    except (msgspec.MsgspecError, UnicodeDecodeError, RecursionError) as error:
        raise not_understood(f"POST /changes: a {item.kind} is not the record expected") from error
