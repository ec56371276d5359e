"""What one open contact is at this moment. Frozen records, replaced; whoever paints listens to `changed`."""

from collections.abc import Callable

from msgspec.structs import replace
from PySide6.QtCore import QObject, Signal

from agent_desktop.contacts.draft import CaseDraft, ContactDraft
from agent_desktop.contacts.happenings import happened, noted
from agent_desktop.contacts.taken import TakenReferences, reference_for
from agent_desktop.contract.base import Moment
from agent_desktop.contract.citizens import Citizen
from agent_desktop.contract.contact_events import Happening
from agent_desktop.contract.contacts import ContactContext
from agent_desktop.desk.waiting import NOTHING_WAITS, Waiting
from ui.contacts.steps import Step
from ui.turns import TURN_MS, once


class ContactState(QObject):
    """Signals: changed() after anything but what is being typed is another; typed() after words in a field are;
    moved() after the cursor went elsewhere.

    `by_number`: the person came with the caller's number; `choosing`: another person is being looked for;
    `somebody_else`: the speaker has no authority on record; `taken`: the references, each for its case alone;
    `declined_case_for`: the service for which no case is wanted, or "";
    `scripted`: the guided script leads, not the fixed steps; `foreseen`: the case that its way leads to, and
    `foreseen_beside` what an interruption leads to;
    `as_held`: the person is shown as this computer held them, and the server does not answer; `waiting`: what of them
    waits here to be sent.
    """

    changed = Signal()
    typed = Signal()
    moved = Signal()

    def __init__(self, draft: ContactDraft, now: Callable[[], Moment], parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._draft, self._now = draft, now
        self.context: ContactContext | None = None
        self.step = Step.IDENTITY
        self.by_number = False
        self.choosing = False
        self.somebody_else = False
        self.taken = TakenReferences()
        self.reference_trouble = ""
        self.declined_case_for = ""
        self.scripted = False
        self.foreseen: CaseDraft | None = None
        self.foreseen_beside: CaseDraft | None = None
        self.as_held = False
        self.waiting = NOTHING_WAITS
        self.finishing = False
        self.form_complete = False
        self._soon = once(self, self.changed.emit, TURN_MS)
        self.changed.connect(self._soon.stop)

    @property
    def draft(self) -> ContactDraft:
        return self._draft

    @draft.setter
    def draft(self, draft: ContactDraft) -> None:
        """What happened by it is written down in it."""
        self._draft = noted(self._draft, draft, self._now())

    def take_up(self, draft: ContactDraft) -> None:
        """As it was left, or anew: nothing happened by it."""
        self._draft = draft

    def happened(self, what: Happening, detail: str = "") -> None:
        """Something that no other field of the draft says."""
        self._draft = happened(self._draft, what, self._now(), detail)

    @property
    def at_hand(self) -> str:
        """The reference of what the contact is about, while no case has it."""
        draft = self.draft
        found = reference_for(self.taken, draft.cases, draft.service_code)
        return "" if found in {case.reference for case in draft.cases} else found

    @property
    def citizen(self) -> Citizen | None:
        return self.context.citizen if self.context else None

    def take_notes(self, words: str) -> None:
        """A key stroke in the notes repaints nothing else."""
        self.draft = replace(self.draft, notes=words)
        self.typed.emit()

    def put(self, draft: ContactDraft, *, soon: bool = False) -> None:
        """`soon`: more becomes another by the same key; it is said with that, and in the next turn at the latest."""
        self.draft = draft
        if soon:
            self._soon.start()
        else:
            self.changed.emit()

    def go(self, step: Step) -> None:
        self.step = step
        self.changed.emit()

    def show_context(self, context: ContactContext, *, by_number: bool) -> None:
        """Another person, or the first: what was established about the one before does not carry over."""
        if self.context is not None and not context.matches:
            context = replace(context, matches=self.context.matches)
        if self.context is None and by_number:
            waited = (self._now() - self.draft.started_at).total_seconds() * 1000
            self.happened(Happening.SHOWN, str(max(0, round(waited))))
        self.context = context
        self.as_held = False
        self.waiting = NOTHING_WAITS
        self.by_number = by_number
        self.choosing = False
        self.somebody_else = False
        self.draft = replace(
            self.draft,
            citizen_id=context.citizen.id if context.citizen else None,
            speaking_with=None,
            identity=None,
        )
        self.changed.emit()

    def renew(self, context: ContactContext) -> None:
        """The same person as the server has them now: nothing typed and nothing established becomes another."""
        before = self.context
        if before is None:
            return
        context = replace(context, matches=context.matches or before.matches)
        if context.history == before.history:
            context = replace(context, history=before.history)  # the list of them stays as it is, and where it is
        differs = self.as_held or replace(context, as_of=before.as_of) != before
        self.context, self.as_held = context, False
        if differs:
            self.changed.emit()

    def show_waiting(self, waiting: Waiting) -> None:
        if waiting != self.waiting:
            self.waiting = waiting
            self.changed.emit()

    def put_citizen(self, citizen: Citizen) -> None:
        """The same person's record, corrected."""
        if self.context is not None and self.citizen is not None and self.citizen.id == citizen.id:
            self.context = replace(self.context, citizen=citizen)
            self.changed.emit()
