"""A desktop is killed while answers are given in a call: the next one has all that was on disk, with their words.

`python -m tests.faults kills` does the same to what is typed, two hundred times.
"""

import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from uuid import UUID

import pytest
from msgspec.structs import replace

from agent_desktop.contract.answering import Quote, Source
from agent_desktop.contract.knowledge import Article
from agent_desktop.contract.outcomes import Outcome
from agent_desktop.desk import answering, answers, drafts, finishing, kept_answers
from agent_desktop.desk.desk import Desk, open_desk
from agent_desktop.sync.call import Call, because
from central_server.database.engine import make_engine
from central_server.database.session import Database
from tests.functional.desktop.conftest import signed_in
from tests.functional.desktop.made import SERVICE, sent
from tests.functional.desktop.test_answering import change
from tests.functional.desktop.test_pulling import pull_all
from tests.support.real_server import RealServer

Given = tuple[UUID, int]
AFTER = 12
"""So many answers were given when it is killed, in the middle of the next."""


def killed(server: RealServer, folder: Path) -> list[Given]:
    """What it had on disk when it was killed: id and version of each answer given, in order."""
    command = [sys.executable, "-m", "tests.functional.desktop.killed_with_answers", server.url, str(folder)]
    with subprocess.Popen(command, stdout=subprocess.PIPE, text=True) as process:
        assert process.stdout is not None
        try:
            lines = [process.stdout.readline() for _ in range(AFTER)]
        finally:
            process.kill()
        lines += process.stdout.readlines()
    whole = [line.split() for line in lines if line.endswith("\n")]
    return [(UUID(answer_id), int(version)) for answer_id, version in whole]


@pytest.fixture
def given(server: RealServer, tmp_path: Path) -> list[Given]:
    return killed(server, tmp_path)


@pytest.fixture
def next_one(server: RealServer, tmp_path: Path, given: list[Given]) -> Iterator[Desk]:
    """The desk that is opened after one was killed."""
    assert len(given) >= AFTER, "it ended by itself"
    opened = open_desk(server.url, store_folder=tmp_path)
    yield signed_in(opened)
    opened.close()


@pytest.fixture
def database(town: str) -> Iterator[Database]:
    made = Database(make_engine(town))
    yield made
    made.engine.dispose()


def on_the_server(desk: Desk, contact_id: UUID) -> tuple[Quote, ...]:
    call = Call(
        method="GET",
        route="/contacts/{id}/quotes",
        answer=tuple[Quote, ...],
        places={"id": contact_id},
        headers=because("contact"),
    )
    return desk.line.tell(call)


def test_answers_given_before_a_kill_are_there_with_their_words_and_reach_the_server(
    next_one: Desk, given: list[Given], database: Database
) -> None:
    (contact,) = drafts.restore(next_one)
    quotes = contact.draft.quotes
    assert [(each.id, each.version) for each in quotes][: len(given)] == given
    assert len(quotes) - len(given) in {0, 1}, "one may be on disk that it had no time to tell of"
    assert kept_answers.recall(next_one, quotes).keys() == set(quotes), "the words of then are here"
    first = next(each for each in quotes if each.source is Source.ARTICLE)
    article = answers.article(next_one, first.id)
    assert isinstance(article, Article)
    change(database, first.id, version=first.version + 1, short="Closed on Mondays.")
    pull_all(next_one)
    (told,) = answering.changed_since(next_one, quotes)
    assert (told.quote, told.before, told.after) == (first, article.short_answer.en, "Closed on Mondays.")
    change(database, first.id, version=first.version, short=article.short_answer.en)
    finishing.finish(next_one, replace(contact.draft, service_code=SERVICE, outcome=Outcome.ANSWERED))
    sent(next_one)
    assert on_the_server(next_one, contact.id) == quotes
    assert drafts.restore(next_one) == ()
