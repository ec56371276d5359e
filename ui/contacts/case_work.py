"""What they need, and the case raised for it: service, reference, promise, form, read-back."""

from collections.abc import Mapping

from msgspec.structs import replace
from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QWidget

from agent_desktop.contacts.draft import CaseDraft, with_in_hand, without_case
from agent_desktop.contacts.taken import reference_for, turned
from agent_desktop.contract.cases import WireAnswers
from agent_desktop.contract.outcomes import Outcome
from agent_desktop.contract.services import Service
from agent_desktop.ids import new_id
from agent_desktop.language import language, t
from ui.cases.form_page import OF_FORM, FormPage, with_answers
from ui.cases.promise_lines import RaisedFacts, ServiceFacts, errors_of, raised_facts, service_facts
from ui.cases.read_back import ReadBackPage
from ui.cases.taken import answer_lines
from ui.citizens.headline import address_words
from ui.contacts.asking import Asking
from ui.contacts.centre import Centre
from ui.contacts.no_case_page import NoCasePage
from ui.contacts.pages import Pages
from ui.contacts.references import References
from ui.contacts.remembering import put_back, watch, words_in
from ui.contacts.service_page import OF_SEARCH, ServicePage
from ui.contacts.side import Side
from ui.contacts.state import ContactState
from ui.contacts.steps import Step
from ui.contacts.surroundings import Surroundings
from ui.scripts.choosing_page import offers_of
from ui.shell.notices import NoticeArea


class CaseWork(QObject):
    """Signals: fault(fault); script_chosen(script id): what they need is a script, found by its title."""

    fault = Signal(object)
    script_chosen = Signal(str)

    def __init__(
        self,
        state: ContactState,
        asking: Asking,
        around: Surroundings,
        *,
        centre: Centre,
        side: Side,
        notices: NoticeArea,
        pages: Pages,
    ) -> None:
        super().__init__(state)
        self._state, self._asking, self._around = state, asking, around
        self._centre, self._side, self._notices = centre, side, notices
        self._pages = pages
        self.references = References(state, asking)
        self._services: ServicePage | None = None
        self._form: FormPage | None = None
        self._no_case: NoCasePage | None = None
        self._read_back: ReadBackPage | None = None
        self.references.came.connect(self._reference_came)
        self.references.fault.connect(self.fault)
        side.raised.again.connect(self.references.try_again)

    # ---- what the handler did ------------------------------------------------------------------------------------

    def choose_service(self, code: str | None, *, soon: bool = False) -> None:
        """Another service: a case begun for the one before is dropped, its reference stays for the new one.

        What a script raised stays, with the reference that the citizen was told. `soon`: the same key goes on.
        """
        if code == self._state.draft.service_code:
            return
        self._state.declined_case_for = ""
        draft = self._state.draft
        outcome = draft.outcome
        if not any(case.stays and case.service_code == draft.service_code for case in draft.cases):
            draft = without_case(draft, draft.service_code)
        draft = with_in_hand(draft, code)
        self._state.taken = turned(self._state.taken, draft.cases, code)
        self._state.put(replace(draft, service_code=code, outcome=outcome), soon=soon)
        if code is not None:
            self.references.have(code)

    def _enter_service(self, code: str) -> None:
        self.choose_service(code, soon=True)

    def _reference_came(self) -> None:
        if not self._state.scripted:
            self.begin_case()

    def begin_case(self) -> None:
        """A case for the service chosen, once its form is reached and a reference is at hand."""
        if self._state.step < Step.CASE or self._state.draft.service_code is None:
            return
        draft = self._state.draft = with_in_hand(self._state.draft, self._state.draft.service_code)
        if draft.case is not None or self._state.declined_case_for == draft.service_code:
            return
        service = self.service
        if service is None or not self.references.have(service.code):
            return
        case = self.new_case(service.code)
        self._state.draft = replace(draft, case=case, outcome=draft.outcome or Outcome.CASE_RAISED)

    def new_case(self, service_code: str, *, beside: bool = False) -> CaseDraft:
        """As it begins now, with its reference ("" while there is none) and nothing taken down.

        What is raised beside is seldom where the citizen lives: a concern about a neighbour must not send anyone there.
        """
        citizen, taken = self._state.citizen, self._state.taken
        return CaseDraft(
            id=new_id(),
            service_code=service_code,
            reference=reference_for(taken, self._state.draft.cases, service_code, beside=beside),
            opened_at=self._around.now(),
            promised_at=self._around.promise(service_code),
            place=address_words(citizen) if citizen and citizen.address and not beside else "",
        )

    def raise_case(self, service_code: str, answers: WireAnswers, *, beside: bool) -> str:
        """With what a script took down; "" or, in words, why it cannot be. A case of another service is set aside.

        `beside`: it is not what the contact is about, and has a reference of its own.
        """
        if service_code not in self._around.catalogue.services:
            return t("The service is not known on this computer.")
        draft = self._state.draft
        if not beside and draft.case is not None and _is_only_begun(draft.case, service_code):
            draft = self._state.draft = without_case(draft, draft.case.service_code)
        draft = with_in_hand(draft, service_code)
        case = draft.case
        if case is None and not self.references.have(service_code, beside=beside):
            return self._state.reference_trouble or t("The reference is still on its way: try again in a moment.")
        case = case or self.new_case(service_code, beside=beside)
        case = replace(case, answers={**case.answers, **answers}, stays=True)
        about = draft.service_code if beside else service_code
        self._state.declined_case_for = ""
        self._state.draft = replace(draft, service_code=about, case=case, outcome=Outcome.CASE_RAISED)
        return ""

    @property
    def is_complete(self) -> bool:
        """Whether there is a case in hand whose form holds no error."""
        return self._state.draft.case is not None and not self._wrong(self._state.draft.case)

    def decline(self) -> None:
        """This contact needs no case."""
        draft = self._state.draft
        declined = draft.case.service_code if draft.case else draft.service_code
        if declined == draft.service_code:
            self._state.declined_case_for = declined or ""
        left = without_case(draft, declined)
        nothing = not left.cases and left.outcome is Outcome.CASE_RAISED
        self._state.draft = replace(left, outcome=None) if nothing else left
        self._state.go(Step.READ_BACK)

    def _want_case(self) -> None:
        self._state.declined_case_for = ""
        self.begin_case()
        self._state.changed.emit()

    def _changed(self, place: str, answers: WireAnswers) -> None:
        draft = self._state.draft
        if draft.case is not None:
            self._state.put(replace(draft, case=with_answers(draft.case, place, answers)))

    def may_pass_form(self) -> bool:
        """Whether the form holds no error; says each beside its field."""
        return self._state.draft.case is None or self._form is None or self._form.say_all()

    def lacks(self) -> tuple[str, ...]:
        """What the forms still lack, for the line beside Finish."""
        wrong = any(self._wrong(case) for case in self._state.draft.cases)
        return (t("Complete the details of the case"),) if wrong else ()

    def _wrong(self, case: CaseDraft | None) -> bool:
        return bool(errors_of(case, self._service_of(case), self._around.today()))

    def to_what_lacks(self) -> None:
        """The form of the first case that lacks something comes to the front, if it is not there."""
        draft = self._state.draft
        lacking = next((case for case in draft.cases if self._wrong(case)), None)
        if lacking is not None and lacking is not draft.case:
            self._state.draft = with_in_hand(draft, lacking.service_code)
            self._state.scripted = False
            self._state.go(Step.CASE)
        self.may_pass_form()

    # ---- as it stands on disk --------------------------------------------------------------------------------------

    @property
    def typed(self) -> dict[str, str]:
        """What stands in the search for a service, and in the form as it was written."""
        said = words_in(self._services, empty=False) if self._services is not None else {}
        case, form = self._state.draft.case, self._form
        if case is not None and form is not None and form.service.code == case.service_code:
            # The place is in the draft letter for letter.
            said |= {name: words for name, words in words_in(form, empty=False).items() if name.startswith(OF_FORM)}
        return said

    def put_back(self, typed: Mapping[str, str]) -> None:
        """What `typed` said once."""
        if OF_SEARCH in typed:
            put_back(self._service_page(), typed)
        if any(name.startswith(OF_FORM) for name in typed) and isinstance(page := self.case_page(), FormPage):
            put_back(page, typed)

    def _watch(self, panel: QWidget) -> None:
        watch(panel, self._state.typed, self._state.moved)

    # ---- painting --------------------------------------------------------------------------------------------------

    @property
    def service(self) -> Service | None:
        return self._around.catalogue.services.get(self._state.draft.service_code or "")

    def _service_of(self, case: CaseDraft | None) -> Service | None:
        return self._around.catalogue.services.get(case.service_code) if case else None

    def _raised(self) -> RaisedFacts | None:
        return self._facts_of(self._state.draft.case)

    def _facts_of(self, case: CaseDraft | None) -> RaisedFacts | None:
        service = self._service_of(case)
        if case is None or service is None:
            return None
        calendar = self._around.catalogue.calendars.get(service.calendar_code)
        return raised_facts(case, service, calendar, self._around.now())

    def paint(self) -> None:
        """The cards beside the call."""
        service = self.service
        held = self._around.catalogue
        self._state.form_complete = not self._wrong(self._state.draft.case)
        facts: ServiceFacts | None = None
        if service is not None:
            facts = service_facts(service, held.departments.get(service.department_code))
        self._side.service.show_service(facts)
        self._side.raised.show_cases(
            self._shown_cases(), reference=self._state.at_hand, trouble=self._state.reference_trouble
        )

    def _shown_cases(self) -> tuple[RaisedFacts | None, ...]:
        """Every case that is raised or foreseen, what the contact is about first. None: that has none yet."""
        draft, ahead = self._state.draft, self._state.foreseen
        own = ahead.service_code if ahead else draft.service_code
        cases = [case for case in (*draft.cases, ahead, self._state.foreseen_beside) if case is not None]
        cases.sort(key=lambda case: case.service_code != own)
        shown = tuple(facts for facts in map(self._facts_of, cases) if facts is not None)
        if own is None or own in {case.service_code for case in cases} or own == self._state.declined_case_for:
            return shown or (None,)
        self.references.have(own, again=False)  # a contact that was left open had none yet
        return (None, *shown)

    def page(self) -> ServicePage | FormPage | ReadBackPage | NoCasePage:
        """The page of the present step (not that of identity), up to date."""
        if self._state.step is Step.NEED:
            return self._service_page()
        if self._state.step is Step.CASE:
            return self.case_page()
        if self._read_back is None:
            self._read_back = ReadBackPage()
        case = self._state.draft.case
        service = self._service_of(case)
        lines = answer_lines(service, case.answers) if case and service else ()
        self._read_back.show_case(self._raised(), lines)
        return self._read_back

    def _service_page(self) -> ServicePage:
        if self._services is None:
            self._services = self._pages.services
            self._services.chosen.connect(self.choose_service)
            self._services.entered.connect(self._enter_service)
            self._services.script_chosen.connect(self.script_chosen)
            self._watch(self._services)
        context = self._state.context
        recent = [case.service_code for case in context.open_cases] if context else []
        recent += [item.service_code for item in context.history.items if item.service_code] if context else []
        self._services.offer_scripts(offers_of(self._around.scripts, self._state.draft.channel))
        self._services.show_services(self._state.draft.service_code, tuple(dict.fromkeys(recent)))
        return self._services

    def case_page(self) -> FormPage | NoCasePage:
        case, raised = self._state.draft.case, self._raised()
        service = self._service_of(case)
        if case is None or service is None or raised is None:
            return self._no_case_page(self.service)
        if self._form is None or self._form.service is not service:
            if self._form is not None:
                self._centre.drop_page(self._form)
            self._form = FormPage(service, self._around.today())
            self._form.changed.connect(self._changed)
            self._form.declined.connect(self.decline)
            self._form.scroll_wanted.connect(self._centre.reveal)
            self._watch(self._form)
        self._form.may_decline(allowed=not self._state.scripted)
        self._form.show_case(case, raised)
        return self._form

    def _no_case_page(self, service: Service | None) -> NoCasePage:
        if self._no_case is None:
            self._no_case = NoCasePage()
            self._no_case.case_wanted.connect(self._want_case)
            self._no_case.service_wanted.connect(lambda: self._state.go(Step.NEED))
        name = service.name.in_language(language()) if service else ""
        self._no_case.show_why(name, waiting=self.references.waiting, trouble=self._state.reference_trouble)
        return self._no_case


def _is_only_begun(case: CaseDraft, service_code: str) -> bool:
    """Whether it is of another service, and nothing was taken down for it."""
    return case.service_code != service_code and not case.answers and not case.stays
