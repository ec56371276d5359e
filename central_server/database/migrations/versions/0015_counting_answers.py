"""Indexes by which the editors' report counts without putting in order what it counts."""

import sqlalchemy as sa
from alembic import op

revision = "0015"
down_revision = "0014"
branch_labels = None
depends_on = None

ANSWERABLE = sa.text(
    "service_code IS NOT NULL AND handled_by IS NOT NULL AND outcome IN ('answered', 'referred', 'call_back')"
)
USES = ["source", "subject_id", "at", "service_code", "outcome", "contact_id"]
ASKED = ["source", "at", "question", "script_id", "step", "subject_id"]


def upgrade() -> None:
    op.drop_index("ix_contact_quote_at_source_subject_id", table_name="contact_quote")
    op.create_index("ix_contact_quote_uses", "contact_quote", USES, unique=False)
    op.create_index("ix_contact_quote_asked", "contact_quote", ASKED, unique=False)
    _answerable(["service_code", "finished_at", "answers_given"])


def downgrade() -> None:
    _answerable(["finished_at", "service_code", "answers_given"])
    for name in ("ix_contact_quote_asked", "ix_contact_quote_uses"):
        op.drop_index(name, table_name="contact_quote")
    op.create_index(
        "ix_contact_quote_at_source_subject_id", "contact_quote", ["at", "source", "subject_id"], unique=False
    )


def _answerable(columns: list[str]) -> None:
    op.drop_index("ix_contact_answerable", table_name="contact")
    op.create_index(
        "ix_contact_answerable",
        "contact",
        columns,
        unique=False,
        sqlite_where=ANSWERABLE,
        postgresql_where=ANSWERABLE,
    )
