"""A supervisor reviews a contact by keys: what the trace proves, what they heard, feedback, practice, submitted."""

from collections.abc import Callable

from PySide6.QtWidgets import QApplication, QPlainTextEdit, QWidget

from tests.tour.hand import Hand, let_run, spoken_name, until
from tests.tour.record import Record
from ui.shell.rail import RailButton

FEEDBACK = "Feedback to the handler"
MOST_KEYS = 120


class Reviewing:
    """The parts in their order."""

    def __init__(self, record: Record, hand: Hand) -> None:
        self._record, self._hand = record, hand

    def parts(self) -> list[Callable[[], None]]:
        return [self.lists, self.opens, self.answers, self.links, self.writes, self.practice, self.submits, self.again]

    def lists(self) -> None:
        with self._record.step("What can be reviewed"):
            self._hand.click("Reviews", RailButton)
            self._hand.sees("Contacts to choose from")
            until(lambda: spoken_name(self._focus()) == "To review", "the list does not get the focus")

    def opens(self) -> None:
        with self._record.step("A contact on one line, the scorecard beside it"):
            self._hand.press("Down")
            self._hand.press("Down")
            self._hand.press("Return")
            self._hand.sees("Finished")
            self._hand.sees("from the call's trace")

    def answers(self) -> None:
        with self._record.step("Every question answered by keys"):
            self.answer_all()

    def answer_all(self) -> None:
        """From the question in focus on, to the feedback."""
        for _ in range(MOST_KEYS):
            if spoken_name(self._focus()) == FEEDBACK:
                return
            self._answer(self._focus())
        raise AssertionError("the keys do not come to the feedback")

    def _answer(self, focus: QWidget) -> None:
        """Whatever has the focus: a field is written in, an answer or a cause chosen; Enter goes on."""
        if isinstance(focus, QPlainTextEdit):
            if not focus.toPlainText():
                self._hand.write("As heard.")
        elif focus.property("kind") == "chip" or not self._is_answered(focus):
            self._hand.press("1")
        self._hand.press("Return")

    @staticmethod
    def _is_answered(focus: QWidget) -> bool:
        around = focus.parentWidget()
        return around is not None and any(each.property("checked") for each in around.findChildren(QWidget))

    def links(self) -> None:
        with self._record.step("The evidence of an answer from the trace"):
            self._hand.press("Shift+Tab")
            until(self._shows_evidence, "no answer has an entry of the time line to rest on")
        with self._record.step("Feedback at a moment of the contact"):
            self._hand.press("Alt+R")
            self._hand.write("Warm and patient here.")
            self._hand.press("Return")
            self._hand.sees("Warm and patient here.")

    def _shows_evidence(self) -> bool:
        """Of one question after another, from the last one up: some answers rest on what is not there."""
        self._hand.press("Alt+E")
        if spoken_name(self._focus()) == "Time line":
            return True
        self._hand.press("Shift+Tab")  # a field keeps the arrows for itself
        return False

    def writes(self) -> None:
        with self._record.step("Feedback, and the draft is saved"):
            until(lambda: spoken_name(self._focus()) == FEEDBACK, "the feedback does not get the focus")
            self._hand.write("Slow down once more at the end: say the day and the hour.")
            self._hand.press("Ctrl+S")
            self._hand.sees("Saved at the server")

    def practice(self) -> None:
        with self._record.step("Practice is set"):
            self._hand.press("Alt+P")
            self._hand.sees("What to practise")
            self._hand.write("Say the day and the hour, then ask for it back.")
            self._hand.click("Set it")
            self._hand.sees("Practice is set.")

    def submits(self) -> None:
        with self._record.step("The review is submitted"):
            self._hand.press("Ctrl+Return")
            self._hand.sees("The review is submitted")

    def again(self) -> None:
        with self._record.step("What was reviewed"):
            self._hand.click("Reviewed")
            self._hand.sees("% · submitted")  # in the list: a notice says that it was, too
        with self._record.step("It is read again"):
            self._hand.tab_to("To review")
            self._hand.press("Home")
            self._hand.press("Return")
            self._hand.sees("Close this review")
            let_run()

    @staticmethod
    def _focus() -> QWidget:
        focus = QApplication.focusWidget()
        assert focus is not None
        return focus
