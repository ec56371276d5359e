"""A scripted handler on the desk's core, made to be killed: types, saves as the screens do, finishes, sends.

Each thing done goes into a journal, a pipe whose other end outlives the handler, before or as it is done.
"""

import os
import random
from collections.abc import Callable
from operator import itemgetter
from pathlib import Path
from threading import Event, Lock, Thread
from time import monotonic, sleep
from uuid import UUID

import msgspec
from msgspec.structs import replace

from agent_desktop.contacts.draft import CaseDraft
from agent_desktop.contacts.open_contact import Cursor, OpenContact
from agent_desktop.contract.outcomes import Outcome
from agent_desktop.desk import cases, contacts, drafts, outbox
from agent_desktop.desk.desk import Desk
from agent_desktop.ids import new_id
from tests.faults.authority import Story
from tests.faults.handler import at_work
from tests.functional.desktop.made import SERVICE, answer, begun

SOON_S = 0.25
"""From the first change to the save: what ui/contacts/keeping.py waits."""
MOST_OPEN = 3
FEWEST_WORDS, MOST_WORDS = 6, 120
FASTEST_S, SLOWEST_S = 0.003, 0.02
"""Between two words."""
LOOK_S = 0.1
NOTES, FORM = "notes", "form.remark"
SCRIPTS = ("word", "gair", "słowo", "מילה", "🌧", '"\\')


class Entry(msgspec.Struct, frozen=True, kw_only=True, omit_defaults=True):
    """A line of the journal. `what`: found, opened, word, kept, finishing, finished or broken. `at`: the monotonic
    clock's; of what was kept, `since` is that of its oldest word.

    found: `open` has the words of each contact that was open, by place; `waiting` those that wait to be sent.
    """

    what: str
    at: float
    since: float = 0.0
    contact_id: UUID | None = None
    place: str = ""
    word: str = ""
    story: Story | None = None
    open: dict[UUID, dict[str, str]] = {}
    waiting: tuple[UUID, ...] = ()
    why: str = ""


def found(desk: Desk) -> Entry:
    """What the store of a desk just opened has. Raises AssertionError where it did not open as it was."""
    assert desk.store.path is not None, "nothing is kept"
    assert not list(desk.keys.asides("handler")), "the store was set aside"
    for each in drafts.restore(desk):
        assert each.cursor.position == len(each.draft.notes), "the cursor is not where the typing stood"
    there = {each.id: {NOTES: each.draft.notes, FORM: each.typed.get(FORM, "")} for each in drafts.restore(desk)}
    rows = outbox.every(desk)
    return Entry(what="found", at=monotonic(), open=there, waiting=tuple(row.id for row in rows))


class Scripted:
    """One life."""

    def __init__(self, server_url: str, folder: Path, seed: int, journal: int) -> None:
        self._journal = journal
        self._chance = random.Random(seed)  # noqa: S311 - to be drawn alike again
        self._desk = at_work(server_url, folder)
        self._lock, self._writing = Lock(), Lock()
        self._changed = Event()
        self._unsaved: dict[UUID, float] = {}
        self._open: dict[UUID, OpenContact] = {each.id: each for each in drafts.restore(self._desk)}
        self._tell(found(self._desk))

    def live(self) -> None:
        """Until killed."""
        for work in (self._save, self._send):
            Thread(target=self._guarded, args=(work,), daemon=True).start()
        self._guarded(self._type)

    def _guarded(self, work: Callable[[], None]) -> None:
        try:
            work()
        except Exception as error:
            self._tell(Entry(what="broken", at=monotonic(), why=f"{type(error).__name__}: {error}"))
            raise

    def _type(self) -> None:
        while True:
            sleep(self._chance.uniform(FASTEST_S, SLOWEST_S))
            if not self._open or (len(self._open) < MOST_OPEN and self._chance.random() < 0.05):
                self._begin()
                continue
            contact = self._chance.choice(tuple(self._open.values()))
            count = len(contact.draft.notes.split())
            if count > MOST_WORDS or (count > FEWEST_WORDS and self._chance.random() < 0.04):
                self._finish(contact)
            else:
                self._word(contact, count)

    def _begin(self) -> None:
        draft = begun(self._desk)
        self._tell(Entry(what="opened", at=monotonic(), contact_id=draft.id))
        self._put(OpenContact(id=draft.id, draft=draft, saved_at=self._desk.clock.now(), place=len(self._open)))

    def _word(self, contact: OpenContact, count: int) -> None:
        place = self._chance.choice((NOTES, NOTES, FORM))
        word = f"{self._chance.choice(SCRIPTS)}{count} "
        self._tell(Entry(what="word", at=monotonic(), contact_id=contact.id, place=place, word=word))
        if place == NOTES:
            notes = contact.draft.notes + word
            cursor = Cursor(field=NOTES, anchor=len(notes), position=len(notes))
            self._put(replace(contact, draft=replace(contact.draft, notes=notes), cursor=cursor))
        else:
            self._put(replace(contact, typed={FORM: contact.typed.get(FORM, "") + word}))

    def _put(self, contact: OpenContact) -> None:
        with self._lock:
            self._open[contact.id] = contact
            self._unsaved.setdefault(contact.id, monotonic())
        self._changed.set()

    def _save(self) -> None:
        while True:
            self._changed.wait()
            self._changed.clear()
            while oldest := self._oldest():
                contact_id, since = oldest
                sleep(max(0.0, since + SOON_S - monotonic()))
                self._keep(contact_id, since)

    def _oldest(self) -> tuple[UUID, float] | None:
        with self._lock:
            return min(self._unsaved.items(), key=itemgetter(1), default=None)

    def _keep(self, contact_id: UUID, since: float) -> None:
        """As it stands now; what is typed meanwhile is for the next time. Never after it was finished."""
        with self._lock:
            self._unsaved.pop(contact_id, None)
            contact = self._open.get(contact_id)
        if contact is None:
            return
        with self._writing:
            if contact_id not in self._open:
                return
            drafts.keep(self._desk, replace(contact, saved_at=self._desk.clock.now()))
        self._tell(Entry(what="kept", at=monotonic(), since=since, contact_id=contact_id))

    def _send(self) -> None:
        while True:
            turn = outbox.deliver(self._desk)
            assert not turn.refused, f"refused: {[(row.kind, row.said) for row in turn.refused]}"
            if turn.next_in_s != 0.0:
                sleep(LOOK_S)

    def _finish(self, contact: OpenContact) -> None:
        desk, now = self._desk, self._desk.clock.now()
        form = desk.catalogue.services[SERVICE].form
        case = CaseDraft(
            id=new_id(),
            service_code=SERVICE,
            reference=cases.take_reference(desk),
            opened_at=now,
            promised_at=cases.promise_for(desk, SERVICE, now),
            place=contact.typed.get(FORM, "")[:200],
            answers={field.code: answer(field) for field in form if field.required},
        )
        story = Story(
            contact_id=contact.id,
            case_id=case.id,
            notes=contact.draft.notes,
            reference=case.reference,
            place=case.place,
            answers=dict(case.answers),
        )
        draft = replace(contact.draft, service_code=SERVICE, outcome=Outcome.CASE_RAISED, case=case)
        with self._writing:
            self._tell(Entry(what="finishing", at=monotonic(), contact_id=contact.id, story=story))
            contacts.finish(desk, draft)
            with self._lock:
                del self._open[contact.id]
                self._unsaved.pop(contact.id, None)
        self._tell(Entry(what="finished", at=monotonic(), contact_id=contact.id))

    def _tell(self, entry: Entry) -> None:
        line = msgspec.json.encode(entry) + b"\n"
        while line:
            line = line[os.write(self._journal, line) :]
