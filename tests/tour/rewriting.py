"""A trainer makes a scenario of a real contact: chosen without a name, each passage looked at, confirmed, saved."""

from collections.abc import Callable
from functools import partial

from PySide6.QtWidgets import QLabel

from tests.tour.hand import Hand, says, until, visible
from tests.tour.record import Record

MOST_PASSAGES = 40


class Rewriting:
    """The parts in their order."""

    def __init__(self, record: Record, hand: Hand) -> None:
        self._record, self._hand = record, hand

    def parts(self) -> list[Callable[[], None]]:
        return [self.chooses, self.looks, self.saves]

    def chooses(self) -> None:
        with self._record.step("Contacts that name nobody"):
            self._hand.click("From a real contact")
            self._hand.sees("Choose a contact: its people are invented anew")
            self._hand.tab_to("Contacts")
            self._hand.press("Home")

    def looks(self) -> None:
        with self._record.step("As it was and as it is"):
            self._hand.press("Return")
            self._hand.sees("wait for your word")
            self._hand.press("Alt+N")
            self._hand.sees("Nobody can be known by this")
        with self._record.step("Each passage is confirmed"):
            for _ in range(MOST_PASSAGES):
                if says("All is confirmed. It can be saved."):
                    break
                before = _how_far()
                self._hand.press("Ctrl+Return")
                until(partial(_is_further, before), f"nothing follows “{before}”")
            self._hand.sees("All is confirmed. It can be saved.")

    def saves(self) -> None:
        with self._record.step("A scenario to practise"):
            self._hand.press("Ctrl+S")
            self._hand.sees("is a scenario now. It can be practised.")


def _how_far() -> str:
    """What stands over the passages."""
    labels = (widget.text() for widget in visible() if isinstance(widget, QLabel))
    return next((words for words in labels if words.endswith("for your word.") or "All is confirmed" in words), "")


def _is_further(before: str) -> bool:
    return _how_far() not in ("", before)
