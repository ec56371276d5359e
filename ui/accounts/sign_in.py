"""Signing in: a page at the start, and a panel beside the work when a session has run out."""

from collections.abc import Callable
from dataclasses import dataclass

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QCheckBox, QFrame, QLineEdit, QWidget

from agent_desktop.faults import EnvironmentFault, ProgramFault
from agent_desktop.language import t
from ui.bridge import Asked, Bridge
from ui.style import parts, theme
from ui.style.announcing import announce
from ui.style.tokens import SPACE

WIDTH = 420
Fault = EnvironmentFault | ProgramFault


@dataclass(frozen=True)
class Typed:
    """What was typed to sign in."""

    server: str
    username: str
    password: str
    remember: bool


Enter = Callable[[Typed], object]


class SignInForm(QFrame):
    """Signals: `entered(object)`, with what `enter` answered.

    `enter` runs off the screen's thread and raises EnvironmentFault for whatever stands in the way.
    """

    entered = Signal(object)

    def __init__(self, bridge: Bridge, enter: Enter, *, title: str, server: str = "", username: str = "") -> None:
        super().__init__()
        self.setProperty("role", "card")
        self.setProperty("panel", True)
        self.setAccessibleName(title)
        self._bridge, self._enter = bridge, enter
        self._asked: Asked | None = None
        self.server = parts.text_field(t("Server address"), placeholder="https://", longest=500)
        self.server.setText(server)
        self.username = parts.text_field(t("User name"), longest=100)
        self.username.setText(username)
        self.password = parts.text_field(t("Password"), longest=1024)
        self.password.setEchoMode(QLineEdit.EchoMode.Password)
        self.remember = QCheckBox(t("Remember me on this computer"))
        self.remember.setAccessibleName(t("Remember me on this computer"))
        self.not_remembered = parts.label("", "muted_small", tone="warn", wrap=True)
        self.not_remembered.hide()
        self.said = parts.label("", "muted", wrap=True)
        self.said.hide()
        self.wrong = parts.label("", "error", wrap=True)
        self.advice = parts.label("", "muted", wrap=True)
        self.submit = parts.button(t("Sign in"), self.go, icon="log-in", kind="primary")
        self.cancel = parts.button(t("Cancel"), self.stop)
        self._lay_out(title)
        for field in (self.server, self.username, self.password):
            field.returnPressed.connect(self.go)
            field.textEdited.connect(lambda _text: self._clear())
        self._set_busy(busy=False)
        self._clear()

    def _lay_out(self, title: str) -> None:
        inside = parts.column(self, margin=SPACE.page, gap=SPACE.wide)
        inside.addWidget(parts.label(title, "title", wrap=True))
        inside.addWidget(self.said)
        self._address = parts.labelled(
            t("Server address"), self.server, hint=t("From whoever looks after this computer. It begins with https.")
        )
        inside.addWidget(self._address)
        inside.addWidget(parts.labelled(t("User name"), self.username))
        inside.addWidget(parts.labelled(t("Password"), self.password))
        inside.addWidget(self.remember)
        inside.addWidget(self.not_remembered)
        inside.addWidget(self.wrong)
        inside.addWidget(self.advice)
        buttons = parts.row(gap=SPACE.normal)
        buttons.addWidget(self.submit)
        buttons.addWidget(self.cancel)
        buttons.addStretch(1)
        inside.addLayout(buttons)
        inside.addStretch(1)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter signs in from the box too; fields and buttons take it themselves."""
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and self.remember.hasFocus():
            self.go()
        else:
            super().keyPressEvent(event)

    def say(self, words: str) -> None:
        """Why one is asked to sign in, below the title."""
        self.said.setText(words)
        self.said.setVisible(bool(words))

    def say_beside_box(self, words: str) -> None:
        """Why "Remember me" cannot be done here; "" where it can."""
        self.not_remembered.setText(words)
        self.not_remembered.setVisible(bool(words))
        self.remember.setAccessibleDescription(words)
        announce(self.remember, words)

    def focus_first_empty(self) -> None:
        """Put the cursor where something still has to be typed."""
        fields = (self.server, self.username, self.password)
        next((field for field in fields if not field.text()), self.password).setFocus()

    def fix_account(self) -> None:
        """Only the password may be typed: the same person goes on where they were, remembered or not as before."""
        for field in (self.server, self.username):
            field.setEnabled(False)
        self._address.hide()
        self.remember.hide()

    def go(self) -> None:
        """Ask to be let in with what stands in the fields."""
        if self._asked is not None:
            return
        empty = [field for field in (self.server, self.username, self.password) if not field.text().strip()]
        if empty:
            needed = {
                self.server: t("Type the server address first."),
                self.username: t("Type your user name first."),
                self.password: t("Type your password first."),
            }
            self._show_wrong(needed[empty[0]], "")
            empty[0].setFocus()
            return
        self.start(Typed(self.server.text(), self.username.text(), self.password.text(), self.remember.isChecked()))

    def start(self, typed: Typed) -> None:
        """Ask to be let in. The password is not kept here longer than the asking takes."""
        self.wait_for(lambda: self._enter(typed))

    def wait_for(self, enter: Callable[[], object]) -> None:
        """Ask in another way, such as by what the keyring remembers. None as the answer: it is to be typed."""
        self._clear()
        self._set_busy(busy=True)
        self._asked = self._bridge.ask(enter, self._done, self._failed, owner=self)

    def stop(self) -> None:
        """Give up asking; what was typed stays."""
        if self._asked is not None:
            self._asked.cancel()
            self._asked = None
        self._set_busy(busy=False)

    def _done(self, result: object) -> None:
        self._asked = None
        self._set_busy(busy=False)
        if result is None:
            self.focus_first_empty()
            return
        self.password.clear()
        self.entered.emit(result)

    def _failed(self, fault: Fault) -> None:
        self._asked = None
        self._set_busy(busy=False)
        if isinstance(fault, EnvironmentFault):
            self._show_wrong(fault.what, fault.do)
        else:
            self._show_wrong(
                t("Something went wrong in Agent Desktop itself."), t("Try again. If it happens again, tell support.")
            )
        self.password.setFocus()
        self.password.selectAll()

    def _show_wrong(self, what: str, do: str) -> None:
        self.wrong.setText(what)
        self.wrong.setVisible(bool(what))
        self.advice.setText(do)
        self.advice.setVisible(bool(do))
        announce(self, f"{what} {do}".strip(), urgent=True)

    def _clear(self) -> None:
        self.wrong.hide()
        self.advice.hide()

    def _set_busy(self, *, busy: bool) -> None:
        self.submit.setEnabled(not busy)
        self.submit.set_words(t("Signing in…") if busy else t("Sign in"))
        self.cancel.setVisible(busy)


class SignInPage(QWidget):
    """The form in the middle of an empty window."""

    def __init__(self, form: SignInForm) -> None:
        super().__init__()
        self.setProperty("role", "page")
        self.form = form
        inside = parts.column(self, margin=0)
        holder = parts.frame("plain")
        middle = parts.column(holder, margin=SPACE.section)
        middle.addStretch(1)
        # Not by alignment: a height for the wrapped words would be worked out for the width of the whole window.
        across = parts.row()
        across.addStretch(1)
        across.addWidget(form, 20)
        across.addStretch(1)
        middle.addLayout(across)
        middle.addStretch(2)
        inside.addWidget(parts.scrolling(holder, t("Sign in")))
        theme.changes.theme_changed.connect(self._size)
        self._size()

    def _size(self) -> None:
        self.form.setMinimumWidth(min(theme.pixels(WIDTH), 640))
        self.form.setMaximumWidth(theme.pixels(WIDTH))
