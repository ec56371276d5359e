"""What is kept of practice when things go wrong: a killed program, a damaged store, a full disk, a slow server."""

import subprocess
import sys
import threading
import time
from dataclasses import replace
from pathlib import Path

import pytest

from agent_desktop.contract.practice_scenarios import ServerLine
from agent_desktop.desk import drafts, practising
from agent_desktop.desk.connection import probe
from agent_desktop.desk.desk import Desk
from agent_desktop.desk.practising import Handed
from agent_desktop.store import facts
from agent_desktop.store.faults import StoreInUse
from tests.functional.practice.conftest import Begin
from tests.functional.practice.made import scenario, take_contact


def test_what_a_killed_program_had_kept_is_there_again(live: Desk, handed: Handed) -> None:
    assert handed.path is not None
    command = [sys.executable, "-m", "tests.functional.practice.killed", str(handed.path), handed.key.hex()]
    with subprocess.Popen(command, stdout=subprocess.PIPE, text=True) as process:
        assert process.stdout is not None
        assert process.stdout.readline() == "kept\n"
        process.kill()
        process.wait(15)
    assert practising.kept(live, dict[str, str]) == {"scenario": "tests-own"}
    practice = practising.open_practice(handed, scenario(), seed=1, attempt="killed")
    try:
        (contact,) = drafts.restore(practice.desk)
        assert contact.draft.notes == "Typed just before."
    finally:
        practice.close()


def test_a_store_that_cannot_be_read_is_begun_anew_and_it_is_said(begin: Begin, handed: Handed) -> None:
    begin(scenario()).close()
    assert handed.path is not None
    handed.path.write_bytes(b"\x00" * 9000)
    practice = begin(scenario())
    assert "cannot be read" in practice.said
    draft = take_contact(practice)
    assert practising.take_material(practice, draft.id).contact.id == draft.id


def test_what_cannot_be_read_is_offered_to_nobody(begin: Begin, live: Desk, handed: Handed) -> None:
    practice = begin(scenario())
    practising.keep(practice, {"scenario": "tests-own"})
    practice.close()
    assert practising.kept(live, dict[str, str]) is not None
    assert practising.kept(live, int) is None
    assert handed.path is not None
    handed.path.write_bytes(b"\x00" * 9000)
    assert practising.kept(live, dict[str, str]) is None
    practising.drop_kept(live)


def test_with_no_room_on_the_disk_it_is_practised_in_memory_and_that_is_said(handed: Handed, tmp_path: Path) -> None:
    blocked = tmp_path / "full"
    blocked.write_text("no folder can be made below a file", encoding="utf-8")
    nowhere = replace(handed, path=blocked / "practice" / "store.db")
    practice = practising.open_practice(nowhere, scenario(), seed=1, attempt="full")
    try:
        assert "no room on this computer" in practice.said
        assert practice.desk.store.path is None
        draft = take_contact(practice)
        assert practising.take_material(practice, draft.id).contact.id == draft.id
    finally:
        practice.close()


def test_two_programs_do_not_practise_in_one_store(begin: Begin) -> None:
    begin(scenario())
    with pytest.raises(StoreInUse):
        begin(scenario())


def test_a_slow_server_is_slow_and_leaving_waits_for_nobody(begin: Begin) -> None:
    practice = begin(scenario(ServerLine.SLOW))
    practice.be(ServerLine.SLOW)
    ended: list[float] = []

    def ask() -> None:
        probe(practice.desk)
        ended.append(time.monotonic())

    thread = threading.Thread(target=ask)
    began = time.monotonic()
    thread.start()
    thread.join(0.3)
    assert thread.is_alive(), "the server answered at once"
    practice.close()
    thread.join(5)
    assert ended
    assert ended[0] - began < 1.5


def test_a_key_of_its_own_opens_it_and_the_live_one_does_not(begin: Begin, live: Desk, handed: Handed) -> None:
    from agent_desktop.store.faults import StoreWrongKey
    from agent_desktop.store.opening import open_store

    begin(scenario()).close()
    assert live.here is not None
    assert handed.path is not None
    with pytest.raises(StoreWrongKey):
        open_store(handed.path, live.here.key)
    store = open_store(handed.path, handed.key)
    assert facts.get(store, practising.KEPT, dict[str, str]) is None
    store.close()
