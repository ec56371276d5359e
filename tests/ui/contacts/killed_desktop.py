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
from tests.tour.hand import until
from ui.app import Program
from ui.cli import Options
from ui.contacts.remembering import fields
from ui.contacts.screen import ContactScreen

FIRST, SECOND, EMAIL = "The key safe was moved. ", "They ask about four bins", "mair@half"
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
    assert program.desktop.open is not None
    program.desktop.open.go(0)
    notes.setFocus()
    QTest.keyClicks(notes, FIRST)
    cursor = notes.textCursor()
    cursor.setPosition(INTO)
    notes.setTextCursor(cursor)
    sys.stdout.write("typed\n")
    sys.stdout.flush()
    return app.exec()


def call(program: Program, number: str, there: Callable[[ContactScreen], bool]) -> ContactScreen:
    program.desktop.call(number)
    screen = program.desktop.open.current if program.desktop.open else None
    assert isinstance(screen, ContactScreen)
    until(lambda: there(screen), "the answer does not come")
    return screen


if __name__ == "__main__":
    sys.exit(main(sys.argv[1]))
