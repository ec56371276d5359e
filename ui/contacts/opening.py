"""Whose contact it is: looked up by the caller's number, opened by hand, left open yesterday; and asked for again.

What this computer holds is shown at once, and the server's answer comes over it in place. Once someone is in hand,
no answer takes away what was typed or established.
"""

from collections.abc import Callable
from datetime import timedelta
from uuid import UUID

from msgspec.structs import replace
from PySide6.QtCore import QObject, QTimer, Signal

from agent_desktop.contract.citizens import Citizen, CitizenStatus
from agent_desktop.contract.contacts import ContactContext
from agent_desktop.desk.faults import out_of_reach
from agent_desktop.language import t, tn
from ui.bridge import Asked, Fault
from ui.contacts.asking import Asking
from ui.contacts.state import ContactState
from ui.contacts.steps import Step
from ui.contacts.surroundings import Surroundings
from ui.shell.notices import NoticeArea

OLD = timedelta(seconds=30)
"""An answer older than this was held on this computer, whoever gave it."""

LATE_MS = 1_000
"""How long the server may take before it is said that someone is shown as this computer held them."""


class Opening(QObject):
    """Signals: opened(Citizen) when someone is shown; offered() when it is for the handler to choose;
    fault(fault) for whoever shows the connection."""

    opened = Signal(object)
    offered = Signal()
    fault = Signal(object)

    def __init__(self, state: ContactState, asking: Asking, around: Surroundings, notices: NoticeArea) -> None:
        super().__init__(state)
        self._state, self._asking, self._around, self._notices = state, asking, around, notices
        self.answered = False
        self._asked: Asked | None = None
        self._unconfirmed = False
        self._unasked = False
        self._only_offer = False
        self._under_way = False
        self._late = QTimer(self)
        self._late.setSingleShot(True)
        self._late.setInterval(LATE_MS)
        self._late.timeout.connect(self._say_as_held)

    # ---- by the caller's number ------------------------------------------------------------------------------------

    def begin(self) -> None:
        """Ask who the number may be: this computer, which answers at once, and the server."""
        draft = self._state.draft
        self._asking.begin_held(draft, self._held, self.fault.emit)
        self._ask_server()

    def _ask_server(self) -> None:
        self._unasked = False
        self._under_way = True
        self._asked = self._asking.begin(self._state.draft, self._began, self._not_begun)

    def _held(self, context: ContactContext | None) -> None:
        """Held here. Several wait for the server, which knows of all; without it they are offered."""
        if context is None or self._state.citizen is not None:
            return
        if self._unasked:
            self._offer(context)
        elif not self.answered and context.citizen is not None:
            self._show_held(context, by_number=True)

    def _began(self, context: ContactContext) -> None:
        self.answered = True
        self._under_way = False
        in_hand = self._state.citizen
        if in_hand is None:
            self._offer(context)
        elif self._unconfirmed and context.citizen is not None and context.citizen.id == in_hand.id:
            self._confirmed(context)
        elif self._unconfirmed:
            self._another_answer(context)

    def _offer(self, context: ContactContext) -> None:
        """Show the one who fits, or whoever there is to choose from. Where the call has gone on, nobody is opened."""
        self.answered = True
        if context.citizen is not None and not self._only_offer:
            self._unconfirmed = self._is_old(context)
            self._show(context, by_number=True)
            self._say_as_held()
            return
        self._state.context = ContactContext(as_of=context.as_of, matches=context.matches)
        self._state.changed.emit()
        self.offered.emit()

    def _another_answer(self, context: ContactContext) -> None:
        """The server knows of others at this number than this computer held."""
        self._unconfirmed = self._state.as_held = False
        self._late.stop()
        held, draft = self._state.context, self._state.draft
        if held is None:
            return
        if draft.identity is None and self._state.step is Step.IDENTITY:
            self._state.context = None
            self._state.draft = replace(draft, citizen_id=None, speaking_with=None)
            self._offer(context)
            return
        self._state.context = replace(held, matches=context.matches)
        self._state.changed.emit()
        words = tn("{count} person fits this number.", "{count} people fit this number.", len(context.matches))
        self._notices.say(words.format(count=len(context.matches)), tone="warn", more=t("Check who is speaking."))

    def _not_begun(self, fault: Fault) -> None:
        """The server did not say who it may be: the contact goes on, and a person can be found by hand."""
        self.answered = True
        self._under_way = False
        if not out_of_reach(fault):
            self._failed_with(self._ask_server)(fault)
            return
        self._unasked = self._state.citizen is None
        self._state.changed.emit()
        self._say_as_held()
        if self._unasked:
            self._asking.begin_held(self._state.draft, self._held, self.fault.emit)
        self.fault.emit(fault)

    @property
    def unasked(self) -> bool:
        """Whether nobody could say who has the number."""
        return self._unasked

    # ---- by hand ---------------------------------------------------------------------------------------------------

    def open(self, citizen_id: UUID) -> None:
        """Show this person, as held here until the server has answered; a slower answer about another is dropped."""
        self._cancel()
        self._unconfirmed = self._unasked = False
        before, context = self._state.citizen, self._state.context
        by_number = any(match.id == citizen_id for match in (context.matches if context else ()))

        def held(context: ContactContext | None) -> None:
            if context is not None:
                self._show_held(context, by_number=by_number, speaker=before)
            self._under_way = True
            self._asked = self._asking.open(citizen_id, done, failed)

        def not_held(fault: Fault) -> None:
            self.fault.emit(fault)
            held(None)

        def done(context: ContactContext) -> None:
            if self._unconfirmed:
                self._confirmed(context)
            else:
                self._under_way = False
                self._show(context, by_number=by_number, speaker=before)

        def failed(fault: Fault) -> None:
            self._under_way = False
            if self._unconfirmed and out_of_reach(fault):
                self._say_as_held()
                self.fault.emit(fault)
            else:
                self._failed_with(lambda: self.open(citizen_id))(fault)

        self._asked = self._asking.open_held(citizen_id, held, not_held)

    def _show_held(self, context: ContactContext, *, by_number: bool, speaker: Citizen | None = None) -> None:
        self._unconfirmed = True
        self._late.start()
        self._show(context, by_number=by_number, speaker=speaker)

    def _show(self, context: ContactContext, *, by_number: bool, speaker: Citizen | None = None) -> None:
        self.answered = True
        self._state.show_context(context, by_number=by_number)
        citizen = context.citizen
        if citizen is None:
            return
        self.look_what_waits()
        spoken_for = next((one for one in citizen.representatives if speaker and one.citizen_id == speaker.id), None)
        if spoken_for is not None:
            self._state.put(replace(self._state.draft, speaking_with=spoken_for.id))
        if citizen.status is CitizenStatus.DUPLICATE and citizen.merged_into is not None:
            other = citizen.merged_into
            self._notices.say(
                t("This is a duplicate record."),
                tone="warn",
                action=(t("Open the record in use"), lambda: self.open(other)),
            )
        self.opened.emit(citizen)

    # ---- the same person again -------------------------------------------------------------------------------------

    def go_on(self) -> None:
        """A contact that was left open: it is as it was, and the server is asked once, quietly."""
        draft = self._state.draft
        self.answered = self._state.context is not None
        if self._state.citizen is not None:
            self.renew()
        elif draft.citizen_id is not None:
            self.open(draft.citizen_id)
        elif not self.answered:
            self._only_offer = bool(draft.notes) or self._state.step is not Step.IDENTITY
            self.begin()

    def renew(self) -> None:
        """Ask again about the person in hand, and show in place what is another by now."""
        citizen = self._state.citizen
        if citizen is None:
            return
        self._cancel()
        self._unconfirmed = self._under_way = True

        def failed(fault: Fault) -> None:
            self._under_way = False
            self._say_as_held()
            self.look_what_waits()
            self.fault.emit(fault)

        self._asked = self._asking.open(citizen.id, self._confirmed, failed)

    def look_what_waits(self) -> None:
        """What of the person in hand waits on this computer by now."""
        citizen = self._state.citizen
        if citizen is not None:
            self._asking.waiting(citizen.id, self._state.show_waiting, self.fault.emit)

    def line_is_back(self) -> None:
        """Ask for whatever the server could not say before, unless it is being asked."""
        if self._under_way:
            return
        if self._unconfirmed and self._state.citizen is not None:
            self.renew()
        elif self._unasked and self._state.citizen is None:
            self._only_offer = True
            self._ask_server()

    def _confirmed(self, context: ContactContext) -> None:
        self._under_way = False
        in_hand = self._state.citizen
        if in_hand is None or context.citizen is None or context.citizen.id != in_hand.id:
            return
        if self._is_old(context):
            self._say_as_held()
            return
        self._late.stop()
        self._unconfirmed = False
        self._state.renew(context)
        self.look_what_waits()

    def _is_old(self, context: ContactContext) -> bool:
        return self._around.now() - context.as_of > OLD

    def _say_as_held(self) -> None:
        self._late.stop()
        shown = self._state.context
        if self._unconfirmed and not self._state.as_held and shown is not None and self._is_old(shown):
            self._state.as_held = True
            self._state.changed.emit()

    def _cancel(self) -> None:
        """What was asked about someone else is of no interest any more."""
        if self._asked is not None:
            self._asked.cancel()
        self._under_way = False
        self._late.stop()

    def _failed_with(self, again: Callable[[], object]) -> Callable[[Fault], None]:
        def failed(fault: Fault) -> None:
            self.answered = True
            self._notices.show_fault(fault, again)
            self._state.changed.emit()
            self.fault.emit(fault)

        return failed
