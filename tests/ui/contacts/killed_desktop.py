"""A desktop of its own process that types into two contacts, says so, and goes on until it is killed.

`python -m tests.ui.contacts.killed_desktop SERVER`; the home is the one of the environment.
"""

import os
import sys
from collections.abc import Callable

os.environ["QT_QPA_PLATFORM"] = "offscreen"

from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from central_server.demo.accounts import PASSWORD
from central_server.demo.named import HOUSEHOLD_NUMBER, MAIR_NUMBER
from tests.support.dying import live_on
from tests.tour.hand import until
from ui.app import Program
from ui.cli import Options
from ui.contacts.remembering import fields
from ui.contacts.screen import ContactScreen
from ui.scripts.step_page import StepPage

FIRST, SECOND, EMAIL, HALF = "The key safe was moved. ", "They ask about four bins", "mair@half", "17 N"
INTO = 8
"""Where the cursor is left in the first notes."""


def main(server: str) -> int:
    app = QApplication(["agent-desktop"])
    options = Options(server=server, theme="light", language="en", demo_user="handler", demo_password=PASSWORD)
    program = Program(app, options)
    program.start()
    until(lambda: program.desktop.work is not None, "nobody is signed in")
    first = call(program, MAIR_NUMBER, lambda screen: screen.draft.citizen_id is not None)
    first.header.update_wanted.emit()
    drawer = first.side.drawer
    assert drawer is not None
    email = fields(drawer)["details.email"]
    email.setFocus()
    QTest.keyClicks(email, EMAIL)
    notes = first.centre.notes.text
    notes.setFocus()
    second = call(program, HOUSEHOLD_NUMBER, lambda screen: bool(screen._people.chooser.offers.offers))
    QTest.keyClicks(second.centre.notes.text, SECOND)
    half_a_step(program, second)
    assert program.desktop.open is not None
    program.desktop.open.go(0)
    notes.setFocus()
    QTest.keyClicks(notes, FIRST)
    cursor = notes.textCursor()
    cursor.setPosition(INTO)
    notes.setTextCursor(cursor)
    return live_on(app, "typed")


def half_a_step(program: Program, screen: ContactScreen) -> None:
    """A script leads, and half an answer is typed at its second step."""
    until(lambda: program.desktop.desk and program.desktop.desk.scripts.published, "there are no scripts")
    screen.bar.service_chosen.emit("missed_collection")
    until(lambda: program.bridge.under_way == 0, "something is still asked")
    for _step in ("who is speaking", "what they need"):
        screen.centre.next_wanted.emit()
    page = screen.findChild(StepPage)
    assert isinstance(page, StepPage)
    until(lambda: page.was_seen, "no step is painted")
    page.answer(2)
    screen.centre.next_wanted.emit()
    until(lambda: "script.due_on" in fields(page), "the second step does not come")
    QTest.keyClicks(fields(page)["script.due_on"], HALF)


def call(program: Program, number: str, there: Callable[[ContactScreen], bool]) -> ContactScreen:
    program.desktop.call(number)
    opened = program.desktop.open
    assert opened is not None
    opened.go(opened.count - 1)  # whoever is writing is left where they are
    screen = opened.current
    assert isinstance(screen, ContactScreen)
    until(lambda: there(screen), "the answer does not come")
    return screen


if __name__ == "__main__":
    sys.exit(main(sys.argv[1]))
