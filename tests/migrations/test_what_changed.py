"""The feed and the articles come and go, and what was there before them stays."""

from datetime import UTC, datetime

from sqlalchemy import Engine, select, text

from agent_desktop.contract.changes import CATALOGUE_KINDS, ChangesAsk, ReferenceKind
from agent_desktop.ids import new_id
from central_server.database.migrate import migrate, upgrade_to_head
from central_server.database.session import Database
from central_server.feed.changes import changes
from central_server.feed.tables import BEGINNING, FeedRow
from central_server.feed.telling import tell_of, tell_of_citizens
from central_server.knowledge.tables import ArticleRow
from central_server.services.tables import ServiceRow
from tests.functional.server.authority import add_person, fill

BEFORE = "0002"


def test_a_database_with_data_gets_a_feed_and_loses_it_again(engine: Engine) -> None:
    fill(engine.url.render_as_string(hide_password=False))
    database = Database(engine)
    with database.writing() as session:
        citizen_id = add_person(session, "Kept Person")
    migrate(engine, BEFORE, down=True)
    upgrade_to_head(engine)
    with database.writing() as session:
        assert [row.kind for row in session.scalars(select(FeedRow))] == [BEGINNING]
        told = changes(session, ChangesAsk())
        assert {item.kind for item in told.items} == set(CATALOGUE_KINDS)
        words = {"en": "Words", "cy": ""}
        session.add(
            ArticleRow(
                id=new_id(),
                state="validated",
                title=words,
                short_answer=words,
                text=words,
                service_codes=[],
                updated_at=datetime.now(UTC),
            )
        )
        tell_of(session, ReferenceKind.SERVICE, "noise")
        tell_of_citizens(session, citizen_id)
    migrate(engine, BEFORE, down=True)
    with database.reading() as session:
        assert session.scalars(text("SELECT name FROM citizen")).all() == ["Kept Person"]
        assert len(session.scalars(select(ServiceRow.code)).all()) == 2
    upgrade_to_head(engine)
    with database.reading() as session:
        assert [row.kind for row in session.scalars(select(FeedRow))] == [BEGINNING]
        assert session.scalars(select(ArticleRow)).all() == []
