"""The key of a handler's store: opened by the password or the keyring, and lying openly nowhere."""

import json
import stat
from collections.abc import Callable, Iterator
from pathlib import Path

import keyring
import pytest
from keyring.backend import KeyringBackend
from keyring.backends.fail import Keyring as NoKeyring

from agent_desktop.accounts.faults import KeyFileDamaged, KeyFileUnwritten, KeyringFault
from agent_desktop.accounts.store_keys import StoreKeys
from agent_desktop.faults import ProgramFault
from tests.support.keyrings import BrokenKeyring, LockedKeyring, MemoryKeyring, OpenFileKeyring

HERE = "https://desk.example"
WORDS = "correct horse battery"


@pytest.fixture(autouse=True)
def keyring_as_before() -> Iterator[None]:
    before = keyring.get_keyring()
    keyring.set_keyring(NoKeyring())  # type: ignore[no-untyped-call]  # keyring has no types here
    yield
    keyring.set_keyring(before)


@pytest.fixture
def keys(tmp_path: Path) -> StoreKeys:
    return StoreKeys(tmp_path, HERE)


def key_file(keys: StoreKeys, username: str = "dee") -> Path:
    return keys.path(username).with_name("key.json")


def test_the_password_opens_it_and_no_other_does(keys: StoreKeys) -> None:
    assert not keys.exists("dee")
    assert keys.unlock_with_password("dee", WORDS) is None
    key = keys.make("dee", WORDS)
    assert len(key) == 32
    assert keys.exists("dee")
    assert keys.unlock_with_password("dee", WORDS) == key
    assert keys.unlock_with_password("dee", WORDS + " ") is None
    assert keys.unlock_with_password("dee", "") is None
    assert keys.unlock_from_keyring("dee") is None


def test_each_handler_and_server_has_a_key_of_its_own(keys: StoreKeys, tmp_path: Path) -> None:
    elsewhere = StoreKeys(tmp_path, "https://other.example")
    made = {keys.make("dee", WORDS), keys.make("sam", WORDS), elsewhere.make("dee", WORDS)}
    assert len(made) == 3
    assert len({keys.path("dee"), keys.path("sam"), elsewhere.path("dee")}) == 3


@pytest.mark.parametrize("kind", [NoKeyring, OpenFileKeyring, LockedKeyring, BrokenKeyring])
def test_without_a_good_keyring_the_key_lies_open_nowhere(
    keys: StoreKeys, kind: Callable[[], KeyringBackend], tmp_path: Path
) -> None:
    backend = kind()
    keyring.set_keyring(backend)
    key = keys.make("dee", WORDS)
    if isinstance(backend, MemoryKeyring):
        assert backend.kept == {}
    for file in (file for file in tmp_path.rglob("*") if file.is_file()):
        content = file.read_bytes()
        assert key not in content
        assert key.hex().encode() not in content
        assert stat.S_IMODE(file.stat().st_mode) == 0o600
    assert keys.unlock_with_password("dee", WORDS) == key


def test_no_name_is_in_a_files_name_or_content(keys: StoreKeys, tmp_path: Path) -> None:
    keys.make("dee.handler", WORDS)
    for file in tmp_path.rglob("*"):
        assert "dee" not in str(file.relative_to(tmp_path))
        assert file.is_dir() or b"dee" not in file.read_bytes()


def test_after_the_password_was_changed_the_keyring_opens_it_and_it_is_wrapped_anew(keys: StoreKeys) -> None:
    keyring.set_keyring(MemoryKeyring())
    key = keys.make("dee", WORDS)
    assert keys.unlock_with_password("dee", "another password") is None
    assert keys.unlock_from_keyring("dee") == key
    assert keys.unlock_from_keyring("sam") is None
    keys.rewrap("dee", "another password", key)
    assert keys.unlock_with_password("dee", "another password") == key
    assert keys.unlock_with_password("dee", WORDS) is None


def test_rubbish_in_the_keyring_is_no_key(keys: StoreKeys) -> None:
    backend = MemoryKeyring()
    keyring.set_keyring(backend)
    keys.make("dee", WORDS)
    (entry,) = backend.kept
    for rubbish in ("", "zz", "ab" * 31):
        backend.kept[entry] = rubbish
        assert keys.unlock_from_keyring("dee") is None


@pytest.mark.parametrize("kind", [LockedKeyring, BrokenKeyring])
def test_a_keyring_that_will_not_open_is_said_so(keys: StoreKeys, kind: Callable[[], KeyringBackend]) -> None:
    keyring.set_keyring(kind())
    with pytest.raises(KeyringFault):
        keys.unlock_from_keyring("dee")


def test_a_new_key_is_never_made_over_a_store(keys: StoreKeys) -> None:
    keys.make("dee", WORDS)
    keys.path("dee").touch()
    before = key_file(keys).read_bytes()
    with pytest.raises(ProgramFault):
        keys.make("dee", WORDS)
    assert key_file(keys).read_bytes() == before


@pytest.mark.parametrize(
    "content",
    [b"", b"{", b"\xff", b"[]", b"{}", b"x" * 10_000, b'{"salt":"","nonce":"","wrapped":""}', b"[" * 4000],
)
def test_a_damaged_file_is_said_so(keys: StoreKeys, content: bytes) -> None:
    keys.make("dee", WORDS)
    key_file(keys).write_bytes(content)
    with pytest.raises(KeyFileDamaged) as raised:
        keys.unlock_with_password("dee", WORDS)
    assert raised.value.do


def test_a_file_changed_by_one_bit_opens_nothing(keys: StoreKeys) -> None:
    keys.make("dee", WORDS)
    whole = json.loads(key_file(keys).read_text())
    for field in ("wrapped", "salt", "nonce"):
        first = "B" if whole[field][0] == "A" else "A"
        key_file(keys).write_text(json.dumps({**whole, field: first + whole[field][1:]}))
        assert keys.unlock_with_password("dee", WORDS) is None


def test_a_file_that_asks_for_all_the_memory_there_is_is_damaged(keys: StoreKeys) -> None:
    keys.make("dee", WORDS)
    whole = json.loads(key_file(keys).read_text())
    key_file(keys).write_text(json.dumps({**whole, "memory_cost": 1 << 31}))
    with pytest.raises(KeyFileDamaged):
        keys.unlock_with_password("dee", WORDS)


def test_where_it_cannot_be_written_the_old_one_stands(keys: StoreKeys, tmp_path: Path) -> None:
    (tmp_path / "file").write_text("in the way")
    with pytest.raises(KeyFileUnwritten):
        StoreKeys(tmp_path / "file", HERE).make("dee", WORDS)


def test_a_store_set_aside_opens_with_the_password_it_had(keys: StoreKeys) -> None:
    key = keys.make("dee", WORDS)
    assert keys.asides("dee") == ()
    for moment in ("20261122T090000Z", "20261121T090000Z"):
        aside = keys.path("dee").parent / "set-aside" / moment
        aside.mkdir(parents=True)
        (aside / "key.json").write_bytes(key_file(keys).read_bytes())
    keys.rewrap("dee", "another password", key)
    oldest, newest = keys.asides("dee")
    assert (oldest.name, newest.name) == ("20261121T090000Z", "20261122T090000Z")
    assert keys.unlock_aside(oldest, WORDS) == key
    assert keys.unlock_aside(oldest, "another password") is None
