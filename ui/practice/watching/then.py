"""What was to be heard and read at a moment of an attempt: the caller's words, and those in front of the handler."""

from PySide6.QtWidgets import QFrame

from agent_desktop.contract.practice import AttemptWrite
from agent_desktop.language import t
from agent_desktop.practice.watching import said_until
from ui.style import parts
from ui.style.copyable import wrapped
from ui.style.tokens import SPACE


class ThenCard(QFrame):
    def __init__(self) -> None:
        super().__init__()
        self.setProperty("role", "inset")
        self.setAccessibleName(t("At this moment"))
        inside = parts.column(self, margin=SPACE.wide, gap=SPACE.tight)
        self._caller, self._handler = wrapped("", "heading"), wrapped("", "body")
        inside.addWidget(parts.icon_label(t("The caller"), "phone-incoming", "muted_small"))
        inside.addWidget(self._caller)
        inside.addWidget(parts.icon_label(t("The words in front"), "headset", "muted_small"))
        inside.addWidget(self._handler)

    def show_moment(self, content: AttemptWrite, seconds: float) -> None:
        caller, handler = said_until(content, seconds)
        for label, line in ((self._caller, caller), (self._handler, handler)):
            words = t("“{words}”").format(words=line.words) if line else "…"
            if label.accessibleName() != words:
                label.say(words)
