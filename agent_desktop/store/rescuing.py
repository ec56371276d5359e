"""Reading rows out of a store that is damaged, or of another version: row by row, from a copy."""

import shutil
import tempfile
from pathlib import Path

import msgspec
from msgspec.structs import replace
from sqlcipher3 import dbapi2

from agent_desktop.contract.base import Record
from agent_desktop.outbox.rows import OutboxRow
from agent_desktop.store.connecting import connect
from agent_desktop.store.translating import translating

MOST_PROBES = 20_000
"""Rows asked for one at a time between two damaged places; each costs about a millisecond."""

Found = dict[int, bytes | None]

_ALL = "SELECT sequence, record FROM outbox NOT INDEXED"
_ADDRESSES = tuple(
    f"SELECT sequence, NULL FROM outbox INDEXED BY {index}"  # noqa: S608 - names of our own
    for index in ("outbox_by_state", "outbox_by_touches", "outbox_by_next_try")
)

_decoder = msgspec.json.Decoder(OutboxRow)


class Rescued(Record, frozen=True, kw_only=True):
    """`rows` by sequence. `unreadable`: how many others are known of; where not `whole`, there may be more."""

    rows: tuple[OutboxRow, ...]
    unreadable: int = 0
    whole: bool = True


def rescue_rows(path: Path, key: bytes) -> Rescued:
    """The outbox of the store at `path`, which is left as it is. Raises StoreDiskFull where no copy can be made."""
    with translating(), tempfile.TemporaryDirectory(prefix=".rescue-", dir=path.parent) as folder:
        copy = Path(folder) / path.name
        for ending in ("", "-wal"):
            part = path.with_name(path.name + ending)
            if part.exists():
                shutil.copyfile(part, Path(folder) / part.name)
        found: Found = {}
        if _take(copy, key, found, f"{_ALL} ORDER BY sequence"):
            missing, whole = 0, True
        else:
            missing, whole = _around_the_damage(copy, key, found)
    rows = [(sequence, _decoded(record)) for sequence, record in sorted(found.items())]
    kept = tuple(replace(row, sequence=sequence) for sequence, row in rows if row is not None)
    return Rescued(rows=kept, unreadable=missing + len(rows) - len(kept), whole=whole)


def _around_the_damage(path: Path, key: bytes, found: Found) -> tuple[int, bool]:
    """What stands after the last bad page, then each row between. How many are missing, and whether that is certain."""
    first = max(found, default=0)
    _take(path, key, found, f"{_ALL} ORDER BY sequence DESC")
    last = min((sequence for sequence in found if sequence > first), default=first)
    known, certain = _known(path, key)
    between = known if certain else known | set(range(first + 1, last))
    for sequence in sorted(between - found.keys())[:MOST_PROBES]:
        _take(path, key, found, f"{_ALL} WHERE sequence = {sequence:d}")
    return len(known - found.keys()), certain


def _known(path: Path, key: bytes) -> tuple[set[int], bool]:
    """Addresses of all rows, as the table's indexes have them, and whether one of those could be read to its end."""
    known: Found = {}
    certain = False
    for statement in _ADDRESSES:
        certain |= _take(path, key, known, statement)
    return set(known), certain


def _take(path: Path, key: bytes, found: Found, statement: str) -> bool:
    """Whether it was read to its end. A connection that met a bad page reads nothing more, so each has its own."""
    connection = connect(path, key)
    try:
        for sequence, record in connection.execute(statement):
            found[sequence] = record
    except dbapi2.Error:
        return False
    finally:
        connection.close()
    return True


def _decoded(record: bytes | None) -> OutboxRow | None:
    try:
        return None if record is None else _decoder.decode(record)
    except (msgspec.MsgspecError, UnicodeDecodeError, TypeError):
        return None
