"""What the promise of practice rests on: no network, no file of the live store, no record of the server."""

import json
import sqlite3
import subprocess
import sys
from pathlib import Path

import pytest
from requests.adapters import HTTPAdapter

from agent_desktop.cases.references import FOR_PRACTICE, is_for_practice, number_of, reference
from agent_desktop.desk.desk import Desk
from agent_desktop.store import reference as reference_store
from agent_desktop.sync.practice_session import ADDRESS
from tests.functional.practice.conftest import Begin
from tests.functional.practice.made import scenario, take_contact
from tests.support.real_server import RealServer


def rows_of(url: str) -> list[str]:
    with sqlite3.connect(url.removeprefix("sqlite:///")) as database:
        return list(database.iterdump())


@pytest.fixture
def played(server: RealServer, tmp_path: Path) -> dict[str, object]:
    """A whole attempt in a process of its own, and whether the server heard of it."""
    command = [sys.executable, "-m", "tests.functional.practice.whole_attempt", server.url, str(tmp_path / "stores")]
    with subprocess.Popen(command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True) as process:
        assert process.stdout is not None
        assert process.stdin is not None
        assert process.stdout.readline() == "live\n"
        log, rows = server.log, rows_of(server.database_url)
        process.stdin.write("go\n")
        process.stdin.flush()
        told: dict[str, object] = json.loads(process.stdout.readline())
        assert process.wait(30) == 0
    return {**told, "log": server.log == log, "rows": rows_of(server.database_url) == rows, "folder": tmp_path}


def test_a_whole_attempt_reaches_for_no_network_and_writes_in_a_folder_of_its_own(played: dict[str, object]) -> None:
    assert played["notes"] == "Bin missed again."
    assert played["network"] == []
    assert played["log"] is True, "the server heard of it"
    assert played["rows"] is True, "the server's records are others"
    assert played["unchanged"] is True, "a file of the live store is another"
    assert played["keyring"] is True
    own = Path(str(played["folder"])) / "stores" / "practice"
    outside = [path for path in played["written"] if not Path(path).resolve().is_relative_to(own)]  # type: ignore[attr-defined] # as JSON has it
    assert outside == []


def test_nothing_but_the_invented_authority_is_mounted(begin: Begin) -> None:
    practice = begin(scenario())
    for client in (practice.desk.client, practice.desk.prober):
        session = client._opened()
        assert list(session.adapters) == [f"{ADDRESS}/"]
        assert not any(isinstance(adapter, HTTPAdapter) for adapter in session.adapters.values())
        with pytest.raises(Exception, match="No connection adapters"):
            session.get("https://example.org/")


def test_no_reference_of_practice_can_ever_be_a_real_one(begin: Begin, live: Desk) -> None:
    from agent_desktop.desk import cases

    practice = begin(scenario())
    draft = take_contact(practice)
    assert is_for_practice(draft.cases[0].reference)
    assert not is_for_practice(cases.take_reference(live))
    assert number_of(reference(FOR_PRACTICE)) == FOR_PRACTICE
    assert not is_for_practice(reference(FOR_PRACTICE - 1))
    assert not is_for_practice("CS-7F3K-9M2X")


def test_the_stores_of_practice_and_work_have_nobody_in_common(begin: Begin, live: Desk) -> None:
    from agent_desktop.desk import citizens, contacts
    from agent_desktop.ids import new_id

    citizen = citizens.find(live, "Mair Evans").items[0]
    contacts.open_citizen(live, citizen.id, new_id())
    practice = begin(scenario())
    take_contact(practice)
    assert practice.desk.here is not None
    assert live.here is not None
    assert practice.desk.here.key != live.here.key
    with practice.desk.store.reading() as db:
        for table in ("held_person", "held_number", "open_contact", "outbox", "fact", "reference_lease"):
            for row in db.exec_driver_sql(f"SELECT * FROM {table}"):
                assert citizen.id.bytes not in tuple(row)
                assert str(citizen.id) not in str(tuple(row))
                assert live.user is not None
                assert str(live.user.id) not in str(tuple(row))
    assert reference_store.counts(practice.desk.store)
