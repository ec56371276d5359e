"""Looking at screens in every theme and text size: nothing cut off, nothing unnamed."""

import time
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from typing import cast

from PySide6.QtCore import QEvent, QEventLoop, QTimer
from PySide6.QtGui import QFont, QPalette
from PySide6.QtWidgets import QAbstractButton, QApplication, QLabel, QWidget

from tests.support import accessibility
from ui.style import theme
from ui.style.holding import is_held
from ui.style.tokens import Theme
from ui.style.words import ElidedLabel
from ui.turns import TURN_MS

LOOKS = tuple((look, scale) for look in (Theme.LIGHT, Theme.DARK, Theme.HIGH_CONTRAST) for scale in (100, 200))
SLACK = 1
"""Pixels that rounding may cost."""


PAINTED_BY_S = 30
"""A window that is held by then is held for good."""


def settle() -> None:
    """Let layouts and polish events come to rest, whatever has a turn of its own by now have it, and what is held back
    be painted: a key passes no step of a script that was not seen."""
    _turn()
    end = time.monotonic() + PAINTED_BY_S
    while any(map(is_held, QApplication.topLevelWidgets())) and time.monotonic() < end:
        _turn()
    for _ in range(6):
        QApplication.sendPostedEvents()
        QApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete.value)
        QApplication.processEvents(QEventLoop.ProcessEventsFlag.AllEvents, 20)


def _turn() -> None:
    turn = QEventLoop()
    QTimer.singleShot(TURN_MS, turn, turn.quit)
    turn.exec()


@dataclass(frozen=True)
class _DressedAt:
    """The application, for theme.apply: the sheet goes to `window`, everything else to all.

    The sheet that the application wears stays where it is, under that of the window, which goes before it. Where it is
    changed itself Qt dresses each widget once for itself and once for every widget that it stands in: three seconds
    for a window of a thousand. The program has each panel wear it for itself too.
    """

    app: QApplication
    window: QWidget

    def setStyleSheet(self, sheet: str) -> None:  # noqa: N802 - Qt's
        self.window.setStyleSheet(sheet)

    def styleSheet(self) -> str:  # noqa: N802 - Qt's
        return self.app.styleSheet()

    def setFont(self, font: QFont) -> None:  # noqa: N802 - Qt's
        self.app.setFont(font)

    def setPalette(self, palette: QPalette) -> None:  # noqa: N802 - Qt's
        self.app.setPalette(palette)


def in_every_look(window: QWidget) -> Iterator[str]:
    """Dresses `window` in each theme at 100 and 200 %; yields the look's name. Light at 100 % before and afterwards."""
    app = QApplication.instance()
    assert isinstance(app, QApplication)
    assert app.styleSheet(), "what is opened meanwhile would wear nothing"
    assert not window.styleSheet()
    dressed = cast(QApplication, _DressedAt(app, window))
    try:
        for look, scale in LOOKS:
            theme.apply(dressed, look, scale)
            window.show()
            settle()
            yield f"{look} at {scale} %"
    finally:
        theme.apply(dressed, Theme.LIGHT, 100)
        window.setStyleSheet("")


def check_in_every_look(window: QWidget, *pages: Callable[[], object]) -> None:
    """Nothing cut off and nothing unnamed, in three themes at two sizes; on each of `pages`, called to go there.

    All pages in one look before the next: dressing a window anew takes longer than all else.
    """
    for look in in_every_look(window):
        for go in pages or (lambda: None,):
            go()
            settle()
            wrong = cut_off(window)
            assert not wrong, f"{look}:\n" + "\n".join(wrong)
            accessibility.check(window)


def cut_off(window: QWidget) -> list[str]:
    """Labels and buttons that show less than their words, save those that shorten with … on purpose."""
    wrong = []
    for widget in window.findChildren(QWidget):
        if (
            not widget.isVisible()
            or isinstance(widget, ElidedLabel)
            or not isinstance(widget, QLabel | QAbstractButton)
        ):
            continue
        if not widget.text():
            continue
        lacks = _lacks(widget)
        if lacks:
            wrong.append(f"{lacks}: “{widget.text()[:40]}” {widget.width()} x {widget.height()}")
    return wrong


def _lacks(widget: QLabel | QAbstractButton) -> str:
    if isinstance(widget, QLabel) and widget.wordWrap():
        needed = widget.heightForWidth(widget.width())
        return f"needs {needed} high" if widget.height() + SLACK < needed else ""
    hint = widget.sizeHint()
    if widget.width() + SLACK < hint.width():
        return f"needs {hint.width()} wide"
    return f"needs {hint.height()} high" if widget.height() + SLACK < hint.height() else ""
