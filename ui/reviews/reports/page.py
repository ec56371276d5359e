"""The page of reports: fetched, shown, written out for a spreadsheet; all of it off the screen's thread."""

from collections.abc import Mapping
from functools import partial
from pathlib import Path
from typing import NamedTuple

from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import QFileDialog

from agent_desktop.desk import review_reports
from agent_desktop.desk.desk import Desk
from agent_desktop.desk.faults import FieldsRefused
from agent_desktop.desk.review_reports import Reports, Span
from agent_desktop.language import language, t
from agent_desktop.reviews.report_rows import ReportRow, rows
from agent_desktop.spreadsheets import table
from agent_desktop.whole_files import save_as
from ui.bridge import Asked, Fault
from ui.reviews.pages import ReviewPage, Room
from ui.reviews.reports.cells import cells, heads
from ui.reviews.reports.view import ReportsView
from ui.style import parts, theme
from ui.style.announcing import announce
from ui.style.naming import name_controls

SECONDS = 30


class _Fetched(NamedTuple):
    reports: Reports
    rows: tuple[ReportRow, ...]


class ReportsPage(ReviewPage):
    """For supervisors. What is asked last is what is shown, whichever answer comes first."""

    def __init__(self, room: Room) -> None:
        super().__init__()
        self.setAccessibleName(t("Reports"))
        name_controls({"reviews.reports": self})
        self._room = room
        self._asked: Asked | None = None
        self.view = theme.dress(ReportsView(room.desk.clock.now().date()))
        self.view.wanted.connect(self.refresh)
        self.view.export_wanted.connect(self._ask_where_to)
        parts.column(self).addWidget(self.view)
        self.begin_at(self.view)

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self.refresh()

    def refresh(self) -> None:
        """As the filters say."""
        if self._asked is not None:
            self._asked.cancel()
        span = self.view.span
        if span.until < span.since:
            self.view.say(t("The last day is before the first."))
            return
        self.view.say(t("The figures are being fetched."))
        services = {
            code: each.name.in_language(language()) for code, each in self._room.desk.catalogue.services.items()
        }
        action = partial(_fetch, self._room.desk, span, services)
        self._asked = self._room.bridge.ask(action, self._show, self._not_fetched, owner=self)

    def _show(self, fetched: _Fetched) -> None:
        self.view.show_reports(fetched.reports, fetched.rows)

    def _not_fetched(self, fault: Fault) -> None:
        if isinstance(fault, FieldsRefused):
            self.view.say(" ".join(error.message for error in fault.errors) or fault.what)
            return
        self.view.say(t("The figures cannot be had now."))
        self._room.failed(fault)

    # ---- for a spreadsheet ----------------------------------------------------------------------------------------

    def _ask_where_to(self) -> None:
        dialog = QFileDialog(self, t("Where to"))
        dialog.setAcceptMode(QFileDialog.AcceptMode.AcceptSave)
        dialog.setDefaultSuffix("csv")
        dialog.selectFile(f"reviews-{self.view.span.since}-{self.view.span.until}.csv")
        dialog.fileSelected.connect(lambda name: self.write(Path(name)))
        dialog.open()

    def write(self, path: Path) -> None:
        """All sections, in one table."""
        self.view.export.setEnabled(False)
        announce(self, t("The table is being written."))
        self._room.bridge.ask(
            partial(_write, path, self.view.rows),
            lambda _none: self._written(path),
            self._not_written,
            owner=self,
            near=True,
        )

    def _written(self, path: Path) -> None:
        self.view.export.setEnabled(True)
        self._room.notices.say(t("Written: {file}").format(file=path.name), tone="good", seconds=SECONDS)

    def _not_written(self, fault: Fault) -> None:
        self.view.export.setEnabled(True)
        self._room.failed(fault)


def _fetch(desk: Desk, span: Span, services: Mapping[str, str]) -> _Fetched:
    found = review_reports.reports(desk, span)
    return _Fetched(found, rows(found.report, found.fairness, services, language()))


def _write(path: Path, told: tuple[ReportRow, ...]) -> None:
    text = "\ufeff" + table(heads(), (cells(row) for row in told))  # a spreadsheet takes it for UTF-8 by that
    save_as(path, text.encode())
