"""One contact screen kept ready, so that a call finds it dressed and laid out and only has to be filled."""

from collections.abc import Callable, Iterator
from uuid import UUID

import shiboken6
from PySide6.QtCore import QObject, QTimer
from PySide6.QtWidgets import QWidget

from agent_desktop import dates
from agent_desktop.contacts.numbers import CallerNumber
from agent_desktop.contacts.open_contact import OpenContact
from agent_desktop.desk import cases
from agent_desktop.desk.desk import Desk
from agent_desktop.language import language
from ui.bridge import Bridge
from ui.contacts.keeping import Keeping
from ui.contacts.screen import ContactScreen
from ui.shell.columns import Columns
from ui.shell.shortcuts import Shortcuts

REST_MS = 400
"""After a call is opened, before the next screen is begun: the handler's first keys come first."""

BETWEEN_MS = 10
"""Between two pieces of getting ready, for keys and painting."""


class ReadyScreens(QObject):
    """Call it for a screen. `place`: the widget that screens will stand in."""

    def __init__(
        self, desk: Desk, bridge: Bridge, shortcuts: Shortcuts, place: QWidget, *, columns: Columns | None = None
    ) -> None:
        super().__init__(place)
        self._columns = columns
        self._desk, self._bridge, self._shortcuts, self._place = desk, bridge, shortcuts, place
        self._keeping = Keeping(desk, bridge, self)
        self._spare: ContactScreen | None = None
        self._pieces: Iterator[None] | None = None
        self._then: list[Callable[[], object]] = []
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.timeout.connect(self._go_on)
        self._timer.start(BETWEEN_MS)
        bridge.ask(lambda: _work_out_one_of_each(desk), _nothing, _nothing, owner=self)

    @property
    def is_ready(self) -> bool:
        return self._held() is not None and self._pieces is None

    def __call__(self, caller: CallerNumber, citizen_id: UUID | None) -> ContactScreen:
        """The screen kept, or where calls come thick and fast a new one."""
        screen = self._next()
        screen.take(caller, citizen_id)
        return screen

    def again(self, contact: OpenContact) -> ContactScreen:
        """The screen of a contact that was left open, as it was."""
        screen = self._next()
        screen.go_on_with(contact)
        return screen

    def when_ready(self, do: Callable[[], object]) -> None:
        """Call `do` once a screen is ready: at once, or as soon as there is one."""
        if self.is_ready:
            do()
            return
        self._then.append(do)
        self._timer.start(BETWEEN_MS)

    def end(self) -> None:
        """At sign-out: nothing more is written of any contact when this returns."""
        self._then.clear()
        self._keeping.stop()

    def _next(self) -> ContactScreen:
        screen = self._held() or self._make()
        self._spare = self._pieces = None
        self._timer.start(REST_MS)
        return screen

    def _held(self) -> ContactScreen | None:
        """Whoever clears the place at sign-out takes the spare one with the others."""
        return self._spare if self._spare is not None and shiboken6.isValid(self._spare) else None

    def _make(self) -> ContactScreen:
        made = ContactScreen(
            self._desk,
            self._bridge,
            shortcuts=self._shortcuts,
            keeping=self._keeping,
            columns=self._columns,
            in_pieces=True,
            parent=self._place,
        )
        made.resize(self._place.size())
        return made

    def _go_on(self) -> None:
        """The next piece, if anyone is signed in still."""
        if self._desk.user is None or self.is_ready:
            return
        if self._spare is None:
            self._spare = self._make()
            self._pieces = self._spare.get_ready()
        elif self._held() is None or (self._pieces is not None and next(self._pieces, self) is self):
            self._pieces = None
            then, self._then = self._then, []
            for do in then:
                do()
            return
        self._timer.start(BETWEEN_MS)


def _work_out_one_of_each(desk: Desk) -> None:
    """What is slow the first time alone (holidays of a country, names of days), before a citizen waits for it."""
    now = desk.clock.now()
    dates.full_day(now.date(), language())
    for code in {service.calendar_code: code for code, service in desk.catalogue.services.items()}.values():
        cases.promise_for(desk, code, now)


def _nothing(_result: object) -> None:
    """Whoever needs it works it out again, and says what is wrong."""
