"""What one item of a layout asks for, asked once."""

from PySide6.QtWidgets import QLabel, QLayoutItem


class Measures:
    """The sizes one item asks for, until the layout is invalidated."""

    def __init__(self, item: QLayoutItem) -> None:
        self._item = item
        self.hint = item.sizeHint()
        self.least = item.minimumSize()
        self.wanted = _wanted(item, self.hint.width())
        self._heights: dict[int, int] = {}

    def height(self, width: int) -> int:
        if not self._item.hasHeightForWidth():
            return self.hint.height()
        if width not in self._heights:
            self._heights[width] = self._item.heightForWidth(width)
        return self._heights[width]


def _wanted(item: QLayoutItem, hint: int) -> int:
    """Words that wrap want to stand on one line; Qt would make a square of them."""
    part = item.widget()
    if isinstance(part, QLabel) and part.wordWrap():
        margins = part.contentsMargins()
        longest = max((part.fontMetrics().horizontalAdvance(line) for line in part.text().split("\n")), default=0)
        return max(hint, longest + margins.left() + margins.right() + 2 * part.margin() + 2)
    return hint
