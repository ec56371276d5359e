"""The encrypted store: how long a durable write takes, and a start with much waiting. No server is needed."""

import shutil
import sqlite3
import time
from collections.abc import Callable, Iterator
from contextlib import closing, contextmanager
from datetime import UTC, datetime
from pathlib import Path

import msgspec
from msgspec.structs import replace

from agent_desktop.contacts import draft
from agent_desktop.contacts.numbers import CallerNumber
from agent_desktop.contacts.open_contact import OpenContact
from agent_desktop.contract.base import Page
from agent_desktop.contract.citizens import Channel, Citizen
from agent_desktop.contract.contacts import ContactContext, Direction, HistoryItem, NumberKind
from agent_desktop.contract.deliveries import DeliveryKind
from agent_desktop.contract.outcomes import Outcome
from agent_desktop.ids import new_id
from agent_desktop.outbox.rows import OutboxRow
from agent_desktop.store import open_contacts, outbox
from agent_desktop.store.opening import open_store
from benchmarks.row import Row, percentile

FOLDER = Path("build/bench-store")
KEY = bytes(range(32))
WRITES = 1_000
STARTS = 20
WAITING = 10_000
NOW = datetime(2026, 11, 22, 9, 0, tzinfo=UTC)


def measure() -> list[Row]:
    """Both figures; the folder is made anew."""
    shutil.rmtree(FOLDER, ignore_errors=True)
    FOLDER.mkdir(parents=True)
    ours, bare = _durable_writes()
    waiting, empty = _starts()
    return [
        Row(
            "an open contact on disk (keep), p95",
            "ms",
            percentile(ours, 0.95),
            "the same bytes committed to bare SQLite, synchronous=FULL",
            percentile(bare, 0.95),
        ),
        Row(
            f"start with {WAITING:,} rows waiting: open, count, what is due, p50",
            "ms",
            percentile(waiting, 0.5),
            "the same with none",
            percentile(empty, 0.5),
        ),
    ]


def _durable_writes() -> tuple[list[float], list[float]]:
    """Turn about, so that what else the machine does falls on both."""
    contact = _open_contact()
    ours: list[float] = []
    bare: list[float] = []
    with closing(open_store(FOLDER / "writes" / "store.db", KEY)) as store, _bare(FOLDER / "bare.db") as write:
        for number in range(WRITES):
            typed = replace(contact, draft=replace(contact.draft, notes=f"{contact.draft.notes}{number}"))
            content = msgspec.json.encode(typed)
            ours.append(_ms(lambda typed=typed: open_contacts.keep(store, typed)))  # type: ignore[misc]  # bound at once
            bare.append(_ms(lambda content=content: write(content)))  # type: ignore[misc]  # as above
    return ours, bare


@contextmanager
def _bare(path: Path) -> Iterator[Callable[[bytes], None]]:
    connection = sqlite3.connect(path, isolation_level=None)
    connection.execute("PRAGMA journal_mode = WAL")
    connection.execute("PRAGMA synchronous = FULL")
    connection.execute("CREATE TABLE open_contact (id INTEGER PRIMARY KEY, record BLOB)")

    def write(content: bytes) -> None:
        connection.execute("BEGIN IMMEDIATE")
        connection.execute("INSERT OR REPLACE INTO open_contact VALUES (1, ?)", (content,))
        connection.execute("COMMIT")

    yield write
    connection.close()


def _starts() -> tuple[list[float], list[float]]:
    full, empty = FOLDER / "full" / "store.db", FOLDER / "empty" / "store.db"
    with closing(open_store(full, KEY)) as store:
        for _ in range(WAITING // 200):
            outbox.add(store, [row for _ in range(100) for row in _finished()])
    open_store(empty, KEY).close()
    times: dict[Path, list[float]] = {full: [], empty: []}
    for _ in range(STARTS):
        for path, found in times.items():
            found.append(_ms(lambda path=path: _start(path)))  # type: ignore[misc]  # bound at once
    return times[full], times[empty]


def _start(path: Path) -> None:
    with closing(open_store(path, KEY)) as store:
        outbox.counts(store)
        outbox.due(store, NOW, 50)


def _ms(act: Callable[[], None]) -> float:
    begin = time.perf_counter()
    act()
    return (time.perf_counter() - begin) * 1000


def _open_contact() -> OpenContact:
    """Of ordinary size: half a page of notes, someone with a page of history. Some 12 KB."""
    lines = tuple(
        HistoryItem(
            id=new_id(),
            at=NOW,
            channel=Channel.PHONE,
            direction=Direction.INBOUND,
            service_code="missed-bin",
            title="Missed bin collection",
            summary="The crew did not come; asked to leave the bin out until Thursday.",
            outcome=Outcome.CASE_RAISED,
            handled_by="Dee Handler",
        )
        for _ in range(30)
    )
    citizen = Citizen(id=new_id(), version=1, name="Mair Evnas")
    context = ContactContext(as_of=NOW, matches=(), citizen=citizen, history=Page(items=lines))
    contact_id = new_id()
    begun = draft.begin(contact_id, CallerNumber(kind=NumberKind.GIVEN, e164="+441632960001"), NOW)
    notes = "The bin was not emptied on Tuesday. " * 25
    return OpenContact(id=contact_id, draft=replace(begun, notes=notes), saved_at=NOW, context=context)


def _finished() -> tuple[OutboxRow, OutboxRow]:
    """A contact and its case."""
    contact_id, citizen_id = new_id(), new_id()
    contact = {"citizen_id": citizen_id, "notes": "The bin was not emptied on Tuesday. " * 25}
    case = {"citizen_id": citizen_id, "contact_id": contact_id, "answers": {"bin": "garden"}}
    made = (
        (DeliveryKind.CONTACT, contact_id, contact),
        (DeliveryKind.CASE, new_id(), case),
    )
    first, second = (
        OutboxRow(id=row_id, kind=kind, body=msgspec.Raw(msgspec.json.encode(body)), citizen_id=citizen_id, made_at=NOW)
        for kind, row_id, body in made
    )
    return first, second
