"""Through the steps of a call: on, back, to any of them, and where the focus and the keys go with them."""

from PySide6.QtCore import QObject, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import (
    QAbstractButton,
    QApplication,
    QCheckBox,
    QComboBox,
    QLineEdit,
    QPlainTextEdit,
    QScrollArea,
    QWidget,
)

from ui.contacts.case_work import CaseWork
from ui.contacts.centre import Centre
from ui.contacts.people_work import PeopleWork
from ui.contacts.script_work import ScriptWork
from ui.contacts.state import ContactState
from ui.contacts.steps import Step, after, before
from ui.style.answers import AnswerButton

TEXTS = (QLineEdit, QPlainTextEdit, QComboBox)
"""Where number keys and Enter are words, or a choice of the control's own."""


class Walking(QObject):
    """`area`: what scrolls the whole contact."""

    def __init__(
        self,
        state: ContactState,
        people: PeopleWork,
        cases: CaseWork,
        centre: Centre,
        area: QScrollArea,
        *,
        scripts: ScriptWork,
    ) -> None:
        super().__init__(state)
        self._state, self._people, self._cases, self._scripts = state, people, cases, scripts
        self._centre, self._area = centre, area
        self._led_to: QWidget | None = None

    def go_on(self) -> None:
        """The next step, of the script where one leads. The form says what it lacks first; nothing else stops one."""
        if self._scripts.in_front:
            self._scripts.go_on()
            return
        if self._state.step is Step.NEED and self._scripts.begin_fitting():
            return
        if self._state.step is Step.CASE and not self._cases.may_pass_form():
            return
        following = after(self._state.step)
        if following is not None:
            self.go(following)

    def go_back(self) -> None:
        if self._scripts.in_front:
            self._scripts.go_back()
            return
        earlier = before(self._state.step)
        if earlier is not None:
            self.go(earlier)

    def go(self, step: Step) -> None:
        self._scripts.give_way()
        self._state.step = step
        self._state.choosing = self._state.choosing and step is Step.IDENTITY
        self._cases.begin_case()
        self._state.changed.emit()
        self.focus_step()

    def page(self) -> QWidget:
        """The page of the present step, up to date."""
        if self._scripts.in_front:
            return self._scripts.page()
        return self._people.page() if self._state.step is Step.IDENTITY else self._cases.page()

    def focus_step(self) -> None:
        focus_first = getattr(self.page(), "focus_first", None)
        if focus_first is not None:
            focus_first()
        else:
            self._centre.setFocus()
        focused = self._centre.focusWidget()
        if focused is not None and self._centre.isAncestorOf(focused):
            self._area.ensureWidgetVisible(focused)

    def focus_idle(self) -> None:
        """To the step that is new, unless someone is typing notes."""
        if self._centre.isVisible() and not isinstance(QApplication.focusWidget(), QPlainTextEdit):
            self.focus_step()

    def takes(self, event: QKeyEvent) -> bool:
        """A key that no panel took: digits answer, Enter goes on."""
        if event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier:
            return False
        focus = QApplication.focusWidget()
        if event.text().isdigit():
            answer = getattr(self.page(), "answer", None)
            return not isinstance(focus, TEXTS) and answer is not None and bool(answer(int(event.text())))
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            if not (self._scripts.in_front and event.isAutoRepeat()):  # a key held down would pass step after step
                self._enter(focus)
            return True
        return False

    def _enter(self, focus: QWidget | None) -> None:
        """Enter presses the button that has the focus; anywhere else, and on an answer given, it goes on. An answer to
        which Enter led itself, because one is lacking, is not taken by Enter once more: nobody chose it."""
        answered = isinstance(focus, AnswerButton) and focus.isChecked()
        led_there = isinstance(focus, AnswerButton | QCheckBox) and focus is self._led_to
        if isinstance(focus, QAbstractButton) and not (answered or led_there):
            focus.click()
            return
        self.go_on()
        now = QApplication.focusWidget()
        if now is not focus:
            self._led_to = now
