"""Reading what a handler wrote out of a store that is damaged, or of another version: row by row, from a copy.

Each row's record is whole by itself, so that neither a lost index nor another table's bad page takes it along.
"""

import shutil
import tempfile
from contextlib import closing
from pathlib import Path
from typing import TypeVar

import msgspec
from msgspec.structs import replace
from sqlcipher3 import dbapi2

from agent_desktop.contacts.open_contact import OpenContact
from agent_desktop.contract.base import Record
from agent_desktop.contract.script_life import PublishedScript
from agent_desktop.outbox.rows import OutboxRow
from agent_desktop.store.connecting import keyed
from agent_desktop.store.first_page import mend_first_page
from agent_desktop.store.translating import translating

Kind = TypeVar("Kind")

MOST_PROBES = 20_000
"""Rows asked for one at a time between two damaged places; each costs about a millisecond."""

Found = dict[int, bytes | None]
"""Records by their address in the table."""


class Rescued(Record, frozen=True, kw_only=True):
    """`rows` by sequence, `contacts` by place. `unreadable`: how many others are known of; where not `whole`, there may
    be more. `scripts`: versions that the contacts may be on; one that is lost was nobody's work, and is not counted."""

    rows: tuple[OutboxRow, ...] = ()
    contacts: tuple[OpenContact, ...] = ()
    scripts: tuple[PublishedScript, ...] = ()
    unreadable: int = 0
    whole: bool = True


class _Table(Record, frozen=True, kw_only=True):
    """A table, the column that is a row's address, and the indexes that know all addresses too."""

    name: str
    address: str
    indexes: tuple[str, ...]

    @property
    def records(self) -> str:
        return f"SELECT {self.address}, record FROM {self.name} NOT INDEXED"  # noqa: S608 - names of our own

    @property
    def addresses(self) -> tuple[str, ...]:
        known = f"SELECT {self.address}, NULL FROM {self.name} INDEXED BY"  # noqa: S608 - names of our own
        return tuple(f"{known} {index}" for index in self.indexes)


_OUTBOX = _Table(
    name="outbox",
    address="sequence",
    indexes=("outbox_by_state", "outbox_by_touches", "outbox_by_next_try", "sqlite_autoindex_outbox_1"),
)
_OPEN_CONTACTS = _Table(name="open_contact", address="rowid", indexes=("sqlite_autoindex_open_contact_1",))
_KEPT_SCRIPTS = _Table(name="kept_script", address="rowid", indexes=("sqlite_autoindex_kept_script_1",))


class _Salvage(Record, frozen=True, kw_only=True):
    """What one table gave."""

    records: dict[int, bytes | None]
    missing: int
    whole: bool


def rescue_from(path: Path, key: bytes) -> Rescued:
    """The outbox, the open contacts and their scripts of the store at `path`, which is left as it is.

    Raises StoreDiskFull where no copy of it can be made.
    """
    if not path.exists():
        return Rescued(whole=False)
    with translating(), tempfile.TemporaryDirectory(prefix=".rescue-", dir=path.parent) as folder:
        copy = Path(folder) / path.name
        for ending in ("", "-wal"):
            part = path.with_name(path.name + ending)
            if part.exists():
                shutil.copyfile(part, Path(folder) / part.name)
        mend_first_page(copy, key)
        outbox, contacts = _salvage(copy, key, _OUTBOX), _salvage(copy, key, _OPEN_CONTACTS)
        kept = _salvage(copy, key, _KEPT_SCRIPTS)
    rows = _understood(outbox, OutboxRow)
    opened = _understood(contacts, OpenContact)
    there = len(outbox.records) + outbox.missing + len(contacts.records) + contacts.missing
    return Rescued(
        rows=tuple(replace(row, sequence=sequence) for sequence, row in rows),
        contacts=tuple(sorted((contact for _, contact in opened), key=lambda contact: contact.place)),
        scripts=tuple(script for _, script in _understood(kept, PublishedScript)),
        unreadable=there - len(rows) - len(opened),
        whole=outbox.whole and contacts.whole,
    )


def _salvage(path: Path, key: bytes, table: _Table) -> _Salvage:
    found: Found = {}
    if _take(path, key, found, f"{table.records} ORDER BY {table.address}"):
        return _Salvage(records=found, missing=0, whole=True)
    first = max(found, default=0)
    _take(path, key, found, f"{table.records} ORDER BY {table.address} DESC")
    last = min((address for address in found if address > first), default=first)
    known, certain = _known(path, key, table)
    between = known if certain else known | set(range(first + 1, last))
    for address in sorted(between - found.keys())[:MOST_PROBES]:
        _take(path, key, found, f"{table.records} WHERE {table.address} = {address:d}")
    return _Salvage(records=found, missing=len(known - found.keys()), whole=certain)


def _known(path: Path, key: bytes, table: _Table) -> tuple[set[int], bool]:
    """Addresses of all rows, as the table's indexes have them, and whether one of those could be read to its end."""
    known: Found = {}
    certain = False
    for statement in table.addresses:
        certain |= _take(path, key, known, statement)
    return set(known), certain


def _take(path: Path, key: bytes, found: Found, statement: str) -> bool:
    """Whether it was read to its end. A connection that met a bad page reads nothing more, so each has its own."""
    try:
        with closing(keyed(path, key)) as connection:
            for address, record in connection.execute(statement):
                found[address] = record
    except dbapi2.Error:
        return False
    return True


def _understood(salvage: _Salvage, kind: type[Kind]) -> list[tuple[int, Kind]]:
    decoder = msgspec.json.Decoder(kind)
    understood = []
    for address, record in sorted(salvage.records.items()):
        try:
            understood.append((address, decoder.decode(record or b"")))
        except (msgspec.MsgspecError, UnicodeDecodeError):
            continue
    return understood
