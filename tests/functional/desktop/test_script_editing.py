"""A trainer writes, a supervisor approves, and the handler beside them has it with the next pull."""

from collections.abc import Callable, Iterator
from datetime import UTC, datetime, timedelta
from typing import NamedTuple

import pytest

from agent_desktop.contract.script_life import LONGEST_SOURCE, Move, ScriptVersionInfo, VersionState
from agent_desktop.desk import script_checking, script_editing, scripts
from agent_desktop.desk.desk import Desk, open_desk
from agent_desktop.ids import new_id
from agent_desktop.sync.faults import FieldsRefused, NotAllowed, NotThere, ServerFault, SomeoneChangedIt, TooLong
from central_server.database.engine import make_engine
from central_server.database.session import Database
from central_server.scripts.proving import catalogue
from tests.functional.desktop.conftest import signed_in
from tests.functional.desktop.script_versions import source
from tests.functional.desktop.test_scripts import offered, pull_all
from tests.support.cutting_proxy import CuttingProxy, Lost
from tests.support.real_server import RealServer


class People(NamedTuple):
    trainer: Desk
    supervisor: Desk
    handler: Desk


@pytest.fixture
def people(server: RealServer) -> Iterator[People]:
    opened = [signed_in(open_desk(server.url), name) for name in ("trainer", "supervisor", "handler")]
    yield People(*opened)
    for desk in opened:
        desk.close()


def draft(desk: Desk, name: str, title: str = "A title") -> ScriptVersionInfo:
    return script_editing.begin_draft(desk, new_id(), source(name, title), "Why")


def publish(people: People, info: ScriptVersionInfo, at: datetime | None = None) -> ScriptVersionInfo:
    submitted = script_editing.move(people.trainer, info, Move.SUBMIT)
    approved = script_editing.move(people.supervisor, submitted, Move.APPROVE)
    return script_editing.move(people.trainer, approved, Move.PUBLISH, at=at)


def test_what_a_trainer_writes_and_a_supervisor_approves_reaches_the_handler(people: People) -> None:
    pull_all(people.handler)
    info = draft(people.trainer, "edited", "Written by the trainer")
    assert (info.state, info.number, info.author_name) == (VersionState.DRAFT, 1, "M. Jones")
    info = script_editing.save_draft(people.trainer, info, source("edited", "Bettered"), "Why else")
    published = publish(people, info)
    assert (published.state, published.approved_by_name) == (VersionState.PUBLISHED, "A. Lewis")
    assert "edited" not in offered(people.handler)
    assert pull_all(people.handler).scripts_changed
    assert offered(people.handler)["edited"] == "Bettered"
    text = script_editing.open_version(people.supervisor, info.id)
    assert (text.info, text.source) == (published, source("edited", "Bettered"))
    assert script_editing.overview(people.trainer)[0] == published


def test_a_withdrawn_script_is_not_offered_after_the_next_pull_and_stays_for_who_is_on_it(people: People) -> None:
    published = publish(people, draft(people.trainer, "withdrawn"))
    pull_all(people.handler)
    (version,) = (each for each in scripts.now(people.handler) if each.id == published.id)
    scripts.keep(people.handler, [version])
    retired = script_editing.move(people.supervisor, published, Move.RETIRE, note="Wrong number in it")
    assert retired.state is VersionState.RETIRED
    assert pull_all(people.handler).scripts_changed
    assert "withdrawn" not in offered(people.handler)
    assert scripts.recall(people.handler, [version.hash]) == (version,)


def test_one_published_for_later_is_there_ahead_and_begins_by_the_clock_without_a_line(people: People) -> None:
    publish(people, draft(people.trainer, "for-later", "Today's"))
    later = datetime.now(UTC) + timedelta(days=1)
    publish(people, draft(people.trainer, "for-later", "Tomorrow's"), at=later)
    pull_all(people.handler)
    assert offered(people.handler)["for-later"] == "Today's"
    people.handler.clock.compare(later + timedelta(seconds=1))
    assert offered(people.handler)["for-later"] == "Tomorrow's"


def test_refusals_come_in_words_that_say_what_is_wrong(people: People) -> None:
    own = draft(people.supervisor, "refused")
    own = script_editing.move(people.supervisor, own, Move.SUBMIT)
    with pytest.raises(FieldsRefused, match="somebody else must approve it"):
        script_editing.move(people.supervisor, own, Move.APPROVE)
    wrong = script_editing.begin_draft(
        people.trainer, new_id(), source("refused").replace("start: said", "start: gone"), ""
    )
    with pytest.raises(FieldsRefused, match=r"Line 8: .*“gone”") as found:
        script_editing.move(people.trainer, wrong, Move.SUBMIT)
    assert found.value.errors[0].field == "source"
    assert found.value.do == "Correct what is marked and try again."
    assert "\n" not in found.value.what
    with pytest.raises(FieldsRefused, match="Anchors"):
        script_editing.save_draft(people.trainer, wrong, "id: &a refused", "")
    for length in (LONGEST_SOURCE + 1, LONGEST_SOURCE):
        with pytest.raises(TooLong, match="longer than a script can be"):
            script_editing.save_draft(people.trainer, wrong, "€" * length, "")
    with pytest.raises(NotThere):
        script_editing.open_version(people.trainer, new_id())


def test_two_who_work_on_one_version_are_told(people: People) -> None:
    info = script_editing.move(people.trainer, draft(people.trainer, "both"), Move.SUBMIT)
    script_editing.move(people.supervisor, info, Move.SEND_BACK, note="Shorter")
    with pytest.raises(SomeoneChangedIt):
        script_editing.move(people.trainer, info, Move.SEND_BACK)


def test_the_trainers_own_check_knows_the_names_that_the_server_knows(people: People, town: str) -> None:
    """What the check at the desk lets through is not refused for a name when it is submitted, and vice versa."""
    pull_all(people.trainer)
    known = script_checking.named(people.trainer, "en").catalogue
    database = Database(make_engine(town))
    with database.reading() as session:
        there = catalogue(session)
    database.engine.dispose()
    assert sorted(known.flags) == sorted(there.flags)
    assert sorted(known.services, key=lambda each: each.code) == sorted(there.services, key=lambda each: each.code)
    assert known.articles == there.articles
    assert known.articles


def test_a_handler_neither_reads_nor_writes_drafts(people: People) -> None:
    info = draft(people.trainer, "unseen")
    with pytest.raises(NotAllowed):
        script_editing.overview(people.handler)
    with pytest.raises(NotAllowed):
        script_editing.open_version(people.handler, info.id)
    with pytest.raises(NotAllowed):
        draft(people.handler, "unseen")
    pull_all(people.handler)
    assert "unseen" not in offered(people.handler)


def test_what_was_done_before_its_answer_was_lost_is_done_once(proxy: CuttingProxy) -> None:
    desk = signed_in(open_desk(proxy.url), "trainer")
    version_id = new_id()

    def twice(act: Callable[[], ScriptVersionInfo]) -> ScriptVersionInfo:
        proxy.lose(Lost.REPLY, times=9, of=lambda request: request.method == "PUT")
        with pytest.raises(ServerFault):
            act()
        proxy.lose_nothing()
        return act()

    info = twice(lambda: script_editing.begin_draft(desk, version_id, source("once"), ""))
    saved = twice(lambda: script_editing.save_draft(desk, info, source("once", "Other"), ""))
    submitted = twice(lambda: script_editing.move(desk, saved, Move.SUBMIT))
    assert [each.version for each in (info, saved, submitted)] == [1, 2, 3]
    assert [each.number for each in script_editing.overview(desk) if each.script_id == "once"] == [1]
    desk.close()
