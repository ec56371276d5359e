"""A desktop of its own process in which a review is written, says so, and goes on until it is killed.

`python -m tests.ui.reviews.killed_reviewing SERVER FOLDER`
"""

import os
import sys
from pathlib import Path

os.environ["QT_QPA_PLATFORM"] = "offscreen"

from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from agent_desktop.contract.accounts import Role
from agent_desktop.desk import evaluations
from agent_desktop.desk.evaluations import Wanted
from tests.support.dying import live_on
from tests.support.filled import begun_at
from tests.tour.hand import until
from ui.bridge import Bridge
from ui.reviews.to_review_page import ToReviewPage
from ui.reviews.work import ReviewsWork
from ui.shell.notices import NoticeArea
from ui.shell.shortcuts import Shortcuts
from ui.style import theme
from ui.style.tokens import Theme

WRITTEN = "Slow down once more at the end."


def main(server: str, folder: Path) -> int:
    app = QApplication(["agent-desktop"])
    theme.apply(app, Theme.LIGHT, 100)
    desk, bridge = begun_at(server, folder, "supervisor"), Bridge()
    work = ReviewsWork(desk, bridge, NoticeArea(), Shortcuts(), Role.SUPERVISOR)
    work.place.show()
    page = work.place.page("to_review")
    assert isinstance(page, ToReviewPage)
    page.open_thing(evaluations.to_review(desk, Wanted()).items[0])
    until(lambda: page.work.session is not None, "the contact does not open")
    QTest.keyClicks(page.panel.remarks.whole, WRITTEN)
    return live_on(app, "typed")


if __name__ == "__main__":
    sys.exit(main(sys.argv[1], Path(sys.argv[2])))
