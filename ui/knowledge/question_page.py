"""Nothing fits what was looked for: the words go to the editors, once whoever sends them has seen them."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QAbstractButton, QFrame, QWidget

from agent_desktop.contract.answering import LONGEST_ASKED
from agent_desktop.language import t
from ui.style.announcing import announce
from ui.style.copyable import wrapped
from ui.style.flow import FlowLayout
from ui.style.parts import button, column, label, text_field
from ui.style.tokens import SPACE

QUESTION = "answers.question"
"""The name of the field, as an open contact on disk keeps what stands in it."""


class QuestionPage(QFrame):
    """Signals: given(words); dropped() when nothing is to be sent."""

    given = Signal(str)
    dropped = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("role", "plain")
        self.setAccessibleName(t("A question to the editors"))
        title = label(t("What should there be an answer to?"), "strong", wrap=True)
        self.words = text_field(t("What should there be an answer to?"), longest=LONGEST_ASKED)
        self.words.setObjectName(QUESTION)
        self.words.returnPressed.connect(self._send)
        title.setBuddy(self.words)
        buttons = QWidget(self)
        line = FlowLayout(buttons, gap=SPACE.small)
        line.addWidget(button(t("Send to the editors"), self._send, icon="send"))
        line.addWidget(button(t("Leave it"), self.dropped.emit, kind="quiet"))
        inside = column(self, margin=SPACE.tight, gap=SPACE.small)
        inside.addWidget(title)
        inside.addWidget(self.words)
        inside.addWidget(wrapped(t("These words go as they stand. Leave out whom it is about."), "muted_small"))
        inside.addWidget(buttons)
        inside.addStretch(1)

    def ask(self, words: str) -> None:
        """With what was looked for, to be put better."""
        self.words.setText(" ".join(words.split())[:LONGEST_ASKED])
        self.words.setFocus()
        self.words.selectAll()
        announce(self, t("These words go to the editors. Enter sends them."))

    def as_new(self) -> None:
        self.words.setText("")

    def _send(self) -> None:
        words = " ".join(self.words.text().split())
        if words:
            self.as_new()
            self.given.emit(words)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape:
            self.dropped.emit()
        elif event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            focus = self.focusWidget()  # the field has sent it already, if it was pressed there
            if isinstance(focus, QAbstractButton):
                focus.click()
        else:
            super().keyPressEvent(event)
