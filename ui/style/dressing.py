"""Who wears the style sheet, and how all of them change it: what is shown first, a part at a time, between keys.

Qt dresses everything inside a part that is given another sheet, also what nobody sees, in one go: 0.17 ms a widget,
so 250 ms for a window with four contacts. Hence no window wears the sheet, but each of its panels does for itself.
"""

from weakref import WeakSet

import shiboken6
from PySide6.QtCore import QEvent, QObject, Signal
from PySide6.QtWidgets import QWidget

from ui.style.holding import hold, paint_again
from ui.turns import LullTimer


class Dressing(QObject):
    """Parts that never stand in one another. Those not shown are dressed when they are, or when there is time.

    Signals: changed() once all that is shown wears another sheet and is painted in it.
    """

    changed = Signal()

    def __init__(self) -> None:
        super().__init__()
        self._sheet = ""
        self._parts: WeakSet[QWidget] = WeakSet()
        self._waiting: list[QWidget] = []
        self._held: list[QWidget] = []
        self._timer = LullTimer(self)
        self._timer.timeout.connect(self._go_on)

    @property
    def has_parts(self) -> bool:
        return any(shiboken6.isValid(part) for part in self._parts)

    @property
    def is_done(self) -> bool:
        """Whether everything wears the sheet in use."""
        return not self._waiting

    @property
    def is_painted(self) -> bool:
        """Whether all that is shown wears the sheet in use and is painted in it."""
        return not self._held

    def wear(self, part: QWidget) -> None:
        """From now on `part` wears whatever sheet is in use."""
        self._parts.add(part)
        part.setStyleSheet(self._sheet)

    def change(self, sheet: str) -> None:
        """Another sheet for all. Windows are painted again once all that is shown in them wears it."""
        self._sheet = sheet
        for part in self._waiting:
            if shiboken6.isValid(part):
                part.removeEventFilter(self)
        parts = [part for part in self._parts if shiboken6.isValid(part)]
        self._waiting = sorted(parts, key=lambda part: not part.isVisible())
        for part in self._waiting:
            part.installEventFilter(self)
        for window in {part.window() for part in parts if part.isVisible()}.difference(self._held):
            hold(window)
            self._held.append(window)
        self._timer.start(0)

    def eventFilter(self, part: QObject, event: QEvent) -> bool:
        """What comes into sight is dressed before: but not in a window that is not painted until all in it is."""
        seen = event.type() == QEvent.Type.Show and isinstance(part, QWidget) and part.window() not in self._held
        if seen and part in self._waiting:
            self._waiting.remove(part)
            self._dress(part)
        return False

    def _go_on(self) -> None:
        """The next part, then turns for keys and for what is to be laid out anew; painting has one of its own."""
        if self._held and not any(shiboken6.isValid(each) and each.isVisible() for each in self._waiting):
            self._paint_again()
        elif self._waiting:
            part = self._waiting.pop(0)
            if shiboken6.isValid(part):
                self._dress(part)
        if self._waiting or self._held:
            self._timer.start(0)

    def _dress(self, part: QWidget) -> None:
        part.removeEventFilter(self)
        part.setStyleSheet(self._sheet)

    def _paint_again(self) -> None:
        held, self._held = self._held, []
        for window in held:
            if shiboken6.isValid(window):
                paint_again(window)
        if held:
            self.changed.emit()
