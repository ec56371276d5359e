"""The report on how answers are used: fetched, shown, written out for a spreadsheet."""

from functools import partial
from pathlib import Path
from typing import NamedTuple

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QFileDialog

from agent_desktop.contract.answering import KnowledgeReport
from agent_desktop.contract.base import Id
from agent_desktop.desk import answer_editing, answering
from agent_desktop.desk.desk import Desk
from agent_desktop.knowledge.report_rows import UseRow, rows
from agent_desktop.language import language, t, tn
from agent_desktop.spreadsheets import table
from ui.bridge import Bridge, Fault
from ui.knowledge.editor.folder import write
from ui.knowledge.editor.use_page import UsePage
from ui.knowledge.editor.use_words import cells, heads
from ui.shell.notices import NoticeArea
from ui.versions.life_bar import moment_words
from ui.versions.pages import Pages

SECONDS = 30


class _Fetched(NamedTuple):
    report: KnowledgeReport
    titles: dict[Id, str]


class UseWork(QObject):
    """Signals: fault(object) that was shown already; article_wanted(id); service_wanted(code)."""

    fault = Signal(object)
    article_wanted = Signal(object)
    service_wanted = Signal(str)

    def __init__(self, desk: Desk, bridge: Bridge, notices: NoticeArea) -> None:
        super().__init__()
        self._desk, self._bridge, self._notices = desk, bridge, notices
        self.pages = Pages(t("How answers are used"), self._make_page)
        self.pages.shown.connect(self._shown)
        self.page: UsePage | None = None
        self._rows: tuple[UseRow, ...] = ()

    def _make_page(self) -> UsePage:
        self.page = page = UsePage()
        page.days_wanted.connect(self.refresh)
        page.article_wanted.connect(self.article_wanted)
        page.service_wanted.connect(self.service_wanted)
        page.export_wanted.connect(self._ask_where_to)
        return page

    def _shown(self) -> None:
        if self.page is not None:
            self.refresh(self.page.days)

    def refresh(self, days: int) -> None:
        """The figures of the last `days`."""
        self._bridge.ask(partial(_fetch, self._desk, days), self._show, self._not_fetched, owner=self)

    def _show(self, fetched: _Fetched) -> None:
        report = fetched.report
        services = {code: each.name.in_language(language()) for code, each in self._desk.catalogue.services.items()}
        self._rows = rows(report, fetched.titles, services, language())
        told = [
            t("As of {when}").format(when=moment_words(report.as_of)),
            tn("{count} open question", "{count} open questions", report.open_questions).format(
                count=report.open_questions
            ),
            tn("{count} open word about an answer", "{count} open words about answers", report.open_feedback).format(
                count=report.open_feedback
            ),
        ]
        if self.page is not None:
            self.page.show_rows(self._rows, " · ".join(told))

    def _not_fetched(self, fault: Fault) -> None:
        if self.page is not None and not self._rows:
            self.page.say(t("The figures cannot be had now."))
        self._failed(fault)

    def _ask_where_to(self) -> None:
        dialog = QFileDialog(self.pages, t("Where to"))
        dialog.setAcceptMode(QFileDialog.AcceptMode.AcceptSave)
        dialog.setDefaultSuffix("csv")
        dialog.selectFile(f"answers-{self._desk.clock.now().astimezone():%Y-%m-%d}.csv")
        dialog.fileSelected.connect(lambda name: self.write(Path(name)))
        dialog.open()

    def write(self, path: Path) -> None:
        """All sections, in one table."""
        text = "\ufeff" + table(heads(), (cells(row) for row in self._rows))  # a spreadsheet takes it for UTF-8 by that
        self._bridge.ask(
            partial(write, path.parent, {path.name: text}),
            lambda _count: self._written(path),
            self._failed,
            owner=self,
            near=True,
        )

    def _written(self, path: Path) -> None:
        self._notices.say(t("Written: {file}").format(file=path.name), tone="good", seconds=SECONDS)

    def _failed(self, fault: Fault) -> None:
        self._notices.show_fault(fault)
        self.fault.emit(fault)


def _fetch(desk: Desk, days: int) -> _Fetched:
    titles: dict[Id, str] = {}
    for info in reversed(answer_editing.overview(desk)):  # the newest, and above it the one in force, names it
        titles[info.article_id] = info.title.in_language(language())
    return _Fetched(report=answering.report(desk, days), titles=titles)
