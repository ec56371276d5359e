"""A trainer looks after trainees: all at a glance, where they stumble, one watched and spoken to, one signed off."""

from collections.abc import Callable

from PySide6.QtWidgets import QApplication, QTableView

from tests.tour.hand import Hand, says, spoken_name, until
from tests.tour.record import Record

REMARK = "Half of them take down another one. Could the words name the choices?"
COMMENT = "Here she asked you to wait. Say that you will."
WORD = "Calm when it was urgent."
MOST_ROWS = 40


class Training:
    """The parts in their order."""

    def __init__(self, record: Record, hand: Hand) -> None:
        self._record, self._hand = record, hand

    def parts(self) -> list[Callable[[], None]]:
        return [self.cohort, self.stumbles, self.watches, self.comments, self.signs, self.own]

    def cohort(self) -> None:
        with self._record.step("Trainees at a glance"):
            self._hand.click("Practice")
            self._hand.sees("is ready to be signed")
            self._hand.sees("N. Fernando")

    def stumbles(self) -> None:
        with self._record.step("Where they stumble"):
            self._hand.click("Where they stumble")
            self._hand.sees("lost in ")
        with self._record.step("The words of that step beside it"):
            self._hand.tab_to("Where they stumble")
            self._hand.press("Home")
            self._hand.press("Return")
            until(lambda: self._focus() == "To the script's editor", "the focus does not come to the remark")
            self._hand.sees("on the step on average")
        with self._record.step("The script's editor is told"):
            self._hand.write(REMARK)
            self._hand.click("Tell the script's editor")
            self._hand.sees("The script's editor is told.")
            self._hand.sees("M. Jones, ")

    def watches(self) -> None:
        with self._record.step("One trainee"):
            self._hand.click("Trainees")
            self._hand.sees("is ready to be signed")
            self._hand.tab_to("Trainees")
            self._to_row("N. Fernando")
            self._hand.press("Return")
            self._hand.sees("Ready for live calls when")
            self._hand.sees("The gates of the course are not passed yet")
        with self._record.step("An attempt is watched again"):
            self._hand.press("Return")
            self._hand.sees("The words in front")
            self._hand.sees("the caller")
        with self._record.step("Five seconds on, and played faster"):
            self._hand.press("F9")
            self._hand.sees("00:05 / ")
            self._hand.press("Shift+F9")
            self._hand.press("F8")
            self._hand.sees("Pause")
            self._hand.press("F8")
            self._hand.sees("Play")

    def comments(self) -> None:
        with self._record.step("A comment at this moment"):
            self._hand.click("Comment at this moment")
            self._hand.write(COMMENT)
            self._hand.click("Send the comment")
            self._hand.sees("The comment is sent.")
            self._hand.sees("Comment from M. Jones")

    def signs(self) -> None:
        with self._record.step("Back to all of them"):
            self._hand.press("Alt+Left")
            until(lambda: says("Ready for live calls when"), "the trainee is not there again")
            self._hand.press("Alt+Left")
            self._hand.sees("is ready to be signed")
        with self._record.step("Somebody who has passed everything"):
            self._hand.tab_to("Trainees")
            self._to_row("E. Pugh")
            self._hand.press("Return")
            self._hand.sees("Every gate of the course is passed.")
        with self._record.step("Signed off for live calls"):
            self._hand.tab_to("Words to go with it")
            self._hand.write(WORD)
            self._hand.click("Ready for live calls")
            self._hand.sees("E. Pugh is ready for live calls")
            self._hand.sees("M. Jones said so on")
        with self._record.step("The word is taken back"):
            self._hand.click("Take the word back")
            self._hand.sees("The word is taken back.")
            self._hand.sees("Every gate of the course is passed.")

    def own(self) -> None:
        with self._record.step("Which calls fit what is in force"):
            self._hand.click("Calls")
            self._hand.sees("all fit what is in force")
        with self._record.step("What a trainee sees"):
            self._hand.click("My practice")
            self._hand.sees("Practise this call")
            self._hand.sees("1. Everyday calls")

    def _to_row(self, name: str) -> None:
        """With the Down key from the first, in the table that has the focus."""
        self._hand.press("Ctrl+Home")
        for _ in range(MOST_ROWS):
            if self._row() == name:
                return
            self._hand.press("Down")
        raise AssertionError(f"{name} is not among the trainees")

    def _row(self) -> str:
        table = QApplication.focusWidget()
        assert isinstance(table, QTableView)
        return str(table.currentIndex().siblingAtColumn(0).data())

    @staticmethod
    def _focus() -> str:
        focus = QApplication.focusWidget()
        return spoken_name(focus) if focus is not None else ""
