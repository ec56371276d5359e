"""A process killed in the middle of whatever it wrote: all of it is there, or none, and nothing it told of is lost."""

import random
import signal
import subprocess
import sys
from pathlib import Path

import pytest

from agent_desktop.contract.deliveries import DeliveryKind
from agent_desktop.store import open_contacts, outbox
from agent_desktop.store.faults import StoreWrongKey
from agent_desktop.store.opening import Store, open_store
from tests.unit.store.making import new_key

ROUNDS = 8


class Told:
    """What the process said was durable, over all its lives."""

    def __init__(self) -> None:
        self.typed: dict[str, str] = {}
        self.added: set[str] = set()
        self.settled: set[str] = set()

    def hear(self, line: str) -> None:
        what, *words = line.split(" ")
        if what == "kept":
            self.typed[words[0]] = " ".join(words[1:])
        elif what == "added":
            self.added |= set(words)
            self.typed.pop(words[0], None)
        else:
            self.settled |= set(words)


def run_and_kill(path: Path, key: bytes, told: Told, after_lines: int) -> None:
    """What it still says while it dies is heard too."""
    command = [sys.executable, "-m", "tests.unit.store.killed", str(path), key.hex()]
    with subprocess.Popen(command, stdout=subprocess.PIPE, text=True) as process:
        assert process.stdout is not None
        for number, line in enumerate(process.stdout, 1):
            told.hear(line.rstrip("\n"))
            if number == after_lines:
                process.send_signal(signal.SIGKILL)
    assert process.returncode == -signal.SIGKILL


def look(store: Store, told: Told) -> None:
    """One transaction more than was told may be there: whole."""
    rows = {str(row.id): row for row in outbox.every(store)}
    typed = {str(contact.id): contact.draft.notes for contact in open_contacts.every(store)}
    assert not rows.keys() & told.settled
    assert len(told.added - told.settled - rows.keys()) in {0, 2}, "more was settled than one exchange"
    assert len(rows.keys() - told.added) in {0, 2}, "half of a contact and its case"
    for contact, words in told.typed.items():
        assert contact in rows or typed[contact].startswith(words)
    for row in rows.values():
        assert row.kind is DeliveryKind.CASE or str(row.id) not in typed, "finished and still open"
        assert {str(other) for other in row.after} <= rows.keys()
    told.typed, told.settled = typed, told.settled | (told.added - rows.keys())
    told.added |= rows.keys()


def test_after_a_kill_everything_told_is_there_and_every_transaction_is_whole(path: Path, key: bytes) -> None:
    moment, told = random.Random(3), Told()  # noqa: S311 - which moment is no secret
    for _ in range(ROUNDS):
        run_and_kill(path, key, told, moment.randint(1, 30))
        store = open_store(path, key)
        look(store, told)
        store.close()


def test_a_wrong_key_costs_nothing_of_what_stands_in_the_log(path: Path, key: bytes) -> None:
    told = Told()
    run_and_kill(path, key, told, 25)
    assert path.with_name(path.name + "-wal").stat().st_size > 0
    with pytest.raises(StoreWrongKey):
        open_store(path, new_key())
    store = open_store(path, key)
    look(store, told)
    store.close()
