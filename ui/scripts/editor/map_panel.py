"""The left of the editor: the map, or the same in words, and the buttons that add a step."""

from collections.abc import Sequence

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QFrame, QMenu

from agent_desktop.language import t
from agent_desktop.scripts.editing.steps import KINDS
from agent_desktop.scripts.map_layout import Map
from ui.scripts.editor.map_nodes import Shown
from ui.scripts.editor.map_view import STEP, MapView
from ui.scripts.editor.outline import Outline
from ui.scripts.editor.words import LOOKS, kind_word
from ui.style import icons, parts
from ui.style.flow import FlowLayout
from ui.style.stack import Stack
from ui.style.tokens import SPACE


class MapPanel(QFrame):
    """Signals: chosen(step id), opened(step id), add_wanted(kind), about_wanted()."""

    chosen = Signal(str)
    opened = Signal(str)
    add_wanted = Signal(str)
    about_wanted = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.setProperty("role", "card")
        self.setProperty("panel", True)
        self.setAccessibleName(t("Steps"))
        self.map, self.outline = MapView(), Outline()
        self._stack = Stack()
        for part in (self.map, self.outline):
            part.chosen.connect(self._choose)
            part.opened.connect(self.opened)
            self._stack.addWidget(part)
        inside = parts.column(self, gap=0)
        head = parts.frame("band")
        line = FlowLayout(head, gap=SPACE.small, line_gap=SPACE.tight)
        line.setContentsMargins(SPACE.normal, SPACE.small, SPACE.normal, SPACE.small)
        self.add = parts.button(t("Add a step"), icon="plus")
        menu = QMenu(self)
        for kind in KINDS:
            action = menu.addAction(icons.icon(LOOKS[kind].icon), kind_word(kind))
            action.triggered.connect(lambda _checked=False, which=kind: self.add_wanted.emit(which))
        self.add.setMenu(menu)
        line.addWidget(self.add)
        line.addWidget(parts.button(t("About the script"), self.about_wanted.emit, icon="info", kind="quiet"))
        self._as_list = parts.chip(t("As a list"), on_toggle=self.show_list, icon="list")
        line.addWidget(self._as_list)
        for words, do in (
            (t("Larger"), lambda: self.map.zoom(STEP)),
            (t("Smaller"), lambda: self.map.zoom(1 / STEP)),
            (t("All of it"), self.map.fit),
        ):
            line.addWidget(parts.button(words, do, kind="link"))
        inside.addWidget(head)
        inside.addWidget(self._stack, 1)

    def show_list(self, on: bool) -> None:
        self._stack.setCurrentWidget(self.outline if on else self.map)
        if self._as_list.isChecked() != on:
            self._as_list.setChecked(on)

    def show_steps(self, layout: Map, steps: Sequence[Shown]) -> None:
        self.map.show_map(layout, steps)
        self.outline.show_steps(steps)

    def choose(self, step: str) -> None:
        """Says nothing."""
        self.map.choose(step)
        self.outline.choose(step)

    def _choose(self, step: str) -> None:
        self.choose(step)
        self.chosen.emit(step)

    def take_focus(self) -> None:
        current = self._stack.currentWidget()
        if current is not None:
            current.setFocus()
