"""A layout that sets its items like words on a line and breaks where the room ends: chips, facts, answers."""

from typing import NamedTuple

from PySide6.QtCore import QMargins, QRect, QSize, Qt
from PySide6.QtWidgets import QLayout, QLayoutItem, QWidget

from ui.style import theme
from ui.style.emptying import empty
from ui.style.measures import Measures
from ui.style.tokens import SPACE

_MEASURED = QRect(0, 0, 1, 1)
"""A place that is none, of a layout that was measured and has not been given its own yet."""


Place = tuple[QLayoutItem, int, int, int, int]
"""An item, its x and y within the layout, its width and height."""
Places = list[Place]


class _Laid(NamedTuple):
    """`height`: what all of it needs, margins and all."""

    height: int
    places: Places


class FlowLayout(QLayout):
    """Left to right, then the next line. Height follows width, so text at 200 % wraps and nothing is cut.

    With `least_width` (pixels at the base size) the items of a line share its width evenly, as cards do.
    """

    def __init__(
        self,
        parent: QWidget | None = None,
        *,
        gap: int = SPACE.small,
        line_gap: int = SPACE.tight,
        least_width: int = 0,
    ) -> None:
        if parent is None:
            super().__init__()
        else:
            super().__init__(parent)
        self._items: list[QLayoutItem] = []
        self._gap, self._line_gap = gap, max(line_gap, gap if least_width else 0)
        self._least_width = least_width
        self._measured: dict[QLayoutItem, Measures] = {}
        self._laid: dict[int, _Laid] = {}
        self.setContentsMargins(QMargins(0, 0, 0, 0))

    def addItem(self, item: QLayoutItem) -> None:
        self._items.append(item)
        self.invalidate()

    def count(self) -> int:
        return len(self._items)

    def itemAt(self, index: int) -> QLayoutItem | None:
        return self._items[index] if 0 <= index < len(self._items) else None

    def takeAt(self, index: int) -> QLayoutItem | None:
        if not 0 <= index < len(self._items):
            return None
        self._forget()
        return self._items.pop(index)

    def _look_again(self) -> None:
        """Measured anew once Qt has called the layout invalid: an item asks for another size, is shown or hidden.

        What says so is Qt's own mark, the place that it takes away. A method of Python's in place of Qt's invalidate()
        would be called thousands of times where a part is dressed, for some third of all the time that takes.
        """
        if super().geometry().isNull():
            self._forget()
            super().setGeometry(_MEASURED)

    def _forget(self) -> None:
        self._measured.clear()
        self._laid.clear()

    def expandingDirections(self) -> Qt.Orientation:
        return Qt.Orientation(0)

    def hasHeightForWidth(self) -> bool:
        return True

    def heightForWidth(self, width: int) -> int:
        return self._at(width).height

    def sizeHint(self) -> QSize:
        """All on one line."""
        self._look_again()
        sizes = [self._of(item).hint for item in self._shown()]
        width = sum(size.width() for size in sizes) + self._gap * max(0, len(sizes) - 1)
        height = max((size.height() for size in sizes), default=0)
        return self._with_margins(QSize(width, height))

    def minimumSize(self) -> QSize:
        """The widest item alone."""
        self._look_again()
        sizes = [self._of(item).least for item in self._shown()]
        width = max((size.width() for size in sizes), default=0)
        height = max((size.height() for size in sizes), default=0)
        return self._with_margins(QSize(width, height))

    def setGeometry(self, rect: QRect) -> None:
        laid = self._at(rect.width())
        super().setGeometry(rect)
        left, top = rect.x(), rect.y()
        for item, x, y, width, height in laid.places:
            item.setGeometry(QRect(left + x, top + y, width, height))

    def clear(self) -> None:
        """Take every item out and delete its widget."""
        empty(self)
        self.invalidate()

    def _shown(self) -> list[QLayoutItem]:
        return [item for item in self._items if not item.isEmpty()]

    def _of(self, item: QLayoutItem) -> Measures:
        """What `item` asks for. Asked once: a layout pass asks ten times over."""
        measures = self._measured.get(item)
        if measures is None:
            measures = self._measured[item] = Measures(item)
        return measures

    def _with_margins(self, size: QSize) -> QSize:
        margins = self.contentsMargins()
        return size + QSize(margins.left() + margins.right(), margins.top() + margins.bottom())

    def _at(self, width: int) -> _Laid:
        """Where all stands in `width`: worked out once, though a layout pass asks for it many times over."""
        self._look_again()
        laid = self._laid.get(width)
        if laid is None:
            margins = self.contentsMargins()
            room = width - margins.left() - margins.right()
            arrange = self._arrange_evenly if self._least_width else self._arrange_words
            below, places = arrange(margins.left(), margins.top(), room)
            laid = self._laid[width] = _Laid(below + margins.bottom(), places)
        return laid

    def _arrange_evenly(self, left: int, top: int, room: int) -> tuple[int, Places]:
        """Answers the y below the last line, and where each stands."""
        shown = self._shown()
        least = theme.pixels(self._least_width)
        fitting = max(1, min(len(shown), (room + self._gap) // (least + self._gap)))
        lines = max(1, -(-len(shown) // fitting))
        columns = max(1, -(-len(shown) // lines))  # four answers where three would fit stand two and two
        width = (room - self._gap * (columns - 1)) // columns
        y, places = top, list[Place]()
        for start in range(0, len(shown), columns):
            line = shown[start : start + columns]
            height = max(self._of(item).height(width) for item in line)
            places += [(item, left + at * (width + self._gap), y, width, height) for at, item in enumerate(line)]
            y += height + self._line_gap
        return y - (self._line_gap if shown else 0), places

    def _arrange_words(self, left: int, top: int, room: int) -> tuple[int, Places]:
        """The same. Items of a line are centred on it."""
        y, places = top, list[Place]()
        for line in self._word_lines(room):
            heights = [self._of(item).height(width) for item, width in line]
            height, x = max(heights, default=0), left
            for (item, width), own in zip(line, heights, strict=True):
                places.append((item, x, y + (height - own) // 2, width, own))
                x += width + self._gap
            y += height + self._line_gap
        return y - (self._line_gap if y > top else 0), places

    def _word_lines(self, room: int) -> list[list[tuple[QLayoutItem, int]]]:
        """The items of each line with the width each gets."""
        lines: list[list[tuple[QLayoutItem, int]]] = []
        used = 0
        for item in self._shown():
            measures = self._of(item)
            width = min(measures.wanted, max(room, measures.least.width()))
            if not lines or used + width > room:
                lines.append([])
                used = 0
            lines[-1].append((item, width))
            used += width + self._gap
        return lines
