"""One step of a guided script: what to say, large; why these words; what to ask; what is demanded of it.

The contact screen and the editor's preview show the same page.
"""

from collections.abc import Mapping

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QPaintEvent
from PySide6.QtWidgets import QFrame, QVBoxLayout, QWidget

from agent_desktop.contract.problems import FieldError
from agent_desktop.contract.script_runs import Reply
from agent_desktop.contract.scripts import Action, AnyStep
from agent_desktop.language import language, t
from ui.scripts.action_choice import ActionChoice
from ui.scripts.adapted_line import AdaptedLine
from ui.scripts.aloud import Aloud
from ui.scripts.shown_step import ShownStep
from ui.scripts.skipping import Skipping
from ui.scripts.step_fields import StepFields
from ui.style.announcing import announce
from ui.style.copyable import wrapped
from ui.style.emptying import empty
from ui.style.naming import name_controls
from ui.style.parts import button, column, frame, row
from ui.style.tokens import SPACE
from ui.style.words import IconLabel


class StepPage(QWidget):
    """Shows one ShownStep at a time.

    Signals: replied(Reply) when the handler goes on; waived(reason); owed_wanted(AnyStep) to go and do what was left
    out; edited() when an answer is another than before; grown(QWidget) when fields to type in were made in it;
    scroll_wanted(QWidget).
    """

    replied = Signal(object)
    waived = Signal(str)
    owed_wanted = Signal(object)
    edited = Signal()
    grown = Signal(object)
    scroll_wanted = Signal(object)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._shown: ShownStep | None = None
        self._was_painted = False
        self._fields: StepFields | None = None
        self._action: ActionChoice | None = None
        # What is made anew stands in parts made now, so that the Tab key comes by in the order of reading.
        self._owed_part = QWidget(self)
        self._owed = column(self._owed_part, gap=SPACE.small)
        self._adapted = AdaptedLine(self)
        self._must = IconLabel("", "shield-check", "strong", wrap=True)
        self._aloud = Aloud(self)
        self._title = wrapped("", "heading")
        self._asked_part = QWidget(self)
        self._asked = column(self._asked_part, gap=SPACE.wide)
        self._note = IconLabel("", "info", "muted", wrap=True)
        self._end = IconLabel("", "circle-check", "body", wrap=True)
        self._skipping = Skipping(self)
        self._skipping.skipped.connect(self.waived)
        name_controls(
            {
                "script.words": self._aloud,
                "script.adapted": self._adapted,
                "script.must": self._must,
                "script.note": self._note,
                "script.owed": self._owed_part,
            }
        )
        self._lay_out()
        self.as_new()

    def _lay_out(self) -> None:
        inside: QVBoxLayout = column(self, gap=SPACE.wide)
        inside.addWidget(self._owed_part)
        inside.addWidget(self._adapted)
        inside.addWidget(self._must)
        inside.addWidget(self._aloud)
        inside.addWidget(self._title)
        inside.addWidget(self._asked_part)
        inside.addWidget(self._note)
        inside.addWidget(self._end)
        inside.addWidget(self._skipping)
        inside.addStretch(1)

    # ---- painting --------------------------------------------------------------------------------------------------

    def paintEvent(self, event: QPaintEvent) -> None:
        self._was_painted = self._shown is not None
        super().paintEvent(event)

    def show_step(self, shown: ShownStep) -> None:
        """Another step, or the present one in other words: what is typed in it stays."""
        before, self._shown = self._shown, shown
        if shown == before:
            return
        if before is None or not _same_visit(before, shown):
            self._fill(shown)
        elif self._fields is not None:
            self._fields.renew(shown.view.asked)
        name_controls({f"script.at.{shown.view.step.id}": self})
        self._show_words(shown)
        self._show_owed(shown.view.owed)
        self._announce(before, shown)

    def as_new(self) -> None:
        """Of no step, for another contact."""
        self._shown = None
        self._fields = self._action = None
        self._was_painted = False
        empty(self._asked)
        self._asked_part.hide()
        self._show_owed(())
        self._adapted.show_reasons(())
        self._aloud.say("")
        self._title.say("")
        self._title.hide()
        for line in (self._must, self._note, self._end):
            line.setText("")
            line.hide()
        self._skipping.as_new()
        name_controls({"": self})

    def _fill(self, shown: ShownStep) -> None:
        empty(self._asked)
        self._fields = self._action = None
        self._was_painted = False
        self.update()
        self._skipping.close_field()
        if shown.view.asked:
            self._fields = StepFields(shown.view.asked, shown.today, self)
            self._fields.edited.connect(self.edited)
            self._asked.addWidget(self._fields)
            self.grown.emit(self._fields)
        if isinstance(shown.view.step, Action):
            self._action = ActionChoice(shown.done, self)
            self._asked.addWidget(self._action)
        self._asked_part.setVisible(self._asked.count() > 0)

    def _show_words(self, shown: ShownStep) -> None:
        self._aloud.say(t("“{words}”").format(words=shown.view.say) if shown.view.say else "")
        self._title.say("" if shown.view.say else shown.view.step.title.in_language(language()))
        self._title.setVisible(not shown.view.say)
        self._adapted.show_reasons(shown.reasons)
        self._must.setText(shown.must)
        self._must.setVisible(bool(shown.must))
        note = t("To you: {note}").format(note=shown.note) if shown.note else ""
        self._note.setText(note)
        self._note.setVisible(bool(note))
        self._end.setText(shown.end)
        self._end.setVisible(bool(shown.end))
        if self._action is not None:
            self._action.show_words(shown.does, shown.instead)
        self._skipping.setVisible(shown.may_be_skipped)

    def _show_owed(self, owed: tuple[AnyStep, ...]) -> None:
        empty(self._owed)
        for step in owed:
            self._owed.addWidget(self._owed_line(step))
        self._owed_part.setVisible(bool(owed))

    def _owed_line(self, step: AnyStep) -> QFrame:
        made = frame("notice", tone="warn")
        inside = row(made, margin=SPACE.normal, gap=SPACE.normal)
        title = step.title.in_language(language())
        words = t("Not done yet, and it must be: {step}").format(step=title)
        inside.addWidget(IconLabel(words, "triangle-alert", "strong", tone="warn", wrap=True), 1)
        name = t("Go and do it: {step}").format(step=title)
        inside.addWidget(button(t("Go and do it"), lambda: self.owed_wanted.emit(step), name=name))
        return made

    def _announce(self, before: ShownStep | None, shown: ShownStep) -> None:
        same = before is not None and _same_visit(before, shown)
        if same and before is not None and before.view.say == shown.view.say:
            return
        why = self._adapted.words
        if same:
            why = t("Wording changed. {why}").format(why=why) if why else t("Wording changed.")
        title = shown.view.step.title.in_language(language())
        announce(self, " ".join(part for part in (why, shown.must, self._aloud.words or title, shown.end) if part))

    # ---- what the handler does -------------------------------------------------------------------------------------

    @property
    def was_seen(self) -> bool:
        """Whether the step has been on the screen, and where it must be: the words themselves."""
        demanded = self._shown is not None and self._shown.must_be_seen and not self._aloud.isHidden()
        return self._was_painted and (self._aloud.was_painted or not demanded)

    @property
    def shown(self) -> ShownStep | None:
        return self._shown

    def go_on(self) -> bool:
        """Enter: the step is done, with the answers given. False where it has not been seen yet, or has ended."""
        if self._shown is None or self._shown.view.ended:
            return False
        if not self.was_seen:
            self.scroll_wanted.emit(self._aloud)
            return False
        failed = self._action is not None and self._action.failed
        self.replied.emit(Reply(values=self._fields.values() if self._fields else {}, failed=failed))
        return True

    def refuse(self, errors: tuple[FieldError, ...]) -> None:
        """Say beside each field what is wrong with it."""
        if self._fields is not None:
            self._fields.refuse(errors)
            wrong = self._fields.first_wrong()
            if wrong is not None:
                self.scroll_wanted.emit(wrong)

    def answer(self, number: int) -> bool:
        """A number key. False where nothing has that number."""
        if self._action is not None:
            return self._action.choose(number)
        return self._fields is not None and self._fields.answer(number)

    def focus_first(self) -> None:
        """To what is to be typed; else to the words, where number keys answer and Enter chooses nothing unmeant."""
        if self._action is not None:
            self._action.focus_first()
        elif self._fields is None or not self._fields.focus_first():
            (self if self._aloud.isHidden() else self._aloud).setFocus(Qt.FocusReason.OtherFocusReason)

    # ---- as it stands on disk --------------------------------------------------------------------------------------

    @property
    def typed(self) -> dict[str, str]:
        """What is answered and skipped so far, by the field's name."""
        return (self._fields.typed if self._fields is not None else {}) | self._skipping.typed

    def put_back(self, typed: Mapping[str, str]) -> None:
        """What `typed` said once, if it is the same step."""
        if self._fields is not None:
            self._fields.put_back(typed)
        self._skipping.put_back(typed)


def _same_visit(one: ShownStep, other: ShownStep) -> bool:
    """Whether `other` is the same step, perhaps in other words."""
    return _place(one) == _place(other)


def _place(shown: ShownStep) -> tuple[object, ...]:
    asked = tuple(each.variable for each in shown.view.asked)
    return shown.visit, shown.view.hash, shown.view.step.id, type(shown.view.step), asked
