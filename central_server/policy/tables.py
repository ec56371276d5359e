"""What the administrator decided for every desktop."""

from sqlalchemy.orm import Mapped, mapped_column

from central_server.database.base import Base


class PolicyRow(Base):
    """One row, there from the first start on; see agent_desktop.contract.policy for what the hours mean."""

    __tablename__ = "policy"

    id: Mapped[int] = mapped_column(primary_key=True, autoincrement=False)
    version: Mapped[int] = mapped_column()
    offline_hours: Mapped[int] = mapped_column()
    held_hours: Mapped[int] = mapped_column()
