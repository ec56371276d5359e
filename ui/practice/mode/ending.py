"""The end of an attempt: judged off the screen's thread, shown calmly, and told to whoever keeps it."""

from functools import partial
from uuid import UUID

from PySide6.QtCore import QObject, Signal

from agent_desktop.contract.base import Words
from agent_desktop.contract.practice import AttemptEnd, AttemptWrite
from agent_desktop.desk import practice_scores
from agent_desktop.practice.underway import Underway
from ui.bridge import Bridge, Fault
from ui.practice.mode.in_hand import InHand
from ui.practice.mode.one_window import OneWindow
from ui.practice.mode.opening import without_score
from ui.practice.mode.pages import RESULT, WAITING, watched_page
from ui.practice.mode.passing import passed_over
from ui.practice.mode.result_page import ResultPage
from ui.style.announcing import announce


class Ending(QObject):
    """Signals: ended(id, AttemptWrite); again_wanted(), next_wanted(), leave_wanted() from the page of the result."""

    ended = Signal(UUID, object)
    again_wanted = Signal()
    next_wanted = Signal()
    leave_wanted = Signal()

    def __init__(self, windows: OneWindow, bridge: Bridge, parent: QObject) -> None:
        super().__init__(parent)
        self._windows, self._bridge = windows, bridge

    def judge(self, hand: InHand) -> None:
        """Its contact was finished."""
        hand.over = True
        hand.attempt.pause()
        underway = hand.attempt.underway
        hand.attempt.stop()
        window = self._windows.window
        window.call.end()
        self._windows.go(WAITING)
        self._bridge.ask(
            partial(practice_scores.finished, hand.practice, underway),
            partial(self._judged, hand, underway),
            partial(self._not_judged, underway),
            owner=hand.work,
        )

    def tell_left(self, hand: InHand, ended: AttemptEnd) -> None:
        """It was not finished, and is no more."""
        screen, underway = hand.attempt.screen, hand.attempt.underway
        if screen is None:
            self.ended.emit(underway.id, without_score(underway, ended))
            return
        look = partial(practice_scores.left, hand.practice, underway, screen.draft, ended)
        self._bridge.ask(look, partial(self.ended.emit, underway.id), passed_over, owner=self)

    def show_watched(self, hand: InHand) -> None:
        """The model was seen, to its end or as far as one wished: now it is one's own turn."""
        hand.over = True
        hand.attempt.pause()
        window = self._windows.window
        window.band.show_over(True)
        window.places.add(RESULT, lambda: watched_page(self.again_wanted.emit, self.leave_wanted.emit))
        self._windows.go(RESULT)

    def _judged(self, hand: InHand, underway: Underway, write: AttemptWrite) -> None:
        self.ended.emit(underway.id, write)
        window = self._windows.window
        notes = underway.scenario.expects.example_notes
        page = ResultPage(write, Words(en=notes.en, cy=notes.cy))
        page.again_wanted.connect(self.again_wanted)
        page.next_wanted.connect(self.next_wanted)
        page.leave_wanted.connect(self.leave_wanted)
        for notice in window.notices.shown:
            notice.dismiss()  # what it says of the case is true of no case
        window.so_far.show_points(write.points)
        if write.score is not None:
            window.so_far.show_before((*hand.before, write.score))
        window.band.show_over(True)
        window.places.add(RESULT, lambda: page)
        window.go(RESULT)
        window.places.take_away(WAITING)
        announce(window, page.spoken)

    def _not_judged(self, underway: Underway, fault: Fault) -> None:
        self.ended.emit(underway.id, without_score(underway, AttemptEnd.FINISHED))
        self._windows.window.band.show_over(True)
        self._windows.window.notices.show_fault(fault)
