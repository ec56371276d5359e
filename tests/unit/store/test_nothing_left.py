"""What was wiped, expired or finished is nowhere in the files, and neither is it for someone who has the key."""

from pathlib import Path

import pytest
from cryptography.hazmat.primitives.ciphers import Cipher, algorithms, modes
from msgspec.structs import replace

from agent_desktop.store import held, open_contacts, outbox
from agent_desktop.store.aside import rescue, set_aside
from agent_desktop.store.opening import Store, open_store
from tests.unit.store.making import HOUR, NOW, NUMBER, contact_row, context, open_contact

NAME = "Planted Llanfairpwll"
PAGE = 4096
RESERVED = 80
"""Bytes at the end of each page: IV and HMAC."""


def raw(folder: Path) -> bytes:
    return b"".join(file.read_bytes() for file in folder.rglob("*") if file.is_file())


def decrypted(path: Path, key: bytes) -> bytes:
    """Every page in the database and in its log, free ones too, as someone with the key can read them.

    By SQLCipher's published format and not by its own code, which shows no free page: AES-256-CBC, the page's IV at the
    start of its last 80 bytes, the salt in place of the first page's first 16.
    """
    pages = whole_pages(path.read_bytes(), 0, 0)
    log = path.with_name(path.name + "-wal")
    frames = whole_pages(log.read_bytes(), 32, 24) if log.exists() else []
    return b"".join(decrypt(page, key) for page in [*pages, *frames])


def whole_pages(content: bytes, head: int, before_each: int) -> list[bytes]:
    step = before_each + PAGE
    return [content[at + before_each : at + step] for at in range(head, len(content) - step + 1, step)]


def decrypt(page: bytes, key: bytes) -> bytes:
    """CBC mends itself after one block, so that a first page's salt spoils no more than the start of it."""
    end = PAGE - RESERVED
    cipher = Cipher(algorithms.AES(key), modes.CBC(page[end : end + 16])).decryptor()
    return cipher.update(page[:end]) + cipher.finalize()


def fill(store: Store) -> None:
    for number in range(20):
        about = context(f"{NAME} {number} " + "x" * 3000, phones=(NUMBER,))
        held.hold(store, about, (), NOW + HOUR)
        open_contacts.keep(store, open_contact(f"{NAME} said " * 500, about=about))


def test_the_plant_can_be_found_at_all(disk: Store, path: Path, key: bytes) -> None:
    fill(disk)
    disk.close()
    assert NAME.encode() not in raw(path.parent)
    assert NAME.encode() in decrypted(path, key)


@pytest.mark.parametrize("closes", [True, False])
def test_after_wiping_nothing_is_left(disk: Store, path: Path, key: bytes, closes: bool) -> None:
    fill(disk)
    held.wipe(disk)
    assert path.with_name("store.db-wal").stat().st_size == 0
    if closes:
        disk.close()
    assert NAME.encode() not in raw(path.parent)
    assert NAME.encode() not in decrypted(path, key)
    assert NUMBER.encode() not in decrypted(path, key)


def test_deleting_alone_leaves_traces_in_the_log_and_sweeping_does_not(disk: Store, path: Path, key: bytes) -> None:
    """So the tests above would notice."""
    fill(disk)
    with disk.writing() as db:
        for table in ("held_person", "open_contact"):
            db.exec_driver_sql(f"DELETE FROM {table}")
    assert NAME.encode() in decrypted(path, key)
    disk.sweep()
    assert NAME.encode() not in decrypted(path, key)


def test_after_expiring_nothing_of_that_person_is_left(disk: Store, path: Path, key: bytes) -> None:
    held.hold(disk, context(NAME, phones=(NUMBER,)), (), NOW + HOUR)
    held.hold(disk, context("Somebody Else"), (), NOW + 2 * HOUR)
    held.expire(disk, NOW + HOUR)
    assert NAME.encode() not in decrypted(path, key)
    assert b"Somebody Else" in decrypted(path, key)


def test_what_waits_outlives_the_wiping_and_nothing_of_it_the_sending(disk: Store, path: Path, key: bytes) -> None:
    contact = open_contact(f"{NAME} said")
    open_contacts.keep(disk, contact)
    row = replace(contact_row(contact.id, notes=f"{NAME} said"), about=NAME)
    outbox.add(disk, (row,), closes=contact.id)
    held.wipe(disk)
    assert NAME.encode() in decrypted(path, key)
    outbox.settle(disk, accepted=(row.id,))
    held.wipe(disk)
    assert NAME.encode() not in decrypted(path, key)


def test_a_rescue_leaves_no_copy_behind(disk: Store, path: Path, key: bytes) -> None:
    outbox.add(disk, (replace(contact_row(), about=NAME),))
    disk.close()
    folder = set_aside(path, NOW)
    rescue(folder, key)
    assert [file.name for file in folder.iterdir()] == ["store.db"]
    assert NAME.encode() not in raw(path.parent)


def test_no_error_speaks_of_what_was_to_be_written(path: Path, key: bytes) -> None:
    """A defect of ours, such as a broken constraint, is logged with its text."""
    store = open_store(path, key)

    def twice() -> None:
        with store.writing() as db:
            db.exec_driver_sql("INSERT INTO fact VALUES (?, ?)", ("x", NAME.encode()))
            db.exec_driver_sql("INSERT INTO fact VALUES (?, ?)", ("x", NAME.encode()))

    with pytest.raises(Exception, match="UNIQUE") as raised:
        twice()
    assert NAME not in str(raised.value)
    store.close()
