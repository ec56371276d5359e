"""Many changes to a screen, laid out and painted once."""

from collections.abc import Iterator
from contextlib import contextmanager
from functools import partial

from PySide6.QtWidgets import QMainWindow, QWidget

from ui.turns import in_a_turn


@contextmanager
def at_once(part: QWidget) -> Iterator[None]:
    """Within this block nothing in `part` is laid out or painted; after it everything is, once, in turns of their own.

    Each show() of a child would otherwise lay out every widget above it there and then: a screen pop shows thirty.
    Nothing may move to another parent within it: Python loses hold of layouts that Qt made, and they stayed off.
    """
    layouts = [inside.layout() for inside in (part, *part.findChildren(QWidget))]
    held = [layout for layout in layouts if layout is not None and layout.isEnabled()]
    for layout in held:
        layout.setEnabled(False)
    try:
        with painted_later(part):
            yield
    finally:
        for layout in held:
            layout.setEnabled(True)


@contextmanager
def painted_later(part: QWidget) -> Iterator[None]:
    """`part` is painted in a turn after this one, once it is laid out; until then what was in sight stays."""
    surface = held_back(part)
    surface.setUpdatesEnabled(False)
    try:
        yield
    finally:
        in_a_turn(surface, partial(paint_again, surface))


def held_back(part: QWidget) -> QWidget:
    """What of `part` is to be kept from being painted: Qt paints a window twice over that is let go of together with
    what fills it."""
    inside = part.centralWidget() if isinstance(part, QMainWindow) else None
    return inside or part


def paint_again(surface: QWidget) -> None:
    """`surface` is painted now. An update alone is lost where its window came into sight, or had its size changed,
    while it was held back."""
    surface.setUpdatesEnabled(True)
    surface.repaint()
