"""Open contacts written to this computer's store while they are typed: within a second, and one write at a time."""

from collections.abc import Callable
from itertools import count
from threading import Lock
from uuid import UUID

from msgspec.structs import replace
from PySide6.QtCore import QObject, QTimer, Signal

from agent_desktop.contacts.open_contact import OpenContact
from agent_desktop.desk import drafts
from agent_desktop.desk.desk import Desk
from agent_desktop.faults import EnvironmentFault
from ui.bridge import Bridge, Fault

AGAIN_MS = 3_000
"""After a write that failed. Whatever is typed meanwhile tries again sooner."""


class Keeping(QObject):
    """All writes of open contacts, one after another; of one contact only the newest waits.

    `lasting`: what is kept outlives the program, as far as is known.

    Signals: kept(OpenContact); failed(contact id, fault) for each try that was not.
    """

    kept = Signal(object)
    failed = Signal(object, object)

    def __init__(self, desk: Desk, bridge: Bridge, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._desk, self._bridge = desk, bridge
        self._waiting: dict[UUID, OpenContact | None] = {}
        self._dropped: set[UUID] = set()
        self._numbers = count()
        self._then: list[Callable[[], object]] = []
        self._busy = False
        self._newest = Newest(desk)
        self.lasting = True
        self._again = QTimer(self)
        self._again.setSingleShot(True)
        self._again.setInterval(AGAIN_MS)
        self._again.timeout.connect(self._next)

    def keep(self, contact: OpenContact) -> None:
        self._dropped.discard(contact.id)
        self._waiting[contact.id] = contact
        self._next()

    def forget(self, contact_id: UUID) -> None:
        """It was let go: nothing of it stays on the disk."""
        self._waiting[contact_id] = None
        self._next()

    def drop(self, contact_id: UUID) -> None:
        """What waits of it is not written, nor what is being written if that fails; what the disk has stays."""
        self._dropped.add(contact_id)
        self._waiting.pop(contact_id, None)
        self._newest.let_go(contact_id)

    def keep_now(self, contact: OpenContact) -> None:
        """At the end of the program, on the screen's thread: on the disk when this returns. Raises StoreFault."""
        self._waiting.pop(contact.id, None)
        self.lasting = self._newest.write(contact, next(self._numbers))

    def when_quiet(self, then: Callable[[], object]) -> None:
        """Call `then` once no write is under way: at once, or when the one in hand has ended."""
        if self._busy:
            self._then.append(then)
        else:
            then()

    def stop(self) -> None:
        """At sign-out: nothing more is written when this returns; a write in hand is waited for."""
        self._waiting.clear()
        self._again.stop()
        self._newest.stop()

    def _next(self) -> None:
        if self._busy or not self._waiting:
            return
        self._again.stop()
        contact_id, contact = next(iter(self._waiting.items()))
        del self._waiting[contact_id]
        self._busy = True
        number = next(self._numbers)

        def write() -> bool:
            return self._newest.forget(contact_id) if contact is None else self._newest.write(contact, number)

        def done(lasting: bool) -> None:
            self.lasting = lasting
            self._rest()
            if contact is not None:
                self.kept.emit(contact)
            self._next()

        def failed(fault: Fault) -> None:
            # A defect of ours would only come again; a contact that was finished meanwhile is open no more.
            if isinstance(fault, EnvironmentFault) and (contact is None or contact_id not in self._dropped):
                self._waiting.setdefault(contact_id, contact)
            self._rest()
            self._again.start()
            self.failed.emit(contact_id, fault)

        self._bridge.ask(write, done, failed, owner=self, by_itself=True, near=True)

    def _rest(self) -> None:
        self._busy = False
        then, self._then = self._then, []
        for do in then:
            do()


class Newest:
    """The writes themselves, on whichever thread: an older one never comes over a newer one."""

    def __init__(self, desk: Desk) -> None:
        self._desk = desk
        self._lock = Lock()
        self._saved: dict[UUID, int] = {}
        self._stopped = False

    def write(self, contact: OpenContact, number: int) -> bool:
        """`number`: which write it is. Answers whether it outlives the program. Raises StoreFault."""
        with self._lock:
            if number > self._saved.get(contact.id, -1) and not self._stopped:
                drafts.keep(self._desk, contact)
                self._saved[contact.id] = number
            return drafts.on_disk(self._desk)

    def forget(self, contact_id: UUID) -> bool:
        with self._lock:
            if not self._stopped:
                drafts.forget(self._desk, contact_id)
            return drafts.on_disk(self._desk)

    def stop(self) -> None:
        """Later calls write nothing."""
        with self._lock:
            self._stopped = True

    def let_go(self, contact_id: UUID) -> None:
        """No more of it is written."""
        self._saved.pop(contact_id, None)


class Saving(QObject):
    """One contact's: told of every change, it has the newest snapshot kept a moment later.

    `take` answers the contact as it stands. Signals: saved(moment) when the disk has it; failed(fault).
    """

    saved = Signal(object)
    failed = Signal(object)

    SOON_MS = 250
    """From the first change: the write itself has the rest of the second."""
    MOVED_MS = 700
    """From a cursor that only moved."""

    def __init__(self, keeping: Keeping, take: Callable[[], OpenContact], parent: QObject) -> None:
        super().__init__(parent)
        self._keeping, self._take = keeping, take
        self._given: OpenContact | None = None
        self._kept: OpenContact | None = None
        self._ended = False
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.timeout.connect(self.now)
        keeping.kept.connect(self._was_kept)
        keeping.failed.connect(self._not_kept)

    def changed(self) -> None:
        self._within(self.SOON_MS)

    def moved(self) -> None:
        self._within(self.MOVED_MS)

    def _within(self, milliseconds: int) -> None:
        if self._ended or (self._timer.isActive() and self._timer.remainingTime() <= milliseconds):
            return
        self._timer.start(milliseconds)

    def now(self) -> None:
        """Have it kept, if it is another than before."""
        self._timer.stop()
        if self._ended:
            return
        contact = self._take()
        if self._given is None or not same(contact, self._given):
            self._given = contact
            self._keeping.keep(contact)

    def keep_now(self) -> bool:
        """At the end of the program: whether the disk has it as it stands, when this returns."""
        if self._ended:
            return True
        contact = self._take()
        if self._kept is None or not same(contact, self._kept):
            try:
                self._keeping.keep_now(contact)
            except EnvironmentFault as fault:
                self.failed.emit(fault)
                return False
            self._given = self._kept = contact
        return self._keeping.lasting

    @property
    def lasting(self) -> bool:
        return self._keeping.lasting

    def begin_with(self, contact: OpenContact) -> None:
        """It was read from the disk."""
        self._given = self._kept = contact

    def forget(self) -> None:
        """Nothing of it stays."""
        given = None if self._ended else self._given
        self.end()
        if given is not None:
            self._keeping.forget(given.id)

    def end(self) -> None:
        """Write no more: it was finished, or everything goes."""
        self._ended = True
        self._timer.stop()
        if self._given is not None:
            self._keeping.drop(self._given.id)

    def keep_anew(self) -> None:
        """The store is another than before."""
        if not self._ended:
            self._given = self._kept = None
            self.changed()

    def go_on(self) -> None:
        """It was not finished after all."""
        self._ended = False
        self._given = None
        self.changed()

    def when_quiet(self, then: Callable[[], object]) -> None:
        self._keeping.when_quiet(then)

    def _was_kept(self, contact: OpenContact) -> None:
        if self._given is not None and contact.id == self._given.id:
            self._kept = contact
            self.saved.emit(contact.saved_at)

    def _not_kept(self, contact_id: UUID, fault: Fault) -> None:
        if self._given is not None and contact_id == self._given.id and not self._ended:
            self.failed.emit(fault)


def same(one: OpenContact, other: OpenContact) -> bool:
    """Whether they differ in nothing but the moment."""
    return one == replace(other, saved_at=one.saved_at)
