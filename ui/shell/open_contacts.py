"""The contacts open side by side: a tab and a screen each. One never touches the words of another."""

from collections.abc import Callable
from uuid import UUID

from PySide6.QtCore import QObject, Qt, QTimer, Signal
from PySide6.QtWidgets import QStackedWidget

from agent_desktop.clock import Clock
from agent_desktop.contacts.draft import talk_seconds
from agent_desktop.contacts.numbers import CallerNumber
from agent_desktop.contract.citizens import Channel
from agent_desktop.dates import duration
from agent_desktop.language import t
from ui.shell.screen import Screen
from ui.shell.tabs import TabStrip

Making = Callable[[CallerNumber, UUID | None], Screen]
"""Makes the screen of a new contact: the caller's number, and who it is about if someone was chosen."""

UNDO_SECONDS = 30
LONGEST_TITLE = 28


class OpenContacts(QObject):
    """Signals: `changed()`, `closed(words, undo)` (undo is a callable, `forget` follows by itself),
    `finished(object)`, `fault(object)`."""

    changed = Signal()
    closed = Signal(str, object)
    finished = Signal(object)
    fault = Signal(object)

    def __init__(self, tabs: TabStrip, stack: QStackedWidget, make: Making, clock: Clock) -> None:
        super().__init__(tabs)
        self._tabs, self._stack, self._make, self._clock = tabs, stack, make, clock
        self._screens: list[Screen] = []
        self._titles: dict[Screen, str] = {}
        self._closed: list[Screen] = []
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

    def open(self, caller: CallerNumber, citizen_id: UUID | None = None) -> Screen:
        """A new contact, in front; its screen asks the desk at once."""
        screen = self._make(caller, citizen_id)
        screen.title_changed.connect(lambda title: self._name(screen, title))
        screen.finished.connect(self.finished)
        screen.wants_close.connect(lambda: self._done(screen))
        screen.fault.connect(self.fault)
        self._put(screen, screen.title())
        return screen

    def _put(self, screen: Screen, title: str) -> None:
        self._titles[screen] = title
        self._screens.append(screen)
        self._stack.addWidget(screen)
        index = self._tabs.add(title, _icon(screen))
        self._show(index)
        self._tick()
        self._seconds.start()

    def go(self, index: int) -> None:
        if 0 <= index < len(self._screens):
            self._tabs.bar.setCurrentIndex(index)

    def step(self, by: int) -> None:
        """To the next or the previous one, round and round."""
        if self._screens:
            self.go((self._tabs.bar.currentIndex() + by) % len(self._screens))

    def close(self, index: int | None = None) -> None:
        """Close one (the one in front); it can be had back for a while, unless nothing was in it."""
        index = self._tabs.bar.currentIndex() if index is None else index
        if not 0 <= index < len(self._screens):
            return
        screen = self._screens[index]
        title = self._titles[screen]
        self._take_out(screen)
        if not screen.has_unsent_words():
            self._forget(screen)
        else:
            self._closed.append(screen)
            self.closed.emit(
                t("{contact}: closed without finishing.").format(contact=title), lambda: self.reopen(screen)
            )
            QTimer.singleShot(UNDO_SECONDS * 1000, screen, lambda: self._let_go(screen))
        self.changed.emit()

    def reopen(self, screen: Screen | None = None) -> None:
        """Have the one closed last back, as it was."""
        screen = screen or (self._closed[-1] if self._closed else None)
        if screen is None or screen not in self._closed:
            return
        self._closed.remove(screen)
        self._put(screen, self._titles[screen])
        self.changed.emit()

    def clear(self) -> None:
        """At sign-out: everything goes, and with it what it held of citizens."""
        for screen in [*self._screens, *self._closed]:
            if screen in self._screens:
                self._take_out(screen)
            self._forget(screen)
        self._closed.clear()
        for spare in self._stack.findChildren(Screen, options=Qt.FindChildOption.FindDirectChildrenOnly):
            self._forget(spare)
        self.changed.emit()

    def _done(self, screen: Screen) -> None:
        """It is on the server: nothing is left to undo."""
        if screen in self._screens:
            self._take_out(screen)
            self._forget(screen)
            self.changed.emit()

    def _take_out(self, screen: Screen) -> None:
        index = self._screens.index(screen)
        self._screens.remove(screen)
        self._stack.removeWidget(screen)
        self._tabs.remove(index)
        if not self._screens:
            self._seconds.stop()
        self._show(self._tabs.bar.currentIndex())

    def _let_go(self, screen: Screen) -> None:
        if screen in self._closed:
            self._closed.remove(screen)
            self._forget(screen)

    def _forget(self, screen: Screen) -> None:
        self._titles.pop(screen, None)
        screen.hide()
        screen.deleteLater()

    def _show(self, index: int) -> None:
        if 0 <= index < len(self._screens):
            screen = self._screens[index]
            self._stack.setCurrentWidget(screen)
            screen.setFocus(Qt.FocusReason.OtherFocusReason)
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
