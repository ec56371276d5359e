"""What became of answers: given in contacts, doubted by those who give them, missed."""

from datetime import datetime
from uuid import UUID

from sqlalchemy import ForeignKey, Index, String, Text
from sqlalchemy.orm import Mapped, mapped_column

from central_server.database.base import Base
from central_server.database.types import UtcMoment


class ContactQuoteRow(Base):
    """One answer given in a contact, in the order in which they were given; as the desktop sent it, unproved.

    `source` and `subject_id`: which answer. `question`: the key of `asked` (agent_desktop.knowledge.questions).
    `service_code`, `outcome`, `handled_by`: of the contact, which never changes; a report reads no contact for them.
    """

    __tablename__ = "contact_quote"
    __table_args__ = (
        Index("ix_contact_quote_uses", "source", "subject_id", "at", "service_code", "outcome", "contact_id"),
        Index("ix_contact_quote_asked", "source", "at", "question", "script_id", "step", "subject_id"),
    )

    contact_id: Mapped[UUID] = mapped_column(ForeignKey("contact.id"), primary_key=True)
    position: Mapped[int] = mapped_column(primary_key=True, autoincrement=False)
    source: Mapped[str] = mapped_column(String(20))
    subject_id: Mapped[UUID] = mapped_column()
    version: Mapped[int] = mapped_column()
    language: Mapped[str] = mapped_column(String(2))
    at: Mapped[datetime] = mapped_column(UtcMoment)
    asked: Mapped[str] = mapped_column(String(300), default="")
    script_id: Mapped[str] = mapped_column(String(60), default="")
    step: Mapped[str] = mapped_column(String(60), default="")
    question: Mapped[str] = mapped_column(String(300), default="")
    service_code: Mapped[str | None] = mapped_column(String(60))
    outcome: Mapped[str] = mapped_column(String(20))
    handled_by: Mapped[UUID] = mapped_column()


class FeedbackRow(Base):
    """A word about an answer. `article_version` is the version it is about; `contact_id` may not be here yet."""

    __tablename__ = "article_feedback"
    __table_args__ = (
        Index("ix_article_feedback_said_at_id", "said_at", "id"),
        Index("ix_article_feedback_article_id_state", "article_id", "state"),
    )

    id: Mapped[UUID] = mapped_column(primary_key=True)
    version: Mapped[int] = mapped_column(default=1)
    article_id: Mapped[UUID] = mapped_column(ForeignKey("article.id"))
    article_version: Mapped[int] = mapped_column()
    kind: Mapped[str] = mapped_column(String(20))
    remark: Mapped[str] = mapped_column(Text, default="")
    contact_id: Mapped[UUID | None] = mapped_column()
    said_by: Mapped[UUID] = mapped_column(ForeignKey("account.id"))
    said_at: Mapped[datetime] = mapped_column(UtcMoment)
    state: Mapped[str] = mapped_column(String(20), default="open")
    reply: Mapped[str] = mapped_column(Text, default="")
    settled_by: Mapped[UUID | None] = mapped_column(ForeignKey("account.id"))
    settled_at: Mapped[datetime | None] = mapped_column(UtcMoment)


class QuestionRow(Base):
    """What was looked for in vain. `article_id`: the article that answers it now. Of the contact only its id."""

    __tablename__ = "question"
    __table_args__ = (Index("ix_question_asked_at_id", "asked_at", "id"),)

    id: Mapped[UUID] = mapped_column(primary_key=True)
    version: Mapped[int] = mapped_column(default=1)
    words: Mapped[str] = mapped_column(String(300))
    language: Mapped[str] = mapped_column(String(2))
    service_code: Mapped[str | None] = mapped_column(ForeignKey("service.code"))
    contact_id: Mapped[UUID | None] = mapped_column()
    asked_by: Mapped[UUID] = mapped_column(ForeignKey("account.id"))
    asked_at: Mapped[datetime] = mapped_column(UtcMoment)
    state: Mapped[str] = mapped_column(String(20), default="open")
    article_id: Mapped[UUID | None] = mapped_column(ForeignKey("article.id"))
    reply: Mapped[str] = mapped_column(Text, default="")
    settled_by: Mapped[UUID | None] = mapped_column(ForeignKey("account.id"))
    settled_at: Mapped[datetime | None] = mapped_column(UtcMoment)
