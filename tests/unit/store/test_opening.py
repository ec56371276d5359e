"""Opening: who may, with which key, and what is told where it cannot be."""

import os
import stat
import subprocess
import sys
import threading
from collections.abc import Callable
from pathlib import Path

import pytest
from sqlcipher3 import dbapi2

from agent_desktop.store import facts, held, open_contacts
from agent_desktop.store.connecting import connect
from agent_desktop.store.faults import (
    StoreClosed,
    StoreDamaged,
    StoreDiskFull,
    StoreFault,
    StoreInUse,
    StoreTooNew,
    StoreWrongKey,
)
from agent_desktop.store.migrations import NEWEST
from agent_desktop.store.opening import Store, open_store
from tests.unit.store.making import new_key, open_contact, root_page, spoil

PAGE = 4096


@pytest.fixture
def filled(path: Path, key: bytes) -> Path:
    """A closed store with some pages."""
    store = open_store(path, key)
    for place in range(30):
        open_contacts.keep(store, open_contact(f"words {place} " * 40, place=place))
    facts.put(store, "who", "dee")
    store.close()
    return path


def refusal(path: Path, key: bytes) -> StoreFault:
    """What opening raises; the files are as they were."""
    before = path.read_bytes()
    with pytest.raises(StoreFault) as raised:
        open_store(path, key)
    assert path.read_bytes() == before
    assert raised.value.what
    assert raised.value.kept
    assert raised.value.do
    return raised.value


def test_what_was_kept_is_there_when_it_is_opened_again(filled: Path, key: bytes) -> None:
    store = open_store(filled, key)
    assert facts.get(store, "who", str) == "dee"
    assert len(open_contacts.every(store)) == 30
    assert store.path == filled
    store.close()


def test_the_files_are_the_owners_alone_and_give_no_word_away(filled: Path, key: bytes) -> None:
    store = open_store(filled, key)
    open_contacts.keep(store, open_contact("planted words"))
    for file in filled.parent.iterdir():
        assert stat.S_IMODE(file.stat().st_mode) == 0o600
        assert b"planted" not in file.read_bytes()
        assert b"SQLite format" not in file.read_bytes()
    assert stat.S_IMODE(filled.parent.stat().st_mode) == 0o700
    store.close()


def test_another_key_is_told_as_that(filled: Path) -> None:
    assert isinstance(refusal(filled, new_key()), StoreWrongKey)


def test_a_key_of_another_length_is_a_defect_and_no_passphrase(path: Path) -> None:
    with pytest.raises(ValueError, match="32 bytes"):
        open_store(path, b"secret")


def test_a_first_page_that_is_damaged_is_told_as_that(filled: Path, key: bytes) -> None:
    spoil(filled, 300)
    assert isinstance(refusal(filled, key), StoreDamaged)


def test_a_store_cut_short_is_damaged(filled: Path, key: bytes) -> None:
    os.truncate(filled, PAGE * 3 + 77)
    assert isinstance(refusal(filled, key), StoreDamaged)


@pytest.mark.parametrize("content", [b"x", b"not a database " * 1000])
def test_another_file_in_its_place_is_a_fault_and_no_trace(path: Path, key: bytes, content: bytes) -> None:
    path.parent.mkdir()
    path.write_bytes(content)
    assert isinstance(refusal(path, key), StoreDamaged | StoreWrongKey)


def test_a_folder_in_its_place_is_a_fault_and_no_trace(path: Path, key: bytes) -> None:
    path.mkdir(parents=True)
    with pytest.raises(StoreFault):
        open_store(path, key)


def test_a_damaged_page_is_met_where_it_is_read_and_the_rest_is_still_there(filled: Path, key: bytes) -> None:
    connection = connect(filled, key)
    spoil(filled, (root_page(connection, "open_contact") - 1) * PAGE + 200)
    connection.close()
    store = open_store(filled, key)
    with pytest.raises(StoreDamaged):
        open_contacts.every(store)
    assert facts.get(store, "who", str) == "dee"
    with pytest.raises(StoreDamaged):
        open_contacts.keep(store, open_contact())
    facts.put(store, "who", "someone")
    assert facts.get(store, "who", str) == "someone"
    store.close()


def test_a_newer_store_is_left_as_it_is(filled: Path, key: bytes) -> None:
    connection = connect(filled, key)
    connection.execute(f"PRAGMA user_version = {NEWEST + 1}")
    connection.close()
    assert isinstance(refusal(filled, key), StoreTooNew)


def test_a_second_process_is_turned_away_until_the_first_ends(filled: Path, key: bytes) -> None:
    code = (
        "import sys; from pathlib import Path; from agent_desktop.store.opening import open_store;"
        "store = open_store(Path(sys.argv[1]), bytes.fromhex(sys.argv[2])); print('open', flush=True); sys.stdin.read()"
    )
    with subprocess.Popen(
        [sys.executable, "-c", code, str(filled), key.hex()], stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True
    ) as other:
        assert other.stdout is not None
        assert other.stdout.readline() == "open\n"
        with pytest.raises(StoreInUse):
            open_store(filled, key)
        other.kill()
        other.wait()
    open_store(filled, key).close()


def test_a_fault_of_opening_lets_go_of_the_store(filled: Path, key: bytes) -> None:
    refusal(filled, new_key())
    store = open_store(filled, key)
    with pytest.raises(StoreInUse):
        open_store(filled, key)
    store.close()
    store.close()
    open_store(filled, key).close()


def test_a_closed_store_says_so(store: Store) -> None:
    facts.put(store, "who", "dee")
    store.close()
    uses: tuple[Callable[[], object], ...] = (
        lambda: facts.get(store, "who", str),
        lambda: facts.put(store, "who", "x"),
        lambda: held.wipe(store),
    )
    for use in uses:
        with pytest.raises(StoreClosed):
            use()


def test_a_full_disk_changes_nothing_and_the_store_goes_on(filled: Path, key: bytes) -> None:
    """The process may write no file past a size: the system refuses exactly as a full disk does."""
    code = """
import resource, signal, sys
from pathlib import Path
from agent_desktop.store import facts
from agent_desktop.store.faults import StoreDiskFull
from agent_desktop.store.opening import open_store
signal.signal(signal.SIGXFSZ, signal.SIG_IGN)
path, key = Path(sys.argv[1]), bytes.fromhex(sys.argv[2])
store = open_store(path, key)
facts.put(store, "small", "before")
soft, hard = resource.getrlimit(resource.RLIMIT_FSIZE)
resource.setrlimit(resource.RLIMIT_FSIZE, (path.stat().st_size, hard))
try:
    facts.put(store, "small", "x" * 5_000_000)
except StoreDiskFull as fault:
    print("full", facts.get(store, "small", str))
resource.setrlimit(resource.RLIMIT_FSIZE, (soft, hard))
facts.put(store, "small", "after")
print(facts.get(store, "small", str))
"""
    done = subprocess.run(
        [sys.executable, "-c", code, str(filled), key.hex()], capture_output=True, text=True, check=False
    )
    assert (done.stdout.split(), done.stderr) == (["full", "before", "after"], "")


@pytest.mark.parametrize("limit", [0, 100, 5_000, 50_000])
def test_a_disk_that_fills_up_while_the_store_is_made_leaves_one_that_can_be_made_later(
    path: Path, key: bytes, limit: int
) -> None:
    code = """
import resource, signal, sys
from pathlib import Path
from agent_desktop.store.faults import StoreDiskFull
from agent_desktop.store.opening import open_store
signal.signal(signal.SIGXFSZ, signal.SIG_IGN)
resource.setrlimit(resource.RLIMIT_FSIZE, (int(sys.argv[3]),) * 2)
try:
    open_store(Path(sys.argv[1]), bytes.fromhex(sys.argv[2]))
except StoreDiskFull:
    print("full")
"""
    command = [sys.executable, "-c", code, str(path), key.hex(), str(limit)]
    done = subprocess.run(command, capture_output=True, text=True, check=False)
    assert (done.stdout, done.stderr) == ("full\n", "")
    store = open_store(path, key)
    facts.put(store, "who", "dee")
    store.close()


def test_where_no_store_can_be_made_it_is_said(tmp_path: Path, key: bytes) -> None:
    (tmp_path / "file").write_text("in the way")
    with pytest.raises(StoreDiskFull):
        open_store(tmp_path / "file" / "store.db", key)


def test_reading_goes_on_while_something_is_written(disk: Store) -> None:
    facts.put(disk, "n", 1)
    found: list[int | None] = []
    with disk.writing() as db:
        db.exec_driver_sql("UPDATE fact SET record = '2'")
        reader = threading.Thread(target=lambda: found.append(facts.get(disk, "n", int)))
        reader.start()
        reader.join()
    assert found == [1]
    assert facts.get(disk, "n", int) == 2


def test_closing_while_someone_reads_lets_them_end_and_leaves_the_store_free(
    disk: Store, path: Path, key: bytes
) -> None:
    facts.put(disk, "n", 1)
    with disk.reading() as db:
        disk.close()
        assert db.exec_driver_sql("SELECT count(*) FROM fact").scalar() == 1
    open_store(path, key).close()


def test_what_raises_half_way_is_not_done(store: Store) -> None:
    def change_and_fail() -> None:
        with store.writing() as db:
            db.exec_driver_sql("UPDATE fact SET record = '2'")
            raise ZeroDivisionError

    facts.put(store, "n", 1)
    with pytest.raises(ZeroDivisionError):
        change_and_fail()
    assert facts.get(store, "n", int) == 1


def test_every_connection_is_set_up_to_lose_and_leak_nothing(disk: Store) -> None:
    wanted = {"journal_mode": "wal", "synchronous": 2, "secure_delete": 1, "temp_store": 2, "foreign_keys": 1}
    with disk.reading() as db:
        found = {name: db.exec_driver_sql(f"PRAGMA {name}").scalar() for name in wanted}
    assert found == wanted
    assert dbapi2.sqlite_version_info >= (3, 45)


def test_writes_are_counted_and_reading_is_not(path: Path, key: bytes) -> None:
    store = open_store(path, key)
    before = store.writes
    with store.reading():
        pass
    assert store.writes == before
    facts.put(store, "who", "dee")
    assert store.writes > before
    before = store.writes
    with pytest.raises(ZeroDivisionError), store.writing():
        1 / 0  # noqa: B018 - it is what goes wrong
    assert store.writes > before  # whether it came to be written is not for the count to know
    store.close()
