"""What was said of an attempt at its moments, and the field for more. Words are kept as they are typed."""

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFrame

from agent_desktop.contract.practice import AttemptComment
from agent_desktop.dates import day, duration
from agent_desktop.language import language, t
from ui.style import parts
from ui.style.copyable import copyable
from ui.style.emptying import empty
from ui.style.flow import FlowLayout
from ui.style.growing import GrowingText
from ui.style.naming import name_controls
from ui.style.tokens import SPACE

LONGEST = 4_000


class CommentsPart(QFrame):
    """Signals: moment_wanted(float); begun() a comment at the moment that is in front; typed() it says something else
    now; sent(); let_go()."""

    moment_wanted = Signal(float)
    begun = Signal()
    typed = Signal()
    sent = Signal()
    let_go = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.setProperty("role", "plain")
        self.setAccessibleName(t("Comments"))
        name_controls({"practice.comments": self})
        self.at = 0.0
        inside = parts.column(self, margin=(SPACE.wide, SPACE.normal, SPACE.wide, SPACE.normal), gap=SPACE.small)
        inside.addWidget(parts.label(t("Comments"), "strong"))
        holder = parts.frame("plain")
        self._lines = parts.column(holder, gap=SPACE.tight)
        self._none = parts.label(t("Nobody has said anything about it yet."), "muted", wrap=True)
        inside.addWidget(self._none)
        inside.addWidget(holder)
        self.begin = parts.button(t("Comment at this moment"), self.begun.emit, icon="message-square-text")
        self._form = parts.frame("plain")
        form = parts.column(self._form, gap=SPACE.small)
        self._about = parts.label("", "strong")
        self.words = GrowingText(fewest=2, most=6)
        self._about.setBuddy(self.words)
        self.words.textChanged.connect(self.typed)
        form.addWidget(self._about)
        form.addWidget(self.words)
        buttons = parts.frame("plain")
        flow = FlowLayout(buttons, gap=SPACE.small)
        self.send = parts.button(t("Send the comment"), self.sent.emit, icon="send", kind="primary")
        flow.addWidget(self.send)
        flow.addWidget(parts.button(t("Let it go"), self.let_go.emit, kind="quiet"))
        form.addWidget(buttons)
        line = parts.row()
        line.addWidget(self.begin)
        line.addStretch(1)
        inside.addLayout(line)
        inside.addWidget(self._form)
        self.close_form()

    @property
    def written(self) -> str:
        return self.words.toPlainText().strip()[:LONGEST]

    def show_comments(self, comments: Sequence[AttemptComment]) -> None:
        empty(self._lines)
        for comment in comments:
            self._lines.addWidget(self._line(comment))
        self._none.setVisible(not comments)

    def open_form(self, at: float, words: str = "") -> None:
        self.at = at
        name = t("Comment at {time}").format(time=duration(int(at)))
        self._about.setText(name)
        self.words.setAccessibleName(name)
        self.words.blockSignals(True)
        self.words.setPlainText(words)
        self.words.blockSignals(False)
        self.begin.hide()
        self._form.show()

    def close_form(self) -> None:
        self.words.blockSignals(True)
        self.words.clear()
        self.words.blockSignals(False)
        self._form.hide()
        self.begin.show()

    @property
    def is_open(self) -> bool:
        return not self._form.isHidden()

    def _line(self, comment: AttemptComment) -> QFrame:
        made = parts.frame("plain")
        line = parts.row(made, gap=SPACE.small)
        time = duration(int(comment.at))
        go = parts.button(time, lambda: self.moment_wanted.emit(comment.at), kind="link")
        go.setAccessibleName(t("Go to {time}").format(time=time))
        line.addWidget(go, 0, Qt.AlignmentFlag.AlignTop)
        said = parts.column(gap=0)
        said.addWidget(copyable(comment.words))
        when = day(comment.written_at.astimezone().date(), language())
        said.addWidget(parts.label(f"{comment.by_name} · {when}", "muted_small", wrap=True))
        line.addLayout(said, 1)
        return made
