"""The same as the map in words: one line a step, for screen readers and for whoever likes lists."""

from collections.abc import Sequence

from PySide6.QtCore import QAbstractListModel, QModelIndex, QPersistentModelIndex, Qt, QTimer, Signal
from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import QAbstractItemView, QListView

from agent_desktop.language import t
from ui.scripts.editor.map_nodes import Shown, problem_words
from ui.scripts.editor.words import LOOKS, kind_word
from ui.style import icons
from ui.style.wrapping import Wrapping

Index = QModelIndex | QPersistentModelIndex

LAID_OUT_AT_ONCE = 100
"""Lines: a script may have a thousand, and each is measured."""

LOOK_AGAIN_MS = 20
"""After which it is looked whether a line that was not laid out is there by now."""


class Steps(QAbstractListModel):
    """The steps in the order of the file."""

    def __init__(self, parent: QListView) -> None:
        super().__init__(parent)
        self.shown: tuple[Shown, ...] = ()

    def show(self, shown: Sequence[Shown]) -> None:
        same = [step.id for step in shown] == [step.id for step in self.shown]
        if same:
            changed = [at for at, step in enumerate(shown) if step != self.shown[at]]
            self.shown = tuple(shown)
            for at in changed:
                self.dataChanged.emit(self.index(at), self.index(at))
            return
        self.beginResetModel()
        self.shown = tuple(shown)
        self.endResetModel()

    def rowCount(self, _parent: Index = QModelIndex()) -> int:  # noqa: B008 - Qt's own default
        return len(self.shown)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        step = self.shown[index.row()]
        if role == Qt.ItemDataRole.DisplayRole:
            below = [kind_word(step.kind)]
            if step.problems:
                below.append(problem_words(step.problems))
            if step.leads_to:
                below.append(t("leads to {steps}").format(steps=", ".join(step.leads_to)))
            return f"{step.place}  {step.title}\n{' · '.join(below)}"
        if role == Qt.ItemDataRole.AccessibleTextRole:
            return step.spoken(len(self.shown))
        if role == Qt.ItemDataRole.DecorationRole:
            return icons.icon(LOOKS[step.kind].icon)
        return None


class Outline(QListView):
    """Signals: chosen(step id), opened(step id)."""

    chosen = Signal(str)
    opened = Signal(str)

    def __init__(self) -> None:
        super().__init__()
        self.setAccessibleName(t("Steps of the script"))
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        Wrapping(self)
        self.setLayoutMode(QListView.LayoutMode.Batched)
        self.setBatchSize(LAID_OUT_AT_ONCE)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self._steps = Steps(self)
        self.setModel(self._steps)
        self.selectionModel().currentChanged.connect(self._gone_to)
        self.activated.connect(lambda index: self.opened.emit(self._steps.shown[index.row()].id))
        self._quiet = False
        self._looking_again = QTimer(self)
        self._looking_again.setSingleShot(True)
        self._looking_again.setInterval(LOOK_AGAIN_MS)
        self._looking_again.timeout.connect(self._bring_soon)

    def show_steps(self, shown: Sequence[Shown]) -> None:
        current = self.current
        self._quiet = True
        self._steps.show(shown)
        self._quiet = False
        if current and self.current != current:
            self.choose(current)

    @property
    def current(self) -> str:
        index = self.currentIndex()
        return self._steps.shown[index.row()].id if index.isValid() else ""

    def choose(self, name: str) -> None:
        """Says nothing."""
        at = next((at for at, step in enumerate(self._steps.shown) if step.id == name), None)
        if at is not None:
            self._quiet = True
            self.setCurrentIndex(self._steps.index(at))
            self._quiet = False
            self._bring_soon()

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self._bring_soon()

    def _bring_soon(self) -> None:
        """Into sight, as soon as the lines before it are laid out."""
        current = self.currentIndex()
        if self.isVisible() and current.isValid():
            self.scrollTo(current)
            if not self.viewport().rect().intersects(self.visualRect(current)):
                self._looking_again.start()

    def _gone_to(self, index: QModelIndex) -> None:
        if not self._quiet and index.isValid():
            self.chosen.emit(self._steps.shown[index.row()].id)
