"""Those who are being trained, at a glance: by a few statements, however many they are."""

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from statistics import fmean
from uuid import UUID

from sqlalchemy import or_, select
from sqlalchemy.orm import Session

from agent_desktop.contract.accounts import Role
from agent_desktop.contract.practice import AttemptInfo, Cohort, Course, SignOff, Trainee
from agent_desktop.practice.courses import standing
from agent_desktop.practice.library import shipped_courses
from central_server.accounts.tables import Account
from central_server.practice.attempts import as_info, every
from central_server.practice.signing import as_sign_off
from central_server.practice.tables import AttemptRow, EnrolmentRow, SignOffRow
from central_server.practice.titles import titles

LAST, MEAN_OF = 5, 10
"""Attempts that critical points are counted over, and that the mean is of."""


def cohort(session: Session) -> Cohort:
    """Whoever works here and is on a course, and every handler who has practised; by name."""
    enrolled = _enrolled(session)
    attempts = _attempts(session)
    signed = _signed(session)
    courses = {course.id: course for course in shipped_courses()}
    rows = session.execute(select(Account.id, Account.name, Account.role).where(Account.active).order_by(Account.name))
    trainees = []
    for account_id, name, role in rows:
        own = attempts.get(account_id, ())
        course = enrolled.get(account_id) or _course_of_newest(own)
        if enrolled.get(account_id) or (own and role == Role.HANDLER):
            known = courses.get(course or "")
            words = signed.get((account_id, course or ""))
            trainees.append(_trainee(account_id, name, known, own, words))
    return Cohort(trainees=tuple(trainees))


def _trainee(
    trainee: UUID, name: str, course: Course | None, attempts: Sequence[AttemptInfo], signed: SignOff | None
) -> Trainee:
    """`attempts`: newest first."""
    stands = standing(course, attempts, signed) if course is not None else None
    scores = [each.score for each in attempts if each.score is not None]
    return Trainee(
        id=trainee,
        name=name,
        course=course.id if course else None,
        passed=stands.passed if stands else 0,
        of=stands.of if stands else 0,
        attempts=len(attempts),
        last_at=attempts[0].began_at if attempts else None,
        last_score=scores[0] if scores else None,
        mean_score=fmean(scores[:MEAN_OF]) if scores else None,
        critical_in_last_five=sum(each.critical for each in attempts[:LAST]),
        gates_passed=stands.gates_passed if stands else False,
        signed=signed,
    )


def _course_of_newest(attempts: Iterable[AttemptInfo]) -> str | None:
    return next((each.course for each in attempts if each.course), None)


def _enrolled(session: Session) -> Mapping[UUID, str | None]:
    """By account, the course of the newest enrolment."""
    rows = session.execute(select(EnrolmentRow.trainee, EnrolmentRow.course).order_by(EnrolmentRow.at, EnrolmentRow.id))
    return dict(rows.tuples().all())


def _attempts(session: Session) -> Mapping[UUID, Sequence[AttemptInfo]]:
    """By whoever made them, newest first."""
    found: defaultdict[UUID, list[AttemptInfo]] = defaultdict(list)
    known = titles(session)
    enrolled = select(EnrolmentRow.trainee)
    wanted = every().where(Account.active, or_(Account.role == Role.HANDLER.value, Account.id.in_(enrolled)))
    for row in session.execute(wanted.order_by(AttemptRow.began_at.desc(), AttemptRow.id.desc())):
        info = as_info(row, known)
        found[info.trainee].append(info)
    return found


def _signed(session: Session) -> Mapping[tuple[UUID, str], SignOff]:
    """By trainee and course, the sign-off that stands."""
    rows = session.execute(
        select(SignOffRow, Account.name)
        .join(Account, Account.id == SignOffRow.by)
        .where(SignOffRow.withdrawn_at.is_(None))
        .order_by(SignOffRow.at)
    )
    return {(row.trainee, row.course): as_sign_off(row, name) for row, name in rows}
