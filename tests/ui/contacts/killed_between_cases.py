"""A desktop of its own process that raises a concern before the case of the call, says both references, and goes on
until it is killed.

`python -m tests.ui.contacts.killed_between_cases SERVER`; the home is the one of the environment.
"""

import os
import sys

os.environ["QT_QPA_PLATFORM"] = "offscreen"

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication

from agent_desktop.contract.contacts import IdentityMethod
from central_server.demo.accounts import PASSWORD
from central_server.demo.named import MAIR_NUMBER
from tests.support.dying import live_on
from tests.tour.hand import until
from tests.ui.contacts.killed_desktop import call
from tests.ui.contacts.scripted import ASSISTED, at, press
from tests.ui.contacts.several import card, raise_the_concern, title
from ui.app import Program
from ui.cli import Options
from ui.contacts.steps import Step


def main(server: str) -> int:
    app = QApplication(["agent-desktop"])
    options = Options(server=server, theme="light", language="en", demo_user="handler", demo_password=PASSWORD)
    program = Program(app, options)
    program.start()
    until(lambda: program.desktop.work is not None, "nobody is signed in")
    until(lambda: program.desktop.desk and program.desktop.desk.scripts.published, "there are no scripts")
    screen = call(program, MAIR_NUMBER, lambda screen: screen.draft.citizen_id is not None)
    program.desktop.window.activateWindow()
    screen._people._checked(IdentityMethod.DETAILS)
    screen.bar.service_chosen.emit(ASSISTED)
    until(lambda: program.bridge.under_way == 0, "something is still asked")
    screen._walking.go(Step.NEED)
    screen.centre.next_wanted.emit()
    until(lambda: screen.draft.run is not None and at(screen) == "which_bin", "the script does not lead")
    press(screen, Qt.Key.Key_1, Qt.Key.Key_Return)
    told = card(screen)[title(screen, ASSISTED)]
    concern = raise_the_concern(screen)
    return live_on(app, f"{told} {concern}")


if __name__ == "__main__":
    sys.exit(main(sys.argv[1]))
