"""Practises until it is killed: `python -m tests.functional.practice.killed STORE KEY` says "kept" once it is."""

import sys
import time
from pathlib import Path

from msgspec.structs import replace

from agent_desktop.clock import Clock
from agent_desktop.contacts.draft import begin
from agent_desktop.contacts.numbers import read_number
from agent_desktop.contacts.open_contact import OpenContact
from agent_desktop.desk import drafts, practising
from agent_desktop.desk.practising import Handed
from agent_desktop.ids import new_id
from agent_desktop.practice.without_a_server import shipped_reference
from tests.functional.practice.made import NUMBER, scenario


def main(path: Path, key: bytes) -> None:
    handed = Handed(items=shipped_reference(), handler="N. Fernando", clock=Clock(), path=path, key=key)
    practice = practising.open_practice(handed, scenario(), seed=1, attempt="killed")
    now = practice.desk.clock.now()
    draft = replace(begin(new_id(), read_number(NUMBER), now), notes="Typed just before.")
    drafts.keep(practice.desk, OpenContact(id=draft.id, draft=draft, saved_at=now))
    practising.keep(practice, {"scenario": "tests-own"})
    sys.stdout.write("kept\n")
    sys.stdout.flush()
    while True:
        time.sleep(60)


if __name__ == "__main__":
    main(Path(sys.argv[1]), bytes.fromhex(sys.argv[2]))
