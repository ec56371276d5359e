"""Every contact is judged by what its trace proves: some at a time, newest first, so that others can write between.

What is worked out stands in a row of its own: whoever begins again goes on where the last one stopped.
"""

from collections.abc import Callable, Collection
from datetime import UTC, datetime, timedelta
from statistics import median
from uuid import UUID

import msgspec
from sqlalchemy import delete, func, insert, or_, select
from sqlalchemy.orm import Session

from agent_desktop.contract.reviewing import ReviewMaterial
from agent_desktop.contract.scorecards import Proof
from agent_desktop.contract.script_runs import Did
from agent_desktop.reviews.proofs import RULES, proofs
from agent_desktop.reviews.visits import trails
from central_server.cases.tables import CaseRow
from central_server.contacts.review_material import FEWEST_RUNS, Books, Gathered, gather
from central_server.contacts.tables import ContactRow, StepMedianRow
from central_server.database.locks import take_turn
from central_server.database.session import Database
from central_server.indicators.tables import ContactIndicatorRow

AT_ONCE = 200
"""Contacts a transaction."""

MEDIAN_DAYS = 90
LETTERS = {"yes": "y", "no": "n", "na": "a", None: "-"}
LAST_ID = UUID(int=2**128 - 1)

_INSERT = insert(ContactIndicatorRow)
_decoder = msgspec.json.Decoder(dict[str, float])


def work_out(database: Database, go_on: Callable[[], bool]) -> int:
    """All that was not yet, or by older rules, or whose cases changed since; then the medians. Answers how many.

    `go_on`: asked before each transaction; once it says no, the rest is left for the next time.
    """
    done, books, position = 0, Books(), LAST_ID
    changed = _changed(database)
    while go_on():
        with database.reading() as session:
            if changed:
                due, changed = changed[:AT_ONCE], changed[AT_ONCE:]
            else:
                due = _due(session, position)
                position = min(due, default=position)
            gathered = gather(session, due, books) if due else {}
        if not due:
            tell_medians(database)
            return done
        _keep(database, due, [_row(each) for each in gathered.values()])
        done += len(due)
    return done


def waiting(session: Session) -> int:
    """How many contacts are to be worked out still."""
    every = session.scalar(select(func.count()).select_from(ContactRow)) or 0
    known = select(func.count()).select_from(ContactIndicatorRow).where(ContactIndicatorRow.rules >= RULES)
    return max(0, every - (session.scalar(known) or 0))


def _due(session: Session, position: UUID) -> list[UUID]:
    """The next before `position`: ids are made in the order of time."""
    indicator = ContactIndicatorRow
    wanted = (
        select(ContactRow.id)
        .outerjoin(indicator, indicator.contact_id == ContactRow.id)
        .where(ContactRow.id < position, or_(indicator.contact_id.is_(None), indicator.rules < RULES))
        .order_by(ContactRow.id.desc())
        .limit(AT_ONCE)
    )
    return list(session.scalars(wanted))


def _changed(database: Database) -> list[UUID]:
    """Worked out before one of their cases was as it is."""
    indicator = ContactIndicatorRow
    wanted = (
        select(CaseRow.contact_id)
        .join(indicator, indicator.contact_id == CaseRow.contact_id)
        .where(CaseRow.updated_at > indicator.computed_at)
        .distinct()
    )
    with database.reading() as session:
        return [contact_id for contact_id in session.scalars(wanted) if contact_id is not None]


def _row(gathered: Gathered) -> dict[str, object]:
    material = gathered.material
    answers = proofs(material)
    contact = material.contact
    return {
        "contact_id": contact.id,
        "at": contact.finished_at,
        "team": gathered.team,
        "service_code": contact.service_code,
        "channel": contact.channel.value,
        "handled_by": contact.handled_by,
        "answers": "".join(LETTERS[answers[proof].value] for proof in Proof),
        "steps": msgspec.json.encode(_steps(material)).decode() if material.runs else "",
        "rules": RULES,
        "computed_at": datetime.now(UTC),
    }


def _steps(material: ReviewMaterial) -> dict[str, float]:
    """Seconds at each step that was answered; of several times the first."""
    found: dict[str, float] = {}
    for trail in trails(material):
        for visit in trail.visits:
            if visit.left is not None and visit.left.did is Did.ANSWERED and visit.until is not None:
                found.setdefault(":".join(visit.place), (visit.until - visit.at).total_seconds())
    return found


def _keep(database: Database, due: Collection[UUID], rows: list[dict[str, object]]) -> None:
    """What was erased meanwhile stays away."""
    with database.writing() as session:
        take_turn(session, "indicators")
        session.execute(delete(ContactIndicatorRow).where(ContactIndicatorRow.contact_id.in_(due)))
        there = set(session.scalars(select(ContactRow.id).where(ContactRow.id.in_(due))))
        kept = [row for row in rows if row["contact_id"] in there]
        if kept:
            session.connection().execute(_INSERT, kept)


def tell_medians(database: Database) -> None:
    """Of each team and step, over the last days, as far as it was worked out."""
    indicator, times = ContactIndicatorRow, dict[tuple[str, str], list[float]]()
    since = datetime.now(UTC) - timedelta(days=MEDIAN_DAYS)
    with database.reading() as session:
        rows = session.execute(
            select(indicator.team, indicator.steps).where(indicator.at >= since, indicator.steps != "")
        )
        for team, steps in rows:
            for step, seconds in _decoder.decode(steps).items():
                times.setdefault((team, step), []).append(seconds)
    made = [
        {"team": team, "script_id": script_id, "step": step, "seconds": median(seconds), "runs": len(seconds)}
        for (team, place), seconds in times.items()
        for script_id, step in (place.split(":", 1),)
        if len(seconds) >= FEWEST_RUNS
    ]
    with database.writing() as session:
        take_turn(session, "indicators")
        session.execute(delete(StepMedianRow))
        if made:
            session.execute(insert(StepMedianRow), made)
