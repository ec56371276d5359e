"""The guided script in hand: each step a page in the centre, in the words for how things stand now.

The state of the run is in the draft, so it is on this computer's disk as everything typed is. The page of its steps
outlives the contact (see ui.contacts.pages); all else here goes with it.
"""

from collections.abc import Callable, Mapping

from msgspec.structs import replace
from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QWidget

from agent_desktop.contract.problems import FieldError
from agent_desktop.contract.script_runs import RunState
from agent_desktop.language import t
from agent_desktop.scripts.faults import ScriptFault
from agent_desktop.scripts.view import form_answers
from ui.bridge import Fault
from ui.contacts.asking import Asking
from ui.contacts.case_work import CaseWork
from ui.contacts.centre import Centre
from ui.contacts.pages import Pages
from ui.contacts.remembering import watch
from ui.contacts.script_books import ScriptBooks
from ui.contacts.script_moves import ScriptMoves
from ui.contacts.script_scene import ScriptScene
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
        pages: Pages,
    ) -> None:
        super().__init__(state)
        self._state, self._cases, self._centre, self._notices = state, cases, centre, notices
        self._pages = pages
        self.books = ScriptBooks(asking, around, self)
        self._scene = ScriptScene(
            state, asking, around, self.books, cases=cases, centre=centre, side=side, failed=self.fault.emit
        )
        self.moves = ScriptMoves(state, around, self.books, cases=cases, notes=centre.notes, notices=notices)
        cases.script_chosen.connect(self._begin)
        self.moves.arrived.connect(self._changed)
        self.moves.refused.connect(self._refused)
        self.moves.fault.connect(self.fault)
        self._made_page: StepPage | None = None
        self._made_chooser: ChoosingPage | None = None
        self._choosing = False
        self._typed_back: dict[str, str] = {}
        self._then: Callable[[], object] | None = None

    # ---- what is in front ------------------------------------------------------------------------------------------

    @property
    def run(self) -> RunState | None:
        """The run that leads, if one does."""
        return self.moves.run

    @property
    def in_front(self) -> bool:
        """Whether the centre is the script's: its step, or the choice of one."""
        return self._choosing or self.run is not None

    def page(self) -> QWidget:
        if self._choosing:
            return self._chooser
        return self._cases.case_page() if self.moves.filling else self._page

    @property
    def visit(self) -> int:
        """Another for each time that a step comes up, of which the Tab key must hear."""
        shown = self._made_page.shown if self._made_page is not None else None
        return shown.visit if shown is not None else -1

    @property
    def _page(self) -> StepPage:
        if self._made_page is None:
            made = self._made_page = self._pages.step
            made.replied.connect(self.moves.reply)
            made.waived.connect(self.moves.waive)
            made.owed_wanted.connect(self.moves.make_good)
            made.edited.connect(self._state.typed)
            made.grown.connect(self._watch)
            made.scroll_wanted.connect(self._reveal)
        return self._made_page

    @property
    def _chooser(self) -> ChoosingPage:
        if self._made_chooser is None:
            self._made_chooser = ChoosingPage()
            self._made_chooser.chosen.connect(self._begin)
            self._made_chooser.dropped.connect(self._stand_back)
            self._watch(self._made_chooser)
        return self._made_chooser

    def _watch(self, panel: QWidget) -> None:
        watch(panel, self._state.typed, self._state.moved)

    def _reveal(self, part: QWidget) -> None:
        self._centre.reveal(part)

    # ---- into a script, and out of it --------------------------------------------------------------------------------

    def begin_fitting(self) -> bool:
        """What they need is known: the script for it leads, or is chosen from several. False where none fits."""
        draft = self._state.draft
        offers = self.books.fitting(draft.channel, draft.service_code) if draft.service_code else ()
        if not offers:
            return False
        run = draft.run
        if run is not None and run.pins[0].script_id in {offer.script_id for offer in offers}:
            self.lead()
        elif len(offers) == 1:
            return self._begin(offers[0].script_id)
        else:
            self._choose(offers, t("Several scripts fit. Press a number, or Enter for the first."))
        return True

    def choose_another(self) -> None:
        """Any script that there is for this channel. A run in hand goes on afterwards, where it is now."""
        why = t("Choose the script that helps now.")
        if self.run is not None and self.run.ended is None:
            why = t("What is begun here interrupts the script in hand. When it ends, you are back where you were.")
        self._choose(self.books.offered(self._state.draft.channel), why)

    def _choose(self, offers: tuple[ScriptOffer, ...], why: str) -> None:
        self._chooser.offer(offers, why)
        self._choosing = True
        self._changed()

    def _begin(self, script_id: str) -> bool:
        begun = self.moves.begin(script_id)
        if begun:
            self.lead()
        return begun

    def lead(self) -> None:
        """The run in hand goes on where it is."""
        self.give_way()
        self._state.scripted = True
        self._changed()

    def _stand_back(self) -> None:
        """Nothing is chosen, and what the case lacks is not asked now."""
        self._choosing = self.moves.filling = False
        self._changed()

    def leave(self) -> None:
        """The fixed form instead, with what was answered in it. The run stays where it is."""
        run, service = self._state.draft.run, self._state.draft.service_code
        self.give_way()
        self._state.step = Step.CASE
        self._cases.begin_case()
        case = self._state.draft.case
        if run is not None and case is not None and service is not None and self.books.has(run):
            known = form_answers(self.books.shelf, run, service)
            self._state.draft = replace(self._state.draft, case=replace(case, answers={**known, **case.answers}))
        self._changed()

    def give_way(self) -> None:
        """A fixed step was asked for."""
        self._choosing = self.moves.filling = self._state.scripted = False

    # ---- going on ----------------------------------------------------------------------------------------------------

    def go_on(self) -> None:
        """Enter. What the case lacks is asked first; then the step is done."""
        if self._choosing:
            self._chooser.take()
        elif not self.moves.filling or self._cases.may_pass_form():
            self._page.go_on()

    def go_back(self) -> None:
        if self._choosing or self.moves.filling:
            self._stand_back()
        elif not self.moves.back():
            self.give_way()
            self._state.step = Step.NEED
            self._changed()

    def _refused(self, fields: tuple[FieldError, ...]) -> None:
        self._page.refuse(fields)

    def _changed(self) -> None:
        self._state.changed.emit()
        self.moved.emit()

    # ---- painting ----------------------------------------------------------------------------------------------------

    def renew_answers(self) -> None:
        self._scene.ask_anew()

    def paint(self) -> None:
        """The step in hand in the words for how things stand now, and what stands around it."""
        run = self.run
        if run is None:
            self._scene.clear()
        else:
            self._paint_step(run)
        if self._choosing:
            self._scene.paint_choice()

    def _paint_step(self, run: RunState) -> None:
        if not self.books.looked_for(run, self._recalled, self._not_recalled):
            return
        try:
            self.moves.follow()
            run = self.run or run
            shown = self._scene.step(run)
        except ScriptFault as fault:
            self._give_up(fault)
            return
        self._page.show_step(shown)
        self._scene.paint(run, shown, filling=self.moves.filling)
        if self._typed_back:
            typed, self._typed_back = self._typed_back, {}
            self._page.put_back(typed)

    def _give_up(self, fault: ScriptFault) -> None:
        """The script leads nowhere: the contact goes on without it, at once."""
        self.give_way()
        self._scene.clear()
        self._state.step = Step.CASE if self._state.draft.service_code else Step.NEED
        self._cases.begin_case()
        self._notices.show_fault(fault)

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
        if self.run is not None and not self.books.has(self.run):
            self._then = then

    def _not_recalled(self, fault: Fault) -> None:
        self.fault.emit(fault)
        self._recalled()

    def _recalled(self) -> None:
        self._state.changed.emit()
        then, self._then = self._then, None
        if then is not None:
            then()
