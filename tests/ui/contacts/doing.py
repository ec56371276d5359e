"""What the tests of the contact screen do and look at, by the words that a person would go by."""

from PySide6.QtWidgets import QAbstractButton, QLabel, QWidget

from tests.support import screens
from ui.contacts.screen import ContactScreen
from ui.style.breaking import unbroken


def words_of(part: QWidget) -> str:
    """Every word that labels and buttons show."""
    labels = [label.text() for label in part.findChildren(QLabel) if label.isVisible()]
    buttons = [made.text() for made in part.findChildren(QAbstractButton) if made.isVisible()]
    return unbroken("\n".join((*labels, *buttons)))


def button_of(part: QWidget, name: str) -> QAbstractButton:
    """The visible button that a screen reader calls `name`, once all that was just made is laid out."""
    screens.settle()
    named = {made.accessibleName(): made for made in part.findChildren(QAbstractButton) if made.isVisible()}
    assert name in named, f"{name!r} is none of {sorted(named)}"
    return named[name]


def rows_of(screen: ContactScreen) -> list[str]:
    """The history as it is read out, top to bottom."""
    model = screen.history.model
    return [model.record(place).spoken for place in range(model.rowCount())]
