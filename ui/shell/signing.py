"""Signing in at the start, and again beside the work when the session has run out."""

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QWidget

from agent_desktop.language import t
from ui.accounts.sign_in import SignInForm, SignInPage, Typed
from ui.bridge import Bridge
from ui.shell.entering import Entering
from ui.shell.notices import Notice
from ui.shell.preferences import Preferences
from ui.shell.window import MainWindow
from ui.style import parts
from ui.style.announcing import announce

if TYPE_CHECKING:
    from agent_desktop.desk.desk import Desk


class Signing(QObject):
    """Signals: `entered(Entered)` at the start, `entered_again()` after the session had run out."""

    entered = Signal(object)
    entered_again = Signal()

    def __init__(self, window: MainWindow, bridge: Bridge, preferences: Preferences, entering: Entering) -> None:
        super().__init__(window)
        self._window, self._bridge, self._preferences, self._entering = window, bridge, preferences, entering
        self.again: SignInForm | None = None
        self.beside: QWidget | None = None
        self._offer: Notice | None = None
        self._offline = False
        self.ask()

    def ask(self) -> None:
        """The page at the start."""
        settings = self._preferences.settings
        self.form = SignInForm(
            self._bridge,
            self._entering.enter,
            title=t("Sign in"),
            server=self._entering.server or settings.server_url,
            username=settings.last_username,
        )
        self.form.remember.setChecked(bool(settings.last_username))
        self.form.entered.connect(self.entered)
        self.form.remember.toggled.connect(self._ask_keyring)
        self._ask_keyring(self.form.remember.isChecked())
        form = self.form
        self._window.places.take_away("sign_in")
        self._window.places.add("sign_in", lambda: SignInPage(form))
        self._window.go("sign_in")
        self._window.rail.hide()
        self.form.focus_first_empty()

    def ask_line(self) -> None:
        """That there is no line is said before anyone waits for it."""
        server = self._entering.server or self._preferences.settings.server_url
        if server:
            entering, form = self._entering, self.form
            self._bridge.ask(
                lambda: entering.why_no_line(server), form.say, lambda _fault: None, owner=form, by_itself=True
            )

    def _ask_keyring(self, wanted: bool) -> None:
        """Said beside the box, before anyone counts on it."""
        form = self.form
        if wanted:
            self._bridge.ask(self._entering.why_not_remembered, form.say_beside_box, lambda _fault: None, owner=form)
        else:
            form.say_beside_box("")

    def done(self, *, offline: bool) -> None:
        """Somebody is in: the page goes, and with it whatever was typed. `offline`: on this computer alone."""
        self._offline = offline
        self._window.places.take_away("sign_in")

    def begin_with(self, typed: Typed) -> None:
        """Sign in with what was given (the demo)."""
        self.form.server.setText(typed.server)
        self.form.username.setText(typed.username)
        self.form.start(typed)

    def resume(self, server: str, username: str) -> None:
        """As whoever was remembered here, if anybody is."""
        self.form.wait_for(lambda: self._entering.resume(server, username))

    def ask_again(self, desk: "Desk") -> None:
        """The session ran out, or there is a line at last: beside the work, with everything typed still there."""
        if self.again is not None:
            if self._offer is not None and not self._is_offered:  # put away, and needed again
                self.stand_beside()
            return
        settings = self._preferences.settings
        title = t("Sign in to send") if self._offline else t("Sign in again")
        self.again = form = SignInForm(
            self._bridge,
            lambda typed: self._entering.enter_again(desk, typed),
            title=title,
            server=settings.server_url,
            username=settings.last_username,
        )
        form.remember.setChecked(desk.remembered.on)
        form.fix_account()
        form.entered.connect(lambda _signed_in: self._in_again())
        self.beside = parts.scrolling(form, title)
        if self._offline:
            said = t("There is a connection again. Type your password once, and what waits is sent.")
        else:
            said = t("Your session has ended. Sign in again; everything you typed is still here.")
        form.say(said)
        self.stand_beside()
        # The focus stays where it is: someone is typing, and must not type notes into a password.
        announce(self._window, said, urgent=True)

    def stand_beside(self) -> None:
        """The panel beside the work, if anyone is to sign in again. Where there is room for one of the two, the work
        stays in sight, and a line above it says the same: the panel then covers it when that is asked for."""
        self._withdraw_offer()
        beside, form = self.beside, self.again
        if beside is None or form is None or self._window.has_room_beside:
            self._window.show_beside(beside, may_cover=beside is not None)
            return
        self._window.show_beside(None)
        self._offer = self._window.notices.say(
            form.said.text(), tone="warn", action=(form.accessibleName(), self._come_forward)
        )

    def _come_forward(self) -> None:
        self._withdraw_offer()
        if self.again is not None:
            self._window.show_beside(self.beside, may_cover=True)
            self.again.focus_first_empty()

    @property
    def _is_offered(self) -> bool:
        return any(notice is self._offer for notice in self._window.notices.shown)

    def _withdraw_offer(self) -> None:
        if self._offer is not None and self._is_offered:
            self._offer.dismiss()
        self._offer = None

    def forget_again(self) -> None:
        """At sign-out nobody is asked any more."""
        gone, self.again, self.beside = self.beside, None, None
        self.stand_beside()
        if gone is not None:
            gone.deleteLater()

    def _in_again(self) -> None:
        self.forget_again()
        self._offline = False
        self._window.notices.say(t("You are signed in again."), tone="good", seconds=8)
        self.entered_again.emit()
