"""The Outbox: what waits to be sent and what was refused. It shows and asks; what is done, ui.outbox.work does."""

from collections.abc import Mapping

from PySide6.QtCore import Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QBoxLayout, QFrame, QWidget

from agent_desktop.contract.services import Service
from agent_desktop.language import t
from agent_desktop.outbox.rows import OutboxRow, RowState
from ui.outbox.details import RowDetails
from ui.outbox.list import OutboxList
from ui.outbox.model import OutboxModel, Rows
from ui.outbox.words import Around, moment_words, state_words, waiting_words
from ui.shell.coming_strip import ComingStrip
from ui.shell.empty import EmptyState
from ui.style import parts, theme
from ui.style.flow import FlowLayout
from ui.style.naming import name_controls
from ui.style.stack import Stack
from ui.style.tokens import SPACE
from ui.style.turning import TurningRow

BESIDE_FROM = 700
"""Width at the base size from which the list and the row chosen stand side by side."""

LIST_SHARE, DETAILS_SHARE = 5, 4
STACKED_LIST, STACKED_DETAILS = 260, 340
"""Least heights at the base size where they stand under one another."""

FILTERS: tuple[RowState | None, ...] = (None, RowState.WAITING, RowState.REFUSED, RowState.MEETS)


class OutboxPage(QWidget):
    """Signals: send_all_wanted(), held_wanted(), and those of `details` for the row chosen."""

    send_all_wanted = Signal()
    held_wanted = Signal()

    def __init__(self, around: Around, services: Mapping[str, Service]) -> None:
        super().__init__()
        self.setProperty("role", "plain")
        self.setAccessibleName(t("Outbox"))
        self.services = services
        self.model = OutboxModel(around, self)
        self.list = OutboxList(self.model)
        self.details = RowDetails()
        self.list.current_changed.connect(self._paint_row)
        self.list.opened.connect(lambda _row: self._go_to_details())
        self.list.unwanted.connect(self.details.unwanted)
        self._last_sent = ""
        self._state = parts.label("", "muted", wrap=True)
        self.send_all = parts.button(t("Send all now"), self.send_all_wanted.emit, icon="send")
        self.held = parts.button(t("Held on this computer"), self.held_wanted.emit, icon="lock")
        name_controls(
            {
                "outbox.list": self.list,
                "outbox.details": self.details,
                "outbox.send_all": self.send_all,
                "outbox.held": self.held,
            }
        )
        self._chips = {only: parts.chip(_filter_words(only, 0)) for only in FILTERS}
        self._lay_out()
        self.setFocusProxy(self.list)
        self.show_rows(Rows(), around)

    # ---- laying out -------------------------------------------------------------------------------------------

    def _lay_out(self) -> None:
        inside = parts.frame("plain")
        outer = parts.column(self, margin=SPACE.normal + 2, gap=SPACE.normal)
        outer.addWidget(self._head())
        self.coming = ComingStrip()
        outer.addWidget(self.coming)
        page = parts.column(inside)
        self._body = QBoxLayout(QBoxLayout.Direction.LeftToRight)
        self._body.setSpacing(SPACE.normal)
        self._body.addWidget(self._list_card(), LIST_SHARE)
        self._body.addWidget(self.details, DETAILS_SHARE)
        page.addLayout(self._body)
        self._full = parts.scrolling(inside, t("Outbox"))
        self._empty_place = Stack()
        self._empty: EmptyState | None = None
        outer.addWidget(self._full, 1)
        outer.addWidget(self._empty_place, 1)

    def _head(self) -> QWidget:
        head = QFrame()
        head.setProperty("role", "plain")
        head.setProperty("panel", True)
        head.setAccessibleName(t("Outbox"))
        said, buttons = QWidget(), QWidget()
        words = FlowLayout(said, gap=SPACE.wide)
        words.addWidget(parts.label(t("Outbox"), "title"))
        words.addWidget(self._state)
        flow = FlowLayout(buttons, gap=SPACE.normal)
        flow.addWidget(self.send_all)
        flow.addWidget(self.held)
        parts.column(head).addWidget(TurningRow(said, buttons, least_width=BESIDE_FROM))
        return head

    def _list_card(self) -> QFrame:
        card = parts.card(t("What waits"))
        card.setProperty("panel", True)
        column = parts.column(card, gap=0)
        chips = parts.frame("plain")
        flow = FlowLayout(chips)
        flow.setContentsMargins(SPACE.wide, SPACE.normal, SPACE.wide, SPACE.normal)
        for only, chip in self._chips.items():
            chip.clicked.connect(lambda _checked=False, only=only: self.show_only(only))
            flow.addWidget(chip)
        column.addWidget(chips)
        column.addWidget(parts.separator())
        column.addWidget(self.list, 1)
        self._none = parts.label(t("Nothing of this kind."), "muted", wrap=True)
        none = parts.row(margin=SPACE.wide)
        none.addWidget(self._none)
        column.addLayout(none)
        return card

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        beside = event.size().width() >= theme.pixels(BESIDE_FROM)
        way = QBoxLayout.Direction.LeftToRight if beside else QBoxLayout.Direction.TopToBottom
        if self._body.direction() != way:
            self._body.setDirection(way)
        self.list.setMinimumHeight(0 if beside else theme.pixels(STACKED_LIST))
        self.details.setMinimumHeight(0 if beside else theme.pixels(STACKED_DETAILS))

    # ---- what it shows ------------------------------------------------------------------------------------------

    def show_rows(self, rows: Rows, around: Around) -> None:
        """Every row of the outbox, in order of making."""
        chosen = self.list.current()
        self.model.show(rows, around)
        self._paint_filters()
        if self._expects and rows.every:
            self._expects = False
            if self.held.hasFocus():  # it stood in for the list
                self.list.setFocus()
        if chosen is None or self.model.place_of(chosen.id) is None:
            self.list.choose(chosen.id if chosen else None)
        self._paint_row()

    def show_only(self, only: RowState | None) -> None:
        """One section, or all."""
        chosen = self.list.current()
        self.model.filter(only)
        self._paint_filters()
        self.list.choose(chosen.id if chosen else None)
        self._paint_row()

    def choose(self, row: OutboxRow) -> None:
        """Bring `row` into sight, whatever section was shown."""
        if self.model.place_of(row.id) is None:
            self.show_only(None)
        self.list.choose(row.id)

    def say_last_sent(self, words: str) -> None:
        """When something was sent last, such as "14:02"; "" where that is not known."""
        self._last_sent = words
        self._paint_filters()

    def say_sending(self, words: str) -> None:
        """While it goes: "Sending 12 of 40". "" when it is over. Pressing again meanwhile does nothing twice."""
        self._sending = words
        self._paint_state()

    def expect_rows(self) -> None:
        """It has just come to the front: the first rows take the focus that nothing else could have yet."""
        self._expects = True

    _sending = ""
    _expects = False

    def _paint_filters(self) -> None:
        rows = self.model.rows
        total = len(rows.every)
        for only, chip in self._chips.items():
            count = len(rows.of(only))
            chip.set_words(_filter_words(only, count))
            chip.setChecked(only is self.model.only)
            chip.setVisible(only in (None, RowState.WAITING) or bool(count) or only is self.model.only)
        there = self.model.rowCount() > 0
        self.list.setVisible(there)
        self._none.setVisible(not there)
        self._full.setVisible(total > 0)
        self._empty_place.setVisible(total == 0)
        self.send_all.setEnabled(bool(rows.of(RowState.WAITING)))
        self.setFocusProxy(self.list if there else self.held)
        if not total:
            self._show_empty()
        self._paint_state()

    def _paint_state(self) -> None:
        rows = self.model.rows
        since = moment_words(rows.oldest, self.model.around) if rows.oldest else ""
        parts_said = (
            self._sending or waiting_words(len(rows.of(RowState.WAITING))),
            t("the oldest since {time}").format(time=since) if since and not self._sending else "",
        )
        self._state.setText(" · ".join(words for words in parts_said if words))
        self._state.setVisible(bool(self._state.text()))

    def _show_empty(self) -> None:
        words = t("Whatever you finish is kept on this computer first, and sent from here.")
        if self._last_sent:
            last = t("Last sent: {time}.").format(time=self._last_sent)
            words = f"{last}\n{words}"
        if self._empty is not None and self._empty.words == words:
            return
        if self._empty is not None:
            self._empty_place.removeWidget(self._empty)
            self._empty.deleteLater()
        self._empty = EmptyState("circle-check", t("Everything is sent"), words)
        self._empty_place.addWidget(self._empty)

    def _go_to_details(self) -> None:
        self.details.focus_first()
        focus = self.focusWidget()
        if focus is not None:
            self._full.ensureWidgetVisible(focus)

    def _paint_row(self) -> None:
        row = self.list.current() if self.model.rowCount() else None
        self.details.show_row(row, self.model.around, self.services)


def _filter_words(only: RowState | None, count: int) -> str:
    words = t("All") if only is None else state_words(only)
    return t("{what} {count}").format(what=words, count=count) if count else words
