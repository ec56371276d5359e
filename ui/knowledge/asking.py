"""What is asked of the desk about answers. All but the last word goes to this computer alone, line or no line."""

from collections.abc import Callable, Collection
from dataclasses import dataclass
from typing import TypeVar
from uuid import UUID

from PySide6.QtCore import QObject

from agent_desktop.contract.answering import FeedbackWrite, QuestionWrite, Quote, Source
from agent_desktop.contract.institutions import Institution
from agent_desktop.contract.knowledge import Article
from agent_desktop.desk import answering, answers
from agent_desktop.desk.answering import ChangedAnswer
from agent_desktop.desk.answers import Asking, Found, HitKind
from agent_desktop.desk.desk import Desk
from agent_desktop.knowledge.opening import Opening, opening
from ui.bridge import Asked, Bridge, Fault
from ui.knowledge.reading import AnswerView

T = TypeVar("T")
Failed = Callable[[Fault], None]


@dataclass(frozen=True)
class Standing:
    """An institution, and whether it answers now (None: that is not known)."""

    institution: Institution
    opening: Opening | None


class AskingForAnswers:
    """Answers come on the screen's thread, and no more once `owner` is gone."""

    def __init__(self, desk: Desk, bridge: Bridge, owner: QObject) -> None:
        self._desk, self._bridge, self._owner = desk, bridge, owner

    def search(self, asking: Asking, done: Callable[[Found], None], failed: Failed) -> Asked:
        return self._near(lambda: answers.search(self._desk, asking), done, failed)

    def get_ready(self, asking: Asking) -> Asked:
        """So that the first key need not wait for what all of them need. Whether it fails the first key will tell."""
        return self._near(lambda: answers.get_ready(self._desk, asking), lambda _done: None, lambda _fault: None)

    def article(self, article_id: UUID, done: Callable[[Article | None], None], failed: Failed) -> Asked:
        return self._near(lambda: answers.article(self._desk, article_id), done, failed)

    def institution(self, institution_id: UUID, done: Callable[[Standing | None], None], failed: Failed) -> Asked:
        """With how it stands now: its bank holidays are not worked out on the screen's thread."""

        def action() -> Standing | None:
            found = answers.institution(self._desk, institution_id)
            return Standing(found, opening(found, self._desk.clock.now())) if found is not None else None

        return self._near(action, done, failed)

    def by_slug(self, slugs: Collection[str], done: Callable[[tuple[Article, ...]], None], failed: Failed) -> Asked:
        return self._near(lambda: answers.by_slug(self._desk, slugs), done, failed)

    def quote(
        self,
        view: AnswerView,
        asked: str,
        where: tuple[str, str],
        done: Callable[[Quote | None], None],
        failed: Failed,
    ) -> Asked:
        """The answer as it is held now, kept so that what changes of it can be told. `where`: script and step."""
        source = Source.INSTITUTION if view.kind is HitKind.INSTITUTION else Source.ARTICLE
        answer_id, (script_id, step) = UUID(view.id), where

        def action() -> Quote | None:
            return answering.quote(
                self._desk, source, answer_id, language=view.spoken, asked=asked, script_id=script_id, step=step
            )

        return self._near(action, done, failed)

    def changed_since(
        self, quotes: tuple[Quote, ...], done: Callable[[tuple[ChangedAnswer, ...]], None], failed: Failed
    ) -> Asked:
        return self._near(lambda: answering.changed_since(self._desk, quotes), done, failed)

    def give_feedback(self, write: FeedbackWrite, done: Callable[[UUID], None], failed: Failed) -> Asked:
        return self._near(lambda: answering.give_feedback(self._desk, write), done, failed)

    def send_question(self, write: QuestionWrite, done: Callable[[UUID], None], failed: Failed) -> Asked:
        return self._near(lambda: answering.send_question(self._desk, write), done, failed)

    def take_back(self, write_id: UUID, done: Callable[[bool], None], failed: Failed) -> Asked:
        return self._near(lambda: answering.take_back(self._desk, write_id), done, failed)

    def _near(self, action: Callable[[], T], done: Callable[[T], None], failed: Failed) -> Asked:
        return self._bridge.ask(action, done, failed, owner=self._owner, near=True)
