"""Records for the store's tests, and stores to put them in."""

import os
from datetime import UTC, datetime, timedelta
from pathlib import Path
from uuid import UUID

import msgspec
from sqlcipher3 import dbapi2

from agent_desktop.contacts import draft
from agent_desktop.contacts.numbers import CallerNumber
from agent_desktop.contacts.open_contact import Cursor, OpenContact
from agent_desktop.contract.base import Page
from agent_desktop.contract.citizens import Channel, Citizen, Phone
from agent_desktop.contract.contacts import ContactContext, HistoryItem, NumberKind
from agent_desktop.contract.contacts import Direction as Way
from agent_desktop.contract.deliveries import DeliveryKind
from agent_desktop.contract.script_life import PublishedScript
from agent_desktop.ids import new_id
from agent_desktop.outbox.rows import OutboxRow
from agent_desktop.scripts.versions import version_of
from tests.unit.scripts.made import END, head, read

NOW = datetime(2026, 11, 22, 9, 0, tzinfo=UTC)
HOUR = timedelta(hours=1)
NUMBER = "+441632960001"


def published(name: str) -> PublishedScript:
    script = read(head(name, "end") + "steps:\n" + END)
    version = version_of(script)
    return PublishedScript(id=new_id(), number=1, hash=version.hash, effective_from=NOW, script=script)


def new_key() -> bytes:
    return os.urandom(32)


def contact_row(row_id: UUID | None = None, *, citizen_id: UUID | None = None, notes: str = "") -> OutboxRow:
    """A finished contact, as small as it can be."""
    body = {"citizen_id": citizen_id, "notes": notes}
    return OutboxRow(
        id=row_id or new_id(),
        kind=DeliveryKind.CONTACT,
        body=msgspec.Raw(msgspec.json.encode(body)),
        citizen_id=citizen_id or msgspec.UNSET,
        made_at=NOW,
    )


def case_row(contact_id: UUID, row_id: UUID | None = None) -> OutboxRow:
    """A case raised with that contact."""
    return OutboxRow(
        id=row_id or new_id(),
        kind=DeliveryKind.CASE,
        body=msgspec.Raw(msgspec.json.encode({"contact_id": contact_id})),
        made_at=NOW,
    )


def change_row(kind: DeliveryKind, record_id: UUID, row_id: UUID | None = None) -> OutboxRow:
    """A change of a record."""
    return OutboxRow(
        id=row_id or new_id(), kind=kind, record_id=record_id, version=1, body=msgspec.Raw(b"{}"), made_at=NOW
    )


def context(name: str, *, citizen_id: UUID | None = None, phones: tuple[str, ...] = ()) -> ContactContext:
    """Someone as the server told of them."""
    citizen = Citizen(
        id=citizen_id or new_id(), version=1, name=name, phones=tuple(Phone(e164=number) for number in phones)
    )
    return ContactContext(as_of=NOW, matches=(), citizen=citizen)


def open_contact(notes: str = "", *, place: int = 0, about: ContactContext | None = None) -> OpenContact:
    """A call in progress."""
    contact_id = new_id()
    caller = CallerNumber(kind=NumberKind.GIVEN, e164=NUMBER)
    return OpenContact(
        id=contact_id,
        draft=msgspec.structs.replace(draft.begin(contact_id, caller, NOW), notes=notes),
        saved_at=NOW,
        place=place,
        cursor=Cursor(field="notes", anchor=2, position=5),
        typed={"case.bin": "garden"},
        context=about,
    )


def typical_open_contact() -> OpenContact:
    """Of the size of an ordinary call: half a page of notes, someone with thirty lines of history."""
    about = context("Mair Evnas", phones=(NUMBER,))
    lines = tuple(
        HistoryItem(
            id=new_id(),
            at=NOW,
            channel=Channel.PHONE,
            direction=Way.INBOUND,
            service_code="missed-bin",
            title="Missed bin collection",
            summary="The crew did not come; asked to leave the bin out until Thursday.",
            outcome=None,
            handled_by="Dee Handler",
        )
        for _ in range(30)
    )
    about = msgspec.structs.replace(about, history=Page(items=lines))
    return open_contact("The bin was not emptied on Tuesday. " * 25, about=about)


def spoil(path: Path, offset: int, length: int = 8) -> None:
    """Turn over some bytes of a file."""
    with path.open("r+b") as file:
        file.seek(offset)
        before = file.read(length)
        file.seek(offset)
        file.write(bytes(byte ^ 0xFF for byte in before))


def root_page(connection: dbapi2.Connection, name: str) -> int:
    """Number of the first page of a table or index, from 1."""
    return int(connection.execute("SELECT rootpage FROM sqlite_schema WHERE name = ?", (name,)).fetchone()[0])
