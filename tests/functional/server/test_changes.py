"""What changed: everything once, then each change once, of people only their ids, and never a hole."""

from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any
from uuid import UUID

import pytest
from sqlalchemy import select, text, update
from sqlalchemy.orm import Session

from agent_desktop.contract.accounts import Role
from agent_desktop.contract.changes import CATALOGUE_KINDS, ReferenceKind
from agent_desktop.ids import new_id
from central_server.audit.tables import AuditRow
from central_server.cli import main
from central_server.database.engine import make_engine
from central_server.database.session import Database
from central_server.feed.tables import FeedRow
from central_server.feed.telling import begin_anew_if_moved, tell_of
from central_server.services.tables import ServiceRow
from tests.functional.server.answers import Article, words
from tests.functional.server.authority import BIN, add_person, add_representative
from tests.functional.server.conftest import Api, problem, serving
from tests.support.postgres import Cluster
from tests.support.real_server import add_users

H, S, T, A = Role.HANDLER, Role.SUPERVISOR, Role.TRAINER, Role.ADMINISTRATOR
Told = dict[tuple[str, str], Any]


@pytest.fixture(scope="module")
def api(database_kind: str, request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Api]:
    """A server of this file's own: what others write would be told here too."""
    with serving(database_kind, request, tmp_path_factory) as running:
        yield running


def page(api: Api, cursor: str | None = None, role: Role = H, **fields: Any) -> dict[str, Any]:
    answer = api.post("/changes", {"cursor": cursor, **fields}, role)
    assert answer.status_code == 200, answer.text
    told: dict[str, Any] = answer.json()
    return told


def pull(api: Api, cursor: str | None = None, *, limit: int = 500) -> tuple[list[tuple[str, str, Any]], str]:
    """All items from `cursor` on in the order told, and the cursor after them."""
    items: list[tuple[str, str, Any]] = []
    while True:
        told = page(api, cursor, limit=limit)
        items += [(item["kind"], item["key"], item["record"]) for item in told["items"]]
        cursor = told["cursor"]
        if not told["more"]:
            return items, cursor


def write_article(api: Api, said: str = "Bins are emptied on Mondays", **fields: Any) -> str:
    """One that handlers are given, marked as not validated."""
    made = Article(api, said, **fields).moved("submit", T)
    return str(made.article_id)


def change_article(api: Api, article_id: str, said: str, **fields: Any) -> None:
    """Another version of it, validated by another person."""
    Article(api, said, article_id=article_id, **fields).validated()


def test_everything_is_told_once_in_order_whatever_the_size_of_a_page(api: Api) -> None:
    ours = {write_article(api, f"Answer {number}") for number in range(5)}
    whole, _ = pull(api)
    kinds = [list(ReferenceKind).index(ReferenceKind(kind)) for kind, _, _ in whole]
    assert kinds == sorted(kinds)
    assert len({(kind, key) for kind, key, _ in whole}) == len(whole)
    assert ours <= {key for kind, key, _ in whole if kind == "article"}
    reference = api.get("/services").json()
    assert [record for kind, _, record in whole if kind == "department"] == reference["departments"]
    assert [record for kind, _, record in whole if kind == "calendar"] == reference["calendars"]
    by_code = sorted(reference["services"], key=lambda service: str(service["code"]))
    assert [record for kind, _, record in whole if kind == "service"] == by_code
    definitions = sorted(api.get("/flags").json(), key=lambda definition: str(definition["code"]))
    assert [record for kind, _, record in whole if kind == "flag_definition"] == definitions
    for limit in (1, 2, 7):
        assert pull(api, limit=limit)[0] == whole


def test_the_catalogue_comes_alone_so_that_nobody_waits_for_scripts_and_answers(api: Api) -> None:
    write_article(api)
    told = page(api)
    assert {item["kind"] for item in told["items"]} == {kind.value for kind in CATALOGUE_KINDS}
    assert (told["whole"], told["more"]) == (True, True)
    part = page(api, limit=2)
    assert (part["whole"], part["more"]) == (False, True)
    while not part["whole"]:
        part = page(api, part["cursor"], limit=1)
    assert page(api, part["cursor"], limit=1)["items"][0]["kind"] == "article"


def test_how_many_are_still_to_come_is_told_with_each_page_of_everything(api: Api) -> None:
    for number in range(3):
        write_article(api, f"Answer {number}")
    whole = len(pull(api)[0])
    told, got = page(api, limit=2), 0
    while True:
        got += len(told["items"])
        assert got + told["left"] == whole
        if not told["more"]:
            break
        told = page(api, told["cursor"], limit=2)
    assert (got, told["left"]) == (whole, 0)


def test_each_change_is_told_once_as_it_is_now(api: Api) -> None:
    first = write_article(api)
    _, cursor = pull(api)
    nothing = {"items": [], "touched": [], "more": False, "whole": True, "left": None}
    assert page(api, cursor) == {**nothing, "cursor": cursor}
    second = write_article(api, "Second")
    change_article(api, first, "Once")
    change_article(api, first, "Twice")
    for limit in (1, 500):
        items, _ = pull(api, cursor, limit=limit)
        assert [key for _, key, _ in items] == [second, first]
        assert (items[1][2]["title"]["en"], items[1][2]["state"]) == ("Twice", "validated")
    assert items[1][2] == api.get(f"/articles/{first}").json()


def test_what_changes_while_everything_is_told_is_told_after_it(api: Api) -> None:
    ids = sorted(write_article(api, f"Answer {number}") for number in range(4))
    told = page(api, limit=1)
    seen: Told = {}
    changed = False
    while True:
        seen.update({(item["kind"], item["key"]): item["record"] for item in told["items"]})
        if not changed and ("article", ids[1]) in seen:
            changed = True  # one that was told already, one that comes, and a new one
            change_article(api, ids[0], "Behind")
            change_article(api, ids[3], "Before")
            new = write_article(api, "New")
        if not told["more"]:
            break
        told = page(api, told["cursor"], limit=1)
    assert changed
    assert seen["article", ids[0]]["title"]["en"] == "Behind"
    assert seen["article", ids[3]]["title"]["en"] == "Before"
    assert seen["article", new]["title"]["en"] == "New"
    assert seen == {(kind, key): record for kind, key, record in pull(api)[0]}


def test_reference_data_is_told_when_it_changes_and_when_it_goes(api: Api) -> None:
    with api.inside() as session:
        session.add(ServiceRow(code="gone", department_code="streets", calendar_code="office", body=_service(session)))
    _, cursor = pull(api)
    with api.inside() as session:
        session.execute(update(ServiceRow).where(ServiceRow.code == BIN).values(active=False))
        session.execute(text("DELETE FROM service WHERE code = 'gone'"))
        tell_of(session, ReferenceKind.SERVICE, BIN, "gone")
    told = {key: record for _, key, record in pull(api, cursor)[0]}
    assert (told["gone"], told[BIN]["active"]) == (None, False)
    with api.inside() as session:
        session.execute(update(ServiceRow).where(ServiceRow.code == BIN).values(active=True))
        tell_of(session, ReferenceKind.SERVICE, BIN)


def _service(session: Session) -> dict[str, Any]:
    row = session.get_one(ServiceRow, BIN)
    return {**row.body, "code": "gone"}


def test_a_page_is_cut_where_it_would_grow_too_large(api: Api) -> None:
    _, cursor = pull(api)
    long = "A long answer. " * 6_000
    ids = [write_article(api, "Long", text=words(long)) for _ in range(7)]
    told = page(api, cursor)
    assert (len(told["items"]), told["more"]) == (5, True)
    assert [key for _, key, _ in pull(api, cursor)[0]] == ids
    for article_id in ids:
        change_article(api, article_id, "Short")


# ---- people --------------------------------------------------------------------------------------------------------


def test_people_in_hand_are_named_when_anything_is_written_about_them(api: Api) -> None:
    with api.inside() as session:
        people = [add_person(session, f"In Hand {number}") for number in range(6)]
        add_representative(session, people[5], "Speaks", person_id=people[4])
    _, cursor = pull(api)
    today = datetime.now(UTC).date()
    flag = {"code": "PVP", "asked_by": "Herself", "basis": "consent", "asked_on": today, "starts_on": today}
    path = f"/citizens/{people[1]}/flags/{new_id()}"

    def touched() -> list[str]:
        nonlocal cursor
        told = page(api, cursor, in_hand=[*people, new_id()])
        cursor = told["cursor"]
        assert told["items"] == []
        return list(told["touched"])

    assert touched() == []
    contact_id = api.new_contact(people[0])
    assert touched() == [str(people[0])]
    assert api.put(path, {**flag, "review_on": today + timedelta(days=30)}).status_code == 201
    assert touched() == [str(people[1])]
    assert api.put(f"{path}/approvals/{new_id()}", None, S).status_code == 200
    assert touched() == [str(people[1])]
    ended = {"ends_on": today}
    assert api.put(f"{path}/changes/{new_id()}", ended, headers={"If-Match": '"2"'}).status_code == 200
    assert touched() == [str(people[1])]
    lease = api.put(f"/reference-leases/{new_id()}", {"size": 1}).json()
    case = raise_case(api, contact_id, people[2], lease["first"])
    assert touched() == [str(people[2])]
    change = {"progress": "Seen to"}
    assert api.put(f"/cases/{case}/changes/{new_id()}", change, headers={"If-Match": '"1"'}).status_code == 200
    assert touched() == [str(people[2])]
    renamed = {"name": "Renamed Person"}
    match = {"If-Match": '"1"'}
    assert api.put(f"/citizens/{people[5]}/changes/{new_id()}", renamed, headers=match).status_code == 200
    assert touched() == [str(people[4]), str(people[5])]
    assert touched() == []


def raise_case(api: Api, contact_id: UUID, citizen_id: UUID, number: int) -> UUID:
    from agent_desktop.cases.references import reference

    case_id = new_id()
    now = datetime.now(UTC)
    body = {
        "reference": reference(number),
        "service_code": "noise",
        "contact_id": contact_id,
        "citizen_id": citizen_id,
        "opened_at": now,
        "promised_at": now + timedelta(days=2),
        "answers": {},
    }
    answer = api.put(f"/cases/{case_id}", body)
    assert answer.status_code == 201, answer.text
    return case_id


def test_who_was_told_of_whom_stands_in_the_audit_log(api: Api) -> None:
    with api.inside() as session:
        told, untold = add_person(session, "Told Of"), add_person(session, "Not Told Of")
    _, cursor = pull(api)
    api.new_contact(told)
    api.new_contact(untold)
    page(api, cursor, in_hand=[told])
    with api.inside() as session:
        rows = session.scalars(select(AuditRow.citizen_id).where(AuditRow.action == "changes.touched")).all()
    assert told in rows
    assert untold not in rows


def test_nobody_who_may_not_see_people_learns_of_them(api: Api) -> None:
    with api.inside() as session:
        citizen_id = add_person(session, "Somebody")
    _, cursor = pull(api)
    api.new_contact(citizen_id)
    for role in (T, A):
        for body in ({"in_hand": [citizen_id]}, {"cursor": cursor, "in_hand": [citizen_id]}):
            assert problem(api.post("/changes", body, role)) == (403, "not-allowed")
        assert page(api, cursor, role)["touched"] == []
        assert str(citizen_id) not in str(page(api, role=role))
    assert page(api, cursor, S, in_hand=[citizen_id])["touched"] == [str(citizen_id)]


def test_without_a_cursor_everyone_in_hand_may_have_changed(api: Api) -> None:
    ids = [str(new_id()) for _ in range(3)]
    assert page(api, in_hand=ids)["touched"] == ids
    assert problem(api.post("/changes", {"in_hand": [str(new_id()) for _ in range(101)]})) == (400, "malformed")


# ---- cursors -------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    "cursor",
    [
        "x",
        "!!!",
        "e30",
        "eyJpZCI6IjEifQ",
        "eyJzaW5jZSI6eyJ0eCI6MCwic2VxIjoxLCJtYXJrIjowfSwia2luZCI6Im5vIn0",
        "eyJzaW5jZSI6eyJ0eCI6LTEsInNlcSI6MSwibWFyayI6MH19",
        "eyJzaW5jZSI6eyJ0eCI6MCwic2VxIjo5OTk5OTk5OTk5OTk5OTk5OTk5OTk5LCJtYXJrIjowfX0",
    ],
)
def test_a_cursor_that_is_not_ours_is_refused(api: Api, cursor: str) -> None:
    assert problem(api.post("/changes", {"cursor": cursor})) == (400, "malformed")


def test_a_place_in_the_articles_that_is_no_id_is_refused(api: Api) -> None:
    from central_server.api.pages import write_cursor
    from central_server.feed.changes import Cursor
    from central_server.feed.reading import end

    with api.database.reading() as session:
        cursor = Cursor(since=end(session), kind=ReferenceKind.ARTICLE, after="no-id")
    assert problem(api.post("/changes", {"cursor": write_cursor(cursor)})) == (400, "malformed")


def test_a_cursor_of_another_time_of_the_database_is_unknown(api: Api) -> None:
    """A backup that is read back loses the newest rows, and later ones take their numbers."""
    write_article(api)
    _, cursor = pull(api)
    with api.inside() as session:
        newest = session.scalar(select(FeedRow).order_by(FeedRow.tx.desc(), FeedRow.seq.desc()).limit(1))
        assert newest is not None
        newest.mark += 1 if newest.mark < 2**62 else -1
    assert problem(api.post("/changes", {"cursor": cursor})) == (410, "cursor-unknown")
    with api.inside() as session:
        session.delete(session.get_one(FeedRow, newest.seq))
    assert problem(api.post("/changes", {"cursor": cursor})) == (410, "cursor-unknown")
    assert pull(api)[0]


def test_pruning_forgets_what_is_old_and_no_more(api: Api, capsys: pytest.CaptureFixture[str]) -> None:
    url = api.server.database_url
    old = write_article(api)
    _, away = pull(api)
    change_article(api, old, "Later")
    _, up_to_date = pull(api)
    with api.inside() as session:
        session.execute(update(FeedRow).values(at=datetime.now(UTC) - timedelta(days=10)))
    fresh = write_article(api)
    assert main(["feed", "prune", "--database", url, "--days", "11"]) == 0
    assert pull(api, away)[0]
    assert main(["feed", "prune", "--database", url, "--days", "5"]) == 0
    assert "rows deleted" in capsys.readouterr().out
    assert problem(api.post("/changes", {"cursor": away})) == (410, "cursor-unknown")
    assert [key for _, key, _ in pull(api, up_to_date)[0]] == [fresh]
    assert main(["feed", "prune", "--database", url, "--days", "5"]) == 0
    assert [key for _, key, _ in pull(api, up_to_date)[0]] == [fresh]
    assert main(["feed", "prune", "--database", url, "--days", "0"]) == 1


def test_answers_are_compressed(api: Api) -> None:
    write_article(api, "Long", text=words("A long answer. " * 2000))
    after_the_catalogue = {"cursor": page(api)["cursor"]}
    answer = api.post("/changes", after_the_catalogue)
    assert answer.headers["Content-Encoding"] == "gzip"
    assert int(answer.headers["Content-Length"]) < len(answer.content) / 3
    plain = api.post("/changes", after_the_catalogue, headers={"Accept-Encoding": "identity"})
    assert "Content-Encoding" not in plain.headers


def test_many_who_write_at_once_hide_nothing_from_who_pulls(api: Api) -> None:
    """Each pull goes on from the one before, while four write; at the end everything written was told."""
    _, cursor = pull(api)
    with ThreadPoolExecutor(4) as pool:
        writers = [pool.submit(lambda: [write_article(api) for _ in range(15)]) for _ in range(4)]
        seen: list[str] = []
        while not all(writer.done() for writer in writers):
            items, cursor = pull(api, cursor, limit=5)
            seen += [key for _, key, _ in items]
    items, _ = pull(api, cursor)
    seen += [key for _, key, _ in items]
    assert sorted(seen) == sorted(key for writer in writers for key in writer.result())


# ---- PostgreSQL: the order of numbers is not the order of commits ---------------------------------------------------


@pytest.fixture
def two_writers(postgres: Cluster) -> Iterator[tuple[Database, str]]:
    from tests.functional.server import authority

    url = postgres.new_database()
    authority.fill(url)
    add_users(url)
    database = Database(make_engine(url))
    yield database, url
    database.engine.dispose()


def test_a_change_committed_late_is_not_passed_over(two_writers: tuple[Database, str]) -> None:
    """Two open transactions, the first to write is the last to commit; each way of interleaving them."""
    from agent_desktop.contract.changes import ChangesAsk
    from central_server.feed.changes import changes

    database, _ = two_writers

    def told(cursor: str | None) -> tuple[list[str], str]:
        with database.reading() as session:
            answer = changes(session, ChangesAsk(cursor=cursor))
        return [item.key for item in answer.items], answer.cursor

    cursor: str | None = None
    _, cursor = told(cursor)
    for begins_first in (True, False):
        with Session(database.engine) as slow, Session(database.engine) as quick:
            if begins_first:
                slow.execute(text("SELECT pg_current_xact_id()"))
            tell_of(quick, ReferenceKind.SERVICE, "quick-before")
            tell_of(slow, ReferenceKind.SERVICE, "slow")
            tell_of(quick, ReferenceKind.SERVICE, "quick-after")
            quick.commit()
            early, cursor = told(cursor)
            again, cursor = told(cursor)
            slow.commit()
        late, cursor = told(cursor)
        everything = early + again + late
        assert sorted(everything) == ["quick-after", "quick-before", "slow"], begins_first
        assert told(cursor)[0] == []


def test_a_dump_read_into_another_postgresql_begins_a_new_feed(two_writers: tuple[Database, str]) -> None:
    """There the numbers of transactions are smaller than those that the dump brings along."""
    database, _ = two_writers
    with database.writing() as session:
        tell_of(session, ReferenceKind.SERVICE, BIN)
    with database.writing() as session:
        begin_anew_if_moved(session)
        assert session.scalar(select(FeedRow.key).where(FeedRow.key == BIN)) == BIN
        session.execute(text("UPDATE feed SET tx = tx + 1000000000 WHERE tx > 0"))
    with database.writing() as session:
        begin_anew_if_moved(session)
        assert [row.kind for row in session.scalars(select(FeedRow))] == ["beginning"]


def test_filling_with_people_writes_no_row_for_each(tmp_path: Path) -> None:
    from central_server.demo.seed import run

    url = f"sqlite:///{tmp_path / 'town.db'}"
    run(url, 60, 1, lambda *_: None)
    database = Database(make_engine(url))
    with database.reading() as session:
        assert [row.kind for row in session.scalars(select(FeedRow))] == ["beginning"]
    database.engine.dispose()
