"""What is said in the call, line after line: the caller's words, the handler's wording, the coach's hints."""

from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QFrame, QWidget

from agent_desktop.contract.practice import Heard
from agent_desktop.language import t
from ui.style import parts
from ui.style.emptying import empty
from ui.style.tokens import SPACE

INDENT = 32
"""By which the handler's own wording stands apart, in pixels."""


def who_words(by: str) -> str:
    """Who says a line."""
    return {"caller": t("Caller"), "handler": t("You"), "coach": t("Coach")}[by]


class HeardList(QWidget):
    """Scrolled to the newest line."""

    def __init__(self) -> None:
        super().__init__()
        self._inside = parts.frame("plain")
        self._rows = parts.column(self._inside, margin=SPACE.normal, gap=SPACE.normal)
        self._rows.addStretch(1)
        self.area = parts.scrolling(self._inside, t("What is said"))
        parts.column(self).addWidget(self.area)
        bar = self.area.verticalScrollBar()
        bar.rangeChanged.connect(lambda _least, _most: self._to_the_newest())
        self._lines: list[QFrame] = []

    @property
    def words(self) -> tuple[str, ...]:
        """Each line as a screen reader has it."""
        return tuple(line.accessibleName() for line in self._lines)

    def add(self, heard: Heard, *, sound: str = "") -> None:
        """`sound`: how it is said, where that matters: slowly, quietly."""
        made = parts.frame("heard")
        made.setProperty("by", heard.by)
        made.setAccessibleName(f"{who_words(heard.by)}: {heard.words}")
        inside = parts.column(made, margin=(SPACE.wide, SPACE.normal, SPACE.wide, SPACE.normal), gap=SPACE.tight)
        who = " · ".join(
            part for part in (who_words(heard.by), f"{int(heard.at) // 60:02}:{int(heard.at) % 60:02}", sound) if part
        )
        inside.addWidget(parts.label(who, "muted_small", wrap=True))
        words = heard.words if heard.by == "coach" else f"“{heard.words}”"
        inside.addWidget(parts.label(words, wrap=True, selectable=True))
        holder = parts.frame("plain")
        own = heard.by == "handler"
        row = parts.row(holder, margin=(INDENT if own else 0, 0, 0 if own else INDENT // 2, 0))
        row.addWidget(made)
        self._rows.insertWidget(len(self._lines), holder)
        self._lines.append(made)
        QTimer.singleShot(0, self, self._to_the_newest)

    def clear(self) -> None:
        """Another attempt begins."""
        empty(self._rows)
        self._rows.addStretch(1)
        self._lines.clear()

    def _to_the_newest(self) -> None:
        if self._lines:
            self.area.ensureWidgetVisible(self._lines[-1], 0, SPACE.normal)
