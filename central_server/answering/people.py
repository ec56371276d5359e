"""Whom a word about an answer comes from, reaches, and was settled by: what feedback and questions have alike."""

from uuid import UUID

from sqlalchemy.orm import Session, aliased

from agent_desktop.contacts.quotes import as_asked
from agent_desktop.contract.accounts import Role
from agent_desktop.contract.answering import FeedbackState, Settle
from central_server.accounts.tables import Account
from central_server.answering.tables import FeedbackRow, QuestionRow
from central_server.api.asker import Asker
from central_server.api.preconditions import changed
from central_server.contacts.tables import ContactRow
from central_server.refusals import refused_field

Said, Settler, Owner = (aliased(Account, name=name) for name in ("said", "settler", "owner"))


def check_contact(session: Session, asker: Asker, contact_id: UUID | None) -> None:
    """Raises Refusal (422) for a contact that somebody else handled. One that is not here yet may still come."""
    contact = session.get(ContactRow, contact_id) if contact_id is not None else None
    if contact is not None and asker.user.role is not Role.SUPERVISOR and contact.handled_by != asker.user.id:
        raise refused_field("contact_id", "Somebody else handled this contact.")


def settle(row: FeedbackRow | QuestionRow, asker: Asker, version: int, asked: Settle) -> None:
    """Raises Refusal (412) where it is no longer at `version`. One that is open again was settled by nobody."""
    if row.version != version:
        raise changed()
    is_open = asked.state is FeedbackState.OPEN
    row.state, row.reply = asked.state.value, asked.reply
    row.settled_by = None if is_open else asker.user.id
    row.settled_at = None if is_open else asker.now
    row.version += 1


def one_line(field: str, words: str) -> str:
    """`words` as they are kept. Raises Refusal (422) where nothing that can be read is in them."""
    kept = as_asked(words)
    if not kept:
        raise refused_field(field, "Words are needed.")
    return kept
