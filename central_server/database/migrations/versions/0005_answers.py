"""Consistent answers: versions of articles, institutions, and what citizens call things."""

import uuid
from typing import Any

import sqlalchemy as sa
from alembic import op
from sqlalchemy.dialects import postgresql

revision = "0005"
down_revision = "0004"
branch_labels = None
depends_on = None

JSON = sa.JSON().with_variant(postgresql.JSONB(), "postgresql")
NEW = ("version_id", "audience", "synonyms", "department_code", "owner", "change_note")
AT_ONCE = 200
"""Articles taken over by one statement: each may be long."""


def upgrade() -> None:
    empty, public, none = (sa.text(said) for said in ("''", "'public'", "'[]'"))
    for column in (
        sa.Column("version_id", sa.Uuid(), nullable=True),
        sa.Column("audience", sa.String(length=20), server_default=public, nullable=False),
        sa.Column("synonyms", JSON, server_default=none, nullable=False),
        sa.Column("department_code", sa.String(length=60), server_default=empty, nullable=False),
        sa.Column("owner", sa.Uuid(), nullable=True),
        sa.Column("change_note", sa.Text(), server_default=empty, nullable=False),
    ):
        op.add_column("article", column)
    op.create_table(
        "article_version",
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.Column("article_id", sa.Uuid(), nullable=False),
        sa.Column("number", sa.Integer(), nullable=False),
        sa.Column("state", sa.String(length=20), nullable=False),
        sa.Column("title", JSON, nullable=False),
        sa.Column("translated", sa.Boolean(), nullable=False),
        sa.Column("department_code", sa.String(length=60), nullable=False),
        sa.Column("service_codes", JSON, nullable=False),
        sa.Column("owner", sa.Uuid(), nullable=True),
        sa.Column("review_by", sa.Date(), nullable=True),
        sa.Column("content", JSON, nullable=False),
        sa.Column("change_note", sa.Text(), nullable=False),
        sa.Column("note", sa.Text(), nullable=False),
        sa.Column("author", sa.Uuid(), nullable=True),
        sa.Column("made_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("changed_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("submitted_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("validated_by", sa.Uuid(), nullable=True),
        sa.Column("validated_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("effective_from", sa.DateTime(timezone=True), nullable=True),
        sa.Column("effective_until", sa.DateTime(timezone=True), nullable=True),
        sa.ForeignKeyConstraint(["article_id"], ["article.id"], name="fk_article_version_article_id"),
        sa.ForeignKeyConstraint(["author"], ["account.id"], name="fk_article_version_author"),
        sa.ForeignKeyConstraint(["validated_by"], ["account.id"], name="fk_article_version_validated_by"),
        sa.PrimaryKeyConstraint("id", name="pk_article_version"),
        sa.UniqueConstraint("article_id", "number", name="uq_article_version_article_id_number"),
    )
    op.create_index(
        "ix_article_version_state_effective_from", "article_version", ["state", "effective_from"], unique=False
    )
    op.create_index("ix_article_version_made_at_id", "article_version", ["made_at", "id"], unique=False)
    op.create_table(
        "institution",
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.Column("code", sa.String(length=60), nullable=False),
        sa.Column("active", sa.Boolean(), nullable=False),
        sa.Column("body", JSON, nullable=False),
        sa.Column("updated_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("updated_by", sa.Uuid(), nullable=True),
        sa.ForeignKeyConstraint(["updated_by"], ["account.id"], name="fk_institution_updated_by"),
        sa.PrimaryKeyConstraint("id", name="pk_institution"),
        sa.UniqueConstraint("code", name="uq_institution_code"),
    )
    op.create_table(
        "synonym",
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.Column("said", sa.String(length=80), nullable=False),
        sa.Column("means", JSON, nullable=False),
        sa.Column("language", sa.String(length=2), nullable=False),
        sa.Column("active", sa.Boolean(), nullable=False),
        sa.Column("updated_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("updated_by", sa.Uuid(), nullable=True),
        sa.ForeignKeyConstraint(["updated_by"], ["account.id"], name="fk_synonym_updated_by"),
        sa.PrimaryKeyConstraint("id", name="pk_synonym"),
    )
    _take_over()


def _take_over() -> None:
    """What each article says today becomes a version of it, with the number it has."""
    article = sa.Table("article", sa.MetaData(), *_ARTICLE)
    version = sa.Table("article_version", sa.MetaData(), *_VERSION)
    connection = op.get_bind()
    last = None
    while True:
        wanted = sa.select(article).order_by(article.c.id).limit(AT_ONCE)
        rows = connection.execute(wanted if last is None else wanted.where(article.c.id > last)).mappings().all()
        if not rows:
            return
        made = [_version_of(row) for row in rows]
        connection.execute(version.insert(), made)
        for each in made:
            mark = article.update().where(article.c.id == each["article_id"])
            connection.execute(mark.values(version_id=each["id"]))
        last = rows[-1]["id"]


def _version_of(row: sa.RowMapping) -> dict[str, object]:
    words = {part: row[part] for part in ("title", "short_answer", "text")}
    review_by = row["review_by"]
    offered = row["state"] in ("validated", "archived")
    return {
        "id": uuid.uuid4(),
        "version": 1,
        "article_id": row["id"],
        "number": row["version"],
        "state": row["state"],
        "title": row["title"],
        "translated": all(said.get("cy") for said in words.values()),
        "department_code": "",
        "service_codes": row["service_codes"],
        "review_by": review_by,
        "content": {
            **words,
            "service_codes": row["service_codes"],
            "review_by": review_by.isoformat() if review_by else None,
        },
        "change_note": "",
        "note": "",
        "author": row["updated_by"],
        "made_at": row["updated_at"],
        "changed_at": row["updated_at"],
        "submitted_at": None if row["state"] == "work_in_progress" else row["updated_at"],
        "validated_at": row["updated_at"] if offered else None,
        "effective_from": row["updated_at"] if offered else None,
    }


_MOMENTS = ("made_at", "changed_at", "submitted_at", "validated_at", "effective_from")
_ARTICLE: tuple[sa.Column[Any], ...] = (
    sa.Column("id", sa.Uuid()),
    sa.Column("version", sa.Integer()),
    sa.Column("version_id", sa.Uuid()),
    sa.Column("state", sa.String()),
    *(sa.Column(name, JSON) for name in ("title", "short_answer", "text", "service_codes")),
    sa.Column("review_by", sa.Date()),
    sa.Column("updated_at", sa.DateTime(timezone=True)),
    sa.Column("updated_by", sa.Uuid()),
)
_VERSION: tuple[sa.Column[Any], ...] = (
    *(sa.Column(name, sa.Uuid()) for name in ("id", "article_id", "author")),
    *(sa.Column(name, sa.Integer()) for name in ("version", "number")),
    *(sa.Column(name, sa.String()) for name in ("state", "department_code", "change_note", "note")),
    *(sa.Column(name, JSON) for name in ("title", "service_codes", "content")),
    sa.Column("review_by", sa.Date()),
    sa.Column("translated", sa.Boolean()),
    *(sa.Column(name, sa.DateTime(timezone=True)) for name in _MOMENTS),
)


def downgrade() -> None:
    op.drop_table("synonym")
    op.drop_table("institution")
    op.drop_index("ix_article_version_made_at_id", table_name="article_version")
    op.drop_index("ix_article_version_state_effective_from", table_name="article_version")
    op.drop_table("article_version")
    for name in NEW:
        op.drop_column("article", name)
