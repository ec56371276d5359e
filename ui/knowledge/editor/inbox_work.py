"""What editors do about questions and feedback; and how much of it waits for them."""

from collections.abc import Callable
from functools import partial
from typing import TypeVar
from uuid import UUID

from PySide6.QtCore import QObject, QTimer, Signal

from agent_desktop.contract.answering import FeedbackState, Question, Settle
from agent_desktop.contract.base import Moment
from agent_desktop.desk import answer_editing, answering
from agent_desktop.desk.answering import Inbox
from agent_desktop.desk.desk import Desk
from agent_desktop.desk.faults import SomeoneChangedIt
from agent_desktop.faults import ProgramFault
from agent_desktop.language import language, t
from ui.bridge import Bridge, Fault
from ui.knowledge.editor.inbox_page import InboxPage, Item
from ui.shell.notices import NoticeArea
from ui.versions.pages import Pages

T = TypeVar("T")

SECONDS = 10
COUNT_EVERY_MS = 120_000


class InboxWork(QObject):
    """Signals: fault(object) that was shown already; counted(int) open ones that are mine; article_wanted(id);
    article_begun(Question)."""

    fault = Signal(object)
    counted = Signal(int)
    article_wanted = Signal(object)
    article_begun = Signal(object)

    def __init__(self, desk: Desk, bridge: Bridge, notices: NoticeArea) -> None:
        super().__init__()
        self._desk, self._bridge, self._notices = desk, bridge, notices
        self.pages = Pages(t("Questions and feedback"), self._make_page)
        self.pages.shown.connect(self.refresh)
        self.page: InboxPage | None = None
        self._counting = QTimer(self)
        self._counting.setInterval(COUNT_EVERY_MS)
        self._counting.timeout.connect(self.count)

    def start(self) -> None:
        """Counting what waits, now and from time to time."""
        self.count()
        self._counting.start()

    def count(self) -> None:
        """Nobody asked: where the server cannot be had, nothing is said."""
        self._bridge.ask(
            partial(answering.inbox, self._desk, mine=True, open_only=True),
            self._counted,
            self._not_counted,
            owner=self,
            by_itself=True,
        )

    def _counted(self, inbox: Inbox) -> None:
        self.counted.emit(len(inbox.questions) + len(inbox.feedback))

    def _not_counted(self, fault: Fault) -> None:
        if isinstance(fault, ProgramFault):
            self._failed(fault)

    def _make_page(self) -> InboxPage:
        catalogue = self._desk.catalogue
        services = {code: each.name.in_language(language()) for code, each in catalogue.services.items()}
        self.page = page = InboxPage(services)
        page.narrowed.connect(self.refresh)
        page.refresh_wanted.connect(self.refresh)
        page.article_wanted.connect(self.article_wanted)
        page.article_begun.connect(self.article_begun)
        page.settle_wanted.connect(self.settle)
        return page

    def refresh(self) -> None:
        """The list anew, and what may answer a question."""
        page = self.page
        if page is None:
            return
        self._ask(
            partial(answering.inbox, self._desk, mine=page.mine, open_only=page.open_only), self._list, self._not_listed
        )
        self._ask(partial(_titles, self._desk), page.offer_articles, self._failed)
        self.count()

    def _list(self, inbox: Inbox) -> None:
        if self.page is not None:
            items: list[Item] = [*inbox.questions, *inbox.feedback]
            self.page.show_items(sorted(items, key=_moment, reverse=True), more=inbox.more)

    def _not_listed(self, fault: Fault) -> None:
        if self.page is not None:
            self.page.say(t("The list cannot be had now."))
        self._failed(fault)

    def settle(self, item: Item, state: FeedbackState, reply: str, article_id: UUID | None) -> None:
        """Something was done about it, or will not be."""
        asked = Settle(state=state, reply=reply, article_id=article_id)
        self._ask(partial(_settle, self._desk, item, asked), partial(self._settled, item), self._not_settled)

    def _settled(self, before: Item, item: Item) -> None:
        if self.page is not None:
            self.page.show_settled(item)
        back = (t("Undo"), partial(self.settle, item, before.state, before.reply, None))
        words = {
            FeedbackState.OPEN: t("It is open again."),
            FeedbackState.DONE: t("Done. Whoever said it reads your reply."),
            FeedbackState.DECLINED: t("Declined. Whoever said it reads your reply."),
        }[item.state]
        self._notices.say(words, tone="good", action=back, seconds=SECONDS)
        self.refresh()

    def _not_settled(self, fault: Fault) -> None:
        if isinstance(fault, SomeoneChangedIt):
            words = t("Somebody else has seen to it meanwhile. Your reply stands here still.")
            self._notices.say(words, tone="warn")
            self.refresh()
        else:
            self._failed(fault)

    def _ask(self, action: Callable[[], T], done: Callable[[T], None], failed: Callable[[Fault], None]) -> None:
        self._bridge.ask(action, done, failed, owner=self)

    def _failed(self, fault: Fault) -> None:
        self._notices.show_fault(fault)
        self.fault.emit(fault)


def _settle(desk: Desk, item: Item, asked: Settle) -> Item:
    if isinstance(item, Question):
        return answering.settle(desk, item, asked)
    return answering.settle(desk, item, asked)


def _moment(item: Item) -> Moment:
    return item.asked_at if isinstance(item, Question) else item.said_at


def _titles(desk: Desk) -> dict[str, str]:
    """Of articles that are in force."""
    found = {
        str(info.article_id): info.title.in_language(language())
        for info in answer_editing.overview(desk)
        if info.in_force
    }
    return dict(sorted(found.items(), key=lambda each: each[1].casefold()))
