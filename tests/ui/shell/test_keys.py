"""The window by key presses alone."""

from PySide6.QtGui import QKeySequence
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from tests.support import accessibility, screens
from ui.shell.desktop import Desktop


def press(*keys: str) -> None:
    for each in keys:
        focus = QApplication.focusWidget()
        assert focus is not None, "nothing has the focus"
        QTest.keySequence(focus, QKeySequence(each))
        screens.settle()


def test_escape_leaves_the_help_from_a_field_for_keys_too(desktop: Desktop) -> None:
    press("F1")
    while accessibility.focus_name() != "Keys for: Finish the contact":
        press("Tab")
    press("Escape")
    assert not desktop.window.side.isVisible()
    assert desktop.shortcuts.of("contact.finish") == "Ctrl+Return"


def test_the_field_of_the_answers_place_stands_at_its_top(desktop: Desktop) -> None:
    desktop.window.go("answers")
    screens.settle()
    assert accessibility.focus_name() == "Find an answer"
    field = QApplication.focusWidget()
    assert field is not None
    panel = field.parentWidget()
    assert panel is not None
    assert field.geometry().bottom() < panel.height() // 4
