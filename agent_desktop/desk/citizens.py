"""Finding, adding and correcting people."""

from uuid import UUID

import msgspec

from agent_desktop.contract.base import Page, Record
from agent_desktop.contract.citizens import Citizen, CitizenChange, CitizenMatch, CitizenSearch, CitizenWrite
from agent_desktop.contract.contacts import ContactContext
from agent_desktop.contract.deliveries import DeliveryKind
from agent_desktop.desk import holding, writing
from agent_desktop.desk.changed import Changed
from agent_desktop.desk.desk import Desk
from agent_desktop.desk.writing import row_for
from agent_desktop.faults import EnvironmentFault
from agent_desktop.ids import new_id
from agent_desktop.language import t
from agent_desktop.outbox.applying import apply, citizen_of
from agent_desktop.outbox.projection import added, with_details
from agent_desktop.store import outbox as rows_on_disk
from agent_desktop.sync import citizens as wire
from agent_desktop.sync.faults import Heard, SentWithOtherContent, ServerFault

LONGEST_SEARCH = 200
"""Characters; the contract's limit on CitizenSearch.text."""


class Added(Record, frozen=True, kw_only=True):
    """`pending`: it waits on this computer, and `citizen` is as the server will have them."""

    citizen: Citizen
    changed: Changed
    pending: bool = False


class Corrected(Record, frozen=True, kw_only=True):
    """As Added."""

    citizen: Citizen
    changed: Changed
    pending: bool = False


def find(desk: Desk, text: str, *, cursor: str | None = None) -> Page[CitizenMatch]:
    """People who fit the words as typed: names, postcode, date of birth, e-mail, number or case reference.

    Nothing typed finds nobody. Where the server is out of reach, a `holding.FoundHere`: those held on this computer.
    Raises EnvironmentFault for more than 200 characters, and ServerFaults.
    """
    words = " ".join(text.split())
    if not words:
        return Page(items=())
    if len(words) > LONGEST_SEARCH:
        raise EnvironmentFault(
            t("That is too long to search for."),
            kept=t("Everything you typed is still on this screen."),
            do=t("Search with up to {count} characters: a name, a postcode or a date of birth.").format(
                count=LONGEST_SEARCH
            ),
        )
    if desk.watch.away:
        return holding.find(desk, words)
    try:
        return wire.search(desk.line, CitizenSearch(text=words, cursor=cursor))
    except ServerFault as fault:
        if fault.heard in {Heard.ANSWER, Heard.SIGN_IN}:
            raise
        return holding.find(desk, words)


def look_at(desk: Desk, citizen_id: UUID, *, contact_id: UUID | None = None) -> Citizen:
    """One person as the server holds them now, with what waits here to be sent."""
    rows = rows_on_disk.of_citizen(desk.store, citizen_id)
    citizen = added(citizen_id, rows) or wire.read(desk.line, citizen_id, contact_id=contact_id)
    return with_details(citizen, rows)


def add(desk: Desk, citizen_id: UUID, write: CitizenWrite) -> Added:
    """Someone new. `citizen_id` is made by the screen and kept with it, so that a second try adds nobody twice.

    Raises FieldsRefused by field. Where the server cannot be asked, they wait here to be added.
    """
    row = row_for(desk, DeliveryKind.CITIZEN, citizen_id, write, citizen_id=citizen_id, about=write.name.strip())
    try:
        written = writing.write(desk, row)
    except SentWithOtherContent:
        return _added_before(desk, citizen_id, write)
    changed = Changed(citizens=frozenset({citizen_id}))
    if written.record is not None:
        return Added(citizen=msgspec.json.decode(written.record, type=Citizen), changed=changed)
    citizen = citizen_of(citizen_id, write)
    # Found by their number when they ring again before the line is back.
    holding.hold(desk, ContactContext(as_of=row.made_at, matches=(), citizen=citizen))
    return Added(citizen=citizen, changed=changed, pending=True)


def change(desk: Desk, citizen: Citizen, change: CitizenChange, change_id: UUID) -> Corrected:
    """`citizen` as it was read. Raises FieldsRefused by field, and SomeoneChangedIt where a colleague changed the same
    field; what does not touch theirs is sent all the same. Where the server cannot be asked, it waits here.
    """
    row = row_for(
        desk,
        DeliveryKind.CITIZEN_CHANGE,
        change_id,
        change,
        citizen_id=citizen.id,
        about=citizen.name,
        changes=citizen,
    )
    written = writing.write(desk, row)
    changed = Changed(citizens=frozenset({citizen.id}))
    if written.record is not None:
        return Corrected(citizen=msgspec.json.decode(written.record, type=Citizen), changed=changed)
    return Corrected(citizen=apply(citizen, change), changed=changed, pending=True)


def _added_before(desk: Desk, citizen_id: UUID, write: CitizenWrite) -> Added:
    """An earlier try had reached the server after all. What was typed since then corrects what it holds."""
    there = wire.read(desk.line, citizen_id)
    typed = citizen_of(citizen_id, write)
    others = {name: getattr(typed, name) for name in CitizenChange.__struct_fields__}
    newer = {name: value for name, value in others.items() if value != getattr(there, name)}
    if not newer:
        return Added(citizen=there, changed=Changed(citizens=frozenset({citizen_id})))
    corrected = change(desk, there, CitizenChange(**newer), new_id())
    return Added(citizen=corrected.citizen, changed=corrected.changed, pending=corrected.pending)
