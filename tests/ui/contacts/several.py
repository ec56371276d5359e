"""What a call's own case and a concern beside it are raised by, and where they are looked at."""

from PySide6.QtCore import Qt

from tests.ui.contacts.scripted import ASSISTED, at, days_ago, press, write
from ui.cases.cards import RaisedLines
from ui.contacts.screen import ContactScreen

Key = Qt.Key
RETURN = Key.Key_Return
ADULT = "adult_concern"


def card(screen: ContactScreen) -> dict[str, str]:
    """What the card beside the call says: each case by its title, with its reference."""
    shown = [lines for lines in screen.side.raised.findChildren(RaisedLines) if lines.isVisible()]
    return {lines.accessibleName(): lines.reference for lines in shown}


def title(screen: ContactScreen, service: str) -> str:
    return screen._around.catalogue.services[service].case_title.en


def to_the_concern(screen: ContactScreen) -> None:
    """Another script interrupts, by keys: an adult, not in danger now, seen yesterday; to the step that raises it."""
    screen._scripts.choose_another()
    press(screen, Key.Key_W)
    write(screen, "orry about")
    press(screen, RETURN, Key.Key_2, RETURN, Key.Key_2, RETURN, RETURN)
    assert at(screen) == "who_where"
    write(screen, "Mr Price")
    press(screen, Key.Key_Tab)
    write(screen, "4 Mill Lane")
    press(screen, RETURN)
    assert at(screen) == "words"
    write(screen, "Curtains shut for four days.")
    press(screen, Key.Key_Tab)
    write(screen, days_ago(screen, 1))
    press(screen, RETURN, RETURN, RETURN)
    assert at(screen) == "raise_adult"


def raise_the_concern(screen: ContactScreen) -> str:
    to_the_concern(screen)
    press(screen, RETURN)
    assert at(screen) == "close"
    concern = screen.draft.case
    assert concern is not None
    assert concern.service_code == ADULT
    return concern.reference


def raise_the_own(screen: ContactScreen) -> str:
    """From the first step of the missed bin to its case, by keys."""
    assert at(screen) == "when_due"
    write(screen, days_ago(screen, 2))
    press(screen, RETURN, Key.Key_1, RETURN)
    assert at(screen) == "where_and_how"
    write(screen, "Side passage")
    press(screen, RETURN, RETURN)
    assert at(screen) == "read_back"
    own = screen.draft.case
    assert own is not None
    assert own.service_code == ASSISTED
    return own.reference
