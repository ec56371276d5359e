"""The order in which panels are read: what stands wholly above another comes first, then what stands left of it."""

from collections.abc import Sequence

from PySide6.QtCore import QPoint, QRect
from PySide6.QtWidgets import QScrollArea, QWidget


def in_reading_order(panels: Sequence[QWidget], window: QWidget) -> list[QWidget]:
    """Panels that scroll together stand where what scrolls them stands, however far down or out of sight they are."""
    together: dict[QWidget, list[QWidget]] = {}
    for panel in panels:
        together.setdefault(_scrolled_by(panel) or panel, []).append(panel)
    places = list(together)
    return [
        panel
        for place in reading_order([_place(each, window) for each in places])
        for panel in _in_order(together[places[place]], window)
    ]


def reading_order(places: Sequence[QRect]) -> list[int]:
    """The indices of `places`. Of two that hold each other the one that came first stays first."""
    left = list(range(len(places)))
    order: list[int] = []
    while left:
        first = next(
            (one for one in left if not any(_before(places[other], places[one]) for other in left if other != one)),
            left[0],  # they go round in a circle, such as stairs: as they came
        )
        left.remove(first)
        order.append(first)
    return order


def _in_order(panels: Sequence[QWidget], window: QWidget) -> list[QWidget]:
    return [panels[index] for index in reading_order([_place(panel, window) for panel in panels])]


def _place(widget: QWidget, window: QWidget) -> QRect:
    return QRect(widget.mapTo(window, QPoint(0, 0)), widget.size())


def _scrolled_by(widget: QWidget) -> QScrollArea | None:
    """The outermost of what scrolls it."""
    found: QScrollArea | None = None
    parent = widget.parentWidget()
    while parent is not None:
        if isinstance(parent, QScrollArea):
            found = parent
        parent = parent.parentWidget()
    return found


def _before(one: QRect, other: QRect) -> bool:
    if one.bottom() < other.top():
        return True
    return one.top() <= other.bottom() and one.right() < other.left()
