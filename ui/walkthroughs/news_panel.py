"""What is new, beside the work: calm words by version, never a dialogue."""

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QFrame, QWidget

from agent_desktop import dates
from agent_desktop.language import language, t
from agent_desktop.walkthroughs.whats_new import Release
from ui.style import parts
from ui.style.announcing import announce
from ui.style.copyable import wrapped
from ui.style.naming import name_controls
from ui.style.tokens import SPACE


class NewsPanel(QFrame):
    """Signals: closed()."""

    closed = Signal()

    def __init__(self, releases: Sequence[Release]) -> None:
        super().__init__()
        self.setProperty("role", "card")
        self.setProperty("panel", True)
        self.setAccessibleName(t("What is new"))
        name_controls({"help.news": self})
        inside = parts.column(self, margin=SPACE.wide, gap=SPACE.normal)
        top = parts.row()
        top.addWidget(parts.label(t("What is new"), "heading", wrap=True), 1)
        self.close_button = parts.button(t("Close what is new"), self.closed.emit, icon="x", kind="icon")
        top.addWidget(self.close_button)
        inside.addLayout(top)
        inside.addWidget(parts.scrolling(_content(releases), t("What is new")), 1)
        self._said = ". ".join(news.title.in_language(language()) for each in releases for news in each.news)

    def tell(self) -> None:
        """Aloud, once it is there."""
        announce(self, f"{t('What is new')}: {self._said}")

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape:
            self.closed.emit()
        else:
            super().keyPressEvent(event)


def _content(releases: Sequence[Release]) -> QWidget:
    content = parts.frame("plain")
    rows = parts.column(content, margin=(0, 0, SPACE.normal, 0), gap=SPACE.normal)
    for release in releases:
        when = dates.full_day(release.on, language()) if release.on else ""
        words = t("Version {number}").format(number=release.version)
        rows.addWidget(parts.label(" · ".join(part for part in (words, when) if part), "muted_small", wrap=True))
        for news in release.news:
            item = parts.frame("plain")
            lines = parts.column(item, margin=(0, 0, 0, SPACE.normal), gap=SPACE.tight)
            lines.addWidget(wrapped(news.title.in_language(language()), "strong"))
            lines.addWidget(wrapped(news.says.in_language(language()), "body"))
            rows.addWidget(item)
    rows.addStretch(1)
    return content
