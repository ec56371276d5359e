"""Holding and finishing the contact: what lacks is said in place; finished is durable here, whatever the line does."""

from collections.abc import Callable

from msgspec.structs import replace
from PySide6.QtCore import QObject, QTimer, Signal

from agent_desktop.contacts.draft import held_seconds, hold, missing, resume, toggle_recording
from agent_desktop.contract.citizens import Channel
from agent_desktop.contract.outcomes import Outcome
from agent_desktop.desk.contacts import Finished
from agent_desktop.language import t
from ui.bridge import Fault
from ui.contacts.asking import Asking
from ui.contacts.case_work import CaseWork
from ui.contacts.closing_bar import ClosingBar
from ui.contacts.keeping import Saving
from ui.contacts.notes import NotesField
from ui.contacts.state import ContactState
from ui.contacts.surroundings import Surroundings
from ui.shell.notices import NoticeArea
from ui.style.announcing import announce


class Finishing(QObject):
    """Signals: finished(Finished); fault(fault). `done`: nothing of it is lost when it is closed.

    `words_beside`: whether something typed beside the call would go with the screen.
    """

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
        saving: Saving,
        words_beside: Callable[[], bool],
    ) -> None:
        super().__init__(state)
        self._state, self._asking, self._around = state, asking, around
        self._bar, self._notes, self._cases, self._notices = bar, notes, cases, notices
        self._saving, self._words_beside = saving, words_beside
        self._tried = False
        self.done = False
        self._tick = QTimer(self)
        self._tick.setInterval(1000)
        self._tick.timeout.connect(self._paint_hold)
        bar.outcome_chosen.connect(self._outcome)
        bar.service_chosen.connect(cases.choose_service)
        bar.hold_wanted.connect(self.toggle_hold)
        bar.recording_wanted.connect(self.toggle_recording)
        bar.finish_wanted.connect(self.finish)

    def _outcome(self, outcome: Outcome | None) -> None:
        self._state.put(replace(self._state.draft, outcome=outcome))

    def toggle_hold(self) -> None:
        draft, now = self._state.draft, self._around.now()
        self._state.put(resume(draft, now) if draft.held_since else hold(draft, now))
        self._tick.start() if self._state.draft.held_since else self._tick.stop()
        announce(self._bar, t("On hold") if self._state.draft.held_since else t("No longer on hold"))

    def toggle_recording(self) -> None:
        """Of a call: nothing else is recorded."""
        draft = self._state.draft
        if draft.channel is not Channel.PHONE:
            self._notices.say(t("Only calls are recorded."))
            return
        self._state.put(toggle_recording(draft, self._around.now()))
        paused = self._state.draft.unrecorded_since is not None
        announce(self._bar, t("Recording paused") if paused else t("Recording goes on"))

    def _paint_hold(self) -> None:
        draft = self._state.draft
        self._bar.show_hold(held_seconds(draft, self._around.now()), on_hold=draft.held_since is not None)

    def lacks(self) -> tuple[str, ...]:
        return (*missing(self._state.draft), *self._cases.lacks())

    def paint(self) -> None:
        draft = self._state.draft
        if draft.held_since and not self._tick.isActive():
            self._tick.start()
        self._bar.show_choices(draft.outcome, draft.service_code)
        self._paint_hold()
        if self._tried:
            self._bar.show_lacks(self.lacks())

    def finish(self) -> None:
        """Once, however often it is pressed: it is sent by itself from then on."""
        if self._state.finishing or self.done:
            return
        self._tried = True
        lacks = self.lacks()
        self._bar.show_lacks(lacks, aloud=True)
        if lacks:
            self._go_where_it_lacks()
            return
        if self._words_beside():
            words = t("Something you typed beside the call is not saved yet.")
            action = (t("Finish without it"), self._finish_now)
            self._notices.say(words, tone="warn", more=t("Save it first, or clear it."), action=action)
            return
        self._finish_now()

    def _finish_now(self) -> None:
        if self._state.finishing or self.done:
            return
        self._state.finishing = True
        self._saving.end()  # nothing typed before may come to the disk after it is finished
        self._saving.when_quiet(lambda: self._asking.finish(self._state.draft, self._finished, self._failed))

    def _go_where_it_lacks(self) -> None:
        draft = self._state.draft
        if draft.outcome is None:
            self._bar.outcome.setFocus()
        elif draft.service_code is None:
            self._bar.service.setFocus()
        else:
            self._cases.to_what_lacks()

    def _finished(self, finished: Finished) -> None:
        self._state.finishing = False
        self.done = True
        self.finished.emit(finished)

    def _failed(self, fault: Fault) -> None:
        self._state.finishing = False
        self._saving.go_on()
        self._notices.show_fault(fault, self.finish)
        self.fault.emit(fault)
