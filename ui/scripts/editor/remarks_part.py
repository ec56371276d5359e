"""What those who train have told of the step that is open: seen by whoever edits it, and settled."""

from collections.abc import Sequence
from functools import partial

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QFrame, QWidget

from agent_desktop.contract.practice import ScriptRemark
from agent_desktop.language import language, t, tn
from ui.practice.remark_words import about
from ui.scripts.editor.session import Session
from ui.style import parts
from ui.style.copyable import copyable
from ui.style.emptying import empty
from ui.style.flow import FlowLayout
from ui.style.tokens import SPACE


class RemarksPart(QFrame):
    """Hidden where nothing is open. Signals: settle_wanted(ScriptRemark); step_wanted(str) another step that is spoken
    of."""

    settle_wanted = Signal(object)
    step_wanted = Signal(str)

    def __init__(self, session: Session) -> None:
        super().__init__()
        self.setProperty("role", "foot")
        self.setAccessibleName(t("Remarks from training"))
        self._session = session
        self._remarks: tuple[ScriptRemark, ...] = ()
        self._step = ""
        inside = parts.column(self, margin=(SPACE.wide, SPACE.normal, SPACE.wide, SPACE.normal), gap=SPACE.small)
        inside.addWidget(parts.icon_label(t("Remarks from training"), "graduation-cap", "strong"))
        holder = parts.frame("plain")
        self._lines = parts.column(holder, gap=SPACE.small)
        inside.addWidget(holder)
        self._others = parts.frame("plain", name=t("Remarks on other steps"))
        self._links = FlowLayout(self._others, gap=SPACE.small, line_gap=SPACE.tight)
        inside.addWidget(self._others)
        self.hide()

    def show_remarks(self, remarks: Sequence[ScriptRemark]) -> None:
        """All about this script, settled ones too."""
        self._remarks = tuple(remarks)
        self._show()

    def show_step(self, step: str) -> None:
        if step != self._step:
            self._step = step
            self._show()

    def _show(self) -> None:
        waiting = [each for each in self._remarks if each.settled_at is None]
        empty(self._lines)
        for remark in waiting:
            if remark.step == self._step:
                self._lines.addWidget(self._line(remark))
        empty(self._links)
        elsewhere = [each for each in waiting if each.step != self._step]
        for step in dict.fromkeys(each.step for each in elsewhere):
            count = sum(each.step == step for each in elsewhere)
            words = tn("{count} on “{step}”", "{count} on “{step}”", count)
            link = words.format(count=count, step=self._title(step))
            self._links.addWidget(parts.button(link, partial(self.step_wanted.emit, step), kind="link"))
        self._others.setVisible(bool(elsewhere))
        self.setVisible(bool(waiting))

    def _line(self, remark: ScriptRemark) -> QWidget:
        made = parts.frame("inset", name=remark.words)
        line = parts.row(made, margin=SPACE.normal, gap=SPACE.normal)
        said = parts.column(gap=0)
        said.addWidget(copyable(remark.words))
        said.addWidget(parts.label(about(remark), "muted_small", wrap=True))
        line.addLayout(said, 1)
        name = t("Settle: {words}").format(words=remark.words)
        line.addWidget(parts.button(t("Settle"), partial(self.settle_wanted.emit, remark), icon="check", name=name))
        return made

    def _title(self, step: str) -> str:
        script = self._session.document.script
        found = next((each for each in script.steps if each.id == step), None) if script else None
        return found.title.in_language(language()) if found else step.replace("_", " ")
