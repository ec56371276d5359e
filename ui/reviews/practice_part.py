"""Something for the handler to practise: what, by which day, when it is looked at again, and what trains it."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFrame

from agent_desktop.contract.evaluations import LONGEST_COMMENT
from agent_desktop.contract.scorecards import ScorecardQuestion
from agent_desktop.language import language, t
from ui.style import parts
from ui.style.days import DayField
from ui.style.flow import FlowLayout
from ui.style.growing import GrowingText
from ui.style.picking import Pick
from ui.style.tokens import SPACE

DUE_DAYS, RECHECK_DAYS = 7, 14
"""From today, until somebody says otherwise."""


@dataclass(frozen=True)
class Practice:
    words: str
    due_on: date
    recheck_on: date
    question: str
    scenario: str


class PracticePart(QFrame):
    """Hidden until it is wanted. Signals: wanted(Practice); put_away()."""

    wanted = Signal(object)
    put_away = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.setProperty("role", "foot")
        self.setAccessibleName(t("Set practice"))
        self._question = ""
        inside = parts.column(self, margin=(SPACE.wide, SPACE.normal, SPACE.wide, SPACE.normal), gap=SPACE.small)
        self._about = parts.label("", "muted_small", wrap=True)
        self.words = GrowingText(fewest=2, most=4)
        self._scenario = Pick()
        self._scenario_part = parts.labelled(t("Practice scenario"), self._scenario)
        self.due, self.recheck = DayField(date.min), DayField(date.min)
        inside.addWidget(parts.labelled(t("What to practise"), self.words))
        inside.addWidget(self._about)
        inside.addWidget(self._scenario_part)
        days = parts.frame("plain")
        line = FlowLayout(days, gap=SPACE.normal, least_width=120)
        line.addWidget(parts.labelled(t("To be done by"), self.due))
        line.addWidget(parts.labelled(t("Looked at again on"), self.recheck))
        inside.addWidget(days)
        buttons = parts.frame("plain")
        flow = FlowLayout(buttons, gap=SPACE.small)
        self.confirm = parts.button(t("Set it"), self._confirm, kind="primary")
        flow.addWidget(self.confirm)
        flow.addWidget(parts.button(t("Cancel"), self.close_part, kind="quiet"))
        inside.addWidget(buttons)
        self.hide()

    def begin(
        self,
        question: ScorecardQuestion | None,
        scenarios: Sequence[str],
        today: date,
        titles: Mapping[str, str] | None = None,
    ) -> None:
        """About a question, where one was in hand; `scenarios` that train it. What is being written stays.

        `titles`: every scenario there is, by its name.
        """
        if not self.isHidden():
            self.words.setFocus(Qt.FocusReason.OtherFocusReason)
            return
        self._question = question.code if question else ""
        said = question.words.in_language(language()) if question else ""
        self._about.setText(t("About: {question}").format(question=said) if said else "")
        self._about.setVisible(bool(said))
        self._scenario.clear()
        known = titles or {}
        first = {code: known.get(code, code) for code in scenarios}
        self._scenario.fill({"": t("None"), **first, **known}, scenarios[0] if scenarios else "")
        self._scenario_part.setVisible(self._scenario.count() > 1)
        self.due.show_day(today + timedelta(days=DUE_DAYS))
        self.recheck.show_day(today + timedelta(days=RECHECK_DAYS))
        self.words.setPlainText("")
        self.show()
        self.words.setFocus(Qt.FocusReason.OtherFocusReason)

    def close_part(self) -> None:
        self.hide()
        self.put_away.emit()

    def _confirm(self) -> None:
        words = self.words.toPlainText().strip()[:LONGEST_COMMENT]
        if not words:
            self.words.setFocus(Qt.FocusReason.OtherFocusReason)
            return
        scenario = str(self._scenario.currentData() or "")
        self.hide()
        recheck = max(self.recheck.day, self.due.day)
        self.wanted.emit(
            Practice(words=words, due_on=self.due.day, recheck_on=recheck, question=self._question, scenario=scenario)
        )
