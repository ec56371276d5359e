"""While a run is recorded: that it is, how many steps there are by now, and the way to its end."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QFrame

from agent_desktop.language import t, tn
from ui.style import parts
from ui.style.announcing import announce
from ui.style.flow import FlowLayout
from ui.style.naming import name_controls
from ui.style.tokens import SPACE


class RecordingBar(QFrame):
    """Signals: done(); dropped() where nothing is to be kept."""

    done = Signal()
    dropped = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.setProperty("role", "band")
        self.setProperty("panel", True)
        self.setAccessibleName(t("Recording a walkthrough"))
        name_controls({"walkthrough.recorder": self})
        inside = FlowLayout(self, gap=SPACE.normal, line_gap=SPACE.small)
        inside.setContentsMargins(SPACE.wide, SPACE.small, SPACE.wide, SPACE.small)
        self._words = parts.icon_label("", "circle", "strong", tone="bad")
        inside.addWidget(self._words)
        self.done_button = parts.button(t("Stop and look at it"), self.done.emit, icon="check", kind="primary")
        inside.addWidget(self.done_button)
        inside.addWidget(parts.button(t("Throw it away"), self.dropped.emit, icon="trash-2", kind="quiet"))
        self.say_count(0)
        announce(self, t("Recording a walkthrough"))

    def say_count(self, count: int) -> None:
        """How many steps there are by now."""
        words = tn("Recording: {count} step", "Recording: {count} steps", count)
        self._words.setText(words.format(count=count))
