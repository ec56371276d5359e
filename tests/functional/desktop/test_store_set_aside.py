"""A store that cannot be opened costs no one their work: set aside whole, what waits rescued, and it is said."""

import os
from datetime import UTC, datetime
from pathlib import Path

import keyring
import pytest
from msgspec import Raw
from sqlcipher3 import dbapi2

from agent_desktop.contacts.draft import begin
from agent_desktop.contacts.numbers import NO_CALL
from agent_desktop.contacts.open_contact import OpenContact
from agent_desktop.contract.base import Record
from agent_desktop.contract.deliveries import DeliveryKind
from agent_desktop.desk import drafts, held, mending, scripts, signing_in
from agent_desktop.desk.desk import Desk, open_desk
from agent_desktop.desk.here import FACT, LastSignIn
from agent_desktop.desk.signing_in import SignedIn
from agent_desktop.desk.signing_in_here import NotSignedInHere
from agent_desktop.ids import new_id
from agent_desktop.outbox.rows import OutboxRow
from agent_desktop.store import facts, kept_scripts, outbox
from agent_desktop.store.faults import StoreDamaged
from central_server.demo.accounts import PASSWORD
from tests.support.keyrings import MemoryKeyring, OpenFileKeyring
from tests.support.real_server import RealServer
from tests.unit.store.making import published

ROWS = 40
SCRIPT = published("in-use")


class Left(Record, frozen=True, kw_only=True):
    """What someone left on this computer."""

    path: str
    rows: tuple[OutboxRow, ...]
    contact: OpenContact

    @property
    def store(self) -> Path:
        return Path(self.path)


def signed(server: RealServer) -> tuple[Desk, SignedIn]:
    desk = open_desk(server.url)
    return desk, signing_in.sign_in(desk, "handler", PASSWORD, remember=False)


@pytest.fixture
def left(server: RealServer) -> Left:
    desk, _ = signed(server)
    now = datetime.now(UTC)
    body = Raw(b'{"notes": "' + b"x" * 600 + b'"}')
    rows = outbox.add(
        desk.store,
        [OutboxRow(id=new_id(), kind=DeliveryKind.CONTACT, body=body, made_at=now) for _ in range(ROWS)],
    )
    contact = OpenContact(id=new_id(), draft=begin(new_id(), NO_CALL, now), saved_at=now, typed={"notes": "half a"})
    drafts.keep(desk, contact)
    kept_scripts.keep(desk.store, (SCRIPT,), now)
    assert desk.store.path is not None
    path = desk.store.path
    desk.store.sweep()
    desk.close()
    return Left(path=str(path), rows=rows, contact=contact)


def damage(path: Path, pages: tuple[int, ...]) -> None:
    """Bytes in the middle of these pages, counted from the end, are others than were written."""
    with path.open("r+b") as file:
        size = file.seek(0, os.SEEK_END)
        for page in pages:
            file.seek(size - page * 4096 + 2000)
            file.write(os.urandom(64))


def folders(left: Left) -> list[Path]:
    return sorted((left.store.parent / "set-aside").iterdir())


def test_a_store_without_its_beginning_is_set_aside_and_the_work_begins_anew(server: RealServer, left: Left) -> None:
    with left.store.open("r+b") as file:
        file.write(os.urandom(4096))
    desk, told = signed(server)
    (aside,) = folders(left)
    assert str(aside) in told.lasting
    assert desk.store.path == left.store
    assert (aside / "store.db").exists()
    assert (aside / "key.json").exists()
    desk.close()


def test_what_can_be_read_of_a_damaged_store_is_saved_and_counted(server: RealServer, left: Left) -> None:
    damage(left.store, tuple(range(1, 6)))
    desk, told = signed(server)
    if not told.lasting:  # the pages hold rows, which are met when they are read
        with pytest.raises(StoreDamaged) as met:
            outbox.every(desk.store)
        words = mending.mended(desk, met.value)
    else:
        words = told.lasting
    assert "damaged" in words
    saved = outbox.every(desk.store)
    assert {row.id for row in saved} <= {row.id for row in left.rows}
    assert saved
    assert str(len(saved)) in words
    assert len(saved) == ROWS or "could not be read" in words
    assert (folders(left)[0] / "rescued").exists()
    assert facts.get(desk.store, FACT, LastSignIn) is not None
    desk.close()


def test_damage_met_in_the_middle_of_the_work_is_mended_once(server: RealServer, left: Left) -> None:
    desk, _ = signed(server)
    before = desk.store
    words = mending.mended(desk, StoreDamaged("met"))
    assert "40 records" in words
    assert "open again" in words
    assert desk.store is not before
    assert mending.mended(desk, StoreDamaged("met by another thread")) == ""
    assert [row.id for row in outbox.every(desk.store)] == [row.id for row in left.rows]
    assert drafts.restore(desk) == (left.contact,)
    assert scripts.recall(desk, [SCRIPT.hash]) == (SCRIPT,), "the version that it is on comes with it"
    assert mending.mended(desk, ValueError()) == ""
    desk.close()


def test_a_newer_store_is_kept_and_what_waits_is_carried_over(server: RealServer, left: Left) -> None:
    desk, _ = signed(server)
    assert desk.here is not None
    key = desk.here.key
    desk.close()
    connection = dbapi2.connect(left.path)
    connection.execute(f"PRAGMA key = \"x'{key.hex()}'\"")
    connection.execute("PRAGMA user_version = 999")
    connection.close()
    desk, told = signed(server)
    assert "newer" in told.lasting
    assert len(outbox.every(desk.store)) == ROWS
    desk.close()


def test_a_password_changed_elsewhere_opens_with_the_keyring(server: RealServer, left: Left) -> None:
    change_password(server, left, "an older password")
    desk, told = signed(server)
    assert told.lasting == ""
    assert len(outbox.every(desk.store)) == ROWS
    assert desk.keys.unlock_with_password("handler", PASSWORD) is not None, "the new one locks it from now on"
    desk.close()


def test_without_a_keyring_it_is_set_aside_until_the_earlier_password_is_typed(server: RealServer, left: Left) -> None:
    change_password(server, left, "an older password")
    keyring.set_keyring(OpenFileKeyring())
    desk, told = signed(server)
    assert "the password you had before" in told.lasting
    assert outbox.every(desk.store) == ()
    assert len(held.held(desk).asides) == 1
    with pytest.raises(held.WrongPassword):
        held.recover(desk, "not it")
    assert "40 records" in held.recover(desk, "an older password")
    assert [row.id for row in outbox.every(desk.store)] == [row.id for row in left.rows]
    assert held.held(desk).asides == ()
    desk.close()


def test_an_earlier_account_of_the_same_name_is_not_this_one(server: RealServer, left: Left) -> None:
    desk, _ = signed(server)
    assert desk.here is not None
    stranger = LastSignIn(
        user=type(desk.here.last.user)(id=new_id(), username="handler", name="Another", role=desk.here.last.user.role),
        policy=desk.policy,
        at=desk.here.last.at,
        newest=desk.here.last.newest,
    )
    facts.put(desk.store, FACT, stranger)
    desk.close()
    desk, told = signed(server)
    assert "earlier account" in told.lasting
    assert outbox.every(desk.store) == ()
    desk.close()
    desk, told = signed(server)
    assert told.lasting == ""
    assert outbox.every(desk.store) == ()
    desk.close()


@pytest.mark.skipif(os.geteuid() == 0, reason="root may write anywhere")
def test_where_nothing_can_be_written_the_work_goes_on_and_it_is_said(server: RealServer, tmp_path: Path) -> None:
    tmp_path.chmod(0o500)
    desk = open_desk(server.url, store_folder=tmp_path)
    told = signing_in.sign_in(desk, "handler", PASSWORD, remember=False)
    assert "no room on this computer" in told.lasting
    assert desk.store.path is None
    assert desk.offline_until is None
    desk.close()


def test_a_folder_that_cannot_be_made_is_no_reason_not_to_work(server: RealServer, tmp_path: Path) -> None:
    blocked = tmp_path / "a file"
    blocked.write_bytes(b"")
    desk = open_desk(server.url, store_folder=blocked)
    told = signing_in.sign_in(desk, "handler", PASSWORD, remember=False)
    assert "no room on this computer" in told.lasting
    outbox.add(
        desk.store, [OutboxRow(id=new_id(), kind=DeliveryKind.CONTACT, body=Raw(b"{}"), made_at=datetime.now(UTC))]
    )
    assert outbox.counts(desk.store).waiting == 1
    desk.close()


def change_password(server: RealServer, left: Left, earlier: str) -> None:
    """As if the store had been used with `earlier`, and the password of today were newer."""
    desk, _ = signed(server)
    assert desk.here is not None
    desk.keys.rewrap("handler", earlier, desk.here.key)
    desk.close()
    backend = keyring.get_keyring()
    assert isinstance(backend, MemoryKeyring)
    assert left.store.exists()


def test_a_damaged_store_without_a_line_is_rescued_and_waits_for_the_server(server: RealServer, left: Left) -> None:
    """Who may sign in without the server stood in it."""
    with left.store.open("r+b") as file:
        file.seek(200)
        file.write(os.urandom(3000))
    desk = open_desk(server.url)
    desk.client.server_url = desk.prober.server_url = "http://127.0.0.1:9"
    with pytest.raises(NotSignedInHere) as told:
        signing_in.sign_in(desk, "handler", PASSWORD, remember=False)
    assert "set aside whole" in told.value.do
    desk.close()
    desk, _ = signed(server)
    assert outbox.every(desk.store)
    desk.close()
