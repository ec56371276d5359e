"""Taking a contact away, with everything that says what went on in it; only that there was one stays.

Its cases stay, because something is still to be done or was done for somebody; evaluations stay, because they are about
the handler's work (docs/decisions/0031-reviews.md). The audit log says who looked at it and that it was erased.
"""

from datetime import datetime
from uuid import UUID

import msgspec
from sqlalchemy import delete, update
from sqlalchemy.orm import Session

from agent_desktop.contract.contacts import Contact, MatchedBy
from agent_desktop.contract.problems import ProblemType
from agent_desktop.ids import new_id
from central_server.answering.tables import ContactQuoteRow, FeedbackRow, QuestionRow
from central_server.audit.tables import AuditRow
from central_server.cases.tables import CaseRow
from central_server.contacts.tables import ContactEventRow, ContactRow, ErasedContactRow, ScriptRunRow
from central_server.feed.telling import tell_of_citizens
from central_server.indicators.tables import ContactIndicatorRow
from central_server.recordings.masking import forget
from central_server.refusals import Refusal
from central_server.writes.tables import Receipt

COMMAND_LINE = UUID(int=0)
"""Who did it, in the audit log, where that was no account."""


def erase(session: Session, contact_id: UUID, now: datetime) -> bool:
    """Within the caller's transaction; whether there was such a contact."""
    contact = session.get(ContactRow, contact_id, with_for_update=True)
    if contact is None:
        return False
    citizen_id = contact.citizen_id
    for table in (ScriptRunRow, ContactQuoteRow, ContactEventRow, ContactIndicatorRow):
        session.execute(delete(table).where(table.contact_id == contact_id))
    for other in (CaseRow, FeedbackRow, QuestionRow):
        session.execute(update(other).where(other.contact_id == contact_id).values(contact_id=None))
    _forget_answer(session, contact_id)
    forget(session, contact_id)
    session.execute(delete(ContactRow).where(ContactRow.id == contact_id))
    session.add(ErasedContactRow(contact_id=contact_id, erased_at=now))
    session.add(
        AuditRow(
            id=new_id(),
            at=now,
            account_id=COMMAND_LINE,
            action="contact.erase",
            citizen_id=citizen_id,
            subject_id=contact_id,
            reason="",
            request_id="",
        )
    )
    session.flush()
    tell_of_citizens(session, citizen_id)
    return True


def refuse_erased(session: Session, contact_id: UUID) -> None:
    """Raises Refusal (410) where there was such a contact and it was erased."""
    if session.get(ErasedContactRow, contact_id) is not None:
        raise Refusal(ProblemType.ERASED, "This contact was erased, with everything that was said in it.")


def _forget_answer(session: Session, contact_id: UUID) -> None:
    """The receipt stays, so that a desktop that sends the contact again is still answered; without what was said."""
    receipt = session.get(Receipt, contact_id)
    if receipt is None:
        return
    said = msgspec.json.decode(receipt.body, type=Contact)
    empty = msgspec.structs.replace(
        said, citizen_id=None, speaking_with=None, notes="", identity=None, matched_by=MatchedBy.NOBODY
    )
    receipt.body = msgspec.json.encode(empty)
