"""A store that cannot be opened is set aside whole, and what can be read of it is rescued."""

from pathlib import Path

import pytest
from msgspec.structs import replace

from agent_desktop.outbox.rows import OutboxRow
from agent_desktop.store import kept_scripts, open_contacts, outbox
from agent_desktop.store.aside import finish_setting_aside, rescue, set_aside
from agent_desktop.store.connecting import connect
from agent_desktop.store.faults import StoreDamaged, StoreDiskFull, StoreTooNew
from agent_desktop.store.migrations import NEWEST
from agent_desktop.store.opening import open_store
from tests.unit.store.making import NOW, case_row, contact_row, new_key, open_contact, published, root_page, spoil

PAGE = 4096
MANY = 400
SCRIPT = published("in-use")


@pytest.fixture
def waiting(path: Path, key: bytes) -> tuple[OutboxRow, ...]:
    """A closed store with many rows and some open contacts; its key file beside it."""
    store = open_store(path, key)
    rows = []
    for number in range(MANY // 2):
        contact = contact_row(notes=f"notes {number} " * 30)
        rows += [contact, case_row(contact.id)]
    added = outbox.add(store, rows)
    for place in range(3):
        open_contacts.keep(store, open_contact(f"typed {place}", place=place))
    kept_scripts.keep(store, (SCRIPT,), NOW)
    store.close()
    path.with_name("key.json").write_text("{}")
    return added


def everything(folder: Path) -> dict[str, bytes]:
    return {str(file.relative_to(folder)): file.read_bytes() for file in folder.rglob("*") if file.is_file()}


def test_setting_aside_moves_all_of_it_and_makes_way(path: Path, key: bytes, waiting: tuple[OutboxRow, ...]) -> None:
    path.with_name("store.db-wal").write_bytes(b"log")
    before = path.read_bytes()
    first = set_aside(path, NOW)
    assert first == path.parent / "set-aside" / "20261122T090000Z"
    assert everything(first) == {"store.db": before, "store.db-wal": b"log", "key.json": b"{}"}
    assert path.with_name("key.json").exists()
    assert not path.exists()
    open_store(path, key).close()
    second = set_aside(path, NOW)
    assert second.name == "20261122T090000Z-2"
    assert everything(first)["store.db"] == before


def test_a_power_cut_between_the_parts_loses_neither(path: Path, key: bytes, waiting: tuple[OutboxRow, ...]) -> None:
    folder = set_aside(path, NOW)
    path.with_name("store.db-wal").write_bytes(b"log")
    open_store(path, key).close()
    assert (folder / "store.db-wal").read_bytes() == b"log"
    finish_setting_aside(path)
    assert path.exists()


def test_where_it_cannot_be_moved_it_is_said_and_stays(path: Path, waiting: tuple[OutboxRow, ...]) -> None:
    (path.parent / "set-aside").write_text("in the way")
    with pytest.raises(StoreDiskFull):
        set_aside(path, NOW)
    assert path.exists()


def test_all_rows_of_a_newer_store_are_rescued(path: Path, key: bytes, waiting: tuple[OutboxRow, ...]) -> None:
    connection = connect(path, key)
    connection.execute("ALTER TABLE outbox ADD COLUMN colour TEXT")
    connection.execute(f"PRAGMA user_version = {NEWEST + 1}")
    connection.close()
    with pytest.raises(StoreTooNew):
        open_store(path, key)
    folder = set_aside(path, NOW)
    before = everything(folder)
    found = rescue(folder, key)
    assert found.rows == waiting
    assert [contact.draft.notes for contact in found.contacts] == ["typed 0", "typed 1", "typed 2"]
    assert (found.unreadable, found.whole) == (0, True)
    assert found.scripts == (SCRIPT,)
    assert everything(folder) == before


def test_a_store_from_before_scripts_is_rescued_without_them(
    path: Path, key: bytes, waiting: tuple[OutboxRow, ...]
) -> None:
    connection = connect(path, key)
    connection.execute("DROP TABLE kept_script")
    connection.close()
    found = rescue(set_aside(path, NOW), key)
    assert (found.rows, found.scripts) == (waiting, ())
    assert (found.unreadable, found.whole) == (0, True)


def test_rows_that_stand_in_the_log_alone_are_rescued_too(path: Path, key: bytes) -> None:
    store = open_store(path, key)
    added = outbox.add(store, [contact_row() for _ in range(20)])
    copy = {name: path.with_name(name).read_bytes() for name in ("store.db", "store.db-wal")}
    store.close()
    for name, content in copy.items():
        path.with_name(name).write_bytes(content)
    assert rescue(set_aside(path, NOW), key).rows == added


def test_a_bad_page_takes_only_its_own_rows_along(path: Path, key: bytes, waiting: tuple[OutboxRow, ...]) -> None:
    connection = connect(path, key)
    first = root_page(connection, "outbox")
    connection.close()
    pages = path.stat().st_size // PAGE
    spoil(path, (pages // 2) * PAGE + 100)
    spoil(path, (pages // 2 + 9) * PAGE + 100)
    assert pages // 2 > first
    found = rescue(set_aside(path, NOW), key)
    assert MANY - 40 <= len(found.rows) < MANY
    assert len(found.rows) + found.unreadable == MANY
    assert all(row in waiting for row in found.rows)
    assert len(found.contacts) == 3


@pytest.mark.parametrize("part", ["outbox_by_state", "outbox_by_touches", "open_contact", "fact", "held_person"])
def test_damage_elsewhere_costs_no_row(path: Path, key: bytes, waiting: tuple[OutboxRow, ...], part: str) -> None:
    connection = connect(path, key)
    spoil(path, (root_page(connection, part) - 1) * PAGE + 100)
    connection.close()
    assert rescue(set_aside(path, NOW), key).rows == waiting


def test_the_first_page_lost_costs_no_row(path: Path, key: bytes, waiting: tuple[OutboxRow, ...]) -> None:
    spoil(path, 200, 3000)
    with pytest.raises(StoreDamaged):
        open_store(path, key)
    folder = set_aside(path, NOW)
    before = everything(folder)
    found = rescue(folder, key)
    assert found.rows == waiting
    assert len(found.contacts) == 3
    assert everything(folder) == before


def test_the_first_page_lost_takes_nothing_of_the_log_along(path: Path, key: bytes) -> None:
    store = open_store(path, key)
    outbox.add(store, [contact_row() for _ in range(20)])
    store.sweep()
    outbox.add(store, [contact_row() for _ in range(20)])
    added = outbox.every(store)
    copy = {name: path.with_name(name).read_bytes() for name in ("store.db", "store.db-wal")}
    store.close()
    for name, content in copy.items():
        path.with_name(name).write_bytes(content)
    spoil(path, 200)
    assert rescue(set_aside(path, NOW), key).rows == added


def test_a_row_that_cannot_be_understood_is_counted(path: Path, key: bytes, waiting: tuple[OutboxRow, ...]) -> None:
    connection = connect(path, key)
    connection.execute("UPDATE outbox SET record = ? WHERE sequence = 7", (b'{"kind": "of tomorrow"}',))
    connection.execute("UPDATE outbox SET record = ? WHERE sequence = 8", (b"\xff\xfe",))
    connection.close()
    found = rescue(set_aside(path, NOW), key)
    assert found.rows == tuple(row for row in waiting if row.sequence not in {7, 8})
    assert (found.unreadable, found.whole) == (2, True)


def test_nothing_readable_is_no_trace(path: Path, key: bytes, waiting: tuple[OutboxRow, ...]) -> None:
    folder = set_aside(path, NOW)
    assert rescue(folder, new_key()) == replace(rescue(folder, new_key()), rows=(), contacts=(), whole=False)
    (folder / "store.db").write_bytes(b"rubbish")
    assert rescue(folder, key).rows == ()
    (folder / "store.db").unlink()
    assert rescue(folder, key).rows == ()
    assert not rescue(folder, key).whole
