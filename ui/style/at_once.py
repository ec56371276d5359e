"""Many changes to a screen, laid out and painted once."""

from collections.abc import Iterator
from contextlib import contextmanager

from PySide6.QtCore import QCoreApplication, QEvent
from PySide6.QtWidgets import QWidget

from ui.style.holding import hold, paint_soon


@contextmanager
def at_once(part: QWidget) -> Iterator[None]:
    """Within this block nothing in `part` is laid out or painted; after it everything is, once, in turns of their own.

    Each show() of a child would otherwise lay out every widget above it there and then: a screen pop shows thirty.
    Nothing may move to another parent within it: Python loses hold of layouts that Qt made, and they stayed off.
    """
    inside = [(each, layout) for each in (part, *part.findChildren(QWidget)) if (layout := each.layout()) is not None]
    held = [(each, layout, each.isVisible()) for each, layout in inside if layout.isEnabled()]
    for _, layout, _ in held:
        layout.setEnabled(False)
    try:
        with painted_later(part):
            yield
    finally:
        for each, layout, was_visible in held:
            layout.setEnabled(True)
            if not was_visible and each.isVisible():
                # Qt lays out what is hidden as it is shown, and keeps no word that it was to be: it was off then.
                QCoreApplication.postEvent(each, QEvent(QEvent.Type.LayoutRequest))


@contextmanager
def painted_later(part: QWidget) -> Iterator[None]:
    """The window of `part` is painted in a turn after this one, once all is laid out, which takes some turns; until
    then what was in sight stays."""
    window = part.window()
    hold(window)
    try:
        yield
    finally:
        paint_soon(window)
