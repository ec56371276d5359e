"""Versions of scripts written straight into a database, as one that was approved there."""

from datetime import UTC, datetime
from uuid import UUID

import msgspec

from agent_desktop.contract.changes import ReferenceKind
from agent_desktop.ids import new_id
from agent_desktop.scripts.reading import load
from agent_desktop.scripts.versions import version_of
from central_server.database.session import Database
from central_server.feed.telling import tell_of
from central_server.scripts.tables import ScriptVersionRow

SOURCE = """\
format: 1
id: {name}
title: {{en: {title}}}
owner: Tests
audience: [phone]
languages: [en]
review_by: 2027-05-31
start: said
steps:
  - {{id: said, kind: outcome, title: {{en: Said}}, result: answered, say: [{{en: Thank you.}}]}}
"""


def source(name: str, title: str = "A title") -> str:
    return SOURCE.format(name=name, title=title)


def publish(
    database: Database,
    name: str,
    start: datetime,
    *,
    number: int = 1,
    title: str = "A title",
    until: datetime | None = None,
    text: str = "",
) -> UUID:
    """A version in force from `start`, told in the feed. `text`: its file, however unsound."""
    text = text or source(name, title)
    script = load(text.encode(), name).script
    assert script is not None
    version = version_of(script)
    version_id, now = new_id(), datetime.now(UTC)
    with database.writing() as session:
        session.add(
            ScriptVersionRow(
                id=version_id,
                script_id=name,
                number=number,
                state="published",
                title=title,
                hash=version.hash,
                source=text,
                script=msgspec.json.encode(script).decode(),
                made_at=now,
                changed_at=now,
                effective_from=start,
                effective_until=until,
            )
        )
        session.flush()
        tell_of(session, ReferenceKind.SCRIPT, str(version_id))
    return version_id


def end(database: Database, version_id: UUID, at: datetime) -> None:
    """It is offered no more from `at` on."""
    with database.writing() as session:
        session.get_one(ScriptVersionRow, version_id).effective_until = at
        session.flush()
        tell_of(session, ReferenceKind.SCRIPT, str(version_id))
