"""How far it is: the trend of one's attempts, and what must still be so before live calls."""

from collections.abc import Sequence

from PySide6.QtWidgets import QFrame, QWidget

from agent_desktop.contract.practice import AttemptInfo, SignOff
from agent_desktop.dates import day
from agent_desktop.language import language, t, tn
from agent_desktop.practice.courses import Standing
from ui.practice.trend_line import MOST, TrendLine
from ui.style import parts
from ui.style.copyable import wrapped
from ui.style.emptying import empty
from ui.style.tokens import SPACE


class SoFar(QFrame):
    """`name`: whose, where it is not one's own."""

    def __init__(self) -> None:
        super().__init__()
        self.setProperty("role", "plain")
        self.setAccessibleName(t("So far"))
        inside = parts.column(self, gap=SPACE.normal)
        self._trend_name = parts.label(t("The last ten attempts"), "strong")
        self.trend = TrendLine()
        self._no_trend = parts.label(t("Two attempts make a line here."), "muted_small", wrap=True)
        self._ready_name = parts.label(t("Ready for live calls when"), "strong", wrap=True)
        holder = parts.frame("plain")
        self._rows = parts.column(holder, gap=0)
        self._said = wrapped("", "muted")
        for part in (self._trend_name, self.trend, self._no_trend, self._ready_name, holder, self._said):
            inside.addWidget(part)

    def show_standing(self, standing: Standing | None, attempts: Sequence[AttemptInfo]) -> None:
        """`attempts`: newest first. Without a course only the trend."""
        scores = [each.score for each in reversed(attempts) if each.score is not None]
        ready = min((stage.stage.gate.percent for stage in standing.stages), default=85) if standing else 85
        self.trend.show_scores(scores[-MOST:], ready)
        self._no_trend.setVisible(self.trend.isHidden())
        empty(self._rows)
        self._ready_name.setVisible(standing is not None)
        self._said.setVisible(standing is not None)
        if standing is not None:
            for row in _rows(standing):
                self._rows.addWidget(row)
            self._said.say(_coach_words(standing))


def _rows(standing: Standing) -> list[QWidget]:
    scenarios = tn("{count} scenario passed", "{count} scenarios passed", standing.of).format(count=standing.of)
    rows = [_row(scenarios, standing.passed, standing.of)]
    if standing.clean_of:
        words = t("No critical point lost in the last {count}")
        rows.append(_row(words.format(count=standing.clean_of), standing.clean, standing.clean_of))
    if standing.course.coach:
        rows.append(_row(t("A coach has signed"), int(standing.signed is not None), 1))
    return rows


def _row(words: str, done: int, of: int) -> QWidget:
    made = parts.frame("plain")
    outer = parts.column(made, gap=0)
    line = parts.row(margin=(0, SPACE.small, 0, SPACE.small), gap=SPACE.normal)
    is_done = done >= of
    icon = "circle-check" if is_done else "circle"
    line.addWidget(parts.icon_label(words, icon, tint="good" if is_done else "text_quiet", wrap=True), 1)
    share = t("{done} of {of}").format(done=done, of=of)
    line.addWidget(parts.label(share, "strong" if is_done else "body", tone="good" if is_done else ""))
    outer.addLayout(line)
    outer.addWidget(parts.separator())
    return made


def _coach_words(standing: Standing) -> str:
    signed: SignOff | None = standing.signed
    if signed is not None:
        when = day(signed.at.astimezone().date(), language())
        words = t("{name} said so on {day}.").format(name=signed.by_name, day=when)
        return f"{words} “{signed.words}”" if signed.words else words
    if standing.gates_passed and standing.course.coach:
        return t("Everything is passed: a coach can sign now.")
    return ""
