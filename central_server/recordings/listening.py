"""Who may hear a recording, and that each listening is written down at its first byte."""

from datetime import timedelta
from uuid import UUID

from sqlalchemy.orm import Session

from agent_desktop.contract.problems import ProblemType
from central_server.api.asker import Asker
from central_server.audit.trail import write_down
from central_server.contacts.runs import citizen_of_own
from central_server.recordings.tables import ListeningRow, RecordingRow
from central_server.refusals import Refusal, not_found

ONE_LISTENING = timedelta(hours=1)
"""Whoever asks for more of it after so long is listening anew, wherever in it they begin."""

AGAIN_SECONDS = "2"


def heard_by(session: Session, asker: Asker, recording_id: UUID) -> tuple[RecordingRow, UUID | None]:
    """The recording, and whose contact it is of. Raises Refusal: 404; 403 for a handler who did not handle it."""
    row = session.get(RecordingRow, recording_id)
    if row is None or row.file is None:
        raise not_found("recording")
    return row, citizen_of_own(session, asker, row.contact_id)


def refuse_while_masking(row: RecordingRow) -> None:
    """Raises Refusal (503) while something in it is still to be made silent."""
    if row.mask_due:
        raise Refusal(
            ProblemType.BUSY,
            "A part of this recording is being made silent.",
            headers={"Retry-After": AGAIN_SECONDS},
        )


def write_listening_down(asker: Asker, row: RecordingRow, citizen_id: UUID | None, begin: int) -> None:
    """Before the first byte leaves; what follows within the hour is the same listening, unless it begins anew."""
    with asker.database.reading() as session:
        before = session.get(ListeningRow, (row.id, asker.user.id))
    if begin and before is not None and asker.now - before.began_at < ONE_LISTENING:
        return
    with asker.database.writing() as session:
        session.merge(ListeningRow(recording_id=row.id, account_id=asker.user.id, began_at=asker.now))
        write_down(session, asker, "recording.listen", (citizen_id,), row.contact_id)
