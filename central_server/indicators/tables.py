"""What the trace of each contact answers, and what reviewers said of the same."""

from datetime import datetime
from uuid import UUID

from sqlalchemy import Index, String, Text
from sqlalchemy.orm import Mapped, mapped_column

from central_server.database.base import Base
from central_server.database.types import UtcMoment


class ContactIndicatorRow(Base):
    """`answers`: a letter for each proof, in the order of contract.scorecards.Proof: y, n, a (n/a), - (cannot tell).

    `at`: when the contact ended. `steps`: seconds at each step by "script:step", as JSON. `rules`: by which rules.
    """

    __tablename__ = "contact_indicator"
    __table_args__ = (Index("ix_contact_indicator_at", "at"),)

    contact_id: Mapped[UUID] = mapped_column(primary_key=True)
    at: Mapped[datetime] = mapped_column(UtcMoment)
    team: Mapped[str] = mapped_column(String(100))
    service_code: Mapped[str | None] = mapped_column(String(60))
    channel: Mapped[str] = mapped_column(String(20))
    handled_by: Mapped[UUID | None] = mapped_column()
    answers: Mapped[str] = mapped_column(String(60))
    steps: Mapped[str] = mapped_column(Text, default="")
    rules: Mapped[int] = mapped_column()
    computed_at: Mapped[datetime] = mapped_column(UtcMoment)


class ProofJudgedRow(Base):
    """In one evaluation: what the trace answered (`traced`) and what the reviewer said (`judged`): "yes" or "no"."""

    __tablename__ = "proof_judged"
    __table_args__ = (Index("ix_proof_judged_at", "at"),)

    evaluation_id: Mapped[UUID] = mapped_column(primary_key=True)
    question: Mapped[str] = mapped_column(String(60), primary_key=True)
    proof: Mapped[str] = mapped_column(String(40))
    traced: Mapped[str] = mapped_column(String(3))
    judged: Mapped[str] = mapped_column(String(3))
    at: Mapped[datetime] = mapped_column(UtcMoment)
