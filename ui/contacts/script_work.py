"""The guided script in hand: each step a page in the centre, its deeds in the contact, its words as things stand.

The state of the run is in the draft, so it is on this computer's disk as everything typed is. Nothing is built before
a script begins, and all of it goes with the contact.
"""

from collections.abc import Callable, Mapping

from msgspec.structs import replace
from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QWidget

from agent_desktop.contacts.draft import as_run
from agent_desktop.contract.script_runs import Origin, Reply, RunState
from agent_desktop.contract.scripts import Action, ActionKind, AnyStep, Ending, ScriptVersion, Spoken
from agent_desktop.flags.standing import ShownFlag
from agent_desktop.language import t
from agent_desktop.scripts import engine
from agent_desktop.scripts.facts import said_in, said_in_form
from agent_desktop.scripts.faults import AnswersRefused, ScriptFault
from agent_desktop.scripts.standing import here
from agent_desktop.scripts.versions import Shelf
from agent_desktop.scripts.view import form_answers
from ui.bridge import Fault
from ui.contacts.asking import Asking
from ui.contacts.case_work import CaseWork
from ui.contacts.centre import Centre
from ui.contacts.remembering import watch
from ui.contacts.script_books import ScriptBooks
from ui.contacts.script_deeds import RAISES, line_for_notes, with_end, with_identity, with_promised, without
from ui.contacts.script_scene import ScriptScene
from ui.contacts.script_situation import first_language, situation
from ui.contacts.side import Side
from ui.contacts.state import ContactState
from ui.contacts.steps import Step
from ui.contacts.surroundings import Surroundings
from ui.scripts.choosing_page import ChoosingPage, ScriptOffer
from ui.scripts.step_fields import OF_SCRIPT
from ui.scripts.step_page import StepPage
from ui.shell.notices import NoticeArea


class ScriptWork(QObject):
    """Signals: fault(fault) for whoever shows the connection; moved() when another page is in front."""

    fault = Signal(object)
    moved = Signal()

    def __init__(
        self,
        state: ContactState,
        asking: Asking,
        around: Surroundings,
        *,
        cases: CaseWork,
        centre: Centre,
        side: Side,
        notices: NoticeArea,
    ) -> None:
        super().__init__(state)
        self._state, self._around, self._cases = state, around, cases
        self._centre, self._notices = centre, notices
        self._books = ScriptBooks(asking, around, self)
        self._scene = ScriptScene(
            state, asking, around, self._books, cases=cases, centre=centre, side=side, failed=self.fault.emit
        )
        self._made_page: StepPage | None = None
        self._made_chooser: ChoosingPage | None = None
        self._choosing = False
        self._filling = False
        self._filled = False
        self._typed_back: dict[str, str] = {}
        self._then: Callable[[], object] | None = None

    # ---- for the screen ----------------------------------------------------------------------------------------------

    @property
    def run(self) -> RunState | None:
        """The run that leads, if one does."""
        return self._state.draft.run if self._state.scripted else None

    @property
    def in_front(self) -> bool:
        """Whether the centre is the script's: its step, or the choice of one."""
        return self._choosing or self.run is not None

    def page(self) -> QWidget:
        if self._choosing:
            return self._chooser
        return self._cases.case_page() if self._filling else self._page

    def has(self, run: RunState) -> bool:
        """Whether the versions that `run` is on are at hand."""
        return self._books.has(run)

    @property
    def shelf(self) -> Shelf:
        return self._books.shelf

    @property
    def languages(self) -> tuple[Spoken, ...]:
        """In which the script in hand is written."""
        run = self.run
        return self._books.shelf.book(here(run).hash).script.languages if run is not None else ()

    @property
    def visit(self) -> int:
        """Another for each time that a step comes up, of which the Tab key must hear."""
        shown = self._made_page.shown if self._made_page is not None else None
        return shown.visit if shown is not None else -1

    @property
    def _page(self) -> StepPage:
        if self._made_page is None:
            made = self._made_page = StepPage()
            made.replied.connect(self._replied)
            made.waived.connect(self._waived)
            made.owed_wanted.connect(self._make_good)
            made.edited.connect(self._state.typed)
            made.grown.connect(self._watch)
            made.scroll_wanted.connect(self._centre.reveal)
        return self._made_page

    @property
    def _chooser(self) -> ChoosingPage:
        if self._made_chooser is None:
            self._made_chooser = ChoosingPage()
            self._made_chooser.chosen.connect(self.begin)
            self._made_chooser.dropped.connect(self.stand_back)
            self._watch(self._made_chooser)
        return self._made_chooser

    def _watch(self, panel: QWidget) -> None:
        watch(panel, self._state.typed, self._state.moved)

    # ---- beginning ---------------------------------------------------------------------------------------------------

    def begin_fitting(self) -> bool:
        """What they need is known: the script for it leads, or is chosen from several. False where none fits."""
        draft = self._state.draft
        offers = self._books.fitting(draft.channel, draft.service_code) if draft.service_code else ()
        if not offers:
            return False
        run = draft.run
        if run is not None and run.pins[0].script_id in {offer.script_id for offer in offers}:
            self.lead()
        elif len(offers) == 1:
            self.begin(offers[0].script_id)
        else:
            self._choose(offers, t("Several scripts fit. Press a number, or Enter for the first."))
        return True

    def choose_another(self) -> None:
        """Any script that there is for this channel. A run in hand goes on afterwards, where it is now."""
        why = t("What is begun here interrupts the script in hand. When it ends, you are back where you were.")
        going_on = self.run is not None and self.run.ended is None
        self._choose(
            self._books.offered(self._state.draft.channel), why if going_on else t("Choose the script that helps now.")
        )

    def _choose(self, offers: tuple[ScriptOffer, ...], why: str) -> None:
        self._chooser.offer(offers, why)
        self._choosing = True
        self._changed()

    def begin(self, script_id: str) -> None:
        """From its start, or as an interruption of the run in hand."""
        run, now = self.run, self._around.now()
        shelf = self._books.with_new()
        version = shelf.current(script_id)
        if version is None:
            self._notices.say(t("This script is not offered any more."), tone="warn")
            return
        if run is not None and run.ended is None:
            after, left = self._tried(lambda: engine.interrupt(shelf, run, version, now)), None
        else:
            after, left = self._tried(lambda: self._begun(shelf, version)), self._state.draft.run
        if after is None:
            return
        draft = self._state.draft
        runs = (*draft.runs, as_run(left)) if left is not None else draft.runs
        self._books.pin(after, self.fault.emit)
        self._state.draft = replace(draft, run=after, runs=runs)
        self.lead()

    def _begun(self, shelf: Shelf, version: ScriptVersion) -> RunState:
        """Raises ScriptFault where it goes through one that is not here."""
        draft, scripts = self._state.draft, [shelf.book(pin.hash).script for pin in shelf.pins(version)]
        earlier = said_in(draft.run)
        if draft.case is not None:
            earlier += said_in_form(scripts, draft.case.service_code, draft.case.answers)
        spoken = draft.run.situation.language if draft.run is not None else first_language()
        begins = situation(self._state, self._flags(), scripts, spoken=spoken, earlier=earlier)
        return engine.begin(shelf, version, begins, self._around.now())

    def lead(self) -> None:
        """The run in hand goes on where it is."""
        self._state.scripted = True
        self._choosing = self._filling = False
        self._changed()

    def stand_back(self) -> None:
        """Nothing is chosen, and what the case lacks is not asked now."""
        self._choosing = self._filling = False
        self._changed()

    def leave(self) -> None:
        """The fixed form instead, with what was answered in it. The run stays where it is."""
        run, service = self._state.draft.run, self._state.draft.service_code
        self._choosing = self._filling = self._state.scripted = False
        self._state.step = Step.CASE
        self._cases.begin_case()
        case = self._state.draft.case
        if run is not None and case is not None and service is not None and self._books.has(run):
            known = form_answers(self._books.shelf, run, service)
            self._state.draft = replace(self._state.draft, case=replace(case, answers={**known, **case.answers}))
        self._changed()

    def give_way(self) -> None:
        """A fixed step was asked for."""
        self._choosing = self._filling = self._state.scripted = False

    # ---- going on ----------------------------------------------------------------------------------------------------

    def go_on(self) -> None:
        """Enter. What the case lacks is asked first; then the step is done."""
        if self._choosing:
            self._chooser.take()
        elif not self._filling:
            self._page.go_on()
        elif self._cases.may_pass_form():
            self._filling, self._filled = False, True
            self._page.go_on()
            self._filled = False

    def go_back(self) -> None:
        run = self.run
        if self._choosing or self._filling or run is None:
            self.stand_back()
        elif run.past:
            self._move(lambda: engine.back(run, self._around.now()))
            self._undo_deed()
        else:
            self.give_way()
            self._state.step = Step.NEED
            self._changed()

    def jump(self, script_id: str, step_id: str) -> None:
        """To a step that was seen before, or that is owed."""
        run = self.run
        if run is not None:
            self._choosing = self._filling = False
            self._move(lambda: engine.jump(self._books.shelf, run, script_id, step_id, self._around.now()))

    def _make_good(self, step: AnyStep) -> None:
        run = self.run
        if run is not None:
            self.jump(here(run).script_id, step.id)

    def _waived(self, reason: str) -> None:
        run = self.run
        if run is not None:
            self._move(lambda: engine.waive(self._books.shelf, run, reason, self._around.now()))

    def speak(self, spoken: Spoken) -> None:
        """The words in another language from here on."""
        run = self.run
        if run is not None:
            wanted = replace(run.situation, language=spoken)
            self._move(lambda: engine.situate(self._books.shelf, run, wanted, self._around.now()))

    def _replied(self, reply: Reply) -> None:
        """The step was done, with these answers. An action is done by this contact before the script goes on."""
        run = self.run
        if run is None:
            return
        step = self._present(run)
        after = self._tried(lambda: engine.advance(self._books.shelf, run, reply, self._around.now()))
        if after is None or (isinstance(step, Action) and not self._does(step, run, failed=reply.failed)):
            return
        self._arrive(after)

    def _move(self, move: Callable[[], RunState]) -> None:
        after = self._tried(move)
        if after is not None:
            self._arrive(after)

    def _tried(self, move: Callable[[], RunState]) -> RunState | None:
        """None where the script does not have this move: the handler has been told why."""
        try:
            return move()
        except AnswersRefused as fault:
            self._page.refuse(fault.fields)
        except ScriptFault as fault:
            self._notices.show_fault(fault)
        return None

    def _arrive(self, after: RunState) -> None:
        draft = replace(self._state.draft, run=after)
        end = self._present(after) if after.ended is not None else None
        self._state.draft = with_end(draft, end.result) if isinstance(end, Ending) else draft
        self._changed()

    def _changed(self) -> None:
        self._state.changed.emit()
        self.moved.emit()

    def _present(self, run: RunState) -> AnyStep:
        return self._books.shelf.book(here(run).hash).step(here(run).step)

    # ---- what actions do ---------------------------------------------------------------------------------------------

    def _does(self, step: Action, run: RunState, *, failed: bool) -> bool:
        """Whether it is done, so that the script may go on."""
        draft, now = self._state.draft, self._around.now()
        if step.do is ActionKind.VERIFY_IDENTITY:
            representative = run.situation.representative
            self._state.draft = with_identity(draft, now, representative=representative, failed=failed)
        elif failed:
            return True
        elif step.do in RAISES and (step.service or step.do is ActionKind.RAISE_CASE):
            return self._raises(step.service or "", run)
        else:
            self._centre.notes.add(line_for_notes(step))
            self._state.draft = with_promised(self._state.draft, step)
        return True

    def _raises(self, service_code: str, run: RunState) -> bool:
        """Into the draft. What its form needs beyond the script's answers is asked in place."""
        if not self._filled:
            lacks = self._cases.raise_case(service_code, form_answers(self._books.shelf, run, service_code))
            if lacks:
                self._notices.say(t("The case cannot be raised yet."), tone="warn", more=lacks)
                return False
        if not self._cases.is_complete:
            self._filling = True
            self._changed()
            return False
        return True

    def _undo_deed(self) -> None:
        run = self.run
        step = self._present(run) if run is not None else None
        if isinstance(step, Action):
            self._state.put(without(self._state.draft, step))

    # ---- painting ----------------------------------------------------------------------------------------------------

    def paint(self) -> None:
        """The step in hand in the words for how things stand now, and what stands around it."""
        run = self.run
        if run is None:
            self._scene.clear()
            return
        if not self._books.looked_for(run, self._recalled, self._not_recalled):
            return
        try:
            self._follow()
            run = self.run or run
            shown = self._scene.step(run)
        except ScriptFault as fault:
            self._give_up(fault)
            return
        self._page.show_step(shown)
        self._scene.paint(run, shown, filling=self._filling)
        if self._typed_back:
            typed, self._typed_back = self._typed_back, {}
            self._page.put_back(typed)

    def _follow(self) -> None:
        """Flags, language, channel, who speaks and what is known: the run hears of it when it is another."""
        run = self.run
        if run is None:
            return
        earlier = tuple(fact for fact in run.situation.facts if fact.origin is Origin.SAID)
        stands = situation(
            self._state, self._flags(), self._books.scripts, spoken=run.situation.language, earlier=earlier
        )
        if stands != run.situation:
            after = engine.situate(self._books.shelf, run, stands, self._around.now())
            self._state.draft = replace(self._state.draft, run=after)

    def _flags(self) -> tuple[ShownFlag, ...]:
        return self._around.flags(self._state.context) if self._state.context is not None else ()

    def _give_up(self, fault: ScriptFault) -> None:
        """The script leads nowhere: the contact goes on without it, at once."""
        self.give_way()
        self._scene.clear()
        self._state.step = Step.CASE if self._state.draft.service_code else Step.NEED
        self._cases.begin_case()
        self._notices.show_fault(fault)
        self.fault.emit(fault)

    # ---- as it stands on disk ----------------------------------------------------------------------------------------

    @property
    def typed(self) -> dict[str, str]:
        """What is answered in the step in hand and not gone on with."""
        if self.run is None or self._made_page is None or self._made_page.shown is None:
            return self._typed_back
        return self._made_page.typed

    def put_back(self, typed: Mapping[str, str]) -> None:
        """What `typed` said once: now, or once the script is there."""
        if self.run is None:
            return
        if self._made_page is None or self._made_page.shown is None:
            self._typed_back = {name: words for name, words in typed.items() if name.startswith(OF_SCRIPT)}
        else:
            self._made_page.put_back(typed)

    def when_there(self, then: Callable[[], object]) -> None:
        """Call `then` once the script left open is shown, if that is still to come."""
        if self.run is not None and not self._books.has(self.run):
            self._then = then

    def _not_recalled(self, fault: Fault) -> None:
        self.fault.emit(fault)
        self._recalled()

    def _recalled(self) -> None:
        self._state.changed.emit()
        then, self._then = self._then, None
        if then is not None:
            then()
