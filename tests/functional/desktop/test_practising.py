"""What a trainee did is here at once and at the server later; what a trainer says of it comes back to them."""

from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from typing import NamedTuple

import pytest

from agent_desktop.contract.base import Words
from agent_desktop.contract.practice import AttemptEnd, AttemptWrite, Point, PointKind, ScriptRemarkWrite
from agent_desktop.desk import outbox, practice, practice_drafts, training
from agent_desktop.desk.desk import Desk, open_desk
from agent_desktop.desk.filling import coming
from agent_desktop.desk.pulling import pull
from agent_desktop.ids import new_id
from agent_desktop.outbox.words import what
from agent_desktop.practice.library import hash_of, shipped
from agent_desktop.sync.faults import NotAllowed, ServerFault
from tests.functional.desktop.conftest import signed_in
from tests.functional.desktop.test_pulling import pull_all
from tests.support.real_server import RealServer

AWAY = "http://127.0.0.1:9"


class People(NamedTuple):
    trainer: Desk
    handler: Desk


@pytest.fixture
def people(server: RealServer) -> Iterator[People]:
    opened = [signed_in(open_desk(server.url), name) for name in ("trainer", "handler")]
    yield People(*opened)
    for desk in opened:
        desk.close()


def written(score: float | None = 91.5, *, hours: int = 1) -> AttemptWrite:
    return AttemptWrite(
        scenario="made-for-a-test",
        scenario_hash="ab" * 32,
        began_at=datetime.now(UTC) - timedelta(hours=hours),
        ended=AttemptEnd.FINISHED,
        worked=240.0,
        score=score,
        points=(
            Point(
                code="answers.which_bin",
                kind=PointKind.ANSWERS,
                words=Words(en="Which bin"),
                got=0,
                of=10,
                why=Words(en="Green was said."),
                at=30,
                step="missed-bin/which_bin",
            ),
        ),
        notes="Green bin missed.",
    )


def delivered(desk: Desk) -> None:
    while outbox.counts(desk).waiting:
        fault = outbox.deliver(desk).fault
        assert fault is None, fault


def test_an_attempt_is_here_at_once_and_at_the_server_once_there_is_a_line(people: People) -> None:
    handler = people.handler
    attempt_id, asked = new_id(), written()
    url, handler.client.server_url = handler.client.server_url, AWAY
    kept = practice.keep_attempt(handler, attempt_id, asked)
    assert practice.attempts(handler)[0] == kept
    assert practice.attempt(handler, attempt_id).content == asked
    with pytest.raises(ServerFault):
        practice.renew(handler)
    (row,) = outbox.every(handler)
    assert what(row, "Europe/London").startswith("Practice, ")
    handler.client.server_url = url
    assert practice.renew(handler).attempts[0] == kept, "it waits still, and is not forgotten"
    delivered(handler)
    assert practice.renew(handler).attempts[0] == kept
    assert practice.attempt(handler, attempt_id).content == asked
    practice.keep_attempt(handler, attempt_id, asked)
    delivered(handler)
    assert [each.id for each in practice.renew(handler).attempts].count(attempt_id) == 1


def test_a_coach_hears_of_it_comments_and_the_trainee_reads_it(people: People) -> None:
    attempt_id = new_id()
    practice.keep_attempt(people.handler, attempt_id, written())
    delivered(people.handler)
    user = people.handler.user
    assert user is not None
    infos = training.attempts_of(people.trainer, user.id)
    assert attempt_id in [info.id for info in infos]
    line = next(each for each in training.cohort(people.trainer).trainees if each.id == user.id)
    assert line.last_score == 91.5
    made = training.comment(people.trainer, attempt_id, new_id(), 30, "Say one bin at a time.")
    assert practice.attempt(people.handler, attempt_id).comments == (made,)
    found = training.stumbles(people.trainer, 1).stumbles
    assert "missed-bin/which_bin" in [each.at for each in found]
    with pytest.raises(NotAllowed):
        training.cohort(people.handler)


def test_a_remark_goes_to_the_editors_of_the_script(people: People) -> None:
    asked = ScriptRemarkWrite(script="missed-bin", step="which_bin", words="Half of them mishear “bins”.")
    made = training.remark(people.trainer, new_id(), asked)
    assert training.remarks(people.trainer, "missed-bin")[0] == made
    settled = training.settle_remark(people.trainer, made, settled=True)
    assert settled.settled_at is not None
    assert training.settle_remark(people.trainer, settled, settled=False).settled_at is None


def test_words_that_are_being_written_outlive_the_program(server: RealServer) -> None:
    desk = signed_in(open_desk(server.url), "trainer")
    comment = practice_drafts.CommentInHand(
        id=new_id(), attempt=new_id(), at=12.5, words="You waited for h", kept_at=datetime.now(UTC)
    )
    practice_drafts.COMMENTS.keep(desk, comment)
    desk.close()
    again = signed_in(open_desk(server.url), "trainer")
    assert practice_drafts.COMMENTS.every(again) == (comment,)
    practice_drafts.COMMENTS.forget(again, comment.id)
    assert practice_drafts.COMMENTS.every(again) == ()
    again.close()


def test_while_answers_are_on_their_way_no_call_is_said_to_fit_no_more(people: People) -> None:
    """Scripts come before the answers they show: what has not come yet is not gone."""
    while not people.handler.scripts.published:
        pull(people.handler)
    assert coming(people.handler.store) is not None, "the answers should still be on their way"
    assert {each.scenario.id: each.misfits for each in practice.offered(people.handler) if each.misfits} == {}
    pull_all(people.handler)
    assert {each.scenario.id: each.misfits for each in practice.offered(people.handler) if each.misfits} == {}


def test_what_is_offered_fits_the_scripts_in_force(people: People) -> None:
    before = practice.offered(people.handler)
    assert [each.misfits for each in before] == [()] * len(before), "nothing is known to be wrong without a script"
    pull_all(people.handler)
    offered = practice.offered(people.handler)
    assert {each.scenario.id for each in offered} >= {each.id for each in shipped()}
    assert {each.scenario.id: each.misfits for each in offered if each.misfits} == {}
    assert all(each.hash == hash_of(each.scenario) for each in offered)
    levels = [each.scenario.level for each in offered]
    assert levels == sorted(levels)
