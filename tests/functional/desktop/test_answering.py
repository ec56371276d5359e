"""An answer given in a contact: at its version, told where it changed since, and with the contact when it goes."""

from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from uuid import UUID

import pytest
from msgspec.structs import replace

from agent_desktop.contacts.open_contact import OpenContact
from agent_desktop.contacts.quotes import with_quote
from agent_desktop.contract.answering import (
    FeedbackKind,
    FeedbackState,
    FeedbackWrite,
    QuestionWrite,
    Quote,
    Settle,
    Source,
)
from agent_desktop.contract.changes import ReferenceKind
from agent_desktop.contract.outcomes import Outcome
from agent_desktop.desk import answering, answers, drafts, finishing, outbox, upkeep
from agent_desktop.desk.desk import Desk, open_desk
from agent_desktop.faults import EnvironmentFault
from agent_desktop.ids import new_id
from agent_desktop.store import kept_answers
from agent_desktop.sync.call import Call, because
from agent_desktop.sync.faults import ServerFault, SomeoneChangedIt
from central_server.database.engine import make_engine
from central_server.database.session import Database
from central_server.feed.telling import tell_of
from central_server.knowledge.tables import ArticleRow
from tests.functional.desktop.conftest import signed_in
from tests.functional.desktop.made import SERVICE, begun, sent
from tests.functional.desktop.test_pulling import pull_all
from tests.support.cutting_proxy import CuttingProxy, Lost
from tests.support.real_server import RealServer

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
    (article,) = answers.by_slug(desk, [SLUG])
    assert (given.id, given.version, given.asked) == (article.id, article.version, "when is the tip open")
    assert abs(given.at - datetime.now(UTC)) < timedelta(minutes=1)
    assert answering.quote(desk, Source.ARTICLE, UUID(int=3)) is None
    assert answering.changed_since(desk, (given,)) == ()
    assert answering.changed_since(desk, ()) == ()


def test_what_changed_while_the_call_lasts_is_told_with_the_words_of_then(
    desk: Desk, given: Quote, database: Database
) -> None:
    (before,) = answers.by_slug(desk, [SLUG])
    change(database, given.id, version=given.version + 1, short="Closed on Mondays.")
    pull_all(desk)
    (told,) = answering.changed_since(desk, (given,))
    assert (told.before, told.after) == (before.short_answer.en, "Closed on Mondays.")
    assert told.now is not None
    again = answering.quote(desk, Source.ARTICLE, given.id)
    assert again is not None
    assert answering.changed_since(desk, with_quote((given,), again)) == ()
    change(database, given.id, version=given.version + 2, state="archived", short="Closed on Mondays.")
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
    other = replace(given, version=given.version + 1)
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


def word(article_id: UUID, **fields: object) -> FeedbackWrite:
    plain = FeedbackWrite(article_id=article_id, version=1, kind=FeedbackKind.OUT_OF_DATE, said_at=datetime.now(UTC))
    return replace(plain, **fields)


def asked(words: str) -> QuestionWrite:
    return QuestionWrite(words=words, asked_at=datetime.now(UTC))


@pytest.fixture
def trainer(server: RealServer) -> Iterator[Desk]:
    opened = open_desk(server.url)
    yield signed_in(opened, "trainer")
    opened.close()


def test_a_word_and_a_question_rest_a_while_then_reach_the_editors(desk: Desk, given: Quote, trainer: Desk) -> None:
    feedback_id = answering.give_feedback(desk, word(given.id, remark=" Not since\u0000 April.\n"))
    question_id = answering.send_question(desk, asked(" paint\x07 at\n the tip? "))
    (article,) = answers.by_slug(desk, [SLUG])
    waiting = {row.id: row for row in outbox.every(desk)}
    assert waiting[feedback_id].about == article.title.en
    assert waiting[question_id].about == "paint at the tip?"
    turn = outbox.deliver(desk)
    assert (turn.sent, turn.counts.waiting) == ((), 2)
    assert turn.next_in_s is not None
    assert 0 < turn.next_in_s <= answering.RESTS.total_seconds()
    sent(desk)
    inbox = answering.inbox(trainer, mine=False, open_only=True)
    told = next(each for each in inbox.feedback if each.id == feedback_id)
    question = next(each for each in inbox.questions if each.id == question_id)
    assert (told.remark, told.by_name, question.words) == ("Not since April.", "R. Perera", "paint at the tip?")
    assert feedback_id in {each.id for each in answering.inbox(trainer, mine=True, open_only=True).feedback}


def test_what_waits_can_be_taken_back_and_what_went_cannot(desk: Desk, given: Quote) -> None:
    first = answering.give_feedback(desk, word(given.id))
    second = answering.send_question(desk, asked("paint"))
    assert answering.take_back(desk, first)
    assert not answering.take_back(desk, first)
    assert [row.id for row in outbox.every(desk)] == [second]
    sent(desk)
    assert not answering.take_back(desk, second)


def test_a_word_waits_without_a_line_and_goes_when_it_is_back(
    proxy: CuttingProxy, poor_line: Desk, trainer: Desk
) -> None:
    pull_all(poor_line)
    (article,) = answers.by_slug(poor_line, [SLUG])
    proxy.lose(Lost.REQUEST, times=99)
    feedback_id = answering.give_feedback(poor_line, word(article.id, contact_id=new_id()))
    outbox.send_all(poor_line)
    assert isinstance(outbox.deliver(poor_line).fault, ServerFault)
    assert [row.id for row in outbox.every(poor_line)] == [feedback_id]
    proxy.lose_nothing()
    sent(poor_line)
    assert feedback_id in {each.id for each in answering.inbox(trainer, mine=False, open_only=False).feedback}


def test_a_trainer_can_say_something_about_an_answer_too(trainer: Desk) -> None:
    pull_all(trainer)
    (article,) = answers.by_slug(trainer, [SLUG])
    feedback_id = answering.give_feedback(trainer, word(article.id, kind=FeedbackKind.HELPED))
    sent(trainer)
    assert outbox.every(trainer) == ()
    assert feedback_id in {each.id for each in answering.inbox(trainer, mine=False, open_only=True).feedback}


@pytest.mark.parametrize("words", ["", " \t\u200b", "\ud83d"])
def test_a_question_without_words_is_not_sent(desk: Desk, words: str) -> None:
    with pytest.raises(EnvironmentFault):
        answering.send_question(desk, asked(words))
    assert outbox.every(desk) == ()


def test_a_long_question_is_cut_where_it_is_shown_and_a_long_remark_is_refused_whole(desk: Desk, given: Quote) -> None:
    question_id = answering.send_question(desk, asked("paint " * 2_000))
    (row,) = outbox.every(desk)
    assert (row.id, len(row.about)) == (question_id, 299)
    with pytest.raises(EnvironmentFault):
        answering.give_feedback(desk, word(given.id, remark="x" * 10_000))
    assert outbox.every(desk) == (row,)


def test_an_inbox_item_is_settled_once(desk: Desk, trainer: Desk) -> None:
    question_id = answering.send_question(desk, asked("moths in the carpet"))
    sent(desk)
    inbox = answering.inbox(trainer, mine=True, open_only=True)
    question = next(each for each in inbox.questions if each.id == question_id)
    done = answering.settle(trainer, question, Settle(state=FeedbackState.DONE, reply="See pests."))
    assert answering.settle(trainer, question, Settle(state=FeedbackState.DONE, reply="See pests.")) == done
    with pytest.raises(SomeoneChangedIt):
        answering.settle(trainer, question, Settle(state=FeedbackState.DECLINED))
    assert question_id not in {each.id for each in answering.inbox(trainer, mine=True, open_only=True).questions}
    assert done in answering.inbox(trainer, mine=True, open_only=False).questions
