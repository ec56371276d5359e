"""Where the handler types what the citizen asks."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QAction, QFocusEvent, QKeyEvent
from PySide6.QtWidgets import QLineEdit, QWidget

from agent_desktop.language import t
from ui.shell.shortcuts import Shortcuts
from ui.style import icons
from ui.style.buttons import keys_in_words

LONGEST = 200
NAME = "answers.search"
"""As an open contact on disk keeps what stands in it."""


class SearchField(QLineEdit):
    """Signals: begun() when someone comes to it; stepped(by) for the arrow keys; entered() for Enter; left() for
    Escape."""

    begun = Signal()
    stepped = Signal(int)
    entered = Signal()
    left = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName(NAME)
        self.setMaxLength(LONGEST)
        self.setAccessibleName(t("Find an answer"))
        self.setPlaceholderText(t("Find an answer"))
        self.setAccessibleDescription(t("Arrow keys go through what is found, Enter reads it"))
        self._glass = QAction(icons.icon("search", "text_quiet"), "", self)
        self.addAction(self._glass, QLineEdit.ActionPosition.LeadingPosition)

    def show_keys(self, shortcuts: Shortcuts) -> None:
        """The keys that lead here, shown while it is empty."""

        def say(code: str) -> None:
            if code == "answers.find":
                keys = keys_in_words(shortcuts.of(code))
                self.setPlaceholderText(t("Find an answer ({keys})").format(keys=keys))

        say("answers.find")
        shortcuts.follow(self, say)

    @property
    def words(self) -> str:
        return " ".join(self.text().split())

    def focusInEvent(self, event: QFocusEvent) -> None:
        super().focusInEvent(event)
        self.begun.emit()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if (
            event.key() in (Qt.Key.Key_Up, Qt.Key.Key_Down)
            and not event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier
        ):
            self.stepped.emit(1 if event.key() == Qt.Key.Key_Down else -1)
        elif event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and not event.modifiers():
            self.entered.emit()
        elif event.key() == Qt.Key.Key_Escape:
            self.left.emit()
        else:
            super().keyPressEvent(event)
