"""A field for words in a scorecard: it grows; Enter goes on, Shift+Enter begins a line."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QFocusEvent, QKeyEvent

from ui.style.growing import GrowingText


class TypingField(GrowingText):
    """Signals: typed(words) at every change by the user; gone_on() with Enter; came() with the focus."""

    typed = Signal(str)
    gone_on = Signal()
    came = Signal()

    def __init__(self, name: str, placeholder: str = "", *, fewest: int = 1) -> None:
        super().__init__(fewest=fewest, most=8)
        self.setAccessibleName(name)
        self.setPlaceholderText(placeholder)
        self.textChanged.connect(lambda: self.typed.emit(self.toPlainText()))

    def show_words(self, words: str) -> None:
        """Without saying that they were typed; whoever types just now is not disturbed."""
        if words != self.toPlainText():
            self.blockSignals(True)
            self.setPlainText(words)
            self.blockSignals(False)
            self.updateGeometry()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        enter = event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter)
        if enter and not event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier:
            self.gone_on.emit()
        else:
            super().keyPressEvent(event)

    def focusInEvent(self, event: QFocusEvent) -> None:
        super().focusInEvent(event)
        self.came.emit()
