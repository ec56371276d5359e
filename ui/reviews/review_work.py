"""The review that is open: what its keys and buttons ask for is done here, and what came of it is told."""

from collections.abc import Callable
from functools import partial
from typing import TypeVar
from uuid import UUID

from msgspec.structs import replace
from PySide6.QtCore import QObject, QTimer, Signal

from agent_desktop.contract.evaluations import (
    Evaluation,
    EvaluationInfo,
    EvaluationMove,
    EvaluationState,
)
from agent_desktop.contract.reviewing import ContactToReview
from agent_desktop.desk import evaluations, review_opening
from agent_desktop.desk.review_drafts import REVIEWS, ReviewInHand
from agent_desktop.desk.review_opening import Opened, ToOpen
from agent_desktop.ids import new_id
from agent_desktop.language import language, t
from ui.bridge import Asked, Fault
from ui.reviews import notes
from ui.reviews.coaching_work import CoachingWork
from ui.reviews.contact_panel import ContactPanel
from ui.reviews.keeping import Keeping
from ui.reviews.meeting import Meeting
from ui.reviews.pages import Room
from ui.reviews.paper.work import PaperWork
from ui.reviews.scorecard_panel import ScorecardPanel
from ui.reviews.session import ReviewSession

T = TypeVar("T")
SECONDS = 10
CARD_AFTER_MS = 5
"""After the contact itself was shown, for keys and painting."""


class ReviewWork(QObject):
    """Signals: opened(contact id); changed() one more is in hand; ended() nothing is open any more."""

    opened = Signal(object)
    changed = Signal()
    ended = Signal()

    def __init__(self, room: Room, contact: ContactPanel, panel: ScorecardPanel, parent: QObject) -> None:
        super().__init__(parent)
        self._room, self._contact, self._panel = room, contact, panel
        self._open: Opened | None = None
        self.session: ReviewSession | None = None
        self.keeping: Keeping | None = None
        self._then: Callable[[], None] | None = None
        self._asked: Asked | None = None
        self._leaving: dict[UUID, Keeping] = {}
        self._card_soon = QTimer(self)
        self._card_soon.setSingleShot(True)
        self._card_soon.setInterval(CARD_AFTER_MS)
        self._card_soon.timeout.connect(self._show_card)
        panel.save_wanted.connect(self.save)
        panel.submit_wanted.connect(self.submit)
        panel.discard_wanted.connect(self.discard)
        panel.close_wanted.connect(lambda: self._move(EvaluationMove.CLOSE))
        panel.uphold_wanted.connect(lambda: self._decide(EvaluationMove.UPHOLD))
        panel.amend_wanted.connect(lambda: self._decide(EvaluationMove.AMEND))
        panel.card_wanted.connect(self._take_card)
        self.coaching = CoachingWork(room, panel, lambda: self._info, self._when_saved, self)
        panel.paper_wanted.connect(PaperWork(room, lambda: self._open, panel).ask)
        panel.form.evidence_wanted.connect(self.show_evidence)

    # ---- opening -----------------------------------------------------------------------------------------------

    def open_contact(self, about: ContactToReview) -> None:
        self._fetch(partial(review_opening.open_contact, self._room.desk, about))

    def open_asked(self, asked: ToOpen) -> None:
        self._fetch(partial(review_opening.open_asked, self._room.desk, asked))

    def open_evaluation(self, info: EvaluationInfo) -> None:
        self._fetch(partial(review_opening.open_evaluation, self._room.desk, info))

    def open_hand(self, hand: ReviewInHand) -> None:
        self._fetch(partial(review_opening.open_hand, self._room.desk, hand))

    @property
    def _info(self) -> EvaluationInfo | None:
        """Of what is open, as the server has it."""
        if self.keeping is not None:
            return self.keeping.hand.info
        return self._open.evaluation.info if self._open and self._open.evaluation else None

    @property
    def is_shown(self) -> bool:
        """Whether no scorecard is on its way beside the contact that is shown."""
        return not self._card_soon.isActive()

    def _fetch(self, action: Callable[[], Opened]) -> None:
        """Whatever else was asked for is not wanted any more."""
        if self._asked is not None:
            self._asked.cancel()
        self.let_go()
        self._asked = self._ask(action, self._show)

    def let_go(self) -> None:
        """What is open goes to the disk and the server, and out of sight."""
        if self.keeping is not None:
            self.keeping.keep_now()
            self.keeping.save()
        self._forget()

    def _forget(self) -> None:
        self._then = None
        self._card_soon.stop()
        old, self.keeping, self._open, self.session = self.keeping, None, None, None
        if old is not None:
            if old.unsaved and old.is_touched and not old.stopped:  # it ends once the server has it
                self._leaving[old.hand.id] = old
                old.saved.connect(lambda _evaluation: self._left(old))
                old.taken.connect(lambda: self._left(old))
            else:
                old.deleteLater()
        self._contact.as_new()
        self._panel.as_new()

    def _left(self, keeping: Keeping) -> None:
        self._leaving.pop(keeping.hand.id, None)
        keeping.deleteLater()

    def _show(self, opened: Opened) -> None:
        self._forget()
        self._open = opened
        if opened.material is None:
            gone = t("This contact was erased, with everything that was said in it. What was written about it stays.")
            self._contact.show_gone(opened.about, gone)
        else:
            self._contact.show_material(opened.about, opened.material)
        self.opened.emit(opened.about.id)
        if opened.card is None:
            self._room.notices.say(t("No scorecard is in force for this channel."), tone="warn", seconds=SECONDS)
            return
        self._card_soon.start()

    def _show_card(self) -> None:
        opened = self._open
        if opened is None or opened.card is None:
            return
        hand, evaluation = opened.hand, opened.evaluation
        content = hand.content if hand is not None else evaluation.content if evaluation is not None else None
        if content is None:
            return
        deciding = self._may_decide(evaluation)
        writable = hand is not None or deciding
        self.session = session = ReviewSession(
            opened.card.content, content, opened.traced, writable=writable, parent=self
        )
        cards = {str(each.id): _card_words(each.title.in_language(language()), each.number) for each in opened.cards}
        info = opened.card.info
        title = _card_words(info.title.in_language(language()), info.number)
        self._panel.show_session(session, title, "", cards, str(info.id))
        if opened.newer is not None:
            self._panel.show_notes(notes.newer_note(opened.newer.number))
        if hand is not None:
            self._write(session, hand, opened)
        else:
            self._show_ways(evaluation, deciding=deciding)
        self.coaching.show()
        self._panel.form.setFocus()

    def _write(self, session: ReviewSession, hand: ReviewInHand, opened: Opened) -> None:
        before = self._leaving.pop(hand.id, None)
        if before is not None:  # two that keep the same would meet each other
            before.deleteLater()
        self.keeping = keeping = Keeping(self._room.desk, self._room.bridge, session, hand, self)
        keeping.said.connect(self._panel.say_kept)
        keeping.begun.connect(lambda _evaluation: self._begun())
        keeping.saved.connect(lambda _evaluation: self._go_on())
        meeting = Meeting(self._room, self._panel, session, keeping)
        meeting.given_up.connect(self._given_up)
        meeting.over.connect(self.open_evaluation)
        keeping.failed.connect(self._failed)
        if hand.info is not None:
            self._panel.lock_card()
        self._panel.offer("save", "practice", "submit", "discard")
        if opened.theirs is not None:
            keeping.stopped = True
            meeting.show(opened.theirs)

    def _begun(self) -> None:
        self._panel.lock_card()
        self.changed.emit()

    def _may_decide(self, evaluation: Evaluation | None) -> bool:
        user = self._room.desk.user
        if evaluation is None or user is None or evaluation.info.state is not EvaluationState.DISPUTED:
            return False
        return user.id not in (evaluation.info.reviewer, evaluation.info.handler)

    def _show_ways(self, evaluation: Evaluation | None, *, deciding: bool) -> None:
        if evaluation is None or self._open is None or self._open.card is None:
            return
        closable = evaluation.info.state not in (EvaluationState.DISPUTED, EvaluationState.CLOSED)
        ways = ("uphold", "amend") if deciding else ("close", "practice") if closable else ()
        self._panel.offer(*ways, *(() if evaluation.info.state is EvaluationState.DRAFT else ("paper",)))
        if evaluation.disputes:
            who = evaluation.info.handler_name
            self._panel.show_notes(notes.dispute_note(self._open.card.content, evaluation.disputes, who))
        if evaluation.info.handler_left:
            self._panel.say_kept(
                t("{name} has left: it can be closed without them.").format(name=evaluation.info.handler_name)
            )

    def _take_card(self, version_id: str) -> None:
        """Another scorecard, while nothing was begun."""
        opened = self._open
        if opened is None or self.keeping is None or self.keeping.is_touched:
            return
        chosen = next((each for each in opened.cards if str(each.id) == version_id), None)
        if chosen is not None:
            self._ask(
                partial(
                    review_opening.with_card,
                    self._room.desk,
                    opened.about,
                    opened.material,
                    opened.cards,
                    chosen.id,
                ),
                self._show,
            )

    # ---- writing -----------------------------------------------------------------------------------------------

    def keep_now(self) -> None:
        """The program ends. Raises StoreFaults."""
        if self.keeping is not None:
            self.keeping.keep_now()

    def save(self) -> None:
        if self.keeping is not None:
            self.keeping.keep_now()
            self.keeping.save()

    def submit(self) -> None:
        """Once nothing lacks, and the server has every word."""
        session, keeping = self.session, self.keeping
        if session is None or keeping is None or keeping.stopped:
            return
        lacks = session.lacks
        if lacks:
            self._panel.form.say_lacks(lacks)
            return
        self._when_saved(self._submit)

    def _when_saved(self, then: Callable[[], None]) -> None:
        """`then` once the server has the draft as it stands; at once where it is none."""
        keeping = self.keeping
        if keeping is None:
            then()
            return
        self._then = then
        keeping.touch()
        keeping.save()

    def _go_on(self) -> None:
        then, self._then = self._then, None
        if then is not None:
            then()

    def _submit(self) -> None:
        keeping = self.keeping
        if keeping is None or keeping.hand.info is None:
            return
        action = partial(evaluations.move, self._room.desk, keeping.hand.info, EvaluationMove.SUBMIT)
        self._ask(action, self._submitted)

    def _submitted(self, evaluation: Evaluation) -> None:
        if self.keeping is not None:
            self.keeping.stopped = True
            self.keeping.forget()
        name = evaluation.info.handler_name
        said = t("The review is submitted: {name} can read it now.").format(name=name)
        self._room.notices.say(said, tone="good", seconds=SECONDS)
        self._end()

    def discard(self) -> None:
        """The draft goes, here and at the server; it can be written anew."""
        keeping = self.keeping
        if keeping is None:
            return
        keeping.stopped = True
        info, content = keeping.hand.info, keeping.hand
        keeping.forget()
        if info is None:
            self._discarded(content)
            return
        action = partial(evaluations.move, self._room.desk, info, EvaluationMove.DISCARD)
        self._ask(action, lambda _evaluation: self._discarded(content))

    def _discarded(self, hand: ReviewInHand) -> None:
        back = (t("Undo"), partial(self._bring_back, hand))
        self._room.notices.say(t("The draft was thrown away."), action=back, seconds=3 * SECONDS)
        self._end()

    def _bring_back(self, hand: ReviewInHand) -> None:
        """The same words, begun anew."""
        again = replace(hand, id=new_id(), info=None, saved=None)
        self._ask(partial(REVIEWS.keep, self._room.desk, again), lambda _none: self.open_hand(again), near=True)

    # ---- two at once -------------------------------------------------------------------------------------------

    def _given_up(self) -> None:
        """Somebody else reviews the contact."""
        if self.keeping is not None:
            self.keeping.forget()
        self._end()

    def _end(self) -> None:
        self._forget()
        self.ended.emit()

    # ---- what is done with one that was submitted ----------------------------------------------------------------

    def _move(self, move: EvaluationMove) -> None:
        evaluation = self._open.evaluation if self._open else None
        if evaluation is not None:
            self._ask(partial(evaluations.move, self._room.desk, evaluation.info, move), self._moved)

    def _decide(self, move: EvaluationMove) -> None:
        evaluation, session = self._open.evaluation if self._open else None, self.session
        note = self._panel.note.toPlainText().strip()
        if evaluation is None or session is None:
            return
        if not note:
            self._panel.note.setFocus()
            return
        if move is EvaluationMove.AMEND and session.lacks:
            self._panel.form.say_lacks(session.lacks)
            return
        content = session.content if move is EvaluationMove.AMEND else None
        self._ask(
            partial(evaluations.move, self._room.desk, evaluation.info, move, note=note, content=content), self._moved
        )

    def _moved(self, evaluation: Evaluation) -> None:
        words = {
            EvaluationState.UPHELD: t("The score is upheld. The handler reads why."),
            EvaluationState.AMENDED: t("The score is amended. The first one is kept beside it."),
            EvaluationState.CLOSED: t("The review is closed."),
        }.get(evaluation.info.state, "")
        self._room.notices.say(words, tone="good", seconds=SECONDS)
        self._end()

    # ---- evidence ---------------------------------------------------------------------------------

    def show_evidence(self, code: str) -> None:
        """The entry of the time line that the trace's answer rests on."""
        answer = self.session.traced.get(code) if self.session else None
        if answer is None or not self._contact.line.choose(answer.evidence):
            said = t("The trace says so by what is not there: no entry shows it.")
            self._room.notices.say(said, seconds=SECONDS)
        else:
            self._contact.line.setFocus()

    def _ask(self, action: Callable[[], T], done: Callable[[T], object], *, near: bool = False) -> Asked:
        return self._room.bridge.ask(action, lambda found: (done(found), None)[1], self._failed, owner=self, near=near)

    def _failed(self, fault: Fault) -> None:
        self._then = None
        self._room.failed(fault)


def _card_words(title: str, number: int) -> str:
    return t("{title}, version {number}").format(title=title, number=number)
