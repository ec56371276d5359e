"""The invented town behind every proof, and what its server has in the end."""

from collections import Counter
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from uuid import UUID

from msgspec import Struct
from sqlalchemy import select
from sqlalchemy.orm import Session

from central_server.audit.tables import AuditRow
from central_server.cases.tables import CaseRow
from central_server.citizens.tables import CitizenRow
from central_server.contacts.tables import ContactRow
from central_server.database.engine import make_engine
from central_server.database.session import Database
from central_server.demo import seed
from central_server.edits.tables import EditRow

PEOPLE = 60


class Story(Struct, frozen=True, kw_only=True):
    """A finished contact with its case, as it was typed. `changes`: of the case's progress, in their order."""

    contact_id: UUID
    case_id: UUID
    notes: str
    reference: str
    place: str
    answers: dict[str, object]
    changes: tuple[str, ...] = ()


def town(folder: Path) -> str:
    """The URL of a new database with the demo authority in it."""
    url = f"sqlite:///{folder / 'central.db'}"
    seed.run(url, PEOPLE, 1, lambda *_: None)
    return url


@contextmanager
def inside(url: str) -> Iterator[Session]:
    database = Database(make_engine(url))
    with database.reading() as session:
        yield session
    database.engine.dispose()


def citizens(url: str) -> tuple[UUID, ...]:
    """Those who live here."""
    with inside(url) as session:
        return tuple(session.scalars(select(CitizenRow.id).where(CitizenRow.status == "living")))


class Before(Struct, frozen=True):
    """Ids that the town came with."""

    contacts: frozenset[UUID]
    cases: frozenset[UUID]


def before(url: str) -> Before:
    with inside(url) as session:
        return Before(frozenset(session.scalars(select(ContactRow.id))), frozenset(session.scalars(select(CaseRow.id))))


def check_all_there_once(url: str, town_before: Before, stories: dict[UUID, Story]) -> None:
    """Raises AssertionError unless the server has just these, each done once, in order, and every word as typed."""
    with inside(url) as session:
        contacts = {row.id: row for row in session.scalars(select(ContactRow)) if row.id not in town_before.contacts}
        cases = {row.id: row for row in session.scalars(select(CaseRow)) if row.id not in town_before.cases}
        done = list(session.execute(select(AuditRow.action, AuditRow.subject_id).order_by(AuditRow.id)))
        edits: dict[UUID, list[EditRow]] = {}
        for edit in session.scalars(select(EditRow).order_by(EditRow.record_id, EditRow.version)):
            edits.setdefault(edit.record_id, []).append(edit)
    assert set(contacts) == set(stories), f"{len(contacts)} contacts instead of {len(stories)}"
    assert set(cases) == {story.case_id for story in stories.values()}, f"{len(cases)} cases"
    times = Counter((action, subject) for action, subject in done)
    turn = {key: position for position, key in enumerate(map(tuple, done))}
    for story in stories.values():
        contact, case = contacts[story.contact_id], cases[story.case_id]
        assert contact.notes == story.notes, f"other words in {contact.id}"
        assert (case.reference, case.place, case.answers) == (story.reference, story.place, story.answers)
        assert case.contact_id == contact.id
        assert times["contact.add", contact.id] == times["case.raise", case.id] == 1, f"{contact.id} was done twice"
        assert times["case.change", case.id] == len(story.changes)
        assert turn["contact.add", contact.id] < turn["case.raise", case.id]
        progress = [field["after"] for edit in edits.get(case.id, ()) for field in edit.fields]
        assert progress == list(story.changes), f"the changes of {case.id} came as {progress}"
        assert case.version == 1 + len(story.changes)
