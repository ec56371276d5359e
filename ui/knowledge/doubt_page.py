"""What is wrong with an answer: a number key says it, a remark may follow, Enter sends it to whoever looks after it."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QAbstractButton, QFrame, QWidget

from agent_desktop.contract.answering import LONGEST_REMARK, FeedbackKind
from agent_desktop.language import t
from ui.knowledge.reading import AnswerView
from ui.style.announcing import announce
from ui.style.answers import AnswerButton
from ui.style.copyable import wrapped
from ui.style.flow import FlowLayout
from ui.style.parts import button, column, label, text_field
from ui.style.tokens import SPACE

REMARK = "answers.remark"
"""The name of the field, as an open contact on disk keeps what stands in it."""


def doubt_words(kind: FeedbackKind) -> str:
    return {
        FeedbackKind.WRONG: t("It is wrong"),
        FeedbackKind.OUT_OF_DATE: t("It is out of date"),
        FeedbackKind.UNCLEAR: t("It is not clear"),
        FeedbackKind.INCOMPLETE: t("Something is missing"),
        FeedbackKind.HELPED: t("It helped"),
    }[kind]


class DoubtPage(QFrame):
    """Signals: given(AnswerView, FeedbackKind, remark); dropped() when nothing is to be sent."""

    given = Signal(object, object, str)
    dropped = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("role", "plain")
        self._view: AnswerView | None = None
        self._heading = wrapped("", "strong")
        self._reaches = wrapped("", "muted_small")
        holder = QWidget(self)
        kinds = FlowLayout(holder, gap=SPACE.small, least_width=150)
        self._kinds: dict[FeedbackKind, AnswerButton] = {}
        for number, kind in enumerate(FeedbackKind, start=1):
            made = AnswerButton(number, doubt_words(kind))
            made.setAutoExclusive(True)
            made.clicked.connect(lambda _checked=False, kind=kind: self._choose(kind))
            self._kinds[kind] = made
            kinds.addWidget(made)
        self.remark = text_field(t("More about it, if there is more"), longest=LONGEST_REMARK)
        self.remark.setObjectName(REMARK)
        self.remark.returnPressed.connect(self._send)
        title = label(t("More about it, if there is more"), "small")
        title.setBuddy(self.remark)
        buttons = QWidget(self)
        line = FlowLayout(buttons, gap=SPACE.small)
        self._sending = button(t("Send"), self._send, icon="send")
        line.addWidget(self._sending)
        line.addWidget(button(t("Leave it"), self.dropped.emit, kind="quiet"))
        inside = column(self, margin=SPACE.tight, gap=SPACE.small)
        for part in (self._heading, self._reaches, holder, title, self.remark, buttons):
            inside.addWidget(part)
        inside.addStretch(1)
        self.as_new()

    def ask(self, view: AnswerView) -> None:
        """About the answer being read."""
        self.as_new()
        self._view = view
        self._heading.say(t("Your word about “{title}”").format(title=view.title))
        reaches = (
            t("It reaches {name}, who looks after this answer.").format(name=view.owner)
            if view.owner
            else t("It reaches the editors.")
        )
        self._reaches.say(reaches)
        self.setAccessibleName(self._heading.accessibleName())
        announce(self, f"{self._heading.accessibleName()} {reaches}")
        next(iter(self._kinds.values())).setFocus()

    def as_new(self) -> None:
        self._view = None
        for made in self._kinds.values():
            made.setAutoExclusive(False)
            made.setChecked(False)
            made.setAutoExclusive(True)
        self._sending.setEnabled(False)
        self.remark.setText("")
        self._heading.say("")
        self._reaches.say("")
        self.setAccessibleName("")

    @property
    def _kind(self) -> FeedbackKind | None:
        return next((kind for kind, made in self._kinds.items() if made.isChecked()), None)

    def _choose(self, kind: FeedbackKind) -> None:
        self._kinds[kind].setChecked(True)
        self._sending.setEnabled(True)
        self.remark.setFocus()

    def _send(self) -> None:
        view, kind = self._view, self._kind
        if view is None or kind is None:
            return
        remark = self.remark.text().strip()
        self.as_new()
        self.given.emit(view, kind, remark)

    def _enter(self) -> None:
        """Enter presses the button that has the focus; on what is chosen already, and in the remark, it sends."""
        focus = self.focusWidget()
        if isinstance(focus, QAbstractButton) and not focus.isChecked():
            focus.click()
        else:
            self._send()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """A number says what is wrong; Escape leaves it."""
        kinds = list(self._kinds)
        if event.text().isdigit() and not event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier:
            number = int(event.text())
            if 1 <= number <= len(kinds):
                self._choose(kinds[number - 1])
            return
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self._enter()
            return
        if event.key() == Qt.Key.Key_Escape:
            self.dropped.emit()
            return
        super().keyPressEvent(event)
