"""What became of answers comes and goes; the contacts and articles that were there before it stay as they were."""

from datetime import UTC, datetime

from sqlalchemy import Engine, inspect, select, text

from agent_desktop.contract.accounts import Role
from agent_desktop.ids import new_id
from central_server.accounts.tables import Account
from central_server.answering.tables import ContactQuoteRow, FeedbackRow, QuestionRow
from central_server.contacts.tables import ContactRow
from central_server.database.migrate import migrate, upgrade_to_head
from central_server.database.session import Database
from tests.functional.server.authority import BIN, add_contacts, add_person, fill
from tests.functional.server.test_quotes import add_article
from tests.support.real_server import add_users

BEFORE = "0005"
NOW = datetime(2026, 11, 26, 12, tzinfo=UTC)
TABLES = {"contact_quote", "article_feedback", "question"}


def test_contacts_of_before_say_that_no_answer_is_known_of(engine: Engine) -> None:
    fill(engine.url.render_as_string(hide_password=False))
    database = Database(engine)
    with database.writing() as session:
        add_contacts(session, add_person(session, "Kept Person"), 3)
    migrate(engine, BEFORE, down=True)
    assert "answers_given" not in {column["name"] for column in inspect(engine).get_columns("contact")}
    upgrade_to_head(engine)
    with database.reading() as session:
        assert session.scalars(select(ContactRow.answers_given)).all() == [0, 0, 0]


def test_what_was_said_of_answers_goes_and_nothing_else_does(engine: Engine) -> None:
    url = engine.url.render_as_string(hide_password=False)
    fill(url)
    add_users(url)
    database = Database(engine)
    with database.writing() as session:
        handler = session.scalars(select(Account.id).where(Account.role == Role.HANDLER.value)).one()
        (contact_id,) = add_contacts(session, add_person(session, "Kept Person"), 1)
        article_id = add_article(session, "Kept")
        session.add(
            ContactQuoteRow(
                contact_id=contact_id,
                position=0,
                source="article",
                subject_id=article_id,
                version=1,
                language="en",
                at=NOW,
                outcome="answered",
                handled_by=handler,
            )
        )
        said = {"said_by": handler, "said_at": NOW, "article_id": article_id, "article_version": 1, "kind": "wrong"}
        session.add(FeedbackRow(id=new_id(), **said))
        session.add(
            QuestionRow(id=new_id(), words="paint", language="en", service_code=BIN, asked_by=handler, asked_at=NOW)
        )
    migrate(engine, BEFORE, down=True)
    assert not TABLES & set(inspect(engine).get_table_names())
    upgrade_to_head(engine)
    with database.reading() as session:
        for table, count in (("contact", 1), ("article", 1), *((name, 0) for name in TABLES)):
            assert session.scalar(text(f"SELECT count(*) FROM {table}")) == count, table
