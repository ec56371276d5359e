"""What has the focus is seen, also where the window has little room for it."""

from functools import partial

from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from ui.shell.sight import Sight, is_seen
from ui.style import parts


def test_the_focus_comes_into_sight_however_it_was_given(dressed: QApplication, qtbot: QtBot) -> None:
    window = QWidget()
    qtbot.addWidget(window)
    sight = Sight(window)
    content = parts.frame("plain")
    inside = parts.column(content)
    buttons = [parts.button(f"Button {number}") for number in range(40)]
    for each in buttons:
        inside.addWidget(each)
    parts.column(window).addWidget(parts.scrolling(content, "Buttons"))
    window.resize(200, 200)
    window.show()
    window.activateWindow()
    qtbot.waitUntil(window.isActiveWindow)
    for wanted in (buttons[-1], buttons[20], buttons[0]):
        wanted.setFocus()
        qtbot.waitUntil(partial(is_seen, wanted))
    assert not sight.isActive()
