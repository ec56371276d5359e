"""An answer given in a contact: at its version, told where it changed since, and with the contact when it goes."""

from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from uuid import UUID

import pytest
from msgspec.structs import replace

from agent_desktop.contacts.open_contact import OpenContact
from agent_desktop.contacts.quotes import with_quote
from agent_desktop.contract.answering import Quote, Source
from agent_desktop.contract.changes import ReferenceKind
from agent_desktop.contract.outcomes import Outcome
from agent_desktop.desk import answering, answers, drafts, finishing, upkeep
from agent_desktop.desk.desk import Desk
from agent_desktop.store import kept_answers
from agent_desktop.sync.call import Call, because
from central_server.database.engine import make_engine
from central_server.database.session import Database
from central_server.feed.telling import tell_of
from central_server.knowledge.tables import ArticleRow
from tests.functional.desktop.made import SERVICE, begun, sent
from tests.functional.desktop.test_pulling import pull_all

SLUG = "recycling-centre"


@pytest.fixture
def database(town: str) -> Iterator[Database]:
    made = Database(make_engine(town))
    yield made
    made.engine.dispose()


@pytest.fixture
def given(desk: Desk, database: Database) -> Iterator[Quote]:
    """The article SLUG given at its version of now; afterwards the server has it as it was."""
    pull_all(desk)
    (article,) = answers.by_slug(desk, [SLUG])
    quote = answering.quote(desk, Source.ARTICLE, article.id, asked=" when is\nthe tip open ", script_id="s", step="t")
    assert quote is not None
    yield quote
    change(database, article.id, version=article.version, state=article.state.value, short=article.short_answer.en)


def change(database: Database, article_id: UUID, *, version: int, state: str = "validated", short: str) -> None:
    """As an editor changes it, told in the feed."""
    with database.writing() as session:
        row = session.get_one(ArticleRow, article_id)
        row.version, row.state = version, state
        row.short_answer = {**row.short_answer, "en": short}
        tell_of(session, ReferenceKind.ARTICLE, str(article_id))


def kept(desk: Desk, quote: Quote) -> bool:
    return bool(kept_answers.recall(desk.store, [(quote.source, quote.id, quote.version)]))


def test_an_answer_is_given_at_the_version_that_is_held(desk: Desk, given: Quote) -> None:
    assert (given.version, given.asked) == (1, "when is the tip open")
    assert abs(given.at - datetime.now(UTC)) < timedelta(minutes=1)
    assert answering.quote(desk, Source.ARTICLE, UUID(int=3)) is None
    assert answering.changed_since(desk, (given,)) == ()
    assert answering.changed_since(desk, ()) == ()


def test_what_changed_while_the_call_lasts_is_told_with_the_words_of_then(
    desk: Desk, given: Quote, database: Database
) -> None:
    (before,) = answers.by_slug(desk, [SLUG])
    change(database, given.id, version=2, short="Closed on Mondays.")
    pull_all(desk)
    (told,) = answering.changed_since(desk, (given,))
    assert (told.before, told.after) == (before.short_answer.en, "Closed on Mondays.")
    assert told.now is not None
    again = answering.quote(desk, Source.ARTICLE, given.id)
    assert again is not None
    assert answering.changed_since(desk, with_quote((given,), again)) == ()
    change(database, given.id, version=3, state="archived", short="Closed on Mondays.")
    pull_all(desk)
    (gone,) = answering.changed_since(desk, (given, again))
    assert (gone.title, gone.before, gone.now) == (before.title.en, "Closed on Mondays.", None)


def test_words_are_kept_while_an_open_contact_quotes_them(desk: Desk, given: Quote) -> None:
    draft = replace(begun(desk), quotes=(given,))
    drafts.keep(desk, OpenContact(id=draft.id, draft=draft, saved_at=desk.clock.now()))
    later = desk.clock.now() + timedelta(hours=2)
    assert [contact.draft.quotes for contact in drafts.restore(desk)] == [(given,)]
    kept_answers.forget_all_but(desk.store, [(given.source, given.id, given.version)], later)
    assert kept(desk, given)
    upkeep.keep_up(desk)
    assert kept(desk, given)
    drafts.forget(desk, draft.id)
    upkeep.keep_up(desk)
    assert kept(desk, given), "a contact may be on disk only a moment later"
    kept_answers.forget_all_but(desk.store, [], later)
    assert not kept(desk, given)


def test_the_answers_given_reach_the_server_with_the_contact(desk: Desk, given: Quote) -> None:
    draft = replace(begun(desk), service_code=SERVICE, outcome=Outcome.ANSWERED, quotes=(given,))
    first = finishing.finish(desk, draft)
    other = replace(given, version=2)
    finishing.finish(desk, replace(draft, quotes=(given, other)))
    sent(desk)
    call = Call(
        method="GET",
        route="/contacts/{id}/quotes",
        answer=tuple[Quote, ...],
        places={"id": first.contact_id},
        headers=because("contact"),
    )
    assert desk.line.tell(call) == (given, other)
