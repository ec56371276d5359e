"""An attempt as it goes on: kept on this computer, and looked at for what was won and lost so far."""

from functools import partial

from PySide6.QtCore import QObject, QTimer

from agent_desktop.desk import practice_scores, practising
from agent_desktop.practice.scoring import Judged
from ui.bridge import Bridge, Fault
from ui.practice.mode.in_hand import InHand
from ui.practice.mode.one_window import OneWindow
from ui.practice.mode.passing import nothing, passed_over

SOON_MS = 300
"""After something of the attempt became another: several things come at once."""

CALM_MS = 1_000
"""Before it is looked at: judging on another thread would hold up the keys of whoever types."""


class Progress(QObject):
    """Of one attempt at a time."""

    def __init__(self, windows: OneWindow, bridge: Bridge, parent: QObject) -> None:
        super().__init__(parent)
        self._windows, self._bridge = windows, bridge
        self._hand: InHand | None = None
        self._soon = QTimer(self)
        self._soon.setSingleShot(True)
        self._soon.setInterval(SOON_MS)
        self._soon.timeout.connect(self._keep)
        self._calm = QTimer(self)
        self._calm.setSingleShot(True)
        self._calm.setInterval(CALM_MS)
        self._calm.timeout.connect(self._look)

    def follow(self, hand: InHand) -> None:
        """From now on this one."""
        self._hand = hand
        if hand.model is None:
            hand.attempt.changed.connect(self.soon)
            hand.attempt.moved.connect(self.soon)
            self.soon()

    def soon(self) -> None:
        self._soon.start()
        self._calm.start()

    def stop(self) -> None:
        self._hand = None
        self._soon.stop()
        self._calm.stop()

    def keep_now(self) -> None:
        """The program ends: what is in hand is on the disk when this returns, as far as it can be."""
        hand = self._hand
        if hand is None or hand.over or hand.model is not None:
            return
        hand.attempt.pause()
        hand.work.open.keep_now()
        practising.keep_quietly(hand.practice, hand.attempt.underway)

    def _keep(self) -> None:
        hand = self._hand
        if hand is None or hand.over or hand.model is not None:
            return
        keep = partial(practising.keep, hand.practice, hand.attempt.underway)
        self._bridge.ask(keep, nothing, partial(self._not_kept, hand), owner=hand.work, by_itself=True, near=True)

    def _look(self) -> None:
        hand = self._hand
        if hand is None or hand.over or hand.model is not None:
            return
        screen = hand.attempt.screen
        if screen is not None:
            look = partial(practice_scores.so_far, hand.practice, hand.attempt.underway, screen.draft)
            self._bridge.ask(look, self._show, passed_over, owner=hand.work, by_itself=True)

    def _not_kept(self, hand: InHand, fault: Fault) -> None:
        """Said once: the call goes on."""
        if hand.kept and hand is self._hand:
            hand.kept = False
            self._windows.window.notices.show_fault(fault)

    def _show(self, judged: Judged) -> None:
        if self._hand is not None and not self._hand.over:
            self._windows.window.so_far.show_points(judged.points)
