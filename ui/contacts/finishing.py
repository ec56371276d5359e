"""Holding and finishing the contact: what lacks is said in place, sending shows, a fault keeps everything."""

from msgspec.structs import replace
from PySide6.QtCore import QObject, QTimer, Signal

from agent_desktop import dates
from agent_desktop.contacts.draft import held_seconds, hold, missing, resume
from agent_desktop.contract.contacts import Outcome
from agent_desktop.desk.contacts import Finished
from agent_desktop.desk.faults import FinishedEarlier
from agent_desktop.language import t
from ui.bridge import Fault
from ui.contacts.asking import Asking
from ui.contacts.case_work import CaseWork
from ui.contacts.closing_bar import ClosingBar
from ui.contacts.notes import NotesField
from ui.contacts.state import ContactState
from ui.contacts.surroundings import Surroundings
from ui.shell.notices import NoticeArea


class Finishing(QObject):
    """Signals: finished(Finished); fault(fault)."""

    finished = Signal(object)
    fault = Signal(object)

    def __init__(
        self,
        state: ContactState,
        asking: Asking,
        around: Surroundings,
        *,
        bar: ClosingBar,
        notes: NotesField,
        cases: CaseWork,
        notices: NoticeArea,
    ) -> None:
        super().__init__(state)
        self._state, self._asking, self._around = state, asking, around
        self._bar, self._notes, self._cases, self._notices = bar, notes, cases, notices
        self._tried = False
        self._is_sent = False
        self._all_sent = False
        self._tick = QTimer(self)
        self._tick.setInterval(1000)
        self._tick.timeout.connect(self._paint_hold)
        bar.fill_services(around.catalogue.services)
        bar.outcome_chosen.connect(self._outcome)
        bar.service_chosen.connect(cases.choose_service)
        bar.hold_wanted.connect(self.toggle_hold)
        bar.finish_wanted.connect(self.finish)

    def _outcome(self, outcome: Outcome | None) -> None:
        self._state.put(replace(self._state.draft, outcome=outcome))

    def toggle_hold(self) -> None:
        draft, now = self._state.draft, self._around.now()
        self._state.put(resume(draft, now) if draft.held_since else hold(draft, now))
        self._tick.start() if self._state.draft.held_since else self._tick.stop()

    def _paint_hold(self) -> None:
        draft = self._state.draft
        self._bar.show_hold(held_seconds(draft, self._around.now()), on_hold=draft.held_since is not None)

    def lacks(self) -> tuple[str, ...]:
        return (*missing(self._state.draft), *self._cases.lacks())

    def paint(self) -> None:
        draft = self._state.draft
        self._bar.show_choices(draft.outcome, draft.service_code)
        self._paint_hold()
        if self._tried:
            self._bar.show_lacks(self.lacks())

    def finish(self) -> None:
        """Send it. A second press while it is sent does nothing."""
        if self._state.sending or self._is_sent:
            return
        self._tried = True
        lacks = self.lacks()
        self._bar.show_lacks(lacks)
        if lacks:
            self._go_where_it_lacks()
            return
        self._state.sending = True
        self._bar.show_sending(under_way=True)
        self._notes.say_state(t("sending…"))
        self._asking.finish(self._state.draft, self._sent, self._failed)

    def _go_where_it_lacks(self) -> None:
        draft = self._state.draft
        if draft.outcome is None:
            self._bar.outcome.setFocus()
        elif draft.service_code is None:
            self._bar.service.setFocus()
        else:
            self._cases.may_pass_form()

    def _sent(self, finished: Finished) -> None:
        self._state.sending = False
        self._is_sent = self._all_sent = True
        self._bar.show_sending(under_way=False)
        at = dates.clock_time(finished.contact.received_at, self._around.zone)
        self._notes.say_state(t("sent {time}").format(time=at))
        words = t("Sent. {reference}").format(reference=finished.case.reference) if finished.case else t("Sent.")
        self._notices.say(words, tone="good")
        self.finished.emit(finished)

    def _failed(self, fault: Fault) -> None:
        self._state.sending = False
        if isinstance(fault, FinishedEarlier):
            self._sent_earlier(fault)
            return
        self._bar.show_sending(under_way=False)
        self._notes.say_state(t("not sent: kept on this screen"))
        self._notices.show_fault(fault, self.finish)
        self.fault.emit(fault)

    def _sent_earlier(self, fault: FinishedEarlier) -> None:
        """An earlier try had arrived: it is on the server, and what was typed since stays here to be looked after."""
        self._is_sent = True
        self._bar.show_sending(under_way=False)
        self._notes.say_state(t("sent earlier, without the last changes"))
        self._notices.show_fault(fault)

    @property
    def done(self) -> bool:
        """Whether it is on the server with every word: nothing is lost when it is closed."""
        return self._all_sent
