"""What the demo's trainees have practised so far: calls of the library, played by the engine and judged as any attempt.

Made after the people, from chances of its own: the same each time. Some stumble more than others, and many over the
same steps, so that a trainer has something to look at.
"""

from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from functools import cache
from random import Random
from typing import NamedTuple
from uuid import UUID

from msgspec.structs import replace
from sqlalchemy import select
from sqlalchemy.orm import Session

from agent_desktop.contract.practice import AttemptEnd, AttemptWrite
from agent_desktop.contract.scripts import Spoken
from agent_desktop.practice.courses import scenarios_of
from agent_desktop.practice.headless import play_headless
from agent_desktop.practice.library import shipped, shipped_courses
from agent_desktop.practice.scoring import Played, as_attempt, judge
from agent_desktop.practice.stumbling import is_lost
from agent_desktop.reviews.files import shipped as scorecards
from agent_desktop.scripts.versions import Shelf
from central_server.database.engine import make_engine
from central_server.database.session import Database
from central_server.demo.accounts import account_id
from central_server.demo.chance import demo_id
from central_server.demo.script_rows import library
from central_server.demo.seed import Progress
from central_server.demo.slips import Slipping
from central_server.practice.attempts import add
from central_server.practice.tables import AttemptRow, CommentRow, EnrolmentRow, SignOffRow

CARD = "council-call"
FIRST, URGENT = "first-weeks", "urgent-calls"
APART = timedelta(hours=3)
"""Between two attempts of one trainee, more or less."""

NEWEST = timedelta(hours=20)
"""Ago: the newest attempt of each."""


class Trainee(NamedTuple):
    """`slips`: how likely each thing goes wrong in the first call, 0 to 1; they learn. `calls`: how many of the course
    they have come to; None: all of them, and again until it is clean."""

    username: str
    course: str
    calls: int | None
    slips: float
    signed: bool = False


TRAINEES = (
    Trainee("handler", FIRST, 7, 0.5),
    Trainee("n.fernando", FIRST, 4, 0.75),
    Trainee("j.kowalczyk", FIRST, 12, 0.7),
    Trainee("h.ali", FIRST, 2, 0.8),
    Trainee("t.silva", URGENT, None, 0.4, signed=True),
    Trainee("e.pugh", URGENT, None, 0.5),
)
FIRST_TRY, PASSED = 0.45, 0.06
"""How much goes wrong at a new call for somebody of much practice, beside one of none; and in one that is passed."""

MOST_TRIES = 4
"""At one call, before it goes well."""

COMMENTS = (
    "You let her finish. Now name one bin at a time, and wait.",
    "Here you had the flag in front of you: the slower words were there.",
    "Good: you read it back before you went on.",
    "Say the reference slowly, and ask whether they have a pen.",
)
WORD = "Calm when it was urgent, and everything read back."


def make(database_url: str, progress: Progress) -> int:
    """Answers how many attempts were made; none where there are some already."""
    database = Database(make_engine(database_url))
    try:
        with database.writing() as session:
            if session.scalar(select(AttemptRow.id).limit(1)) is not None:
                return 0
            now = datetime.now(UTC)
            return sum(_train(session, each, now, progress) for each in TRAINEES)
    finally:
        database.engine.dispose()


def _train(session: Session, trainee: Trainee, now: datetime, progress: Progress) -> int:
    rng = Random(f"practice {trainee.username}")  # noqa: S311 - the same every time is the point
    whose, coach = UUID(account_id(trainee.username)), UUID(account_id("trainer"))
    made = list(attempts(trainee, now))
    first = made[0].began_at - timedelta(days=1)
    session.add(EnrolmentRow(id=_id(rng, first), trainee=whose, course=trainee.course, by=coach, at=first))
    for number, attempt in enumerate(made):
        ended = attempt.began_at + timedelta(seconds=attempt.worked)
        row = add(session, _id(rng, attempt.began_at), whose, attempt, ended)
        lost = next((each for each in attempt.points if is_lost(each) and each.at is not None), None)
        if lost is not None and number % 4 == 1:
            at = ended + timedelta(hours=2)
            words = COMMENTS[rng.randrange(len(COMMENTS))]
            session.add(
                CommentRow(id=_id(rng, at), attempt_id=row.id, at=lost.at, words=words, by=coach, written_at=at)
            )
    if trainee.signed:
        at = made[-1].began_at + timedelta(hours=4)
        session.add(SignOffRow(id=_id(rng, at), trainee=whose, course=trainee.course, by=coach, at=at, words=WORD))
    progress("Practising", len(made), len(made))
    return len(made)


def attempts(trainee: Trainee, now: datetime) -> Iterator[AttemptWrite]:
    """Oldest first: each call until it went well enough, a few times at most; at the end as often as a gate asks."""
    played = list(_played(trainee))
    for number, (name, slips) in enumerate(played):
        left = len(played) - 1 - number
        began = now - NEWEST - left * APART - timedelta(days=left // 3)
        yield _attempt(trainee, name, slips, began.replace(microsecond=0), number)


def _played(trainee: Trainee) -> Iterator[tuple[str, float]]:
    """Which calls, and how much goes wrong in each: less with each try, and less with each call behind them."""
    course = next(each for each in shipped_courses() if each.id == trainee.course)
    names = scenarios_of(course)
    rng = Random(f"calls {trainee.username}")  # noqa: S311 - as above
    wanted = names if trainee.calls is None else names[: trainee.calls]
    for number, name in enumerate(wanted):
        slips = trainee.slips * max(FIRST_TRY, 1 - number / len(names))
        for _try in range(rng.randrange(MOST_TRIES - 1) if number else MOST_TRIES - 2):
            yield name, slips
            slips *= 0.55
        is_last = trainee.calls is not None and number == len(wanted) - 1
        yield name, slips if is_last else PASSED * rng.random()
    if trainee.calls is None:
        clean = max(stage.gate.clean for stage in course.stages)
        yield from ((name, 0.0) for name in names[:clean])


def _attempt(trainee: Trainee, name: str, slips: float, began: datetime, number: int) -> AttemptWrite:
    rng = Random(f"{trainee.username} {name} {number}")  # noqa: S311 - as above
    tried = Slipping(_model(name, began), slips, rng).played()
    tried = replace(tried, course=trainee.course, hints=rng.randrange(4) if slips > FEW else 0, seed=number)
    whole = as_attempt(tried, judge(tried, scorecards()[CARD]))
    if slips > FEW and rng.random() < LEFT_SHARE:
        return replace(whole, ended=AttemptEnd.LEFT, score=None)
    return whole


FEW = 0.2
LEFT_SHARE = 0.12
"""Of those in which something goes wrong: given up before the end."""


def _model(name: str, began: datetime) -> Played:
    scenario = next(each for each in shipped() if each.id == name)
    return play_headless(scenario, scenario.runs[0], _shelf(), Spoken.EN, began)


@cache
def _shelf() -> Shelf:
    return Shelf(version for _, version in library())


def _id(rng: Random, at: datetime) -> UUID:
    return UUID(demo_id(rng, int(at.timestamp() * 1000)))
