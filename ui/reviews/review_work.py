"""The review that is open: what its keys and buttons ask for is done here, and what came of it is told."""

from collections.abc import Callable
from functools import partial
from typing import TypeVar

from msgspec.structs import replace
from PySide6.QtCore import QObject, Signal

from agent_desktop.contract.evaluations import Evaluation, EvaluationInfo, EvaluationMove, EvaluationState
from agent_desktop.contract.reviewing import ContactToReview
from agent_desktop.contract.scorecards import Question
from agent_desktop.desk import evaluations, review_opening
from agent_desktop.desk.review_drafts import REVIEWS, ReviewInHand
from agent_desktop.desk.review_opening import Opened
from agent_desktop.ids import new_id
from agent_desktop.language import language, t
from ui.bridge import Fault
from ui.reviews import notes
from ui.reviews.contact_panel import ContactPanel
from ui.reviews.keeping import Keeping
from ui.reviews.pages import Room
from ui.reviews.practice_part import Practice
from ui.reviews.scorecard_panel import ScorecardPanel
from ui.reviews.session import ReviewSession

T = TypeVar("T")
SECONDS = 10


class ReviewWork(QObject):
    """Signals: opened(contact id); changed() lists may be others; ended() nothing is open any more."""

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
        panel.save_wanted.connect(self.save)
        panel.submit_wanted.connect(self.submit)
        panel.discard_wanted.connect(self.discard)
        panel.close_wanted.connect(lambda: self._move(EvaluationMove.CLOSE))
        panel.uphold_wanted.connect(lambda: self._decide(EvaluationMove.UPHOLD))
        panel.amend_wanted.connect(lambda: self._decide(EvaluationMove.AMEND))
        panel.card_wanted.connect(self._take_card)
        panel.practice_asked.connect(self.ask_practice)
        panel.practice.wanted.connect(self._coach)
        panel.form.evidence_wanted.connect(self.show_evidence)

    # ---- opening -----------------------------------------------------------------------------------------------

    def open_contact(self, about: ContactToReview) -> None:
        self._fetch(partial(review_opening.open_contact, self._room.desk, about))

    def open_evaluation(self, info: EvaluationInfo) -> None:
        self._fetch(partial(review_opening.open_evaluation, self._room.desk, info))

    def open_hand(self, hand: ReviewInHand) -> None:
        self._fetch(partial(review_opening.open_hand, self._room.desk, hand))

    def _fetch(self, action: Callable[[], Opened]) -> None:
        self.let_go()
        self._ask(action, self._show)

    def let_go(self) -> None:
        """What is open goes to the disk and the server, and out of sight."""
        if self.keeping is not None:
            self.keeping.keep_now()
            self.keeping.save()
        self._forget()

    def _forget(self) -> None:
        old, self.keeping, self._open, self.session = self.keeping, None, None, None
        if old is not None:
            if old.unsaved and old.is_touched and not old.stopped:  # it ends once the server has it
                old.saved.connect(old.deleteLater)
                old.taken.connect(old.deleteLater)
            else:
                old.deleteLater()
        self._contact.as_new()
        self._panel.as_new()

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
        self._show_card(opened)

    def _show_card(self, opened: Opened) -> None:
        assert opened.card is not None
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
        if hand is not None:
            self._write(session, hand, opened)
        else:
            self._show_ways(evaluation, deciding=deciding)
        self._panel.form.setFocus()

    def _write(self, session: ReviewSession, hand: ReviewInHand, opened: Opened) -> None:
        self.keeping = keeping = Keeping(self._room.desk, self._room.bridge, session, hand, self)
        keeping.said.connect(self._panel.say_kept)
        keeping.begun.connect(lambda _evaluation: (self._panel.lock_card(), self.changed.emit()))
        keeping.saved.connect(lambda _evaluation: self._go_on())
        keeping.taken.connect(self._say_taken)
        keeping.met.connect(self._ask_theirs)
        keeping.failed.connect(self._failed)
        if hand.info is not None:
            self._panel.lock_card()
        self._panel.offer("save", "practice", "submit", "discard")
        if opened.theirs is not None:
            keeping.stopped = True
            self._say_met(opened.theirs)

    def _may_decide(self, evaluation: Evaluation | None) -> bool:
        user = self._room.desk.user
        if evaluation is None or user is None or evaluation.info.state is not EvaluationState.DISPUTED:
            return False
        return user.id not in (evaluation.info.reviewer, evaluation.info.handler)

    def _show_ways(self, evaluation: Evaluation | None, *, deciding: bool) -> None:
        if evaluation is None or self._open is None or self._open.card is None:
            return
        closable = evaluation.info.state not in (EvaluationState.DISPUTED, EvaluationState.CLOSED)
        self._panel.offer(*(("uphold", "amend") if deciding else ("close", "practice") if closable else ()))
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
        """`then` once the server has the draft as it stands."""
        keeping = self.keeping
        if keeping is None:
            return
        self._then = then
        keeping.touch()
        keeping.save()

    def _go_on(self) -> None:
        then, self._then = self._then, None
        self.changed.emit()
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
        self._forget()
        self.changed.emit()
        self.ended.emit()

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
        self._forget()
        back = (t("Undo"), partial(self._bring_back, hand))
        self._room.notices.say(t("The draft was thrown away."), action=back, seconds=3 * SECONDS)
        self.changed.emit()
        self.ended.emit()

    def _bring_back(self, hand: ReviewInHand) -> None:
        """The same words, begun anew."""
        again = replace(hand, id=new_id(), info=None, saved=None)
        self._ask(partial(REVIEWS.keep, self._room.desk, again), lambda _none: self.open_hand(again), near=True)

    # ---- two at once -------------------------------------------------------------------------------------------

    def _say_taken(self) -> None:
        opened = self._open
        if opened is None:
            return
        self._lock()

        def say(info: EvaluationInfo | None) -> None:
            words = t("Somebody reviews this contact already.")
            if info is not None:
                time = f"{info.begun_at.astimezone():%H:%M}"
                words = t("{name} began to review this contact at {time}: yours cannot be submitted.").format(
                    name=info.reviewer_name, time=time
                )
            self._panel.show_notes(notes.taken_note(words, discard=self._throw_mine_away))

        self._ask(partial(evaluations.evaluation_of, self._room.desk, opened.about.id), say)

    def _throw_mine_away(self) -> None:
        if self.keeping is not None:
            self.keeping.forget()
        self._forget()
        self.changed.emit()
        self.ended.emit()

    def _ask_theirs(self) -> None:
        keeping = self.keeping
        if keeping is not None:
            self._ask(partial(evaluations.read, self._room.desk, keeping.hand.id), self._say_met)

    def _say_met(self, theirs: Evaluation) -> None:
        session, opened = self.session, self._open
        if session is None or opened is None:
            return
        if theirs.info.state is not EvaluationState.DRAFT:
            self.open_evaluation(theirs.info)
            return
        self._panel.show_notes(
            notes.met_note(
                session.card,
                session.content,
                theirs,
                keep=partial(self._settle, theirs, take=False),
                take=partial(self._settle, theirs, take=True),
            )
        )

    def _settle(self, theirs: Evaluation, *, take: bool) -> None:
        self._panel.show_notes()
        if self.keeping is None or self.session is None:
            return
        self.keeping.go_on_from(theirs)
        if take:
            self.session.take(theirs.content)
        self._panel.form.setFocus()

    def _lock(self) -> None:
        if self.session is not None:
            self.session.writable = False
            self._panel.form.renew()
            self._panel.remarks.renew()
        self._panel.offer()

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
        self._forget()
        self.changed.emit()
        self.ended.emit()

    # ---- evidence and practice ---------------------------------------------------------------------------------

    def show_evidence(self, code: str) -> None:
        """The entry of the time line that the trace's answer rests on."""
        answer = self.session.traced.get(code) if self.session else None
        if answer is None or not self._contact.line.choose(answer.evidence):
            said = t("The trace says so by what is not there: no entry shows it.")
            self._room.notices.say(said, seconds=SECONDS)
        else:
            self._contact.line.setFocus()

    def ask_practice(self) -> None:
        """About the question in hand."""
        card = self._panel.form.current
        question: Question | None = card.question if card is not None else None
        scenarios = question.scenarios if question is not None else ()
        today = self._room.desk.clock.now().astimezone().date()
        self._panel.practice.begin(question, scenarios, today)

    def _coach(self, practice: Practice) -> None:
        if self.keeping is not None:
            self._when_saved(partial(self._send_practice, practice))
        else:
            self._send_practice(practice)

    def _send_practice(self, practice: Practice) -> None:
        opened, keeping = self._open, self.keeping
        evaluation = opened.evaluation.info if opened and opened.evaluation else None
        info = keeping.hand.info if keeping is not None else evaluation
        if info is None:
            return
        action = partial(
            evaluations.coach,
            self._room.desk,
            new_id(),
            info.id,
            practice.words,
            due_on=practice.due_on,
            recheck_on=practice.recheck_on,
            question=practice.question,
            scenario=practice.scenario,
        )
        said = t("Practice is set. {name} sees it with the review.").format(name=info.handler_name)
        self._ask(action, lambda _action: self._room.notices.say(said, tone="good", seconds=SECONDS))

    def _ask(self, action: Callable[[], T], done: Callable[[T], object], *, near: bool = False) -> None:
        self._room.bridge.ask(action, lambda found: (done(found), None)[1], self._failed, owner=self, near=near)

    def _failed(self, fault: Fault) -> None:
        self._then = None
        self._room.failed(fault)


def _card_words(title: str, number: int) -> str:
    return t("{title}, version {number}").format(title=title, number=number)
