"""The indicators of the contacts asked about, with how often reviewers found the trace wrong."""

from datetime import datetime, timedelta
from typing import NamedTuple
from uuid import UUID

from sqlalchemy import ColumnElement, case, func, select
from sqlalchemy.orm import Session

from agent_desktop.contract.citizens import Channel
from agent_desktop.contract.evaluations import EvaluationContent
from agent_desktop.contract.indicators import FEWEST, Indicator, ReviewIndicators, ShareBand
from agent_desktop.contract.scorecards import Proof, ScorecardContent
from agent_desktop.reviews.proofs import RULES
from central_server.accounts.tables import Account
from central_server.indicators.bands import band
from central_server.indicators.tables import ContactIndicatorRow, ProofJudgedRow
from central_server.indicators.working_out import waiting

_row = ContactIndicatorRow


class Asked(NamedTuple):
    """Which contacts; None: all."""

    days: int
    team: str | None = None
    service: str | None = None
    channel: Channel | None = None
    handler: UUID | None = None


def indicators(session: Session, asked: Asked, now: datetime) -> ReviewIndicators:
    """Three statements, whatever there is."""
    since = now - timedelta(days=asked.days)
    columns = [
        func.sum(case((func.substr(_row.answers, place, 1) == letter, 1), else_=0))
        for place in range(1, len(Proof) + 1)
        for letter in "yna"
    ]
    counted = session.execute(
        select(func.count(), func.max(_row.computed_at), *columns).where(_row.at >= since, *_only(asked))
    ).one()
    contacts = counted[0]
    withheld = asked.handler is not None and contacts < FEWEST
    judged = {} if withheld else _judged(session, since)
    items = []
    for place, proof in enumerate(Proof) if not withheld else ():
        yes, no, na = (int(counted[2 + 3 * place + offset] or 0) for offset in range(3))
        found = judged.get(proof, {})
        items.append(
            Indicator(
                proof=proof,
                yes=band(yes, yes + no),
                untold=contacts - yes - no - na,
                na=na,
                false_yes=_wrong(found, "yes"),
                false_no=_wrong(found, "no"),
            )
        )
    return ReviewIndicators(
        days=asked.days,
        contacts=contacts,
        waiting=waiting(session),
        rules=RULES,
        as_of=counted[1],
        items=tuple(items),
        teams=tuple(session.scalars(select(Account.team).where(Account.team != "").distinct().order_by(Account.team))),
    )


def _only(asked: Asked) -> list[ColumnElement[bool]]:
    told = (
        (asked.team, _row.team),
        (asked.service, _row.service_code),
        (asked.channel.value if asked.channel else None, _row.channel),
        (asked.handler, _row.handled_by),
    )
    return [column == value for value, column in told if value is not None]


def _judged(session: Session, since: datetime) -> dict[str, dict[tuple[str, str], int]]:
    """By proof, how often reviewers said what of what the trace said: of everybody, or the bands were of nothing."""
    row = ProofJudgedRow
    found: dict[str, dict[tuple[str, str], int]] = {}
    counted = session.execute(
        select(row.proof, row.traced, row.judged, func.count())
        .where(row.at >= since)
        .group_by(row.proof, row.traced, row.judged)
    )
    for proof, traced, judged, count in counted:
        found.setdefault(proof, {})[traced, judged] = count
    return found


def _wrong(found: dict[tuple[str, str], int], traced: str) -> ShareBand | None:
    of = sum(count for (said, _), count in found.items() if said == traced)
    right = found.get((traced, traced), 0)
    return band(of - right, of)


def note_judgements(
    session: Session, evaluation_id: UUID, card: ScorecardContent, written: EvaluationContent, at: datetime
) -> None:
    """Of an evaluation that is submitted: where the trace said yes or no and the reviewer did so, too."""
    for section in card.sections:
        for question in section.questions:
            given = written.answers.get(question.code)
            if question.proof is None or given is None or given.from_trace not in YES_NO:
                continue
            judged = _as_yes_or_no(given.value, question.passes_at)
            if judged:
                session.merge(
                    ProofJudgedRow(
                        evaluation_id=evaluation_id,
                        question=question.code,
                        proof=question.proof.value,
                        traced=given.from_trace,
                        judged=judged,
                        at=at,
                    )
                )


YES_NO = ("yes", "no")


def _as_yes_or_no(value: str, passes_at: int) -> str:
    """Points that pass are a yes. "" for n/a, an option, or nothing."""
    if value in YES_NO:
        return value
    return YES_NO[int(value) < passes_at] if value.isdecimal() else ""
