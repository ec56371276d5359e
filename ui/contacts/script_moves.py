"""The moves of a run in one contact, and what its actions do to the contact on the way."""

from collections.abc import Callable

from msgspec.structs import replace
from PySide6.QtCore import QObject, Signal

from agent_desktop.contacts.draft import ContactDraft, as_run, at_step
from agent_desktop.contract.script_runs import Did, Origin, Reply, RunState
from agent_desktop.contract.scripts import Action, ActionKind, AnyStep, Ending, ScriptVersion, Spoken
from agent_desktop.flags.standing import ShownFlag
from agent_desktop.language import t
from agent_desktop.scripts import engine
from agent_desktop.scripts.facts import said_in, said_in_form
from agent_desktop.scripts.faults import AnswersRefused, ScriptFault
from agent_desktop.scripts.foreseeing import RAISES, Ahead, ahead, goes_beside, own_cases
from agent_desktop.scripts.standing import here
from agent_desktop.scripts.versions import Shelf
from agent_desktop.scripts.view import form_answers
from ui.contacts.case_work import CaseWork
from ui.contacts.notes import NotesField
from ui.contacts.script_books import ScriptBooks
from ui.contacts.script_deeds import line_for_notes, with_end, with_identity, with_promised, without
from ui.contacts.script_situation import first_language, situation
from ui.contacts.state import ContactState
from ui.contacts.surroundings import Surroundings
from ui.shell.notices import NoticeArea


class ScriptMoves(QObject):
    """`filling`: what a case needs beyond the script's answers is asked before the action is done.

    Signals: arrived() after each move; refused(fields) where answers will not do; fault(fault).
    """

    arrived = Signal()
    refused = Signal(object)
    fault = Signal(object)

    def __init__(
        self,
        state: ContactState,
        around: Surroundings,
        books: ScriptBooks,
        *,
        cases: CaseWork,
        notes: NotesField,
        notices: NoticeArea,
    ) -> None:
        super().__init__(state)
        self._state, self._around, self._books = state, around, books
        self._cases, self._notes, self._notices = cases, notes, notices
        self.filling = False

    @property
    def run(self) -> RunState | None:
        """The run that leads, if one does."""
        return self._state.draft.run if self._state.scripted else None

    def _at(self, run: RunState) -> AnyStep:
        """The step that it is at. Raises ScriptFault where the script does not have it."""
        return self._books.shelf.book(here(run).hash).step(here(run).step)

    # ---- beginning ---------------------------------------------------------------------------------------------------

    def begin(self, script_id: str) -> bool:
        """From its start, or as an interruption of the run in hand. False where it cannot be; why has been said."""
        run, now = self.run, self._around.now()
        shelf = self._books.with_new()
        version = shelf.current(script_id)
        if version is None:
            self._notices.say(t("This script is not offered any more."), tone="warn")
            return False
        if run is not None and run.ended is None:
            after, left = self._tried(lambda: engine.interrupt(shelf, run, version, now)), None
        else:
            after, left = self._tried(lambda: self._begun(shelf, version)), self._state.draft.run
        if after is None:
            return False
        draft = self._state.draft
        runs = (*draft.runs, as_run(left)) if left is not None else draft.runs
        self._books.pin(after, self.fault.emit)
        self._state.draft = self._recorded(replace(draft, run=after, runs=runs), after)
        self._have_reference(after)
        return True

    def _begun(self, shelf: Shelf, version: ScriptVersion) -> RunState:
        """Raises ScriptFault where it goes through one that is not here."""
        draft, scripts = self._state.draft, [shelf.book(pin.hash).script for pin in shelf.pins(version)]
        earlier = said_in(draft.run)
        for case in draft.cases:
            earlier += said_in_form(scripts, case.service_code, case.answers)
        spoken = draft.run.situation.language if draft.run is not None else first_language()
        begins = situation(self._state, self._flags(), scripts, spoken=spoken, earlier=earlier)
        return engine.begin(shelf, version, begins, self._around.now(), self._around.mode)

    # ---- on and back -------------------------------------------------------------------------------------------------

    def reply(self, reply: Reply) -> None:
        """The step was done, with these answers. What it does to the contact is done before the script goes on."""
        run = self.run
        if run is None:
            return
        step = self._at(run)
        after = self._tried(lambda: engine.advance(self._books.shelf, run, reply, self._around.now()))
        if after is None or (isinstance(step, Action) and not self._does(step, run, failed=reply.failed)):
            return
        self._arrive(after)

    def waive(self, reason: str) -> None:
        self._move(lambda run: engine.waive(self._books.shelf, run, reason, self._around.now()))

    def back(self) -> bool:
        """One step back; what an action did is undone when it is come back to. False at the beginning."""
        run = self.run
        if run is None or not run.past:
            return False
        after = engine.back(run, self._around.now())
        step = self._at(after)
        if isinstance(step, Action):
            self._state.draft = without(self._state.draft, step)
        self._arrive(after)
        return True

    def jump(self, script_id: str, step_id: str) -> None:
        """To a step that was seen before, or that is owed."""
        self.filling = False
        self._move(lambda run: engine.jump(self._books.shelf, run, script_id, step_id, self._around.now()))

    def make_good(self, step: AnyStep) -> None:
        """To a step that is owed, and after it back here."""
        if self.run is not None:
            self.jump(here(self.run).script_id, step.id)

    def speak(self, spoken: Spoken) -> None:
        """The words in another language from here on."""
        now = self._around.now()
        self._move(lambda run: engine.situate(self._books.shelf, run, replace(run.situation, language=spoken), now))

    def follow(self) -> None:
        """Flags, channel, who speaks and what is known: the run hears of it where it is another. Raises ScriptFault."""
        run = self.run
        if run is None:
            return
        earlier = tuple(fact for fact in run.situation.facts if fact.origin is Origin.SAID)
        language = run.situation.language
        stands = situation(self._state, self._flags(), self._books.scripts, spoken=language, earlier=earlier)
        if stands != run.situation:
            after = engine.situate(self._books.shelf, run, stands, self._around.now())
            self._state.draft = replace(self._state.draft, run=after)

    def _flags(self) -> tuple[ShownFlag, ...]:
        return self._around.flags(self._state.context) if self._state.context is not None else ()

    def _move(self, move: Callable[[RunState], RunState]) -> None:
        run = self.run
        after = self._tried(lambda: move(run)) if run is not None else None
        if after is not None:
            self._arrive(after)

    def _tried(self, move: Callable[[], RunState]) -> RunState | None:
        """None where the script does not have this move: the handler has been told why."""
        try:
            return move()
        except AnswersRefused as fault:
            self.refused.emit(fault.fields)
        except ScriptFault as fault:
            self._notices.show_fault(fault)
        return None

    def _arrive(self, after: RunState) -> None:
        draft = self._recorded(replace(self._state.draft, run=after), after)
        end = self._at(after) if after.ended is not None else None
        self._state.draft = with_end(draft, end.result) if isinstance(end, Ending) else draft
        self._have_reference(after)
        self.arrived.emit()

    def _recorded(self, draft: ContactDraft, after: RunState) -> ContactDraft:
        """Nothing is recorded while the script is at a step that says so."""
        unrecorded = after.ended is None and self._at(after).unrecorded
        return at_step(draft, self._around.now(), unrecorded=unrecorded)

    def _have_reference(self, run: RunState) -> None:
        """At hand before the next case is raised, where there is one ahead that the contact does not have yet.

        Of several that may stand beside it each has its own: which it will be is known at its step, and Enter is quick.
        """
        if run.ended is not None:
            return
        draft = self._state.draft
        raised = {case.service_code for case in draft.cases}
        lies_ahead = self._tried_ahead(run, draft.service_code)
        nearest = [code for code in lies_ahead.own if code not in raised][:1]
        for code in nearest:
            self._cases.references.have(code)
        for code in lies_ahead.beside:
            if code not in raised:
                self._cases.references.have(code, beside=True)

    def _tried_ahead(self, run: RunState, about: str | None) -> Ahead:
        try:
            return ahead(self._books.shelf, run, about)
        except ScriptFault:  # said when the step is painted
            return Ahead(own=(), beside=())

    # ---- what actions do ---------------------------------------------------------------------------------------------

    def _does(self, step: Action, run: RunState, *, failed: bool) -> bool:
        """Whether it is done, so that the script may go on."""
        draft, now = self._state.draft, self._around.now()
        if step.do is ActionKind.VERIFY_IDENTITY:
            representative = run.situation.representative
            self._state.draft = with_identity(draft, now, representative=representative, failed=failed)
        elif failed:
            return True
        elif step.do in RAISES and step.service:
            return self._raises(step, step.service, run)
        else:
            self._notes.add(line_for_notes(step))
            self._state.draft = with_promised(self._state.draft, step)
        return True

    def _raises(self, step: Action, service_code: str, run: RunState) -> bool:
        """Into the draft. What its form needs beyond the script's answers is asked in place, and then stands."""
        if not self.filling:
            shelf = self._books.shelf
            answers = form_answers(shelf, run, service_code)
            beside = goes_beside(shelf, run, step, self._state.draft.service_code)
            lacks = self._other_way(service_code, run) or self._cases.raise_case(service_code, answers, beside=beside)
            if lacks:
                self._notices.say(t("The case cannot be raised yet."), tone="warn", more=lacks)
                return False
        self.filling = not self._cases.is_complete
        if self.filling:
            self.arrived.emit()
        return not self.filling

    def _other_way(self, service_code: str, run: RunState) -> str:
        """Why not, where this script raised another case and was then taken back to an earlier step: one of the two
        stands for what is no longer said."""
        case = self._state.draft.case
        if case is None or case.service_code == service_code:
            return ""
        own = own_cases(self._books.shelf, run)
        if case.service_code not in own or not any(move.did is Did.JUMPED for move in run.trace):
            return ""
        return t("This script has raised another case already. Go back to take it back, or begin the script once more.")
