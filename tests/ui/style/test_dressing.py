"""Parts change their dress a little at a time: what is shown first, what is hidden at the latest when it is shown."""

from collections.abc import Iterator

import pytest
from PySide6.QtCore import QEvent, QObject
from PySide6.QtWidgets import QApplication, QLabel, QWidget
from pytestqt.qtbot import QtBot

from ui.style.dressing import Dressing

BEFORE, AFTER = "QLabel { color: #102030; }", "QLabel { color: #405060; }"


class Window(QWidget):
    """Two parts, one of them hidden."""

    def __init__(self) -> None:
        super().__init__()
        self.shown, self.hidden = QWidget(self), QWidget(self)
        self.words = {part: QLabel("Words", part) for part in (self.shown, self.hidden)}
        self.hidden.hide()

    def colour(self, part: QWidget) -> str:
        words = self.words[part]
        words.ensurePolished()
        return words.palette().color(words.foregroundRole()).name()


class Painted(QObject):
    """What the part that is shown wore, each time that the window was painted."""

    def __init__(self, window: Window) -> None:
        super().__init__(window)
        self.wearing: list[str] = []
        self._part = window.shown
        window.installEventFilter(self)

    def eventFilter(self, _window: QObject, event: QEvent) -> bool:  # noqa: N802 - Qt's name
        if event.type() == QEvent.Type.Paint:
            self.wearing.append(self._part.styleSheet())
        return False


@pytest.fixture
def dressing() -> Dressing:
    return Dressing()


@pytest.fixture
def window(qtbot: QtBot, dressed: QApplication, dressing: Dressing) -> Iterator[Window]:
    """Shown, its two parts dressed as before."""
    worn = dressed.styleSheet()
    dressed.setStyleSheet("")
    made = Window()
    qtbot.addWidget(made)
    dressing.change(BEFORE)
    for part in (made.shown, made.hidden):
        dressing.wear(part)
    made.show()
    qtbot.waitExposed(made)
    yield made
    made.hide()
    dressed.setStyleSheet(worn)


def test_all_wear_another_sheet_in_the_end(qtbot: QtBot, dressing: Dressing, window: Window) -> None:
    assert window.colour(window.shown) == "#102030"
    dressing.change(AFTER)
    qtbot.waitUntil(lambda: dressing.is_done)
    assert window.colour(window.shown) == window.colour(window.hidden) == "#405060"


def test_nothing_is_painted_half_dressed(qtbot: QtBot, dressing: Dressing, window: Window) -> None:
    painted = Painted(window)
    dressing.change(AFTER)
    window.update()
    with qtbot.waitSignal(dressing.changed):
        pass
    assert painted.wearing
    assert set(painted.wearing) == {AFTER}


def test_what_comes_into_sight_while_its_window_is_not_painted_is_dressed_before_that(
    qtbot: QtBot, dressing: Dressing, window: Window
) -> None:
    painted = Painted(window)
    dressing.change(AFTER)
    window.hidden.show()
    assert window.hidden.styleSheet() == BEFORE
    with qtbot.waitSignal(dressing.changed):
        pass
    assert painted.wearing
    assert set(painted.wearing) == {AFTER}
    assert window.hidden.styleSheet() == AFTER


def test_what_is_shown_before_its_turn_is_dressed_at_once(qtbot: QtBot, dressing: Dressing, window: Window) -> None:
    dressing.change(AFTER)
    with qtbot.waitSignal(dressing.changed):
        pass
    assert window.hidden.styleSheet() == BEFORE
    window.hidden.show()
    assert window.hidden.styleSheet() == AFTER


def test_a_change_upon_a_change_and_a_part_that_goes(qtbot: QtBot, dressing: Dressing, window: Window) -> None:
    dressing.change(BEFORE + " ")
    window.hidden.deleteLater()
    dressing.change(AFTER)
    qtbot.waitUntil(lambda: dressing.is_done)
    assert window.shown.styleSheet() == AFTER
    assert dressing.has_parts
