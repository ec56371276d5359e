"""A large answer shows all its words at every width and size, its key and its icon, and says what it is."""

from collections.abc import Iterator

import pytest
from PySide6.QtGui import QImage
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from ui.style import theme
from ui.style.answers import AnswerButton

LONG = "Someone who has authority to speak for them, by a court or in writing"


@pytest.fixture
def answer(dressed: QApplication, qtbot: QtBot) -> AnswerButton:
    del dressed
    made = AnswerButton(2, LONG, below="Adult social care", icon="users")
    qtbot.addWidget(made)
    return made


@pytest.fixture
def twice_as_large(dressed: QApplication) -> Iterator[None]:
    theme.apply(dressed, scale=200)
    yield
    theme.apply(dressed)


def grabbed(answer: AnswerButton, width: int) -> QImage:
    answer.resize(width, answer.heightForWidth(width))
    return answer.grab().toImage()


def differing_rows(one: QImage, other: QImage) -> list[int]:
    assert one.size() == other.size()
    return [y for y in range(one.height()) if any(one.pixel(x, y) != other.pixel(x, y) for x in range(one.width()))]


def test_the_narrower_the_higher(answer: AnswerButton) -> None:
    heights = [answer.heightForWidth(width) for width in (900, 500, 320, 240)]
    assert heights == sorted(heights)
    assert heights[-1] > heights[0]


def test_larger_words_want_more_room(answer: AnswerButton, request: pytest.FixtureRequest) -> None:
    before = answer.heightForWidth(400), answer.minimumSizeHint()
    request.getfixturevalue("twice_as_large")
    assert answer.heightForWidth(400) > 1.5 * before[0]
    assert answer.minimumSizeHint().width() > 1.5 * before[1].width()


@pytest.mark.parametrize("width", [240, 500])
def test_all_its_words_are_painted_within_it(answer: AnswerButton, width: int) -> None:
    """What differs from the same answer without words stands clear of its edges."""
    said = grabbed(answer, width)
    bare = AnswerButton(0, "")
    bare.resize(said.size())
    rows = differing_rows(said, bare.grab().toImage())
    assert rows
    assert rows[0] > 2
    assert rows[-1] < said.height() - 3
    bare.deleteLater()


def test_another_answer_in_its_place(answer: AnswerButton) -> None:
    before = grabbed(answer, 500)
    answer.say(3, "Called back")
    assert (answer.accessibleName(), answer.accessibleDescription(), answer.number) == ("Called back", "", 3)
    answer.resize(before.size())
    assert differing_rows(before, answer.grab().toImage())


def test_answers_past_the_ninth_show_no_key(answer: AnswerButton) -> None:
    ninth, tenth = AnswerButton(9, "The same words"), AnswerButton(10, "The same words")
    assert tenth.sizeHint().width() < ninth.sizeHint().width()
    for each in (ninth, tenth):
        each.deleteLater()
