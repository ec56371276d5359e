"""Who trains, and whom: what every part of practice asks before it answers."""

from uuid import UUID

from sqlalchemy.orm import Session

from agent_desktop.contract.accounts import Role, User
from agent_desktop.contract.practice import Course
from agent_desktop.contract.problems import ProblemType
from agent_desktop.practice.library import shipped_courses
from central_server.accounts.tables import Account
from central_server.refusals import Refusal, refused_field

TRAINS = frozenset({Role.SUPERVISOR, Role.TRAINER})
PRACTISES = frozenset({Role.HANDLER, Role.SUPERVISOR, Role.TRAINER})


def refuse_others(user: User, trainee: UUID) -> None:
    """Raises Refusal (403) where a handler asks about somebody else."""
    if trainee != user.id and user.role not in TRAINS:
        raise Refusal(ProblemType.NOT_ALLOWED, "Somebody else's practice is for those who train.")


def trainee_of(session: Session, trainee: UUID) -> Account:
    """Whoever it is, working here and able to practise. Raises Refusal (422)."""
    account = session.get(Account, trainee)
    if account is None or not account.active or account.role not in PRACTISES:
        raise refused_field("trainee", "There is no such colleague, or they do not take calls.")
    return account


def course_of(name: str) -> Course:
    """As the library ships it. Raises Refusal (422)."""
    found = next((course for course in shipped_courses() if course.id == name), None)
    if found is None:
        raise refused_field("course", "There is no such course.")
    return found
