"""What scrolls, and takes the Tab key only where nothing else in it does."""

from PySide6.QtCore import Qt
from PySide6.QtGui import QFocusEvent
from PySide6.QtWidgets import QScrollArea, QWidget

ON_THE_WAY = {Qt.FocusReason.TabFocusReason: True, Qt.FocusReason.BacktabFocusReason: False}
"""Whether it goes forwards."""


class ScrollArea(QScrollArea):
    """Words alone, more than there is room for, are read with the arrow keys: so it must be a stop. Whatever can be
    pressed or typed in comes into sight by itself as one goes to it; to stop before that would be a key in vain."""

    @property
    def is_a_stop(self) -> bool:
        inside = self.widget()
        if inside is None or self.verticalScrollBar().maximum() == 0:
            return False
        return not any(_takes_tab(each) for each in inside.findChildren(QWidget))

    def focusInEvent(self, event: QFocusEvent) -> None:
        super().focusInEvent(event)
        forwards = ON_THE_WAY.get(event.reason())
        if forwards is not None and not self.is_a_stop:
            self.focusNextPrevChild(forwards)


def _takes_tab(widget: QWidget) -> bool:
    if isinstance(widget, ScrollArea):
        return widget.is_a_stop
    return bool(widget.focusPolicy() & Qt.FocusPolicy.TabFocus) and widget.isVisible() and widget.isEnabled()


def into_sight(widget: QWidget) -> None:
    """Scroll whatever holds `widget` until it is seen: Qt does so for the Tab key alone."""
    parent = widget.parentWidget()
    while parent is not None:
        if isinstance(parent, QScrollArea):
            parent.ensureWidgetVisible(widget)
        parent = parent.parentWidget()
