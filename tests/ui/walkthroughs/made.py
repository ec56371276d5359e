"""Walkthroughs for tests, and a window to play them on."""

import pytest
from PySide6.QtWidgets import QCheckBox, QComboBox, QMainWindow, QMenu, QWidget

from agent_desktop.contract.scripts import Wording
from agent_desktop.contract.walkthroughs import WALKTHROUGH_FORMAT, Do, WalkStep, Walkthrough, Where
from ui.style import parts
from ui.style.answers import AnswerButton
from ui.style.naming import name_controls

OPENS_LISTS = pytest.mark.qt_log_ignore("This plugin does not support")
"""Qt says so of each popup where there is no window system."""


def says(words: str) -> Wording:
    return Wording(en=words, cy=f"{words} (cy)")


def walkthrough(*steps: WalkStep, where: Where = Where.PRACTICE) -> Walkthrough:
    return Walkthrough(
        format=WALKTHROUGH_FORMAT,
        id="trial",
        title=says("A trial"),
        about=says("Of a trial."),
        where=where,
        steps=steps,
    )


def look(control: str, words: str) -> WalkStep:
    return WalkStep(control=control, says=says(words))


def does(control: str, do: Do, value: str = "") -> WalkStep:
    return WalkStep(control=control, do=do, value=value)


class Window(QMainWindow):
    """A page with one control of each kind, and what was done with them, in order."""

    def __init__(self) -> None:
        super().__init__()
        self.done: list[str] = []
        self.setAccessibleName("A window")
        inside = QWidget()
        self.setCentralWidget(inside)
        column = parts.column(inside, margin=12)
        self.words = parts.text_field("Words")
        self.words.textEdited.connect(lambda text: self.done.append(f"typed {text}"))
        self.notes = parts.text_area("Notes")
        self.box = QCheckBox("Garden waste")
        self.box.toggled.connect(lambda on: self.done.append(f"box {on}"))
        self.choice = QComboBox()
        self.choice.setAccessibleName("Outcome")
        for code, words in (("", "Choose"), ("answered", "Answered"), ("case_raised", "Case raised")):
            self.choice.addItem(words, code)
        self.choice.activated.connect(lambda _at: self.done.append(f"chose {self.choice.currentData()}"))
        self.answer = AnswerButton(1, "Black", below="General waste")
        self.answer.clicked.connect(lambda: self.done.append("black"))
        self.menu = parts.button("More")
        menu = QMenu(self.menu)
        for words in ("First thing", "Second thing"):
            menu.addAction(words).triggered.connect(lambda _on=False, words=words: self.done.append(words))
        self.menu.setMenu(menu)
        self.later = parts.button("Later", lambda: self.done.append("later"))
        self.later.hide()
        for each in (self.words, self.notes, self.box, self.choice, self.answer, self.menu, self.later):
            column.addWidget(each)
        name_controls(
            {
                "script.words": self.words,
                "contact.notes": self.notes,
                "script.which.garden": self.box,
                "ending.outcome": self.choice,
                "script.which.black": self.answer,
                "contact.steps": self.menu,
                "contact.next": self.later,
            }
        )
