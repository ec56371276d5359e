"""Contact screens kept ready, so that a call finds one dressed and laid out and only has to be filled.

A screen whose contact is over is put back as new for another one, never thrown away while it can be used: making one
takes five times as long, and Qt keeps some kilobytes of each that dies (style rules of its scroll areas).
"""

from collections.abc import Callable, Iterator
from uuid import UUID

import shiboken6
from PySide6.QtCore import QObject
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
from ui.shell.rail import CITIZEN_ROLES
from ui.shell.screen import Screen
from ui.shell.shortcuts import Shortcuts
from ui.style.going import let_go
from ui.turns import LullTimer, in_a_turn

REST_MS = 150
"""After a call is opened, before another screen is made: the citizen is in sight first. Longer, and the third of calls
that come thick and fast would find none."""

BETWEEN_MS = 10
"""Between two pieces of getting ready, for keys and painting."""

READY = 2
"""Screens to be ready at any time: a call may come right upon another."""

MOST = 4
"""Not in use and kept, ready or about to be. Of those that are closed beyond these the screen goes with its contact."""


class ReadyScreens(QObject):
    """Call it for a screen. `place`: the widget that screens will stand in."""

    def __init__(
        self, desk: Desk, bridge: Bridge, shortcuts: Shortcuts, place: QWidget, *, columns: Columns | None = None
    ) -> None:
        super().__init__(place)
        self._columns = columns
        self._desk, self._bridge, self._shortcuts, self._place = desk, bridge, shortcuts, place
        self._keeping = Keeping(desk, bridge, self)
        self._ready: list[ContactScreen] = []
        self._over: list[ContactScreen] = []
        self._half: ContactScreen | None = None
        self._turned: ContactScreen | None = None
        self._back: Iterator[None] = iter(())
        self._pieces: Iterator[None] = iter(())
        self._then: list[Callable[[], object]] = []
        self._timer = LullTimer(self)
        self._timer.timeout.connect(self._go_on)
        self._timer.start(BETWEEN_MS)
        self._worked_out = False

    @property
    def is_ready(self) -> bool:
        """Whether a call would find a screen."""
        self._clear_out()
        return bool(self._ready)

    def __call__(self, caller: CallerNumber, citizen_id: UUID | None) -> ContactScreen:
        """A screen that is ready, or where calls come thick and fast one that is made on the spot."""
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

    def take_back(self, screen: Screen) -> bool:
        """Its contact is over. Whether it is kept for another; else it is to go.

        Nothing is done to it before the event loop's next turn: this may be called by something within it.
        """
        self._clear_out()
        kept = len(self._ready) + len(self._over) + (self._turned is not None)
        if not isinstance(screen, ContactScreen) or kept >= MOST or not self._fits(screen):
            return False
        screen.hide()
        self._over.append(screen)
        self._timer.start(BETWEEN_MS)
        return True

    def renew(self) -> None:
        """The catalogue is another: the screens that show the one before are made anew."""
        self._clear_out()
        self._timer.start(BETWEEN_MS)

    def end(self) -> None:
        """At sign-out: nothing more is written of any contact when this returns."""
        self._then.clear()
        self._timer.stop()
        self._keeping.stop()

    # ---- the next one ----------------------------------------------------------------------------------------------

    def _next(self) -> ContactScreen:
        self._clear_out()
        screen = self._ready.pop(0) if self._ready else self._at_once()
        self._timer.start(REST_MS)
        return screen

    def _at_once(self) -> ContactScreen:
        """None is ready. One that had a contact is soonest as new; one half built goes on from there."""
        if self._turned is not None or self._over:
            return self._turn_whole()
        half, self._half = self._half, None
        return half or self._make()

    def _fits(self, screen: ContactScreen) -> bool:
        """Whoever clears the place at sign-out takes those kept with the others."""
        return shiboken6.isValid(screen) and screen.catalogue is self._desk.catalogue

    def _clear_out(self) -> None:
        """What shows another catalogue than that in use goes."""
        for screens in (self._ready, self._over):
            for screen in [screen for screen in screens if not self._fits(screen)]:
                screens.remove(screen)
                let_go(screen)
        if self._half is not None and not self._fits(self._half):
            let_go(self._half)
            self._half = None
        if self._turned is not None and not self._fits(self._turned):
            let_go(self._turned)
            self._turned = None

    # ---- getting ready -----------------------------------------------------------------------------------------------

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
        made.hide()  # outright: where the window is hidden just now, it would come into sight with it, half built
        made.resize(self._place.size())
        return made

    def _turn(self) -> ContactScreen | None:
        """One whose contact is over, a piece nearer to new; the screen once it is. Were that to fail half way, nobody
        would be shown it again."""
        if self._turned is None:
            self._turned = self._over.pop(0)
            self._back = self._turned.as_new()
        screen = self._turned
        try:
            if next(self._back, self) is not self:
                return None
        except BaseException:
            self._turned = None
            let_go(screen)
            raise
        self._turned = None
        screen.resize(self._place.size())
        return screen

    def _turn_whole(self) -> ContactScreen:
        while True:
            screen = self._turn()
            if screen is not None:
                return screen

    def _go_on(self) -> None:
        """The next piece, if someone who takes calls is signed in still: first of all whatever was a citizen's is to be
        gone."""
        if self._desk.user is None or self._desk.user.role not in CITIZEN_ROLES:
            return
        self._clear_out()
        if self._turned is not None or self._over:
            screen = self._turn()
            if screen is not None:
                self._add(screen)
        elif self._half is not None:
            if next(self._pieces, self) is self:
                half, self._half = self._half, None
                self._add(half)
        elif len(self._ready) < READY:
            self._half = self._make()
            self._pieces = self._half.get_ready()
        if self._half is not None or self._turned is not None or self._over or len(self._ready) < READY:
            self._timer.start(BETWEEN_MS)
        elif not self._worked_out:
            # Not sooner: hundreds of modules are read for it, and the screen's thread would wait for Python's lock.
            self._worked_out = True
            desk = self._desk
            self._bridge.ask(lambda: _work_out_one_of_each(desk), _nothing, _nothing, owner=self, by_itself=True)

    def _add(self, screen: ContactScreen) -> None:
        self._ready.append(screen)
        then, self._then = self._then, []
        for do in then:
            in_a_turn(self._timer, do)  # not `self`, which is callable


def _work_out_one_of_each(desk: Desk) -> None:
    """What is slow the first time alone (holidays of a country, names of days), before a citizen waits for it."""
    now = desk.clock.now()
    dates.full_day(now.date(), language())
    for code in {service.calendar_code: code for code, service in desk.catalogue.services.items()}.values():
        cases.promise_for(desk, code, now)


def _nothing(_result: object) -> None:
    """Whoever needs it works it out again, and says what is wrong."""
