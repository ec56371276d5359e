"""A finished contact that the server refused is opened again, to be corrected where it was typed."""

from uuid import UUID

import msgspec
from msgspec import UnsetType

from agent_desktop.contacts.draft import CaseDraft, ContactDraft, with_in_hand
from agent_desktop.contacts.numbers import CallerNumber, show_number
from agent_desktop.contacts.open_contact import OpenContact
from agent_desktop.contract.cases import CaseWrite
from agent_desktop.contract.contacts import ContactWrite
from agent_desktop.contract.deliveries import DeliveryKind
from agent_desktop.contract.problems import ProblemType
from agent_desktop.desk.desk import Desk
from agent_desktop.faults import ProgramFault
from agent_desktop.ids import new_id
from agent_desktop.outbox.rows import OutboxRow
from agent_desktop.store import outbox as rows_on_disk
from agent_desktop.store.faults import RowGone

LAST_PLACE = 1000
"""Of its tab: after those that are open."""


def reopen(desk: Desk, row_id: UUID) -> OpenContact:
    """The contact of that row, and its cases with the references that were given, as an open one. All rows go.

    On disk in one moment, so that what was typed is always in exactly one place. It keeps its id, because what was
    refused was never done; where the server has that id with other content, it gets a new one, and so do its cases.
    Raises RowGone where it was sent already.
    """
    row = rows_on_disk.get(desk.store, row_id)
    if row is None:
        raise RowGone
    if row.kind is not DeliveryKind.CONTACT:
        raise ProgramFault("only a contact can be opened again")
    cases = _its_cases(desk, row)
    contact = open_again(row, cases, anew=row.problem == ProblemType.ID_REUSED)
    rows_on_disk.reopen(desk.store, [each.id for each in (*cases, row)], contact)
    return contact


def open_again(row: OutboxRow, cases: tuple[OutboxRow, ...], *, anew: bool) -> OpenContact:
    """Pure. The case of the contact's own service is in hand. `anew`: with ids of their own."""
    write = msgspec.json.decode(row.body, type=ContactWrite)
    contact_id = new_id() if anew else row.id
    raised = tuple(_case_draft(case, about=write.service_code, anew=anew) for case in cases)
    draft = ContactDraft(
        id=contact_id,
        channel=write.channel,
        direction=write.direction,
        caller=CallerNumber(
            kind=write.number_kind, e164=write.number, shown=show_number(write.number) if write.number else ""
        ),
        started_at=write.started_at,
        citizen_id=write.citizen_id,
        speaking_with=write.speaking_with,
        identity=write.identity,
        service_code=write.service_code,
        outcome=write.outcome,
        notes=write.notes,
        held_seconds=write.held_seconds,
        raised=raised,
        runs=write.script_runs,
        quotes=write.quotes,
    )
    own = with_in_hand(draft, write.service_code)
    draft = own if own.case or not raised else with_in_hand(draft, raised[0].service_code)
    return OpenContact(
        id=contact_id,
        draft=draft,
        saved_at=row.made_at,
        place=LAST_PLACE,
        in_front=True,
        reference=own.case.reference if own.case else "",
        declined_case_for="" if raised else write.service_code or "",
    )


def _case_draft(case: OutboxRow, *, about: str | None, anew: bool) -> CaseDraft:
    write = msgspec.json.decode(case.body, type=CaseWrite)
    return CaseDraft(
        id=new_id() if anew else case.id,
        service_code=write.service_code,
        reference=write.reference,
        opened_at=write.opened_at,
        promised_at=write.promised_at,
        place=write.place,
        answers=write.answers,
        stays=write.service_code != about,
    )


def _its_cases(desk: Desk, row: OutboxRow) -> tuple[OutboxRow, ...]:
    behind = rows_on_disk.following(desk.store, (row.id,))
    return tuple(each for each in behind if _raised_by(each, row.id))


def _raised_by(row: OutboxRow, contact_id: UUID) -> bool:
    return (
        row.kind is DeliveryKind.CASE
        and isinstance(row.record_id, UnsetType)
        and msgspec.json.decode(row.body, type=CaseWrite).contact_id == contact_id
    )
