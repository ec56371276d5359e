"""The keys that lead through a walkthrough, wherever the focus is: where deeds are done it goes to and fro."""

import shiboken6
from PySide6.QtCore import QEvent, QObject, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QApplication, QWidget

from ui.walkthroughs.narration import Narration

COMMANDS = Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.AltModifier | Qt.KeyboardModifier.MetaModifier


class PlayingKeys(QObject):
    """While it lives: Space, Right, Left and Escape of a real keyboard lead through, and what else would be typed is
    dropped, or it stood among the words of the one who shows it. The Tab key and commands do what they always do.

    It looks at what comes to whatever has the focus, and to the window where nothing has. A filter on the whole program
    is called for every event of every object, and for the first that Python does not know it takes up all classes of Qt
    that were never needed: 30 ms.
    """

    def __init__(self, window: QWidget, narration: Narration) -> None:
        super().__init__(narration)
        self._window, self._narration = window, narration
        self._focused: QWidget | None = None
        app = QApplication.instance()
        assert isinstance(app, QApplication)
        window.installEventFilter(self)
        app.focusChanged.connect(self._follow)
        self._follow(None, QApplication.focusWidget())

    def _follow(self, _before: QWidget | None, now: QWidget | None) -> None:
        before, self._focused = self._focused, now
        if before is not None and before is not self._window and shiboken6.isValid(before):
            before.removeEventFilter(self)
        if now is not None and now.window() is self._window:
            now.installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() != QEvent.Type.KeyPress or not event.spontaneous() or not isinstance(event, QKeyEvent):
            return False
        if not isinstance(watched, QWidget):
            return False
        if self._narration.isAncestorOf(watched) or watched is self._narration or event.modifiers() & COMMANDS:
            return False
        return self._narration.takes(event.key()) or bool(event.text().strip())
