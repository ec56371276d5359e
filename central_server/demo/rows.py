"""Rows as both databases take them: text, whole numbers and None, in the order of COLUMNS.

Ids are 32 hexadecimal digits, days "YYYY-MM-DD", moments "YYYY-MM-DD HH:MM:SS.000000" in UTC, lists and records
JSON: what SQLAlchemy keeps in SQLite, and what PostgreSQL reads from COPY in a session whose zone is UTC.
"""

from collections import defaultdict

Value = str | int | None
Row = tuple[Value, ...]
Batch = defaultdict[str, list[Row]]

COLUMNS: dict[str, tuple[str, ...]] = {
    "account": ("id", "version", "username", "name", "role", "team", "active", "password_hash", "created_at"),
    "department": ("code", "position", "name"),
    "calendar": ("code", "body"),
    "service": ("code", "department_code", "calendar_code", "position", "active", "body"),
    "flag_definition": ("code", "rank", "restricted", "body"),
    "article": (
        "id", "version", "version_id", "slug", "state", "title", "short_answer", "text", "service_codes", "audience",
        "synonyms", "department_code", "owner", "review_by", "updated_at", "updated_by", "change_note",
    ),
    "article_version": (
        "id", "version", "article_id", "number", "state", "title", "translated", "department_code", "service_codes",
        "owner", "review_by", "content", "change_note", "note", "author", "made_at", "changed_at", "submitted_at",
        "validated_by", "validated_at", "effective_from", "effective_until",
    ),
    "institution": ("id", "version", "code", "active", "body", "updated_at", "updated_by"),
    "synonym": ("id", "version", "said", "means", "language", "active", "updated_at", "updated_by"),
    "script_version": (
        "id", "version", "script_id", "number", "state", "title", "hash", "source", "script", "change_note", "note",
        "author", "made_at", "changed_at", "submitted_at", "approved_by", "approved_at", "effective_from",
        "effective_until",
    ),
    "scorecard_version": (
        "id", "version", "scorecard_id", "number", "state", "title", "channels", "questions", "content", "change_note",
        "note", "author", "made_at", "changed_at", "submitted_at", "approved_by", "approved_at", "effective_from",
        "effective_until",
    ),
    "citizen": (
        "id", "version", "name", "latin_name", "birth_date", "status", "died_on", "merged_into", "languages",
        "preferred_channel", "preferred_format", "address_line", "locality", "postcode", "postcode_key", "email",
        "email_key", "created_at", "updated_at",
    ),
    "citizen_phone": ("citizen_id", "position", "e164", "kind"),
    "representative": (
        "id", "citizen_id", "person_id", "name", "relation", "phone", "may_discuss", "evidence", "valid_from",
        "valid_until",
    ),
    "name_term": ("id", "term"),
    "name_variant": ("variant", "term_id"),
    "citizen_term": ("term_id", "citizen_id"),
    "contact": (
        "id", "citizen_id", "speaking_with", "channel", "direction", "number", "number_kind", "started_at",
        "finished_at", "held_seconds", "service_code", "outcome", "title", "summary", "notes", "identity",
        "matched_by", "handled_by", "received_at", "answers_given",
    ),
    "contact_quote": (
        "contact_id", "position", "source", "subject_id", "version", "language", "at", "asked", "script_id", "step",
        "question", "service_code", "outcome", "handled_by",
    ),
    "script_run": ("contact_id", "position", "script_id", "hash", "run"),
    "contact_event": ("contact_id", "position", "what", "at", "detail"),
    "article_feedback": (
        "id", "version", "article_id", "article_version", "kind", "remark", "contact_id", "said_by", "said_at", "state",
        "reply", "settled_by", "settled_at",
    ),
    "question": (
        "id", "version", "words", "language", "service_code", "contact_id", "asked_by", "asked_at", "state",
        "article_id", "reply", "settled_by", "settled_at",
    ),
    "case_file": (
        "id", "version", "reference", "service_code", "citizen_id", "contact_id", "title", "state", "progress",
        "place", "answers", "opened_at", "promised_at", "due_at", "paused_at", "pauses", "opened_by", "updated_at",
    ),
    "flag": (
        "id", "version", "citizen_id", "code", "own_words", "asked_by", "asked_on", "basis", "starts_on",
        "review_on", "ends_on", "recorded_at", "recorded_by", "approved_by",
    ),
    "reference_lease": ("id", "first", "size", "account_id", "at"),
}  # fmt: skip
"""In an order in which every row finds what it points at."""


def new_batch() -> Batch:
    return defaultdict(list)
