"""One question of a scorecard: its answer, what the trace says to it, why points were lost, a comment, its moment."""

from collections.abc import Iterator

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFrame, QWidget

from agent_desktop.contract.evaluations import LONGEST_COMMENT, Given
from agent_desktop.contract.scorecards import Commented, QuestionType, ScorecardQuestion
from agent_desktop.language import language, t
from agent_desktop.reviews.asking import loses, needs_comment, needs_root_cause, overrules
from agent_desktop.reviews.worth import NOT_APPLICABLE, is_error, values
from ui.reviews.form.causes import Causes
from ui.reviews.form.typing_field import TypingField
from ui.reviews.form.values import Values
from ui.reviews.words import moment_words, value_words
from ui.style import parts
from ui.style.buttons import restyle
from ui.style.copyable import wrapped
from ui.style.flow import FlowLayout
from ui.style.tokens import SPACE


class QuestionCard(QFrame):
    """Signals: answered(dict) fields of a Given that are others now; stepped(int) to the next or previous question;
    evidence_wanted(); moment_wanted(float) to go there; came() the focus is in it."""

    answered = Signal(dict)
    stepped = Signal(int)
    evidence_wanted = Signal()
    moment_wanted = Signal(float)
    came = Signal()

    def __init__(self, question: ScorecardQuestion) -> None:
        super().__init__()
        self.question = question
        self._given = Given()
        said = question.words.in_language(language())
        self.setProperty("role", "band")
        self.setAccessibleName(said)
        self._title = wrapped(said, "strong")
        self.trace = parts.button(t("from the call's trace"), self.evidence_wanted.emit, icon="footprints", kind="chip")
        self.trace.setAccessibleDescription(said)
        self.values = Values(said, _offered(question))
        self.values.chosen.connect(self._choose)
        self.values.stepped.connect(self._step)
        self.values.came.connect(self.came)
        self.moment = parts.button("", lambda: self.moment_wanted.emit(float(self._given.at or 0)), kind="link")
        self.unlink = parts.button(
            t("Take the link away"), lambda: self.answered.emit({"at": None}), icon="x", kind="icon"
        )
        self._causes = Causes(question)
        self._causes.changed.connect(lambda codes: self.answered.emit({"root_causes": codes}))
        self._causes.gone_on.connect(self._go_on_from_causes)
        self._causes.stepped.connect(self.stepped)
        self._causes.came.connect(self.came)
        words_only = question.type is QuestionType.WORDS
        comment_name = said if words_only else t("Comment: {question}").format(question=said)
        self.comment = TypingField(comment_name, "" if words_only else t("Comment"), fewest=2 if words_only else 1)
        self.comment.typed.connect(lambda words: self.answered.emit({"comment": words[:LONGEST_COMMENT]}))
        self.reason = TypingField(
            t("Why not as the trace says: {question}").format(question=said), t("Why not as the trace says")
        )
        self.reason.typed.connect(lambda words: self.answered.emit({"overruled_because": words[:LONGEST_COMMENT]}))
        self._lack = wrapped("", "error")
        for field in (self.comment, self.reason):
            field.gone_on.connect(lambda field=field: self._go_on_from(field))
            field.came.connect(self.came)
        self._lay_out()
        self.setFocusProxy(self.comment if words_only else self.values)
        self.show_given(Given(), writable=True)

    def _lay_out(self) -> None:
        inside = parts.column(self, margin=(SPACE.wide, SPACE.normal, SPACE.wide, SPACE.normal), gap=SPACE.tight)
        inside.addWidget(self._title)
        help_words = self.question.help.in_language(language())
        if help_words:
            inside.addWidget(wrapped(help_words, "muted_small"))
            self.values.setAccessibleDescription(help_words)
        line = QWidget()
        flow = FlowLayout(line, gap=SPACE.small, line_gap=SPACE.tight)
        flow.addWidget(self.values)
        flow.addWidget(self.trace)
        if self.question.fatal:
            flow.addWidget(parts.label(_fatal_words(self.question), "muted_small"))
        flow.addWidget(self.moment)
        flow.addWidget(self.unlink)
        inside.addWidget(line)
        for part in (self._causes, self.reason, self.comment, self._lack):
            inside.addWidget(part)
        self.values.setVisible(self.question.type is not QuestionType.WORDS)

    # ---- what it shows ------------------------------------------------------------------------------------------

    def show_given(self, given: Given, *, writable: bool) -> None:
        """The answer as it stands."""
        self._given = given
        question = self.question
        tone = (
            ("bad" if is_error(question, given.value) else "warn" if loses(question, given) else "good")
            if given.value
            else ""
        )
        self.values.show_value(given.value, "" if given.value == NOT_APPLICABLE else tone)
        self.values.setEnabled(writable)
        self._show_trace(given)
        self.moment.setVisible(given.at is not None)
        self.unlink.setVisible(given.at is not None and writable)
        self.moment.set_words(t("linked at {time}").format(time=moment_words(given.at or 0)))
        self._causes.show_codes(given.root_causes, writable=writable)
        self._causes.setVisible(bool(question.root_causes) and (loses(question, given) or bool(given.root_causes)))
        for field, words, shown in (
            (self.comment, given.comment, self._wants_comment(given)),
            (self.reason, given.overruled_because, overrules(given)),
        ):
            field.show_words(words)
            field.setReadOnly(not writable)
            field.setVisible(shown or bool(words) or field.hasFocus())
        self.say_lack("")

    def _wants_comment(self, given: Given) -> bool:
        words = self.question.type is QuestionType.WORDS
        return words or needs_comment(self.question, given) or self.question.comment is Commented.ALWAYS

    def _show_trace(self, given: Given) -> None:
        self.trace.setVisible(given.from_trace is not None)
        if given.from_trace is None:
            return
        value = value_words(self.question, given.from_trace)
        over = overrules(given)
        self.trace.set_words(t("the trace says {answer}").format(answer=value) if over else t("from the call's trace"))
        restyle(self.trace, tone="warn" if over else "good")

    def say_lack(self, words: str) -> None:
        """What must still be done here."""
        self._lack.say(words)
        self._lack.setVisible(bool(words))

    # ---- what the keys do ---------------------------------------------------------------------------------------

    def comment_on(self) -> None:
        self.comment.show()
        self.comment.setFocus(Qt.FocusReason.ShortcutFocusReason)

    def not_applicable(self) -> None:
        self.values.choose(NOT_APPLICABLE)

    def first_lacking(self) -> QWidget | None:
        """Where something must still be said, of what is in sight."""
        return next(self._lacking(), None)

    def _lacking(self) -> Iterator[QWidget]:
        given = self._given
        if needs_root_cause(self.question, given) and not given.root_causes:
            yield self._causes.first
        if overrules(given) and not given.overruled_because.strip():
            yield self.reason
        if needs_comment(self.question, given) and not given.comment.strip():
            yield self.comment

    def _choose(self, value: str) -> None:
        if value != self._given.value:
            self.answered.emit({"value": value})

    def _step(self, by: int) -> None:
        """Forward first to what still lacks here."""
        field = self.first_lacking() if by > 0 else None
        if field is None:
            self.stepped.emit(by)
        else:
            field.setFocus(Qt.FocusReason.TabFocusReason)

    def _go_on_from_causes(self) -> None:
        lacking = self.first_lacking()
        if lacking is None:
            self.stepped.emit(1)
        else:
            lacking.setFocus(Qt.FocusReason.TabFocusReason)

    def _go_on_from(self, field: TypingField) -> None:
        lacking = [each for each in self._lacking() if each is not field]
        if lacking and field.toPlainText().strip():
            lacking[0].setFocus(Qt.FocusReason.TabFocusReason)
        else:
            self.stepped.emit(1)


def _offered(question: ScorecardQuestion) -> list[tuple[str, str, str]]:
    """Each value, its words and its digit: of a scale the points themselves, else 1, 2, 3 …"""
    scale = question.type is QuestionType.SCALE
    made = []
    for number, value in enumerate(values(question), start=1):
        digit = value if scale else str(number)
        made.append((value, value_words(question, value), digit if len(digit) == 1 and digit.isdigit() else ""))
    return made


def _fatal_words(question: ScorecardQuestion) -> str:
    if question.type is QuestionType.YES_NO:
        return t("fails the whole review if No")
    return t("fails the whole review below {points} points").format(points=question.passes_at)
