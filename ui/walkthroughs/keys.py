"""The keys that lead through a walkthrough, wherever the focus is: where deeds are done it goes to and fro."""

from PySide6.QtCore import QEvent, QObject, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QApplication, QWidget

from ui.walkthroughs.narration import Narration

COMMANDS = Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.AltModifier | Qt.KeyboardModifier.MetaModifier


class PlayingKeys(QObject):
    """While it lives: Space, Right, Left and Escape of a real keyboard lead through, and what else would be typed is
    dropped, or it stood among the words of the one who shows it. The Tab key and commands do what they always do."""

    def __init__(self, window: QWidget, narration: Narration) -> None:
        super().__init__(narration)
        self._window, self._narration = window, narration
        app = QApplication.instance()
        assert isinstance(app, QApplication)
        app.installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() != QEvent.Type.KeyPress or not event.spontaneous() or not isinstance(event, QKeyEvent):
            return False
        if not isinstance(watched, QWidget) or watched.window() is not self._window:
            return False
        if self._narration.isAncestorOf(watched) or watched is self._narration or event.modifiers() & COMMANDS:
            return False
        return self._narration.takes(event.key()) or bool(event.text().strip())
