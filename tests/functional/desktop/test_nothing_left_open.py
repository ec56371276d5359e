"""A call is played with planted words, and every file this desktop wrote is searched for them."""

import gc
import logging
from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path

import pytest
from msgspec.structs import replace

from agent_desktop.contacts.draft import begin
from agent_desktop.contacts.numbers import read_number
from agent_desktop.contacts.open_contact import OpenContact
from agent_desktop.contract.citizens import Address, CitizenWrite, Phone
from agent_desktop.contract.outcomes import Outcome
from agent_desktop.desk import catalogue, citizens, contacts, drafts, signing_in
from agent_desktop.desk.connection import Observation
from agent_desktop.desk.desk import Desk, open_desk
from agent_desktop.ids import new_id
from agent_desktop.logs import log_path, set_up_logs
from agent_desktop.settings import Settings, save_settings, settings_path
from agent_desktop.store import held, open_contacts, outbox
from agent_desktop.sync.faults import Heard
from central_server.demo.accounts import PASSWORD
from tests.support.real_server import RealServer

NAME = "Zsuzsanna Quillfeather"
STREET = "7 Marigold Snicket"
NOTES = "the spare key hangs behind the third gnome"
HALF = "and she said that the neigh"
NUMBER = "+441632960777"
PLANTED = (
    NAME,
    "Zsuzsanna",
    "Quillfeather",
    STREET,
    "Marigold",
    NOTES,
    "third gnome",
    HALF,
    NUMBER,
    "01632 960777",
    "1632960777",
)


@pytest.fixture
def home(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Path]:
    """Everything a desktop may write lies below: settings, data, state, cache and what is temporary."""
    for name in (
        "HOME",
        "XDG_CONFIG_HOME",
        "XDG_DATA_HOME",
        "XDG_STATE_HOME",
        "XDG_CACHE_HOME",
        "TMPDIR",
        "SQLITE_TMPDIR",
    ):
        folder = tmp_path / name.lower()
        folder.mkdir()
        monkeypatch.setenv(name, str(folder))
    monkeypatch.setattr("tempfile.tempdir", None)
    root = logging.getLogger()
    handlers, level, raising = list(root.handlers), root.level, logging.raiseExceptions
    yield tmp_path
    for handler in [each for each in root.handlers if each not in handlers]:
        root.removeHandler(handler)
        handler.close()
    root.setLevel(level)
    logging.raiseExceptions = raising
    logging.captureWarnings(False)


def found_in(home: Path) -> dict[str, list[str]]:
    """The files that hold something planted, as UTF-8 or UTF-16 of either kind, in any case of letters."""
    files = [path for path in home.rglob("*") if path.is_file()]
    assert files, "a search of nothing finds nothing"
    hits: dict[str, list[str]] = {}
    for path in files:
        content = path.read_bytes().lower()
        for words in PLANTED:
            forms = (words.lower().encode(code) for code in ("utf-8", "utf-16-le", "utf-16-be"))
            if any(form in content for form in forms):
                hits.setdefault(str(path.relative_to(home)), []).append(words)
    return hits


def a_call(desk: Desk) -> None:
    """Someone is added, rings, is looked at and written about; a second contact stays open, half typed."""
    citizen_id = new_id()
    address = Address(line=STREET, locality="Fenbridge", postcode="FB3 4QX")
    citizens.add(desk, citizen_id, CitizenWrite(name=NAME, address=address, phones=(Phone(e164=NUMBER),)))
    caller = read_number(NUMBER)
    context = contacts.begin(desk, caller, new_id())
    assert context.citizen is not None
    citizens.find(desk, NAME)
    now = datetime.now(UTC)
    draft = replace(begin(new_id(), caller, now), citizen_id=citizen_id, notes=NOTES, outcome=Outcome.NO_ONE_THERE)
    opened = OpenContact(id=draft.id, draft=draft, saved_at=now, typed={"notes": HALF}, context=context)
    drafts.keep(desk, opened)
    desk.watch.see(Observation(heard=Heard.NOTHING, at=now, certain=True))
    desk.client.server_url = desk.prober.server_url = "http://127.0.0.1:9"
    contacts.finish(desk, draft)
    second = replace(opened, id=new_id(), draft=replace(draft, id=new_id()))
    drafts.keep(desk, second)


def test_no_file_of_the_desktop_holds_a_word_of_a_call(server: RealServer, home: Path) -> None:
    set_up_logs(log_path())
    save_settings(settings_path(), Settings(server_url=server.url, last_username="handler"))
    desk = open_desk(server.url)
    signing_in.sign_in(desk, "handler", PASSWORD, remember=True)
    catalogue.load(desk)
    a_call(desk)
    assert desk.store.path is not None
    assert desk.store.path.is_relative_to(home)
    assert log_path().is_relative_to(home)
    assert found_in(home) == {}, "while the call is in hand"
    assert held.people(desk.store)
    assert open_contacts.every(desk.store)
    signing_in.sign_out(desk)
    assert found_in(home) == {}, "after signing out"
    again = open_desk(server.url)
    again.prober.server_url = again.client.server_url = "http://127.0.0.1:9"
    assert signing_in.sign_in(again, "handler", PASSWORD, remember=False).offline
    assert held.people(again.store) == ()
    assert open_contacts.every(again.store) == ()
    rows = outbox.every(again.store)
    assert len(rows) == 1, "what waits to be sent stays, and nothing else"
    assert NOTES.encode() in bytes(rows[0].body)
    again.close()
    desk.close()
    gc.collect()
    assert found_in(home) == {}
    assert not [path for path in home.rglob("*") if path.is_file() and "handler" in str(path.relative_to(home))]
    assert desk.keys.path("handler").stat().st_mode & 0o077 == 0


def test_the_search_would_find_it(home: Path) -> None:
    """What the test above relies on."""
    for name, code in (("a", "utf-8"), ("b", "utf-16-le"), ("c", "utf-16-be")):
        (home / name).write_bytes(b"x" + f"… {NAME.upper()} …".encode(code))
    assert set(found_in(home)) == {"a", "b", "c"}
