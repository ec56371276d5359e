"""The window: bar above, rail at the left, notices and the work beside it. It lays out; it decides nothing."""

from collections.abc import Callable

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtGui import QCloseEvent, QKeyEvent, QResizeEvent
from PySide6.QtWidgets import QAbstractButton, QApplication, QMainWindow, QWidget

from agent_desktop.language import t
from agent_desktop.settings import WindowPlace
from ui.shell.bar import TopBar
from ui.shell.notices import NoticeArea
from ui.shell.places import Places
from ui.shell.rail import Rail
from ui.shell.reading_order import in_reading_order
from ui.shell.shortcuts import Shortcuts
from ui.shell.sight import Sight
from ui.style import parts, theme
from ui.style.divider import Divided
from ui.style.emptying import taken_out
from ui.style.scrolling import ScrollArea
from ui.style.tokens import SPACE

FIRST_SIZE = QSize(1440, 900)
LEAST_SIZE = QSize(640, 480)
SIDE_WIDTH = 340
"""Pixels at the base size; never more than two fifths of the window."""

COVER_BELOW = 810
"""Window width at the base size from which the work has room beside a panel. In less, the panel covers the work."""

KEYPAD = Qt.KeyboardModifier.KeypadModifier
"""With the Enter of the block of digits; it is the same key all the same."""

UNLIMITED = 16_777_215
"""Qt's QWIDGETSIZE_MAX, which PySide6 does not name."""


class MainWindow(QMainWindow):
    """Signals: `closing()` before the window goes; `close_refused()` where `may_close` said no; `work_wanted()` when
    someone goes to a page that a panel covers."""

    closing = Signal()
    close_refused = Signal()
    work_wanted = Signal()

    def __init__(self, shortcuts: Shortcuts, *, practice: bool = False) -> None:
        super().__init__()
        self.setWindowTitle(t("Agent Desktop"))
        self.setAccessibleName(t("Agent Desktop"))
        self.setMinimumSize(LEAST_SIZE)
        self.bar = TopBar(shortcuts, practice=practice)
        self.rail = Rail()
        self.notices = NoticeArea()
        self.places = Places()
        self.side = parts.frame("plain")
        self.side.hide()
        self._may_cover = self._covered = False
        self.may_close: Callable[[], bool] = lambda: True
        self._lay_out()
        for part in (self.bar, self.rail, self.notices, self.side):
            theme.dress(part)
        theme.changes.theme_changed.connect(self._size_side)

    def _lay_out(self) -> None:
        holder = parts.column(margin=(SPACE.normal, 0, SPACE.normal, 0))
        holder.addWidget(self.notices)
        parts.column(self.side, margin=(0, SPACE.normal, SPACE.normal, SPACE.normal))
        self._beside = beside = Divided(Qt.Orientation.Horizontal)
        beside.addWidget(self.places)
        beside.addWidget(self.side)
        beside.setStretchFactor(0, 1)
        central = parts.frame("page")
        self._whole = whole = parts.column(central, gap=0)
        whole.addWidget(self.bar)
        self._below = below = parts.row(gap=0)
        below.addWidget(self.rail)
        self.area = parts.frame("plain")
        work = parts.column(self.area, gap=0)
        work.addLayout(holder)
        work.addWidget(beside, 1)
        below.addWidget(self.area, 1)
        whole.addLayout(below, 1)
        self.setCentralWidget(central)
        self._sight = Sight(self)

    # ---- places -----------------------------------------------------------------------------------------------

    def go(self, code: str) -> None:
        """Show the place called `code`."""
        page = self.places.show_place(code)
        if page is None:
            return
        self.rail.choose(code)
        if self._covered:
            self.work_wanted.emit()
        if page.focusProxy() is not None:  # a page with one field to begin in
            page.setFocus(Qt.FocusReason.OtherFocusReason)

    @property
    def place(self) -> str:
        """The code of the place shown."""
        return self.places.code

    def show_beside(self, panel: QWidget | None, *, may_cover: bool = False) -> None:
        """A panel at the right of the work (help, signing in again); None takes it away. With `may_cover` it stands in
        place of the work where there is no room for both."""
        layout = self.side.layout()
        assert layout is not None
        for old in taken_out(layout):
            old.hide()
            old.setParent(None)
        self._may_cover = may_cover
        self._size_side()
        self.side.setVisible(panel is not None)
        if panel is not None:
            layout.addWidget(panel)
            panel.show()

    def show_strip(self, strip: QWidget) -> None:
        """Across the window, under the bar, until it is let go of."""
        self._whole.insertWidget(1, strip)

    @property
    def has_room_beside(self) -> bool:
        """Whether a panel and the work can both be seen."""
        return self.width() >= theme.pixels(COVER_BELOW)

    def _size_side(self) -> None:
        covers = self._may_cover and not self.has_room_beside
        width = min(theme.pixels(SIDE_WIDTH), self.width() * 2 // 5)
        self.side.setMinimumWidth(width)
        self.side.setMaximumWidth(UNLIMITED if covers else width)
        if self._covered != covers:
            self._covered = covers
            self.places.setHidden(covers)
        # A splitter gives a part the size it asks for, also above its maximum: said outright, nothing is left empty.
        self._beside.setSizes([max(1, self._beside.width() - width), width])

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._size_side()

    # ---- moving about -----------------------------------------------------------------------------------------

    def panels(self) -> list[QWidget]:
        """What F6 goes through, in the order of reading: as they stand in the window."""
        found = [each for each in self.findChildren(QWidget) if each.property("panel") and each.isVisible()]
        return in_reading_order([panel for panel in found if _first_stop(panel) is not None], self)

    def step_panel(self, by: int) -> None:
        """To the next or previous panel, round and round."""
        panels = self.panels()
        if not panels:
            return
        focus = QApplication.focusWidget()
        here = [i for i, panel in enumerate(panels) if focus is not None and panel.isAncestorOf(focus)]
        start = here[-1] if here else (-1 if by > 0 else 0)
        stop = _first_stop(panels[(start + by) % len(panels)])
        if stop is not None:
            stop.setFocus(Qt.FocusReason.TabFocusReason)

    def restore(self, place: WindowPlace | None) -> None:
        """The size it had, as far as this screen has room for it."""
        room = self.screen().availableSize()
        size = QSize(place.width, place.height) if place else FIRST_SIZE
        self.resize(size.boundedTo(room).expandedTo(LEAST_SIZE))
        if place and place.maximised:
            self.setWindowState(Qt.WindowState.WindowMaximized)

    def remember(self) -> WindowPlace:
        size = self.normalGeometry().size() if self.isMaximized() else self.size()
        return WindowPlace(width=size.width(), height=size.height(), maximised=self.isMaximized())

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter that nothing within took presses the button that has the focus, once however long it is held."""
        focus = QApplication.focusWidget()
        enter = event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and not event.modifiers() & ~KEYPAD
        if enter and isinstance(focus, QAbstractButton) and self.isAncestorOf(focus):
            if not event.isAutoRepeat():
                focus.click()
            return
        super().keyPressEvent(event)

    def closeEvent(self, event: QCloseEvent) -> None:
        if not self.may_close():
            event.ignore()
            self.close_refused.emit()
            return
        self.closing.emit()
        super().closeEvent(event)


def _first_stop(panel: QWidget) -> QWidget | None:
    """The first control in `panel` that the Tab key would stop at."""
    for each in [panel, *panel.findChildren(QWidget)]:
        if isinstance(each, ScrollArea) and not each.is_a_stop:
            continue
        if each.focusPolicy() & Qt.FocusPolicy.TabFocus and each.isVisible() and each.isEnabled():
            return each
    return None
