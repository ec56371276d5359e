"""Lines of words that are shaped once look as Qt's own do, and end in an ellipsis where their room ends."""

from collections.abc import Callable

import pytest
from PySide6.QtCore import QRect, Qt
from PySide6.QtGui import QColor, QFont, QImage, QPainter
from PySide6.QtWidgets import QApplication

from ui.style import theme
from ui.style.lines import one_line, shaped
from ui.style.tokens import TYPE

ROOM = QRect(6, 4, 280, 28)
WORDS = ("Council Tax — change of address", "Tŷ’r Plant", "王小明", "தமிழ்", "محمد رضا")

pytestmark = pytest.mark.usefixtures("dressed")


def painted(paint: Callable[[QPainter], object]) -> QImage:
    made = QImage(300, 40, QImage.Format.Format_RGB32)
    made.fill(Qt.GlobalColor.white)
    with QPainter(made) as painter:
        paint(painter)
    return made


def as_qt_does(words: str, font: QFont, *, at_end: bool) -> QImage:
    side = Qt.AlignmentFlag.AlignRight if at_end else Qt.AlignmentFlag.AlignLeft
    flags = int(side | Qt.AlignmentFlag.AlignVCenter | Qt.TextFlag.TextSingleLine)

    def paint(painter: QPainter) -> None:
        painter.setFont(font)
        painter.setPen(theme.colour("text"))
        painter.drawText(ROOM, flags, words)

    return painted(paint)


def ink(image: QImage) -> list[int]:
    """The columns in which something stands."""
    white = QColor(Qt.GlobalColor.white).rgb()
    return [x for x in range(image.width()) if any(image.pixel(x, y) != white for y in range(image.height()))]


@pytest.mark.parametrize("words", WORDS)
@pytest.mark.parametrize("at_end", [False, True])
def test_it_stands_where_qt_would_set_it(words: str, at_end: bool) -> None:
    font = theme.font(TYPE.body, 600)
    ours = painted(lambda painter: one_line(painter, ROOM, words, font, "text", at_end=at_end))
    ours_ink, theirs_ink = ink(ours), ink(as_qt_does(words, font, at_end=at_end))
    assert ours_ink
    assert abs(ours_ink[0] - theirs_ink[0]) <= 1
    assert abs(ours_ink[-1] - theirs_ink[-1]) <= 1


def test_what_does_not_fit_is_cut() -> None:
    font = theme.font()
    line = shaped("Housing Benefit: a change of circumstances, and of much else besides", font, 120)
    assert line.width <= 120
    assert line.text.text().endswith("…")


def test_lines_and_gaps_within_become_one_space() -> None:
    assert shaped("one\n two\t three", theme.font()).text.text() == "one two three"


def test_no_mark_in_it_is_taken_for_a_command() -> None:
    assert shaped("<b>O'Brien</b> & Sons", theme.font()).text.textFormat() is Qt.TextFormat.PlainText


def test_what_is_underlined_is_seen_to_be() -> None:
    font = theme.font()
    bare = painted(lambda painter: shaped("see", font).draw(painter, ROOM))
    font.setUnderline(True)
    lined = painted(lambda painter: shaped("see", font).draw(painter, ROOM))
    assert len(ink(lined)) >= len(ink(bare))
    rows = [sum(lined.pixel(x, y) != bare.pixel(x, y) for x in range(lined.width())) for y in range(lined.height())]
    assert max(rows) > len(ink(bare)) * 0.8


@pytest.mark.parametrize("moved", [(0, 0), (150, 0), (40, 6), (7, 3)])
def test_the_line_below_it_is_as_long_as_the_words(moved: tuple[int, int]) -> None:
    """Wherever in its window the part stands that it is painted on."""
    font = theme.font(2 * TYPE.body, 600)
    font.setUnderline(True)

    def paint(painter: QPainter) -> None:
        painter.setClipRect(0, 0, 500, 60)  # as the widget's own
        painter.translate(*moved)
        shaped("Speaking with", font).draw(painter, ROOM)

    made = QImage(500, 60, QImage.Format.Format_RGB32)
    made.fill(Qt.GlobalColor.white)
    with QPainter(made) as painter:
        paint(painter)
    columns = ink(made)
    wide = shaped("Speaking with", font).width
    assert abs(columns[0] - moved[0] - ROOM.x()) <= 2
    assert abs(columns[-1] - columns[0] - wide) <= 3


def test_every_size_of_text_is_shaped_anew(qapp: QApplication) -> None:
    from ui.style.buttons import Button

    button = Button("Finish contact", icon="check", keys="Ctrl+Return")
    try:
        at_base = button.sizeHint().width()
        theme.apply(qapp, scale=200)
        assert button.sizeHint().width() > at_base * 1.5
    finally:
        theme.apply(qapp)
        button.deleteLater()
