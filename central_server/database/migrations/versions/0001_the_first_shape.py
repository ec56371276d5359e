"""The first shape: every table of the first version, and the audit log that nobody can rewrite."""

import sqlalchemy as sa
from alembic import op
from sqlalchemy.dialects import postgresql

revision = "0001"
down_revision = None
branch_labels = None
depends_on = None


JSON = sa.JSON().with_variant(postgresql.JSONB(), "postgresql")

SQLITE_APPEND_ONLY = """
CREATE TRIGGER audit_no_{change} BEFORE {change} ON audit
BEGIN SELECT RAISE(ABORT, 'the audit log is append-only'); END
"""
POSTGRESQL_REFUSAL = """
CREATE FUNCTION audit_append_only() RETURNS trigger LANGUAGE plpgsql AS
$$ BEGIN RAISE EXCEPTION 'the audit log is append-only'; END $$
"""
POSTGRESQL_APPEND_ONLY = """
CREATE TRIGGER audit_append_only BEFORE UPDATE OR DELETE OR TRUNCATE ON audit
FOR EACH STATEMENT EXECUTE FUNCTION audit_append_only()
"""


def upgrade() -> None:
    op.create_table(
        "account",
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.Column("username", sa.String(length=100), nullable=False),
        sa.Column("name", sa.String(length=200), nullable=False),
        sa.Column("role", sa.String(length=20), nullable=False),
        sa.Column("team", sa.String(length=100), nullable=False),
        sa.Column("active", sa.Boolean(), nullable=False),
        sa.Column("password_hash", sa.String(length=200), nullable=False),
        sa.Column("created_at", sa.DateTime(timezone=True), nullable=False),
        sa.PrimaryKeyConstraint("id", name="pk_account"),
        sa.UniqueConstraint("username", name="uq_account_username"),
    )
    op.create_table(
        "audit",
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("account_id", sa.Uuid(), nullable=False),
        sa.Column("action", sa.String(length=60), nullable=False),
        sa.Column("citizen_id", sa.Uuid(), nullable=True),
        sa.Column("subject_id", sa.Uuid(), nullable=True),
        sa.Column("reason", sa.String(length=200), nullable=False),
        sa.Column("request_id", sa.String(length=36), nullable=False),
        sa.PrimaryKeyConstraint("id", name="pk_audit"),
    )
    op.create_index("ix_audit_account_id", "audit", ["account_id"], unique=False)
    op.create_index("ix_audit_citizen_id_id", "audit", ["citizen_id", "id"], unique=False)
    op.create_table(
        "calendar",
        sa.Column("code", sa.String(length=40), nullable=False),
        sa.Column("body", JSON, nullable=False),
        sa.PrimaryKeyConstraint("code", name="pk_calendar"),
    )
    op.create_table(
        "citizen",
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.Column("name", sa.String(length=300), nullable=False),
        sa.Column("latin_name", sa.String(length=300), nullable=False),
        sa.Column("birth_date", sa.Date(), nullable=True),
        sa.Column("status", sa.String(length=20), nullable=False),
        sa.Column("died_on", sa.Date(), nullable=True),
        sa.Column("merged_into", sa.Uuid(), nullable=True),
        sa.Column("languages", JSON, nullable=False),
        sa.Column("preferred_channel", sa.String(length=20), nullable=True),
        sa.Column("preferred_format", sa.String(length=50), nullable=False),
        sa.Column("address_line", sa.String(length=200), nullable=False),
        sa.Column("locality", sa.String(length=100), nullable=False),
        sa.Column("postcode", sa.String(length=10), nullable=False),
        sa.Column("postcode_key", sa.String(length=10), nullable=False),
        sa.Column("email", sa.String(length=254), nullable=False),
        sa.Column("email_key", sa.String(length=254), nullable=False),
        sa.Column("created_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("updated_at", sa.DateTime(timezone=True), nullable=False),
        sa.ForeignKeyConstraint(["merged_into"], ["citizen.id"], name="fk_citizen_merged_into"),
        sa.PrimaryKeyConstraint("id", name="pk_citizen"),
    )
    op.create_index("ix_citizen_birth_date", "citizen", ["birth_date"], unique=False)
    op.create_index("ix_citizen_email_key", "citizen", ["email_key"], unique=False)
    op.create_index("ix_citizen_postcode_key", "citizen", ["postcode_key"], unique=False)
    op.create_table(
        "department",
        sa.Column("code", sa.String(length=40), nullable=False),
        sa.Column("position", sa.Integer(), nullable=False),
        sa.Column("name", JSON, nullable=False),
        sa.PrimaryKeyConstraint("code", name="pk_department"),
    )
    op.create_table(
        "failed_sign_in",
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("key", sa.String(length=64), nullable=False),
        sa.Column("at", sa.DateTime(timezone=True), nullable=False),
        sa.PrimaryKeyConstraint("id", name="pk_failed_sign_in"),
    )
    op.create_index("ix_failed_sign_in_key_at", "failed_sign_in", ["key", "at"], unique=False)
    op.create_table(
        "flag_definition",
        sa.Column("code", sa.String(length=20), nullable=False),
        sa.Column("rank", sa.Integer(), nullable=False),
        sa.Column("restricted", sa.Boolean(), nullable=False),
        sa.Column("body", JSON, nullable=False),
        sa.PrimaryKeyConstraint("code", name="pk_flag_definition"),
    )
    op.create_table(
        "name_term",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("term", sa.String(length=100), nullable=False),
        sa.PrimaryKeyConstraint("id", name="pk_name_term"),
        sa.UniqueConstraint("term", name="uq_name_term_term"),
    )
    op.create_table(
        "receipt",
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("noun", sa.String(length=40), nullable=False),
        sa.Column("account_id", sa.Uuid(), nullable=False),
        sa.Column("content_hash", sa.String(length=64), nullable=False),
        sa.Column("status", sa.Integer(), nullable=False),
        sa.Column("etag", sa.String(length=80), nullable=False),
        sa.Column("body", sa.LargeBinary(), nullable=False),
        sa.Column("at", sa.DateTime(timezone=True), nullable=False),
        sa.PrimaryKeyConstraint("id", name="pk_receipt"),
    )
    op.create_table(
        "signing_key",
        sa.Column("id", sa.Integer(), autoincrement=False, nullable=False),
        sa.Column("secret", sa.LargeBinary(), nullable=False),
        sa.Column("created_at", sa.DateTime(timezone=True), nullable=False),
        sa.PrimaryKeyConstraint("id", name="pk_signing_key"),
    )
    op.create_table(
        "citizen_phone",
        sa.Column("citizen_id", sa.Uuid(), nullable=False),
        sa.Column("position", sa.Integer(), nullable=False),
        sa.Column("e164", sa.String(length=16), nullable=False),
        sa.Column("kind", sa.String(length=20), nullable=False),
        sa.ForeignKeyConstraint(["citizen_id"], ["citizen.id"], name="fk_citizen_phone_citizen_id"),
        sa.PrimaryKeyConstraint("citizen_id", "position", name="pk_citizen_phone"),
    )
    op.create_index("ix_citizen_phone_e164_citizen_id", "citizen_phone", ["e164", "citizen_id"], unique=False)
    op.create_table(
        "citizen_term",
        sa.Column("term_id", sa.Integer(), nullable=False),
        sa.Column("citizen_id", sa.Uuid(), nullable=False),
        sa.ForeignKeyConstraint(["citizen_id"], ["citizen.id"], name="fk_citizen_term_citizen_id"),
        sa.ForeignKeyConstraint(["term_id"], ["name_term.id"], name="fk_citizen_term_term_id"),
        sa.PrimaryKeyConstraint("term_id", "citizen_id", name="pk_citizen_term"),
    )
    op.create_index("ix_citizen_term_citizen_id", "citizen_term", ["citizen_id"], unique=False)
    op.create_table(
        "flag",
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.Column("citizen_id", sa.Uuid(), nullable=False),
        sa.Column("code", sa.String(length=20), nullable=False),
        sa.Column("own_words", sa.String(length=500), nullable=False),
        sa.Column("asked_by", sa.String(length=200), nullable=False),
        sa.Column("asked_on", sa.Date(), nullable=False),
        sa.Column("basis", sa.String(length=20), nullable=False),
        sa.Column("starts_on", sa.Date(), nullable=False),
        sa.Column("review_on", sa.Date(), nullable=False),
        sa.Column("ends_on", sa.Date(), nullable=True),
        sa.Column("recorded_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("recorded_by", sa.Uuid(), nullable=True),
        sa.Column("approved_by", sa.Uuid(), nullable=True),
        sa.ForeignKeyConstraint(["approved_by"], ["account.id"], name="fk_flag_approved_by"),
        sa.ForeignKeyConstraint(["citizen_id"], ["citizen.id"], name="fk_flag_citizen_id"),
        sa.ForeignKeyConstraint(["code"], ["flag_definition.code"], name="fk_flag_code"),
        sa.ForeignKeyConstraint(["recorded_by"], ["account.id"], name="fk_flag_recorded_by"),
        sa.PrimaryKeyConstraint("id", name="pk_flag"),
    )
    op.create_index("ix_flag_citizen_id", "flag", ["citizen_id"], unique=False)
    op.create_table(
        "name_variant",
        sa.Column("variant", sa.String(length=100), nullable=False),
        sa.Column("term_id", sa.Integer(), nullable=False),
        sa.ForeignKeyConstraint(["term_id"], ["name_term.id"], name="fk_name_variant_term_id"),
        sa.PrimaryKeyConstraint("variant", "term_id", name="pk_name_variant"),
    )
    op.create_table(
        "reference_lease",
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("first", sa.BigInteger(), nullable=False),
        sa.Column("size", sa.Integer(), nullable=False),
        sa.Column("account_id", sa.Uuid(), nullable=True),
        sa.Column("at", sa.DateTime(timezone=True), nullable=False),
        sa.ForeignKeyConstraint(["account_id"], ["account.id"], name="fk_reference_lease_account_id"),
        sa.PrimaryKeyConstraint("id", name="pk_reference_lease"),
        sa.UniqueConstraint("first", name="uq_reference_lease_first"),
    )
    op.create_table(
        "refresh_token",
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("family_id", sa.Uuid(), nullable=False),
        sa.Column("account_id", sa.Uuid(), nullable=False),
        sa.Column("token_hash", sa.String(length=64), nullable=False),
        sa.Column("issued_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("expires_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("used_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("revoked_at", sa.DateTime(timezone=True), nullable=True),
        sa.ForeignKeyConstraint(["account_id"], ["account.id"], name="fk_refresh_token_account_id"),
        sa.PrimaryKeyConstraint("id", name="pk_refresh_token"),
        sa.UniqueConstraint("token_hash", name="uq_refresh_token_token_hash"),
    )
    op.create_index("ix_refresh_token_account_id", "refresh_token", ["account_id"], unique=False)
    op.create_index("ix_refresh_token_family_id", "refresh_token", ["family_id"], unique=False)
    op.create_table(
        "representative",
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("citizen_id", sa.Uuid(), nullable=False),
        sa.Column("person_id", sa.Uuid(), nullable=True),
        sa.Column("name", sa.String(length=300), nullable=False),
        sa.Column("relation", sa.String(length=100), nullable=False),
        sa.Column("phone", sa.String(length=16), nullable=True),
        sa.Column("may_discuss", JSON, nullable=False),
        sa.Column("evidence", sa.String(length=500), nullable=False),
        sa.Column("valid_from", sa.Date(), nullable=False),
        sa.Column("valid_until", sa.Date(), nullable=True),
        sa.ForeignKeyConstraint(["citizen_id"], ["citizen.id"], name="fk_representative_citizen_id"),
        sa.ForeignKeyConstraint(["person_id"], ["citizen.id"], name="fk_representative_person_id"),
        sa.PrimaryKeyConstraint("id", name="pk_representative"),
    )
    op.create_index("ix_representative_citizen_id", "representative", ["citizen_id"], unique=False)
    op.create_index("ix_representative_person_id", "representative", ["person_id"], unique=False)
    op.create_index("ix_representative_phone", "representative", ["phone"], unique=False)
    op.create_table(
        "service",
        sa.Column("code", sa.String(length=60), nullable=False),
        sa.Column("department_code", sa.String(length=40), nullable=False),
        sa.Column("calendar_code", sa.String(length=40), nullable=False),
        sa.Column("position", sa.Integer(), nullable=False),
        sa.Column("active", sa.Boolean(), nullable=False),
        sa.Column("body", JSON, nullable=False),
        sa.ForeignKeyConstraint(["calendar_code"], ["calendar.code"], name="fk_service_calendar_code"),
        sa.ForeignKeyConstraint(["department_code"], ["department.code"], name="fk_service_department_code"),
        sa.PrimaryKeyConstraint("code", name="pk_service"),
    )
    op.create_index("ix_service_department_code", "service", ["department_code"], unique=False)
    op.create_table(
        "contact",
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("citizen_id", sa.Uuid(), nullable=True),
        sa.Column("speaking_with", sa.Uuid(), nullable=True),
        sa.Column("channel", sa.String(length=20), nullable=False),
        sa.Column("direction", sa.String(length=10), nullable=False),
        sa.Column("number", sa.String(length=16), nullable=True),
        sa.Column("number_kind", sa.String(length=20), nullable=False),
        sa.Column("started_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("finished_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("held_seconds", sa.Integer(), nullable=False),
        sa.Column("service_code", sa.String(length=60), nullable=True),
        sa.Column("outcome", sa.String(length=20), nullable=True),
        sa.Column("title", sa.String(length=300), nullable=False),
        sa.Column("summary", sa.String(length=500), nullable=False),
        sa.Column("notes", sa.Text(), nullable=False),
        sa.Column("identity", JSON, nullable=True),
        sa.Column("handled_by", sa.Uuid(), nullable=True),
        sa.Column("received_at", sa.DateTime(timezone=True), nullable=False),
        sa.ForeignKeyConstraint(["citizen_id"], ["citizen.id"], name="fk_contact_citizen_id"),
        sa.ForeignKeyConstraint(["handled_by"], ["account.id"], name="fk_contact_handled_by"),
        sa.ForeignKeyConstraint(["service_code"], ["service.code"], name="fk_contact_service_code"),
        sa.PrimaryKeyConstraint("id", name="pk_contact"),
    )
    op.create_index("ix_contact_citizen_id_started_at_id", "contact", ["citizen_id", "started_at", "id"], unique=False)
    op.create_index("ix_contact_handled_by", "contact", ["handled_by"], unique=False)
    op.create_table(
        "case_file",
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.Column("reference", sa.String(length=20), nullable=False),
        sa.Column("service_code", sa.String(length=60), nullable=False),
        sa.Column("citizen_id", sa.Uuid(), nullable=True),
        sa.Column("contact_id", sa.Uuid(), nullable=True),
        sa.Column("title", sa.String(length=300), nullable=False),
        sa.Column("state", sa.String(length=20), nullable=False),
        sa.Column("progress", sa.String(length=300), nullable=False),
        sa.Column("place", sa.String(length=300), nullable=False),
        sa.Column("answers", JSON, nullable=False),
        sa.Column("opened_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("promised_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("due_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("paused_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("pauses", JSON, server_default=sa.text("'[]'"), nullable=False),
        sa.Column("opened_by", sa.Uuid(), nullable=True),
        sa.Column("updated_at", sa.DateTime(timezone=True), nullable=False),
        sa.ForeignKeyConstraint(["citizen_id"], ["citizen.id"], name="fk_case_file_citizen_id"),
        sa.ForeignKeyConstraint(["contact_id"], ["contact.id"], name="fk_case_file_contact_id"),
        sa.ForeignKeyConstraint(["opened_by"], ["account.id"], name="fk_case_file_opened_by"),
        sa.ForeignKeyConstraint(["service_code"], ["service.code"], name="fk_case_file_service_code"),
        sa.PrimaryKeyConstraint("id", name="pk_case_file"),
        sa.UniqueConstraint("reference", name="uq_case_file_reference"),
    )
    op.create_index("ix_case_file_citizen_id_state", "case_file", ["citizen_id", "state"], unique=False)
    op.create_index("ix_case_file_contact_id", "case_file", ["contact_id"], unique=False)
    op.create_index("ix_case_file_service_code", "case_file", ["service_code"], unique=False)
    op.create_index("ix_case_file_state_due_at_id", "case_file", ["state", "due_at", "id"], unique=False)

    if op.get_bind().dialect.name == "postgresql":
        op.execute(POSTGRESQL_REFUSAL)
        op.execute(POSTGRESQL_APPEND_ONLY)
    else:
        op.execute(SQLITE_APPEND_ONLY.format(change="UPDATE"))
        op.execute(SQLITE_APPEND_ONLY.format(change="DELETE"))


def downgrade() -> None:
    if op.get_bind().dialect.name == "postgresql":
        op.execute("DROP TRIGGER audit_append_only ON audit")
        op.execute("DROP FUNCTION audit_append_only()")
    op.drop_index("ix_case_file_state_due_at_id", table_name="case_file")
    op.drop_index("ix_case_file_service_code", table_name="case_file")
    op.drop_index("ix_case_file_contact_id", table_name="case_file")
    op.drop_index("ix_case_file_citizen_id_state", table_name="case_file")
    op.drop_table("case_file")
    op.drop_index("ix_contact_handled_by", table_name="contact")
    op.drop_index("ix_contact_citizen_id_started_at_id", table_name="contact")
    op.drop_table("contact")
    op.drop_index("ix_service_department_code", table_name="service")
    op.drop_table("service")
    op.drop_index("ix_representative_phone", table_name="representative")
    op.drop_index("ix_representative_person_id", table_name="representative")
    op.drop_index("ix_representative_citizen_id", table_name="representative")
    op.drop_table("representative")
    op.drop_index("ix_refresh_token_family_id", table_name="refresh_token")
    op.drop_index("ix_refresh_token_account_id", table_name="refresh_token")
    op.drop_table("refresh_token")
    op.drop_table("reference_lease")
    op.drop_table("name_variant")
    op.drop_index("ix_flag_citizen_id", table_name="flag")
    op.drop_table("flag")
    op.drop_index("ix_citizen_term_citizen_id", table_name="citizen_term")
    op.drop_table("citizen_term")
    op.drop_index("ix_citizen_phone_e164_citizen_id", table_name="citizen_phone")
    op.drop_table("citizen_phone")
    op.drop_table("signing_key")
    op.drop_table("receipt")
    op.drop_table("name_term")
    op.drop_table("flag_definition")
    op.drop_index("ix_failed_sign_in_key_at", table_name="failed_sign_in")
    op.drop_table("failed_sign_in")
    op.drop_table("department")
    op.drop_index("ix_citizen_postcode_key", table_name="citizen")
    op.drop_index("ix_citizen_email_key", table_name="citizen")
    op.drop_index("ix_citizen_birth_date", table_name="citizen")
    op.drop_table("citizen")
    op.drop_table("calendar")
    op.drop_index("ix_audit_citizen_id_id", table_name="audit")
    op.drop_index("ix_audit_account_id", table_name="audit")
    op.drop_table("audit")
    op.drop_table("account")
