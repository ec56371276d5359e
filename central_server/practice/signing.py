"""The course that somebody is on, and a coach's word that they are ready for live calls."""

from uuid import UUID

from sqlalchemy import select
from sqlalchemy.orm import Session

from agent_desktop.contract.practice import (
    Course,
    Enrolment,
    EnrolmentWrite,
    SignOff,
    SignOffWithdrawal,
    SignOffWrite,
)
from agent_desktop.contract.problems import ProblemType
from agent_desktop.practice.courses import standing
from central_server.accounts.tables import Account
from central_server.api.asker import Asker
from central_server.database.locks import take_turn
from central_server.practice.attempts import infos_of
from central_server.practice.tables import EnrolmentRow, SignOffRow
from central_server.practice.training import refuse_others, trainee_of
from central_server.refusals import Refusal, not_found, refused_field


def enrolment(session: Session, asker: Asker, trainee: UUID | None) -> Enrolment:
    """One's own, or somebody's for those who train. Raises Refusal: 403, 404."""
    whose = asker.user.id if trainee is None else trainee
    refuse_others(asker.user, whose)
    account = session.get(Account, whose)
    if account is None:
        raise not_found("colleague")
    return _enrolment(session, account)


def enrol(session: Session, asker: Asker, enrolment_id: UUID, asked: EnrolmentWrite) -> Enrolment:
    """Raises Refusal (422) for nobody who practises; whether there is such a course is asked before."""
    account = trainee_of(session, asked.trainee)
    if session.get(EnrolmentRow, enrolment_id) is not None:
        raise refused_field("id", "This id is in use.")
    session.add(EnrolmentRow(id=enrolment_id, trainee=account.id, course=asked.course, by=asker.user.id, at=asker.now))
    session.flush()
    return _enrolment(session, account)


def sign_off(session: Session, asker: Asker, sign_off_id: UUID, asked: SignOffWrite, course: Course) -> SignOff:
    """Raises Refusal: 409 while the gates of the course are closed; 422 about oneself, or for the second time."""
    if asked.trainee == asker.user.id:
        raise refused_field("trainee", "Somebody else must say that you are ready.")
    account = trainee_of(session, asked.trainee)
    take_turn(session, f"sign-off:{account.id}")
    if standing_word(session, account.id, course.id) is not None:
        raise refused_field("course", "This course is signed off already.")
    if not standing(course, infos_of(session, account.id), None).gates_passed:
        raise Refusal(ProblemType.GATES_NOT_PASSED, "The course asks for more before somebody can be signed off.")
    if session.get(SignOffRow, sign_off_id) is not None:
        raise refused_field("id", "This id is in use.")
    row = SignOffRow(
        id=sign_off_id,
        trainee=account.id,
        course=course.id,
        by=asker.user.id,
        at=asker.now,
        words=asked.words,
    )
    session.add(row)
    return as_sign_off(row, asker.user.name)


def withdraw(session: Session, asker: Asker, sign_off_id: UUID, asked: SignOffWithdrawal) -> SignOff:
    """Raises Refusal: 404; 422 where it is about oneself, or does not stand any more."""
    row = session.get(SignOffRow, sign_off_id, with_for_update=True)
    if row is None:
        raise not_found("sign-off")
    if row.trainee == asker.user.id:
        raise refused_field("id", "Somebody else must take this back.")
    if row.withdrawn_at is not None:
        raise refused_field("id", "It was taken back already.")
    row.withdrawn_at, row.withdrawn_by, row.withdrawn_words = asker.now, asker.user.id, asked.words
    return as_sign_off(row, session.get_one(Account, row.by).name)


def standing_word(session: Session, trainee: UUID, course: str) -> SignOff | None:
    """The sign-off of a course that stands; None where there is none."""
    return next((each for each in _signed(session, trainee) if each.course == course and not each.withdrawn_at), None)


def as_sign_off(row: SignOffRow, by_name: str) -> SignOff:
    return SignOff(
        id=row.id,
        trainee=row.trainee,
        course=row.course,
        by=row.by,
        by_name=by_name,
        at=row.at,
        words=row.words,
        withdrawn_at=row.withdrawn_at,
    )


def _enrolment(session: Session, account: Account) -> Enrolment:
    newest = select(EnrolmentRow.course).where(EnrolmentRow.trainee == account.id)
    course = session.scalar(newest.order_by(EnrolmentRow.at.desc(), EnrolmentRow.id.desc()).limit(1))
    return Enrolment(trainee=account.id, name=account.name, course=course, signed=_signed(session, account.id))


def _signed(session: Session, trainee: UUID) -> tuple[SignOff, ...]:
    """Newest first."""
    rows = session.execute(
        select(SignOffRow, Account.name)
        .join(Account, Account.id == SignOffRow.by)
        .where(SignOffRow.trainee == trainee)
        .order_by(SignOffRow.at.desc(), SignOffRow.id.desc())
    )
    return tuple(as_sign_off(row, name) for row, name in rows)
