"""Beginning an evaluation: one of a contact at a time, and never of one's own."""

from datetime import timedelta
from uuid import UUID

import msgspec
from sqlalchemy import select
from sqlalchemy.orm import Session

from agent_desktop.contract.evaluations import OLDEST_DRAFT_DAYS, Evaluation, EvaluationState, EvaluationWrite
from agent_desktop.contract.problems import ProblemType
from agent_desktop.contract.scorecards import ScorecardState
from central_server.api.asker import Asker
from central_server.api.moments import check_moments
from central_server.audit.trail import write_down
from central_server.calibrations.blind import refuse_others
from central_server.contacts.erasing import refuse_erased
from central_server.contacts.tables import ContactRow
from central_server.database.locks import take_turn
from central_server.evaluations.repository import as_evaluation
from central_server.evaluations.tables import EvaluationRow
from central_server.evaluations.writing import refuse_unknown
from central_server.refusals import Refusal, not_found, refused_field
from central_server.scorecards.repository import content_of, is_in_force
from central_server.scorecards.tables import ScorecardVersionRow


def begin(session: Session, asker: Asker, evaluation_id: UUID, asked: EvaluationWrite) -> Evaluation:
    """Raises Refusal: 404 no such contact, 410 erased, 409 where somebody has one of it already, 422 for one's own."""
    refuse_erased(session, asked.contact_id)
    contact = session.get(ContactRow, asked.contact_id)
    if contact is None:
        raise not_found("contact")
    if contact.handled_by is None:
        raise refused_field("contact_id", "Nobody handled this contact.")
    if contact.handled_by == asker.user.id:
        raise refused_field("contact_id", "You handled this contact: somebody else must review it.")
    card = _card(session, asker, asked)
    refuse_others(session, asker, asked)
    refuse_unknown(content_of(card), asked.content)
    if session.get(EvaluationRow, evaluation_id) is not None:
        raise refused_field("id", "This id is in use.")
    _refuse_second(session, asker, asked)
    row = EvaluationRow(
        id=evaluation_id,
        state=EvaluationState.DRAFT.value,
        contact_id=contact.id,
        contact_title=contact.title,
        channel=contact.channel,
        service_code=contact.service_code,
        started_at=contact.started_at,
        seconds=round((contact.finished_at - contact.started_at).total_seconds()),
        handler=contact.handled_by,
        reviewer=asker.user.id,
        scorecard_version_id=card.id,
        sample_id=asked.sample_id,
        calibration_id=asked.calibration_id,
        begun_at=asker.now,
        changed_at=asker.now,
        content=msgspec.to_builtins(asked.content),
        disputes=[],
    )
    session.add(row)
    write_down(session, asker, "evaluation.begin", (contact.citizen_id,), evaluation_id)
    return as_evaluation(session, row)


def _card(session: Session, asker: Asker, asked: EvaluationWrite) -> ScorecardVersionRow:
    """In force now, or when it was begun on a desktop alone. Of a calibration its own: another is refused elsewhere."""
    check_moments(asker.now, drafted_at=asked.drafted_at)
    drafted = min(asked.drafted_at or asker.now, asker.now)
    if asker.now - drafted > timedelta(days=OLDEST_DRAFT_DAYS):
        raise refused_field("drafted_at", f"It was begun more than {OLDEST_DRAFT_DAYS} days ago: begin it anew.")
    card = session.get(ScorecardVersionRow, asked.scorecard_version_id)
    known = card is not None and ScorecardState(card.state) is ScorecardState.APPROVED
    in_force = card is not None and (is_in_force(card, asker.now) or is_in_force(card, drafted))
    if card is None or not (in_force or (known and asked.calibration_id is not None)):
        raise refused_field("scorecard_version_id", "This version of a scorecard is not in force.")
    return card


def _refuse_second(session: Session, asker: Asker, asked: EvaluationWrite) -> None:
    take_turn(session, f"evaluation:{asked.contact_id}")
    others = select(EvaluationRow.id).where(EvaluationRow.contact_id == asked.contact_id)
    if asked.calibration_id is None:
        others = others.where(EvaluationRow.calibration_id.is_(None))
    else:  # blind, but only once each
        others = others.where(
            EvaluationRow.calibration_id == asked.calibration_id, EvaluationRow.reviewer == asker.user.id
        )
    if session.scalar(others.limit(1)) is not None:
        raise Refusal(ProblemType.UNDER_REVIEW, "There is an evaluation of this contact already.")
