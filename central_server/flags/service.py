"""Recording a flag, reviewing it, ending it."""

from datetime import UTC, date, datetime
from uuid import UUID

import msgspec
from msgspec import UNSET
from msgspec.structs import replace
from sqlalchemy.orm import Session

from agent_desktop.contract.accounts import Role
from agent_desktop.contract.edits import Edit, Edits
from agent_desktop.contract.flags import Flag, FlagChange, FlagDefinition, FlagWrite
from agent_desktop.flags.standing import check_flag, check_flag_change
from central_server.accounts.repository import name_of
from central_server.api.asker import Asker
from central_server.api.preconditions import changed
from central_server.audit.trail import write_down
from central_server.citizens.tables import CitizenRow
from central_server.edits import repository as edits
from central_server.feed.telling import tell_of_citizens
from central_server.flags.repository import as_flag, find_definition
from central_server.flags.tables import FlagRow
from central_server.refusals import not_found, refuse_fields, refused_field

NOUN = "flag"
"""What its edits are kept under."""


def today_of(now: datetime) -> date:
    """The server's day is that of UTC."""
    return now.astimezone(UTC).date()


def record(session: Session, asker: Asker, citizen_id: UUID, flag_id: UUID, asked: FlagWrite) -> Flag:
    """Raises Refusal: 404 without the citizen, 422 where a rule of the catalogue forbids it.

    A restricted flag waits for a second person's approval (central_server/flags/approval.py).
    """
    if session.get(CitizenRow, citizen_id) is None:
        raise not_found("citizen")
    definition = find_definition(session, asked.code)
    if definition is None:
        raise refused_field("code", "The catalogue has no such flag.")
    if session.get(FlagRow, flag_id) is not None:
        raise refused_field("id", "This id is in use.")
    refuse_fields(check_flag(asked, definition, today_of(asker.now)))
    row = FlagRow(
        id=flag_id,
        version=1,
        citizen_id=citizen_id,
        code=asked.code,
        own_words=asked.own_words,
        asked_by=asked.asked_by,
        asked_on=asked.asked_on,
        basis=asked.basis.value,
        starts_on=asked.starts_on,
        review_on=asked.review_on,
        ends_on=asked.ends_on,
        recorded_at=asker.now,
        recorded_by=asker.user.id,
        approved_by=None if definition.restricted else asker.user.id,
    )
    session.add(row)
    session.flush()
    write_down(session, asker, "flag.record", (citizen_id,), flag_id)
    tell_of_citizens(session, citizen_id)
    return as_flag(row, restricted=definition.restricted, recorded_by=asker.user.name)


def change(session: Session, asker: Asker, citizen_id: UUID, flag_id: UUID, *, version: int, asked: FlagChange) -> Flag:
    """Raises Refusal: 404, 412 where it is no longer at `version`, 422 where a rule forbids it.

    While a flag waits for approval it can only be ended: changed words would be approved unread.
    """
    row, definition = find_shown(session, asker, citizen_id, flag_id)
    if row.approved_by is None and (asked.own_words is not UNSET or asked.review_on is not UNSET):
        raise refused_field("approved", "It waits for approval. End it and record it again.")
    if row.version != version:
        raise changed()
    recorded_by = name_of(session, row.recorded_by)
    before = as_flag(row, restricted=definition.restricted, recorded_by=recorded_by)
    refuse_fields(check_flag_change(before, asked, definition, today_of(asker.now)))
    before = as_flag(row, restricted=definition.restricted, recorded_by=recorded_by, opened=True)
    for field in ("own_words", "review_on", "ends_on"):
        value = getattr(asked, field)
        if value is not UNSET:
            setattr(row, field, value)
    row.version += 1
    session.flush()
    write_down(session, asker, "flag.change", (citizen_id,), flag_id)
    after = as_flag(row, restricted=definition.restricted, recorded_by=recorded_by, opened=True)
    edits.keep(session, asker, NOUN, before=before, after=after, asked=asked)
    tell_of_citizens(session, citizen_id)
    return as_flag(row, restricted=definition.restricted, recorded_by=recorded_by)


def edits_of(session: Session, asker: Asker, citizen_id: UUID, flag_id: UUID, after: int) -> Edits:
    """What was done to a flag since version `after`. Of a restricted one without its own words, as in every read.

    Raises Refusal (404).
    """
    _, definition = find_shown(session, asker, citizen_id, flag_id, to_change=False)
    found = edits.edits_of(session, NOUN, flag_id, after)
    return Edits(edits=tuple(_without_words(edit) for edit in found.edits)) if definition.restricted else found


def _without_words(edit: Edit) -> Edit:
    """That they changed stays; what they said is nobody's to read."""
    empty = msgspec.Raw(b'""')
    fields = (replace(each, before=empty, after=empty) if each.field == "own_words" else each for each in edit.fields)
    return replace(edit, fields=tuple(fields))


def find_shown(
    session: Session, asker: Asker, citizen_id: UUID, flag_id: UUID, *, to_change: bool = True
) -> tuple[FlagRow, FlagDefinition]:
    """A flag of this citizen, held for a change where it is `to_change`.

    Raises Refusal (404) also where it waits for approval and the asker is no supervisor: it is not shown to them.
    """
    row = session.get(FlagRow, flag_id, with_for_update=to_change)
    if row is None or row.citizen_id != citizen_id:
        raise not_found("flag")
    definition = find_definition(session, row.code)
    assert definition is not None  # a foreign key holds it
    if definition.restricted and row.approved_by is None and asker.user.role is not Role.SUPERVISOR:
        raise not_found("flag")
    return row, definition
