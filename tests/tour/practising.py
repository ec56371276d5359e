"""Practice before work: an invented call taken by keys and judged, then another one, for which no live call waits."""

from collections.abc import Callable
from datetime import datetime, timedelta

from PySide6.QtWidgets import QApplication

from tests.tour.hand import Hand, let_run, until
from tests.tour.record import Record
from ui.practice.mode.window import PracticeWindow
from ui.shell.rail import RailButton

CALLER = "Rhodri Bevan"
NOTE = "Green bin missed two days ago. Out the night before, no tag, only his."
HEARS = "I have said it"


class Practising:
    """The parts in their order. The last one leaves an attempt in hand: the live call that comes next has to win."""

    def __init__(self, record: Record, hand: Hand) -> None:
        self._record, self._hand = record, hand

    def parts(self) -> list[Callable[[], None]]:
        return [
            self.place,
            self.begins,
            self.model,
            self.own_turn,
            self.script,
            self.questions,
            self.raised,
            self.judged,
            self.back,
            self.again,
        ]

    def place(self) -> None:
        with self._record.step("What to practise next"):
            self._hand.click("Practice", RailButton)
            self._hand.sees("Practise this call")
            self._hand.sees("1. Everyday calls")
        with self._record.step("The first call of the course, by key"):
            self._hand.click("Calls to practise")
            self._hand.press("Home")
            self._hand.press("Down")
            self._hand.sees("An everyday call. Listen, ask the short questions")
            self._hand.press("Return")

    def begins(self) -> None:
        with self._record.step("A practice call comes in"):
            self._hand.press("Space")
            self._hand.sees("PRACTICE — nothing here reaches a real citizen or case")
            self._hand.sees(CALLER)
            assert not self._hand.window.isVisible(), "the live window still stands beside it"
            self._window().resize(self._hand.window.size())
            self._window().move(0, 0)
            until(self._window().isActiveWindow, "the practice window does not get the keyboard")

    def model(self) -> None:
        with self._record.step("The model is watched"):
            self._hand.click("Watch the model walkthrough")
            self._hand.sees("1 of ")
        with self._record.step("A step on, by key"):
            self._hand.press("Right")
            self._hand.sees("The number has found them. Their flags say how to speak with them")
        with self._record.step("Enough of it"):
            self._hand.press("Escape")
            self._hand.sees("That was the model")

    def own_turn(self) -> None:
        with self._record.step("One's own turn"):
            self._hand.click("Try it yourself")
            self._hand.sees("Next step")
            self._hand.sees(CALLER)

    def script(self) -> None:
        with self._record.step("The caller's need is found"):
            self._hand.click("Next step")
            self._hand.write("missed bin collection")
            self._hand.sees("Missed bin collection")
            self._hand.press("Return")
            self._hand.sees("Which bin was it?”")
        with self._record.step("It was said, and the caller answers"):
            self._hand.click(HEARS)
            self._hand.sees("green")

    def questions(self) -> None:
        two_days_ago = f"{datetime.now().astimezone() - timedelta(days=2):%d/%m/%Y}"
        asked: tuple[tuple[str, str, str], ...] = (
            ("Which bin", "2", "On what day should we have come?"),
            ("The day", two_days_ago, "Do our crew fetch the bin"),
            ("Who fetches it", "2", "Did the crew leave a tag on the bin?"),
            ("A tag", "2", "seven"),
            ("Out in time", "1", "street"),
        )
        for name, answer, following in asked:
            with self._record.step(f"Taken down: {name.lower()}"):
                self._answer(answer)
                self._hand.sees(following)

    def raised(self) -> None:
        with self._record.step("A practice case"):
            self._answer("2")
            self._hand.sees("A practice case is made. No crew is sent.")
            self._hand.press("Return")
            self._hand.sees("Your reference is")
        with self._record.step("Read back to its end"):
            self._hand.press("Return")
            self._hand.sees("The script ends here: Case raised.")
        with self._record.step("Notes of it"):
            self._hand.click("Notes")
            self._hand.write(NOTE)

    def judged(self) -> None:
        with self._record.step("How it went"):
            self._hand.press("Ctrl+Return")
            self._hand.sees("Points won, weighed as in a review")
            self._hand.sees("Nothing was lost in this call.")

    def back(self) -> None:
        with self._record.step("Back to live work"):
            self._hand.click("Leave practice")
            until(self._hand.window.isVisible, "the live window is not there")
            until(self._hand.window.isActiveWindow, "the live window does not get the keyboard")
            self._hand.sees("Practise this call")

    def again(self) -> None:
        """Left in hand: the next part begins with a live call."""
        with self._record.step("Another practice call, before a live one comes"):
            self._hand.click("Practise this call")
            self._hand.sees("PRACTICE — nothing here reaches a real citizen or case")
            until(self._window().isActiveWindow, "the practice window does not get the keyboard")

    def _answer(self, answer: str) -> None:
        """By its number key, or typed; as the caller told it."""
        if answer.isdecimal():
            self._hand.press(answer)
        else:
            self._hand.write(answer)
        let_run()
        self._hand.press("Return")

    @staticmethod
    def _window() -> PracticeWindow:
        return next(each for each in QApplication.topLevelWidgets() if isinstance(each, PracticeWindow))
