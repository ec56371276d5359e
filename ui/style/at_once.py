"""Many changes to a screen, laid out and painted once."""

from collections.abc import Iterator
from contextlib import contextmanager

from PySide6.QtWidgets import QWidget


@contextmanager
def at_once(part: QWidget) -> Iterator[None]:
    """Within this block nothing in `part` is laid out or painted; after it everything is, once.

    Each show() of a child would otherwise lay out every widget above it there and then: a screen pop shows thirty.
    """
    layouts = [inside.layout() for inside in (part, *part.findChildren(QWidget))]
    held = [layout for layout in layouts if layout is not None and layout.isEnabled()]
    part.setUpdatesEnabled(False)
    for layout in held:
        layout.setEnabled(False)
    try:
        yield
    finally:
        for layout in held:
            layout.setEnabled(True)
        part.setUpdatesEnabled(True)
