"""What a finished contact says: of two cases, which reference is whose."""

from collections.abc import Iterator
from uuid import UUID

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QFrame
from pytestqt.qtbot import QtBot

from agent_desktop.contract.deliveries import DeliveryKind
from agent_desktop.desk.changed import Changed
from agent_desktop.desk.delivering import Delivered, Sent
from agent_desktop.desk.finishing import Finished, RaisedCase
from agent_desktop.ids import new_id
from agent_desktop.store.outbox import Counts
from tests.support import screens
from ui.shell.finished_notices import FinishedNotices
from ui.shell.notices import NoticeArea
from ui.style import parts
from ui.style.buttons import Button

BIN = RaisedCase(id=new_id(), reference="CS-7F3K-9M2W", title="Missed assisted bin collection")
CONCERN = RaisedCase(id=new_id(), reference="CS-2222-2222", title="Concern about an adult")
TWO = Finished(contact_id=new_id(), citizen_id=None, cases=(BIN, CONCERN), changed=Changed())


@pytest.fixture
def area(qtbot: QtBot, dressed: QApplication) -> Iterator[NoticeArea]:
    del dressed
    window: QFrame = parts.frame("page", name="Window")
    made = NoticeArea()
    parts.column(window).addWidget(made)
    window.resize(700, 300)
    with qtbot.waitActive(window):
        window.show()
        window.activateWindow()
    yield made
    window.close()
    window.deleteLater()
    screens.settle()


def sent(*ids: UUID) -> Delivered:
    """As the loop tells it."""
    gone = tuple(Sent(id=each, kind=DeliveryKind.CASE, reference="", about="") for each in ids)
    return Delivered(changed=Changed(), counts=Counts(), next_in_s=None, sent=gone)


def test_each_reference_stands_by_what_it_is_for(area: NoticeArea) -> None:
    said = FinishedNotices(area, lambda: True)
    said.say(TWO)
    named = "Missed assisted bin collection CS-7F3K-9M2W, Concern about an adult CS-2222-2222"
    assert area.shown[0].words == f"Finished and saved on this computer. Cases raised: {named}. It is being sent."
    screens.check_in_every_look(area.window())
    copy = next(button for button in area.findChildren(Button) if button.words == "Copy the references")
    QTest.mouseClick(copy, Qt.MouseButton.LeftButton)
    assert QGuiApplication.clipboard().text() == "CS-7F3K-9M2W, CS-2222-2222"
    said.sent(sent(TWO.contact_id, BIN.id))
    assert area.shown[0].words.startswith("Finished and saved"), "one of them still waits"
    said.sent(sent(CONCERN.id))
    screens.settle()
    assert [notice.words for notice in area.shown] == [f"Finished and sent. With their services: {named}."]
    screens.check_in_every_look(area.window())


def test_with_no_line_it_is_said_when_they_go(area: NoticeArea) -> None:
    FinishedNotices(area, lambda: False).say(TWO)
    assert area.shown[0].words.endswith("It goes to the server when the line is back.")
