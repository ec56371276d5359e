"""Saying aloud what changed, for those who cannot see it: a flag shown, a fault, the connection, saved."""

from PySide6.QtCore import Qt, QTimer
from PySide6.QtWidgets import QWidget

STILL_MS = 400
"""Whoever types is still: shorter says something of nearly every letter, longer is waited for."""


def announce(widget: QWidget, words: str, *, urgent: bool = False) -> None:
    """A screen reader says `words`: after what it is saying, or, if `urgent`, at once. Silent where none listens."""
    if not words:
        return
    from PySide6.QtGui import QAccessible, QAccessibleAnnouncementEvent  # late: a start says nothing

    event = QAccessibleAnnouncementEvent(widget, words)
    politeness = QAccessible.AnnouncementPoliteness
    event.setPoliteness(politeness.Assertive if urgent else politeness.Polite)
    QAccessible.updateAccessibility(event)


def announce_when_still(widget: QWidget, words: str) -> None:
    """`words` once nothing else was to be said of `widget` for a moment, in place of all that was: else someone who
    types would hear a queue of what held for each letter. "" takes back what was not said yet."""
    direct = Qt.FindChildOption.FindDirectChildrenOnly
    waiting = widget.findChild(_Waiting, options=direct) or _Waiting(widget)
    waiting.say(words)


class _Waiting(QTimer):
    def __init__(self, widget: QWidget) -> None:
        super().__init__(widget)
        self._widget, self._words = widget, ""
        self.setSingleShot(True)
        self.setInterval(STILL_MS)
        self.timeout.connect(self._say)

    def say(self, words: str) -> None:
        self._words = words
        self.start() if words else self.stop()

    def _say(self) -> None:
        words, self._words = self._words, ""
        announce(self._widget, words)
