"""How answers are used: which, for what, where none was given, and where handlers gave different ones."""

from collections.abc import Sequence

from PySide6.QtCore import QModelIndex, Qt, Signal
from PySide6.QtGui import QStandardItem, QStandardItemModel
from PySide6.QtWidgets import QAbstractItemView, QListView, QWidget

from agent_desktop.knowledge.report_rows import Section, UseRow
from agent_desktop.language import t, tn
from ui.knowledge.editor.use_words import row_words, section_about, section_word
from ui.style import icons, parts
from ui.style.flow import FlowLayout
from ui.style.tokens import SPACE
from ui.style.wrapping import Wrapping

ROW = Qt.ItemDataRole.UserRole + 1
DAYS = (30, 90)

_ICONS = {
    Section.MOST_GIVEN: "check",
    Section.NEVER_GIVEN: "circle",
    Section.UNANSWERED: "circle-question-mark",
    Section.DIFFERENT: "messages-square",
    Section.PAST_REVIEW: "calendar-clock",
}


class UsePage(QWidget):
    """Signals: days_wanted(int); article_wanted(id); service_wanted(code); export_wanted()."""

    days_wanted = Signal(int)
    article_wanted = Signal(object)
    service_wanted = Signal(str)
    export_wanted = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.setProperty("role", "plain")
        self.setAccessibleName(t("How answers are used"))
        self._rows: tuple[UseRow, ...] = ()
        self._section = Section.MOST_GIVEN
        outer = parts.column(self, margin=(SPACE.normal + 2, 0, SPACE.normal + 2, SPACE.normal), gap=SPACE.normal)
        head = parts.frame("plain", name=t("How answers are used"))
        head.setProperty("panel", True)
        line = FlowLayout(head, gap=SPACE.small, line_gap=SPACE.small)
        self._days = {}
        for days in DAYS:
            words = tn("The last {count} day", "The last {count} days", days).format(count=days)
            self._days[days] = chip = parts.chip(words, chosen=days == DAYS[0])
            chip.clicked.connect(lambda _checked=False, which=days: self._choose_days(which))
            line.addWidget(chip)
        self.export = parts.button(t("For a spreadsheet…"), self.export_wanted.emit, icon="file-text", kind="quiet")
        line.addWidget(self.export)
        self._totals = parts.label("", "muted_small", wrap=True)
        line.addWidget(self._totals)
        outer.addWidget(head)
        sections = parts.frame("plain", name=t("Sections"))
        sections.setProperty("panel", True)
        row = FlowLayout(sections, gap=SPACE.small, line_gap=SPACE.small)
        self._sections = {}
        for section in Section:
            self._sections[section] = chip = parts.chip(section_word(section), chosen=section is self._section)
            chip.clicked.connect(lambda _checked=False, which=section: self.narrow(which))
            row.addWidget(chip)
        outer.addWidget(sections)
        card = parts.card(t("How answers are used"))
        card.setProperty("panel", True)
        inside = parts.column(card)
        said = parts.column(margin=SPACE.wide, gap=SPACE.tight)
        self._about = parts.label("", "strong", wrap=True)
        self._said = parts.label(t("The figures are being fetched."), "muted", wrap=True)
        said.addWidget(self._about)
        said.addWidget(self._said)
        inside.addLayout(said)
        self.list = QListView()
        self.list.setAccessibleName(t("How answers are used"))
        self.list.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.list.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        Wrapping(self.list)
        self._model = QStandardItemModel(self)
        self.list.setModel(self._model)
        self.list.activated.connect(self._open)
        inside.addWidget(self.list, 1)
        inside.addStretch(0)  # where there is no list
        outer.addWidget(card, 1)
        self.setFocusProxy(self._sections[self._section])
        self.export.setEnabled(False)
        self.narrow(self._section)

    @property
    def days(self) -> int:
        return next(days for days, chip in self._days.items() if chip.isChecked())

    def _choose_days(self, days: int) -> None:
        for which, chip in self._days.items():
            chip.setChecked(which == days)
        self.days_wanted.emit(days)

    def say(self, words: str) -> None:
        """Above the list, such as that it cannot be had."""
        self._said.setText(words)

    def show_rows(self, rows: Sequence[UseRow], totals: str) -> None:
        self._rows = tuple(rows)
        self._totals.setText(totals)
        self.export.setEnabled(bool(rows))
        for section, chip in self._sections.items():
            count = sum(row.section is section for row in rows)
            chip.set_words(t("{section}: {count}").format(section=section_word(section), count=count))
        self.narrow(self._section)

    def narrow(self, section: Section) -> None:
        """To one section."""
        self._section = section
        for which, chip in self._sections.items():
            chip.setChecked(which is section)
        self._about.setText(section_about(section))
        self._model.clear()
        for row in self._rows:
            if row.section is section:
                item = QStandardItem(row_words(row))
                item.setData(row, ROW)
                also = section is Section.DIFFERENT and not row.people
                item.setIcon(icons.icon("arrow-right" if also else _ICONS[section]))
                self._model.appendRow(item)
        self.list.setVisible(bool(self._model.rowCount()))
        if self._rows:
            self.say("" if self._model.rowCount() else t("None in this time."))
            self._said.setVisible(not self._model.rowCount())

    def _open(self, index: QModelIndex) -> None:
        row: UseRow = index.data(ROW)
        if row.article_id is not None:
            self.article_wanted.emit(row.article_id)
        elif row.service_code:
            self.service_wanted.emit(row.service_code)
