"""Keeping each change beside the record it changed, and showing them."""

from typing import Protocol
from uuid import UUID

import msgspec
from sqlalchemy import insert, select
from sqlalchemy.orm import Session

from agent_desktop.contract.edits import Edit, Edits, FieldEdit
from central_server.accounts.tables import Account
from central_server.api.asker import Asker
from central_server.edits.tables import EditRow

MOST = 500
"""Edits told at once; the last one's version continues."""


class Versioned(Protocol):
    """A contract record that has an id and a version."""

    @property
    def id(self) -> UUID: ...
    @property
    def version(self) -> int: ...


def keep(
    session: Session, asker: Asker, noun: str, *, before: Versioned, after: Versioned, asked: msgspec.Struct
) -> None:
    """Write down what a change (`asked`) did to a record, in the change's own transaction.

    `asked` names its fields as the record does; those that stayed as they were are left out.
    """
    fields = [
        {"field": name, "before": msgspec.to_builtins(was), "after": msgspec.to_builtins(became)}
        for name in asked.__struct_fields__
        if getattr(asked, name) is not msgspec.UNSET
        and (was := getattr(before, name)) != (became := getattr(after, name))
    ]
    row = {
        "record_id": after.id,
        "version": after.version,
        "noun": noun,
        "at": asker.now,
        "account_id": asker.user.id,
        "fields": fields,
    }
    session.execute(insert(EditRow).values(row))


def edits_of(session: Session, noun: str, record_id: UUID, after: int) -> Edits:
    """What was done to a record since it was at version `after`, oldest first, at most MOST."""
    found = session.execute(
        select(EditRow, Account.name)
        .join(Account, Account.id == EditRow.account_id)
        .where(EditRow.record_id == record_id, EditRow.noun == noun, EditRow.version > after)
        .order_by(EditRow.version)
        .limit(MOST)
    )
    return Edits(edits=tuple(_as_edit(row, name) for row, name in found))


def _as_edit(row: EditRow, by: str) -> Edit:
    fields = tuple(
        FieldEdit(field=each["field"], before=_raw(each["before"]), after=_raw(each["after"])) for each in row.fields
    )
    return Edit(version=row.version, at=row.at, by=by, fields=fields)


def _raw(value: object) -> msgspec.Raw:
    return msgspec.Raw(msgspec.json.encode(value))
