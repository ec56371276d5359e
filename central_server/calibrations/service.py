"""Beginning a calibration, and ending its blind part."""

from collections import Counter
from collections.abc import Iterable
from uuid import UUID

import msgspec
from sqlalchemy import select
from sqlalchemy.orm import Session

from agent_desktop.contract.accounts import Role
from agent_desktop.contract.base import Page, Words
from agent_desktop.contract.calibrations import (
    Calibration,
    CalibrationContact,
    CalibrationState,
    CalibrationWrite,
    RaterProgress,
    Reviewer,
)
from agent_desktop.contract.evaluations import EvaluationState
from agent_desktop.contract.problems import FieldError, ProblemType
from agent_desktop.contract.reviewing import ContactToReview
from central_server.accounts.repository import names_of
from central_server.accounts.tables import Account
from central_server.api.asker import Asker
from central_server.api.preconditions import changed
from central_server.calibrations.tables import CalibrationRow
from central_server.contacts.tables import ContactRow
from central_server.evaluations.tables import EvaluationRow
from central_server.evaluations.waiting import as_to_review
from central_server.refusals import Refusal, not_found, refuse_fields, refused_field
from central_server.scorecards.repository import is_in_force
from central_server.scorecards.tables import ScorecardVersionRow
from central_server.versions.listing import newest_first


def begin(session: Session, asker: Asker, calibration_id: UUID, asked: CalibrationWrite) -> Calibration:
    """Raises Refusal (422) where it names what is not there, or a rater would score their own work."""
    if session.get(CalibrationRow, calibration_id) is not None:
        raise refused_field("id", "This id is in use.")
    refuse_fields(list(_errors(session, asker, asked)))
    row = CalibrationRow(
        id=calibration_id,
        version=1,
        title=asked.title,
        scorecard_version_id=asked.scorecard_version_id,
        contacts=[str(each) for each in asked.contacts],
        raters=[str(each) for each in asked.raters],
        expert=asked.expert,
        due_on=asked.due_on,
        made_by=asker.user.id,
        made_at=asker.now,
    )
    session.add(row)
    session.flush()
    return as_calibration(session, asker, row)


def compare(session: Session, asker: Asker, calibration_id: UUID, version: int) -> Calibration:
    """Raises Refusal: 404, 412, 403 for anyone but whoever began it, 422 while nothing can be compared."""
    row = session.get(CalibrationRow, calibration_id, with_for_update=True)
    if row is None:
        raise not_found("calibration")
    if row.version != version:
        raise changed()
    if row.made_by != asker.user.id:
        raise Refusal(ProblemType.NOT_ALLOWED, "Whoever began a calibration ends it.")
    if row.compared_at is not None:
        raise refused_field("compared_at", "It is compared already.")
    scored = Counter(each.contact_id for each in submitted(session, calibration_id))
    if not any(count > 1 for count in scored.values()):
        raise refused_field("contacts", "No contact was scored by two yet: there is nothing to compare.")
    row.compared_at, row.version = asker.now, row.version + 1
    session.flush()
    return as_calibration(session, asker, row)


def find(session: Session, asker: Asker, calibration_id: UUID) -> Calibration | None:
    row = session.get(CalibrationRow, calibration_id)
    return None if row is None else as_calibration(session, asker, row)


def page(session: Session, asker: Asker, cursor: str | None, limit: int) -> Page[Calibration]:
    """Newest first."""
    return newest_first(
        session,
        select(CalibrationRow),
        (CalibrationRow.made_at, CalibrationRow.id),
        cursor=cursor,
        limit=limit,
        convert=lambda row: as_calibration(session, asker, row[0]),
    )


def reviewers(session: Session) -> tuple[Reviewer, ...]:
    """Who may be asked to score."""
    wanted = select(Account.id, Account.name).where(Account.role == Role.SUPERVISOR.value, Account.active)
    return tuple(Reviewer(id=row[0], name=row[1]) for row in session.execute(wanted.order_by(Account.name, Account.id)))


def submitted(session: Session, calibration_id: UUID) -> Iterable[EvaluationRow]:
    """Those that count, oldest first."""
    return session.scalars(
        select(EvaluationRow)
        .where(EvaluationRow.calibration_id == calibration_id, EvaluationRow.state != EvaluationState.DRAFT.value)
        .order_by(EvaluationRow.submitted_at, EvaluationRow.id)
    )


def as_calibration(session: Session, asker: Asker, row: CalibrationRow) -> Calibration:
    raters, contacts = [UUID(each) for each in row.raters], [UUID(each) for each in row.contacts]
    names = names_of(session, {row.made_by, *raters})
    there = select(ContactRow, Account.name).join(Account, Account.id == ContactRow.handled_by)
    found = {row[0].id: as_to_review(row) for row in session.execute(there.where(ContactRow.id.in_(contacts)))}
    own = {each.contact_id: each for each in _own(session, asker, row.id)}
    counts = Counter(each.reviewer for each in submitted(session, row.id))
    card = session.get_one(ScorecardVersionRow, row.scorecard_version_id)
    return Calibration(
        id=row.id,
        version=row.version,
        title=row.title,
        state=CalibrationState.COMPARED if row.compared_at else CalibrationState.OPEN,
        scorecard_version_id=row.scorecard_version_id,
        scorecard_title=msgspec.convert(card.title, Words),
        contacts=tuple(_contact(each, found.get(each), own.get(each)) for each in contacts),
        progress=tuple(
            RaterProgress(rater=each, rater_name=names.get(each, ""), submitted=counts[each]) for each in raters
        ),
        expert=row.expert,
        due_on=row.due_on,
        made_by=row.made_by,
        made_by_name=names.get(row.made_by, ""),
        made_at=row.made_at,
        compared_at=row.compared_at,
    )


def _contact(contact_id: UUID, about: ContactToReview | None, own: EvaluationRow | None) -> CalibrationContact:
    """Of one that was erased, what one's own evaluation says of it."""
    return CalibrationContact(
        contact_id=contact_id,
        title=about.title if about else own.contact_title if own else "",
        about=about,
        evaluation_id=own.id if own else None,
        submitted=own is not None and own.state != EvaluationState.DRAFT.value,
    )


def _own(session: Session, asker: Asker, calibration_id: UUID) -> Iterable[EvaluationRow]:
    mine = (EvaluationRow.calibration_id == calibration_id, EvaluationRow.reviewer == asker.user.id)
    return session.scalars(select(EvaluationRow).where(*mine))


def _errors(session: Session, asker: Asker, asked: CalibrationWrite) -> Iterable[FieldError]:
    card = session.get(ScorecardVersionRow, asked.scorecard_version_id)
    if card is None or not is_in_force(card, asker.now):
        yield FieldError(field="scorecard_version_id", message="This version of a scorecard is not in force.")
    for field, named in (("contacts", asked.contacts), ("raters", asked.raters)):
        if len(set(named)) != len(named):
            yield FieldError(field=field, message="One of them is named twice.")
    able = select(Account.id).where(Account.role == Role.SUPERVISOR.value, Account.active)
    if not set(asked.raters).issubset(session.scalars(able.where(Account.id.in_(asked.raters)))):
        yield FieldError(field="raters", message="Supervisors score, and one of these is none.")
    if asked.expert is not None and asked.expert not in asked.raters:
        yield FieldError(field="expert", message="The expert is one of those who score.")
    handled = dict(
        session.execute(select(ContactRow.id, ContactRow.handled_by).where(ContactRow.id.in_(asked.contacts)))
        .tuples()
        .all()
    )
    if set(handled) != set(asked.contacts):
        yield FieldError(field="contacts", message="One of these contacts is not there.")
    if None in handled.values():
        yield FieldError(field="contacts", message="Nobody handled one of these contacts.")
    if set(asked.raters) & set(handled.values()):
        yield FieldError(field="raters", message="One of these handled one of the contacts: nobody scores their own.")
