"""A desktop of its own process that gives one answer after the other in an open contact, until it is killed.

`python -m tests.functional.desktop.killed_with_answers SERVER FOLDER`. It writes a line for each that is on disk.
"""

import signal
import sys
from pathlib import Path
from uuid import UUID

import keyring
from msgspec.structs import replace

from agent_desktop.contacts.open_contact import OpenContact
from agent_desktop.contacts.quotes import with_quote
from agent_desktop.contract.answering import Source
from agent_desktop.desk import answering, answers, drafts
from agent_desktop.desk.answers import Asking, HitKind
from tests.faults.handler import at_work
from tests.functional.desktop.made import begun
from tests.functional.desktop.test_pulling import pull_all
from tests.support.keyrings import MemoryKeyring

MOST = 60
SOURCES = {HitKind.ARTICLE: Source.ARTICLE, HitKind.INSTITUTION: Source.INSTITUTION}


def main(server: str, folder: str) -> None:
    keyring.set_keyring(MemoryKeyring())
    desk = at_work(server, Path(folder))
    pull_all(desk)
    contact = OpenContact(id=(draft := begun(desk)).id, draft=draft, saved_at=desk.clock.now())
    found = answers.search(desk, Asking(words="council", kinds=frozenset(SOURCES), limit=MOST))
    for hit in found.hits:
        quote = answering.quote(desk, SOURCES[hit.kind], UUID(hit.id), asked="the council")
        assert quote is not None
        contact = replace(contact, draft=replace(contact.draft, quotes=with_quote(contact.draft.quotes, quote)))
        drafts.keep(desk, contact)
        sys.stdout.write(f"{quote.id} {quote.version}\n")
        sys.stdout.flush()
    signal.pause()


if __name__ == "__main__":
    main(*sys.argv[1:])
