"""A list of records beside the form of the one that is chosen: institutions, or what people call things."""

from collections.abc import Sequence

from PySide6.QtCore import QModelIndex, Qt, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QSplitter, QWidget

from agent_desktop.citizens.names import fold
from agent_desktop.contract.base import Id, Record
from agent_desktop.language import t
from ui.style import parts, theme
from ui.style.flow import FlowLayout
from ui.style.stack import Stack
from ui.style.tokens import SPACE
from ui.style.two_lines import TwoLinesList, TwoLinesModel

TWO_FROM = 760
"""Width at the base size from which list and form stand beside each other."""


class Row(Record, frozen=True, kw_only=True):
    """`found`: the words that it is found by, folded."""

    key: Id
    title: str
    told: str
    active: bool
    found: str

    @property
    def icon(self) -> str:
        return "circle-check" if self.active else "ban"


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
        self._model: TwoLinesModel[Row] = TwoLinesModel(self)
        self.list = TwoLinesList(self._model, name)
        self.list.activated.connect(self._open)
        self.list.clicked.connect(self._open)
        inside.addWidget(self.list, 1)
        self._form_card = parts.card(t("Form"))
        self._form_card.setProperty("panel", True)
        self.forms = Stack()
        empty = parts.label(t("Choose one in the list, or begin a new one."), "muted", wrap=True)
        empty.setAlignment(Qt.AlignmentFlag.AlignCenter)
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
        """In this order."""
        self._rows = tuple(rows)
        self._show()

    def say(self, words: str) -> None:
        """Above the list, such as that it cannot be had."""
        self._said.setText(words)
        self._said.setVisible(bool(words))

    def narrow(self, *, active: bool) -> None:
        """To those in use, or those that ended."""
        self._active = active
        for which, chip in self._chips.items():
            chip.setChecked(which is active)
        self._show()

    def _show(self) -> None:
        wanted = fold(self.search.text())
        here = self.list.currentIndex()
        key = self._model.row(here).key if here.isValid() else None
        rows = [row for row in self._rows if row.active is self._active and wanted in row.found]
        self._model.show(rows)
        again = next((at for at, row in enumerate(rows) if row.key == key), None)
        if again is not None:
            self.list.setCurrentIndex(self._model.index(again, 0))
        self.say("" if rows else t("None fits."))

    def _open(self, index: QModelIndex) -> None:
        self.opened.emit(self._model.row(index).key)

    # ---- the form ---------------------------------------------------------------------------------------------

    def show_form(self, form: QWidget) -> None:
        """In front. It stands among `forms`."""
        self.forms.setCurrentWidget(form)
        self._front_form = True
        self._fit()
        form.setFocus()

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
