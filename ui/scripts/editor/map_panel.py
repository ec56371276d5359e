"""The left of the editor: the map, or the same in words, and the buttons that add a step."""

from collections import Counter
from collections.abc import Iterable
from dataclasses import replace

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QFrame, QMenu, QStackedWidget

from agent_desktop.contract.scripts import Level, Script
from agent_desktop.language import language, t
from agent_desktop.scripts.editing.document import Document, step_at
from agent_desktop.scripts.editing.steps import KINDS
from agent_desktop.scripts.findings import Finding, Severity
from agent_desktop.scripts.map_layout import Map
from ui.scripts.editor.map_nodes import Shown
from ui.scripts.editor.map_view import STEP, MapView
from ui.scripts.editor.outline import Outline
from ui.scripts.editor.words import LOOKS, kind_of, kind_word
from ui.style import icons, parts
from ui.style.flow import FlowLayout
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
        self._stack = QStackedWidget()
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

    def show_steps(self, document: Document, layout: Map, findings: Iterable[Finding]) -> None:
        script = document.script
        shown = shown_steps(script, document, tuple(findings)) if script else ()
        self.map.show_map(layout, shown)
        self.outline.show_steps(shown)

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


def shown_steps(script: Script, document: Document, findings: tuple[Finding, ...]) -> tuple[Shown, ...]:
    """What is on the map of each step."""
    problems: Counter[str] = Counter()
    errors: Counter[str] = Counter()
    for finding in findings:
        name = finding.step or step_at(document, finding.line)
        problems[name] += finding.severity is not Severity.NOTE
        errors[name] += finding.severity is Severity.ERROR
    return tuple(replace(step, problems=problems[step.id], errors=errors[step.id]) for step in plain_steps(script))


def plain_steps(script: Script) -> tuple[Shown, ...]:
    """The steps themselves."""
    titles = {step.id: step.title.in_language(language()) for step in script.steps}
    return tuple(
        Shown(
            id=step.id,
            kind=kind_of(step),
            title=titles[step.id],
            place=place,
            leads_to=tuple(dict.fromkeys(titles.get(edge.to, edge.to) for edge in step.go)),
            must=step.compliance is not None and step.compliance.level is Level.MANDATORY,
            start=step.id == script.start,
        )
        for place, step in enumerate(script.steps, 1)
    )
