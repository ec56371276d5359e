"""How each rater scored against what counts as right, in one calibration and over all of them."""

from collections import Counter, defaultdict
from collections.abc import Mapping, Sequence
from statistics import fmean
from typing import NamedTuple
from uuid import UUID

from sqlalchemy import select
from sqlalchemy.orm import Session

from agent_desktop.contract.calibrations import DriftPoint, RaterAgainst, RaterDrift
from agent_desktop.contract.scorecards import ScorecardContent
from central_server.accounts.repository import names_of
from central_server.calibrations.scored import NOTHING, Scored, by_contact, scored_in, scored_questions
from central_server.calibrations.tables import CalibrationRow
from central_server.scorecards.repository import content_of
from central_server.scorecards.tables import ScorecardVersionRow


def drift(session: Session) -> tuple[RaterDrift, ...]:
    """Each reviewer over the calibrations compared so far, oldest first."""
    compared = select(CalibrationRow).where(CalibrationRow.compared_at.is_not(None))
    points: defaultdict[UUID, list[DriftPoint]] = defaultdict(list)
    names: dict[UUID, str] = {}
    for row in session.scalars(compared.order_by(CalibrationRow.compared_at, CalibrationRow.id)):
        card = content_of(session.get_one(ScorecardVersionRow, row.scorecard_version_id))
        for each in raters_of(session, row, card, scored_in(session, row.id)):
            assert row.compared_at is not None
            names[each.rater] = each.rater_name
            points[each.rater].append(
                DriftPoint(
                    calibration_id=row.id,
                    title=row.title,
                    compared_at=row.compared_at,
                    apart=each.apart,
                    agrees=each.agrees,
                    contacts=each.contacts,
                    index=each.index,
                    by_expert=row.expert is not None,
                )
            )
    made = [RaterDrift(rater=each, rater_name=names[each], points=tuple(own)) for each, own in points.items()]
    return tuple(sorted(made, key=lambda each: (each.rater_name, each.rater)))


class _Measure(NamedTuple):
    """What counts as right: by contact the whole score, and by contact and question the answer."""

    wholes: Mapping[UUID, float]
    answers: Mapping[tuple[UUID, str], str]
    by_expert: bool


def raters_of(
    session: Session, row: CalibrationRow, card: ScorecardContent, scored: Sequence[Scored]
) -> tuple[RaterAgainst, ...]:
    raters = [UUID(each) for each in row.raters]
    names = names_of(session, raters)
    codes = [question.code for question in scored_questions(card)]
    right = _right(row, codes, scored)
    return tuple(
        _against(each, names.get(each, ""), right, [one for one in scored if one.rater == each], codes)
        for each in raters
    )


def _right(row: CalibrationRow, codes: Sequence[str], scored: Sequence[Scored]) -> _Measure:
    """The expert's; without an expert the mean of all, and what most gave."""
    counting = [each for each in scored if row.expert is None or each.rater == row.expert]
    wholes = {contact: fmean(own) for contact, own in by_contact(counting).items()}
    votes: defaultdict[tuple[UUID, str], Counter[str]] = defaultdict(Counter)
    for each in counting:
        for code in codes:
            if value := each.answers.get(code, NOTHING).value:
                votes[each.contact, code][value] += 1
    most = {key: min(count, key=lambda value: (-count[value], value)) for key, count in votes.items()}
    return _Measure(wholes, most, row.expert is not None)


def _against(rater: UUID, name: str, right: _Measure, own: Sequence[Scored], codes: Sequence[str]) -> RaterAgainst:
    wholes = [each.whole for each in own if each.whole is not None]
    both = [
        (each.whole, right.wholes[each.contact])
        for each in own
        if each.whole is not None and each.contact in right.wholes
    ]
    theirs, expected = sum(pair[0] for pair in both), sum(pair[1] for pair in both)
    same = [
        value == right.answers[each.contact, code]
        for each in own
        for code in codes
        if (value := each.answers.get(code, NOTHING).value) and (each.contact, code) in right.answers
    ]
    return RaterAgainst(
        rater=rater,
        rater_name=name,
        contacts=len(own),
        mean=fmean(wholes) if wholes else None,
        index=100 * theirs / expected if right.by_expert and expected else None,
        apart=(theirs - expected) / len(both) if both else None,
        agrees=100 * sum(same) / len(same) if same else None,
    )
