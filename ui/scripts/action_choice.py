"""At an action: what the desktop does, and whether it is to be done or is not possible."""

from PySide6.QtWidgets import QWidget

from agent_desktop.language import t
from ui.style.answers import AnswerButton
from ui.style.flow import FlowLayout
from ui.style.parts import column
from ui.style.tokens import SPACE
from ui.style.words import IconLabel

NARROWEST = 180


class ActionChoice(QWidget):
    """To be done, until the handler says otherwise. Enter goes on with what is chosen."""

    def __init__(self, done: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._does = IconLabel("", "circle-check", "body", wrap=True)
        self._instead = IconLabel("", "wifi-off", "body", tone="warn", wrap=True)
        answers = QWidget(self)
        grid = FlowLayout(answers, gap=SPACE.normal, least_width=NARROWEST)
        self._answers = (AnswerButton(1, done, answers), AnswerButton(2, t("Not possible"), answers))
        for number, made in enumerate(self._answers, start=1):
            made.setObjectName(f"script.action.{number}")
            made.clicked.connect(lambda _checked=False, chosen=number: self.choose(chosen))
            grid.addWidget(made)
        inside = column(self, gap=SPACE.wide)
        for part in (self._does, self._instead, answers):
            inside.addWidget(part)
        self._answers[0].setChecked(True)

    @property
    def failed(self) -> bool:
        return self._answers[1].isChecked()

    def choose(self, number: int) -> bool:
        if not 1 <= number <= len(self._answers):
            return False
        for place, made in enumerate(self._answers, start=1):
            made.setChecked(place == number)
        self._answers[number - 1].setFocus()  # or Enter would press the one that had it
        return True

    def show_words(self, does: str, instead: str) -> None:
        """`instead`: what happens in its place for the time being; "" where it is as ever."""
        self._does.setText(does)
        self._instead.setText(instead)
        self._instead.setVisible(bool(instead))

    def focus_first(self) -> None:
        next(made for made in self._answers if made.isChecked()).setFocus()
