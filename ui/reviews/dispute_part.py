"""What a handler sees otherwise: question by question, with the reason, sent together once."""

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFrame

from agent_desktop.contract.evaluations import LONGEST_COMMENT, Dispute
from agent_desktop.contract.scorecards import ScorecardQuestion
from agent_desktop.language import language, t
from ui.style import parts
from ui.style.copyable import copyable
from ui.style.emptying import empty
from ui.style.flow import FlowLayout
from ui.style.growing import GrowingText
from ui.style.picking import Pick
from ui.style.tokens import SPACE


class DisputePart(QFrame):
    """Hidden until it is wanted. Signals: wanted(tuple of Dispute)."""

    wanted = Signal(tuple)

    def __init__(self) -> None:
        super().__init__()
        self.setProperty("role", "foot")
        self.setAccessibleName(t("Dispute"))
        self._disputes: list[Dispute] = []
        self._words: dict[str, str] = {}
        inside = parts.column(self, margin=(SPACE.wide, SPACE.normal, SPACE.wide, SPACE.normal), gap=SPACE.small)
        said = t("Another supervisor than the reviewer decides. A review can be disputed once.")
        inside.addWidget(parts.label(said, "muted_small", wrap=True))
        holder = parts.frame("plain")
        self._lines = parts.column(holder, gap=SPACE.tight)
        inside.addWidget(holder)
        self._pick = Pick()
        inside.addWidget(parts.labelled(t("Which question do you see otherwise?"), self._pick))
        self.why = GrowingText(fewest=2, most=5)
        inside.addWidget(parts.labelled(t("How it was, and where that shows"), self.why))
        buttons = parts.frame("plain")
        line = FlowLayout(buttons, gap=SPACE.small, line_gap=SPACE.small)
        self.send = parts.button(t("Send the dispute"), self._send, icon="send", kind="primary")
        line.addWidget(parts.button(t("Another question too"), self._add, icon="plus"))
        line.addWidget(self.send)
        line.addWidget(parts.button(t("Cancel"), self.hide, kind="quiet"))
        inside.addWidget(buttons)
        self.hide()

    def begin(self, asked: Sequence[ScorecardQuestion], lost: Sequence[str]) -> None:
        """Those that lost points first. What is being written stays."""
        if not self.isHidden():
            self._pick.setFocus(Qt.FocusReason.OtherFocusReason)
            return
        self._disputes = []
        ordered = sorted(asked, key=lambda question: question.code not in lost)
        self._words = {question.code: question.words.in_language(language()) for question in ordered}
        self._pick.clear()
        self._pick.fill(self._words, next(iter(self._words), ""))
        self.why.setPlainText("")
        self._show()
        self.show()
        self._pick.setFocus(Qt.FocusReason.OtherFocusReason)

    def _take(self) -> bool:
        words = self.why.toPlainText().strip()[:LONGEST_COMMENT]
        code = str(self._pick.currentData() or "")
        if not words or not code:
            return False
        others = [each for each in self._disputes if each.question != code]
        self._disputes = [*others, Dispute(question=code, words=words)]
        self.why.setPlainText("")
        return True

    def _add(self) -> None:
        if not self._take():
            self.why.setFocus(Qt.FocusReason.OtherFocusReason)
            return
        self._show()
        self._pick.setFocus(Qt.FocusReason.OtherFocusReason)

    def _send(self) -> None:
        self._take()
        if not self._disputes:
            self.why.setFocus(Qt.FocusReason.OtherFocusReason)
            return
        self._show()  # it stays in sight until the server has it: no word is lost where it does not take it
        self.wanted.emit(tuple(self._disputes))

    def _show(self) -> None:
        empty(self._lines)
        for each in self._disputes:
            self._lines.addWidget(parts.label(self._words.get(each.question, ""), "small_strong", wrap=True))
            self._lines.addWidget(copyable(each.words))
