"""Answers of one contact: found and read beside the call, given into its notes, and watched while it lasts."""

from collections.abc import Callable
from functools import partial
from uuid import UUID

import shiboken6
from PySide6.QtCore import QObject, Qt, Signal
from PySide6.QtWidgets import QApplication, QWidget

from agent_desktop.contract.answering import Source
from agent_desktop.contract.institutions import Institution
from agent_desktop.contract.knowledge import Article
from agent_desktop.contract.scripts import Spoken
from agent_desktop.desk.answers import HitKind
from agent_desktop.knowledge.towns import town
from agent_desktop.language import t
from agent_desktop.scripts.standing import here
from ui.contacts.asking import Asking
from ui.contacts.case_work import CaseWork
from ui.contacts.changed_answers import ChangedAnswers
from ui.contacts.giving import Giving
from ui.contacts.notes import NotesField
from ui.contacts.remembering import put_back, watch, words_in
from ui.contacts.script_situation import first_language
from ui.contacts.side import Side
from ui.contacts.state import ContactState
from ui.contacts.surroundings import Surroundings
from ui.knowledge.asking import Standing
from ui.knowledge.given_card import GivenFacts
from ui.knowledge.looking import Looking
from ui.knowledge.panel import Showing
from ui.knowledge.reading import AnswerView
from ui.shell.notices import NoticeArea


class AnswerWork(QObject):
    """Signals: fault(fault) for whoever shows the connection; sent() after a word or a question was put in the outbox;
    left() when the handler goes back to the call and nothing of it had the focus before."""

    fault = Signal(object)
    sent = Signal()
    left = Signal()

    def __init__(
        self,
        state: ContactState,
        asking: Asking,
        around: Surroundings,
        *,
        side: Side,
        notes: NotesField,
        notices: NoticeArea,
        cases: CaseWork,
    ) -> None:
        super().__init__(state)
        self._state, self._side, self._cases = state, side, cases
        self._asking, self._notices = asking.answers, notices
        self._came_from: QWidget | None = None
        panel = self._panel = side.answers
        self._looking = Looking(
            panel,
            self._asking,
            around,
            notices,
            self,
            spoken=self._spoken,
            service=self._service,
            town=self._town,
            contact_id=self._contact_id,
        )
        self._giving = Giving(
            state, self._asking, around, notes=notes, side=side, where=self._where, failed=self.fault.emit
        )
        self._changed = ChangedAnswers(
            state, self._asking, self._giving, notices, give_anew=self._give_anew, failed=self.fault.emit
        )
        self._looking.fault.connect(self.fault)
        self._looking.sent.connect(self.sent)
        self._giving.outdated.connect(self._read)
        panel.reader.quote_wanted.connect(self._give)
        panel.reader.use_wanted.connect(self._use)
        panel.left.connect(self._leave)
        side.for_step.read_wanted.connect(self._read)
        side.for_step.quote_wanted.connect(self._give)
        side.given.read_wanted.connect(self._read_given)
        watch(panel, state.typed, state.moved)

    # ---- how things stand --------------------------------------------------------------------------------------------

    def _spoken(self) -> Spoken:
        """The language that the call is in, as far as it was said; else that of the one who reads aloud."""
        run = self._state.draft.run
        return run.situation.language if run is not None and self._state.scripted else first_language()

    def _service(self) -> str | None:
        return self._state.draft.service_code

    def _town(self) -> str:
        citizen = self._state.citizen
        return town(citizen.address) if citizen is not None else ""

    def _contact_id(self) -> UUID:
        return self._state.draft.id

    def _where(self) -> tuple[str, str]:
        run = self._state.draft.run
        if run is None or not self._state.scripted:
            return "", ""
        frame = here(run)
        script_id = next((pin.script_id for pin in run.pins if pin.hash == frame.hash), "")
        return script_id, frame.step

    # ---- the keys ----------------------------------------------------------------------------------------------------

    def find(self) -> None:
        """To the field; Escape leads back to where the hand was."""
        focus = QApplication.focusWidget()
        if focus is not None and not self._panel.isAncestorOf(focus):
            self._came_from = focus
        self._panel.begin()

    def quote(self) -> None:
        """The answer being read, else the one chosen in the list, else the only one that the step names."""
        self._with_answer(self._give)

    def doubt(self) -> None:
        """A word about the same."""
        if self._panel.showing is Showing.ANSWER:
            self._looking.doubt()
        else:
            self._with_answer(self._doubt)

    def ask_editors(self) -> None:
        self._looking.ask_editors()

    def go_back(self) -> bool:
        """Escape, from wherever in the contact: one thing less beside the call. False where there was nothing."""
        if self._panel.showing is Showing.NOTHING:
            return False
        self._panel.go_back()
        return True

    def _with_answer(self, do: Callable[[AnswerView], None]) -> None:
        row = self._panel.list.current()
        if self._panel.showing is Showing.ANSWER:
            if self._panel.reader.view is not None:
                do(self._panel.reader.view)
        elif self._panel.showing is Showing.FOUND and row is not None:
            if row.kind is HitKind.ARTICLE:
                self._asking.article(UUID(row.id), partial(self._then_article, do), self.fault.emit)
            elif row.kind is HitKind.INSTITUTION:
                self._asking.institution(UUID(row.id), partial(self._then_institution, do), self.fault.emit)
        elif len(self._side.for_step.shown) == 1:
            do(self._side.for_step.shown[0])

    def _then_article(self, do: Callable[[AnswerView], None], found: Article | None) -> None:
        if found is not None:
            do(self._looking.view_of(found))

    def _then_institution(self, do: Callable[[AnswerView], None], found: Standing | None) -> None:
        if found is not None:
            do(self._looking.view_of_institution(found.institution, found.opening))

    def _leave(self) -> None:
        came_from, self._came_from = self._came_from, None
        if came_from is not None and shiboken6.isValid(came_from) and came_from.isVisible():
            came_from.setFocus(Qt.FocusReason.OtherFocusReason)
        else:
            self.left.emit()

    # ---- reading and giving ------------------------------------------------------------------------------------------

    def _read(self, view: AnswerView) -> None:
        self._looking.read(view.kind, view.id)

    def _read_given(self, given: GivenFacts) -> None:
        kind = HitKind.ARTICLE if given.source is Source.ARTICLE else HitKind.INSTITUTION
        self._looking.read(kind, str(given.id))

    def read(self, kind: str, answer_id: str) -> None:
        """It was found elsewhere, and is to be read here. `kind`: of a HitKind."""
        self._looking.read(HitKind(kind), answer_id)

    def _give(self, view: AnswerView) -> None:
        asked = self._looking.asked
        if self._panel.showing is Showing.FOUND:
            self._looking.show(view)
        self._giving.give(view, asked=asked)

    def _give_anew(self, answer: Article | Institution) -> None:
        looking = self._looking
        self._give(looking.view_of(answer) if isinstance(answer, Article) else looking.view_of_institution(answer))

    def _doubt(self, view: AnswerView) -> None:
        if view.kind is HitKind.ARTICLE:
            self._looking.show(view)
            self._looking.doubt()

    def _use(self, view: AnswerView) -> None:
        """A service that it is about, or a script to go by. No case begun is dropped for a word looked up."""
        if view.kind is HitKind.SERVICE and self._service() not in (None, view.id):
            self._notices.say(t("This contact is about something else. Choose another service below, if it is not."))
            return
        self._panel.close_all()
        if view.kind is HitKind.SERVICE:
            self._cases.choose_service(view.id)
            self.left.emit()
        elif view.kind is HitKind.SCRIPT:
            self._cases.script_chosen.emit(view.id)

    # ---- as answers become others, and as the contact stands on disk -------------------------------------------------

    def paint(self) -> None:
        self._giving.paint()

    def look_again(self) -> None:
        """Answers came, or are others now."""
        self._looking.look_again()
        self._changed.look()

    @property
    def typed(self) -> dict[str, str]:
        return words_in(self._panel, empty=False)

    def restore(self, typed: dict[str, str]) -> None:
        """Words in its fields, and what was given is looked at anew."""
        put_back(self._panel, typed)
        self._changed.look()
