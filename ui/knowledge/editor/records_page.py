"""A list of records beside the form of the one that is chosen: institutions, or what people call things."""

from collections.abc import Sequence

from PySide6.QtCore import QModelIndex, Qt, Signal
from PySide6.QtGui import QResizeEvent, QStandardItem, QStandardItemModel
from PySide6.QtWidgets import QAbstractItemView, QListView, QSplitter, QStackedWidget, QWidget

from agent_desktop.citizens.names import fold
from agent_desktop.contract.base import Id, Record
from agent_desktop.language import t
from ui.style import icons, parts, theme
from ui.style.flow import FlowLayout
from ui.style.tokens import SPACE
from ui.style.wrapping import Wrapping

KEY = Qt.ItemDataRole.UserRole + 1
AT_A_TIME = 60
"""Rows laid out in one go: there are 1,500 institutions."""

TWO_FROM = 760
"""Width at the base size from which list and form stand beside each other."""


class Row(Record, frozen=True, kw_only=True):
    """`words`: a title, and what else is told of it on the lines below. `found`: more words it is found by."""

    key: Id
    words: str
    active: bool
    found: str = ""


class RecordsPage(QWidget):
    """`new_words` begin a new one. Signals: opened(id), new_wanted(), refresh_wanted()."""

    opened = Signal(object)
    new_wanted = Signal()
    refresh_wanted = Signal()

    def __init__(self, name: str, new_words: str, find_words: str) -> None:
        super().__init__()
        self.setProperty("role", "plain")
        self.setAccessibleName(name)
        self._rows: tuple[Row, ...] = ()
        self._active = True
        outer = parts.column(self, margin=(SPACE.normal + 2, 0, SPACE.normal + 2, SPACE.normal), gap=SPACE.normal)
        head = parts.frame("plain", name=name)
        head.setProperty("panel", True)
        line = FlowLayout(head, gap=SPACE.small, line_gap=SPACE.small)
        self.new = parts.button(new_words, self.new_wanted.emit, icon="plus", kind="primary")
        self.search = parts.text_field(find_words, placeholder=find_words)
        self.search.textChanged.connect(self._show)
        self._chips = {}
        line.addWidget(self.new)
        line.addWidget(self.search)
        for active, words in ((True, t("In use")), (False, t("Ended"))):
            chip = parts.chip(words, chosen=active)
            chip.clicked.connect(lambda _checked=False, which=active: self.narrow(active=which))
            self._chips[active] = chip
            line.addWidget(chip)
        line.addWidget(parts.button(t("Look again"), self.refresh_wanted.emit, icon="refresh-cw", kind="quiet"))
        self.to_list = parts.button(t("Back to the list"), self._back, icon="arrow-left", kind="quiet")
        line.addWidget(self.to_list)
        outer.addWidget(head)
        outer.addWidget(self._both(name), 1)
        self._front_form = False
        self.setFocusProxy(self.search)

    def _both(self, name: str) -> QSplitter:
        self._list_card = card = parts.card(name)
        card.setProperty("panel", True)
        inside = parts.column(card)
        said = parts.row(margin=SPACE.wide)
        self._said = parts.label(t("The list is being fetched."), "muted", wrap=True)
        said.addWidget(self._said)
        inside.addLayout(said)
        self.list = QListView()
        self.list.setAccessibleName(name)
        self.list.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.list.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.list.setLayoutMode(QListView.LayoutMode.Batched)
        self.list.setBatchSize(AT_A_TIME)
        Wrapping(self.list)
        self._model = QStandardItemModel(self)
        self.list.setModel(self._model)
        self.list.activated.connect(self._open)
        self.list.clicked.connect(self._open)
        inside.addWidget(self.list, 1)
        self._form_card = parts.card(t("Form"))
        self._form_card.setProperty("panel", True)
        self.forms = QStackedWidget()
        empty = parts.label(t("Choose one in the list, or begin a new one."), "muted", wrap=True)
        empty.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self._empty = empty
        self.forms.addWidget(empty)
        parts.column(self._form_card, margin=SPACE.tight).addWidget(self.forms)
        beside = QSplitter(Qt.Orientation.Horizontal)
        beside.setChildrenCollapsible(False)
        for part, share in ((self._list_card, 2), (self._form_card, 3)):
            beside.addWidget(part)
            beside.setStretchFactor(beside.count() - 1, share)
        beside.setSizes([400, 600])
        return beside

    # ---- the list ---------------------------------------------------------------------------------------------

    def show_rows(self, rows: Sequence[Row]) -> None:
        """By their words."""
        self._rows = tuple(sorted(rows, key=lambda row: row.words.casefold()))
        self._show()

    def say(self, words: str) -> None:
        """Above the list, such as that it cannot be had."""
        self._said.setText(words)

    def narrow(self, *, active: bool) -> None:
        """To those in use, or those that ended."""
        self._active = active
        for which, chip in self._chips.items():
            chip.setChecked(which is active)
        self._show()

    def _show(self) -> None:
        wanted = fold(self.search.text())
        here = self.list.currentIndex().data(KEY)
        self._model.clear()
        for row in self._rows:
            if row.active is not self._active or (wanted and wanted not in fold(f"{row.words} {row.found}")):
                continue
            item = QStandardItem(row.words)
            item.setData(row.key, KEY)
            item.setIcon(icons.icon("circle-check" if row.active else "ban"))
            self._model.appendRow(item)
            if row.key == here:
                self.list.setCurrentIndex(item.index())
        self.say("" if self._model.rowCount() else t("None fits."))
        self._said.setVisible(not self._model.rowCount())

    def _open(self, index: QModelIndex) -> None:
        self.opened.emit(index.data(KEY))

    # ---- the form ---------------------------------------------------------------------------------------------

    def show_form(self, form: QWidget | None) -> None:
        """In front; None: none is chosen."""
        shown = form or self._empty
        if self.forms.indexOf(shown) < 0:
            self.forms.addWidget(shown)
        self.forms.setCurrentWidget(shown)
        self._front_form = form is not None
        self._fit()
        if form is not None:
            form.setFocus()

    def drop_form(self, form: QWidget) -> None:
        form.hide()
        form.deleteLater()  # it leaves the stack by that

    def _back(self) -> None:
        self._front_form = False
        self._fit()
        self.list.setFocus()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit()

    def _fit(self) -> None:
        both = self.width() >= theme.pixels(TWO_FROM)
        self._list_card.setVisible(both or not self._front_form)
        self._form_card.setVisible(both or self._front_form)
        self.to_list.setVisible(not both and self._front_form)
