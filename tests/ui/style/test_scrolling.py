"""What scrolls is a stop of the Tab key only where nothing else in it is."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QPushButton, QWidget
from pytestqt.qtbot import QtBot

from ui.style import parts
from ui.style.scrolling import ScrollArea


class Between(QWidget):
    """`area`, with a button before it and one after it."""

    def __init__(self, area: ScrollArea, qtbot: QtBot) -> None:
        super().__init__()
        qtbot.addWidget(self)
        self.before, self.after = QPushButton("before"), QPushButton("after")
        inside = parts.column(self)
        for each in (self.before, area, self.after):
            inside.addWidget(each)
        self.resize(200, 200)
        self.show()
        self.activateWindow()
        qtbot.waitUntil(self.isActiveWindow)
        self.before.setFocus()


def words(lines: int) -> QWidget:
    made = parts.frame("plain")
    parts.column(made).addWidget(parts.label("\n".join(["words"] * lines)))
    return made


@pytest.mark.parametrize(("lines", "stops"), [(1, False), (100, True)])
def test_words_alone_are_a_stop_where_there_is_no_room_for_them(
    dressed: QApplication, qtbot: QtBot, lines: int, stops: bool
) -> None:
    area = parts.scrolling(words(lines), "Words")
    window = Between(area, qtbot)
    QTest.keyClick(window.before, Qt.Key.Key_Tab)
    assert QApplication.focusWidget() is (area if stops else window.after)


def test_a_control_inside_is_the_stop_both_ways(dressed: QApplication, qtbot: QtBot) -> None:
    inside = words(100)
    control = parts.button("inside")
    layout = inside.layout()
    assert layout is not None
    layout.addWidget(control)
    window = Between(parts.scrolling(inside, "Words"), qtbot)
    QTest.keyClick(window.before, Qt.Key.Key_Tab)
    assert QApplication.focusWidget() is control
    QTest.keyClick(control, Qt.Key.Key_Tab)
    assert QApplication.focusWidget() is window.after
    QTest.keyClick(window.after, Qt.Key.Key_Backtab)
    QTest.keyClick(control, Qt.Key.Key_Backtab)
    assert QApplication.focusWidget() is window.before
