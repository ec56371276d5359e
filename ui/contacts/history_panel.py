"""The history of the person in hand: how much there is, filters, and the list itself."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QPushButton, QVBoxLayout, QWidget

from agent_desktop.contract.base import Page
from agent_desktop.contract.citizens import Channel
from agent_desktop.contract.contacts import ContactContext, HistoryItem
from agent_desktop.language import language, t
from ui.contacts.history_list import HistoryList
from ui.contacts.history_model import HistoryModel
from ui.contacts.history_rows import Around, HistoryRow, channels_used, count_words
from ui.contacts.words import channel_words
from ui.style.copyable import wrapped
from ui.style.flow import FlowLayout
from ui.style.naming import name_controls
from ui.style.narrow import narrow_choice
from ui.style.parts import chip as make_chip
from ui.style.parts import label, row
from ui.style.tokens import SPACE


class HistoryPanel(QFrame):
    """Signals:

    filter_changed(Channel | None, service code or None): show the first page of that;
    more_wanted(cursor, Channel | None, code | None): the page after;
    row_opened(HistoryRow): its whole contact or case is wanted.
    """

    filter_changed = Signal(object, object)
    more_wanted = Signal(str, object, object)
    row_opened = Signal(object)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("role", "card")
        self._context: ContactContext | None = None
        self._around: Around | None = None
        self._channel: Channel | None = None
        self._every: dict[Channel | None, QPushButton] = {}
        self._chips: list[QPushButton] = []
        self.model = HistoryModel(self)
        self.list = HistoryList(self.model, self)
        self._counts = wrapped("", "muted_small")
        self._nothing = wrapped("", "muted")
        self._lay_out()
        self.model.more_wanted.connect(lambda cursor: self.more_wanted.emit(cursor, self._channel, self.service_code))
        self.list.opened.connect(self._toggle)
        name_controls(
            {
                "contact.history": self,
                "history.list": self.list,
                "history.filters": self._filters,
                "history.service": self._service,
            }
        )
        self._show_chips(())
        self.show_nobody()

    def _lay_out(self) -> None:
        column = QVBoxLayout(self)
        column.setContentsMargins(1, SPACE.wide, 1, 1)
        column.setSpacing(SPACE.normal)
        head = QHBoxLayout()
        head.setContentsMargins(SPACE.wide, 0, SPACE.wide, 0)
        head.setSpacing(SPACE.normal)
        head.addWidget(label(t("History"), "heading"))
        head.addWidget(self._counts, 1)
        column.addLayout(head)
        self._filters = QWidget(self)
        filters = FlowLayout(self._filters, gap=SPACE.tight)
        filters.setContentsMargins(SPACE.wide, 0, SPACE.wide, 0)
        for channel in (None, *Channel):  # they stay: none is made anew while a person is shown
            self._every[channel] = chip = self._chip(channel)
            filters.addWidget(chip)
        self._pair = QWidget(self._filters)
        filters.addWidget(self._pair)
        self._service = narrow_choice(self._pair)
        service_label = label(t("Service"), "muted_small")
        service_label.setBuddy(self._service)
        pair = row(self._pair, gap=SPACE.normal)
        pair.addWidget(service_label)
        pair.addWidget(self._service, 1)
        self._service.setMinimumContentsLength(14)
        self._service.activated.connect(self._filter)
        column.addWidget(self._filters)
        nothing = row(margin=(SPACE.wide, 0, SPACE.wide, 0))
        nothing.addWidget(self._nothing)
        column.addLayout(nothing)
        column.addWidget(self.list, 1)
        self.list.raise_()  # the Tab key goes by the order of the children: filters first
        column.addStretch(0)

    @property
    def service_code(self) -> str | None:
        """The service filtered by, or None for all."""
        code = self._service.currentData()
        return code if isinstance(code, str) else None

    def as_new(self) -> None:
        """Nothing of anybody is left in it, shown or hidden."""
        self.show_nobody()
        self._around = self._channel = None
        self.list.as_new()
        self._show_chips(())
        self._service.clear()

    def show_nobody(self) -> None:
        """No person is chosen: say so instead of an empty list."""
        self._context = None
        self._nothing.say(t("The history is shown when a person is chosen."))
        self._counts.say("")
        self._show_list(has_rows=False)
        self._filters.hide()

    def show_context(self, context: ContactContext, around: Around) -> None:
        """One person's first page; filters are set back."""
        self._context, self._around = context, around
        self._channel = None
        self._counts.say(count_words(context.counts))
        self._show_chips(channels_used(context.counts))
        self._make_services(context, around)
        self._filters.setVisible(bool(context.counts.contacts))
        self.model.show(context, around)
        self._nothing.say(t("Nothing yet: this is the first contact."))
        self._show_list(has_rows=self.model.rowCount() > 0)

    def show_page(self, page: Page[HistoryItem], *, first: bool) -> None:
        """A page that was asked for by `filter_changed` (first) or `more_wanted`."""
        if self._around is None:
            return
        if not first:
            self.model.add_page(page, self._around)
            return
        self.model.show_page(page, self._around)
        self._nothing.say(t("Nothing on this channel for this service."))
        self._show_list(has_rows=bool(page.items))

    def show_whole(self, row: HistoryRow, words: str) -> None:
        """The whole of the row asked for, in place."""
        if row.subject is not None:
            self.list.open_below(row.subject, words)

    def _show_list(self, *, has_rows: bool) -> None:
        self.list.setVisible(has_rows)
        self._nothing.setVisible(not has_rows)

    def _toggle(self, row: HistoryRow) -> None:
        if self.model.opened == row.subject:
            self.model.fold()
        else:
            self.row_opened.emit(row)

    def _show_chips(self, used: tuple[tuple[Channel, int], ...]) -> None:
        """Those of the channels `used`, with how often, after that for all of them."""
        counts = dict(used)
        self._chips = [chip for channel, chip in self._every.items() if channel is None or channel in counts]
        for channel, chip in self._every.items():
            count = str(counts[channel]) if channel in counts else ""
            chip.setAccessibleDescription(count)
            chip.setToolTip(count)
            chip.setVisible(channel is None or channel in counts)
            chip.setChecked(channel is None)

    def _chip(self, channel: Channel | None) -> QPushButton:
        words = t("All") if channel is None else channel_words(channel)
        chip = make_chip(words)
        chip.setAccessibleName(t("Show {channel}").format(channel=words))
        chip.clicked.connect(lambda: self._choose_channel(chip, channel))
        return chip

    def _choose_channel(self, chosen: QPushButton, channel: Channel | None) -> None:
        self._channel = channel
        for chip in self._chips:
            chip.setChecked(chip is chosen)
        self._filter()

    def _make_services(self, context: ContactContext, around: Around) -> None:
        self._service.clear()
        self._service.addItem(t("All services"), None)
        for code, count in sorted(context.counts.by_service.items(), key=lambda pair: -pair[1]):
            service = around.services.get(code)
            name = service.name.in_language(language()) if service else code
            self._service.addItem(t("{service} ({count})").format(service=name, count=count), code)

    def _filter(self) -> None:
        if self._context is None or self._around is None:
            return
        if self._channel is None and self.service_code is None:
            self.model.show(self._context, self._around)
            self._show_list(has_rows=self.model.rowCount() > 0)
        else:
            self.filter_changed.emit(self._channel, self.service_code)
