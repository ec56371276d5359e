"""The Outbox page: what it says of each row, by keys alone, with ten thousand rows as with ten."""

from collections.abc import Iterator
from datetime import timedelta

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLabel, QWidget
from pytestqt.qtbot import QtBot

from agent_desktop.contract.deliveries import DeliveryKind
from agent_desktop.contract.problems import FieldError
from agent_desktop.outbox.rows import OutboxRow, RowState
from tests.support import screens
from tests.ui.outbox.records import (
    ANOTHER,
    FEEDBACK,
    NOTES,
    NOW,
    QUESTION,
    REFERENCE,
    SERVICES,
    around,
    case,
    concern,
    contact,
    one_of_each,
    refused,
    row,
)
from ui.outbox.model import PAGE, gathered
from ui.outbox.page import OutboxPage
from ui.style import parts
from ui.style.buttons import Button


@pytest.fixture
def page(qtbot: QtBot, dressed: QApplication) -> Iterator[OutboxPage]:
    del dressed
    made = OutboxPage(around(()), SERVICES)
    window = parts.frame("page")
    window.setAccessibleName("Window")
    parts.column(window).addWidget(made)
    window.resize(1300, 800)
    with qtbot.waitActive(window):
        window.show()
        window.activateWindow()
    yield made
    window.close()
    window.deleteLater()
    screens.settle()


def show(page: OutboxPage, rows: tuple[OutboxRow, ...]) -> None:
    page.show_rows(gathered(rows), around(rows))
    screens.settle()


def said(inside: QWidget) -> str:
    labels = [label.text() for label in inside.findChildren(QLabel) if label.isVisible()]
    return "\n".join(labels).replace("\N{ZERO WIDTH SPACE}", "")


def button(inside: QWidget, words: str) -> Button:
    return next(made for made in inside.findChildren(Button) if made.words.startswith(words) and made.isVisible())


def test_every_state_in_every_look(page: OutboxPage) -> None:
    rows = one_of_each()
    show(page, rows)
    for chosen in rows[:4]:
        page.choose(chosen)
        screens.check_in_every_look(page.window())
    page.window().resize(880, 600)
    screens.check_in_every_look(page.window())


def test_the_empty_outbox_says_so_and_when_something_went_last(page: OutboxPage) -> None:
    show(page, one_of_each())
    show(page, ())
    page.say_last_sent("14:02")
    screens.settle()
    assert "Everything is sent" in said(page)
    assert "14:02" in said(page)
    screens.check_in_every_look(page.window())


def test_why_a_row_has_not_gone_and_what_is_in_it(page: OutboxPage) -> None:
    rows = one_of_each()
    show(page, rows)
    page.choose(rows[0])
    told = said(page.details)
    assert "The server did not answer. Tried again at 14:22." in told
    assert NOTES in told
    assert "Missed bin" in told
    page.choose(rows[1])
    assert "Goes right after: Contact" in said(page.details)


def test_a_row_behind_a_refused_one_says_what_it_waits_for(page: OutboxPage) -> None:
    first = refused(contact())
    rows = (first, case(first))
    show(page, rows)
    page.choose(rows[1])
    assert "Waits until you have looked at: Contact" in said(page.details)


def test_two_cases_of_one_contact_are_told_apart_in_every_look(page: OutboxPage) -> None:
    first = contact()
    rows = (first, case(first), concern(first))
    show(page, rows)
    page.choose(rows[1])
    assert f"Case {REFERENCE} raised · Mair Evans" in said(page.details)
    assert "Missed bin" in said(page.details)
    assert ANOTHER not in said(page.details)
    page.choose(rows[2])
    told = said(page.details)
    assert f"Case {ANOTHER} raised · Mair Evans" in told
    assert "Concern about an adult" in told
    assert "Curtains shut for four days." in told
    assert "Goes right after: Contact" in told, "of the contact, and not behind the other case"
    assert REFERENCE not in told
    spoken = [page.model.shown(place).spoken for place in range(page.model.rowCount())]
    assert len(set(spoken)) == len(rows), "a screen reader tells them apart"
    screens.check_in_every_look(page.window())
    page.window().resize(880, 600)
    screens.check_in_every_look(page.window())


def test_of_two_cases_one_refused_holds_the_other_not_up(page: OutboxPage) -> None:
    first = contact()
    rows = (refused(case(first), FieldError(field="answers.bin", message="Too long")), concern(first))
    show(page, rows)  # the contact is sent
    page.choose(rows[0])
    assert "Too long" in said(page.details)
    page.choose(rows[1])
    assert "Goes with the next exchange." in said(page.details)


def test_what_was_refused_is_said_by_field(page: OutboxPage) -> None:
    rows = one_of_each()
    show(page, rows)
    page.choose(rows[2])
    assert "Notes: Too long" in said(page.details)


def test_sections(page: OutboxPage) -> None:
    rows = one_of_each()
    show(page, rows)
    button(page, "Refused 1").click()
    assert [page.model.row(place).state for place in range(page.model.rowCount())] == [RowState.REFUSED]
    button(page, "All 6").click()
    assert page.model.rowCount() == len(rows)


def test_keys_alone(page: OutboxPage, qtbot: QtBot) -> None:
    rows = one_of_each()
    show(page, rows)
    page.list.setFocus()
    QTest.keyClick(page.list, Qt.Key.Key_Home)
    QTest.keyClick(page.list, Qt.Key.Key_Down)
    QTest.keyClick(page.list, Qt.Key.Key_Down)
    assert page.list.current() == rows[2]
    with qtbot.waitSignal(page.details.unwanted) as dropped:
        QTest.keyClick(page.list, Qt.Key.Key_Delete)
    assert dropped.args == [rows[2]]
    QTest.keyClick(page.list, Qt.Key.Key_Return)
    assert QApplication.focusWidget() is button(page.details, "Correct")
    with qtbot.waitSignal(page.details.correct_wanted):
        QTest.keyClick(button(page.details, "Correct"), Qt.Key.Key_Space)


def test_copied_details_name_nobody(page: OutboxPage) -> None:
    rows = one_of_each()
    show(page, rows)
    page.choose(rows[2])
    button(page.details, "Copy details").click()
    copied = QGuiApplication.clipboard().text()
    assert str(rows[2].id) in copied
    assert "notes: Too long" in copied
    assert "Evans" not in copied
    assert NOTES not in copied


def test_what_is_sent_goes_and_the_rest_stays_where_it_was(page: OutboxPage) -> None:
    rows = one_of_each()
    show(page, rows)
    page.choose(rows[3])
    resets: list[None] = []
    page.model.modelReset.connect(lambda: resets.append(None))
    show(page, (rows[0], *rows[2:], contact()))
    assert page.list.current() == rows[3]
    assert page.model.rowCount() == len(rows)
    assert not resets


def test_whoever_stands_on_a_button_stays_there_while_others_go(page: OutboxPage) -> None:
    rows = one_of_each()
    show(page, rows)
    page.choose(rows[2])
    page.details.focus_first()
    stood = QApplication.focusWidget()
    show(page, rows[1:])
    assert QApplication.focusWidget() is stood


def test_ten_thousand_rows_make_words_only_for_what_is_in_sight(page: OutboxPage) -> None:
    asked: list[int] = []
    rows = tuple(contact() for _ in range(10_000))
    model = page.model
    shown = model.shown
    model.shown = lambda place: (asked.append(place), shown(place))[1]  # type: ignore[method-assign, func-returns-value] # counts
    show(page, rows)
    page.list.scrollToBottom()
    screens.settle()
    in_sight = page.list.viewport().height() // page.list.sizeHintForRow(0) + 2
    assert len(set(asked)) <= 4 * in_sight
    assert model.rowCount() == 2 * PAGE, "the next page came as it was scrolled to"
    page.choose(rows[-1])
    assert page.list.current() == rows[-1]


def test_words_to_the_editors_say_what_they_are_and_when_they_go(page: OutboxPage) -> None:
    feedback = row(DeliveryKind.ARTICLE_FEEDBACK, FEEDBACK, "Recycling centre", next_try_at=NOW + timedelta(minutes=2))
    question = row(DeliveryKind.QUESTION, QUESTION, QUESTION.words)
    show(page, (feedback, question))
    page.choose(feedback)
    told = said(page.details)
    assert "Answer reported as out of date · Recycling centre" in told
    assert "Not since April." in told
    assert "Goes at 14:22." in told
    assert str(FEEDBACK.article_id) not in told
    page.choose(question)
    told = said(page.details)
    assert "Question to the editors · Can I bring paint to the tip?" in told
    assert "Missed bin" in told
    screens.check_in_every_look(page.window())
