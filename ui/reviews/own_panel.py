"""A review as whoever it is about reads it: score, answers, what was said, what to practise, and the ways on."""

from datetime import datetime

from PySide6.QtCore import Signal

from agent_desktop.contract.evaluations import Evaluation, EvaluationMove, EvaluationState
from agent_desktop.contract.scorecards import ScorecardContent
from agent_desktop.dates import day
from agent_desktop.language import language, t
from agent_desktop.reviews.proofs import Answer
from ui.reviews.coaching_part import CoachingPart
from ui.reviews.dispute_part import DisputePart
from ui.reviews.form.scorecard_form import ScorecardForm
from ui.reviews.remarks_part import RemarksPart
from ui.reviews.session import ReviewSession
from ui.reviews.words import score_words, state_words, step_words
from ui.style import parts, theme
from ui.style.apart import scrolling_apart
from ui.style.buttons import restyle
from ui.style.copyable import copyable, wrapped
from ui.style.emptying import empty
from ui.style.flow import FlowLayout
from ui.style.surface import PaintedCard
from ui.style.tokens import SPACE


class OwnPanel(PaintedCard):
    """Signals: acknowledged(), disputed(tuple of Dispute); paper_wanted() it as a PDF."""

    acknowledged = Signal()
    disputed = Signal(tuple)
    paper_wanted = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.setProperty("panel", True)
        self.setAccessibleName(t("The review"))
        self._evaluation: Evaluation | None = None
        self._session: ReviewSession | None = None
        self.form, self.remarks = ScorecardForm(apart=True), RemarksPart()
        self.coaching, self.dispute = CoachingPart(own=True), DisputePart()
        self.dispute.wanted.connect(self.disputed)
        self._title, self._about = wrapped("", "heading"), wrapped("", "muted")
        self._score = parts.label("", "title")
        inside = parts.column(self, gap=0, margin=SPACE.hair)
        head = parts.frame("band")
        line = parts.row(head, margin=(SPACE.wide, SPACE.normal, SPACE.wide, SPACE.normal), gap=SPACE.normal)
        names = parts.column(gap=SPACE.tight)
        names.addWidget(self._title)
        names.addWidget(self._about)
        line.addLayout(names, 1)
        line.addWidget(self._score)
        inside.addWidget(head)
        body = parts.frame("plain")
        column = parts.column(body, gap=0)
        self._life_part = parts.frame("plain")
        margin = (SPACE.wide, SPACE.normal, SPACE.wide, SPACE.normal)
        self._life = parts.column(self._life_part, margin=margin, gap=SPACE.tight)
        for part in (self.remarks, self.coaching, self.form, self._life_part):
            column.addWidget(part)
        column.addStretch(1)
        inside.addWidget(scrolling_apart(body, t("The review")), 1)
        inside.addWidget(self.dispute)
        self._foot = parts.frame("foot")
        ends = parts.column(self._foot, margin=margin, gap=SPACE.small)
        self._until = parts.label("", "muted_small", wrap=True)
        ends.addWidget(self._until)
        holder = parts.frame("plain")
        buttons = FlowLayout(holder, gap=SPACE.small, line_gap=SPACE.small)
        self.acknowledge = parts.button(t("I have read it"), self.acknowledged.emit, icon="check", kind="primary")
        self.disputing = parts.button(t("Dispute a question"), self._begin_dispute, icon="flag")
        buttons.addWidget(self.acknowledge)
        buttons.addWidget(self.disputing)
        self.paper = parts.button(t("Save as PDF…"), self.paper_wanted.emit, icon="file-text", kind="quiet")
        buttons.addWidget(self.paper)
        ends.addWidget(holder)
        inside.addWidget(self._foot)
        for part in (head, self.remarks, self.coaching, self._life_part, self.dispute, self._foot):
            theme.dress(part)  # once each stands in its place
        self.as_new()

    def show_evaluation(
        self, evaluation: Evaluation, card: ScorecardContent, traced: dict[str, Answer], now: datetime
    ) -> None:
        """From the top."""
        info = evaluation.info
        self._evaluation = evaluation
        self._session = session = ReviewSession(card, evaluation.content, traced, writable=False, parent=self)
        self._title.say(info.contact_title)
        self._about.say(" · ".join(_about(evaluation)))
        self._score.setText(score_words(info.score))
        whole = info.score.whole if info.score else None
        restyle(self._score, tone="" if whole is None else "good" if whole >= info.target else "bad")
        self.form.show_session(session)
        self.remarks.show_session(session)
        for part in (self.form, self.remarks):
            part.show()
        self._show_life(evaluation)
        self._show_ways(evaluation, now)

    def begin(self) -> None:
        """The focus to what is to be done with it."""
        (self.paper if self.acknowledge.isHidden() else self.acknowledge).setFocus()

    def as_new(self) -> None:
        self._evaluation = self._session = None
        self.form.forget()
        for part in (self.form, self.remarks, self.coaching, self.dispute, self._foot, self._life_part):
            part.hide()
        self._title.say(t("Nothing is chosen"))
        self._about.say(t("Choose a review on the left."))
        self._score.setText("")

    def _show_ways(self, evaluation: Evaluation, now: datetime) -> None:
        state, until = evaluation.info.state, evaluation.info.dispute_until
        unread = state in (EvaluationState.SUBMITTED, EvaluationState.UPHELD, EvaluationState.AMENDED)
        once = not any(step.move is EvaluationMove.DISPUTE for step in evaluation.life)
        open_yet = state in (EvaluationState.SUBMITTED, EvaluationState.ACKNOWLEDGED) and once
        in_time = until is not None and now <= until
        self.acknowledge.setVisible(unread)
        self.disputing.setVisible(open_yet and in_time)
        self._until.setText("")
        if open_yet and until is not None:
            when = f"{day(until.astimezone().date(), language())} {until.astimezone():%H:%M}"
            words = t("It can be disputed until {when}.") if in_time else t("It could be disputed until {when}.")
            self._until.setText(words.format(when=when))
        self._until.setVisible(bool(self._until.text()))
        self._foot.show()
        self.dispute.hide()

    def _show_life(self, evaluation: Evaluation) -> None:
        empty(self._life)
        self._life.addWidget(parts.label(t("What became of it"), "strong"))
        words = {q.code: q.words for section in self._card.sections for q in section.questions} if self._card else {}
        for step in evaluation.life:
            self._life.addWidget(copyable(step_words(step)))
            if step.move is EvaluationMove.DISPUTE:
                for each in evaluation.disputes:
                    said = words.get(each.question)
                    about = said.in_language(language()) if said else ""
                    self._life.addWidget(copyable(f"{about}: {each.words}"))
        self._life_part.show()

    @property
    def _card(self) -> ScorecardContent | None:
        return self._session.card if self._session else None

    def _begin_dispute(self) -> None:
        if self._session is not None and self._evaluation is not None:
            score = self._evaluation.info.score
            self.dispute.begin(self._session.asked, score.lost if score else ())


def _about(evaluation: Evaluation) -> list[str]:
    info = evaluation.info
    said = [
        info.scorecard_title.in_language(language()),
        t("reviewed by {name}").format(name=info.reviewer_name),
        state_words(info.state),
        t("target {number} %").format(number=info.target),
    ]
    if info.first_score is not None and info.first_score != info.score:
        said.append(t("first score {score}").format(score=score_words(info.first_score)))
    return said
