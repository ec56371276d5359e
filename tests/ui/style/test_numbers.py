"""Numbers are seen, as far from their edge as words are, and the wheel that scrolls a page changes none of them."""

from collections.abc import Callable

import pytest
from PySide6.QtCore import QPoint, QPointF, Qt
from PySide6.QtGui import QWheelEvent
from PySide6.QtWidgets import QApplication, QDoubleSpinBox, QSpinBox
from pytestqt.qtbot import QtBot

from tests.support import screens
from ui.style import parts
from ui.style.numbers import Amount, NumberField


@pytest.mark.parametrize("make", [lambda: NumberField(0, 2_000, 1_500), lambda: Amount(85, 0, 100, decimals=1)])
def test_a_number_is_seen_and_keeps_to_itself(
    make: Callable[[], QSpinBox | QDoubleSpinBox], qtbot: QtBot, dressed: QApplication
) -> None:
    assert dressed
    window = parts.frame("page", name="Window")
    inside = parts.column(window, margin=12)
    number, words = make(), parts.text_field("Words")
    inside.addWidget(number)
    inside.addWidget(words)
    qtbot.addWidget(window)
    window.show()
    screens.settle()
    edit, before = number.lineEdit(), number.value()
    assert edit.width() >= edit.fontMetrics().horizontalAdvance(edit.text()) + 2 * edit.textMargins().left()
    words.setText(edit.text())
    for each in (edit, words):
        each.setCursorPosition(0)
    starts = [each.mapTo(window, each.cursorRect().topLeft()).x() for each in (edit, words)]
    assert abs(starts[0] - starts[1]) <= 1, "both begin as far from the edge"
    at = QPointF(5, 5)
    turn = QWheelEvent(
        at,
        at,
        QPoint(),
        QPoint(0, -120),
        Qt.MouseButton.NoButton,
        Qt.KeyboardModifier.NoModifier,
        Qt.ScrollPhase.NoScrollPhase,
        False,
    )
    QApplication.sendEvent(number, turn)
    assert number.value() == before
