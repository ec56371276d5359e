"""Scripts come and go; the articles and contacts that were there before them stay as they were."""

import json
from datetime import UTC, datetime

from sqlalchemy import Engine, inspect, text
from sqlalchemy.orm import Session

from agent_desktop.ids import new_id
from central_server.contacts.tables import ScriptRunRow
from central_server.database.migrate import migrate, upgrade_to_head
from central_server.database.session import Database
from central_server.scripts.tables import ScriptVersionRow
from tests.functional.server.authority import add_contacts, add_person, fill

BEFORE = "0003"
NOW = datetime(2026, 11, 20, 12, tzinfo=UTC)


def add_article(session: Session, title: str) -> None:
    """As a server of that time wrote it."""
    words = json.dumps({"en": title, "cy": ""})
    session.execute(
        text(
            "INSERT INTO article (id, version, state, title, short_answer, text, service_codes, updated_at) "
            "VALUES (:id, 1, 'validated', :words, :words, :words, '[]', '2026-11-20 12:00:00+00:00')"
        ),
        {"id": new_id().hex, "words": words},
    )


def test_articles_have_no_slug_until_somebody_gives_them_one(engine: Engine) -> None:
    fill(engine.url.render_as_string(hide_password=False))
    migrate(engine, BEFORE, down=True)
    database = Database(engine)
    with database.writing() as session:
        for title in ("First", "Second"):
            add_article(session, title)
    upgrade_to_head(engine)
    with database.reading() as session:
        assert session.scalars(text("SELECT slug FROM article")).all() == ["", ""]


def test_what_scripts_left_goes_with_them_and_nothing_else_does(engine: Engine) -> None:
    fill(engine.url.render_as_string(hide_password=False))
    database = Database(engine)
    with database.writing() as session:
        citizen_id = add_person(session, "Kept Person")
        (contact_id,) = add_contacts(session, citizen_id, 1)
        session.add(ScriptRunRow(contact_id=contact_id, position=0, script_id="bin", hash="0" * 64, run="{}"))
        session.add(
            ScriptVersionRow(
                id=new_id(),
                script_id="bin",
                number=1,
                state="draft",
                title="Bin",
                source="id: bin",
                made_at=NOW,
                changed_at=NOW,
            )
        )
        add_article(session, "Kept")
    migrate(engine, BEFORE, down=True)
    assert not {"script_version", "script_run"} & set(inspect(engine).get_table_names())
    assert "slug" not in {column["name"] for column in inspect(engine).get_columns("article")}
    upgrade_to_head(engine)
    with database.reading() as session:
        for table, count in (("contact", 1), ("article", 1), ("script_version", 0), ("script_run", 0)):
            assert session.scalar(text(f"SELECT count(*) FROM {table}")) == count, table
