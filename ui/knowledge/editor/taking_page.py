"""What a folder of articles says beside those that there are: ticked ones become drafts."""

from collections.abc import Sequence
from uuid import UUID

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QStandardItem, QStandardItemModel
from PySide6.QtWidgets import QAbstractItemView, QListView, QProgressBar, QWidget

from agent_desktop.contract.script_life import LONGEST_NOTE
from agent_desktop.knowledge.files import Fault
from agent_desktop.knowledge.taking_in import Beside, Offered
from agent_desktop.language import language, t, tn
from ui.style import icons, parts
from ui.style.announcing import announce
from ui.style.flow import FlowLayout
from ui.style.tokens import SPACE
from ui.style.wrapping import Wrapping

WHICH = Qt.ItemDataRole.UserRole + 1

_ICONS = {Beside.NEW: "plus", Beside.CHANGED: "pencil", Beside.SAME: "check"}


def beside_word(beside: Beside) -> str:
    return {
        Beside.NEW: t("New"),
        Beside.CHANGED: t("Changed"),
        Beside.SAME: t("The same as it is here"),
    }[beside]


class TakingPage(QWidget):
    """Signals: left(); wanted(tuple[Offered, ...], change note) to become drafts; stopped() in the middle."""

    left = Signal()
    wanted = Signal(object, str)
    stopped = Signal()

    def __init__(self, folder: str) -> None:
        super().__init__()
        self.setProperty("role", "plain")
        self.setAccessibleName(t("Articles from a folder"))
        outer = parts.column(self, margin=(SPACE.normal + 2, 0, SPACE.normal + 2, SPACE.normal), gap=SPACE.normal)
        head = parts.frame("plain")
        head.setProperty("panel", True)
        line = FlowLayout(head, gap=SPACE.normal, line_gap=SPACE.small)
        self.back = parts.button(t("All articles"), self.left.emit, icon="arrow-left", kind="quiet")
        line.addWidget(self.back)
        line.addWidget(parts.label(t("From the folder “{name}”").format(name=folder), "title", wrap=True))
        outer.addWidget(head)
        card = parts.card(t("Articles from a folder"))
        card.setProperty("panel", True)
        inside = parts.column(card, margin=SPACE.wide, gap=SPACE.normal)
        self._said = parts.label(t("The files are being read."), "strong", wrap=True)
        inside.addWidget(self._said)
        self._bar = QProgressBar()
        self._bar.setTextVisible(False)
        self._bar.setAccessibleName(t("How far it is"))
        inside.addWidget(self._bar)
        self.note = parts.text_field(t("What changed, and why"), longest=LONGEST_NOTE)
        self.note.setText(t("Taken in from files"))
        inside.addWidget(parts.labelled(t("What changed, and why"), self.note))
        holder = parts.frame("plain")
        inside.addWidget(holder)
        buttons = FlowLayout(holder, gap=SPACE.small, line_gap=SPACE.small)
        self.make = parts.button(t("Make drafts of those ticked"), self._make, icon="plus", kind="primary")
        self.stop = parts.button(t("Stop"), self.stopped.emit, icon="x")
        for each in (self.make, self.stop):
            buttons.addWidget(each)
        self.list = QListView()
        self.list.setAccessibleName(t("Articles from a folder"))
        self.list.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.list.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        Wrapping(self.list)
        self._model = QStandardItemModel(self)
        self._model.itemChanged.connect(lambda _item: self._count())
        self.list.setModel(self._model)
        inside.addWidget(self.list, 1)
        outer.addWidget(card, 1)
        self.setFocusProxy(self.list)
        self.make.setEnabled(False)

    # ---- how far it is ----------------------------------------------------------------------------------------

    def show_progress(self, words: str, done: int, count: int) -> None:
        """`words` say what is being done."""
        self._said.setText(words)
        self._bar.setMaximum(max(1, count))
        self._bar.setValue(done)
        self._bar.show()
        self.stop.show()
        self.make.setEnabled(False)

    def rest(self, words: str) -> None:
        """Nothing is being done any more."""
        self._said.setText(words)
        announce(self, words)
        self._bar.hide()
        self.stop.hide()
        self._count()

    # ---- what was found ---------------------------------------------------------------------------------------

    def show_found(self, found: Sequence[Offered], refused: Sequence[Fault]) -> None:
        """Those that cannot be read first, then what is new and changed, ticked, then what is the same."""
        self._model.clear()
        for fault in refused:
            self._model.appendRow(_refused(fault))
        for beside in Beside:
            for each in found:
                if each.beside is beside:
                    self._model.appendRow(_item(each))
        counts = {beside: sum(each.beside is beside for each in found) for beside in Beside}
        told = [
            tn("{count} new", "{count} new", counts[Beside.NEW]).format(count=counts[Beside.NEW]),
            tn("{count} changed", "{count} changed", counts[Beside.CHANGED]).format(count=counts[Beside.CHANGED]),
            tn("{count} the same", "{count} the same", counts[Beside.SAME]).format(count=counts[Beside.SAME]),
            tn("{count} cannot be taken in", "{count} cannot be taken in", len(refused)).format(count=len(refused)),
        ]
        self.rest(" · ".join(told))
        self.list.setFocus()

    def show_made(self, version_id: UUID, words: str, icon: str) -> None:
        """What became of one of them."""
        for item in self._items():
            each = item.data(WHICH)
            if each is not None and each.version_id == version_id:
                item.setCheckState(Qt.CheckState.Unchecked)
                item.setCheckable(False)
                item.setData(None, Qt.ItemDataRole.CheckStateRole)
                item.setText(f"{each.content.title.in_language(language())}\n{words}")
                item.setIcon(icons.icon(icon))

    def ticked(self) -> tuple[Offered, ...]:
        return tuple(item.data(WHICH) for item in self._items() if item.checkState() is Qt.CheckState.Checked)

    def rows(self) -> list[str]:
        """The words of all rows."""
        return [item.text() for item in self._items()]

    def _items(self) -> list[QStandardItem]:
        return [self._model.item(row) for row in range(self._model.rowCount())]

    def _count(self) -> None:
        count = len(self.ticked())
        words = tn("Make {count} draft", "Make {count} drafts", count).format(count=count)
        self.make.set_words(words)
        self.make.setEnabled(bool(count) and not self._bar.isVisibleTo(self))

    def _make(self) -> None:
        self.wanted.emit(self.ticked(), self.note.text().strip())


def _item(each: Offered) -> QStandardItem:
    title = each.content.title.in_language(language())
    item = QStandardItem(f"{title}\n{beside_word(each.beside)} · {each.slug}")
    item.setData(each, WHICH)
    item.setIcon(icons.icon(_ICONS[each.beside]))
    if each.beside is not Beside.SAME:
        item.setCheckable(True)
        item.setCheckState(Qt.CheckState.Checked)
    return item


def _refused(fault: Fault) -> QStandardItem:
    where = t("{file}, line {number}").format(file=fault.file, number=fault.line) if fault.line else fault.file
    item = QStandardItem(f"{where}\n{t('Cannot be taken in')}: {fault.what}")
    item.setIcon(icons.icon("triangle-alert", "warn"))
    return item
