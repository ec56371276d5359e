"""Who the contact is with: opening, finding, adding, and who speaks for whom."""

from collections.abc import Callable, Mapping
from uuid import UUID
from zoneinfo import ZoneInfo

from msgspec.structs import replace
from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QWidget

from agent_desktop import dates
from agent_desktop.citizens.checking import authority, identity_questions
from agent_desktop.contacts.numbers import CallerNumber
from agent_desktop.contract.base import Page
from agent_desktop.contract.citizens import Channel, Citizen, CitizenMatch, CitizenWrite, Representative
from agent_desktop.contract.contacts import IdentityCheck, IdentityMethod, NumberKind
from agent_desktop.desk.citizens import Added, Corrected
from agent_desktop.desk.faults import FieldsRefused
from agent_desktop.faults import EnvironmentFault
from agent_desktop.ids import new_id
from agent_desktop.language import language, t
from ui.bridge import Fault
from ui.citizens.chooser import OF_CHOOSER, Chooser
from ui.citizens.header import HeaderPanel
from ui.citizens.headline import SpeakerChoice, headline, number_words, speaker_choices
from ui.citizens.offers import Offer, nobody_words, offer, offered_words, unasked_words
from ui.citizens.person_draft import with_number, without_number
from ui.contacts.asking import Asking
from ui.contacts.identity_page import IdentityPage
from ui.contacts.opening import Opening
from ui.contacts.pages import Pages
from ui.contacts.remembering import watch
from ui.contacts.state import ContactState
from ui.contacts.steps import Step
from ui.contacts.surroundings import Surroundings
from ui.shell.notices import NoticeArea
from ui.style.announcing import announce


def known_words(state: ContactState, around: Surroundings) -> str:
    """What is to be known of what is shown: that something of it waits to be sent, or how old it is. "" for nothing."""
    if state.waiting.details:
        return t("Saved here; sent when the line is back")
    context = state.context
    if context is None or not state.as_held:
        return ""
    time = dates.clock_time(context.as_of, around.zone)
    day = context.as_of.astimezone(ZoneInfo(around.zone)).date()
    if day == around.today():
        return t("As known at {time} on this computer").format(time=time)
    return t("As known on {date} at {time} on this computer").format(
        date=dates.day(day, language(), around.today()), time=time
    )


class PeopleWork(QObject):
    """Signals: fault(fault) for whoever shows the connection; step_wanted() before the first step is gone to."""

    fault = Signal(object)
    step_wanted = Signal()

    def __init__(
        self,
        state: ContactState,
        asking: Asking,
        around: Surroundings,
        header: HeaderPanel,
        notices: NoticeArea,
        *,
        opening: Opening,
        pages: Pages,
    ) -> None:
        super().__init__(state)
        self._state, self._asking, self._around = state, asking, around
        self._header, self._notices = header, notices
        self.opening = opening
        self.opening.fault.connect(self.fault)
        self.person_id: UUID = new_id()
        self._questions_of: tuple[object, ...] = ()
        self._told: tuple[str, ...] = ()
        self._pages = pages
        self._made_chooser: Chooser | None = None
        self._wired_identity: IdentityPage | None = None
        # No lambda on what outlives this contact: it would be called for the next one too.
        self._header.person_wanted.connect(self._change_person)
        self._header.speaker_chosen.connect(self._speaks)
        self._header.channel_chosen.connect(self._came_by)

    @property
    def chooser(self) -> Chooser:
        """Made when it is first needed: most calls are from someone known."""
        if self._made_chooser is None:
            self._made_chooser = Chooser(self._around.today())
            self._made_chooser.picked.connect(self.opening.open)
            self._made_chooser.sought.connect(self._find)
            self._made_chooser.added.connect(self._add)
            self._made_chooser.kept.connect(lambda: self._choose_person(wanted=False))
            self._made_chooser.grown.connect(self._watch)
            self._watch(self._made_chooser)
        return self._made_chooser

    @property
    def identity(self) -> IdentityPage:
        if self._wired_identity is None:
            self._wired_identity = self._pages.identity
            self._wired_identity.answered.connect(self._checked)
            self._wired_identity.number_wanted.connect(self._attach_number)
            self._wired_identity.represented.connect(self.opening.open)
        return self._wired_identity

    @property
    def has_words(self) -> bool:
        """Whether the form for someone new holds something typed."""
        return self._made_chooser is not None and self._made_chooser.has_words

    @property
    def typed(self) -> dict[str, str]:
        """What stands in the search and in the form for someone new, by the field's name."""
        return self._made_chooser.typed if self._made_chooser is not None else {}

    def put_back(self, typed: Mapping[str, str]) -> None:
        """What `typed` said once."""
        if any(name.startswith(OF_CHOOSER) for name in typed):
            self.chooser.put_back(typed)

    def _watch(self, panel: QWidget) -> None:
        watch(panel, self._state.typed, self._state.moved)

    def prepare(self) -> None:
        """Make what the answer will need, while the server works on it."""
        self.identity.ensurePolished()

    def page(self) -> QWidget:
        """What stands in the first step: the wait for the answer, the choice of a person, or the identity check."""
        if not self.opening.answered and not self._state.choosing:
            return self._pages.waiting
        return self.chooser if self.chooses else self.identity

    def _find(self, words: str) -> None:
        finder = self.chooser.finder

        def found(page: Page[CitizenMatch]) -> None:
            finder.show_found(words, self._offers(page.items), more=page.next_cursor is not None)

        def failed(fault: Fault) -> None:
            finder.show_failed(words, fault.what if isinstance(fault, EnvironmentFault) else t("The search failed."))
            self.fault.emit(fault)

        self._asking.find(words, found, failed)

    def _offers(self, matches: tuple[CitizenMatch, ...]) -> tuple[Offer, ...]:
        catalogue, today = self._around.catalogue.flags, self._around.today()
        return tuple(offer(match, catalogue, today) for match in matches)

    def _add(self, write: CitizenWrite) -> None:
        """The id is made once a form, so that trying again adds nobody twice."""
        self.chooser.sending(True)

        def done(added: Added) -> None:
            self.person_id = new_id()
            self.chooser.drop_form()
            self.opening.open(added.citizen.id)

        def failed(fault: Fault) -> None:
            self.chooser.sending(False)
            if isinstance(fault, FieldsRefused):
                self.chooser.show_refused(fault.errors)
            self._failed_with(lambda: self._add(write))(fault)

        self._asking.add(self.person_id, write, done, failed)

    def _change_person(self) -> None:
        self._choose_person(wanted=True)

    def _choose_person(self, *, wanted: bool) -> None:
        self.step_wanted.emit()
        self._state.choosing = wanted
        self._state.go(Step.IDENTITY)
        if wanted:
            self.chooser.finder.field.setFocus()

    def _speaks(self, choice: SpeakerChoice) -> None:
        """Another speaker: what was checked of the one before does not hold for them."""
        self._state.somebody_else = choice.somebody_else
        self._state.put(replace(self._state.draft, speaking_with=choice.id, identity=None))

    def _came_by(self, channel: Channel) -> None:
        self._state.put(replace(self._state.draft, channel=channel))

    def _checked(self, method: IdentityMethod) -> None:
        draft = self._state.draft
        check = IdentityCheck(method=method, at=self._around.now(), of_representative=draft.speaking_with is not None)
        self._state.put(replace(draft, identity=check))

    def _attach_number(self) -> None:
        citizen, number = self._state.citizen, self._state.draft.caller.e164
        if citizen is None or number is None:
            return

        def done(corrected: Corrected) -> None:
            self._state.put_citizen(corrected.citizen)
            self._notices.say(
                t("The number is on the record."),
                tone="good",
                action=(t("Undo"), lambda: self._detach(corrected.citizen)),
            )

        self._asking.correct(citizen, with_number(citizen, number), done, self._failed_with(self._attach_number))

    def _detach(self, citizen: Citizen) -> None:
        number = self._state.draft.caller.e164
        if number is not None:
            self._asking.correct(
                citizen,
                without_number(citizen, number),
                lambda corrected: self._state.put_citizen(corrected.citizen),
                self._failed_with(lambda: self._detach(citizen)),
            )

    def _failed_with(self, again: Callable[[], object]) -> Callable[[Fault], None]:
        def failed(fault: Fault) -> None:
            self._notices.show_fault(fault, again)
            self._state.changed.emit()
            self.fault.emit(fault)

        return failed

    # ---- painting -----------------------------------------------------------------------------------------------

    @property
    def chooses(self) -> bool:
        """Whether the first step is to choose someone."""
        return self._state.citizen is None or self._state.choosing

    def paint(self) -> None:
        draft, citizen = self._state.draft, self._state.citizen
        self._header.offer_channels(draft.channel if draft.caller.kind is NumberKind.NONE else None)
        if citizen is None:
            self._header.show_nobody(self._title(), number_words(draft.caller))
        else:
            line = headline(
                draft,
                citizen,
                self._around.catalogue.services,
                self._around.today(),
                by_number=self._state.by_number,
                somebody_else=self._state.somebody_else,
                known=known_words(self._state, self._around),
            )
            self._header.show_person(line, speaker_choices(citizen))
            self._tell(line.name, line.identity.words)
            self._paint_identity(citizen)
        if not self.opening.answered:
            shown = draft.caller.shown
            looking = t("Looking for {number}…").format(number=shown) if shown else t("Looking for the person…")
            self._pages.waiting.say(looking)
        elif self.chooses:
            context = self._state.context
            offers = self._offers(context.matches if context else ())
            why = offered_words(len(offers)) if offers else self._nobody(draft.caller)
            self.chooser.show_offers(offers, why, phone=draft.caller.shown, may_keep=citizen is not None)
            self._tell(why)

    def _tell(self, *words: str) -> None:
        """Aloud what is not known yet of `words`: who it is, and how far that is checked; or who it may be."""
        new = [each for each in words if each not in self._told]
        self._told = words
        announce(self._header, ". ".join(new))

    def _nobody(self, caller: CallerNumber) -> str:
        return unasked_words(caller) if self.opening.unasked else nobody_words(caller)

    def _title(self) -> str:
        return t("Who is calling?") if self._state.draft.caller.shown else t("New contact")

    def _representative(self, citizen: Citizen) -> Representative | None:
        return next((one for one in citizen.representatives if one.id == self._state.draft.speaking_with), None)

    def _paint_identity(self, citizen: Citizen) -> None:
        draft = self._state.draft
        self.identity.show_answer(draft.identity.method if draft.identity else None)
        key = (citizen, draft.speaking_with, draft.service_code, self._state.somebody_else)
        if key == self._questions_of:
            return
        self._questions_of = key
        representative = self._representative(citizen)
        caution, hint = "", t("To you: ask at least two, and wait for the answer. Never read the record out first.")
        if self._state.somebody_else:
            caution = t("No authority on record: speak in general terms only.")
        if representative is not None:
            allowed = authority(representative, draft.service_code, self._around.today())
            caution, hint = ("" if allowed.may else allowed.words), (allowed.words if allowed.may else hint)
        self.identity.show_questions(
            identity_questions(citizen, representative=representative), caution=caution, hint=hint
        )
        number = draft.caller.e164
        missing = number is not None and all(phone.e164 != number for phone in citizen.phones)
        may_attach = missing and representative is None and not self._state.by_number
        self.identity.offer_number(
            t("Add {number} to their record").format(number=draft.caller.shown) if may_attach else ""
        )
        self.identity.offer_represented(self._state.context.represents if self._state.context else ())
