"""The window of practice in every theme and size: nothing cut off or unnamed, every part reached by the keyboard."""

import pytest
from msgspec.structs import replace
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from agent_desktop.contract.base import Words
from agent_desktop.contract.practice import AttemptEnd, Heard, Point, PointKind
from tests.support import screens
from tests.ui.practice.mode.calls import begun, known, scenario
from ui.practice.mode.aside import CONTACT
from ui.practice.mode.opening import without_score
from ui.practice.mode.practising import Practising
from ui.practice.mode.result_page import ResultPage
from ui.practice.mode.window import CALL, SO_FAR, WAY
from ui.shell.desktop import Desktop

LONG = (
    "I have rung about this four times now and every time somebody says that the crew will come back and it never does."
)


def points() -> tuple[Point, ...]:
    why = Words(en="The date was not the one that he told.", cy="")
    won = Point(code="a", kind=PointKind.ANSWERS, words=Words(en="When it was due"), got=4.0, of=4.0, why=why, at=12.0)
    lost = replace(won, code="b", got=0.0, words=Words(en="Identity before anything personal"), critical=True)
    half = replace(won, code="c", got=2.0, words=Words(en="Adapted wording used at every step where there was one"))
    return won, lost, half


@pytest.mark.parametrize("size", [(1440, 900), (1024, 700)], ids=lambda size: f"{size[0]} wide")
def test_nothing_is_cut_off_in_any_look(
    size: tuple[int, int], desktop: Desktop, practising: Practising, qtbot: QtBot
) -> None:
    window = begun(desktop, qtbot)
    screen = known(practising, qtbot)
    screen._scripts._begin("missed-bin")
    window.resize(*size)
    window.call.add(Heard(by="caller", at=65.0, words=LONG))
    window.call.show_hint("His number is on record. Choose him, then begin the script about a missed bin.")
    window.so_far.show_before((61.0, 72.0, 81.0))
    assert practising.attempt is not None
    write = replace(without_score(practising.attempt.underway, AttemptEnd.FINISHED), score=72.5, critical=1)
    result = ResultPage(replace(write, points=points()), Words(en="Green bin missed two days ago."))
    window.places.add("result", lambda: result)
    practising._progress.stop()
    window.so_far.show_points(points())

    def page(code: str) -> None:
        window.go("contact")
        window.choose(code)

    def end() -> None:
        window.choose(CONTACT)
        window.go("result")

    screens.check_in_every_look(window, *(lambda code=code: page(code) for code in (CALL, WAY, SO_FAR)), end)


def test_every_part_is_reached_by_the_keyboard_alone(desktop: Desktop, practising: Practising, qtbot: QtBot) -> None:
    window = begun(desktop, qtbot)
    known(practising, qtbot)
    reached = set()
    for _ in range(20):
        QTest.keyClick(window, Qt.Key.Key_F6)
        focus = QApplication.focusWidget()
        reached |= {part.accessibleName() for part in window.panels() if focus and part.isAncestorOf(focus)}
    assert {"The practice call", "The call", "Where you are", "Top bar", "Sections"} <= reached
    assert scenario().title.en in [label.text() for label in window.band.findChildren(type(window.band._title))]


def test_what_the_caller_says_and_the_coach_is_said_to_a_screen_reader(
    desktop: Desktop, practising: Practising, qtbot: QtBot, heard: list[str]
) -> None:
    begun(desktop, qtbot)
    qtbot.waitUntil(lambda: any(words.startswith("Caller: ") for words in heard))
    assert "Practice. Nothing here reaches a real citizen or case." in heard


def test_the_map_is_folded_away_behind_the_call_and_opened_again(
    desktop: Desktop, practising: Practising, qtbot: QtBot
) -> None:
    window = begun(desktop, qtbot)
    before = window.area.width()
    window.way.fold_wanted.emit()
    screens.settle()
    assert window.area.width() > before
    assert not window.way.isVisible()
    window.choose(WAY)
    assert window.way.isVisible()
    window.choices.unfold_wanted.emit()
    screens.settle()
    assert window.way.isVisible()
    assert window.call.isVisible()
    assert window.area.width() == before
