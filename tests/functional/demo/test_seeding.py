"""Filling a database: on SQLite and PostgreSQL alike, whole or not at all, and never where real people are."""

from collections.abc import Iterator
from datetime import UTC, date, datetime
from pathlib import Path
from typing import Any
from uuid import UUID

import pytest
from sqlalchemy import Engine, Row, delete, func, insert, inspect, select, text

from agent_desktop.faults import EnvironmentFault
from agent_desktop.ids import new_id
from central_server.accounts.tables import Account
from central_server.citizens.tables import CitizenRow, PhoneRow
from central_server.database.engine import make_engine
from central_server.database.migrate import upgrade_to_head
from central_server.database.tables import metadata
from central_server.demo.named import MAIR_NUMBER, uuid_of
from central_server.demo.rows import COLUMNS
from central_server.demo.seed import run
from central_server.services.tables import DepartmentRow

TODAY = date(2026, 11, 20)
CITIZENS = 300


def silent(stage: str, done: int, total: int) -> None:
    """Progress that nobody watches."""


def seed(url: str, *, citizens: int = CITIZENS, number: int = 1) -> None:
    run(url, citizens, number, silent, today=TODAY, contacts_per_person=3)


def everything(url: str) -> dict[str, list[Row[Any]]]:
    """All rows of the demo's tables, read as the server reads them."""
    engine = make_engine(url)
    with engine.connect() as connection:
        rows = {
            name: list(connection.execute(select(metadata.tables[name]).order_by(*metadata.tables[name].primary_key)))
            for name in COLUMNS
        }
    engine.dispose()
    return rows


def indexes(url: str) -> set[str | None]:
    engine = make_engine(url)
    seen = inspect(engine)
    found = {index["name"] for table in COLUMNS for index in seen.get_indexes(table)}
    engine.dispose()
    return found


@pytest.fixture
def url(tmp_path: Path) -> str:
    return f"sqlite:///{tmp_path / 'demo.db'}"


@pytest.fixture
def engine(url: str) -> Iterator[Engine]:
    made = make_engine(url)
    yield made
    made.dispose()


def test_the_same_seed_fills_two_databases_alike(url: str, tmp_path: Path) -> None:
    other = f"sqlite:///{tmp_path / 'other.db'}"
    seed(url)
    seed(other)
    assert everything(url) == everything(other)
    assert len(everything(url)["citizen"]) == CITIZENS


def test_postgresql_holds_the_same_rows(url: str, postgresql_url: str) -> None:
    seed(url)
    seed(postgresql_url)
    assert everything(postgresql_url) == everything(url)


def test_a_seeded_postgresql_has_all_its_indexes_and_foreign_keys(postgresql_url: str) -> None:
    seed(postgresql_url)
    engine = make_engine(postgresql_url)
    seen = inspect(engine)
    for name in COLUMNS:
        kept = {key["name"] for key in seen.get_foreign_keys(name)}
        assert kept == {key.name for key in metadata.tables[name].foreign_key_constraints}
    engine.dispose()
    assert {index.name for name in COLUMNS for index in metadata.tables[name].indexes} <= indexes(postgresql_url)


def test_everything_points_at_something_and_every_index_is_back(url: str, engine: Engine, tmp_path: Path) -> None:
    empty = f"sqlite:///{tmp_path / 'empty.db'}"
    bare = make_engine(empty)
    upgrade_to_head(bare)
    bare.dispose()
    seed(url)
    with engine.connect() as connection:
        assert connection.execute(text("PRAGMA foreign_key_check")).all() == []
        assert connection.scalar(text("PRAGMA integrity_check")) == "ok"
        assert connection.scalar(text("PRAGMA journal_mode")) == "wal"
    assert indexes(url) == indexes(empty)


def test_a_number_finds_its_person(url: str, engine: Engine) -> None:
    seed(url)
    with engine.connect() as connection:
        found = connection.scalars(select(PhoneRow.citizen_id).where(PhoneRow.e164 == MAIR_NUMBER)).all()
        assert found == [uuid_of("mair")]
        assert connection.scalar(select(CitizenRow.name).where(CitizenRow.id == found[0])) == "Mair Evans"


def test_seeding_again_says_so_and_changes_nothing(url: str) -> None:
    seed(url)
    before = everything(url)
    told: list[tuple[str, int, int]] = []
    run(url, 5000, 2, lambda stage, done, total: told.append((stage, done, total)))
    assert told == [("The demo authority is here already", CITIZENS, CITIZENS)]
    assert everything(url) == before


def test_progress_is_told_up_to_the_end(url: str) -> None:
    told: list[tuple[str, int, int]] = []
    run(url, 1500, 1, lambda stage, done, total: told.append((stage, done, total)), contacts_per_person=1)
    people = [done for stage, done, _ in told if stage == "Making people"]
    assert people == [1000, 1500]
    assert told[-1][1] == told[-1][2]


@pytest.mark.parametrize("stopped_in", ["Making people", "Making indexes"])
def test_an_interrupted_seeding_leaves_nothing_and_can_begin_again(url: str, stopped_in: str) -> None:
    def interrupt(stage: str, done: int, total: int) -> None:
        if stage == stopped_in:
            raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        run(url, CITIZENS, 1, interrupt, today=TODAY)
    assert all(rows == [] for rows in everything(url).values())
    seed(url)
    assert len(everything(url)["citizen"]) == CITIZENS


def test_a_database_with_a_real_account_is_refused(url: str, engine: Engine) -> None:
    upgrade_to_head(engine)
    with engine.begin() as connection:
        connection.execute(
            insert(Account).values(
                id=new_id(),
                username="real",
                name="Someone Real",
                role="administrator",
                password_hash="x",
                created_at=datetime.now(UTC),
            )
        )
    with pytest.raises(EnvironmentFault) as fault:
        seed(url)
    assert fault.value.what == "This database holds real accounts or people."
    assert fault.value.kept
    assert fault.value.do
    with engine.connect() as connection:
        assert connection.scalar(select(func.count()).select_from(Account)) == 1


@pytest.mark.parametrize("citizens", [-1, 0, 5, 10_000_000])
def test_a_town_too_small_or_too_large_is_refused_before_anything_is_made(
    url: str, tmp_path: Path, citizens: int
) -> None:
    with pytest.raises(EnvironmentFault) as fault:
        seed(url, citizens=citizens)
    assert str(citizens) in fault.value.what
    assert list(tmp_path.glob("demo.db*")) == []


def test_a_database_in_use_is_left_alone(url: str, engine: Engine) -> None:
    upgrade_to_head(engine)
    with engine.connect() as connection:
        connection.execute(delete(DepartmentRow))  # takes the write lock and keeps it
        with pytest.raises(EnvironmentFault) as fault:
            seed(url)
    assert "in use" in fault.value.what
    assert all(rows == [] for rows in everything(url).values())


def test_a_file_that_is_no_database_is_refused(url: str, tmp_path: Path) -> None:
    (tmp_path / "demo.db").write_text("Not a database, but somebody's letter. " * 100)
    with pytest.raises(EnvironmentFault):
        seed(url)
    assert "letter" in (tmp_path / "demo.db").read_text()


def test_ids_read_back_as_uuids(url: str) -> None:
    seed(url)
    assert all(isinstance(row.id, UUID) for row in everything(url)["contact"])
