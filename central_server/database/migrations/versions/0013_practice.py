"""Practice: attempts and what was judged in them, the coach's word, own scenarios, remarks about scripts."""

import sqlalchemy as sa
from alembic import op
from sqlalchemy.dialects import postgresql

revision = "0013"
down_revision = "0012"
branch_labels = None
depends_on = None

JSON = sa.JSON().with_variant(postgresql.JSONB(astext_type=sa.Text()), "postgresql")


def upgrade() -> None:
    _attempts()
    _training()
    _scenarios_and_scripts()


def _attempts() -> None:
    op.create_table(
        "practice_attempt",
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("trainee", sa.Uuid(), nullable=False),
        sa.Column("scenario", sa.String(length=60), nullable=False),
        sa.Column("course", sa.String(length=60), nullable=True),
        sa.Column("language", sa.String(length=2), nullable=False),
        sa.Column("began_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("ended", sa.String(length=20), nullable=False),
        sa.Column("worked", sa.Double(), nullable=False),
        sa.Column("score", sa.Double(), nullable=True),
        sa.Column("critical", sa.Integer(), nullable=False),
        sa.Column("hints", sa.Integer(), nullable=False),
        sa.Column("received_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("content", sa.Text(), nullable=False),
        sa.ForeignKeyConstraint(["trainee"], ["account.id"], name="fk_practice_attempt_trainee"),
        sa.PrimaryKeyConstraint("id", name="pk_practice_attempt"),
    )
    op.create_index(
        "ix_practice_attempt_trainee_began_at_id", "practice_attempt", ["trainee", "began_at", "id"], unique=False
    )
    op.create_index("ix_practice_attempt_began_at_id", "practice_attempt", ["began_at", "id"], unique=False)
    op.create_table(
        "practice_judged",
        sa.Column("attempt_id", sa.Uuid(), nullable=False),
        sa.Column("position", sa.Integer(), autoincrement=False, nullable=False),
        sa.Column("at", sa.String(length=121), nullable=False),
        sa.Column("variant", sa.String(length=60), nullable=False),
        sa.Column("kind", sa.String(length=20), nullable=False),
        sa.Column("lost", sa.Boolean(), nullable=False),
        sa.Column("seconds", sa.Double(), nullable=True),
        sa.ForeignKeyConstraint(["attempt_id"], ["practice_attempt.id"], name="fk_practice_judged_attempt_id"),
        sa.PrimaryKeyConstraint("attempt_id", "position", name="pk_practice_judged"),
    )
    op.create_table(
        "practice_comment",
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("attempt_id", sa.Uuid(), nullable=False),
        sa.Column("at", sa.Double(), nullable=False),
        sa.Column("words", sa.Text(), nullable=False),
        sa.Column("by", sa.Uuid(), nullable=False),
        sa.Column("written_at", sa.DateTime(timezone=True), nullable=False),
        sa.ForeignKeyConstraint(["attempt_id"], ["practice_attempt.id"], name="fk_practice_comment_attempt_id"),
        sa.ForeignKeyConstraint(["by"], ["account.id"], name="fk_practice_comment_by"),
        sa.PrimaryKeyConstraint("id", name="pk_practice_comment"),
    )
    op.create_index("ix_practice_comment_attempt_id", "practice_comment", ["attempt_id"], unique=False)


def _training() -> None:
    op.create_table(
        "practice_enrolment",
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("trainee", sa.Uuid(), nullable=False),
        sa.Column("course", sa.String(length=60), nullable=True),
        sa.Column("by", sa.Uuid(), nullable=False),
        sa.Column("at", sa.DateTime(timezone=True), nullable=False),
        sa.ForeignKeyConstraint(["trainee"], ["account.id"], name="fk_practice_enrolment_trainee"),
        sa.ForeignKeyConstraint(["by"], ["account.id"], name="fk_practice_enrolment_by"),
        sa.PrimaryKeyConstraint("id", name="pk_practice_enrolment"),
    )
    op.create_index("ix_practice_enrolment_trainee_at", "practice_enrolment", ["trainee", "at"], unique=False)
    op.create_table(
        "practice_sign_off",
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("trainee", sa.Uuid(), nullable=False),
        sa.Column("course", sa.String(length=60), nullable=False),
        sa.Column("by", sa.Uuid(), nullable=False),
        sa.Column("at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("words", sa.Text(), nullable=False),
        sa.Column("withdrawn_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("withdrawn_by", sa.Uuid(), nullable=True),
        sa.Column("withdrawn_words", sa.Text(), nullable=False),
        sa.ForeignKeyConstraint(["trainee"], ["account.id"], name="fk_practice_sign_off_trainee"),
        sa.ForeignKeyConstraint(["by"], ["account.id"], name="fk_practice_sign_off_by"),
        sa.ForeignKeyConstraint(["withdrawn_by"], ["account.id"], name="fk_practice_sign_off_withdrawn_by"),
        sa.PrimaryKeyConstraint("id", name="pk_practice_sign_off"),
    )
    op.create_index("ix_practice_sign_off_trainee_at", "practice_sign_off", ["trainee", "at"], unique=False)


def _scenarios_and_scripts() -> None:
    op.create_table(
        "practice_scenario",
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("scenario", sa.String(length=60), nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.Column("hash", sa.String(length=64), nullable=False),
        sa.Column("content", JSON, nullable=False),
        sa.Column("retired", sa.Boolean(), nullable=False),
        sa.Column("by", sa.Uuid(), nullable=False),
        sa.Column("at", sa.DateTime(timezone=True), nullable=False),
        sa.ForeignKeyConstraint(["by"], ["account.id"], name="fk_practice_scenario_by"),
        sa.PrimaryKeyConstraint("id", name="pk_practice_scenario"),
    )
    op.create_index("uq_practice_scenario_scenario_version", "practice_scenario", ["scenario", "version"], unique=True)
    op.create_table(
        "script_remark",
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("script", sa.String(length=60), nullable=False),
        sa.Column("step", sa.String(length=60), nullable=False),
        sa.Column("variant", sa.String(length=60), nullable=False),
        sa.Column("words", sa.Text(), nullable=False),
        sa.Column("by", sa.Uuid(), nullable=False),
        sa.Column("at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("settled_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("settled_by", sa.Uuid(), nullable=True),
        sa.ForeignKeyConstraint(["by"], ["account.id"], name="fk_script_remark_by"),
        sa.ForeignKeyConstraint(["settled_by"], ["account.id"], name="fk_script_remark_settled_by"),
        sa.PrimaryKeyConstraint("id", name="pk_script_remark"),
    )
    op.create_index("ix_script_remark_at_id", "script_remark", ["at", "id"], unique=False)
    op.create_index("ix_script_remark_script", "script_remark", ["script"], unique=False)


def downgrade() -> None:
    for table in (
        "script_remark",
        "practice_scenario",
        "practice_sign_off",
        "practice_enrolment",
        "practice_comment",
        "practice_judged",
        "practice_attempt",
    ):
        op.drop_table(table)
