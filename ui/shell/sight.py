"""What has the focus is seen, however it came by it: Qt scrolls to it for the Tab key alone."""

import shiboken6
from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QApplication, QWidget

from ui.style import theme
from ui.style.scrolling import into_sight
from ui.style.tokens import TARGET

LAID_OUT_MS = 40
"""A key often brings another page too: it has its place by then, and no eye has looked for the focus."""

LINES = 3
"""Of a high field such as the notes, about as many must be seen."""


class Sight(QTimer):
    """Keeps the focus of `window` in sight."""

    def __init__(self, window: QWidget) -> None:
        super().__init__(window)
        self._window = window
        self.setSingleShot(True)
        self.setInterval(LAID_OUT_MS)
        self.timeout.connect(self._look)
        app = QApplication.instance()
        assert isinstance(app, QApplication)
        app.focusChanged.connect(self._moved)
        theme.changes.theme_changed.connect(self.start)
        theme.dressing.changed.connect(self.start)  # larger words push what has the focus down

    def _moved(self, _before: QWidget | None, _now: QWidget | None) -> None:
        self.start()

    def _look(self) -> None:
        focus = QApplication.focusWidget()
        if focus is None or not shiboken6.isValid(focus) or not self._window.isAncestorOf(focus):
            return
        if not is_seen(focus):
            into_sight(focus)


def is_seen(widget: QWidget) -> bool:
    """Whether a control is whole in sight, and of a high one as much as one needs to write in it."""
    seen = widget.visibleRegion().boundingRect()
    return seen.height() >= min(widget.height(), theme.pixels(LINES * TARGET))
