"""While a run is recorded: that it is, how many steps there are by now, and the way to its end."""

from PySide6.QtCore import QEvent, QObject, QPoint, Signal
from PySide6.QtWidgets import QFrame, QWidget

from agent_desktop.language import t, tn
from ui.style import parts
from ui.style.announcing import announce
from ui.style.naming import name_controls
from ui.style.tokens import SPACE


class RecordingBar(QFrame):
    """Hangs at the top of `window`, in the middle. Signals: done(); dropped() where nothing is to be kept."""

    done = Signal()
    dropped = Signal()

    def __init__(self, window: QWidget) -> None:
        super().__init__(window)
        self._window = window
        self.setProperty("role", "card")
        self.setProperty("panel", True)
        self.setAutoFillBackground(True)
        self.setAccessibleName(t("Recording a walkthrough"))
        name_controls({"walkthrough.recorder": self})
        inside = parts.row(self, margin=SPACE.normal, gap=SPACE.normal)
        self._words = parts.icon_label("", "circle", "strong", tone="bad")
        inside.addWidget(self._words)
        self.done_button = parts.button(t("Stop and look at it"), self.done.emit, icon="check", kind="primary")
        inside.addWidget(self.done_button)
        inside.addWidget(parts.button(t("Throw it away"), self.dropped.emit, icon="trash-2", kind="quiet"))
        window.installEventFilter(self)
        self.say_count(0)
        announce(self, t("Recording a walkthrough"))

    def say_count(self, count: int) -> None:
        """How many steps there are by now."""
        words = tn("Recording: {count} step", "Recording: {count} steps", count)
        self._words.setText(words.format(count=count))
        self.stand()

    def stand(self) -> None:
        self.adjustSize()
        self.move(QPoint(max(0, (self._window.width() - self.width()) // 2), SPACE.small))
        self.raise_()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if watched is self._window and event.type() == QEvent.Type.Resize:
            self.stand()
        return super().eventFilter(watched, event)
