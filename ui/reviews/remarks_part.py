"""Feedback to the handler: in words at moments of the contact, and in whole."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFrame

from agent_desktop.contract.evaluations import LONGEST_COMMENT, Remark
from agent_desktop.language import t
from ui.reviews.form.typing_field import TypingField
from ui.reviews.session import ReviewSession
from ui.reviews.words import moment_words
from ui.style import parts
from ui.style.copyable import copyable
from ui.style.emptying import empty
from ui.style.growing import GrowingText
from ui.style.tokens import SPACE


class RemarksPart(QFrame):
    """Signals: moment_wanted(float) to go there."""

    moment_wanted = Signal(float)

    def __init__(self) -> None:
        super().__init__()
        self.setProperty("role", "plain")
        self.setAccessibleName(t("Feedback to the handler"))
        self._session: ReviewSession | None = None
        self._shown: tuple[Remark, ...] = ()
        self._at = 0
        inside = parts.column(self, margin=(SPACE.wide, SPACE.normal, SPACE.wide, SPACE.normal), gap=SPACE.small)
        inside.addWidget(parts.label(t("Feedback to the handler"), "strong"))
        holder = parts.frame("plain")
        self._lines = parts.column(holder, gap=SPACE.tight)
        inside.addWidget(holder)
        self._new_name = parts.label("", "muted_small")
        self.new = TypingField(t("Feedback at this moment"), t("Enter keeps it, Shift+Enter begins a line"))
        self.new.gone_on.connect(self._keep_new)
        for part in (self._new_name, self.new):
            inside.addWidget(part)
        self.whole = GrowingText(fewest=3, most=10)
        self.whole.setAccessibleName(t("Feedback to the handler"))
        self.whole.textChanged.connect(self._write)
        inside.addWidget(self.whole)
        self._close_new()

    def show_session(self, session: ReviewSession) -> None:
        self._session = session
        session.changed.connect(self.renew)
        self._close_new()
        self._shown = ()
        empty(self._lines)
        self.renew()

    def renew(self) -> None:
        session = self._session
        if session is None:
            return
        if session.content.feedback != self.whole.toPlainText():
            self.whole.blockSignals(True)
            self.whole.setPlainText(session.content.feedback)
            self.whole.blockSignals(False)
        self.whole.setReadOnly(not session.writable)
        if session.content.remarks != self._shown:
            self._shown = session.content.remarks
            empty(self._lines)
            for remark in self._shown:
                self._lines.addWidget(self._line(remark, session))

    def begin(self, at: float) -> None:
        """A field for words about that moment."""
        if self._session is None or not self._session.writable:
            return
        self._at = int(at)
        words = t("Feedback at {time}").format(time=moment_words(at))
        self._new_name.setText(words)
        self.new.setAccessibleName(words)
        self._new_name.show()
        self.new.show()
        self.new.setFocus(Qt.FocusReason.ShortcutFocusReason)

    def _line(self, remark: Remark, session: ReviewSession) -> QFrame:
        made = parts.frame("plain")
        line = parts.row(made, gap=SPACE.small)
        time = moment_words(remark.at)
        go = parts.button(time, lambda: self.moment_wanted.emit(float(remark.at)), kind="link")
        go.setAccessibleName(t("Go to {time}").format(time=time))
        line.addWidget(go, 0, Qt.AlignmentFlag.AlignTop)
        line.addWidget(copyable(remark.words), 1)
        if session.writable:
            name = t("Take back the feedback at {time}").format(time=time)
            away = parts.button(t("Take it back"), lambda: session.take_back(remark), icon="x", kind="icon", name=name)
            line.addWidget(away, 0, Qt.AlignmentFlag.AlignTop)
        return made

    def _keep_new(self) -> None:
        words = self.new.toPlainText().strip()[:LONGEST_COMMENT]
        session = self._session
        self._close_new()
        if words and session is not None:
            session.remark(self._at, words)
        self.whole.setFocus(Qt.FocusReason.OtherFocusReason)

    def _close_new(self) -> None:
        self.new.show_words("")
        self.new.hide()
        self._new_name.hide()

    def _write(self) -> None:
        if self._session is not None:
            self._session.write_feedback(self.whole.toPlainText()[:LONGEST_COMMENT])
