"""A place of those who write in a window of its own, at a real server with the demo authority."""

from abc import abstractmethod
from collections.abc import Iterable
from dataclasses import dataclass

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QFrame, QWidget
from pytestqt.qtbot import QtBot

from agent_desktop.desk.desk import Desk
from tests.support import screens
from ui.bridge import Bridge
from ui.shell.notices import NoticeArea
from ui.style import parts
from ui.style.buttons import Button


def window_of(place: QWidget, notices: NoticeArea, qtbot: QtBot) -> QFrame:
    """A window as large as on a screen of 1440 x 900, with `place` below the notices, in front."""
    window = parts.frame("page", name="Window")
    inside = parts.column(window)
    inside.addWidget(notices)
    inside.addWidget(place, 1)
    window.resize(1364, 840)
    with qtbot.waitActive(window):
        window.show()
        window.activateWindow()
    return window


def close_all(rooms: Iterable["PlaceInAWindow"]) -> None:
    """Once each has come to rest."""
    for room in rooms:
        room.rest()
        room.window.close()
        room.window.deleteLater()
    screens.settle()


@dataclass
class PlaceInAWindow:
    """The place as it stands in the window, worked by its buttons and keys."""

    desk: Desk
    bridge: Bridge
    window: QFrame
    notices: NoticeArea
    qtbot: QtBot

    def rest(self) -> None:
        """Until everything asked is answered, checked and painted."""
        self.qtbot.waitUntil(self.at_rest, timeout=20_000)
        screens.settle()

    @abstractmethod
    def at_rest(self) -> bool: ...

    def said(self) -> list[str]:
        return [notice.words for notice in self.notices.shown]

    def button(self, words: str) -> Button:
        """The one in sight whose words begin so."""
        found = [
            made
            for made in self.window.findChildren(Button)
            if made.isVisible()
            and made.isEnabled()
            and (made.words.startswith(words) or made.accessibleName() == words)
        ]
        assert found, f"no button “{words}”"
        return found[0]

    def press(self, words: str) -> None:
        self.button(words).click()
        self.rest()

    def key(self, key: Qt.Key, modifiers: Qt.KeyboardModifier = Qt.KeyboardModifier.NoModifier) -> None:
        focus = QApplication.focusWidget()
        assert focus is not None
        QTest.keyClick(focus, key, modifiers)

    def type(self, words: str) -> None:
        focus = QApplication.focusWidget()
        assert focus is not None
        QTest.keyClicks(focus, words)

    def tab_to(self, name: str) -> QWidget:
        """By the Tab key alone, to the control that is called so."""
        for _ in range(150):
            focus = QApplication.focusWidget()
            if focus is not None and focus.accessibleName() == name:
                return focus
            self.key(Qt.Key.Key_Tab)
        raise AssertionError(f"the Tab key does not come to “{name}”")
