"""Step 1 with a person chosen: what to ask, what the record says, and how it was established."""

from functools import partial

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from agent_desktop.citizens.checking import IdentityQuestion
from agent_desktop.contract.contacts import IdentityMethod, Represented
from agent_desktop.language import t
from ui.style.answers import AnswerButton
from ui.style.copyable import wrapped
from ui.style.emptying import empty
from ui.style.flow import FlowLayout
from ui.style.naming import name_controls
from ui.style.parts import button, column
from ui.style.saying import SayCard
from ui.style.tokens import SPACE
from ui.style.words import IconLabel

METHODS = (
    IdentityMethod.DETAILS,
    IdentityMethod.KNOWN_REPRESENTATIVE,
    IdentityMethod.DOCUMENT,
    IdentityMethod.CALLED_BACK,
    IdentityMethod.NOT_NEEDED,
    IdentityMethod.FAILED,
)
"""In the order of their number keys."""

NARROWEST_ANSWER = 175

MOST_QUESTIONS = 3
"""Asked at a time: two that agree are enough, and the answers stay in sight."""


def answer_words(method: IdentityMethod) -> str:
    return {
        IdentityMethod.DETAILS: t("Details agree"),
        IdentityMethod.KNOWN_REPRESENTATIVE: t("Known representative"),
        IdentityMethod.DOCUMENT: t("Document seen"),
        IdentityMethod.CALLED_BACK: t("Called back"),
        IdentityMethod.NOT_NEEDED: t("Not needed"),
        IdentityMethod.FAILED: t("Did not agree"),
    }[method]


class IdentityPage(QWidget):
    """Signals: answered(IdentityMethod); number_wanted() (put the caller's number on the record);
    represented(citizen id): the call is about someone whom this person speaks for."""

    answered = Signal(object)
    number_wanted = Signal()
    represented = Signal(object)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._say = SayCard(self, usual=MOST_QUESTIONS)
        self._caution = wrapped("", "strong", tone="bad")
        self._answers: dict[IdentityMethod, AnswerButton] = {}
        inside = column(self, gap=SPACE.wide)
        inside.addWidget(self._caution)
        inside.addWidget(self._say)
        answers = QWidget(self)
        grid = FlowLayout(answers, gap=SPACE.normal, least_width=NARROWEST_ANSWER)
        for number, method in enumerate(METHODS, start=1):
            made = AnswerButton(number, answer_words(method), answers)
            made.setObjectName(f"identity.{method}")
            made.clicked.connect(lambda _checked=False, chosen=method: self.answered.emit(chosen))
            self._answers[method] = made
            grid.addWidget(made)
        inside.addWidget(answers)
        self._hint = IconLabel("", "info", "muted", wrap=True)
        inside.addWidget(self._hint)
        self._attach = button("", self.number_wanted.emit, icon="plus")
        name_controls(
            {
                "identity.questions": self._say,
                "identity.add_number": self._attach,
            }
        )
        inside.addWidget(self._attach)
        self._represented = column(gap=SPACE.small)
        inside.addLayout(self._represented)
        inside.addStretch(1)
        self.as_new()

    def as_new(self) -> None:
        """Nothing of anybody is left on it, shown or hidden."""
        self.show_questions((), caution="", hint="")
        self.show_answer(None)
        self.offer_number("")
        self.offer_represented(())

    def show_questions(self, questions: tuple[IdentityQuestion, ...], *, caution: str, hint: str) -> None:
        """`caution`: before anything is asked, such as an authority that ended; `hint`: to the handler, not aloud."""
        self._say.say_with_record(
            tuple(
                (t("“{question}”").format(question=one.ask), t("On record: {answer}").format(answer=one.expect))
                for one in questions[:MOST_QUESTIONS]
            )
        )
        self._caution.say(caution)
        self._caution.setVisible(bool(caution))
        self._hint.setText(hint)

    def show_answer(self, method: IdentityMethod | None) -> None:
        for one, made in self._answers.items():
            made.setChecked(one is method)

    def offer_number(self, words: str) -> None:
        """Offer to put the caller's number on this record; "" where it is there already."""
        self._attach.setVisible(bool(words))
        self._attach.set_words(words)

    def offer_represented(self, represents: tuple[Represented, ...]) -> None:
        """Those whom this person may speak for: one press goes to their record."""
        empty(self._represented)
        for one in represents:
            words = t("They call for {name} ({relation})").format(name=one.name, relation=one.relation)
            made = button(words, partial(self.represented.emit, one.citizen_id), icon="users-round")
            self._represented.addWidget(made)

    def answer(self, number: int) -> bool:
        if not 1 <= number <= len(METHODS):
            return False
        chosen = self._answers[METHODS[number - 1]]
        chosen.setFocus()  # Enter presses what has the focus: it must be this answer, and none before it
        chosen.click()
        return True

    def focus_first(self) -> None:
        chosen = next((made for made in self._answers.values() if made.isChecked()), None)
        (chosen or self._answers[METHODS[0]]).setFocus()
