"""The strip of open contacts: who, for how long, and the way to begin another."""

from PySide6.QtCore import QEvent, QObject, QSize, Qt, QTimer, Signal
from PySide6.QtWidgets import QFrame, QTabBar

from agent_desktop.language import t
from ui.shell.shortcuts import Shortcuts
from ui.style import icons, parts, theme
from ui.style.naming import name_controls
from ui.style.tokens import SPACE


class TabStrip(QFrame):
    """Signals: `chosen(index)`, `close_asked(index)`, `new_asked()`."""

    chosen = Signal(int)
    close_asked = Signal(int)
    new_asked = Signal()

    def __init__(self, shortcuts: Shortcuts) -> None:
        super().__init__()
        self.setProperty("role", "tabs")
        self.setProperty("panel", True)
        self.setAccessibleName(t("Open contacts"))
        self.bar = QTabBar()
        self.bar.setAccessibleName(t("Open contacts"))
        self.bar.setDrawBase(False)
        self.bar.setExpanding(False)
        self.bar.setUsesScrollButtons(True)
        self.bar.setElideMode(Qt.TextElideMode.ElideRight)
        self.bar.currentChanged.connect(self.chosen)
        self.bar.hide()
        self.new_button = parts.button(t("New contact"), self.new_asked.emit, icon="plus", kind="quiet")
        shortcuts.attach(self.new_button, "contact.new", bind=False)
        name_controls(
            {
                "tabs.contacts": self.bar,
                "tabs.new": self.new_button,
            }
        )
        inside = parts.row(self, margin=(SPACE.normal + 2, SPACE.small, SPACE.normal, 0), gap=SPACE.small)
        inside.addWidget(self.bar, 0, Qt.AlignmentFlag.AlignBottom)
        inside.addWidget(self.new_button, 0, Qt.AlignmentFlag.AlignVCenter)
        inside.addStretch(1)
        theme.changes.theme_changed.connect(self._size_icons)
        self._soon = QTimer(self)
        self._soon.setSingleShot(True)
        self._soon.timeout.connect(self._size_buttons)
        self._size_icons()

    def add(self, words: str, icon: str, *, place: int | None = None, in_front: bool = True) -> int:
        """Answers its place (None: after all others). The first of all is always in front."""
        index = self.bar.insertTab(-1 if place is None else place, icons.icon(icon), _literal(words))
        close = parts.button(t("Close"), icon="x", kind="icon")
        close.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        close.setProperty("by_key", "tab.close")  # the keyboard has its own way
        close.installEventFilter(self)
        close.clicked.connect(lambda _checked=False: self._ask_close(close))
        self.bar.setTabButton(index, QTabBar.ButtonPosition.RightSide, close)
        self.name(index, words)
        if in_front:
            self.bar.setCurrentIndex(index)
        self.bar.show()
        return index

    def name(self, index: int, words: str, spoken: str = "") -> None:
        """`words` on the tab; `spoken` (without the running time) on its close button."""
        if self.bar.tabText(index) != _literal(words):
            self.bar.setTabText(index, _literal(words))
        close = self.bar.tabButton(index, QTabBar.ButtonPosition.RightSide)
        named = t("Close {contact}").format(contact=spoken or words)
        if close is not None and close.accessibleName() != named:
            close.setAccessibleName(named)

    def set_icon(self, index: int, icon: str) -> None:
        self.bar.setTabIcon(index, icons.icon(icon))

    def remove(self, index: int) -> None:
        self.bar.removeTab(index)
        self.bar.setVisible(self.bar.count() > 0)

    def _ask_close(self, close: object) -> None:
        for index in range(self.bar.count()):
            if self.bar.tabButton(index, QTabBar.ButtonPosition.RightSide) is close:
                self.close_asked.emit(index)
                return

    def _size_icons(self) -> None:
        side = theme.pixels(icons.SIZE)
        self.bar.setIconSize(QSize(side, side))

    def eventFilter(self, _close: QObject, event: QEvent) -> bool:
        if event.type() in (QEvent.Type.StyleChange, QEvent.Type.FontChange):
            self._soon.start(0)  # one after the other is dressed anew
        return False

    def _size_buttons(self) -> None:
        """Qt keeps each as large as it was when it came, and the strip as high."""
        side = QTabBar.ButtonPosition.RightSide
        for index in range(self.bar.count()):
            close = self.bar.tabButton(index, side)
            if close is not None and close.size() != close.sizeHint():
                close.resize(close.sizeHint())
                self.bar.setTabButton(index, side, close)  # Qt lays the strip out anew


def _literal(words: str) -> str:
    """QTabBar would take "&" for the mark of a mnemonic."""
    return words.replace("&", "&&")
