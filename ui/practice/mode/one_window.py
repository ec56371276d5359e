"""The window of practice and the live one: one of the two is seen, never both, so that nobody works in each by half."""

from collections.abc import Callable, Iterator
from typing import TYPE_CHECKING

import shiboken6
from PySide6.QtCore import QObject, Qt, QTimer, Signal
from PySide6.QtWidgets import QWidget

from agent_desktop.contract.accounts import User
from agent_desktop.language import t
from ui.practice.mode.voice import Voice
from ui.practice.mode.window import PracticeWindow
from ui.shell.helping import Helping
from ui.shell.preferences import Preferences
from ui.shell.shortcuts import Shortcuts
from ui.shell.work import Work
from ui.shell.work_keys import bind_work_keys
from ui.style.announcing import announce
from ui.style.at_once import painted_later
from ui.turns import in_a_turn

if TYPE_CHECKING:
    from ui.shell.desktop import Desktop

Doing = Callable[["Callable[[Work], None]"], None]


class OneWindow(QObject):
    """Makes the window of practice when it is first needed. Signals: leave_wanted()."""

    leave_wanted = Signal()

    def __init__(self, desktop: "Desktop", preferences: Preferences, doing: Doing, voice: Voice) -> None:
        """`doing`: does something with the work of practice, where it goes on."""
        super().__init__(desktop)
        self._desktop, self._preferences, self._doing, self._voice = desktop, preferences, doing, voice
        self.made: PracticeWindow | None = None
        self._making = self._make()
        self._then: list[Callable[[], object]] = []
        self._user: User | None = None
        voice.silent.connect(self._say_silent)

    @property
    def in_front(self) -> bool:
        return self.made is not None and self.made.isVisible()

    @property
    def shortcuts(self) -> Shortcuts:
        self.window  # noqa: B018 - it is made with them
        return self._shortcuts

    @property
    def window(self) -> PracticeWindow:
        """Made at once, as far as it is not."""
        for _piece in self._making:
            pass
        assert self.made is not None
        return self.made

    def when_made(self, do: Callable[[], object]) -> None:
        """Call `do` once it is there: it is made a piece at a time, each in a turn of its own."""
        self._then.append(do)
        if len(self._then) == 1:
            self._go_on_making()

    def _go_on_making(self) -> None:
        if self.made is None and next(self._making, self) is not self:
            in_a_turn(self, self._go_on_making)
            return
        then, self._then = self._then, []
        for do in then:
            do()

    def _make(self) -> Iterator[None]:
        self._shortcuts = Shortcuts(self._preferences.settings.shortcuts)
        window = PracticeWindow(self._shortcuts)
        yield
        yield from window.build(self._shortcuts)
        bind_work_keys(self._shortcuts, window, self._doing)
        self.helping = Helping(window, self._shortcuts, self._preferences, lambda: None, self)
        self.helping.closed.connect(self._help_closed)
        self._shortcuts.bind(window, "help", self.helping.show)
        window.rail.chosen.connect(self.go)
        window.may_close = self._may_close
        bar = window.bar
        self._desktop.take_choices(bar)
        self._desktop.dressed.connect(self._show_user)
        bar.shortcuts_asked.connect(self.helping.show)
        bar.sign_out_asked.connect(self.leave_wanted)
        bar.connection_asked.connect(lambda: self._doing(lambda work: work.explain_connection()))
        bar.call_asked.connect(lambda: self.go("contact"))
        window.call.quiet_wanted.connect(self._turn_voice)
        self.made = window

    def go(self, place: str) -> None:
        self.window.go(place)
        self.window.go_to_contact()

    def show_user(self, user: User) -> None:
        self._user = user
        self._show_user()

    def _show_user(self) -> None:
        if self._user is not None:
            self._desktop.show_user_in(self.window.bar, self._user)

    def rest(self, *, resting: bool) -> None:
        """While practice is paused nothing of the call can be done."""
        self.window.rail.setEnabled(not resting)
        self.window.call.setEnabled(not resting)
        self.window.band.show_paused(resting)

    # ---- which of the two --------------------------------------------------------------------------------------------

    def to_the_front(self) -> None:
        """Practice in place of live work."""
        window, live = self.window, self._desktop.window
        if not window.isVisible():
            window.resize(live.size())
            window.move(live.pos())
            window.setWindowState(live.windowState())
        with painted_later(window):
            window.show()
        live.hide()
        window.activateWindow()

    def put_away(self) -> None:
        """Live work in place of practice."""
        live = self._desktop.window
        live.show()
        if self.made is not None:
            if self.helping.is_open:
                self.helping.close()
            self.made.hide()
        live.activateWindow()

    def _may_close(self) -> bool:
        """The window goes as practice is left, and by no other way."""
        QTimer.singleShot(0, self, self.leave_wanted.emit)
        return False

    # ---- beside the call ---------------------------------------------------------------------------------------------

    def _help_closed(self, before: QWidget | None) -> None:
        self.window.show_beside(None)
        if before is not None and shiboken6.isValid(before) and before.isVisible():
            before.setFocus(Qt.FocusReason.OtherFocusReason)

    def show_voice(self) -> None:
        self.window.call.show_voice(spoken=self._voice.available, quiet=self._voice.quiet)

    def _turn_voice(self) -> None:
        self._voice.be_quiet(not self._voice.quiet)
        self.show_voice()
        words = t("The caller's voice is off") if self._voice.quiet else t("The caller's voice is on")
        announce(self.window.call, words)

    def _say_silent(self, words: str) -> None:
        if self.made is not None:
            self.show_voice()
            self.made.notices.say(words, seconds=20)
