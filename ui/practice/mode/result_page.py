"""What the attempt came to: the score, each point with the moment that won or lost it, and what to do next. Calm."""

from collections.abc import Iterator
from functools import partial

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from agent_desktop.contract.base import Words
from agent_desktop.contract.practice import AttemptWrite, Point
from agent_desktop.dates import duration
from agent_desktop.language import language, t, tn
from ui.practice.mode.so_far_panel import point_line
from ui.reviews.words import per_cent
from ui.style import parts
from ui.style.flow import FlowLayout
from ui.style.naming import name_controls
from ui.style.piecewise import Piecewise
from ui.style.tokens import SPACE

AT_ONCE = 4
"""Points made in one go."""


class ResultPage(QWidget):
    """Signals: again_wanted(), next_wanted(), leave_wanted()."""

    again_wanted = Signal()
    next_wanted = Signal()
    leave_wanted = Signal()

    def __init__(self, attempt: AttemptWrite, example: Words | None = None) -> None:
        super().__init__()
        self.setProperty("role", "page")
        self.setProperty("panel", True)
        self.setAccessibleName(t("How it went"))
        self.attempt = attempt
        inside = parts.frame("plain")
        rows = parts.column(inside, margin=SPACE.section, gap=SPACE.wide)
        rows.addWidget(self._summary())
        lost = [point for point in attempt.points if point.of > point.got or (point.critical and point.of == 0)]
        rest = [point for point in attempt.points if point not in lost]
        rows.addWidget(self._points(t("To work on"), lost, t("Nothing was lost in this call.")))
        if example is not None:
            rows.addWidget(self._example(example))
        rows.addWidget(self._points(t("What went well, and what is only told"), rest, t("Nothing was won this time.")))
        rows.addStretch(1)
        parts.column(self).addWidget(parts.scrolling(inside, t("How it went")))
        self.setFocusProxy(self.again)
        name_controls({"practice.result": self, "practice.try_again": self.again, "practice.next": self.next})

    @property
    def spoken(self) -> str:
        """The whole in a sentence."""
        score = self.attempt.score
        return (
            t("No score.")
            if score is None
            else t("{score}. {critical}").format(score=per_cent(score), critical=self._critical_words())
        )

    def _summary(self) -> QWidget:
        attempt = self.attempt
        made = parts.card(t("Score"))
        inside = parts.column(made, margin=SPACE.section, gap=SPACE.normal)
        inside.addWidget(parts.label(per_cent(attempt.score), "title"))
        inside.addWidget(
            parts.label(self._critical_words(), "strong", tone="bad" if attempt.critical else "good", wrap=True)
        )
        won = sum(point.got for point in attempt.points if point.of)
        possible = sum(point.of for point in attempt.points)
        how = t("Points won, weighed as in a review: {won} of {possible}. What did not come into question is left out.")
        inside.addWidget(parts.label(how.format(won=f"{won:.1f}", possible=f"{possible:.1f}"), "muted", wrap=True))
        hints = tn("{count} hint", "{count} hints", attempt.hints).format(count=attempt.hints)
        time = t("{time} worked, {hints}").format(time=duration(int(attempt.worked)), hints=hints)
        inside.addWidget(parts.label(time, "muted", wrap=True))
        holder = parts.frame("plain")
        buttons = FlowLayout(holder, gap=SPACE.normal, line_gap=SPACE.small)
        self.again = parts.button(t("Try again"), self.again_wanted.emit, icon="rotate-ccw")
        self.next = parts.button(t("What comes next"), self.next_wanted.emit, icon="arrow-right", kind="primary")
        self.leave = parts.button(t("Leave practice"), self.leave_wanted.emit, icon="log-out")
        for button in (self.next, self.again, self.leave):
            buttons.addWidget(button)
        inside.addWidget(holder)
        return made

    def _critical_words(self) -> str:
        count = self.attempt.critical
        if not count:
            return t("No critical miss")
        return tn("{count} critical miss", "{count} critical misses", count).format(count=count)

    def _points(self, title: str, points: list[Point], nothing: str) -> QWidget:
        made = parts.card(title)
        inside = parts.column(made, margin=SPACE.section, gap=SPACE.wide)
        inside.addWidget(parts.heading(title))
        if not points:
            inside.addWidget(parts.label(nothing, "muted", wrap=True))
        lines = parts.frame("plain")
        lines.hide()  # until all are there: between two of them they would be squeezed into what room there was
        inside.addWidget(lines)
        rows = parts.column(lines, gap=SPACE.wide)
        Piecewise(_fill(rows, points), made).when_done(partial(lines.setVisible, bool(points)))
        return made

    def _example(self, example: Words) -> QWidget:
        made = parts.card(t("Notes as a good handler writes them"))
        inside = parts.column(made, margin=SPACE.section, gap=SPACE.small)
        inside.addWidget(parts.heading(t("Notes as a good handler writes them")))
        inside.addWidget(parts.label(example.in_language(language()), wrap=True, selectable=True))
        return made


def _fill(inside: QVBoxLayout, points: list[Point]) -> Iterator[None]:
    """Some at a time: an attempt may have sixty, and the score is in sight before them."""
    for count, point in enumerate(points, start=1):
        line = point_line(point, why=True)
        layout = line.layout()
        if layout is not None and point.at is not None:
            when = t("at {time}").format(time=duration(int(point.at)))
            layout.addWidget(parts.label(when, "muted_small", wrap=True))
        inside.addWidget(line)
        line.ensurePolished()
        if count % AT_ONCE == 0:
            yield
