"""The order in which panels are read: what stands wholly above another comes first, then what stands left of it."""

from collections.abc import Sequence

from PySide6.QtCore import QRect


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


def _before(one: QRect, other: QRect) -> bool:
    if one.bottom() < other.top():
        return True
    return one.top() <= other.bottom() and one.right() < other.left()
