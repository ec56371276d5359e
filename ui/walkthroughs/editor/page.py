"""A walkthrough in hand: its steps in a list, the one chosen beside it; everything can be undone."""

from PySide6.QtCore import QModelIndex, QTimer, Signal
from PySide6.QtWidgets import QFrame, QWidget

from agent_desktop.contract.walkthroughs import WalkStep, Walkthrough
from agent_desktop.language import language, t, tn
from agent_desktop.walkthroughs import editing
from agent_desktop.walkthroughs.checking import findings_of
from ui.style import parts
from ui.style.announcing import announce
from ui.style.flow import FlowLayout
from ui.style.naming import name_controls
from ui.style.tokens import SPACE
from ui.style.two_lines import TwoLinesList, TwoLinesModel
from ui.versions.undoing import Past, Written, redo, rested, undo, wrote
from ui.walkthroughs.editor.step_form import StepForm
from ui.walkthroughs.editor.words import StepRow, row_of

REST_MS = 900
"""After the last key in a field: what is typed next is undone by itself."""


class EditorPage(QWidget):
    """`kept`: it stands on the disk as it is.

    Signals: preview_wanted(Walkthrough) from the step chosen; keep_wanted(Walkthrough); file_wanted("export" or
    "import"); give_up_wanted(Walkthrough) for the model run; left().
    """

    preview_wanted = Signal(object)
    keep_wanted = Signal(object)
    file_wanted = Signal(str)
    give_up_wanted = Signal(object)
    left = Signal()

    def __init__(self, walkthrough: Walkthrough, *, kept: bool) -> None:
        super().__init__()
        self.setProperty("role", "page")
        self.setAccessibleName(t("Editor of walkthroughs"))
        self._past: Past[Walkthrough] = Past(now=Written(content=walkthrough, note=""))
        self._kept = walkthrough if kept else None
        self._moving = False
        self.model: TwoLinesModel[StepRow] = TwoLinesModel(self)
        self.list = TwoLinesList(self.model, t("Steps of the walkthrough"))
        self.list.selectionModel().currentChanged.connect(self._chosen)
        self.form = StepForm()
        self.form.changed.connect(self._step_changed)
        self._rest = QTimer(self)
        self._rest.setSingleShot(True)
        self._rest.setInterval(REST_MS)
        self._rest.timeout.connect(self._rested)
        self._lay_out()
        self._paint(0)

    # ---- laying out --------------------------------------------------------------------------------------------------

    def _lay_out(self) -> None:
        outer = parts.column(self, margin=SPACE.normal + 2, gap=SPACE.normal)
        outer.addWidget(self._head())
        beside = parts.row(gap=SPACE.normal)
        steps = parts.card(t("Steps of the walkthrough"))
        steps.setProperty("panel", True)
        inside = parts.column(steps, margin=1, gap=0)
        inside.addWidget(self._step_buttons())
        inside.addWidget(parts.separator())
        inside.addWidget(self.list, 1)
        card = parts.card(t("The step"))
        card.setProperty("panel", True)
        parts.column(card, margin=1).addWidget(parts.scrolling(self.form, t("The step")))
        beside.addWidget(steps, 1)
        beside.addWidget(card, 1)
        outer.addLayout(beside, 1)
        name_controls({"walkthrough.steps": self.list, "walkthrough.editor": self})
        self.setFocusProxy(self.list)

    def _head(self) -> QFrame:
        head = parts.frame("plain", name=t("Walkthrough"))
        head.setProperty("panel", True)
        line = FlowLayout(head, gap=SPACE.small, line_gap=SPACE.small)
        line.addWidget(parts.button(t("Close the editor"), self.left.emit, icon="arrow-left", kind="quiet"))
        self._title = parts.label("", "title", wrap=True)
        line.addWidget(self._title)
        self.undo = parts.button(t("Undo"), lambda: self._turn(undo(self._past)), icon="undo-2", keys="Ctrl+Z")
        self.redo = parts.button(t("Redo"), lambda: self._turn(redo(self._past)), icon="redo-2", keys="Ctrl+Shift+Z")
        self.preview = parts.button(t("Preview from here"), self._preview, icon="play")
        self.keep = parts.button(
            t("Keep it"), lambda: self.keep_wanted.emit(self.walkthrough), icon="save", kind="primary"
        )
        export = parts.button(t("Export the file…"), lambda: self.file_wanted.emit("export"), icon="file-text")
        take = parts.button(t("Take one from a file…"), lambda: self.file_wanted.emit("import"), icon="folder-open")
        self.give_up = parts.button(
            t("Use the model run again"), lambda: self.give_up_wanted.emit(self.walkthrough), icon="rotate-ccw"
        )
        self._state = parts.label("", "muted_small", wrap=True)
        for part in (self.undo, self.redo, self.preview, export, take, self.give_up, self.keep, self._state):
            line.addWidget(part)
        return head

    def _step_buttons(self) -> QWidget:
        holder = parts.frame("plain")
        line = FlowLayout(holder, gap=SPACE.small)
        line.setContentsMargins(SPACE.normal, SPACE.normal, SPACE.normal, SPACE.normal)
        self.earlier = parts.button(t("Earlier"), lambda: self._move(-1), icon="chevron-up", keys="Alt+Up")
        self.later = parts.button(t("Later"), lambda: self._move(1), icon="chevron-down", keys="Alt+Down")
        self.add = parts.button(t("Add a step"), self._add, icon="plus")
        self.delete = parts.button(t("Delete the step"), self._delete, icon="trash-2")
        for made in (self.earlier, self.later, self.add, self.delete):
            line.addWidget(made)
        return holder

    # ---- what stands there -------------------------------------------------------------------------------------------

    @property
    def walkthrough(self) -> Walkthrough:
        return self._past.now.content

    @property
    def at(self) -> int:
        """The place of the step chosen."""
        return max(0, self.list.currentIndex().row())

    @property
    def is_kept(self) -> bool:
        return self.walkthrough == self._kept

    def was_kept(self) -> None:
        """It is on the disk as it stands."""
        self._kept = self.walkthrough
        self._paint(self.at)

    def take(self, walkthrough: Walkthrough) -> None:
        """Another one in its place, such as from a file; that can be undone."""
        self._put(walkthrough, 0)

    def _put(self, walkthrough: Walkthrough, at: int, place: str = "") -> None:
        self._past = wrote(self._past, Written(content=walkthrough, note="", place=place))
        self._paint(at)

    def _turn(self, past: Past[Walkthrough]) -> None:
        at = self.at
        self._past = past
        self._paint(min(at, len(self.walkthrough.steps) - 1))

    def _paint(self, at: int) -> None:
        walkthrough = self.walkthrough
        self._title.setText(walkthrough.title.in_language(language()))
        self._moving = True
        self.model.show([row_of(number, step) for number, step in enumerate(walkthrough.steps, start=1)])
        self.list.setCurrentIndex(self.model.index(at, 0))
        self._moving = False
        self.undo.setEnabled(bool(self._past.done))
        self.redo.setEnabled(bool(self._past.undone))
        self._show_step()

    def _show_step(self) -> None:
        walkthrough, at = self.walkthrough, self.at
        found = [each for each in findings_of(walkthrough, walkthrough.id) if each.line == at + 1]
        self.form.show_step(walkthrough.steps[at], " ".join(f"{each.what} {each.do}" for each in found))
        self.earlier.setEnabled(at > 0)
        self.later.setEnabled(at < len(walkthrough.steps) - 1)
        self.delete.setEnabled(len(walkthrough.steps) > 1)
        wrong = len(findings_of(walkthrough, walkthrough.id))
        self.keep.setEnabled(not wrong)
        self._state.setText(self._state_words(wrong))

    def _state_words(self, wrong: int) -> str:
        if wrong:
            return tn("{count} thing to mend first", "{count} things to mend first", wrong).format(count=wrong)
        return t("Kept") if self.is_kept else t("Not kept yet")

    # ---- what is done ------------------------------------------------------------------------------------------------

    def _chosen(self, _now: QModelIndex, _before: QModelIndex) -> None:
        if not self._moving:
            self._rested()
            self._show_step()

    def _step_changed(self, step: WalkStep, place: str) -> None:
        at = self.at
        self._put(editing.with_step(self.walkthrough, at, step), at, f"{at}.{place}" if place else "")
        self._rest.start()

    def _rested(self) -> None:
        self._rest.stop()
        self._past = rested(self._past)

    def _move(self, by: int) -> None:
        at = self.at
        after = editing.moved(self.walkthrough, at, by)
        if after is not self.walkthrough:
            self._put(after, at + by)
            announce(self.list, t("Step {number} of {count}").format(number=at + by + 1, count=len(after.steps)))

    def _add(self) -> None:
        """One that only looks, after the one chosen, with its words still to be written."""
        at = self.at + 1
        self._put(editing.inserted(self.walkthrough, at, WalkStep()), at)
        self.form.says.fields[0].field.setFocus()

    def _delete(self) -> None:
        at = self.at
        self._put(editing.without(self.walkthrough, at), max(0, min(at, len(self.walkthrough.steps) - 2)))
        announce(self.list, t("The step is deleted. It can be undone."))

    def _preview(self) -> None:
        self.preview_wanted.emit(editing.from_step(self.walkthrough, self.at))
