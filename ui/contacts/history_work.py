"""The history of the person in hand: pages and whole rows, asked for as they are wanted."""

from PySide6.QtCore import QObject, Signal

from agent_desktop.contract.base import Page
from agent_desktop.contract.citizens import Channel
from agent_desktop.contract.contacts import ContactContext, HistoryItem
from ui.bridge import Asked, Fault
from ui.contacts.asking import Asking
from ui.contacts.history_panel import HistoryPanel
from ui.contacts.history_rows import HistoryRow, RowKind, whole_case, whole_contact
from ui.contacts.state import ContactState
from ui.contacts.surroundings import Surroundings
from ui.shell.notices import NoticeArea


class HistoryWork(QObject):
    """Signals: fault(fault)."""

    fault = Signal(object)

    def __init__(
        self, state: ContactState, asking: Asking, around: Surroundings, panel: HistoryPanel, notices: NoticeArea
    ) -> None:
        super().__init__(state)
        self._state, self._asking, self._around = state, asking, around
        self._panel, self._notices = panel, notices
        self._shown: ContactContext | None = None
        self._page: Asked | None = None
        panel.filter_changed.connect(self._first_page)
        panel.more_wanted.connect(self._next_page)
        panel.row_opened.connect(self._whole)

    def paint(self) -> None:
        """Show the context's history, if it is another person's than the one shown."""
        context = self._state.context
        if context is None or context.citizen is None:
            if self._shown is not None:
                self._panel.show_nobody()
            self._shown = None
        elif self._shown is None or context.history is not self._shown.history:
            if self._page is not None:
                self._page.cancel()
            self._shown = context
            self._panel.show_context(context, self._around.around())

    def _first_page(self, channel: Channel | None, service_code: str | None) -> None:
        self._ask(None, channel, service_code)

    def _next_page(self, cursor: str, channel: Channel | None, service_code: str | None) -> None:
        self._ask(cursor, channel, service_code)

    def _ask(self, cursor: str | None, channel: Channel | None, service_code: str | None) -> None:
        citizen = self._state.citizen
        if citizen is None:
            return
        if self._page is not None:
            self._page.cancel()

        def done(page: Page[HistoryItem]) -> None:
            self._panel.show_page(page, first=cursor is None)

        def failed(fault: Fault) -> None:
            self._panel.model.page_failed()
            self._notices.show_fault(fault, lambda: self._ask(cursor, channel, service_code))
            self.fault.emit(fault)

        self._page = self._asking.history(
            citizen.id, cursor=cursor, channel=channel, service_code=service_code, done=done, failed=failed
        )

    def _whole(self, row: HistoryRow) -> None:
        if row.subject is None:
            return

        def failed(fault: Fault) -> None:
            self._notices.show_fault(fault, lambda: self._whole(row))
            self.fault.emit(fault)

        def show(words: str) -> None:
            self._panel.show_whole(row, words)

        around = self._around.around()
        if row.kind is RowKind.CASE:
            self._asking.case(row.subject, lambda case: show(whole_case(case, around)), failed)
        else:
            self._asking.contact(row.subject, lambda contact: show(whole_contact(contact, around)), failed)
