"""What stands in the list of reviews, fetched and kept fresh."""

from collections.abc import Callable, Sequence
from functools import partial
from typing import TypeVar

from PySide6.QtCore import QObject, Signal

from agent_desktop.contract.base import Page
from agent_desktop.contract.evaluations import EvaluationInfo, EvaluationState
from agent_desktop.contract.reviewing import ContactToReview, HandlerNamed
from agent_desktop.dates import day, duration
from agent_desktop.desk import evaluations
from agent_desktop.desk.desk import Desk
from agent_desktop.desk.evaluations import Wanted
from agent_desktop.desk.faults import out_of_reach
from agent_desktop.desk.review_drafts import REVIEWS, ReviewInHand
from agent_desktop.language import language, t
from ui.bridge import Fault
from ui.reviews.pages import Room
from ui.reviews.queue import Kind, Queue, QueueRow
from ui.reviews.words import score_words, state_words

T = TypeVar("T")


class QueueWork(QObject):
    """Signals: opened(thing): a ContactToReview, an EvaluationInfo or a ReviewInHand."""

    opened = Signal(object)

    def __init__(self, room: Room, queue: Queue, parent: QObject) -> None:
        super().__init__(parent)
        self._room, self._queue = room, queue
        self._cursor: str | None = None
        self._asked = 0
        queue.kind_chosen.connect(lambda _kind: self._another())
        queue.narrowed.connect(self.refresh)
        queue.refresh_wanted.connect(self.refresh)
        queue.more_wanted.connect(self._more)
        queue.opened.connect(self.opened)
        self._all_offered = False

    def _another(self) -> None:
        """Nothing of one list stands in another while that is fetched: Enter would open what nobody meant."""
        self._queue.show_rows((), more=False)
        self._queue.say(t("The list is being fetched."))
        self.refresh()

    def refresh(self) -> None:
        """The list in front anew, and how many there are of the others."""
        self._asked += 1
        self._cursor = None
        self._fetch(added=False)
        self.recount()
        if not self._all_offered:
            room, self._all_offered = self._room, True
            room.bridge.ask(partial(evaluations.handlers, room.desk), self._offer_all, self._not_offered, owner=self)

    def recount(self) -> None:
        """How many there are in hand and disputed; the list that one chooses from stays as it stands."""
        self._ask(partial(_waiting, self._room.desk), partial(self._show_waiting, self._asked))

    def _more(self) -> None:
        if self._cursor is not None:
            self._fetch(added=True)

    def _fetch(self, *, added: bool) -> None:
        """Of the lists that come in pages."""
        cursor = self._cursor if added else None
        if self._queue.kind is Kind.CONTACTS:
            self._fetch_contacts(cursor, added=added)
        elif self._queue.kind is Kind.REVIEWED:
            action = partial(evaluations.reviewed, self._room.desk, cursor)
            self._ask(action, partial(self._show_reviewed, self._asked, added=added))

    def _fetch_contacts(self, cursor: str | None, *, added: bool) -> None:
        queue = self._queue
        wanted = Wanted(handler=queue.handler, service_code=queue.service, channel=queue.channel)
        action = partial(evaluations.to_review, self._room.desk, wanted, cursor)
        self._ask(action, partial(self._show_contacts, self._asked, added=added))

    def _offer_all(self, handlers: tuple[HandlerNamed, ...]) -> None:
        """Whether one of theirs came by or not."""
        self._queue.offer_handlers({str(each.id): each.name for each in handlers})

    def _not_offered(self, _fault: Fault) -> None:
        """Those whose contacts come by are offered all the same; that there is no line is said of the list itself."""
        self._all_offered = False

    def _show_contacts(self, asked: int, page: Page[ContactToReview], *, added: bool) -> None:
        if asked != self._asked or self._queue.kind is not Kind.CONTACTS:
            return
        self._cursor = page.next_cursor
        self._queue.offer_handlers({str(each.handler): each.handler_name for each in page.items})
        rows = [_contact_row(each) for each in page.items]
        self._queue.show_rows(rows, more=page.next_cursor is not None, added=added)

    def _show_reviewed(self, asked: int, page: Page[EvaluationInfo], *, added: bool) -> None:
        if asked != self._asked or self._queue.kind is not Kind.REVIEWED:
            return
        self._cursor = page.next_cursor
        rows = [_thing_row(each) for each in page.items if each.submitted_at is not None]
        self._queue.show_rows(rows, more=page.next_cursor is not None, added=added)

    def _show_waiting(
        self, asked: int, found: tuple[tuple[EvaluationInfo | ReviewInHand, ...], tuple[EvaluationInfo, ...]]
    ) -> None:
        hands, disputed = found
        self._queue.show_counts({Kind.IN_HAND: len(hands), Kind.DISPUTED: len(disputed)})
        self._room.count("to_review", len(disputed))
        if asked != self._asked:
            return
        things: Sequence[EvaluationInfo | ReviewInHand] = disputed if self._queue.kind is Kind.DISPUTED else hands
        if self._queue.kind in (Kind.IN_HAND, Kind.DISPUTED):
            self._queue.show_rows([_thing_row(each) for each in things], more=False)

    def _ask(self, action: Callable[[], T], done: Callable[[T], None]) -> None:
        self._room.bridge.ask(action, done, self._failed, owner=self)

    def _failed(self, fault: Fault) -> None:
        """What is in hand here can be gone on with all the same."""
        self._queue.say(t("The list cannot be had now."))
        if out_of_reach(fault) and self._queue.kind is not Kind.DISPUTED:
            self._room.bridge.ask(
                partial(REVIEWS.every, self._room.desk), self._show_kept, self._room.failed, owner=self, near=True
            )
        self._room.failed(fault)

    def _show_kept(self, hands: tuple[ReviewInHand, ...]) -> None:
        if hands:
            self._queue.show_rows([_thing_row(each) for each in hands], more=False)


def _waiting(
    desk: Desk,
) -> tuple[tuple[EvaluationInfo | ReviewInHand, ...], tuple[EvaluationInfo, ...]]:
    """Drafts of one's own, those that only this computer has before them; and what was disputed."""
    drafts = evaluations.own_drafts(desk)
    known = {info.id for info in drafts}
    here = tuple(hand for hand in REVIEWS.every(desk) if hand.info is None and hand.id not in known)
    return (*here, *drafts), evaluations.disputed(desk)


def _contact_row(each: ContactToReview) -> QueueRow:
    when = each.started_at.astimezone()
    about = f"{each.handler_name} · {day(when.date(), language())} {when:%H:%M}"
    return QueueRow(title=each.title, about=about, side=duration(each.seconds), channel=each.channel, thing=each)


def _stands(each: EvaluationInfo) -> tuple[str, str]:
    """What stands at the right of its line, and its tone."""
    if each.score is None or each.state is EvaluationState.DISPUTED:
        return state_words(each.state), "bad" if each.state is EvaluationState.DISPUTED else ""
    whole = each.score.whole
    tone = "" if whole is None else "good" if whole >= each.target else "bad"
    return f"{score_words(each.score)} · {state_words(each.state)}", tone


def _thing_row(each: EvaluationInfo | ReviewInHand) -> QueueRow:
    if isinstance(each, ReviewInHand):
        row = _contact_row(each.about)
        side, tone = t("only here"), "warn"
    else:
        when = each.started_at.astimezone()
        about = f"{each.handler_name} · {day(when.date(), language())} {when:%H:%M}"
        row = QueueRow(title=each.contact_title, about=about, channel=each.channel)
        side, tone = _stands(each)
    return QueueRow(title=row.title, about=row.about, side=side, tone=tone, channel=row.channel, thing=each)
