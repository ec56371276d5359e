"""Another page costs one painting of it."""

from collections import Counter

import pytest
from PySide6.QtGui import QPaintEvent
from PySide6.QtWidgets import QFrame, QMainWindow, QWidget
from pytestqt.qtbot import QtBot

from tests.support import screens
from ui.style import parts
from ui.style.stack import Stack


class Part(QFrame):
    """Opaque, as a card is; or not, as what stands on one."""

    def __init__(self, painted: Counter[str], name: str, *, opaque: bool = True) -> None:
        super().__init__()
        self.setAutoFillBackground(opaque)
        self._painted, self._name = painted, name

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: N802 - Qt's name
        self._painted[self._name] += 1
        super().paintEvent(event)


def page(painted: Counter[str], name: str) -> QWidget:
    made = Part(painted, name)
    inside = parts.column(made, margin=4)
    for number in range(4):
        card = Part(painted, f"{name} {number}")
        parts.column(card, margin=4).addWidget(Part(painted, f"{name} {number} inside", opaque=False))
        inside.addWidget(card)
    return made


@pytest.fixture
def painted() -> Counter[str]:
    return Counter()


@pytest.fixture
def window(qtbot: QtBot) -> QMainWindow:
    made = QMainWindow()
    qtbot.addWidget(made)
    return made


@pytest.fixture
def stack(window: QMainWindow, qtbot: QtBot, painted: Counter[str]) -> Stack:
    made = Stack()
    window.setCentralWidget(made)
    for name in ("first", "second"):
        made.addWidget(page(painted, name))
    with qtbot.waitExposed(window):
        window.show()
    for index in (1, 0):  # both are laid out
        made.setCurrentIndex(index)
        qtbot.waitUntil(lambda: painted[("first", "second")[made.currentIndex()]] > 0)
    screens.settle()
    painted.clear()
    return made


def _each_once(painted: Counter[str], name: str) -> dict[str, int]:
    inside = {f"{name} {number}{what}": 1 for number in range(4) for what in ("", " inside")}
    return {name: 1, **inside}


def test_every_part_of_the_page_that_comes_is_painted_once(stack: Stack, painted: Counter[str], qtbot: QtBot) -> None:
    stack.setCurrentIndex(1)
    qtbot.waitUntil(lambda: painted["second"] > 0)
    assert dict(painted) == _each_once(painted, "second")
    assert stack.updatesEnabled()


def test_the_page_that_is_left_when_another_goes_is_painted_once(
    stack: Stack, painted: Counter[str], qtbot: QtBot
) -> None:
    gone = stack.widget(0)
    assert gone is not None
    stack.removeWidget(gone)
    gone.hide()
    qtbot.waitUntil(lambda: painted["second"] > 0)
    assert dict(painted) == _each_once(painted, "second")
    gone.deleteLater()


def test_one_that_is_kept_from_being_painted_stays_so(stack: Stack, painted: Counter[str], qtbot: QtBot) -> None:
    stack.setUpdatesEnabled(False)
    stack.setCurrentIndex(1)
    screens.settle()
    assert not painted
    stack.setUpdatesEnabled(True)
    qtbot.waitUntil(lambda: painted["second"] > 0)
