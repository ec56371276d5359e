"""A list to choose from that keeps its choice while the page is scrolled over it."""

from collections.abc import Callable, Mapping

from PySide6.QtCore import Qt, QTimer
from PySide6.QtGui import QFocusEvent, QKeyEvent, QWheelEvent
from PySide6.QtWidgets import QComboBox, QSizePolicy, QWidget

from ui.style import parts
from ui.style.narrow import FEW, NarrowChoice
from ui.style.tokens import SPACE

KEYS_REST_MS = 350
"""After the last key."""


class Pick(NarrowChoice):
    """The wheel scrolls the page; only a list that is open, or the arrow keys, choose."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._by_key = False
        self._late: Callable[[], Mapping[str, str]] | None = None
        self._do: Callable[[str], object] | None = None
        self._rest = QTimer(self)
        self._rest.setSingleShot(True)
        self._rest.setInterval(KEYS_REST_MS)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
        self.setMinimumContentsLength(FEW)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

    def wheelEvent(self, event: QWheelEvent) -> None:
        event.ignore()

    def fill(self, items: Mapping[str, str], current: str) -> None:
        """Code → words. A current one that is not among them is shown as it stands."""
        for code, words in items.items():
            self.addItem(words, code)
        if current not in items and current:
            self.addItem(current, current)
        self.setCurrentIndex(max(0, self.findData(current)))

    def fill_late(self, items: Callable[[], Mapping[str, str]], current: str, words: str) -> None:
        """`current` alone, called `words`, until someone comes here: a page holds many lists, and some are long."""
        self.addItem(words, current)
        self._late = items

    def _complete(self) -> None:
        late, self._late = self._late, None
        if late is None:
            return
        current, words = str(self.currentData()), self.currentText()
        items = late()
        self.blockSignals(True)
        self.clear()
        self.fill(items if current in items else {**items, current: words}, current)
        self.blockSignals(False)

    def focusInEvent(self, event: QFocusEvent) -> None:
        self._complete()
        super().focusInEvent(event)

    def showPopup(self) -> None:
        self._complete()
        super().showPopup()

    def chosen(self, do: Callable[[str], object]) -> None:
        """`do` with the code, when the user chose another: by keys once they rest, since each key goes one further."""
        self._do = do
        self.activated.connect(self._activated)
        self._rest.timeout.connect(self._tell)

    def _activated(self, _at: int) -> None:
        if self._by_key:
            self._rest.start()
        else:
            self._tell()

    def _tell(self) -> None:
        self._rest.stop()
        if self._do is not None:
            self._do(str(self.currentData()))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        self._by_key = True
        super().keyPressEvent(event)
        self._by_key = False

    def focusOutEvent(self, event: QFocusEvent) -> None:
        if self._rest.isActive():
            self._tell()
        super().focusOutEvent(event)


def beside(words: str, pick: QWidget, name: str = "") -> QWidget:
    """`pick` with its label before it, which is its buddy. `name` is spoken instead of the label alone."""
    made = parts.frame("plain")
    line = parts.row(made, gap=SPACE.small)
    title = parts.label(words, "muted_small")
    title.setBuddy(pick)
    pick.setAccessibleName(name or words)
    if name:
        title.setAccessibleName(name)
    line.addWidget(title)
    line.addWidget(pick, 1)
    return made
