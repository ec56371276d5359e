"""A hand and an eye: presses keys, clicks, and looks at what the window says, as a person would.

Nothing here knows a room of the program: controls are found by the name a screen reader would speak.
"""

import time
from collections.abc import Callable, Iterator
from contextlib import ExitStack
from dataclasses import dataclass
from typing import TypeVar

from PySide6.QtCore import QEventLoop, QPoint, Qt, QTimer
from PySide6.QtGui import QAccessible, QGuiApplication, QKeySequence, QWindow
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractItemView, QApplication, QLabel, QWidget

from ui.stalls import StallWatch
from ui.style.holding import is_held

Seen = TypeVar("Seen")
PATIENCE_S = 15.0
MOST_BETWEEN_S = 0.06
MOST_TABS = 60


class NotSeenError(AssertionError):
    """What a step waited for did not come."""


def let_run(milliseconds: int = 2) -> None:
    """Let the program go on for a moment, in an event loop like its own.

    Not QTest.qWait: that keeps Python's lock while it sleeps, and so slows the program's other threads down.
    """
    loop = QEventLoop()
    QTimer.singleShot(milliseconds, loop.quit)
    loop.exec()


def until(condition: Callable[[], object], words: str, patience_s: float = PATIENCE_S) -> None:
    """Wait for `condition`; NotSeenError with `words` when it does not come.

    It looks half of the time at most, and less often the longer it waits: looking takes the screen's thread as long as
    a paint does, and nothing that waits for a lull would ever find one.
    """
    began = time.monotonic()
    while True:
        look = time.monotonic()
        if looked(lambda: is_painted() and condition()):
            return
        now = time.monotonic()
        if now - began > patience_s:
            raise NotSeenError(words)
        let_run(round(1000 * min(MOST_BETWEEN_S, max(0.002, now - look, (now - began) / 20))))


_watches: list[StallWatch] = []


def leave_out_looking(watch: StallWatch) -> None:
    """From now on `watch` does not count as the program's what it takes here to look through the whole window."""
    _watches[:] = [watch]


def looked(condition: Callable[[], Seen]) -> Seen:
    """What `condition` answers."""
    with ExitStack() as held:
        for watch in _watches:
            held.enter_context(watch.left_out())
        return condition()


def is_painted() -> bool:
    """Whether the windows show how things stand: nobody answers what they do not see yet."""
    return not any(map(is_held, QApplication.topLevelWidgets()))


def visible() -> Iterator[QWidget]:
    """Every widget a person could see now, of every window."""
    for widget in QApplication.allWidgets():
        if widget.isVisible() and not widget.visibleRegion().isEmpty():
            yield widget


def spoken_name(widget: QWidget) -> str:
    """What a screen reader would call it."""
    interface = QAccessible.queryAccessibleInterface(widget)
    return interface.text(QAccessible.Text.Name) if interface and interface.isValid() else widget.accessibleName()


def named(words: str, kind: type[QWidget] = QWidget) -> QWidget | None:
    """The visible control whose spoken name is `words`, else the one whose name begins so."""
    candidates = [(spoken_name(widget), widget) for widget in visible() if isinstance(widget, kind)]
    exact = [widget for name, widget in candidates if name == words and widget.isEnabled()]
    begins = [widget for name, widget in candidates if name.startswith(words) and widget.isEnabled()]
    found = exact or begins
    controls = [widget for widget in found if not isinstance(widget, QLabel)]
    return next(iter(controls or found), None)


def says(words: str) -> bool:
    """Whether any visible label or control shows or speaks `words`."""
    for widget in visible():
        if isinstance(widget, QLabel) and words in widget.text():
            return True
        if words in spoken_name(widget):
            return True
        if isinstance(widget, QAbstractItemView) and words in "\n".join(rows(widget)):
            return True
    return False


def rows(view: QAbstractItemView) -> Iterator[str]:
    """What a screen reader would say of the rows of a list that are in sight."""
    model = view.model()
    for row in range(model.rowCount() if model else 0):
        index = model.index(row, 0)
        if view.visualRect(index).intersects(view.viewport().rect()):
            yield str(index.data(Qt.ItemDataRole.AccessibleTextRole) or index.data() or "")


@dataclass
class Hand:
    """Types and clicks at `window`, through the window system's queue as real keys and clicks come."""

    window: QWidget

    def _target(self) -> QWindow:
        target = QGuiApplication.focusWindow() or self.window.windowHandle()
        assert target is not None, "there is no window to type into"
        return target

    def press(self, keys: str) -> None:
        """One key with its modifiers, such as "Ctrl+K" or "Return"."""
        until(is_painted, "what is new is not painted")
        QTest.keySequence(self._target(), QKeySequence(keys))
        let_run()

    def write(self, words: str) -> None:
        """Words into whatever has the focus, a key at a time."""
        focus = QApplication.focusWidget()
        assert focus is not None, f"nothing has the focus to write “{words}” into"
        for letter in words:
            QTest.keyClicks(focus, letter)
            let_run(1)

    def click(self, words: str, kind: type[QWidget] = QWidget) -> None:
        """The control called `words`, in its middle."""
        until(lambda: named(words, kind) is not None, f"no control called “{words}”")
        widget = looked(lambda: named(words, kind))
        assert widget is not None
        middle = widget.visibleRegion().boundingRect().center()
        window = widget.window().windowHandle()
        where = widget.mapTo(widget.window(), middle)
        QTest.mouseClick(window, Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier, QPoint(where))
        let_run()

    def tab_to(self, words: str) -> None:
        """With the Tab key to the control called `words`, which need not be in sight yet."""
        for _ in range(MOST_TABS):
            focus = QApplication.focusWidget()
            if focus is not None and spoken_name(focus) == words:
                return
            self.press("Tab")
        raise NotSeenError(f"the Tab key does not come to “{words}”")

    def sees(self, words: str) -> None:
        """Wait until the window says `words`."""
        until(lambda: says(words), f"the window does not say “{words}”")

    def no_longer_sees(self, words: str) -> None:
        until(lambda: not says(words), f"the window still says “{words}”")
