"""What the demo's supervisors have reviewed so far: some contacts a week, two calibrations, and the indicators.

Made after the contacts, by the rules that the server judges by, from chances of their own: the same each time.
"""

from collections.abc import Iterable, Iterator
from datetime import datetime, timedelta
from random import Random
from typing import NamedTuple
from uuid import UUID

import msgspec
from msgspec.structs import replace
from sqlalchemy import select
from sqlalchemy.orm import Session

from agent_desktop.contract.citizens import Channel
from agent_desktop.contract.evaluations import EvaluationContent, EvaluationMove, EvaluationState
from agent_desktop.contract.scorecards import ScorecardContent
from agent_desktop.reviews.files import shipped
from agent_desktop.reviews.filling import with_given
from agent_desktop.reviews.scoring import score
from agent_desktop.reviews.worth import NO, YES
from central_server.calibrations.tables import CalibrationRow
from central_server.contacts.review_material import Books, Gathered, gather
from central_server.contacts.tables import ContactRow
from central_server.database.engine import make_engine
from central_server.database.session import Database
from central_server.demo.accounts import account_id
from central_server.demo.chance import demo_id
from central_server.demo.judging import complete, judged
from central_server.demo.scorecard_rows import version_id
from central_server.demo.seed import Progress
from central_server.evaluations.tables import EvaluationRow, EvaluationStepRow
from central_server.indicators.reading import note_judgements
from central_server.indicators.tables import ContactIndicatorRow
from central_server.indicators.working_out import AT_ONCE, tell_medians, work_out

MOST, DAYS, YOUNGEST = 180, 84, 4
"""Contacts reviewed, within so many days; of the last few none, so that there is what to choose from."""

DISPUTED_EVERY = 5
"""Where points were lost; of two disputes one is amended."""

INDICATED = 8_000
"""Contacts whose indicators are worked out at once; of the others the night takes care."""

SUPERVISORS = tuple(UUID(account_id(name)) for name in ("supervisor", "supervisor2"))
STRICT = {SUPERVISORS[0]: 0.0, SUPERVISORS[1]: 0.06}
"""How much more often one of them sees something amiss."""

CALIBRATED_AGO = (70, 42, 14)
CALIBRATED = 4
"""Contacts of each calibration."""

CARD_OF = {Channel.PHONE: "council-call", Channel.COUNTER: "council-call"}


class _Work(NamedTuple):
    session: Session
    rng: Random
    books: Books
    disputed: list[UUID]


def make(database_url: str, progress: Progress) -> int:
    """Answers how many were reviewed; none where there are reviews already."""
    database = Database(make_engine(database_url))
    try:
        with database.writing() as session:
            there = session.scalar(select(EvaluationRow.id).limit(1)) is not None
            made = 0 if there else _review(_Work(session, Random("reviews"), Books(), []), progress)  # noqa: S311 - as all of the demo
        with database.reading() as session:
            indicated = session.scalar(select(ContactIndicatorRow.contact_id).limit(1)) is not None
        if not indicated:
            _indicate(database, progress)
        return made
    finally:
        database.engine.dispose()


def _indicate(database: Database, progress: Progress) -> None:
    turns = iter(range(INDICATED // AT_ONCE))
    done = work_out(database, lambda: next(turns, None) is not None)
    tell_medians(database)
    progress("Working out indicators", done, done)


def _review(work: _Work, progress: Progress) -> int:
    found = _to_review(work)
    for number, contact in enumerate(found, start=1):
        reviewer = SUPERVISORS[number % len(SUPERVISORS)]
        _evaluate(work, contact, reviewer, number=number)
        progress("Reviewing contacts", number, len(found))
    for number, ago in enumerate(CALIBRATED_AGO):
        _calibrate(work, found[number * CALIBRATED : (number + 1) * CALIBRATED], ago, number)
    return len(found)


def _to_review(work: _Work) -> list[Gathered]:
    """Spread over the weeks, oldest first."""
    newest = work.session.scalar(select(ContactRow.started_at).order_by(ContactRow.started_at.desc()).limit(1))
    if newest is None:
        return []
    wanted = (
        select(ContactRow.id)
        .where(
            ContactRow.started_at > newest - timedelta(days=DAYS),
            ContactRow.started_at < newest - timedelta(days=YOUNGEST),
            ContactRow.handled_by.is_not(None),
        )
        .order_by(ContactRow.started_at, ContactRow.id)
    )
    every = list(work.session.scalars(wanted))
    step = max(1, len(every) // MOST)
    chosen = every[::step][:MOST]
    gathered = gather(work.session, chosen, work.books)
    return [gathered[each] for each in chosen]


# ---- one evaluation ------------------------------------------------------------------------------------------------


def _evaluate(work: _Work, found: Gathered, reviewer: UUID, *, number: int, calibration: UUID | None = None) -> None:
    contact = found.material.contact
    assert found.material.handler is not None
    name = CARD_OF.get(contact.channel, "written-contact")
    card = shipped()[name]
    content = judged(work.rng, card, found.material, STRICT[reviewer])
    begun = contact.finished_at + timedelta(days=1 + work.rng.random(), minutes=work.rng.randint(0, 300))
    submitted = begun + timedelta(minutes=work.rng.randint(4, 12))
    came = score(card, content.answers)
    row = EvaluationRow(
        id=_id(work.rng, begun),
        state=EvaluationState.SUBMITTED.value,
        contact_id=contact.id,
        contact_title=found.material.contact_title,
        channel=contact.channel.value,
        service_code=contact.service_code,
        started_at=contact.started_at,
        seconds=round((contact.finished_at - contact.started_at).total_seconds()),
        handler=found.material.handler,
        reviewer=reviewer,
        scorecard_version_id=UUID(version_id(name)),
        calibration_id=calibration,
        begun_at=begun,
        changed_at=submitted,
        submitted_at=submitted,
        dispute_until=submitted + timedelta(days=card.dispute_days),
        worked_seconds=work.rng.randint(110, 260),
        content=msgspec.to_builtins(content),
        score=msgspec.to_builtins(came),
        first_score=msgspec.to_builtins(came),
        disputes=[],
    )
    steps: list[tuple[EvaluationMove, UUID, datetime, str]] = [(EvaluationMove.SUBMIT, reviewer, submitted, "")]
    if calibration is None:
        note_judgements(work.session, row.id, card, content, submitted)
        steps += _life(work, row, card, content, number)
    row.version = 1 + len(steps)
    work.session.add(row)
    work.session.flush()
    work.session.add_all(
        EvaluationStepRow(evaluation_id=row.id, position=at, move=move.value, at=when, by=by, note=note)
        for at, (move, by, when, note) in enumerate(steps)
    )


def _life(
    work: _Work, row: EvaluationRow, card: ScorecardContent, content: EvaluationContent, number: int
) -> Iterator[tuple[EvaluationMove, UUID, datetime, str]]:
    """Most were read; now and then one was disputed, and decided by the other supervisor."""
    lost = [code for code in score(card, content.answers).lost if content.answers[code].value == NO]
    assert row.submitted_at is not None
    read = row.submitted_at + timedelta(hours=work.rng.randint(2, 70))
    if not lost or number % DISPUTED_EVERY:
        if number % 7:
            row.state = EvaluationState.ACKNOWLEDGED.value
            yield EvaluationMove.ACKNOWLEDGE, row.handler, read, ""
        return
    other = next(each for each in SUPERVISORS if each != row.reviewer)
    row.disputes = [{"question": lost[0], "words": "I did say it, just before the transfer."}]
    yield EvaluationMove.DISPUTE, row.handler, read, ""
    decided = read + timedelta(days=1)
    work.disputed.append(row.id)
    if len(work.disputed) % 2 == 0:
        row.state = EvaluationState.UPHELD.value
        yield EvaluationMove.UPHOLD, other, decided, "I listened to it again: it was said to a colleague."
        return
    better = with_given(
        content, lost[0], replace(content.answers[lost[0]], value=YES, root_causes=(), comment="Heard.")
    )
    better = complete(work.rng, card, better)
    row.first_content, row.content = row.content, msgspec.to_builtins(better)
    row.score = msgspec.to_builtins(score(card, better.answers))
    row.state = EvaluationState.AMENDED.value
    yield EvaluationMove.AMEND, other, decided, "It can be heard at 01:40."


def _calibrate(work: _Work, contacts: Iterable[Gathered], ago: int, number: int) -> None:
    """The same contacts scored by both, and compared; the first of them counts as right."""
    calls = [each for each in contacts if each.material.contact.channel in CARD_OF]
    if not calls:
        return
    newest = work.session.scalar(select(ContactRow.started_at).order_by(ContactRow.started_at.desc()).limit(1))
    assert newest is not None
    made = newest - timedelta(days=ago)
    row = CalibrationRow(
        id=_id(work.rng, made),
        version=2,
        title=("First calibration", "Second calibration", "Third calibration")[number],
        scorecard_version_id=UUID(version_id("council-call")),
        contacts=[str(each.material.contact.id) for each in calls],
        raters=[str(each) for each in SUPERVISORS],
        expert=SUPERVISORS[0],
        due_on=(made + timedelta(days=7)).date(),
        made_by=SUPERVISORS[0],
        made_at=made,
        compared_at=made + timedelta(days=6),
    )
    work.session.add(row)
    work.session.flush()
    for each in calls:
        for rater in SUPERVISORS:
            _evaluate(work, each, rater, number=1, calibration=row.id)


def _id(rng: Random, at: datetime) -> UUID:
    return UUID(demo_id(rng, int(at.timestamp() * 1000)))
