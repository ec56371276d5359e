"""The rows of the find panel: people, answers, and things to do, as words and icon, in groups."""

from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from uuid import UUID

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QRect, QSize, Qt, Signal
from PySide6.QtGui import QFontMetrics, QPainter
from PySide6.QtWidgets import QListWidget, QListWidgetItem, QStyle, QStyledItemDelegate, QStyleOptionViewItem

from agent_desktop.contract.citizens import CitizenMatch, CitizenStatus, MatchedOn
from agent_desktop.dates import full_day
from agent_desktop.language import language, t
from ui.knowledge.found_rows import FoundRow, plain
from ui.style import icons, theme
from ui.style.announcing import announce
from ui.style.lines import one_line
from ui.style.tokens import RING, SPACE, TYPE

ROW_ROLE = Qt.ItemDataRole.UserRole + 1
ModelIndex = QModelIndex | QPersistentModelIndex


class RowKind(StrEnum):
    """HEADING names the group below it, and cannot be chosen."""

    HEADING = "heading"
    PERSON = "person"
    ANSWER = "answer"
    CALL = "call"
    COMMAND = "command"


@dataclass(frozen=True)
class Row:
    """`target`: a citizen's id, an answer, a number, or a command's code, as `kind` says; "" of a heading."""

    kind: RowKind
    icon: str
    words: str
    below: str
    target: UUID | FoundRow | str


def person_row(match: CitizenMatch) -> Row:
    """Name first; then what tells this person from another, and why they were found."""
    born = t("born {date}").format(date=_date(match.birth_date)) if match.birth_date else ""
    status = {
        CitizenStatus.DECEASED: t("has died"),
        CitizenStatus.MOVED: t("has moved away"),
        CitizenStatus.DUPLICATE: t("duplicate record"),
    }.get(match.status, "")
    where = ", ".join(part for part in (match.address_line, match.postcode) if part)
    found = (
        t("found by {what}").format(what=", ".join(_matched(by) for by in match.matched_on)) if match.matched_on else ""
    )
    name = f"{match.name} ({match.latin_name})" if match.latin_name and match.latin_name != match.name else match.name
    reference = match.case_reference or ""
    below = " · ".join(part for part in (status, born, where, reference, found) if part)
    return Row(RowKind.PERSON, "user", name, below, match.id)


def heading(words: str) -> Row:
    return Row(RowKind.HEADING, "", words, "", "")


def answer_row(found: FoundRow) -> Row:
    """Its title; then how far it may be relied on, and why it was found."""
    marks = (mark.words for mark in found.marks)
    below = " · ".join(part for part in (*marks, found.about) if part)
    return Row(RowKind.ANSWER, found.icon, plain(found.title), below, found)


def _matched(by: MatchedOn) -> str:
    return {
        MatchedOn.PHONE: t("phone"),
        MatchedOn.REPRESENTATIVE: t("representative"),
        MatchedOn.NAME: t("name"),
        MatchedOn.POSTCODE: t("postcode"),
        MatchedOn.BIRTH_DATE: t("date of birth"),
        MatchedOn.EMAIL: t("e-mail"),
        MatchedOn.REFERENCE: t("case reference"),
    }[by]


def _date(day: date) -> str:
    return full_day(day, language())


class TwoLines(QStyledItemDelegate):
    """Paints a Row: icon, name, and the quieter line below. Plain text, shortened to fit."""

    def sizeHint(self, option: QStyleOptionViewItem, index: ModelIndex) -> QSize:
        row = index.data(ROW_ROLE)
        if isinstance(row, Row) and row.kind is RowKind.HEADING:
            return QSize(option.rect.width(), _line(600, TYPE.small) + SPACE.normal)
        return QSize(option.rect.width(), _line(600, TYPE.body) + _line(400, TYPE.small) + 2 * SPACE.normal)

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: ModelIndex) -> None:
        row = index.data(ROW_ROLE)
        if not isinstance(row, Row):
            return
        chosen = bool(option.state & QStyle.StateFlag.State_Selected)
        rect = option.rect
        painter.save()
        if row.kind is RowKind.HEADING:
            painter.fillRect(rect, theme.colour("inset"))
            inner = rect.adjusted(SPACE.wide, 0, -SPACE.normal, 0)
            one_line(painter, inner, row.words, theme.font(TYPE.small, 600), "text")
            painter.restore()
            return
        if chosen:
            painter.fillRect(rect, theme.colour("accent_wash"))
            painter.fillRect(rect.x(), rect.y(), RING + 2, rect.height(), theme.colour("accent"))
        side = theme.pixels(icons.SIZE)
        icons.paint(painter, QRect(rect.x() + SPACE.wide, rect.y() + SPACE.normal, side, side), row.icon, "text")
        left = rect.x() + SPACE.wide + side + SPACE.normal
        width = rect.right() - left - SPACE.normal
        top = rect.y() + SPACE.normal
        for words, font, token in (
            (row.words, theme.font(TYPE.body, 600), "on_wash" if chosen else "text"),
            (row.below, theme.font(TYPE.small), "text_quiet"),
        ):
            one_line(painter, QRect(left, top, width, QFontMetrics(font).height()), words, font, token)
            top += QFontMetrics(font).height()
        painter.restore()


NEAR_THE_END = 5
"""Rows before the last at which more is wanted."""


class MatchList(QListWidget):
    """Rows in two lines each; the first one is chosen.

    Signals: `near_end()` when the last rows come into sight, or are stepped to.
    """

    near_end = Signal()

    def __init__(self) -> None:
        super().__init__()
        self._stepped = False
        self.verticalScrollBar().valueChanged.connect(self._look_down)
        self.verticalScrollBar().rangeChanged.connect(self._look_down)
        self.currentRowChanged.connect(self._look_down)
        self.setAccessibleName(t("Search results"))
        self.setItemDelegate(TwoLines(self))
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)

    def fill(self, rows: list[Row]) -> None:
        """The first is chosen; or whoever was, where someone had gone there."""
        before = self.current_row() if self._stepped else None
        self.clear()
        self._stepped = False
        self.add(rows)
        choosable = [place for place, row in enumerate(rows) if row.kind is not RowKind.HEADING]
        again = [place for place in choosable if before is not None and rows[place] == before]
        if choosable:
            self.setCurrentRow((again or choosable)[0])
            self._stepped = bool(again)

    def add(self, rows: list[Row]) -> None:
        """Under those that are there; whoever is chosen stays so."""
        for row in rows:
            item = QListWidgetItem(f"{row.words}, {row.below}" if row.below else row.words)
            item.setData(ROW_ROLE, row)
            if row.kind is RowKind.HEADING:
                item.setFlags(Qt.ItemFlag.NoItemFlags)
            self.addItem(item)

    def _look_down(self) -> None:
        bar = self.verticalScrollBar()
        seen = bar.value() >= bar.maximum() - NEAR_THE_END
        if self.count() and ((self.isVisible() and seen) or self.currentRow() >= self.count() - NEAR_THE_END):
            self.near_end.emit()

    def current_row(self) -> Row | None:
        """The one chosen."""
        item = self.currentItem()
        row = item.data(ROW_ROLE) if item else None
        return row if isinstance(row, Row) else None

    def step(self, by: int) -> None:
        """To the next or previous one, round and round, and say who it is."""
        at = (self.currentRow() + by) % self.count()
        while self.item(at).flags() == Qt.ItemFlag.NoItemFlags:
            at = (at + by) % self.count()
        self.setCurrentRow(at)
        self._stepped = True
        announce(self, self.currentItem().text())


def _line(weight: int, size: float) -> int:
    return QFontMetrics(theme.font(size, weight)).height()
