"""Each reviewer over the calibrations compared so far: who scores higher or lower than what counts as right."""

from collections.abc import Sequence

from PySide6.QtWidgets import QWidget

from agent_desktop.contract.calibrations import RaterDrift
from agent_desktop.language import t
from ui.reviews.calibration.words import chart_words, drift_figure, label_of, point_figure, points_words
from ui.reviews.chart import Chart, Point, Scale
from ui.reviews.figures import FigureList
from ui.style import parts, theme
from ui.style.tokens import SPACE

NARROWEST = 10
"""Points of the scale, up and down: a chart of small differences does not look like one of great ones."""

LIST_HEIGHT = 190
"""Of each list at the base size: where there is less room the page scrolls."""


class DriftPage(QWidget):
    """The reviewers, and below them the one that is chosen."""

    def __init__(self) -> None:
        super().__init__()
        self.setProperty("role", "plain")
        self.setAccessibleName(t("Reviewers over time"))
        self._drifts: tuple[RaterDrift, ...] = ()
        inside_of = parts.frame("plain")
        inside = parts.column(inside_of, margin=(0, SPACE.wide, 0, 0), gap=SPACE.normal)
        said = parts.column(margin=(SPACE.wide, 0, SPACE.wide, 0), gap=SPACE.small)
        said.addWidget(parts.heading(t("Reviewers over time")))
        about = t(
            "How many points of 100 each scores above or below what counts as right: the expert's scores, or where"
            " there was none the mean of all. An index of 100 is the expert's."
        )
        said.addWidget(parts.label(about, "muted", wrap=True))
        self.said = parts.label("", "body", wrap=True)
        said.addWidget(self.said)
        inside.addLayout(said)
        self.reviewers, self.calibrations = FigureList(t("Reviewers"), self), FigureList(t("Calibrations"), self)
        self.reviewers.chosen.connect(self._choose)
        inside.addWidget(self.reviewers.view, 1)
        self.chart: Chart | None = None
        self._of_one = parts.frame("plain")
        self._chart_place = parts.column(self._of_one, margin=(SPACE.wide, SPACE.normal, SPACE.wide, 0))
        self._name = parts.heading("")
        self._chart_place.addWidget(self._name)
        inside.addWidget(self._of_one)
        inside.addWidget(self.calibrations.view, 1)
        for figures in (self.reviewers, self.calibrations):
            figures.view.setMinimumHeight(theme.pixels(LIST_HEIGHT))
        parts.column(self).addWidget(parts.scrolling(inside_of, t("Reviewers over time")))
        self.setFocusProxy(self.reviewers.view)
        self.show_drifts(())

    def show_drifts(self, drifts: Sequence[RaterDrift]) -> None:
        """In place of those that stood there; the first is chosen."""
        self._drifts = tuple(drifts)
        self.say("" if drifts else t("No calibration has been compared yet."))
        for part in (self.reviewers.view, self._of_one, self.calibrations.view):
            part.setVisible(bool(drifts))
        self.reviewers.show_figures([drift_figure(each) for each in drifts])

    def say(self, words: str) -> None:
        """Above the list, such as that it cannot be had."""
        self.said.setText(words)
        self.said.setVisible(bool(words))

    def _choose(self, at: int) -> None:
        drift = self._drifts[at]
        self._name.setText(drift.rater_name)
        chart = Chart(
            _scale(self._drifts), [Point(label_of(each), each.apart) for each in drift.points], chart_words(drift)
        )
        if self.chart is not None:
            self._chart_place.removeWidget(self.chart)
            self.chart.deleteLater()
        self.chart = chart
        self._chart_place.addWidget(chart)
        self.calibrations.show_figures([point_figure(each) for each in reversed(drift.points)])


def _scale(drifts: Sequence[RaterDrift]) -> Scale:
    """One for all, so that they can be compared."""
    widest = max((abs(point.apart) for each in drifts for point in each.points if point.apart is not None), default=0.0)
    most = max(NARROWEST, -(-widest // NARROWEST) * NARROWEST)
    return Scale(-most, most, (-most, 0, most), points_words)
