"""Two at one contact, or one at two desks: each is told, both texts are kept, and nothing is written over unasked."""

from functools import partial

from PySide6.QtCore import QObject, Signal

from agent_desktop.contract.evaluations import Evaluation, EvaluationInfo, EvaluationState
from agent_desktop.desk import evaluations
from agent_desktop.language import t
from ui.reviews import notes
from ui.reviews.keeping import Keeping
from ui.reviews.pages import Room
from ui.reviews.scorecard_panel import ScorecardPanel
from ui.reviews.session import ReviewSession


class Meeting(QObject):
    """Of one review. Signals: given_up() what was written here is thrown away; over(EvaluationInfo) it was submitted at
    the other desk."""

    given_up = Signal()
    over = Signal(object)

    def __init__(self, room: Room, panel: ScorecardPanel, session: ReviewSession, keeping: Keeping) -> None:
        super().__init__(keeping)
        self._room, self._panel, self._session, self._keeping = room, panel, session, keeping
        keeping.taken.connect(self._taken)
        keeping.met.connect(self._met)

    def _taken(self) -> None:
        self._session.writable = False
        self._panel.form.renew()
        self._panel.remarks.renew()
        self._panel.offer()
        action = partial(evaluations.evaluation_of, self._room.desk, self._keeping.hand.about.id)
        self._room.bridge.ask(action, self._say_taken, self._room.failed, owner=self)

    def _say_taken(self, info: EvaluationInfo | None) -> None:
        words = t("Somebody reviews this contact already.")
        if info is not None:
            time = f"{info.begun_at.astimezone():%H:%M}"
            words = t("{name} began to review this contact at {time}: yours cannot be submitted.")
            words = words.format(name=info.reviewer_name, time=time)
        self._panel.show_notes(notes.taken_note(words, discard=self.given_up.emit))

    def _met(self) -> None:
        action = partial(evaluations.read, self._room.desk, self._keeping.hand.id)
        self._room.bridge.ask(action, self.show, self._room.failed, owner=self)

    def show(self, theirs: Evaluation) -> None:
        """What the other desk wrote, beside what stands here."""
        if theirs.info.state is not EvaluationState.DRAFT:
            self.over.emit(theirs.info)
            return
        made = notes.met_note(
            self._session.card,
            self._session.content,
            theirs,
            keep=partial(self._settle, theirs, take=False),
            take=partial(self._settle, theirs, take=True),
        )
        self._panel.show_notes(made)

    def _settle(self, theirs: Evaluation, *, take: bool) -> None:
        self._panel.show_notes()
        self._keeping.go_on_from(theirs)
        if take:
            self._session.take(theirs.content)
        self._panel.form.setFocus()
