"""The contacts open side by side: a tab and a screen each. One never touches the words of another."""

from collections.abc import Callable
from functools import partial
from itertools import count
from typing import Protocol
from uuid import UUID

from PySide6.QtCore import QMetaObject, QObject, Qt, QTimer, Signal

from agent_desktop.clock import Clock
from agent_desktop.contacts.draft import talk_seconds
from agent_desktop.contacts.numbers import CallerNumber
from agent_desktop.contacts.open_contact import OpenContact
from agent_desktop.contract.citizens import Channel
from agent_desktop.dates import duration
from agent_desktop.desk.changed import Changed
from agent_desktop.language import t
from ui.shell.screen import Screen
from ui.shell.tabs import TabStrip
from ui.style.announcing import announce
from ui.style.going import let_go
from ui.style.stack import Stack


class Making(Protocol):
    """Makes screens of contacts."""

    def __call__(self, caller: CallerNumber, citizen_id: UUID | None) -> Screen:
        """Of a new one: the caller's number, and who it is about if someone was chosen."""

    def again(self, contact: OpenContact) -> Screen:
        """Of one that was left open."""

    def when_ready(self, do: Callable[[], object]) -> None:
        """Call `do` when the next one can be made without holding up the screen."""

    def take_back(self, screen: Screen) -> bool:
        """Its contact is over. Whether it is kept, to be made as new for another; else it is to go."""

    def renew(self) -> None:
        """The catalogue is another: what stands ready shows the one before."""

    def end(self) -> None:
        """At sign-out: nothing more is written of any of them when this returns."""


UNDO_SECONDS = 30
LONGEST_TITLE = 28
MANY = 1_000_000
"""More contacts than anyone has open: those begun today stand after those left open."""


class OpenContacts(QObject):
    """Signals: `changed()`, `closed(words, undo)` (undo is a callable; without it the contact is forgotten after a
    while), `finished(object)`, `written()` when something may wait to be sent,
    `fault(object)`."""

    changed = Signal()
    closed = Signal(str, object)
    finished = Signal(object)
    written = Signal()
    fault = Signal(object)

    def __init__(self, tabs: TabStrip, stack: Stack, make: Making, clock: Clock) -> None:
        super().__init__(tabs)
        self._tabs, self._stack, self._make, self._clock = tabs, stack, make, clock
        self._screens: list[Screen] = []
        self._titles: dict[Screen, str] = {}
        self._closed: list[Screen] = []
        self._closings = count(1)
        self._closing_of: dict[Screen, int] = {}
        self._wires: dict[Screen, list[QMetaObject.Connection]] = {}
        self._left: dict[UUID, int] = {}
        tabs.chosen.connect(self._show)
        tabs.close_asked.connect(self.close)
        self._seconds = QTimer(self)
        self._seconds.setInterval(1000)
        self._seconds.timeout.connect(self._tick)

    @property
    def count(self) -> int:
        return len(self._screens)

    @property
    def unsent(self) -> int:
        """How many hold words that closing now would lose."""
        return sum(screen.has_unsent_words() for screen in self._screens)

    @property
    def current(self) -> Screen | None:
        index = self._tabs.bar.currentIndex()
        return self._screens[index] if 0 <= index < len(self._screens) else None

    def open(self, caller: CallerNumber, citizen_id: UUID | None = None, *, in_front: bool = True) -> Screen:
        """A new contact, whose screen asks the desk at once."""
        screen = self._wire(self._make(caller, citizen_id))
        if in_front:
            self._stack.setUpdatesEnabled(screen.is_filled)  # until then what was there stays in sight: no empty page
        self._put(screen, in_front=in_front)
        return screen

    def restore(self, contact: OpenContact, *, in_order: bool = False) -> Screen:
        """One that is to be corrected, in front; or one that was left open (`in_order`), where it stood among those,
        and in front only where nothing is open yet."""
        place = None
        if in_order:
            self._left[contact.id] = contact.place
            place = sum(self._left.get(screen.draft.id, MANY) < contact.place for screen in self._screens)
        screen = self._wire(self._make.again(contact))
        self._put(screen, place=place, in_front=not in_order or not self._screens)
        return screen

    def _wire(self, screen: Screen) -> Screen:
        self._wires[screen] = [
            screen.title_changed.connect(lambda title: self._name(screen, title)),
            screen.finished.connect(self.finished),
            screen.wants_close.connect(lambda: self._done(screen)),
            screen.fault.connect(self.fault),
            screen.filled.connect(self._let_see),
            screen.written.connect(partial(self._written, screen)),
        ]
        return screen

    def _let_see(self) -> None:
        if not self._stack.updatesEnabled():
            self._stack.setUpdatesEnabled(True)

    def _put(self, screen: Screen, *, place: int | None = None, in_front: bool = True) -> None:
        title = screen.title()
        self._titles[screen] = title
        self._screens.insert(len(self._screens) if place is None else place, screen)
        self._stack.addWidget(screen)
        index = self._tabs.add(title, _icon(screen), place=place, in_front=in_front)
        if in_front:
            self._show(index)
        self._tick()
        self._seconds.start()

    def go(self, index: int) -> None:
        """Whose contact it is, is said: the focus is wherever it was left in it."""
        if 0 <= index < len(self._screens):
            self._tabs.bar.setCurrentIndex(index)
            announce(self._tabs, self._titles[self._screens[index]])

    def step(self, by: int) -> None:
        """To the next or the previous one, round and round."""
        if self._screens:
            self.go((self._tabs.bar.currentIndex() + by) % len(self._screens))

    def keep_now(self) -> int:
        """The program ends: how many contacts would lose words by that. What can be kept is on the disk then."""
        return sum(not screen.keep_now() for screen in [*self._screens, *self._closed])

    @property
    def screens(self) -> tuple[Screen, ...]:
        """Of the contacts that are open, in the order of their tabs."""
        return tuple(self._screens)

    def keep_anew(self) -> None:
        """The store is another than before: whatever is open stands in it a moment later, typed in again or not."""
        for screen in [*self._screens, *self._closed]:
            screen.store_replaced.emit()

    def renew(self, changed: Changed, *, but: Screen | None = None) -> None:
        """Whoever shows one of these citizens asks again, save the one that changed them and shows it already."""
        for screen in self._screens:
            if screen is not but and screen.draft.citizen_id in changed.citizens:
                screen.renew()

    def _written(self, by: Screen, changed: Changed) -> None:
        self.renew(changed, but=by)
        self.written.emit()

    def close(self, index: int | None = None) -> None:
        """Close one (the one in front); it can be had back for a while, unless nothing was in it."""
        index = self._tabs.bar.currentIndex() if index is None else index
        if not 0 <= index < len(self._screens):
            return
        screen = self._screens[index]
        screen.stands(index, in_front=False)
        title = self._titles[screen]
        self._take_out(screen)
        if not screen.has_unsent_words():
            self._forget(screen)
            screen.forget()
        else:
            self._closed.append(screen)
            closing = self._closing_of[screen] = next(self._closings)
            self.closed.emit(
                t("{contact}: closed without finishing.").format(contact=title),
                lambda: self._have_back(screen, closing),
            )
            QTimer.singleShot(UNDO_SECONDS * 1000, screen, lambda: self._let_go(screen, closing))
        self.changed.emit()

    def reopen(self) -> None:
        """Have the one closed last back, as it was."""
        if self._closed:
            self._have_back(self._closed[-1], self._closing_of[self._closed[-1]])

    def _have_back(self, screen: Screen, closing: int) -> None:
        """`closing`: which one is undone. The same screen may be another contact's by now."""
        if self._is_closed(screen, closing):
            self._closed.remove(screen)
            self._put(screen)
            self.changed.emit()

    def _is_closed(self, screen: Screen, closing: int) -> bool:
        return screen in self._closed and self._closing_of[screen] == closing

    def clear(self) -> None:
        """At sign-out: everything goes, and with it what it held of citizens."""
        for screen in [*self._screens, *self._closed]:
            if screen in self._screens:
                self._take_out(screen)
            self._unwire(screen)
        self._closed.clear()
        self._make.end()
        for each in self._stack.findChildren(Screen, options=Qt.FindChildOption.FindDirectChildrenOnly):
            let_go(each)
        self.changed.emit()

    def _done(self, screen: Screen) -> None:
        """It is on the server: nothing is left to undo."""
        if screen in self._screens:
            self._take_out(screen)
        elif screen in self._closed:  # closed while it was being finished
            self._closed.remove(screen)
        else:
            return
        self._forget(screen)
        if self.current is not None:
            announce(self._tabs, self._titles[self.current])
        self.changed.emit()

    def _take_out(self, screen: Screen) -> None:
        self._let_see()
        index = self._screens.index(screen)
        self._screens.remove(screen)
        self._stack.removeWidget(screen)
        self._tabs.remove(index)
        if not self._screens:
            self._seconds.stop()
        self._show(self._tabs.bar.currentIndex())

    def _let_go(self, screen: Screen, closing: int) -> None:
        """`closing`: one that was had back meanwhile is not let go of."""
        if self._is_closed(screen, closing):
            self._closed.remove(screen)
            screen.forget()
            self._forget(screen)

    def _forget(self, screen: Screen) -> None:
        """Its contact is over."""
        self._unwire(screen)
        if not self._make.take_back(screen):
            let_go(screen)

    def _unwire(self, screen: Screen) -> None:
        self._titles.pop(screen, None)
        self._closing_of.pop(screen, None)
        for wire in self._wires.pop(screen, ()):
            QObject.disconnect(wire)

    def _show(self, index: int) -> None:
        if 0 <= index < len(self._screens):
            screen = self._screens[index]
            self._stack.setCurrentWidget(screen)
            screen.take_focus()
        for place, screen in enumerate(self._screens):
            screen.stands(place, in_front=place == self._tabs.bar.currentIndex())
        self.changed.emit()

    def _name(self, screen: Screen, title: str) -> None:
        self._titles[screen] = title
        if screen in self._screens:
            self._tabs.set_icon(self._screens.index(screen), _icon(screen))
            self._tick()

    def _tick(self) -> None:
        """The running time on each tab."""
        for index, screen in enumerate(self._screens):
            title = self._titles[screen]
            short = title if len(title) <= LONGEST_TITLE else title[: LONGEST_TITLE - 1] + "…"
            self._tabs.name(index, f"{short} · {self.lasted(screen)}", title)
        self.changed.emit()

    def lasted(self, screen: Screen) -> str:
        """How long it has been going on, such as "03:42"."""
        return duration(talk_seconds(screen.draft, self._clock.now()))


def _icon(screen: Screen) -> str:
    channel: Channel = screen.draft.channel
    return {
        Channel.PHONE: "phone",
        Channel.COUNTER: "store",
        Channel.WEB: "globe",
        Channel.EMAIL: "mail",
        Channel.LETTER: "mail-open",
        Channel.TEXT: "smartphone",
        Channel.CHAT: "messages-square",
    }[channel]
