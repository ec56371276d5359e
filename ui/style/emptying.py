"""Taking everything out of a layout that is filled anew.

Nowhere else is a layout's item asked for (`itemAt`, `takeAt`). The item belongs to Qt, which deletes it together with
its widget and tells Python nothing: what Python knew of it stays under an address that the next widget may get, and
such a widget ends the program when it goes (docs/decisions/0024).
"""

from collections.abc import Iterator

import shiboken6
from PySide6.QtWidgets import QLayout, QWidget


def taken_out(layout: QLayout) -> Iterator[QWidget]:
    """Take all items out of `layout`, which holds widgets and gaps. Yields the widgets, shown and placed as before."""
    while (item := layout.takeAt(0)) is not None:
        inside = item.widget()
        shiboken6.delete(item)  # whoever takes an item out deletes it: Python would not, nor does Qt any more
        if isinstance(inside, QWidget):
            yield inside


def empty(layout: QLayout) -> None:
    """Take all widgets out of `layout`: hidden at once, gone when Qt is idle."""
    for gone in taken_out(layout):
        gone.hide()
        gone.deleteLater()
