"""Panels are gone through as they are read."""

from hypothesis import given
from hypothesis import strategies as st
from PySide6.QtCore import QRect
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from ui.shell.reading_order import in_reading_order, reading_order
from ui.style import parts

PLACES = st.lists(st.builds(QRect, *[st.integers(0, 50)] * 2, *[st.integers(1, 30)] * 2), max_size=8)


def test_a_contact_is_read_from_its_header_by_its_columns_to_its_foot() -> None:
    foot, answers, step = QRect(70, 850, 1370, 50), QRect(1085, 280, 350, 560), QRect(450, 285, 620, 560)
    history, header, rail = QRect(80, 285, 350, 560), QRect(70, 90, 1370, 70), QRect(0, 45, 68, 855)
    assert reading_order([answers, foot, step, history, header, rail]) == [5, 4, 3, 2, 0, 1]


@given(PLACES)
def test_every_panel_comes_once(places: list[QRect]) -> None:
    assert sorted(reading_order(places)) == list(range(len(places)))


@given(st.lists(st.integers(0, 1000), unique=True, max_size=8))
def test_a_column_is_read_downwards(tops: list[int]) -> None:
    order = reading_order([QRect(0, top * 10, 100, 10) for top in tops])
    assert [tops[index] for index in order] == sorted(tops)


def test_what_scrolls_together_stays_together_before_what_stands_below_it(dressed: QApplication, qtbot: QtBot) -> None:
    window = QWidget()
    qtbot.addWidget(window)
    scrolled, foot = parts.frame("plain"), QWidget()
    first, second = QWidget(), QWidget()
    inside = parts.column(scrolled)
    for each in (first, second):
        each.setFixedHeight(600)
        inside.addWidget(each)
    outer = parts.column(window)
    outer.addWidget(parts.scrolling(scrolled, "Contact"), 1)
    foot.setFixedHeight(40)
    outer.addWidget(foot)
    window.resize(300, 300)
    window.show()
    assert in_reading_order([foot, second, first], window) == [first, second, foot]
