"""What was told to the editors of a script about a step, and the field to tell them more."""

from collections.abc import Sequence

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QFrame

from agent_desktop.contract.practice import ScriptRemark
from agent_desktop.language import t
from ui.practice.remark_words import about
from ui.style import parts
from ui.style.copyable import copyable
from ui.style.emptying import empty
from ui.style.growing import GrowingText
from ui.style.naming import name_controls
from ui.style.tokens import SPACE

LONGEST = 4_000


class RemarkPart(QFrame):
    """Signals: typed(); sent()."""

    typed = Signal()
    sent = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.setProperty("role", "plain")
        self.setAccessibleName(t("To the script's editor"))
        name_controls({"practice.remark": self})
        inside = parts.column(self, gap=SPACE.small)
        holder = parts.frame("plain")
        self._lines = parts.column(holder, gap=SPACE.small)
        inside.addWidget(holder)
        self.words = GrowingText(fewest=2, most=6)
        self.words.textChanged.connect(self.typed)
        hint = t("It stands beside this step in the editor until somebody settles it.")
        inside.addWidget(parts.labelled(t("To the script's editor"), self.words, hint=hint))
        line = parts.row(gap=SPACE.small)
        self.send = parts.button(t("Tell the script's editor"), self.sent.emit, icon="send", kind="primary")
        line.addWidget(self.send)
        line.addStretch(1)
        inside.addLayout(line)

    @property
    def written(self) -> str:
        return self.words.toPlainText().strip()[:LONGEST]

    def show_words(self, words: str) -> None:
        """What was being written about this step; nobody is told."""
        self.words.blockSignals(True)
        self.words.setPlainText(words)
        self.words.blockSignals(False)

    def show_remarks(self, remarks: Sequence[ScriptRemark]) -> None:
        empty(self._lines)
        for remark in remarks:
            made = parts.frame("inset", name=remark.words)
            inside = parts.column(made, margin=SPACE.normal, gap=SPACE.tight)
            inside.addWidget(copyable(remark.words))
            inside.addWidget(parts.label(about(remark), "muted_small", wrap=True))
            self._lines.addWidget(made)
