"""What is done to a rewriting, one thing after the other, each away from the screen's thread: long notes take a while
to be looked through."""

from collections import deque
from collections.abc import Callable, Mapping
from functools import partial
from typing import NamedTuple

from PySide6.QtCore import QObject, Signal

from agent_desktop.desk import rewriting
from agent_desktop.desk.rewriting import InHand
from agent_desktop.practice.rewriting import drafting
from agent_desktop.practice.rewriting.drafting import Draft
from agent_desktop.practice.rewriting.found import Found
from ui.reviews.pages import Room

Left = Mapping[str, tuple[Found, ...]]
Change = Callable[[InHand, Left], Draft]


class Looked(NamedTuple):
    """`left`: by passage, what is still somebody's in it."""

    in_hand: InHand
    left: Left


class _Step(NamedTuple):
    change: Change
    then: Callable[[], object]


class Steps(QObject):
    """Signals: changed() by a step: `draft` and `left` are as it left them."""

    changed = Signal()

    def __init__(self, room: Room, parent: QObject) -> None:
        super().__init__(parent)
        self._room = room
        self._now: Looked | None = None
        self._waiting: deque[_Step] = deque()
        self._is_busy = False

    @property
    def in_hand(self) -> InHand | None:
        return self._now.in_hand if self._now is not None else None

    @property
    def left(self) -> Left:
        return self._now.left if self._now is not None else {}

    def begin(self, looked: Looked) -> None:
        self._now = looked
        self._waiting.clear()

    def end(self) -> None:
        """What waits is let go of; what was done is on disk, or on its way there."""
        self._now = None
        self._waiting.clear()

    def do(self, change: Change, then: Callable[[], object]) -> None:
        """`then` after it, where the same contact is still in hand."""
        self._waiting.append(_Step(change, then))
        self._go_on()

    def do_now(self, change: Change) -> None:
        """On this thread, and on disk when it returns: the program ends. Raises StoreFaults."""
        if self._now is not None:
            before = self._now.in_hand.draft
            self._now = _looked(self._now, change)
            if self._now.in_hand.draft is not before or before.past:
                rewriting.keep(self._room.desk, self._now.in_hand.draft)

    def _go_on(self) -> None:
        if self._is_busy or self._now is None or not self._waiting:
            return
        step = self._waiting.popleft()
        self._is_busy = True
        action = partial(_looked, self._now, step.change)
        self._room.bridge.ask(action, partial(self._done, self._now, step), self._failed, owner=self, near=True)

    def _done(self, before: Looked, step: _Step, after: Looked) -> None:
        self._is_busy = False
        if self._now is before:
            self._now = after
            if after.in_hand.draft is not before.in_hand.draft:
                keep = partial(rewriting.keep, self._room.desk, after.in_hand.draft)
                self._room.bridge.ask(keep, _nothing, self._room.failed, owner=self, near=True)
            self.changed.emit()
            step.then()
        self._go_on()

    def _failed(self, fault: object) -> None:
        self._is_busy = False
        self._room.failed(fault)
        self._go_on()


def looked_at(in_hand: InHand) -> Looked:
    """Slow for long notes."""
    return Looked(in_hand, drafting.remaining(in_hand.draft, in_hand.shop))


def _looked(now: Looked, change: Change) -> Looked:
    draft = change(now.in_hand, now.left)
    if draft is now.in_hand.draft:
        return now._replace(in_hand=now.in_hand)
    return looked_at(InHand(draft=draft, shop=now.in_hand.shop))


def _nothing(_done: object) -> None:
    """On disk."""
