"""What a reviewer writes: into a draft of their own, and only about what the scorecard asks."""

from collections.abc import Mapping
from uuid import UUID

import msgspec
from sqlalchemy.orm import Session

from agent_desktop.contract.evaluations import Evaluation, EvaluationChange, EvaluationContent, EvaluationState
from agent_desktop.contract.problems import FieldError, ProblemType
from agent_desktop.contract.scorecards import ScorecardContent
from agent_desktop.reviews.asking import What, lacks
from agent_desktop.reviews.filling import traced as trace_answers
from agent_desktop.reviews.filling import value_of
from central_server.api.asker import Asker
from central_server.api.preconditions import changed
from central_server.calibrations.blind import refuse_late
from central_server.contacts.review_material import material_of
from central_server.evaluations.repository import as_evaluation, card_of, may_see
from central_server.evaluations.tables import EvaluationRow
from central_server.refusals import Refusal, not_found, refuse_fields, refused_field

Traced = Mapping[str, str | None] | None
"""By question code, what the trace of the contact answers; None where the contact is there no more."""

_LACKING = {
    What.ANSWER: ("value", "An answer is needed."),
    What.COMMENT: ("comment", "A comment is needed."),
    What.ROOT_CAUSE: ("root_causes", "Say why points were lost."),
    What.OVERRULED: ("overruled_because", "The trace says something else: say why."),
}


def change(session: Session, asker: Asker, evaluation_id: UUID, version: int, asked: EvaluationChange) -> Evaluation:
    """Raises Refusal: 404; 412 where it is no longer at `version`; 422 where it is no draft of the asker's."""
    row = in_hand(session, asker, evaluation_id, version)
    if row.reviewer != asker.user.id or row.state != EvaluationState.DRAFT.value:
        raise refused_field("content", "It was submitted: it is changed by a dispute only.")
    refuse_late(session, row.calibration_id)
    refuse_unknown(card_of(session, row), asked.content)
    row.content = msgspec.to_builtins(asked.content)
    row.worked_seconds = max(row.worked_seconds, asked.worked_seconds)
    row.version += 1
    row.changed_at = asker.now
    return as_evaluation(session, row)


def in_hand(session: Session, asker: Asker, evaluation_id: UUID, version: int) -> EvaluationRow:
    """The row, to be written. Raises Refusal: 404 where the asker may see none, 412 where it is another by now."""
    row = session.get(EvaluationRow, evaluation_id, with_for_update=True, populate_existing=True)
    if row is None or not _sees(session, asker, evaluation_id):
        raise not_found("evaluation")
    if row.version != version:
        raise changed()
    return row


def _sees(session: Session, asker: Asker, evaluation_id: UUID) -> bool:
    found = session.query(EvaluationRow.id).where(EvaluationRow.id == evaluation_id, may_see(asker.user))
    return found.first() is not None


def refuse_unknown(card: ScorecardContent, content: EvaluationContent) -> None:
    """Raises Refusal (422) for answers to questions that the scorecard does not ask."""
    known = {question.code for section in card.sections for question in section.questions}
    refuse_fields(
        [
            FieldError(field=f"content.answers.{code[:60]}", message="The scorecard has no such question.")
            for code in content.answers
            if code not in known
        ]
    )


def refuse_lacking(card: ScorecardContent, content: EvaluationContent) -> None:
    """Raises Refusal (422) where it is not to be submitted yet, by question."""
    found = [(lack.question, *_LACKING[lack.what]) for lack in lacks(card, content.answers)]
    refuse_fields([FieldError(field=f"content.answers.{code}.{part}", message=says) for code, part, says in found])


def trace_of(session: Session, asker: Asker, evaluation_id: UUID) -> Traced:
    """What the trace says to each question that asks it, worked out here: never taken from a desktop's word."""
    row = session.get(EvaluationRow, evaluation_id)
    if row is None:
        return None
    try:
        material = material_of(session, asker, row.contact_id)
    except Refusal as refusal:
        if refusal.kind in (ProblemType.ERASED, ProblemType.NOT_FOUND):
            return None
        raise
    card = card_of(session, row)
    found = trace_answers(card, material)
    questions = [question for section in card.sections for question in section.questions]
    return {question.code: value_of(question, found.get(question.code)) for question in questions}


def traced(content: EvaluationContent, trace: Traced) -> EvaluationContent:
    """`content` with what the trace says in it; as it was where the contact is there no more."""
    if trace is None:
        return content
    answers = {
        code: msgspec.structs.replace(given, from_trace=trace.get(code)) for code, given in content.answers.items()
    }
    return msgspec.structs.replace(content, answers=answers)
