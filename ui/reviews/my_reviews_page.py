"""What was said of a handler's own contacts: scores and their trend, feedback, what to practise; read, and disputed."""

from collections.abc import Callable
from functools import partial
from typing import TypeVar

from PySide6.QtGui import QResizeEvent, QShowEvent

from agent_desktop.contract.base import Page
from agent_desktop.contract.evaluations import (
    CoachingAction,
    CoachingState,
    Dispute,
    Evaluation,
    EvaluationInfo,
    EvaluationMove,
    EvaluationState,
)
from agent_desktop.dates import day
from agent_desktop.desk import evaluations, practice, review_opening
from agent_desktop.desk.review_opening import Opened
from agent_desktop.language import language, t
from ui.bridge import Fault
from ui.reviews.contact_panel import ContactPanel
from ui.reviews.own_panel import OwnPanel
from ui.reviews.pages import ReviewPage, Room
from ui.reviews.panel_row import PanelRow
from ui.reviews.paper.work import PaperWork
from ui.reviews.player.player import Player
from ui.reviews.queue import QueueRow, RowList
from ui.reviews.trend import Trend
from ui.reviews.words import score_words, state_words
from ui.style import parts, theme
from ui.style.naming import name_controls
from ui.style.tokens import SPACE

T = TypeVar("T")
SECONDS = 10
THREE_FROM = 1_000
"""Width at the base size from which the three panels stand side by side; under one another where there is less."""

SHARES, LEAST_HEIGHTS = (4, 7, 7), (260, 320, 420)


class MyReviewsPage(ReviewPage):
    """For handlers: their own, and nobody else's."""

    def __init__(self, room: Room) -> None:
        super().__init__()
        self.setProperty("role", "plain")
        self.setAccessibleName(t("My reviews"))
        name_controls({"reviews.mine": self})
        self._room = room
        self._infos: tuple[EvaluationInfo, ...] = ()
        self._cursor: str | None = None
        self._open: Opened | None = None
        self.list, self.trend = RowList(t("My reviews")), Trend()
        self.contact = ContactPanel(Player(room.desk, room.bridge, room.shortcuts))
        self.panel = OwnPanel()
        self._said = parts.label("", "muted", wrap=True)
        self._more = parts.button(t("Show more"), self._show_more, icon="chevron-down")
        self._lay_out()
        self.list.chosen.connect(self.open_thing)
        self.panel.acknowledged.connect(lambda: self._move(EvaluationMove.ACKNOWLEDGE))
        self.panel.disputed.connect(self._dispute)
        self.panel.paper_wanted.connect(PaperWork(room, lambda: self._open, self).ask)
        self.panel.coaching.moved.connect(self._coached)
        self.panel.coaching.practice_wanted.connect(room.to_practice)
        self.panel.form.evidence_wanted.connect(self._show_evidence)
        for part in (self.panel.form, self.panel.remarks):
            part.moment_wanted.connect(self._go_to)

    def _lay_out(self) -> None:
        side = parts.card(t("My reviews"))
        side.setProperty("panel", True)
        column = parts.column(side, gap=0)
        head = parts.row(margin=(SPACE.wide, SPACE.normal, SPACE.wide, SPACE.tight))
        head.addWidget(parts.heading(t("My reviews")))
        column.addLayout(head)
        column.addWidget(self.trend)
        column.addWidget(self.list, 1)
        foot = parts.column(margin=(SPACE.wide, SPACE.small, SPACE.wide, SPACE.small), gap=SPACE.small)
        foot.addWidget(self._said)
        foot.addWidget(self._more)
        column.addLayout(foot)
        self._parts = (side, self.contact, self.panel)
        self.panels = PanelRow(
            t("My reviews"), self._parts, shares=SHARES, least_heights=LEAST_HEIGHTS, arrange=self._arrange
        )
        parts.column(self, margin=SPACE.normal + 2).addWidget(self.panels)
        self.begin_at(self.list)

    # ---- the list ----------------------------------------------------------------------------------------------

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self.refresh()

    def refresh(self) -> None:
        self._ask(partial(evaluations.reviewed, self._room.desk), partial(self._show_list, added=False))

    def _show_more(self) -> None:
        self._ask(partial(evaluations.reviewed, self._room.desk, self._cursor), partial(self._show_list, added=True))

    def _show_list(self, page: Page[EvaluationInfo], *, added: bool) -> None:
        self._infos = (*(self._infos if added else ()), *page.items)
        self._cursor = page.next_cursor
        self._more.setVisible(page.next_cursor is not None)
        self.list.show_rows([_row(info) for info in page.items], added=added)
        said = "" if self._infos else t("None of your contacts has been reviewed yet.")
        self._said.setText(said)
        self._said.setVisible(bool(said))
        scored = [info for info in reversed(self._infos) if info.score is not None and info.score.whole is not None]
        self.trend.show_scores(
            [info.score.whole for info in scored if info.score and info.score.whole is not None],
            scored[-1].target if scored else 0,
        )
        self._room.count("mine", sum(info.state in evaluations.UNREAD for info in self._infos))

    # ---- one of them -------------------------------------------------------------------------------------------

    def open_thing(self, thing: object) -> None:
        if isinstance(thing, EvaluationInfo):
            self._ask(partial(review_opening.open_evaluation, self._room.desk, thing), self._show)
            self._ask(partial(evaluations.coaching, self._room.desk, thing.id), self._show_coaching)

    def _show(self, opened: Opened) -> None:
        evaluation, card = opened.evaluation, opened.card
        if evaluation is None or card is None:
            return
        self._open = opened
        if opened.material is None:
            words = t("This contact was erased, with everything that was said in it. What was written about it stays.")
            self.contact.show_gone(opened.about, words)
        else:
            self.contact.show_material(opened.about, opened.material)
        self.panel.show_evaluation(evaluation, card.content, opened.traced, self._room.desk.clock.now())
        self.panel.begin()

    def _show_coaching(self, actions: tuple[CoachingAction, ...]) -> None:
        """With what the scenarios are called, where any was set."""
        show = partial(self.panel.coaching.show_actions, actions)
        if any(action.scenario for action in actions):
            known = partial(practice.titles, self._room.desk)
            self._room.bridge.ask(known, show, self._failed, owner=self, near=True)
        else:
            show({})

    def _move(self, move: EvaluationMove, disputes: tuple[Dispute, ...] = ()) -> None:
        evaluation = self._open.evaluation if self._open else None
        if evaluation is not None:
            action = partial(evaluations.move, self._room.desk, evaluation.info, move, disputes=disputes)
            self._ask(action, self._moved)

    def _dispute(self, disputes: tuple[Dispute, ...]) -> None:
        self._move(EvaluationMove.DISPUTE, disputes)

    def _moved(self, evaluation: Evaluation) -> None:
        words = {
            EvaluationState.ACKNOWLEDGED: t("Thank you. Whoever reviewed it sees that you have read it."),
            EvaluationState.DISPUTED: t("The dispute is sent. Another supervisor decides."),
        }.get(evaluation.info.state, "")
        self._room.notices.say(words, tone="good", seconds=SECONDS)
        self.refresh()
        self.open_thing(evaluation.info)

    def _coached(self, action: CoachingAction, state: CoachingState) -> None:
        done = partial(self._after_coaching, action)
        self._ask(partial(evaluations.change_coaching, self._room.desk, action, state), done)

    def _after_coaching(self, before: CoachingAction, action: CoachingAction) -> None:
        back = (t("Undo"), partial(self._coached, action, before.state))
        self._room.notices.say(t("Done. A supervisor looks at it again."), tone="good", action=back, seconds=SECONDS)
        self._ask(partial(evaluations.coaching, self._room.desk, action.evaluation_id), self._show_coaching)

    def _show_evidence(self, code: str) -> None:
        answer = self._open.traced.get(code) if self._open else None
        if answer is not None and self.contact.line.choose(answer.evidence):
            self.contact.line.setFocus()

    def _go_to(self, seconds: float) -> None:
        self.contact.line.show_moment(seconds)
        self.contact.line.setFocus()

    def _ask(self, action: Callable[[], T], done: Callable[[T], None]) -> None:
        self._room.bridge.ask(action, done, self._failed, owner=self)

    def _failed(self, fault: Fault) -> None:
        self._room.failed(fault)

    # ---- room --------------------------------------------------------------------------------------------------

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._arrange()

    def _arrange(self) -> None:
        self.panels.show_panels(self._parts, beside=self.width() >= theme.pixels(THREE_FROM))


def _row(info: EvaluationInfo) -> QueueRow:
    when = info.started_at.astimezone()
    about = f"{day(when.date(), language())} {when:%H:%M} · {state_words(info.state)}"
    whole = info.score.whole if info.score else None
    tone = "" if whole is None else "good" if whole >= info.target else "bad"
    side = score_words(info.score)
    return QueueRow(title=info.contact_title, about=about, side=side, tone=tone, channel=info.channel, thing=info)
