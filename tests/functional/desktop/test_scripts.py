"""A desk has the scripts in force: it gets them by the pull, begins new ones by the clock, and loses none in use."""

from collections.abc import Iterator
from datetime import UTC, datetime, timedelta

import pytest
from msgspec.structs import replace
from sqlalchemy import update

from agent_desktop.contacts import draft
from agent_desktop.contacts.numbers import CallerNumber
from agent_desktop.contacts.open_contact import OpenContact
from agent_desktop.contract.contacts import NumberKind
from agent_desktop.contract.outcomes import Outcome
from agent_desktop.contract.script_runs import Frame, Mode, Pin, Reply, RunState, ScriptRun, Situation
from agent_desktop.desk import drafts, finishing, outbox, scripts, upkeep
from agent_desktop.desk.desk import Desk
from agent_desktop.desk.pulling import Pulled, pull
from agent_desktop.ids import new_id
from agent_desktop.scripts import engine
from agent_desktop.scripts.faults import ScriptFault
from agent_desktop.scripts.offering import shelf_of
from agent_desktop.scripts.replaying import replay
from agent_desktop.scripts.standing import here, standing_of, variant_of
from agent_desktop.sync.call import Call, because
from central_server.database.engine import make_engine
from central_server.database.session import Database
from central_server.demo.script_rows import library
from central_server.scripts.tables import ScriptVersionRow
from tests.functional.desktop.made import SERVICE, begun, sent
from tests.functional.desktop.script_versions import end, publish
from tests.unit.scripts.hostile import FILES

DAY = timedelta(days=1)


@pytest.fixture
def database(town: str) -> Iterator[Database]:
    made = Database(make_engine(town))
    yield made
    made.engine.dispose()


def pull_all(desk: Desk) -> Pulled:
    """Until there is nothing more; whether anything was another."""
    catalogue_changed = scripts_changed = False
    while True:
        step = pull(desk)
        catalogue_changed |= step.catalogue_changed
        scripts_changed |= step.scripts_changed
        if not step.more:
            return replace(step, catalogue_changed=catalogue_changed, scripts_changed=scripts_changed)


def offered(desk: Desk) -> dict[str, str]:
    """The title of each script in force, by its id."""
    return {each.script.id: each.script.title.en for each in scripts.now(desk)}


def contact_on(desk: Desk, version_hash: str, name: str) -> OpenContact:
    """An open contact in the middle of that version."""
    contact_id = new_id()
    begun = draft.begin(contact_id, CallerNumber(kind=NumberKind.WITHHELD, e164=None), desk.clock.now())
    run = RunState(
        mode=Mode.LIVE,
        pins=(Pin(script_id=name, hash=version_hash),),
        situation=Situation(),
        frames=(Frame(script_id=name, hash=version_hash, step="said"),),
    )
    return OpenContact(id=contact_id, draft=replace(begun, run=run), saved_at=desk.clock.now(), place=0)


def keep_up_in_two_days(desk: Desk) -> None:
    desk.clock.compare(datetime.now(UTC) + 2 * DAY)
    upkeep.keep_up(desk)


def test_nobody_who_signs_in_waits_for_scripts_and_the_pull_brings_the_whole_library(desk: Desk) -> None:
    assert desk.catalogue.services
    assert desk.scripts == scripts.EMPTY
    assert pull_all(desk).scripts_changed
    assert offered(desk).items() >= {version.script.id: version.script.title.en for _, version in library()}.items()
    hashes = {each.script.id: each.hash for each in scripts.now(desk)}
    assert hashes.items() >= {version.script.id: version.hash for _, version in library()}.items()
    assert not pull_all(desk).scripts_changed


def test_scripts_are_there_at_once_when_the_store_has_them(desk: Desk) -> None:
    from agent_desktop.desk import catalogue

    pull_all(desk)
    before, desk.scripts = desk.scripts, scripts.EMPTY
    catalogue.load(desk)
    assert desk.scripts == before


def test_a_version_told_ahead_comes_into_force_by_the_clock_and_ends_by_it(desk: Desk, database: Database) -> None:
    now = datetime.now(UTC)
    publish(database, "by-the-clock", now - DAY, title="Old", until=now + DAY)
    publish(database, "by-the-clock", now + DAY, number=2, title="New", until=now + 2 * DAY)
    pull_all(desk)
    assert offered(desk)["by-the-clock"] == "Old"
    desk.clock.compare(now + 1.5 * DAY)
    assert offered(desk)["by-the-clock"] == "New"
    desk.clock.compare(now + 3 * DAY)
    assert "by-the-clock" not in offered(desk)


def test_a_script_taken_back_is_gone_with_the_next_pull_but_not_for_the_contact_on_it(
    desk: Desk, database: Database
) -> None:
    version_id = publish(database, "taken-back", datetime.now(UTC) - DAY)
    pull_all(desk)
    (version,) = (each for each in scripts.now(desk) if each.id == version_id)
    scripts.keep(desk, [version])
    drafts.keep(desk, contact_on(desk, version.hash, "taken-back"))
    end(database, version_id, datetime.now(UTC) - timedelta(seconds=1))
    assert pull_all(desk).scripts_changed
    assert version_id not in {each.id for each in desk.scripts.published}
    keep_up_in_two_days(desk)
    assert scripts.recall(desk, [version.hash, "0" * 64]) == (version,)
    for contact in drafts.restore(desk):
        drafts.forget(desk, contact.id)
    keep_up_in_two_days(desk)
    assert scripts.recall(desk, [version.hash]) == ()


def test_what_is_published_need_not_be_kept_to_be_recalled(desk: Desk) -> None:
    pull_all(desk)
    first, second, *_ = scripts.now(desk)
    assert scripts.recall(desk, [second.hash, first.hash, second.hash]) == (second, first)


def test_a_script_of_a_newer_server_is_left_out_and_all_the_rest_comes(desk: Desk, database: Database) -> None:
    future = publish(database, "from-the-future", datetime.now(UTC) - DAY)
    with database.writing() as session:
        written = session.get_one(ScriptVersionRow, future).script
        newer = written.replace('"owner":', '"mood":"kind","owner":')
        session.execute(update(ScriptVersionRow).where(ScriptVersionRow.id == future).values(script=newer))
    publish(database, "of-today", datetime.now(UTC) - DAY)
    pull_all(desk)
    assert "of-today" in offered(desk)
    assert "from-the-future" not in offered(desk)
    with database.writing() as session:
        session.execute(update(ScriptVersionRow).where(ScriptVersionRow.id == future).values(script=written))


def test_versions_that_no_check_would_let_through_do_no_harm_when_they_come_over_the_feed(
    desk: Desk, database: Database
) -> None:
    """A server that was tampered with, or an older one: the script is refused in words, or plays as far as it can."""
    start = datetime.now(UTC) - DAY
    unsound = ("circle-a", "circle-b", "twice", "gone", "turned")
    there = [publish(database, name, start, text=FILES[name].content.decode()) for name in unsound]
    there.append(publish(database, "sound", start))
    pull_all(desk)
    assert "sound" in offered(desk)
    shelf = shelf_of(scripts.now(desk))

    def at_first(name: str, *flags: str) -> RunState:
        version = shelf.current(name)
        assert version is not None
        return engine.begin(shelf, version, Situation(flags=flags), desk.clock.now())

    with pytest.raises(ScriptFault, match="too deep") as circle:
        at_first("circle-a")
    assert circle.value.do
    for name in ("twice", "turned", "gone"):
        assert engine.advance(shelf, at_first(name), Reply(), desk.clock.now()).ended == "end"
    run = at_first("gone", "HEAR")
    said = variant_of(shelf.book(here(run).hash).step("first"), standing_of(run, desk.clock.now().date()))
    assert said is not None
    assert said.en == "Hello.", "a flag that is no more is nobody's"
    for version_id in there:
        end(database, version_id, datetime.now(UTC))


def test_the_trace_of_a_run_is_sent_with_its_contact_and_leads_to_the_same_state(desk: Desk) -> None:
    """From the pull to the server's own rows: the script it was begun on, every answer, and the state they lead to."""
    pull_all(desk)
    shelf = shelf_of(scripts.now(desk))
    version = shelf.current("missed-bin")
    assert version is not None
    run = engine.begin(shelf, version, Situation(flags=("HEAR",)), desk.clock.now())
    run = engine.advance(shelf, run, Reply(values={"bin": "green"}), desk.clock.now())
    finished = replace(begun(desk), run=run, outcome=Outcome.ANSWERED, service_code=SERVICE)
    finishing.finish(desk, finished)
    sent(desk)
    assert outbox.every(desk) == ()
    call = Call(
        method="GET",
        route="/contacts/{id}/script-runs",
        answer=tuple[ScriptRun, ...],
        places={"id": finished.id},
        headers=because("review"),
    )
    (kept,) = desk.line.tell(call)
    assert kept == draft.as_run(run)
    assert replay(shelf, kept.trace, kept.mode) == run
