"""So far: what was won and lost in this call up to now, and how the attempts before it went."""

from collections.abc import Iterator, Sequence
from itertools import takewhile

from PySide6.QtWidgets import QFrame

from agent_desktop.contract.practice import Point
from agent_desktop.language import language, t
from ui.reviews.trend import Trend
from ui.reviews.words import per_cent
from ui.style import parts
from ui.style.naming import name_controls
from ui.style.piecewise import Piecewise
from ui.style.tokens import SPACE

AT_ONCE = 3
"""Points made in one go."""

READY = 85
"""Per cent, from which an attempt counts as passed where a course says nothing else."""


class SoFarPanel(QFrame):
    """Points that may still come are not among them."""

    def __init__(self) -> None:
        super().__init__()
        self.setProperty("role", "card")
        self.setProperty("panel", True)
        self.setAccessibleName(t("So far"))
        inside = parts.column(self, gap=0)
        head = parts.frame("band")
        line = parts.column(head, margin=(SPACE.wide, SPACE.normal, SPACE.wide, SPACE.normal), gap=0)
        line.addWidget(parts.heading(t("So far")))
        self._before = parts.label("", "muted_small", wrap=True)
        line.addWidget(self._before)
        inside.addWidget(head)
        holder = parts.frame("plain")
        rows = parts.column(holder, margin=SPACE.wide, gap=SPACE.normal)
        self._points = parts.column(gap=SPACE.small)
        rows.addLayout(self._points)
        self.trend = Trend()
        rows.addWidget(self.trend)
        rows.addStretch(1)
        inside.addWidget(parts.scrolling(holder, t("So far")), 1)
        self._shown: tuple[Point, ...] | None = None
        self._filling: Piecewise | None = None
        self._lines: list[tuple[Point, QFrame]] = []
        self._nothing = parts.label(t("Nothing is won or lost yet."), "muted", wrap=True)
        rows.insertWidget(0, self._nothing)
        name_controls({"practice.so_far": self})
        self.show_points(())
        self.show_before(())

    def show_before(self, scores: Sequence[float]) -> None:
        """Of one's attempts at this scenario, oldest first, per cent."""
        if not scores:
            self._before.setText(t("This is your first attempt at this call."))
        else:
            words = t("Your best: {best}. Your last: {last}.")
            self._before.setText(words.format(best=per_cent(max(scores)), last=per_cent(scores[-1])))
        self.trend.show_scores(scores, READY)

    def show_points(self, points: tuple[Point, ...]) -> None:
        """Those that count for something, or were told to be lost."""
        told = tuple(point for point in points if point.of > 0 or point.critical)
        if told == self._shown:
            return
        self._shown = told
        self._nothing.setVisible(not told)
        pairs = zip(self._lines, told, strict=False)
        alike = sum(1 for _ in takewhile(lambda pair: pair[0][0] == pair[1], pairs))
        for _point, line in self._lines[alike:]:
            line.hide()
            line.deleteLater()
        del self._lines[alike:]
        if self._filling is not None:
            self._filling.deleteLater()
        self._filling = Piecewise(self._add(told), self)

    def _add(self, told: tuple[Point, ...]) -> Iterator[None]:
        """What is new, some at a time: there may be sixty. It ends where others are to be shown meanwhile. They come
        into sight together: between two of them they would be squeezed into what room there was."""
        for count, point in enumerate(told[len(self._lines) :], start=1):
            if self._shown is not told:
                return
            line = point_line(point)
            line.hide()
            self._lines.append((point, line))
            self._points.addWidget(line)
            line.ensurePolished()
            if count % AT_ONCE == 0:
                yield
        for _point, line in self._lines:
            line.show()


def point_line(point: Point, *, why: bool = False) -> QFrame:
    """One point: an icon, what it is about, how much of it was won; with `why`, in words."""
    whole = point.got >= point.of and not (point.critical and point.of == 0)
    icon, tone = ("check", "good") if whole else ("triangle-alert", "warn") if point.got > 0 else ("x", "bad")
    made = parts.frame("plain")
    inside = parts.column(made, gap=SPACE.hair)
    line = parts.row(gap=SPACE.normal)
    line.addWidget(parts.icon_label(point.words.in_language(language()), icon, tint=tone, wrap=True), 1)
    score = f"{point.got:.1f}/{point.of:.1f}" if point.of else t("critical") if point.critical else ""
    line.addWidget(parts.label(score, "strong", tone=tone))
    inside.addLayout(line)
    if why:
        inside.addWidget(parts.label(point.why.in_language(language()), "muted_small", wrap=True))
    return made
