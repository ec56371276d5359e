"""A window that is held paints nothing, and afterwards everything, once."""

from collections.abc import Iterator

import pytest
from PySide6.QtCore import QEvent, QObject
from PySide6.QtWidgets import QApplication, QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot

from ui.style.at_once import painted_later
from ui.style.holding import hold, paint_again


class Paints(QObject):
    """Counts them, of each part."""

    def __init__(self, parts: list[QWidget]) -> None:
        super().__init__(parts[0])
        self.of = dict.fromkeys(parts, 0)
        for part in parts:
            part.installEventFilter(self)

    def eventFilter(self, part: QObject, event: QEvent) -> bool:  # noqa: N802 - Qt's name
        if event.type() == QEvent.Type.Paint and isinstance(part, QWidget):
            self.of[part] += 1
        return False


@pytest.fixture
def window(qtbot: QtBot) -> Iterator[QWidget]:
    """In sight, with an opaque part and one in it that is not."""
    made = QWidget()
    inside = QVBoxLayout(made)
    opaque = QWidget(made)
    opaque.setAutoFillBackground(True)
    QVBoxLayout(opaque).addWidget(QWidget())
    inside.addWidget(opaque)
    qtbot.addWidget(made)
    made.resize(300, 200)
    made.show()
    qtbot.waitExposed(made)
    QApplication.processEvents()
    yield made
    made.hide()


def everything(window: QWidget) -> list[QWidget]:
    return [window, *window.findChildren(QWidget)]


def test_everything_is_painted_once(window: QWidget) -> None:
    paints = Paints(everything(window))
    hold(window)
    window.update()
    window.layout().setSpacing(20)  # type: ignore[union-attr] # it has one
    QApplication.processEvents()
    assert set(paints.of.values()) == {0}
    paint_again(window)
    assert max(paints.of.values()) == 1


def test_it_paints_once_it_was_let_go_of_as_often_as_it_was_held(window: QWidget) -> None:
    paints = Paints(everything(window))
    hold(window)
    hold(window)
    window.update()
    paint_again(window)
    QApplication.processEvents()
    assert paints.of[window] == 0
    paint_again(window)
    assert paints.of[window] == 1
    window.update()
    QApplication.processEvents()
    assert paints.of[window] == 2


def test_what_comes_into_sight_meanwhile_is_painted(qtbot: QtBot) -> None:
    window = QWidget()
    qtbot.addWidget(window)
    paints = Paints([window])
    with painted_later(window):
        window.show()
    qtbot.waitExposed(window)
    qtbot.waitUntil(lambda: paints.of[window] > 0)
    before = paints.of[window]
    window.update()
    qtbot.waitUntil(lambda: paints.of[window] > before)


def test_a_window_that_goes_while_it_is_held_harms_nobody(qtbot: QtBot) -> None:
    window = QWidget()
    window.show()
    qtbot.waitExposed(window)
    with painted_later(window):
        window.update()
    with qtbot.waitSignal(window.destroyed):
        window.deleteLater()
