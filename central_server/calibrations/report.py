"""What a calibration came to: question by question, and rater by rater."""

from collections.abc import Iterable, Sequence
from uuid import UUID

from sqlalchemy.orm import Session

from agent_desktop.contract.calibrations import (
    CalibrationReport,
    Figure,
    GivenBy,
    QuestionAgreement,
)
from agent_desktop.contract.problems import ProblemType
from agent_desktop.contract.scorecards import QuestionType, ScorecardQuestion
from agent_desktop.reviews.worth import NOT_APPLICABLE, stands, values
from central_server.calibrations.agreement import Agreement, Measure, Ratings, agreement
from central_server.calibrations.raters import raters_of
from central_server.calibrations.scored import NOTHING, Scored, by_contact, scored_in, scored_questions
from central_server.calibrations.tables import CalibrationRow
from central_server.refusals import Refusal, not_found
from central_server.scorecards.repository import content_of
from central_server.scorecards.tables import ScorecardVersionRow


def report(session: Session, calibration_id: UUID) -> CalibrationReport:
    """Raises Refusal: 404, 403 while it is blind."""
    row = session.get(CalibrationRow, calibration_id)
    if row is None:
        raise not_found("calibration")
    if row.compared_at is None:
        raise Refusal(ProblemType.NOT_ALLOWED, "It is not compared yet: nobody sees what others scored.")
    scored = scored_in(session, calibration_id)
    card = content_of(session.get_one(ScorecardVersionRow, row.scorecard_version_id))
    return CalibrationReport(
        calibration_id=calibration_id,
        questions=tuple(_question(row, question, scored) for question in scored_questions(card)),
        raters=raters_of(session, row, card, scored),
        spread=_spread(scored),
    )


# ---- question by question ------------------------------------------------------------------------------------------


def _question(row: CalibrationRow, question: ScorecardQuestion, scored: Sequence[Scored]) -> QuestionAgreement:
    found = _agreement(row, question, scored, values(question))
    ordered = (
        _agreement(row, question, scored, _in_order(question)) if question.type is not QuestionType.YES_NO else None
    )
    given = tuple(
        GivenBy(rater=each.rater, contact_id=each.contact, value=own.value, comment=own.comment)
        for each in scored
        if (own := each.answers.get(question.code, NOTHING)).value
    )
    return QuestionAgreement(
        code=question.code,
        words=question.words,
        type=question.type,
        percent=_figure(found.percent),
        kappa=_figure(found.kappa),
        nominal=_figure(found.nominal),
        ordinal=_figure(ordered.ordinal) if ordered else Figure(value=None),
        contacts=found.contacts,
        given=given,
    )


def _in_order(question: ScorecardQuestion) -> tuple[str, ...]:
    """By what they bring: N/A has no place among them."""
    ranked = [value for value in values(question) if value != NOT_APPLICABLE]
    return tuple(sorted(ranked, key=lambda value: (stands(question, value) or 0, ranked.index(value))))


def _agreement(
    row: CalibrationRow, question: ScorecardQuestion, scored: Sequence[Scored], offered: Sequence[str]
) -> Agreement:
    """Of what is among `offered`."""
    said = {(each.rater, each.contact): each.answers.get(question.code, NOTHING).value for each in scored}
    place = {value: number for number, value in enumerate(offered)}
    ratings: Ratings = [
        [place.get(said.get((UUID(rater), UUID(contact)), "")) for contact in row.contacts] for rater in row.raters
    ]
    return agreement(ratings, len(offered))


def _figure(measure: Measure) -> Figure:
    return Figure(value=measure.value, low=measure.low, high=measure.high)


def _spread(scored: Iterable[Scored]) -> float | None:
    gaps = [max(own) - min(own) for own in by_contact(scored).values() if len(own) > 1]
    return max(gaps, default=None)
