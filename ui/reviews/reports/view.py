"""What is seen of reports: which days, team and scorecard; what evaluations say of them; and out with it as a table."""

from collections.abc import Sequence
from datetime import date, timedelta
from uuid import UUID

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtWidgets import QFrame, QWidget

from agent_desktop.contract.review_reports import ReviewReport
from agent_desktop.dates import day
from agent_desktop.desk.review_reports import Reports, Span
from agent_desktop.language import language, t
from agent_desktop.reviews.report_rows import ReportRow, Section
from ui.reviews.chart import Chart, Point, Scale
from ui.reviews.figures import FigureList
from ui.reviews.reports.words import chart_words, figure_of, section_about, section_word, totals_words
from ui.reviews.words import per_cent
from ui.style import parts, theme
from ui.style.days import DayField
from ui.style.flow import FlowLayout
from ui.style.picking import Pick, beside
from ui.style.tokens import SPACE

DAYS = timedelta(days=89)
REST_MS = 400
"""After the last change of a day by hand: each key goes one further."""

LEAST_HEIGHT = 240
"""Of the list, at the base size: where there is less room the page scrolls."""

PER_CENT = Scale(0, 100, (0, 50, 100), per_cent)


class ReportsView(QWidget):
    """Signals: wanted() other figures; export_wanted()."""

    wanted = Signal()
    export_wanted = Signal()

    def __init__(self, today: date) -> None:
        super().__init__()
        self.setProperty("role", "plain")
        self.setAccessibleName(t("Reports"))
        self._rows: tuple[ReportRow, ...] = ()
        self._section = Section.WEEKS
        self._rest = QTimer(self)
        self._rest.setSingleShot(True)
        self._rest.setInterval(REST_MS)
        self._rest.timeout.connect(self.wanted)
        inside_of = parts.frame("plain")
        outer = parts.column(inside_of, margin=(SPACE.normal + 2, 0, SPACE.normal + 2, SPACE.normal), gap=SPACE.normal)
        outer.addWidget(self._filters(today))
        outer.addWidget(self._chips())
        outer.addWidget(self._card(), 1)
        parts.column(self).addWidget(parts.scrolling(inside_of, t("Reports")))
        self.setFocusProxy(self.since)
        self.narrow(self._section)

    # ---- parts ----------------------------------------------------------------------------------------------------

    def _filters(self, today: date) -> QFrame:
        made = parts.frame("plain", name=t("Which contacts"))
        made.setProperty("panel", True)
        line = FlowLayout(made, gap=SPACE.wide, line_gap=SPACE.small)
        self.since, self.until = DayField(today - DAYS), DayField(today)
        self.team, self.scorecard = Pick(), Pick()
        self.team.fill({"": t("All teams")}, "")
        self.scorecard.fill({"": t("All scorecards")}, "")
        for words, field in ((t("From"), self.since), (t("To"), self.until)):
            field.dateChanged.connect(lambda _day: self._rest.start())
            line.addWidget(beside(words, field))
        for words, pick in ((t("Team"), self.team), (t("Scorecard"), self.scorecard)):
            pick.chosen(lambda _code: self.wanted.emit())
            line.addWidget(beside(words, pick))
        self.export = parts.button(t("For a spreadsheet…"), self.export_wanted.emit, icon="file-text", kind="quiet")
        self.export.setEnabled(False)
        line.addWidget(self.export)
        return made

    def _chips(self) -> QFrame:
        made = parts.frame("plain", name=t("Sections"))
        made.setProperty("panel", True)
        line = FlowLayout(made, gap=SPACE.small, line_gap=SPACE.small)
        self._sections = {}
        for section in Section:
            self._sections[section] = chip = parts.chip(section_word(section))
            chip.clicked.connect(lambda _checked=False, which=section: self.narrow(which))
            line.addWidget(chip)
        return made

    def _card(self) -> QFrame:
        made = parts.card(t("Reports"))
        made.setProperty("panel", True)
        inside = parts.column(made)
        said = parts.column(margin=SPACE.wide, gap=SPACE.tight)
        self._totals = parts.label(t("The figures are being fetched."), "strong", wrap=True)
        self._about = parts.label("", "muted", wrap=True)
        self._said = parts.label("", "body", wrap=True)
        for each in (self._totals, self._about, self._said):
            said.addWidget(each)
        inside.addLayout(said)
        self.chart = Chart(PER_CENT)
        self._chart_part = _within(self.chart)
        inside.addWidget(self._chart_part)
        self.list = FigureList(t("Figures"), self)
        self.list.view.setMinimumHeight(theme.pixels(LEAST_HEIGHT))
        inside.addWidget(self.list.view, 1)
        inside.addStretch(0)  # where there is no list
        return made

    # ---- what is wanted -------------------------------------------------------------------------------------------

    @property
    def span(self) -> Span:
        card = str(self.scorecard.currentData() or "")
        return Span(
            since=self.since.day,
            until=self.until.day,
            team=str(self.team.currentData() or ""),
            scorecard_id=UUID(card) if card else None,
        )

    @property
    def rows(self) -> tuple[ReportRow, ...]:
        return self._rows

    # ---- what it shows --------------------------------------------------------------------------------------------

    def say(self, words: str) -> None:
        """In place of the totals, such as that they cannot be had; what stands below goes."""
        self._totals.setText(words)
        self._rows = ()
        self.export.setEnabled(False)
        self.narrow(self._section)

    def show_reports(self, reports: Reports, rows: Sequence[ReportRow]) -> None:
        self._rows = tuple(rows)
        self._totals.setText(totals_words(reports.report))
        self.export.setEnabled(bool(rows))
        self._offer(reports.report)
        self.narrow(self._section)

    def _offer(self, report: ReviewReport) -> None:
        """What else can be asked for; what is chosen stays chosen, also where it has nothing on these days."""
        for team in report.all_teams:
            if self.team.findData(team) < 0:
                self.team.addItem(team, team)
        for card in report.all_scorecards:
            code = str(card.scorecard_id)
            if self.scorecard.findData(code) < 0:
                self.scorecard.addItem(card.title.in_language(language()), code)

    def narrow(self, section: Section) -> None:
        """To one section."""
        self._section = section
        for which, chip in self._sections.items():
            chip.setChecked(which is section)
        self._about.setText(section_about(section))
        own = [row for row in self._rows if row.section is section]
        over_time = section is Section.WEEKS
        self.list.show_figures([figure_of(row) for row in (reversed(own) if over_time else own)])
        self.list.view.setVisible(bool(own))
        self.list.view.setAccessibleName(section_word(section))
        self._chart_part.setVisible(over_time and bool(own))
        if over_time:
            points = [Point(_label(row), row.share, row.low, row.high) for row in own]
            self.chart.show_points(points, chart_words(own))
        self._said.setText(t("None in this time.") if self._rows and not own else "")
        self._said.setVisible(bool(self._said.text()))


def _label(row: ReportRow) -> str:
    return day(row.begins.date(), language()).partition(" ")[2] if row.begins is not None else ""


def _within(inside: QWidget) -> QFrame:
    made = parts.frame("plain")
    parts.column(made, margin=(SPACE.wide, 0, SPACE.wide, SPACE.normal)).addWidget(inside)
    made.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
    return made
