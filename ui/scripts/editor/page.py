"""The editor of one script: map, words and preview, beside each other where there is room.

It is dressed once it stands in its place, a part at a time (`dressed`): each part wears the sheet for itself, so that
another look is put on in pieces; so does each piece of words.
"""

from collections.abc import Callable, Iterator
from datetime import datetime
from uuid import UUID

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeySequence, QResizeEvent, QShortcut
from PySide6.QtWidgets import QFrame, QMenu, QSplitter, QWidget

from agent_desktop.contract.script_life import ScriptVersionInfo, VersionState
from agent_desktop.language import language, t
from agent_desktop.scripts.editing import recording, steps
from agent_desktop.scripts.editing.document import place_at, step_at
from agent_desktop.scripts.editing.trees import Path, Tree, at
from agent_desktop.scripts.findings import Finding, Severity
from ui.scripts.editor.beginnings import beginning_of
from ui.scripts.editor.context import Context
from ui.scripts.editor.life import standing
from ui.scripts.editor.map_panel import MapPanel
from ui.scripts.editor.preview import Preview
from ui.scripts.editor.problems import Problems
from ui.scripts.editor.remarks_part import RemarksPart
from ui.scripts.editor.script_form import ScriptForm
from ui.scripts.editor.session import Session
from ui.scripts.editor.step_form import StepForm
from ui.style import parts, theme
from ui.style.flow import FlowLayout
from ui.style.naming import name_controls
from ui.style.stack import Stack
from ui.style.surface import PaintedCard
from ui.style.tokens import SPACE
from ui.versions.life_bar import LifeBar
from ui.versions.review_list import ReviewList

THREE_FROM, TWO_FROM = 1120, 700
"""Widths at the base size from which three panels, or two, stand beside each other."""

SHARES = (4, 6, 4)
MAP, WORDS, PREVIEW = 0, 1, 2


class EditorPage(QWidget):
    """Signals: those of `life`; left() back to the list; said(words, undo | None) for a notice; file_wanted(str)
    "import", "export" or "print"."""

    left = Signal()
    said = Signal(str, object)
    file_wanted = Signal(str)

    def __init__(self, session: Session, context: Context, now: Callable[[], datetime]) -> None:
        super().__init__()
        self.setProperty("role", "plain")
        self.setAccessibleName(t("Editor"))
        self.session, self.context = session, context
        self.info: ScriptVersionInfo | None = None
        self.step_id = ""
        self._me: UUID | None = None
        self._unsaved = True
        self.life = LifeBar()
        self.map = MapPanel()
        self.form, self.about = StepForm(session, context), ScriptForm(session, context)
        self.preview, self.problems = Preview(context, now), Problems()
        self.review = ReviewList()
        self.remarks = RemarksPart(session)
        name_controls(
            {
                "scripts.map": self.map,
                "scripts.form": self.form,
                "scripts.about": self.about,
                "scripts.preview": self.preview,
                "scripts.problems": self.problems,
                "scripts.versions": self.life,
            }
        )
        self._panels: list[QWidget] = []
        self._front = [WORDS, MAP, PREVIEW]
        self._lay_out()
        self._show_title()
        self._wire()

    # ---- laying out -------------------------------------------------------------------------------------------

    def _lay_out(self) -> None:
        outer = parts.column(self, margin=SPACE.normal + 2, gap=SPACE.normal)
        outer.addWidget(self._head())
        outer.addWidget(self.life)
        self._forms = Stack()
        self._forms.addWidget(self.form)
        self._forms.addWidget(self.about)
        words = PaintedCard()
        words.setAccessibleName(t("Words"))
        words.setProperty("panel", True)
        column = parts.column(words, margin=1, gap=0)
        column.addWidget(self.remarks)
        column.addWidget(self._forms, 1)
        right = QSplitter(Qt.Orientation.Vertical)
        right.setChildrenCollapsible(False)
        right.addWidget(self.preview)
        right.addWidget(self.problems)
        right.addWidget(self.review)
        right.setStretchFactor(0, 3)
        right.setStretchFactor(1, 2)
        self._beside = QSplitter(Qt.Orientation.Horizontal)
        self._beside.setChildrenCollapsible(False)
        self._panels = [self.map, words, right]
        for panel, share in zip(self._panels, SHARES, strict=True):
            self._beside.addWidget(panel)
            self._beside.setStretchFactor(self._panels.index(panel), share)
        self._beside.setSizes([share * 100 for share in SHARES])
        outer.addWidget(self._beside, 1)

    def dressed(self) -> Iterator[None]:
        """Some parts at each step."""
        for some in ((self._top, self.life, self.map), (self.preview, self.problems, self.review, self.remarks)):
            for part in some:
                theme.dress(part)
            yield

    def _head(self) -> QFrame:
        head = self._top = parts.frame("plain")
        line = FlowLayout(head, gap=SPACE.small, line_gap=SPACE.small)
        line.addWidget(parts.button(t("All scripts"), self.left.emit, icon="arrow-left", kind="quiet"))
        self._title = parts.label("", "title", wrap=True)
        line.addWidget(self._title)
        self.undo = parts.button(t("Undo"), self.session.undo, icon="undo-2", keys="Ctrl+Z")
        self.redo = parts.button(t("Redo"), self.session.redo, icon="redo-2", keys="Ctrl+Shift+Z")
        name_controls({"scripts.undo": self.undo, "scripts.redo": self.redo})
        line.addWidget(self.undo)
        line.addWidget(self.redo)
        more = parts.button(t("File"), icon="file-text")
        menu = QMenu(self)
        for words, what in (
            (t("Export the file…"), "export"),
            (t("Take the words of a file…"), "import"),
            (t("One page to print…"), "print"),
        ):
            menu.addAction(words).triggered.connect(lambda _checked=False, which=what: self.file_wanted.emit(which))
        more.setMenu(menu)
        line.addWidget(more)
        self._kept = parts.label("", "muted_small")
        line.addWidget(self._kept)
        self._chips = []
        for which, words in ((MAP, t("Map")), (WORDS, t("Words")), (PREVIEW, t("Preview"))):
            chip = parts.chip(words)
            chip.clicked.connect(lambda _checked=False, panel=which: self.bring(panel))
            self._chips.append(chip)
            line.addWidget(chip)
        return head

    def _wire(self) -> None:
        session = self.session
        session.changed.connect(self._follow)
        session.go_to.connect(self.go_to)
        session.checked.connect(self._show_problems)
        self.map.chosen.connect(self.go_to)
        self.map.opened.connect(self._open)
        self.map.add_wanted.connect(self.add_step)
        self.map.about_wanted.connect(self.show_about)
        self.preview.came_to.connect(self._played_to)
        self.preview.record_wanted.connect(self._record)
        self.problems.wanted.connect(self.go_to_problem)
        self.remarks.step_wanted.connect(self._open)
        self.form.remove_wanted.connect(self.remove_step)
        self.form.duplicate_wanted.connect(self._duplicate)
        again = QShortcut(QKeySequence("Ctrl+Y"), self)
        again.activated.connect(session.redo)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._show_panels()

    def _show_panels(self) -> None:
        width = self.width()
        room = 3 if width >= theme.pixels(THREE_FROM) else 2 if width >= theme.pixels(TWO_FROM) else 1
        seen = set(self._front[:room])
        for which, (panel, chip) in enumerate(zip(self._panels, self._chips, strict=True)):
            panel.setVisible(which in seen)
            chip.setVisible(room < len(self._panels))
            chip.setCheckable(True)
            chip.setChecked(which in seen)

    def bring(self, panel: int) -> None:
        """Into sight, where not all panels have room."""
        self._front = [panel, *(each for each in self._front if each != panel)]
        self._show_panels()

    # ---- following --------------------------------------------------------------------------------------------

    def show_version(self, info: ScriptVersionInfo | None, me: UUID | None, *, unsaved: bool) -> None:
        self.info, self._me, self._unsaved = info, me, unsaved
        for form in (self.form, self.about):
            form.set_editable(editable=self.editable)
        self.map.add.setEnabled(self.editable)
        self._show_life()

    @property
    def editable(self) -> bool:
        """A draft of one's own."""
        return self.info is None or (self.info.state is VersionState.DRAFT and self.info.author == self._me)

    def say_kept(self, words: str) -> None:
        """Where the words are."""
        self._kept.setText(words)

    def _show_life(self) -> None:
        errors = sum(each.severity is Severity.ERROR for each in self.session.findings)
        checked = errors if self.session.checked_text else None
        info, own = self.info, self.info is None or self.info.author == self._me
        which = (info.id, info.version, own) if info else None
        self.life.show_standing(standing(info, self._me, errors=checked, unsaved=self._unsaved), which or "new")

    def _show_title(self) -> None:
        script = self.session.document.script
        self._title.setText(script.title.in_language(language()) if script else t("A file that is no script"))

    def _follow(self) -> None:
        session = self.session
        script, work = session.document.script, session.work
        self._show_title()
        for button, words, past in ((self.undo, t("Undo"), work.past), (self.redo, t("Redo"), work.undone)):
            button.setEnabled(bool(past) and self.editable)
            button.set_words(words)
            if past:
                button.setAccessibleName(t("{do}: {what}").format(do=words, what=past[-1].what))
                button.setToolTip(past[-1].what)
        ids = {step.id for step in script.steps} if script else set()
        self.step_id = session.leads_to or self.step_id
        if self.step_id not in ids:
            self.step_id = ""
        if not self.step_id and script is not None and self._forms.currentWidget() is self.form:
            self.step_id = script.start if script.start in ids else script.steps[0].id if ids else ""
        self.form.show_step(self.step_id)
        self.session.turns.later("map", self._show_map)
        self.session.turns.later("around", self._show_around)

    def _show_map(self) -> None:
        self.map.show_steps(self.session.map, self.session.steps)
        self.map.choose(self.step_id)

    def _show_around(self) -> None:
        """What is seen of the step besides its words."""
        self.remarks.show_step(self.step_id)
        self.preview.show_version(self.session.version, self.step_id)

    def _show_problems(self) -> None:
        self.problems.show_findings(self.session.findings, self.session.document)
        self.session.turns.later("map", self._show_map)
        self._show_life()

    # ---- going about ------------------------------------------------------------------------------------------

    def go_to(self, step: str, focus_to: str = "") -> None:
        """The step in every panel."""
        self.step_id = step
        self._forms.setCurrentWidget(self.form)
        self.map.choose(step)
        self.form.show_step(step, focus_to)
        self.session.turns.later("around", self._show_around)

    def _open(self, step: str) -> None:
        self.bring(WORDS)
        self.go_to(step, "first")

    def show_about(self, focus_to: str = "first", answer: str = "") -> None:
        """What the script says of itself."""
        self.bring(WORDS)
        self._forms.setCurrentWidget(self.about)
        self.about.show_it(focus_to or "first", answer)

    def _played_to(self, step: str) -> None:
        self.step_id = step
        self.map.choose(step)
        self.map.map.mark_here(step)
        self._forms.setCurrentWidget(self.form)
        self.form.show_step(step)
        self.remarks.show_step(step)

    def go_to_problem(self, finding: Finding) -> None:
        """To the field that it is about, as near as can be."""
        document = self.session.document
        path = place_at(document, finding.line)
        step = finding.step or step_at(document, finding.line)
        self.bring(WORDS)
        if step:
            self.go_to(step, _field(document.tree, step, path))
        elif path[:1] == ("variables",):
            name = str(at(document.tree, (*path[:2], "name")) or "")
            self.show_about(f"variable.{name}.label.en", name)
        else:
            self.show_about(f"{path[0]}.en" if path[:1] == ("title",) else str(path[0]) if path else "first")

    # ---- doing ------------------------------------------------------------------------------------------------

    def add_step(self, kind: str) -> None:
        """Behind the step that is chosen."""
        title, more, prepared = beginning_of(kind, self.context)
        after = self.step_id or None

        def edit(tree: Tree) -> tuple[Tree, str]:
            made, also = prepared(tree)
            return steps.add(made, kind, title, after, {**more, **also})

        self.bring(WORDS)
        self.session.do(t("Add a step"), edit, after or "")
        self.form.focus_next_step()

    def remove_step(self, step: str) -> None:
        """At once, and it can be undone. What led to it is told."""
        script = self.session.document.script
        if script is None or len(script.steps) == 1:
            return
        titles = {each.id: each.title.in_language(language()) for each in script.steps}
        led = [titles[name] for name in steps.pointing_to(script, step)]
        words = t("Removed: {step}.").format(step=titles.get(step, step))
        if led:
            words += " " + t("These steps led to it: {steps}.").format(steps=", ".join(led))
        self.session.do(t("Remove the step"), lambda tree: steps.remove(tree, step), step)
        self.said.emit(words, self.session.undo)

    def _duplicate(self, step: str) -> None:
        script = self.session.document.script
        found = next((each for each in script.steps if each.id == step), None) if script else None
        if found is None:
            return
        title = f"{found.title.en} (copy)"
        self.session.do(t("Copy the step"), lambda tree: steps.duplicate(tree, step, title), step)

    def _record(self, scenario: Tree) -> None:
        script = self.session.document.script
        taken = {each.name for each in script.scenarios} if script else set()
        number = len(taken) + 1
        while (name := t("Call {number}").format(number=number)) in taken:
            number += 1
        made = {**scenario, "name": name}
        self.session.do(t("Keep a scenario"), lambda tree: recording.add(tree, made))
        self.said.emit(t("Kept as the scenario “{name}”.").format(name=name), self.session.undo)


def _field(tree: Tree, step: str, path: Path) -> str:
    """The name of the field that stands at `path`, or nearest before it: Welsh where only that is missing."""
    rest = path[2:]
    while rest and not isinstance(at(tree, (*path[:2], *rest)), dict):
        rest = rest[:-1]
    if rest[:1] == ("go",) and len(rest) > 1:
        return f"{step}.go.{rest[1]}.to"
    words = at(tree, (*path[:2], *rest))
    if not rest or not isinstance(words, dict) or "en" not in words:
        return "first"
    language_ = "cy" if words.get("en") and not words.get("cy") else "en"
    place = ".".join(str(each) for each in (rest[-1:] if rest[:1] == ("compliance",) else rest))
    return f"{step}.{place}.{language_}"
