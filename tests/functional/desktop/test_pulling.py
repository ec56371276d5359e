"""A desktop keeps up with the server: cut anywhere, away for a week, or with a cursor that nobody knows any more."""

from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from pathlib import Path
from uuid import UUID

import msgspec
import pytest
from sqlalchemy import delete, select, update
from sqlalchemy.orm import Session

from agent_desktop.contract.changes import ReferenceKind
from agent_desktop.contract.contacts import ContextAsk
from agent_desktop.contract.knowledge import Article
from agent_desktop.desk import catalogue
from agent_desktop.desk.changed import NOTHING
from agent_desktop.desk.desk import Desk, open_desk
from agent_desktop.desk.filling import coming
from agent_desktop.desk.pulling import Pulled, pull
from agent_desktop.flags.holding import holdable
from agent_desktop.ids import new_id
from agent_desktop.store import held, reference
from agent_desktop.sync import contacts as wire
from agent_desktop.sync.faults import AnswerCutShort, ServerFault
from central_server.database.engine import make_engine
from central_server.database.session import Database
from central_server.feed.tables import FeedRow
from central_server.feed.telling import begin_anew, prune, tell_of, tell_of_citizens
from central_server.flags.tables import FlagDefinitionRow
from central_server.knowledge.repository import OFFERED
from central_server.knowledge.tables import ArticleRow
from central_server.services.tables import ServiceRow
from tests.functional.desktop.conftest import signed_in
from tests.support.cutting_proxy import CuttingProxy, Lost
from tests.support.real_server import RealServer

ARTICLE, SERVICE, FLAG = ReferenceKind.ARTICLE, ReferenceKind.SERVICE, ReferenceKind.FLAG_DEFINITION
UNTIL = datetime(2200, 1, 1, tzinfo=UTC) - timedelta(days=1)


@pytest.fixture
def database(town: str) -> Iterator[Database]:
    made = Database(make_engine(town))
    yield made
    made.engine.dispose()


def write_articles(database: Database, count: int, said: str = "Words") -> list[UUID]:
    """As many service desks' answers, told in the feed."""
    ids = [new_id() for _ in range(count)]
    with database.writing() as session:
        for article_id in ids:
            words = {"en": f"{said} {article_id}", "cy": ""}
            session.add(
                ArticleRow(
                    id=article_id,
                    state="validated",
                    title=words,
                    short_answer=words,
                    text=words,
                    service_codes=[],
                    updated_at=datetime.now(UTC),
                )
            )
        session.flush()
        tell_of(session, ARTICLE, *(str(article_id) for article_id in ids))
    return ids


def pull_all(desk: Desk) -> list[Pulled]:
    steps = [pull(desk)]
    while steps[-1].more:
        steps.append(pull(desk))
        assert len(steps) < 500
    return steps


def articles(desk: Desk) -> dict[UUID, Article]:
    found = (msgspec.json.decode(raw, type=Article) for raw in reference.every(desk.store, ARTICLE))
    return {article.id: article for article in found}


def on_the_server(session: Session) -> dict[UUID, int]:
    given = select(ArticleRow).where(ArticleRow.state.in_(OFFERED))
    return {row.id: row.version for row in session.scalars(given)}


def versions(desk: Desk) -> dict[UUID, int]:
    return {article.id: article.version for article in articles(desk).values()}


def same(desk: Desk, database: Database) -> None:
    with database.reading() as session:
        assert versions(desk) == on_the_server(session)
        services = {row.code: row.active for row in session.scalars(select(ServiceRow))}
        assert {code: service.active for code, service in desk.catalogue.services.items()} == services


def hold(desk: Desk, number: int = 0) -> UUID:
    """Someone of the town is held from an earlier contact."""
    from agent_desktop.contract.citizens import CitizenSearch
    from agent_desktop.sync.citizens import search

    page = search(desk.line, CitizenSearch(text="a"))
    citizen_id = page.items[number].id
    context = wire.context(desk.line, ContextAsk(citizen_id=citizen_id), None)
    held.hold(desk.store, holdable(context, desk.catalogue.flags), (), UNTIL)
    return citizen_id


def write_about(database: Database, citizen_id: UUID) -> None:
    from central_server.contacts.tables import ContactRow
    from tests.functional.server.authority import LONG_AGO

    with database.writing() as session:
        session.add(
            ContactRow(
                id=new_id(),
                citizen_id=citizen_id,
                channel="phone",
                direction="inbound",
                number_kind="none",
                started_at=LONG_AGO,
                finished_at=LONG_AGO,
                outcome="answered",
                title="Phone call",
                received_at=LONG_AGO,
            )
        )
        session.flush()
        tell_of_citizens(session, citizen_id)


def contacts_held(desk: Desk, citizen_id: UUID) -> int:
    context = held.context(desk.store, citizen_id)
    assert context is not None
    assert context.counts is not None
    return context.counts.contacts


def test_the_catalogue_is_here_after_signing_in_and_articles_follow(desk: Desk, database: Database) -> None:
    write_articles(database, 3)
    assert len(desk.catalogue.services) > 40
    assert desk.catalogue.flags
    steps = pull_all(desk)
    assert steps[-1].changed == NOTHING
    same(desk, database)


def test_the_catalogue_comes_from_the_store_without_asking_anyone(poor_line: Desk, proxy: CuttingProxy) -> None:
    asked = len(proxy.passed)
    before = poor_line.catalogue
    poor_line.catalogue = catalogue.EMPTY
    assert catalogue.load(poor_line) == before
    assert len(proxy.passed) == asked


def test_a_desktop_off_for_a_week_catches_up_with_what_changed_alone(desk: Desk, database: Database) -> None:
    old = write_articles(database, 30)
    pull_all(desk)
    new = write_articles(database, 40, "New")
    with database.writing() as session:
        session.execute(update(ArticleRow).where(ArticleRow.id.in_(old[:10])).values(version=2))
        session.execute(delete(ArticleRow).where(ArticleRow.id.in_(old[10:15])))
        tell_of(session, ARTICLE, *(str(each) for each in old[:15]))
    desk.catalogue = catalogue.EMPTY
    catalogue.load(desk)
    pull_all(desk)
    assert {article_id for article_id, version in versions(desk).items() if version == 2} >= set(old[:10])
    assert not set(old[10:15]) & versions(desk).keys()
    assert set(new) <= versions(desk).keys()
    same(desk, database)


@pytest.mark.parametrize("lost", list(Lost))
def test_a_pull_cut_in_the_middle_of_a_page_goes_on_there(
    poor_line: Desk, proxy: CuttingProxy, database: Database, lost: Lost
) -> None:
    pull_all(poor_line)
    for _ in range(6):
        reference.ask_for_less(poor_line.store)
    new = write_articles(database, 35, "New")
    assert pull(poor_line).more
    came = len(set(new) & versions(poor_line).keys())
    assert came == reference.SMALLEST_PAGE
    proxy.lose(lost, times=2, of=lambda request: request.path.endswith("/changes"))  # the client tries twice
    with pytest.raises(AnswerCutShort):
        pull(poor_line)
    assert len(set(new) & versions(poor_line).keys()) == came
    pull_all(poor_line)
    same(poor_line, database)


def test_a_fill_goes_on_where_it_was_after_the_program_was_killed(
    server: RealServer, database: Database, tmp_path: Path
) -> None:
    write_articles(database, 40)
    first = signed_in(open_desk(server.url, store_folder=tmp_path))
    reference.start_afresh(first.store, asked_from=reference.progress(first.store).cursor)
    for _ in range(6):
        reference.ask_for_less(first.store)
    assert pull(first).more
    came = reference.progress(first.store)
    assert came.filling
    first.close()
    second = signed_in(open_desk(server.url, store_folder=tmp_path))
    assert reference.progress(second.store) == came
    pull_all(second)
    assert reference.progress(second.store).round == came.round
    same(second, database)
    second.close()


def test_how_far_a_fill_is_outlives_a_broken_line_and_a_killed_program(
    proxy: CuttingProxy, database: Database, tmp_path: Path
) -> None:
    write_articles(database, 20)
    first = signed_in(open_desk(proxy.url, store_folder=tmp_path))
    before = coming(first.store)
    assert before is not None, "the catalogue is here, and the rest is to come"
    assert 0 < before.done < before.of
    assert pull(first).more
    further = coming(first.store)
    assert further is not None
    assert further.done > before.done
    assert further.of == before.of
    proxy.lose(Lost.REQUEST, times=9, of=lambda request: request.path.endswith("/changes"))
    with pytest.raises(ServerFault):
        pull(first)
    assert coming(first.store) == further
    first.close()
    proxy.lose_nothing()
    second = signed_in(open_desk(proxy.url, store_folder=tmp_path))
    assert coming(second.store) == further
    steps = pull_all(second)
    told = [step.coming for step in steps if step.coming is not None]
    assert [each.of for each in told] == [before.of] * len(told)
    assert [each.done for each in told] == sorted({each.done for each in told})
    assert steps[-1].coming is coming(second.store) is None
    assert sum(reference.counts(second.store).values()) == before.of
    second.close()


def test_with_a_cursor_nobody_knows_it_starts_afresh_without_a_hole(desk: Desk, database: Database) -> None:
    old = write_articles(database, 20)
    pull_all(desk)
    citizen_id = hold(desk)
    before = contacts_held(desk, citizen_id)
    with database.writing() as session:
        session.execute(delete(ArticleRow).where(ArticleRow.id.in_(old[:5])))
        begin_anew(session)  # a backup was read back: who changed meanwhile is not known
    write_about(database, citizen_id)
    for _ in range(6):
        reference.ask_for_less(desk.store)
    services = set(desk.catalogue.services)
    changed: set[UUID] = set()
    while True:
        step = pull(desk)
        changed |= step.changed.citizens
        assert set(catalogue.held(desk.store).services) == services
        if not step.more:
            break
    assert not set(old[:5]) & versions(desk).keys()
    assert citizen_id in changed
    assert contacts_held(desk, citizen_id) == before + 1
    same(desk, database)


def test_another_catalogue_is_a_new_one_on_the_desk(desk: Desk, database: Database) -> None:
    pull_all(desk)
    before = desk.catalogue
    code = next(iter(before.services))
    with database.writing() as session:
        session.execute(update(ServiceRow).where(ServiceRow.code == code).values(active=False))
        tell_of(session, SERVICE, code)
    assert pull(desk).catalogue_changed
    assert before.services[code].active
    assert not desk.catalogue.services[code].active
    assert not any(step.catalogue_changed for step in pull_all(desk))
    with database.writing() as session:
        session.execute(update(ServiceRow).where(ServiceRow.code == code).values(active=True))
        tell_of(session, SERVICE, code)


def test_a_person_in_hand_is_asked_about_anew_and_no_one_else(
    poor_line: Desk, proxy: CuttingProxy, database: Database
) -> None:
    pull_all(poor_line)
    citizen_id, other = hold(poor_line, 0), hold(poor_line, 1)
    pull_all(poor_line)
    before = contacts_held(poor_line, citizen_id)
    write_about(database, citizen_id)
    proxy.passed.clear()
    steps = pull_all(poor_line)
    assert {each for step in steps for each in step.changed.citizens} == {citizen_id}
    assert contacts_held(poor_line, citizen_id) == before + 1
    contexts = [request for request, _ in proxy.passed if request.path.endswith("/contact-context")]
    assert len(contexts) == 1
    assert held.context(poor_line.store, other) is not None


def test_someone_touched_is_not_forgotten_when_the_line_breaks(
    poor_line: Desk, proxy: CuttingProxy, database: Database
) -> None:
    pull_all(poor_line)
    citizen_id = hold(poor_line)
    before = contacts_held(poor_line, citizen_id)
    write_about(database, citizen_id)
    proxy.lose(Lost.REPLY, times=2, of=lambda request: request.path.endswith("/contact-context"))
    assert pull(poor_line).more
    with pytest.raises(ServerFault):
        pull(poor_line)
    steps = pull_all(poor_line)
    assert citizen_id in steps[0].changed.citizens
    assert contacts_held(poor_line, citizen_id) == before + 1


def test_restricted_flags_do_not_come_in_with_a_person_asked_anew(desk: Desk, database: Database) -> None:
    from central_server.flags.tables import FlagRow

    pull_all(desk)
    citizen_id = hold(desk)
    restricted = next(code for code, definition in desk.catalogue.flags.items() if definition.restricted)
    today = datetime.now(UTC).date()
    with database.writing() as session:
        approver = session.scalar(select(FlagRow.approved_by).where(FlagRow.approved_by.is_not(None)).limit(1))
        session.add(
            FlagRow(
                id=new_id(),
                citizen_id=citizen_id,
                code=restricted,
                own_words="planted words",
                asked_by="Herself",
                asked_on=today,
                basis="consent",
                starts_on=today,
                review_on=today,
                recorded_at=datetime.now(UTC),
                approved_by=approver,
            )
        )
        session.flush()
        tell_of_citizens(session, citizen_id)
    pull_all(desk)
    context = held.context(desk.store, citizen_id)
    assert context is not None
    assert restricted not in {flag.code for flag in context.flags}


def test_a_trainer_keeps_up_and_asks_about_nobody(server: RealServer, database: Database) -> None:
    desk = open_desk(server.url)
    signed_in(desk, "trainer")
    pull_all(desk)
    same(desk, database)
    desk.close()


def test_pruned_while_away_is_as_good_as_unknown(desk: Desk, database: Database) -> None:
    old = write_articles(database, 5)
    pull_all(desk)
    with database.writing() as session:
        session.execute(delete(ArticleRow).where(ArticleRow.id == old[0]))
        tell_of(session, ARTICLE, str(old[0]))
    write_articles(database, 2)
    with database.writing() as session:
        session.execute(update(FeedRow).values(at=datetime.now(UTC) - timedelta(days=40)))
        while prune(session, 30, datetime.now(UTC)):
            pass
    pull_all(desk)
    assert old[0] not in versions(desk)
    same(desk, database)


def test_a_flag_is_worded_anew(desk: Desk, database: Database) -> None:
    pull_all(desk)
    with database.writing() as session:
        row = session.scalars(select(FlagDefinitionRow).order_by(FlagDefinitionRow.code).limit(1)).one()
        row.body = {**row.body, "guidance": {"en": "Say it twice.", "cy": ""}}
        code = row.code
        tell_of(session, FLAG, code)
    pull_all(desk)
    assert desk.catalogue.flags[code].guidance.en == "Say it twice."
