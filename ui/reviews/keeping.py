"""A review in hand is on this computer's disk within a second, and at the server a few later, without being asked.

Nothing of the server is ever written over unasked: where another desk changed the draft, both are shown.
"""

import time
from collections.abc import Callable
from functools import partial

from msgspec.structs import replace
from PySide6.QtCore import QObject, QTimer, Signal

from agent_desktop.contract.evaluations import Evaluation
from agent_desktop.desk import evaluations
from agent_desktop.desk.desk import Desk
from agent_desktop.desk.faults import SomeoneChangedIt, UnderReview, out_of_reach
from agent_desktop.desk.review_drafts import REVIEWS, ReviewInHand
from agent_desktop.language import t
from ui.bridge import Bridge, Fault
from ui.reviews.session import ReviewSession

ON_DISK_MS, AT_SERVER_MS = 400, 3_000
MOST_IDLE_S = 60
"""Longer without a change is no work on it."""


class Keeping(QObject):
    """Of one review. Signals: said(words) where it is kept; begun(Evaluation), saved(Evaluation) at the server;
    taken() somebody else reviews the contact; met() another desk changed the draft; failed(fault)."""

    said = Signal(str)
    begun = Signal(object)
    saved = Signal(object)
    taken = Signal()
    met = Signal()
    failed = Signal(object)

    def __init__(self, desk: Desk, bridge: Bridge, session: ReviewSession, hand: ReviewInHand, parent: QObject) -> None:
        super().__init__(parent)
        self._desk, self._bridge, self._session = desk, bridge, session
        self.hand = hand
        self._kept = hand.content
        self._touched = hand.info is not None or hand.saved is not None
        self._asked = False
        self.stopped = False
        self._last = time.monotonic()
        self._disk, self._server = QTimer(self), QTimer(self)
        for timer, after_ms, do in (
            (self._disk, ON_DISK_MS, self._keep),
            (self._server, AT_SERVER_MS, self.save),
        ):
            timer.setSingleShot(True)
            timer.setInterval(after_ms)
            timer.timeout.connect(do)
        session.changed.connect(self._changed)

    @property
    def unsaved(self) -> bool:
        """Whether the server lacks something of it."""
        return self._session.content != (self.hand.saved or None)

    @property
    def is_begun(self) -> bool:
        return self.hand.info is not None

    @property
    def is_touched(self) -> bool:
        """Whether anybody wrote in it: one that was only looked at leaves nothing behind."""
        return self._touched

    def touch(self) -> None:
        """It is meant, even where all of it is what the trace says."""
        self._touched = True

    def _changed(self) -> None:
        now = time.monotonic()
        worked = self.hand.worked_seconds + round(min(MOST_IDLE_S, now - self._last))
        self._last, self._touched = now, True
        self.hand = replace(self.hand, content=self._session.content, worked_seconds=worked)
        self._disk.start()
        if not self._server.isActive():
            self._server.start()

    # ---- here --------------------------------------------------------------------------------------------------

    def _keep(self) -> None:
        if self._kept != self.hand.content:
            self._kept = self.hand.content
            kept = replace(self.hand, kept_at=self._desk.clock.now())
            self._bridge.ask(
                partial(REVIEWS.keep, self._desk, kept),
                lambda _none: self._say_kept(),
                self.failed.emit,
                owner=self,
                near=True,
            )

    def keep_now(self) -> None:
        """On disk when this returns. Raises StoreFaults."""
        self._disk.stop()
        if self._touched and self._kept != self.hand.content:
            self._kept = self.hand.content
            REVIEWS.keep(self._desk, replace(self.hand, kept_at=self._desk.clock.now()))

    def forget(self) -> None:
        """The server has it whole, or it was thrown away: nothing of it stays here."""
        self._disk.stop()
        self._server.stop()
        self._bridge.ask(
            partial(REVIEWS.forget, self._desk, self.hand.id),
            lambda _none: None,
            self.failed.emit,
            owner=self,
            near=True,
        )

    def _say_kept(self) -> None:
        if not self._asked:
            self.said.emit(t("Kept on this computer {time}").format(time=self._now()))

    def _now(self) -> str:
        return f"{self._desk.clock.now().astimezone():%H:%M:%S}"

    # ---- at the server -----------------------------------------------------------------------------------------

    def save(self) -> None:
        """Now; what is under way is waited for, and gone on with."""
        self._server.stop()
        if self._asked or self.stopped or not self._touched:
            return
        hand = self.hand
        if hand.info is None:
            self._ask(partial(evaluations.begin, self._desk, hand), self._begun)
        elif hand.content != hand.saved:
            action = partial(evaluations.save, self._desk, hand.info, hand.content, hand.worked_seconds)
            self._ask(action, self._saved)
        else:
            self.saved.emit(None)

    def _ask(self, action: Callable[[], Evaluation], done: Callable[[Evaluation], None]) -> None:
        self._asked = True
        self._bridge.ask(action, done, self._not_saved, owner=self)

    def _begun(self, evaluation: Evaluation) -> None:
        self._asked = False
        self.hand = replace(self.hand, info=evaluation.info, saved=evaluation.content)
        self.begun.emit(evaluation)
        self._kept = evaluation.content  # else it would not be kept with its version
        self._disk.start()
        self.save()

    def _saved(self, evaluation: Evaluation) -> None:
        self._asked = False
        self.hand = replace(self.hand, info=evaluation.info, saved=evaluation.content)
        self.said.emit(t("Saved at the server {time}").format(time=self._now()))
        if self.hand.content == evaluation.content:
            self._disk.stop()
            self.forget()
            self._kept = evaluation.content
            self.saved.emit(evaluation)
        else:  # written on meanwhile: on the disk, too, it is a change of the version that is known now
            self._kept = evaluation.content
            self._disk.start()
            self._server.start()

    def _not_saved(self, fault: Fault) -> None:
        self._asked = False
        if isinstance(fault, UnderReview):
            self.stopped = True
            self.taken.emit()
        elif isinstance(fault, SomeoneChangedIt):
            self.stopped = True
            self.met.emit()
        elif out_of_reach(fault):
            self.said.emit(t("Kept on this computer {time}: no line to the server").format(time=self._now()))
            self._server.start()
        else:
            self.failed.emit(fault)

    def go_on_from(self, evaluation: Evaluation) -> None:
        """What another desk wrote is known now: from here on this one is a change of it."""
        self.stopped = False
        self.hand = replace(self.hand, info=evaluation.info, saved=evaluation.content)
        self._disk.start()
        self._server.start()
