"""Parts that go: out of sight at once, and taken apart one after another, for each takes as long as a key may wait."""

from collections import deque

import shiboken6
from PySide6.QtCore import QCoreApplication, QEvent, QObject
from PySide6.QtWidgets import QApplication, QWidget

from ui.turns import LullTimer, any_awaited

BETWEEN_MS = 60
"""Between two parts: nobody waits for them to be gone, and keys and painting come first."""

MOST_PUT_OFF = 30
"""How often each is put off while somebody waits for something: to take a part apart Python's lock is asked for once a
widget, and whatever works on the answer has it."""


_PROPERTY = "going"
"""Of the application, which keeps what goes."""


class _Going(QObject):
    """One a program: whatever goes, goes in the order it was let go of."""

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        self.waiting: deque[QWidget] = deque()
        self._put_off = 0
        self._timer = LullTimer(self)
        self._timer.timeout.connect(self._take_next)

    def add(self, part: QWidget) -> None:
        self.waiting.append(part)
        if not self._timer.isActive():
            self._timer.start(BETWEEN_MS)

    def _take_next(self) -> None:
        if any_awaited() and self._put_off < MOST_PUT_OFF:
            self._put_off += 1
            self._timer.start(BETWEEN_MS)
            return
        self._put_off = 0
        part = self.waiting.popleft()
        if shiboken6.isValid(part):
            part.deleteLater()
            QCoreApplication.sendPostedEvents(part, QEvent.Type.DeferredDelete.value)  # in this turn, which is for it
        if self.waiting:
            self._timer.start(BETWEEN_MS)


def let_go(part: QWidget) -> None:
    """`part` is hidden, and gone a little later, after whatever was let go of before: large parts in it come first.
    Gone already: nothing happens."""
    if not shiboken6.isValid(part):
        return
    part.hide()
    app = QApplication.instance()
    assert app is not None
    going = app.property(_PROPERTY)
    if going is None or not shiboken6.isValid(going):
        going = _Going(app)
        app.setProperty(_PROPERTY, going)
    going.add(part)
