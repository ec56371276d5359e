"""What a calibration allows of the evaluations in it: only its raters score, only until it is compared, each unseen."""

from collections.abc import Iterable
from uuid import UUID

from sqlalchemy import ColumnElement, exists, select
from sqlalchemy.orm import Session

from agent_desktop.contract.evaluations import EvaluationWrite
from agent_desktop.contract.problems import FieldError
from central_server.api.asker import Asker
from central_server.calibrations.tables import CalibrationRow
from central_server.evaluations.tables import EvaluationRow
from central_server.refusals import refuse_fields, refused_field


def refuse_others(session: Session, asker: Asker, asked: EvaluationWrite) -> None:
    """Raises Refusal (422) where the evaluation that is to be begun is no part of the calibration it names."""
    if asked.calibration_id is None:
        return
    row = session.get(CalibrationRow, asked.calibration_id)
    if row is None:
        raise refused_field("calibration_id", "There is no such calibration.")
    refuse_fields(list(_errors(asker, row, asked)))


def _errors(asker: Asker, row: CalibrationRow, asked: EvaluationWrite) -> Iterable[FieldError]:
    if row.compared_at is not None:
        yield FieldError(field="calibration_id", message="It is compared already: nothing more is scored.")
    if str(asker.user.id) not in row.raters:
        yield FieldError(field="calibration_id", message="You are none of those who score in it.")
    if str(asked.contact_id) not in row.contacts:
        yield FieldError(field="contact_id", message="This contact is no part of the calibration.")
    if asked.scorecard_version_id != row.scorecard_version_id:
        yield FieldError(field="scorecard_version_id", message="The calibration is by another scorecard.")


def refuse_late(session: Session, calibration_id: UUID | None) -> None:
    """Raises Refusal (422) for words that come after the comparison: what others scored is known by then."""
    row = session.get(CalibrationRow, calibration_id) if calibration_id is not None else None
    if row is not None and row.compared_at is not None:
        raise refused_field("calibration_id", "The calibration was compared before this was submitted.")


def compared() -> ColumnElement[bool]:
    """Of an evaluation: all who review see it, because its calibration is compared."""
    of_it = (CalibrationRow.id == EvaluationRow.calibration_id, CalibrationRow.compared_at.is_not(None))
    return exists(select(CalibrationRow.id).where(*of_it))
