"""Notices come and go all day; nothing of them stays behind."""

from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from tests.support import leftovers, screens
from ui.shell.notices import MOST, NoticeArea


def area_in(window: QWidget, qtbot: QtBot) -> NoticeArea:
    qtbot.addWidget(window)
    area = NoticeArea()
    area.setParent(window)
    window.show()
    return area


def test_the_newest_stands_first_and_an_older_one_gives_way(qtbot: QtBot) -> None:
    window = QWidget()
    area = area_in(window, qtbot)
    for number in range(MOST + 2):
        area.say(f"Kept {number}.")
    assert [notice.words for notice in area.shown] == [f"Kept {number}." for number in (4, 3, 2)]
    area.shown[1].dismiss()
    assert [notice.words for notice in area.shown] == ["Kept 4.", "Kept 2."]


def test_the_same_words_stand_there_once(qtbot: QtBot) -> None:
    window = QWidget()
    area = area_in(window, qtbot)
    for _ in range(2):
        area.say("Kept.")
    assert [notice.words for notice in area.shown] == ["Kept."]


def test_the_area_takes_no_room_once_all_are_gone(qtbot: QtBot) -> None:
    window = QWidget()
    area = area_in(window, qtbot)
    area.say("Kept.")
    assert area.isVisible()
    area.as_new()
    assert not area.shown
    assert not area.isVisible()


def test_python_forgets_whatever_qt_has_deleted(qtbot: QtBot) -> None:
    """Else the next widget that gets the same address ends the program when it goes (docs/decisions/0024)."""
    window = QWidget()
    area = area_in(window, qtbot)
    known = leftovers.items_known()
    for number in range(9):
        area.say(f"Kept {number}.", more="More.", action=("Undo", area.update))
        screens.settle()
    area.as_new()
    screens.settle()
    assert leftovers.items_known() <= known  # fewer where others were collected meanwhile
