"""Saying aloud what changed, for those who cannot see it: a flag shown, a fault, the connection, saved."""

from PySide6.QtWidgets import QWidget


def announce(widget: QWidget, words: str, *, urgent: bool = False) -> None:
    """A screen reader says `words`: after what it is saying, or, if `urgent`, at once. Silent where none listens."""
    if not words:
        return
    from PySide6.QtGui import QAccessible, QAccessibleAnnouncementEvent  # late: a start says nothing

    event = QAccessibleAnnouncementEvent(widget, words)
    politeness = QAccessible.AnnouncementPoliteness
    event.setPoliteness(politeness.Assertive if urgent else politeness.Polite)
    QAccessible.updateAccessibility(event)
