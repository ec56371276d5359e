"""One calibration: who scored how many, one's own contacts to score, and once compared the figures."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QWidget

from agent_desktop.contract.base import Id
from agent_desktop.contract.calibrations import Calibration, CalibrationContact, CalibrationReport, CalibrationState
from agent_desktop.language import language, t
from ui.reviews.calibration.report_page import ReportPart
from ui.reviews.calibration.words import state_words
from ui.style import parts
from ui.style.tokens import SPACE
from ui.versions.life_bar import moment_words


class DetailPage(QWidget):
    """Signals: score_wanted(CalibrationContact); compare_wanted()."""

    score_wanted = Signal(object)
    compare_wanted = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.setProperty("role", "plain")
        outer = parts.column(self)
        inside_of = parts.frame("plain")
        self._inside = parts.column(inside_of, margin=SPACE.wide, gap=SPACE.wide)
        self._top: QWidget | None = None
        self.report = ReportPart()
        self._inside.addWidget(self.report)
        self._inside.addStretch(1)
        outer.addWidget(parts.scrolling(inside_of, t("Calibration")))

    def show_calibration(self, calibration: Calibration, me: Id | None) -> None:
        """In place of another. The figures come by `show_report`."""
        self.setAccessibleName(calibration.title)
        if self._top is not None:
            self._inside.removeWidget(self._top)
            self._top.deleteLater()
        self._top = self._head(calibration, me)
        self._inside.insertWidget(0, self._top)
        self.report.setVisible(False)

    def show_report(self, calibration: Calibration, report: CalibrationReport) -> None:
        self.report.show_report(calibration, report)
        self.report.setVisible(True)

    def _head(self, calibration: Calibration, me: Id | None) -> QWidget:
        made = parts.frame("plain")
        inside = parts.column(made, gap=SPACE.normal)
        title = parts.heading(calibration.title)
        title.setWordWrap(True)
        inside.addWidget(title)
        told = t("{scorecard} · {state} · begun by {who}, {when}").format(
            scorecard=calibration.scorecard_title.in_language(language()),
            state=state_words(calibration),
            who=calibration.made_by_name,
            when=moment_words(calibration.made_at),
        )
        inside.addWidget(parts.label(told, "muted", wrap=True))
        for each in calibration.progress:
            done = t("{done} of {all} scored").format(done=each.submitted, all=len(calibration.contacts))
            inside.addWidget(parts.label(f"{each.rater_name}: {done}", "small", wrap=True))
        blind = calibration.state is CalibrationState.OPEN
        if blind and any(each.rater == me for each in calibration.progress):
            inside.addWidget(parts.heading(t("For you to score")))
            for contact in calibration.contacts:
                inside.addWidget(self._contact(contact))
        if blind and calibration.made_by == me:
            inside.addWidget(
                parts.button(t("Compare"), self.compare_wanted.emit, kind="primary"),
                0,
                Qt.AlignmentFlag.AlignLeft,
            )
            about = t("The blind part ends with that: nobody scores any more, and everybody sees all.")
            inside.addWidget(parts.label(about, "muted_small", wrap=True))
        return made

    def _contact(self, contact: CalibrationContact) -> QWidget:
        if contact.submitted:
            return parts.icon_label(t("{contact}: scored").format(contact=contact.title), "check", wrap=True)
        if contact.about is None:
            return parts.label(t("{contact}: erased since").format(contact=contact.title), "muted", wrap=True)
        words = t("Go on with {contact}") if contact.evaluation_id else t("Score {contact}")
        made = parts.frame("plain")
        button = parts.button(
            words.format(contact=contact.title), lambda: self.score_wanted.emit(contact), icon="clipboard-check"
        )
        parts.row(made).addWidget(button, 0, Qt.AlignmentFlag.AlignLeft)
        return made
