"""A coach's word: given once the gates are passed, with what they still ask for in sight, and taken back."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QFrame

from agent_desktop.contract.practice import SignOff
from agent_desktop.dates import day
from agent_desktop.language import language, t
from agent_desktop.practice.courses import Standing
from ui.style import parts
from ui.style.copyable import copyable, wrapped
from ui.style.emptying import empty
from ui.style.flow import FlowLayout
from ui.style.growing import GrowingText
from ui.style.naming import name_controls
from ui.style.tokens import SPACE

LONGEST = 4_000


class SignOffPart(QFrame):
    """Signals: sign_wanted(str) with its words; withdraw_wanted(str)."""

    sign_wanted = Signal(str)
    withdraw_wanted = Signal(str)

    def __init__(self) -> None:
        super().__init__()
        self.setProperty("role", "plain")
        self.setAccessibleName(t("A coach's word"))
        name_controls({"practice.sign": self})
        inside = parts.column(self, gap=SPACE.small)
        inside.addWidget(parts.label(t("A coach's word"), "strong"))
        self._said = wrapped("", "body")
        self.words = GrowingText(fewest=2, most=5)
        self._field = parts.labelled(t("Words to go with it"), self.words)
        buttons = parts.frame("plain")
        flow = FlowLayout(buttons, gap=SPACE.small, line_gap=SPACE.small)
        self.sign = parts.button(t("Ready for live calls"), self._sign, icon="badge-check", kind="primary")
        self.withdraw = parts.button(t("Take the word back"), self._withdraw, icon="undo-2")
        flow.addWidget(self.sign)
        flow.addWidget(self.withdraw)
        holder = parts.frame("plain")
        self._before = parts.column(holder, gap=SPACE.tight)
        for part in (self._said, self._field, buttons, holder):
            inside.addWidget(part)

    def show_standing(self, standing: Standing | None, signed: tuple[SignOff, ...]) -> None:
        """`signed`: every word on this trainee, newest first; what is typed stays."""
        stands = standing.signed if standing else None
        passed = standing is not None and standing.gates_passed
        self._said.say(_words(standing))
        self.sign.setVisible(stands is None)
        self.sign.setEnabled(passed)
        self._field.setVisible(passed or stands is not None)
        self.withdraw.setVisible(stands is not None)
        empty(self._before)
        for word in signed:
            self._before.addWidget(copyable(_history(word), "muted_small"))

    def _sign(self) -> None:
        self.sign_wanted.emit(self._written())

    def _withdraw(self) -> None:
        self.withdraw_wanted.emit(self._written())

    def _written(self) -> str:
        return self.words.toPlainText().strip()[:LONGEST]

    def done(self) -> None:
        self.words.clear()


def _words(standing: Standing | None) -> str:
    if standing is None:
        return t("Somebody on no course is not signed off. Choose a course for them first.")
    if standing.signed is not None:
        return t("{name} has said that they are ready for live calls.").format(name=standing.signed.by_name)
    if standing.gates_passed:
        return t("Every gate of the course is passed.")
    return t("The gates of the course are not passed yet: see what is still asked for.")


def _history(word: SignOff) -> str:
    when = day(word.at.astimezone().date(), language())
    said = [t("{name}, {day}: ready for live calls").format(name=word.by_name, day=when), word.words]
    if word.withdrawn_at is not None:
        said.append(t("taken back on {day}").format(day=day(word.withdrawn_at.astimezone().date(), language())))
    return " · ".join(part for part in said if part)
