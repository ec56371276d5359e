"""What stands beside the contact in practice: the call, the map and the points, one behind the other where room is
scarce."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QFrame, QWidget

from agent_desktop.language import t
from ui.style import parts
from ui.style.buttons import Button
from ui.style.flow import FlowLayout
from ui.style.stack import Stack
from ui.style.tokens import SPACE

CONTACT = "contact"


class Choices(QFrame):
    """Which part is in front. Signals: chosen(code); unfold_wanted() where the others have room beside it."""

    chosen = Signal(str)
    unfold_wanted = Signal()

    def __init__(self, named: dict[str, str]) -> None:
        super().__init__()
        self.setProperty("role", "plain")
        self.setProperty("panel", True)
        self.setAccessibleName(t("Parts of practice"))
        line = FlowLayout(self, gap=SPACE.small)
        line.setContentsMargins(SPACE.normal, SPACE.small, SPACE.normal, 0)
        self._buttons: dict[str, Button] = {}
        for code, words in named.items():
            button = parts.chip(words)
            button.setAutoExclusive(True)
            button.clicked.connect(lambda _checked=False, which=code: self.chosen.emit(which))
            line.addWidget(button)
            self._buttons[code] = button

        self._unfold = parts.button(t("Side by side"), self.unfold_wanted.emit, kind="link")
        line.addWidget(self._unfold)

    def offer(self, codes: tuple[str, ...], *, room: bool) -> None:
        """`room`: the others could stand beside it."""
        self._unfold.setVisible(room)
        for code, button in self._buttons.items():
            button.setVisible(code in codes)

    def mark(self, code: str) -> None:
        self._buttons[code].setChecked(True)


class Aside(QFrame):
    """`pages` by code; those that are held here are one behind the other. `head`: what stands above them."""

    def __init__(self, pages: dict[str, QWidget]) -> None:
        super().__init__()
        self.setProperty("role", "plain")
        self._pages = pages
        outer = parts.column(self, gap=0)
        self.head = parts.column(gap=0)
        outer.addLayout(self.head)
        holder = parts.frame("plain")
        inside = parts.column(holder, margin=(SPACE.normal, SPACE.normal, 0, SPACE.normal))
        self._stack = Stack()
        inside.addWidget(self._stack)
        outer.addWidget(holder, 1)

    def hold(self, codes: tuple[str, ...]) -> None:
        """Those, and no others, which have another place now."""
        for code in codes:
            if self._stack.indexOf(self._pages[code]) < 0:
                self._stack.addWidget(self._pages[code])

    def show_page(self, code: str) -> None:
        self._stack.setCurrentWidget(self._pages[code])
