"""The same screen in each theme, at twice the text size, and in a small window."""

from collections.abc import Callable

from PySide6.QtWidgets import QApplication

from tests.tour.hand import Hand, let_run, until
from tests.tour.record import Record
from ui.shell.rail import RailButton
from ui.style import theme
from ui.style.tokens import Theme


def back_to_the_call(record: Record, hand: Hand) -> Callable[[], None]:
    def part() -> None:
        with record.step("Back to the call"):
            hand.click("Contact", RailButton)
            hand.sees("Who is speaking")

    return part


def parts(record: Record, hand: Hand, app: QApplication) -> list[Callable[[], None]]:
    def dressed(name: str, chosen: Theme, scale: int, size: tuple[int, int]) -> Callable[[], None]:
        def part() -> None:
            with record.step(name):
                hand.window.resize(*size)
                theme.apply(app, chosen, scale)
                until(lambda: theme.dressing.is_done and theme.dressing.is_painted, "the window stays as it was")
                let_run(50)  # what was laid out anew is painted

        return part

    large, small = (1440, 900), (1024, 700)

    return [
        dressed("Dark", Theme.DARK, 100, large),
        dressed("High contrast", Theme.HIGH_CONTRAST, 100, large),
        dressed("Text at 200 per cent", Theme.LIGHT, 200, large),
        dressed("Small window", Theme.LIGHT, 100, small),
        dressed("Small window, text at 200 per cent", Theme.LIGHT, 200, small),
        dressed("As before", Theme.LIGHT, 100, large),
    ]
