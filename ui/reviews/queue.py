"""What there is to review: contacts to choose from, what one has in hand, what was disputed."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from enum import StrEnum
from uuid import UUID

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QRect, QSize, Qt, Signal
from PySide6.QtGui import QFontMetrics, QPainter, QStandardItem, QStandardItemModel
from PySide6.QtWidgets import QAbstractItemView, QFrame, QListView, QStyle, QStyledItemDelegate, QStyleOptionViewItem

from agent_desktop.contract.citizens import Channel
from agent_desktop.language import t
from ui.contacts.words import CHANNEL_ICONS, channel_words
from ui.style import icons, parts, theme
from ui.style.buttons import Button
from ui.style.flow import FlowLayout
from ui.style.lines import one_line
from ui.style.picking import Pick, beside
from ui.style.tokens import RING, SPACE, TYPE
from ui.style.words import plain_tip

ROW = Qt.ItemDataRole.UserRole + 1
Index = QModelIndex | QPersistentModelIndex


class Kind(StrEnum):
    CONTACTS = "contacts"
    IN_HAND = "in_hand"
    DISPUTED = "disputed"
    REVIEWED = "reviewed"


@dataclass(frozen=True)
class QueueRow:
    """`side` stands at the right end, `about` below. `thing`: what it is, for whoever opens it.

    `icon`, in the colour `tint`, stands for the channel's where it is given. `heads`: it is over the rows after it.
    """

    title: str
    about: str
    side: str = ""
    channel: Channel = Channel.PHONE
    tone: str = ""
    thing: object = field(default=None, compare=False)
    icon: str = ""
    tint: str = "text_quiet"
    heads: bool = False

    @property
    def spoken(self) -> str:
        by = "" if self.icon else channel_words(self.channel)
        return ", ".join(part for part in (self.title, self.about, by, self.side) if part)


class Queue(QFrame):
    """Signals: kind_chosen(Kind); narrowed() another filter; opened(thing); more_wanted(); refresh_wanted()."""

    kind_chosen = Signal(object)
    narrowed = Signal()
    opened = Signal(object)
    more_wanted = Signal()
    refresh_wanted = Signal()

    def __init__(self, services: dict[str, str]) -> None:
        super().__init__()
        self.setProperty("role", "card")
        self.setProperty("panel", True)
        self.setAccessibleName(t("To review"))
        self.kind = Kind.CONTACTS
        self._handlers: dict[str, str] = {}
        inside = parts.column(self, gap=0)
        head = parts.frame("band")
        lines = parts.column(head, margin=(SPACE.wide, SPACE.normal, SPACE.wide, SPACE.normal), gap=SPACE.small)
        lines.addWidget(self._chips())
        self._filters = parts.frame("plain")
        lines.addWidget(self._filters)
        self._picks(services)
        inside.addWidget(head)
        self.list = RowList(t("To review"))
        self.list.chosen.connect(self.opened)
        inside.addWidget(self.list, 1)
        foot = parts.frame("plain")
        ends = parts.column(foot, margin=(SPACE.wide, SPACE.small, SPACE.wide, SPACE.small), gap=SPACE.small)
        self._said = parts.label("", "muted", wrap=True)
        self.more = parts.button(t("Show more"), self.more_wanted.emit, icon="chevron-down")
        ends.addWidget(self._said)
        ends.addWidget(self.more)
        inside.addWidget(foot)
        self._foot = foot
        self.show_rows((), more=False)

    def _chips(self) -> QFrame:
        holder = parts.frame("plain")
        line = FlowLayout(holder, gap=SPACE.small, line_gap=SPACE.small)
        self._tabs: dict[Kind, Button] = {}
        for kind in Kind:
            chip = parts.chip(_kind_words(kind, 0))
            chip.clicked.connect(lambda _checked=False, kind=kind: self.choose(kind))
            line.addWidget(chip)
            self._tabs[kind] = chip
        self._tabs[self.kind].setChecked(True)
        again = parts.button(t("Look again"), self.refresh_wanted.emit, icon="refresh-cw", kind="icon")
        line.addWidget(again)
        return holder

    def _picks(self, services: dict[str, str]) -> None:
        line = FlowLayout(self._filters, gap=SPACE.small, least_width=110)
        everyone = {"": t("All")}
        self._by_handler, self._by_service, self._by_channel = Pick(), Pick(), Pick()
        self._by_handler.fill(everyone, "")
        self._by_service.fill({**everyone, **services}, "")
        self._by_channel.fill({**everyone, **{each.value: channel_words(each) for each in Channel}}, "")
        for words, pick in (
            (t("Handler"), self._by_handler),
            (t("Service"), self._by_service),
            (t("Channel"), self._by_channel),
        ):
            pick.chosen(lambda _code: self.narrowed.emit())
            line.addWidget(beside(words, pick))

    # ---- what is wanted ----------------------------------------------------------------------------------------

    @property
    def handler(self) -> UUID | None:
        code = str(self._by_handler.currentData() or "")
        return UUID(code) if code else None

    @property
    def service(self) -> str | None:
        return str(self._by_service.currentData() or "") or None

    @property
    def channel(self) -> Channel | None:
        code = str(self._by_channel.currentData() or "")
        return Channel(code) if code else None

    def choose(self, kind: Kind) -> None:
        self.kind = kind
        for which, chip in self._tabs.items():
            chip.setChecked(which is kind)
        self._filters.setVisible(kind is Kind.CONTACTS)
        self.kind_chosen.emit(kind)

    # ---- what it shows -----------------------------------------------------------------------------------------

    def offer_handlers(self, names: dict[str, str]) -> None:
        """By id, those whose contacts came by; they stay in the list."""
        new = {code: name for code, name in names.items() if code not in self._handlers}
        for code, name in sorted(new.items(), key=lambda each: each[1].casefold()):
            self._handlers[code] = name
            self._by_handler.addItem(name, code)

    def show_counts(self, counts: dict[Kind, int]) -> None:
        for kind, count in counts.items():
            self._tabs[kind].set_words(_kind_words(kind, count))

    def show_rows(self, rows: Sequence[QueueRow], *, more: bool, added: bool = False) -> None:
        self.list.show_rows(rows, added=added)
        self.more.setVisible(more)
        self.say("" if self.list.count else _none_words(self.kind))

    def say(self, words: str) -> None:
        """Under the list."""
        self._said.setText(words)
        self._said.setVisible(bool(words))
        self._foot.setVisible(bool(words) or not self.more.isHidden())

    def choose_thing(self, wanted: Callable[[object], bool]) -> None:
        """The row of what is open."""
        self.list.choose(wanted)


class RowList(QListView):
    """Signals: chosen(thing) with Enter or a click."""

    chosen = Signal(object)

    def __init__(self, name: str) -> None:
        super().__init__()
        self.setAccessibleName(name)
        self.setAccessibleDescription(t("Enter opens it"))
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setUniformItemSizes(True)
        self.setTabKeyNavigation(False)
        self._model = QStandardItemModel(self)
        self.setModel(self._model)
        self.setItemDelegate(_Delegate(self))
        for signal in (self.activated, self.clicked):
            signal.connect(lambda index: self.chosen.emit(index.data(ROW).thing))

    @property
    def count(self) -> int:
        return self._model.rowCount()

    def show_rows(self, rows: Sequence[QueueRow], *, added: bool) -> None:
        if not added:
            self.setCurrentIndex(QModelIndex())  # else Qt goes to other rows while these are taken away
            self._model.clear()
        for row in rows:
            item = QStandardItem(row.title)
            item.setData(row, ROW)
            item.setData(row.spoken, Qt.ItemDataRole.AccessibleTextRole)
            item.setData(plain_tip(row.spoken), Qt.ItemDataRole.ToolTipRole)
            self._model.appendRow(item)
        if not added and self.count:
            self.setCurrentIndex(self._model.index(0, 0))

    def thing_at(self, index: Index) -> object:
        """None where there is no row."""
        row = index.data(ROW)
        return row.thing if isinstance(row, QueueRow) else None

    def choose(self, wanted: Callable[[object], bool]) -> None:
        for row in range(self.count):
            index = self._model.index(row, 0)
            if wanted(index.data(ROW).thing):
                self.setCurrentIndex(index)


class _Delegate(QStyledItemDelegate):
    """Two lines: what it was and how long; who, when and how."""

    def __init__(self, view: QListView) -> None:
        super().__init__(view)
        self._measure()
        theme.changes.theme_changed.connect(self._measure)
        theme.changes.theme_changed.connect(view.scheduleDelayedItemsLayout)

    def _measure(self) -> None:
        self._title, self._small = theme.font(TYPE.body, 600), theme.font(TYPE.small)
        self._high = QFontMetrics(self._title).height(), QFontMetrics(self._small).height()
        self._side = theme.pixels(icons.SIZE)

    def sizeHint(self, _option: QStyleOptionViewItem, _index: Index) -> QSize:
        return QSize(0, sum(self._high) + 2 * SPACE.normal + SPACE.tight)

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        row, rect = index.data(ROW), option.rect
        painter.save()
        painter.setClipRect(rect)
        if row.heads:
            painter.fillRect(rect, theme.colour("inset"))
        if option.state & QStyle.StateFlag.State_Selected:
            painter.fillRect(rect, theme.colour("accent_wash"))
            painter.fillRect(rect.x(), rect.y(), 2 * RING, rect.height(), theme.colour("accent"))
        left, right = rect.x() + SPACE.wide, rect.right() - SPACE.wide
        first = QRect(left, rect.y() + SPACE.normal, right - left, self._high[0])
        side = QFontMetrics(self._small).horizontalAdvance(row.side)
        one_line(painter, first.adjusted(0, 0, -side - SPACE.normal, 0), row.title, self._title, "text")
        beside = QRect(right - side, first.y(), side + 1, first.height())
        one_line(painter, beside, row.side, self._small, row.tone or "text_quiet")
        second = QRect(left, first.bottom() + SPACE.tight, right - left, self._high[1])
        place = QRect(second.x(), second.y() + (second.height() - self._side) // 2, self._side, self._side)
        icons.paint(painter, place, row.icon or CHANNEL_ICONS[row.channel], row.tint)
        one_line(painter, second.adjusted(self._side + SPACE.small, 0, 0, 0), row.about, self._small, "text_quiet")
        painter.fillRect(rect.x(), rect.bottom(), rect.width(), SPACE.hair, theme.colour("hairline"))
        painter.restore()


def _kind_words(kind: Kind, count: int) -> str:
    words = {
        Kind.CONTACTS: t("Contacts to choose from"),
        Kind.IN_HAND: t("In hand"),
        Kind.DISPUTED: t("Disputed"),
        Kind.REVIEWED: t("Reviewed"),
    }[kind]
    return t("{place} ({count})").format(place=words, count=count) if count else words


def _none_words(kind: Kind) -> str:
    return {
        Kind.CONTACTS: t("No contact of this kind waits to be reviewed."),
        Kind.IN_HAND: t("You have begun no review that is not submitted."),
        Kind.DISPUTED: t("Nothing is disputed."),
        Kind.REVIEWED: t("No contact has been reviewed yet."),
    }[kind]
