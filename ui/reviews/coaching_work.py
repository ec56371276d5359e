"""What is to be practised after a review: set, shown, and looked at again."""

from collections.abc import Callable
from functools import partial

from PySide6.QtCore import QObject

from agent_desktop.contract.evaluations import CoachingAction, CoachingState, EvaluationInfo
from agent_desktop.contract.scorecards import ScorecardQuestion
from agent_desktop.desk import evaluations, practice
from agent_desktop.ids import new_id
from agent_desktop.language import t
from ui.reviews.pages import Room
from ui.reviews.practice_part import Practice
from ui.reviews.scorecard_panel import ScorecardPanel

SECONDS = 10


class CoachingWork(QObject):
    """`info`: of the review that is open, as the server has it. `when_saved(do)`: once the server has its draft."""

    def __init__(
        self,
        room: Room,
        panel: ScorecardPanel,
        info: Callable[[], EvaluationInfo | None],
        when_saved: Callable[[Callable[[], None]], None],
        parent: QObject,
    ) -> None:
        super().__init__(parent)
        self._room, self._panel, self._info, self._when_saved = room, panel, info, when_saved
        panel.practice_asked.connect(self.ask)
        panel.practice.wanted.connect(lambda practice: self._when_saved(partial(self._send, practice)))
        panel.coaching.moved.connect(self._moved)

    def ask(self) -> None:
        """About the question in hand."""
        if self._panel.set_practice.isHidden():
            return
        card = self._panel.form.current
        question = card.question if card is not None else None
        known = partial(practice.titles, self._room.desk)
        self._room.bridge.ask(known, partial(self._begin, question), self._room.failed, owner=self, near=True)

    def _begin(self, question: ScorecardQuestion | None, titles: dict[str, str]) -> None:
        today = self._room.desk.clock.now().astimezone().date()
        scenarios = question.scenarios if question is not None else ()
        self._panel.practice.begin(question, scenarios, today, titles)

    def show(self) -> None:
        """What was set in this review, and how it stands with it."""
        info = self._info()
        if info is not None:
            action = partial(evaluations.coaching, self._room.desk, info.id)
            self._room.bridge.ask(action, self._show, self._room.failed, owner=self)

    def _show(self, actions: tuple[CoachingAction, ...]) -> None:
        """With what the scenarios are called, where any was set."""
        show = partial(self._panel.coaching.show_actions, actions)
        if any(action.scenario for action in actions):
            known = partial(practice.titles, self._room.desk)
            self._room.bridge.ask(known, show, self._room.failed, owner=self, near=True)
        else:
            show({})

    def _send(self, practice: Practice) -> None:
        info = self._info()
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
        self._room.bridge.ask(action, lambda _action: self._set(said), self._room.failed, owner=self)

    def _set(self, said: str) -> None:
        self._room.notices.say(said, tone="good", seconds=SECONDS)
        self.show()

    def _moved(self, action: CoachingAction, state: CoachingState) -> None:
        change = partial(evaluations.change_coaching, self._room.desk, action, state)
        self._room.bridge.ask(change, lambda _action: self.show(), self._room.failed, owner=self)
