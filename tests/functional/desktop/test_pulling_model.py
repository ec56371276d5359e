"""Whatever is edited on the server, and wherever pulls are cut in between: at the end both sides hold the same."""

from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from uuid import UUID

import msgspec
import pytest
from hypothesis import HealthCheck, settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, invariant, precondition, rule, run_state_machine_as_test
from sqlalchemy import delete, func, select, update

from agent_desktop.contract.changes import ChangesAsk, ReferenceKind
from agent_desktop.desk import catalogue
from agent_desktop.desk.desk import Desk
from agent_desktop.desk.pulling import pull
from agent_desktop.store import reference
from agent_desktop.store.opening import memory_store
from agent_desktop.sync.faults import ServerFault
from central_server.contacts.tables import ContactRow
from central_server.database.engine import make_engine
from central_server.database.session import Database
from central_server.feed.changes import changes
from central_server.feed.tables import FeedRow
from central_server.feed.telling import begin_anew, prune, tell_of
from central_server.knowledge.tables import ArticleRow
from central_server.services.tables import ServiceRow
from tests.functional.desktop.test_pulling import contacts_held, hold, write_about, write_articles
from tests.support.cutting_proxy import CuttingProxy, Lost

ARTICLE, SERVICE = ReferenceKind.ARTICLE, ReferenceKind.SERVICE
Everything = dict[tuple[str, str], bytes]


@pytest.fixture
def database(town: str) -> Iterator[Database]:
    made = Database(make_engine(town))
    yield made
    made.engine.dispose()


def told_by(database: Database) -> Everything:
    """All that the server has, as a desktop that holds nothing would be told it."""
    found: Everything = {}
    cursor: str | None = None
    more = True
    while more:
        with database.reading() as session:
            page = changes(session, ChangesAsk(cursor=cursor, limit=1000))
        found.update({(item.kind, item.key): bytes(item.record) for item in page.items})
        cursor, more = page.cursor, page.more
    return found


def held_by(desk: Desk) -> Everything:
    found: Everything = {}
    for kind in ReferenceKind:
        for raw in reference.every(desk.store, kind):
            record = msgspec.json.decode(raw)
            found[kind.value, record["id"] if "id" in record else record["code"]] = bytes(raw)
    return found


def test_both_sides_are_equal_in_the_end(poor_line: Desk, proxy: CuttingProxy, database: Database) -> None:
    class Both(RuleBasedStateMachine):
        def __init__(self) -> None:
            super().__init__()
            assert poor_line.here is not None
            poor_line.store.close()
            poor_line.here.store = memory_store()
            self.slow_line()
            catalogue.load(poor_line)
            self.services = set(poor_line.catalogue.services)
            self.person = hold(poor_line)
            self.articles: list[UUID] = []

        @rule(count=st.integers(1, 15))
        def write(self, count: int) -> None:
            self.articles += write_articles(database, count)

        @precondition(lambda self: self.articles)
        @rule(data=st.data())
        def edit(self, data: st.DataObject) -> None:
            chosen = data.draw(st.sampled_from(self.articles))
            with database.writing() as session:
                row = update(ArticleRow).where(ArticleRow.id == chosen)
                session.execute(row.values(version=ArticleRow.version + 1))
                tell_of(session, ARTICLE, str(chosen))

        @precondition(lambda self: self.articles)
        @rule(data=st.data(), told=st.booleans())
        def take_away(self, data: st.DataObject, told: bool) -> None:
            """Untold: together with a feed that begins anew, as where a backup was read back."""
            chosen = data.draw(st.sampled_from(self.articles))
            self.articles.remove(chosen)
            with database.writing() as session:
                session.execute(delete(ArticleRow).where(ArticleRow.id == chosen))
                if told:
                    tell_of(session, ARTICLE, str(chosen))
                else:
                    begin_anew(session)

        @rule(data=st.data(), active=st.booleans())
        def offer(self, data: st.DataObject, active: bool) -> None:
            code = data.draw(st.sampled_from(sorted(self.services)))
            with database.writing() as session:
                session.execute(update(ServiceRow).where(ServiceRow.code == code).values(active=active))
                tell_of(session, SERVICE, code)

        @rule()
        def speak(self) -> None:
            write_about(database, self.person)

        @rule()
        def forget(self) -> None:
            """All changes so far are older than the server remembers."""
            with database.writing() as session:
                session.execute(update(FeedRow).values(at=datetime.now(UTC) - timedelta(days=90)))
                while prune(session, 30, datetime.now(UTC)):
                    pass

        @rule()
        def slow_line(self) -> None:
            for _ in range(6):
                reference.ask_for_less(poor_line.store)

        @rule(steps=st.integers(1, 4))
        def pull_some(self, steps: int) -> None:
            for _ in range(steps):
                pull(poor_line)

        @rule(lost=st.sampled_from(Lost))
        def cut(self, lost: Lost) -> None:
            proxy.lose(lost, times=2)
            with pytest.raises(ServerFault):
                pull(poor_line)

        @invariant()
        def nothing_of_the_catalogue_is_missing(self) -> None:
            assert set(catalogue.held(poor_line.store).services) == self.services

        def teardown(self) -> None:
            steps = 0
            while pull(poor_line).more:
                steps += 1
                assert steps < 200
            assert held_by(poor_line) == told_by(database)
            assert poor_line.catalogue == catalogue.held(poor_line.store)
            with database.reading() as session:
                about = select(func.count()).select_from(ContactRow).where(ContactRow.citizen_id == self.person)
                assert contacts_held(poor_line, self.person) == session.scalar(about)

    run_state_machine_as_test(
        Both,
        settings=settings(
            max_examples=8,  # each takes in all that the server tells, twice over
            stateful_step_count=20,
            deadline=None,
            database=None,
            suppress_health_check=list(HealthCheck),
        ),
    )
