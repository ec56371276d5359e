"""What is taken out of a layout is gone for Qt and for Python."""

import pytest
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QLayout, QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot

from tests.support import leftovers, screens
from ui.style.emptying import empty, taken_out
from ui.style.flow import FlowLayout


@pytest.mark.parametrize("kind", [QVBoxLayout, QHBoxLayout, FlowLayout])
def test_nothing_is_left_in_it_or_known_of_it(kind: type[QLayout], qtbot: QtBot) -> None:
    holder = QWidget()
    qtbot.addWidget(holder)
    layout = kind(holder)
    known = leftovers.items_known()
    for _ in range(3):
        for words in ("one", "two", "three"):
            layout.addWidget(QLabel(words))
        if isinstance(layout, QVBoxLayout):
            layout.addStretch(1)
        empty(layout)
        assert layout.count() == 0
        assert all(label.isHidden() for label in holder.findChildren(QLabel))
        screens.settle()
        assert not holder.findChildren(QLabel)
    assert leftovers.items_known() <= known  # fewer where others were collected meanwhile


def test_a_widget_taken_out_can_stand_elsewhere(qtbot: QtBot) -> None:
    holder, other = QWidget(), QWidget()
    for window in (holder, other):
        qtbot.addWidget(window)
    first, second = QVBoxLayout(holder), QVBoxLayout(other)
    frame = QFrame()
    first.addWidget(frame)
    assert list(taken_out(first)) == [frame]
    second.addWidget(frame)
    other.show()
    screens.settle()
    assert frame.parentWidget() is other
    assert frame.isVisible()
