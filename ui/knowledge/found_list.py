"""What was found as a list: the field above it keeps the focus, and its arrow keys move here."""

from PySide6.QtCore import QModelIndex, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QAbstractItemView, QListView, QWidget

from agent_desktop.language import t
from ui.knowledge.found_delegate import FoundDelegate
from ui.knowledge.found_model import FoundModel
from ui.knowledge.found_rows import FoundRow
from ui.style.announcing import announce


class FoundList(QListView):
    """Signals: opened(FoundRow) when one is chosen with Enter or a click."""

    opened = Signal(object)

    def __init__(self, model: FoundModel, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._rows = model
        self.setModel(model)
        self.setItemDelegate(FoundDelegate(model, self.viewport()))
        self.setUniformItemSizes(True)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setTabKeyNavigation(False)
        self.setAccessibleName(t("Answers found"))
        self.setAccessibleDescription(t("Enter reads the answer in full"))
        self.clicked.connect(self._open)

    def first(self) -> None:
        """From the top, the first one chosen."""
        if self._rows.rowCount():
            self.setCurrentIndex(self._rows.index(0, 0))
            self.scrollToTop()

    def current(self) -> FoundRow | None:
        index = self.currentIndex()
        return self._rows.record(index.row()) if index.isValid() else None

    def step(self, by: int) -> None:
        """To the next or previous one, round and round, and say which it is."""
        count = self._rows.rowCount()
        if not count:
            return
        at = (self.currentIndex().row() + by) % count
        self.setCurrentIndex(self._rows.index(at, 0))
        announce(self, self._rows.record(at).spoken)

    def open_current(self) -> None:
        row = self.current()
        if row is not None:
            self.opened.emit(row)

    def _open(self, _index: QModelIndex) -> None:
        self.open_current()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and not event.modifiers():
            self.open_current()
        elif event.text() and event.text().isdigit():
            event.ignore()  # number keys answer the step of the call; a list would take them for a search
        else:
            super().keyPressEvent(event)
