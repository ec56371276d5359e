"""Everything that a reviewer is shown of contacts, in a fixed number of statements however many they are."""

from collections import defaultdict
from collections.abc import Collection, Mapping
from datetime import UTC, datetime, time
from typing import NamedTuple
from uuid import UUID

import msgspec
from sqlalchemy import Select, or_, select
from sqlalchemy.orm import Session

from agent_desktop.contract.reviewing import ReviewMaterial
from agent_desktop.contract.script_runs import ScriptRun
from agent_desktop.contract.scripts import Script
from central_server.accounts.tables import Account
from central_server.api.asker import Asker
from central_server.citizens.tables import CitizenRow, RepresentativeRow
from central_server.contacts.events import events_of
from central_server.contacts.runs import citizen_of_own
from central_server.contacts.service import as_contact
from central_server.contacts.tables import ContactRow, ScriptRunRow, StepMedianRow
from central_server.contacts.then import cases_then, flags_then, quotes_then
from central_server.recordings.shown import recordings_of
from central_server.scripts.tables import ScriptVersionRow
from central_server.scripts.words import script_of

FEWEST_RUNS = 5
"""A median of fewer says nothing."""


class Books:
    """Versions of scripts by hash, each read once: the contacts of a night went through the same few."""

    def __init__(self) -> None:
        self._read: dict[str, Script] = {}

    def of(self, session: Session, hashes: Collection[str]) -> Mapping[str, Script]:
        """Those of `hashes` that the server has still."""
        missing = set(hashes) - self._read.keys()
        if missing:
            rows = session.execute(
                select(ScriptVersionRow.hash, ScriptVersionRow.script).where(ScriptVersionRow.hash.in_(missing))
            )
            self._read |= {version_hash: script_of(script) for version_hash, script in rows if script}
        return {version_hash: self._read[version_hash] for version_hash in hashes if version_hash in self._read}


class Gathered(NamedTuple):
    """`team`: of who handled it; "" where nobody of a team did."""

    material: ReviewMaterial
    team: str


def material_of(session: Session, asker: Asker, contact_id: UUID) -> ReviewMaterial:
    """Of one contact, with its recordings and the medians of its handler's team.

    Raises Refusal: 404; 410 where it was erased; 403 for another handler's contact.
    """
    citizen_of_own(session, asker, contact_id)
    gathered = gather(session, (contact_id,), Books())[contact_id]
    medians = _medians(session, gathered.team, gathered.material.scripts.values())
    recordings = recordings_of(session, asker.server.recordings, contact_id)
    return msgspec.structs.replace(gathered.material, medians=medians, recordings=recordings)


def gather(session: Session, contact_ids: Collection[UUID], books: Books) -> dict[UUID, Gathered]:
    """Of each of these contacts that there is, without medians."""
    rows = session.execute(_contacts(contact_ids)).all()
    contacts = [row[0] for row in rows]
    runs = _runs(session, contact_ids)
    events = events_of(session, contact_ids)
    quotes = quotes_then(session, contact_ids)
    cases = cases_then(session, contacts)
    flags = flags_then(session, contacts)
    speakers = _speakers(session, contacts)
    hashes = {pin.hash for every in runs.values() for run in every for pin in run.pins}
    scripts = books.of(session, hashes)
    found = {}
    for contact, citizen_name, languages, handler_name, team in rows:
        own = runs.get(contact.id, ())
        name, until = speakers.get(contact.id, ("", None))
        material = ReviewMaterial(
            contact=as_contact(contact, handler_name or ""),
            contact_title=contact.title,
            citizen_name=citizen_name or "",
            citizen_language=_first(languages or ()),
            representative_name=name,
            representative_until=until,
            events=events.get(contact.id, ()),
            runs=own,
            scripts={pin.hash: scripts[pin.hash] for run in own for pin in run.pins if pin.hash in scripts},
            quotes=quotes.get(contact.id, ()),
            flags=flags.get(contact.id, ()),
            cases=cases.get(contact.id, ()),
            handler=contact.handled_by,
        )
        found[contact.id] = Gathered(material, team or "")
    return found


def _contacts(contact_ids: Collection[UUID]) -> Select[ContactRow, str, list[dict[str, str]], str, str]:
    return (
        select(ContactRow, CitizenRow.name, CitizenRow.languages, Account.name, Account.team)
        .outerjoin(CitizenRow, CitizenRow.id == ContactRow.citizen_id)
        .outerjoin(Account, Account.id == ContactRow.handled_by)
        .where(ContactRow.id.in_(contact_ids))
    )


def _first(languages: Collection[Mapping[str, str]]) -> str:
    """The tag of the language spoken first; of several such the first on record."""
    return next((each["tag"] for each in languages if each.get("level", "first") == "first"), "")


def _runs(session: Session, contact_ids: Collection[UUID]) -> Mapping[UUID, tuple[ScriptRun, ...]]:
    rows = session.execute(
        select(ScriptRunRow.contact_id, ScriptRunRow.run)
        .where(ScriptRunRow.contact_id.in_(contact_ids))
        .order_by(ScriptRunRow.contact_id, ScriptRunRow.position)
    )
    found: dict[UUID, list[ScriptRun]] = defaultdict(list)
    for contact_id, run in rows:
        found[contact_id].append(msgspec.json.decode(run, type=ScriptRun))
    return {contact_id: tuple(runs) for contact_id, runs in found.items()}


def _speakers(session: Session, contacts: Collection[ContactRow]) -> Mapping[UUID, tuple[str, datetime | None]]:
    """By contact, who spoke for the citizen and until when they may."""
    named = {contact.speaking_with for contact in contacts if contact.speaking_with}
    if not named:
        return {}
    rows = session.scalars(
        select(RepresentativeRow).where(or_(RepresentativeRow.id.in_(named), RepresentativeRow.person_id.in_(named)))
    ).all()
    found = {}
    for contact in contacts:
        for row in rows:
            if contact.speaking_with in (row.id, row.person_id) and contact.citizen_id in (None, row.citizen_id):
                until = datetime.combine(row.valid_until, time(12), UTC) if row.valid_until else None
                found[contact.id] = (row.name, until)
    return found


def _medians(session: Session, team: str, scripts: Collection[Script]) -> dict[str, float]:
    wanted = {script.id for script in scripts}
    if not wanted:
        return {}
    rows = session.scalars(select(StepMedianRow).where(StepMedianRow.team == team, StepMedianRow.script_id.in_(wanted)))
    return {f"{row.script_id}:{row.step}": row.seconds for row in rows if row.runs >= FEWEST_RUNS}
