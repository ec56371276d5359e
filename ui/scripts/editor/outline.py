"""The same as the map in words: one line a step, for screen readers and for whoever likes lists."""

from collections.abc import Sequence

from PySide6.QtCore import QAbstractListModel, QModelIndex, QPersistentModelIndex, Qt, Signal
from PySide6.QtWidgets import QAbstractItemView, QListView

from agent_desktop.language import t
from ui.scripts.editor.map_nodes import Shown, problem_words
from ui.scripts.editor.words import LOOKS, kind_word
from ui.style import icons
from ui.style.wrapping import Wrapping

Index = QModelIndex | QPersistentModelIndex


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
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self._steps = Steps(self)
        self.setModel(self._steps)
        self.selectionModel().currentChanged.connect(self._gone_to)
        self.activated.connect(lambda index: self.opened.emit(self._steps.shown[index.row()].id))
        self._quiet = False

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
        for at, step in enumerate(self._steps.shown):
            if step.id == name:
                self._quiet = True
                self.setCurrentIndex(self._steps.index(at))
                self._quiet = False

    def _gone_to(self, index: QModelIndex) -> None:
        if not self._quiet and index.isValid():
            self.chosen.emit(self._steps.shown[index.row()].id)
