"""Three columns where there is room, two where there is less, one under another where there is little."""

from PySide6.QtCore import QEvent, QObject, QPoint, QSize, Qt
from PySide6.QtGui import QMoveEvent, QResizeEvent
from PySide6.QtWidgets import QScrollArea, QWidget

from ui.shell.columns import Columns
from ui.style import theme
from ui.style.at_once import painted_later
from ui.style.divider import Divided
from ui.style.parts import column
from ui.style.tokens import SPACE
from ui.turns import in_a_turn

ALL, SIDE_BELOW, STACKED = 3, 2, 1
"""How many columns: all beside one another; the side under the history; all under one another."""

THREE_FROM, TWO_FROM = 1150, 700
"""Widths at the base size from which there are three columns, and two."""

LEFT, RIGHT = 360, 345
LEAST_HEIGHT = 420
LEAST_HISTORY, LEAST_SIDE = 300, 200
"""Heights at the base size that the left column keeps for each of its two parts."""
TIGHT_HISTORY = 220
"""The history's, where the page then need not scroll: the way on stays in sight."""
LEAST_WIDTH = 200
"""Pixels at the base size that every column keeps, wherever a divider was put."""
STACKED_HEIGHTS = (300, 620, 300)
"""Pixels at the base size of history, call and side when they stand under one another."""


THREE, TWO = "contact.three", "contact.two"
"""As the settings call the columns: the widths of the left and the right one, and of the left one."""


class Body(QWidget):
    """History, the call, and what stands beside it. `columns_put`: where the handler wants the dividers."""

    def __init__(
        self,
        history: QWidget,
        call: QWidget,
        side: QWidget,
        parent: QWidget | None = None,
        *,
        columns_put: Columns | None = None,
        width: int,
    ) -> None:
        super().__init__(parent)
        self._put = columns_put or Columns(parent=self)
        self._history, self._call, self._side = history, call, side
        self.columns = 0
        self._drawer_open = False
        self._page: QScrollArea | None = None
        self.across = Divided(Qt.Orientation.Horizontal, self)
        self.across.setObjectName("contact.columns")
        self._left = Divided(Qt.Orientation.Vertical)
        for splitter in (self.across, self._left):
            splitter.setHandleWidth(SPACE.normal)
        column(self).addWidget(self.across)
        self.resize(width, self.height())
        self._arrange(self._columns_for_width())
        self.across.splitterMoved.connect(self._keep)
        self._put.moved.connect(self._follow)

    def stand_in(self, page: QScrollArea) -> None:
        """The page that scrolls where there is less than the least height."""
        self._page = page
        page.viewport().installEventFilter(self)

    def eventFilter(self, _viewport: QObject, event: QEvent) -> bool:
        if event.type() == QEvent.Type.Resize:
            self._keep_least()
        return False

    def moveEvent(self, event: QMoveEvent) -> None:
        super().moveEvent(event)
        self._keep_least()

    def _keep_least(self) -> None:
        if self.columns == SIDE_BELOW:
            self.setMinimumHeight(self._least_beside())

    def _least_beside(self) -> int:
        """Of the two parts of the left column: what the page has room for, as long as both can be used."""
        side = theme.pixels(LEAST_SIDE) + SPACE.normal
        usual, tight = (theme.pixels(history) + side for history in (LEAST_HISTORY, TIGHT_HISTORY))
        inside = self._page.widget() if self._page is not None else None
        if self._page is None or inside is None or not inside.isAncestorOf(self):
            return usual
        room = self._page.viewport().height() - self.mapTo(inside, QPoint()).y() - SPACE.normal
        return room if tight <= room < usual else usual

    def _keep(self) -> None:
        """The handler moved a divider. What a drawer or one column under another takes is not kept."""
        widths = [round(width / theme.pixels(1000) * 1000) for width in self.across.sizes()]
        if self.columns == ALL:
            self._put.put(THREE, (widths[0], widths[2]))
        elif self.columns == SIDE_BELOW and not self._drawer_open:
            self._put.put(TWO, (widths[0],))

    def _follow(self) -> None:
        """A divider was moved on another screen."""
        if not self.isVisible():
            self._size(self.columns)

    def _width_of(self, divided: str, place: int, otherwise: int) -> int:
        put = self._put.of(divided)
        return max(theme.pixels(LEAST_WIDTH), theme.pixels(put[place])) if place < len(put) else otherwise

    def sizeHint(self) -> QSize:
        # What there is and no more: the page scrolls only where less than the least height is left.
        return QSize(super().sizeHint().width(), self.minimumHeight())

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        # Not at once: a splitter deletes its handles when its parts move, and the resize may come from within Qt's
        # walk over all widgets to restyle them, which then meets a deleted one.
        if self._columns_for_width() != self.columns:
            in_a_turn(self, self._fit)

    def _columns_for_width(self) -> int:
        width = self.width()
        return 3 if width >= theme.pixels(THREE_FROM) else 2 if width >= theme.pixels(TWO_FROM) else 1

    def _fit(self) -> None:
        wanted = self._columns_for_width()
        if wanted != self.columns:
            with painted_later(self):
                self._arrange(wanted)

    def make_room(self, drawer_open: bool) -> None:
        """A drawer has a column of its own where there are three; where there are fewer it takes the history's."""
        self._drawer_open = drawer_open
        if self.columns != ALL:
            self._show_left()
            self._size(self.columns)

    def _arrange(self, columns: int) -> None:
        """Place the three parts anew; whichever has the focus keeps it."""
        focus = self.window().focusWidget()
        self.columns = columns
        _put(self._left, 0, self._history)
        if columns == SIDE_BELOW:
            _put(self._left, 1, self._side)
        self.across.setOrientation(Qt.Orientation.Horizontal if columns != STACKED else Qt.Orientation.Vertical)
        parts = (self._call, self._left, self._side) if columns == STACKED else (self._left, self._call)
        for place, part in enumerate(parts):
            _put(self.across, place, part)
        if columns == ALL:
            _put(self.across, 2, self._side)
        self._show_left()
        self._size(columns)
        if focus is not None and self.isAncestorOf(focus):
            focus.setFocus()

    def _show_left(self) -> None:
        """The history gives way to a drawer; where it stands alone in its part, the part goes with it."""
        room = not self._drawer_open or self.columns == ALL
        self._history.setVisible(room)
        self._left.setVisible(room or self.columns != STACKED)

    def _size(self, columns: int) -> None:
        width = self.width()
        left = self._width_of(THREE, 0, theme.pixels(LEFT))
        right = self._width_of(THREE, 1, theme.pixels(RIGHT))
        if columns == STACKED:
            history, call, side = (theme.pixels(height) for height in STACKED_HEIGHTS)
            if self._drawer_open:
                history, side = 0, history + side
            self.across.setSizes([call, history, side])
            self.setMinimumHeight(history + call + side + 2 * SPACE.normal)
            return
        history, side = theme.pixels(TIGHT_HISTORY), theme.pixels(LEAST_SIDE)
        stacked = columns == SIDE_BELOW
        self.setMinimumHeight(self._least_beside() if stacked else theme.pixels(LEAST_HEIGHT))
        self._left.setSizes([max(history, self.height() - side), side])  # the one that is hidden counts for nothing
        self._left.setStretchFactor(
            0, 1
        )  # a window made smaller takes it from the list, not from the reference to give
        self._left.setStretchFactor(1, 0)
        narrow = width // 2 if self._drawer_open else self._width_of(TWO, 0, theme.pixels(LEFT) * 9 // 10)
        self.across.setSizes(
            [left, max(1, width - left - right), right] if columns == ALL else [narrow, width - narrow]
        )
        self.across.setStretchFactor(0, 0)
        self.across.setStretchFactor(1, 1)
        self.across.setStretchFactor(2, 0)


def _put(divided: Divided, place: int, part: QWidget) -> None:
    """`part` there, if it does not stand there already: whatever moves is measured and dressed again."""
    if divided.indexOf(part) != place:
        divided.insertWidget(place, part)
