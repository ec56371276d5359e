"""An answer that scripts show is not taken away under them."""

from datetime import datetime
from uuid import UUID

from sqlalchemy import select
from sqlalchemy.orm import Session

from central_server.knowledge.tables import ArticleRow
from central_server.refusals import refused_field
from central_server.scripts.repository import not_over
from central_server.scripts.tables import ScriptVersionRow
from central_server.scripts.words import script_of

MOST_NAMED = 10


def refuse_while_named(session: Session, article_id: UUID, at: datetime) -> None:
    """Raises Refusal (422) where a script that is in force then, or will be, names the article."""
    slug = session.get_one(ArticleRow, article_id).slug
    if not slug:
        return
    standing = session.scalars(select(ScriptVersionRow).where(not_over(at)))
    users = {row.script_id for row in standing if slug in row.script and _names(row, slug)}
    if users:
        names = ", ".join(sorted(users)[:MOST_NAMED])
        raise refused_field("move", f"These scripts show it: {names}. Change them first.")


def _names(row: ScriptVersionRow, slug: str) -> bool:
    return any(slug in step.articles for step in script_of(row.script).steps)
