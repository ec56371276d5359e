"""One script being edited: what is done to it, one thing after the other, off the screen's thread."""

from collections.abc import Callable
from dataclasses import dataclass
from functools import partial

from PySide6.QtCore import QObject, QTimer, Signal

from agent_desktop.contract.scripts import Script, ScriptVersion
from agent_desktop.desk.script_checking import Named, findings
from agent_desktop.scripts.editing.document import Document, changed, opened
from agent_desktop.scripts.editing.trees import Tree
from agent_desktop.scripts.editing.undoing import Work, begun, done, redo, undo
from agent_desktop.scripts.findings import Finding
from agent_desktop.scripts.map_layout import Map, layout
from agent_desktop.scripts.versions import version_of
from ui.bridge import Bridge, Fault
from ui.scripts.editor.map_nodes import Shown
from ui.scripts.editor.shown_steps import Marks, kept, marked, marks_of, plain_steps
from ui.scripts.editor.turns import Turns

CHECK_AFTER_MS = 300

Edit = Callable[[Tree], Tree | tuple[Tree, str]]
"""What is done to the tree; with the step to go to, where it is another than before."""


@dataclass(frozen=True)
class Deed:
    """`typing`: the place of the words being typed; typing on there replaces what was not yet begun."""

    what: str
    edit: Edit | None
    step: str = ""
    typing: str = ""
    turn: int = 0  # -1 undoes, 1 does again
    text: str | None = None  # another file in its place


@dataclass(frozen=True)
class Made:
    """`version`: the script as it is played; None where the file is none."""

    work: Work
    map: Map
    steps: tuple[Shown, ...] = ()
    version: ScriptVersion | None = None
    go_to: str = ""


@dataclass(frozen=True)
class Checked:
    findings: tuple[Finding, ...]
    marks: Marks
    steps: tuple[Shown, ...]


class Session(QObject):
    """Signals: changed() when the document is another, go_to(step) after something that leads elsewhere (`leads_to`
    says so already at changed()), checked() when its problems are known, failed(fault) where something could not be
    done (it is as before).

    All that is worked out of the whole document is worked out off the screen's thread: a script may have a thousand
    steps. There its old state goes too. `turns`: what else follows, one thing after the other.
    """

    changed = Signal()
    go_to = Signal(str)
    checked = Signal()
    failed = Signal(object)

    def __init__(self, document: Document, named: Named, bridge: Bridge, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._bridge, self._named = bridge, named
        self.turns = Turns(self)
        self.work = begun(document)
        self.map = Map(places={}, ways=(), width=0, height=0)
        self.steps: tuple[Shown, ...] = ()
        self.version: ScriptVersion | None = None
        self.leads_to = ""
        self.findings: tuple[Finding, ...] = ()
        self._marks: Marks = {}
        self._old: list[object] = []
        self.checked_text = ""
        self._waiting: list[Deed] = []
        self._busy = False
        self._check_timer = QTimer(self)
        self._check_timer.setSingleShot(True)
        self._check_timer.setInterval(CHECK_AFTER_MS)
        self._check_timer.timeout.connect(self._check)

    @property
    def document(self) -> Document:
        return self.work.document

    @property
    def named(self) -> Named:
        return self._named

    @property
    def idle(self) -> bool:
        """Whether all that was done is in the document."""
        return not self._busy and not self._waiting

    def pending_at(self, place: str) -> bool:
        """Whether words typed there are still on their way into the document."""
        return any(deed.typing == place for deed in self._waiting) or self._under_way == place

    _under_way = ""

    def when_idle(self, do: Callable[[], object]) -> None:
        """Call `do` once all that was done is in the document."""

        def run() -> None:
            if self.idle:
                self.changed.disconnect(run)
                do()

        self.changed.connect(run)

    # ---- doing ------------------------------------------------------------------------------------------------

    def start(self) -> None:
        """Lay out the map and look for problems."""
        self._take(Deed(what="", edit=None))

    def do(self, what: str, edit: Edit, step: str = "", *, typing: str = "") -> None:
        """`what` names it for undoing, such as "Rename step"."""
        if typing and self._waiting and self._waiting[-1].typing == typing:
            self._waiting.pop()
        self._take(Deed(what, edit, step, typing))

    def replace(self, text: str, what: str) -> None:
        """Another text in its place: it can be undone as any other deed."""
        self._take(Deed(what, None, text=text))

    def undo(self) -> None:
        self._take(Deed("", None, turn=-1))

    def redo(self) -> None:
        self._take(Deed("", None, turn=1))

    def _take(self, deed: Deed) -> None:
        self._waiting.append(deed)
        self._go_on()

    def _go_on(self) -> None:
        if self._busy or not self._waiting:
            return
        deed = self._waiting.pop(0)
        self._busy, self._under_way = True, deed.typing
        before = Made(work=self.work, map=self.map, steps=self.steps, version=self.version)
        self._bridge.ask(partial(_made, before, deed, self._marks), self._done, self._not_done, owner=self, near=True)

    def _done(self, made: Made) -> None:
        self._busy, self._under_way = False, ""
        self._old += [self.work, self.version]
        self.work, self.map, self.steps, self.version = made.work, made.map, made.steps, made.version
        self.leads_to = made.go_to
        self.changed.emit()
        if made.go_to:
            self.go_to.emit(made.go_to)
        self.leads_to = ""
        self._check_timer.start()
        self._go_on()

    def _not_done(self, fault: Fault) -> None:
        self._busy, self._under_way = False, ""
        self.failed.emit(fault)
        self._go_on()

    # ---- problems ---------------------------------------------------------------------------------------------

    def _check(self) -> None:
        document, text = self.document, self.document.text
        self._bridge.ask(
            partial(_checked, document, self._named, self.steps, self._old),
            partial(self._show_findings, text),
            self.failed.emit,
            owner=self,
            near=True,
        )

    def _show_findings(self, text: str, found: Checked) -> None:
        if text == self.document.text:  # else the next check is under way
            self.findings, self.checked_text = found.findings, text
            self._marks, self.steps = found.marks, found.steps
            self.checked.emit()

    @property
    def is_checked(self) -> bool:
        return self.checked_text == self.document.text and self.idle


def _made(before: Made, deed: Deed, marks: Marks) -> Made:
    """On another thread."""
    go_to, work = "", before.work
    after = work
    if deed.turn:
        after, go_to = _turned(work, deed.turn)
    elif deed.text is not None:
        after = done(work, opened(deed.text, work.document.loaded.file), deed.what)
    elif deed.edit is not None:
        result = deed.edit(work.document.tree)
        tree, go_to = result if isinstance(result, tuple) else (result, "")
        after = done(work, changed(work.document, tree), deed.what, deed.step or go_to, typing=deed.typing)
    script = after.document.script
    same = script is not None and _shape(after.document) == _shape(work.document) and before.map.places
    return Made(
        work=after,
        map=before.map if same else map_of(after.document),
        steps=kept(marked(plain_steps(script), marks), before.steps) if script is not None else (),
        version=version_of(script) if script is not None else None,
        go_to=go_to,
    )


def _checked(document: Document, named: Named, steps: tuple[Shown, ...], old: list[object]) -> Checked:
    """On another thread, as it may take long; nobody waits while what was before is taken apart."""
    old.clear()
    found = findings(document.loaded, named)
    marks = marks_of(document, found)
    return Checked(findings=found, marks=marks, steps=marked(steps, marks))


def _turned(work: Work, turn: int) -> tuple[Work, str]:
    if turn < 0 and work.past:
        last = work.past[-1]
        return undo(work, opened(last.text, work.document.loaded.file)), last.step
    if turn > 0 and work.undone:
        last = work.undone[-1]
        return redo(work, opened(last.text, work.document.loaded.file)), last.step
    return work, ""


def _shape(document: Document) -> tuple[object, ...]:
    script = document.script
    if script is None:
        return ()
    return (script.start, tuple((step.id, tuple(edge.to for edge in step.go)) for step in script.steps))


def map_of(document: Document) -> Map:
    """Ways to steps that are not there are left out."""
    script = document.script
    return Map(places={}, ways=(), width=0, height=0) if script is None else map_of_script(script)


def map_of_script(script: Script) -> Map:
    """The same of a script that stands."""
    ids = list(dict.fromkeys(step.id for step in script.steps))
    known = set(ids)
    targets = {step.id: list(dict.fromkeys(edge.to for edge in step.go if edge.to in known)) for step in script.steps}
    return layout(script.start, ids, targets)
