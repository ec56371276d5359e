"""A process that writes without end, to be killed at any moment. It tells each write once it is durable.

Run as: python -m tests.unit.store.killed PATH KEY
"""

import sys
from pathlib import Path

from msgspec.structs import replace

from agent_desktop.store import open_contacts, outbox
from agent_desktop.store.opening import open_store
from tests.unit.store.making import NOW, case_row, contact_row, open_contact


def main() -> None:
    """Each round: a contact opened, typed in, finished with its case, and the round before settled."""
    store = open_store(Path(sys.argv[1]), bytes.fromhex(sys.argv[2]))
    number = 0
    while True:
        number += 1
        contact = open_contact("")
        for words in ("a", "a word", "a word more"):
            open_contacts.keep(store, replace(contact, draft=replace(contact.draft, notes=words)))
            print(f"kept {contact.id} {words}", flush=True)  # noqa: T201 - it is what the test reads
        row = contact_row(contact.id, notes=f"round {number}")
        case = case_row(contact.id)
        outbox.add(store, (row, case), closes=contact.id)
        print(f"added {row.id} {case.id}", flush=True)  # noqa: T201 - as above
        if number % 2 == 0:
            due = outbox.due(store, NOW, 4)
            failed = [replace(each, attempts=1) for each in due[2:]]
            outbox.settle(store, accepted=[each.id for each in due[:2]], changed=failed)
            print("settled " + " ".join(str(each.id) for each in due[:2]), flush=True)  # noqa: T201 - as above


if __name__ == "__main__":
    main()
