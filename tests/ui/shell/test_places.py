"""Places are made when they are needed, or in the quiet before."""

from functools import partial

import shiboken6
from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QLabel, QWidget
from pytestqt.qtbot import QtBot

from tests.support import screens
from ui.shell.places import Places
from ui.style.piecewise import POLISHED_AT_ONCE


class Made:
    """Makes labels, and remembers which."""

    def __init__(self) -> None:
        self.pages: dict[str, QWidget] = {}

    def add_to(self, places: Places, *codes: str) -> None:
        for code in codes:
            places.add(code, partial(self._label, code))

    def _label(self, code: str) -> QWidget:
        assert code not in self.pages, "made twice"
        self.pages[code] = QLabel(code)
        return self.pages[code]


def test_a_place_is_made_when_someone_goes_there(qtbot: QtBot) -> None:
    places, made = Places(), Made()
    qtbot.addWidget(places)
    made.add_to(places, "first", "second")
    assert not made.pages
    places.show_place("second")
    assert (list(made.pages), places.code) == (["second"], "second")
    places.show_place("first")
    places.show_place("second")
    assert places.currentWidget() is made.pages["second"]


def test_in_the_quiet_all_are_made_and_the_one_in_front_stays(qtbot: QtBot) -> None:
    places, made = Places(), Made()
    qtbot.addWidget(places)
    places.show()
    made.add_to(places, "first", "second", "third")
    places.show_place("first")
    qtbot.waitUntil(lambda: len(made.pages) == 3 and places.is_ready)
    assert places.code == "first"
    assert all(places.indexOf(page) >= 0 for page in made.pages.values())


def test_what_was_taken_away_is_neither_shown_nor_made(qtbot: QtBot) -> None:
    places, made = Places(), Made()
    qtbot.addWidget(places)
    made.add_to(places, "first", "second", "third")
    places.show_place("first")
    places.take_away("second")
    assert places.show_place("second") is None
    places.clear()
    screens.settle()
    qtbot.waitUntil(lambda: places.is_ready)
    assert list(made.pages) == ["first"]
    assert not shiboken6.isValid(made.pages["first"])
    assert places.code == ""


def test_parts_that_go_while_their_place_is_made_ready_are_passed_over(qtbot: QtBot) -> None:
    """What a place shows may be another between two pieces, as when its list comes."""
    places = Places()
    qtbot.addWidget(places)
    places.show()
    parts: list[QWidget] = []

    class Crowd(QWidget):
        """Its parts go as soon as they are known."""

        def findChildren(self, kind: type[QWidget]) -> list[QWidget]:  # type: ignore[override]  # noqa: N802 - as Qt has it
            found = super().findChildren(kind)
            QTimer.singleShot(0, self, clear)
            return found

    def clear() -> None:
        while parts:
            shiboken6.delete(parts.pop())

    crowd = Crowd()
    parts += [QWidget(crowd) for _ in range(3 * POLISHED_AT_ONCE)]
    places.add("first", lambda: QLabel("first"))
    places.show_place("first")
    places.add("crowd", lambda: crowd, dress=None)
    qtbot.waitUntil(lambda: places.is_ready)
    assert not parts
    assert places.indexOf(crowd) >= 0


def test_one_taken_away_before_its_first_piece_is_never_made(qtbot: QtBot) -> None:
    """Whoever would have made it is gone: practice is left while its places are still to be made."""
    places, made = Places(), Made()
    qtbot.addWidget(places)
    made.add_to(places, "first")
    places._go_on()
    places.clear()
    places._go_on()
    assert made.pages == {}
