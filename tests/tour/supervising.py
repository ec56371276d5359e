"""What supervisors do beside reviewing: a recording, a paper, a sample, a calibration, a scorecard, a report."""

import tempfile
from collections.abc import Callable
from contextlib import closing
from pathlib import Path

from PySide6.QtWidgets import QApplication, QLineEdit, QWidget

from agent_desktop.desk.desk import open_desk
from agent_desktop.desk.signing_in import sign_in
from central_server.demo.accounts import PASSWORD
from tests.support.raters import score_newest
from tests.tour.hand import Hand, let_run, named, says, spoken_name, until
from tests.tour.record import Record
from tests.tour.reviewing import Reviewing

COLLEAGUES = {"supervisor": "supervisor2", "supervisor2": "supervisor"}

MANY_S = 60.0
"""For as many contacts as may be newer than the last call, opened one after another."""


class Supervising:
    """The parts in their order. What is written goes to `folder`."""

    def __init__(self, record: Record, hand: Hand, server: str, username: str, folder: Path) -> None:
        self._record, self._hand, self._server = record, hand, server
        self._colleague, self._folder = COLLEAGUES[username], folder
        self._reviewing = Reviewing(record, hand)

    def parts(self) -> list[Callable[[], None]]:
        return [
            self.paper,
            self.recording,
            self.sample,
            self.calibration,
            self.compared,
            self.scorecard,
            self.indicators,
            self.report,
        ]

    def paper(self) -> None:
        with self._record.step("The review as a PDF"):
            self._hand.click("Save as PDF")
            self._save_as("review.pdf")

    def recording(self) -> None:
        with self._record.step("A call that was recorded"):
            self._hand.click("Contacts to choose from")
            until(self._comes_to_the_list, "F6 does not come to the list")
            until(self._opens_a_recorded_call, "no call among the newest was recorded", MANY_S)
        with self._record.step("It is heard, and the time line goes along"):
            self._hand.click("Play the recording")
            self._hand.sees("00:02 / ")
            self._hand.click("Pause the recording")
            self._hand.sees("Play the recording")

    def _opens_a_recorded_call(self) -> bool:
        self._hand.press("Down")
        self._hand.press("Return")
        until(lambda: (says("Finished") or says("Answered in")) and not says("being fetched"), "no contact opens")
        let_run(30)
        if named("Play the recording") is not None:
            return True
        until(self._comes_to_the_list, "F6 does not come to the list")
        return False

    def _comes_to_the_list(self) -> bool:
        """Panel by panel, and then by the Tab key."""
        focus = self._focus()
        if focus is not None and spoken_name(focus) == "Contacts to choose from":
            self._hand.tab_to("To review")
            return True
        self._hand.press("F6")
        return False

    def sample(self) -> None:
        with self._record.step("A sample is drawn"):
            self._hand.click("Samples")
            self._hand.click("Draw a sample")
            self._hand.click("Draw it")
            self._hand.sees("Drawn from")

    def calibration(self) -> None:
        with self._record.step("A calibration is begun"):
            self._hand.click("Calibrate")
            self._hand.click("Begin a calibration")
            self._hand.tab_to("Contacts")
            self._hand.press("Space")
            self._hand.click("Begin it")
            self._hand.sees("For you to score")
        with self._record.step("It is scored blind"):
            self._hand.click("Score ")
            self._hand.sees("from the call's trace")
            self._reviewing.answer_all()
            self._hand.press("Ctrl+Return")
            self._hand.sees("The review is submitted")

    def compared(self) -> None:
        self._score_by_colleague()
        with self._record.step("It is compared question by question"):
            self._hand.click("Calibrate")
            self._hand.click("Compare")
            self._hand.sees("Question by question")
        with self._record.step("Each reviewer over time"):
            self._hand.click("Reviewers over time")
            self._hand.sees(" points since ")

    def _score_by_colleague(self) -> None:
        """At a desk of their own: between two steps, since it is no work of this screen."""
        with (
            tempfile.TemporaryDirectory(prefix="tour-") as folder,
            closing(open_desk(self._server, store_folder=Path(folder))) as desk,
        ):
            sign_in(desk, self._colleague, PASSWORD, remember=False)
            score_newest(desk)

    def scorecard(self) -> None:
        with self._record.step("A scorecard in the editor"):
            self._hand.click("Scorecards")
            self._hand.sees("in force")
            self._hand.tab_to("Scorecards")
            self._hand.press("Home")
            self._hand.press("Return")
            self._hand.sees("As the reviewer sees it")

    def indicators(self) -> None:
        with self._record.step("What the traces of all contacts show"):
            self._hand.click("Indicators")
            self._hand.sees("Required steps done: ")

    def report(self) -> None:
        with self._record.step("What reviews say together"):
            self._hand.click("Reports")
            self._hand.sees("contacts reviewed")
        with self._record.step("Question by question"):
            self._hand.click("Questions")
            self._hand.sees("the trace answered")
        with self._record.step("The report as a table for a spreadsheet"):
            self._hand.click("For a spreadsheet")
            self._save_as("reviews.csv")

    def _save_as(self, name: str) -> None:
        """In the dialog that asks where to."""
        until(lambda: isinstance(self._focus(), QLineEdit) and self._dialog_is_open(), "nobody asks where to")
        self._hand.press("Ctrl+A")
        self._hand.write(str(self._folder / name))
        self._hand.press("Return")
        self._hand.sees(f"Written: {name}")
        self._hand.window.activateWindow()  # no window manager does it on a virtual screen
        until(self._hand.window.isActiveWindow, "the window does not get the keyboard back")
        assert (self._folder / name).stat().st_size > 0

    @staticmethod
    def _dialog_is_open() -> bool:
        return QApplication.activeModalWidget() is not None

    @staticmethod
    def _focus() -> QWidget | None:
        return QApplication.focusWidget()
