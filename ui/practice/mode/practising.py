"""Practice as a whole: into it, out of it, and out of the way of a live call. One a desktop."""

import secrets
from collections.abc import Callable
from functools import partial
from typing import TYPE_CHECKING
from uuid import UUID

from PySide6.QtCore import QObject, Signal

from agent_desktop.contract.practice import AttemptEnd
from agent_desktop.contract.practice_scenarios import PracticeScenario
from agent_desktop.contract.walkthroughs import Walkthrough
from agent_desktop.desk import practising
from agent_desktop.desk.contacts import Finished
from agent_desktop.ids import new_id
from agent_desktop.language import t
from agent_desktop.practice.underway import Underway
from ui.bridge import Bridge, Fault
from ui.practice.mode.attempt_work import AttemptWork
from ui.practice.mode.ending import Ending
from ui.practice.mode.handing_in import HandingIn
from ui.practice.mode.in_hand import InHand, taken_in_hand
from ui.practice.mode.offering import Offering
from ui.practice.mode.one_window import OneWindow
from ui.practice.mode.opening import Opened, closed, opened, spoken_in, without_score
from ui.practice.mode.pages import PAUSED, paused_page
from ui.practice.mode.passing import nothing, passed_over
from ui.practice.mode.progress import Progress
from ui.practice.mode.recording import Recordings
from ui.practice.mode.voice import Voice
from ui.practice.mode.window import PracticeWindow
from ui.shell.preferences import Preferences
from ui.shell.work import Work
from ui.style.announcing import announce
from ui.turns import in_a_turn

if TYPE_CHECKING:
    from ui.shell.desktop import Desktop
    from ui.walkthroughs.playing import Player


class Practising(QObject):
    """Signals: begun(PracticeScenario) once a call of one's own is in front; left(id, AttemptWrite) once an attempt has
    ended, however it ended; kept(AttemptInfo) when it is on this computer to be sent."""

    begun = Signal(object)
    left = Signal(UUID, object)
    kept = Signal(object)

    def __init__(self, desktop: "Desktop", bridge: Bridge, preferences: Preferences, *, haste: float = 1.0) -> None:
        """`haste`: as AttemptWork has it."""
        super().__init__(desktop)
        self._desktop, self._bridge, self._preferences, self.haste = desktop, bridge, preferences, haste
        self.voice = Voice(parent=self)
        self._windows = OneWindow(desktop, preferences, self._doing, self.voice)
        self._windows.leave_wanted.connect(self.leave)
        self._offering = Offering(desktop)
        self._offering.free.connect(self._offer_again)
        self._hand: InHand | None = None
        self._left: Underway | None = None
        self._player: Player | None = None
        self._opening = self._closing = self._wired = False
        self._waits: Callable[[], Opened] | None = None
        self._progress = Progress(self._windows, bridge, self)
        self._ending = Ending(self._windows, bridge, self)
        self._ending.ended.connect(self.left)
        self._ending.again_wanted.connect(self.start_again)
        self._ending.next_wanted.connect(self.go_to_the_next)
        self._ending.leave_wanted.connect(self.leave)
        self._handing_in = HandingIn(desktop, bridge)
        self._handing_in.kept.connect(self.kept)
        self.left.connect(self._handing_in.keep)
        self._recordings = Recordings(self, bridge, lambda: desktop.desk)

    # ---- into it -----------------------------------------------------------------------------------------------------

    @property
    def in_front(self) -> bool:
        """Whether the window of practice stands in place of the live one."""
        return self._windows.in_front

    @property
    def window(self) -> PracticeWindow | None:
        return self._windows.made

    @property
    def attempt(self) -> AttemptWork | None:
        """The attempt in hand, paused or not."""
        return self._hand.attempt if self._hand is not None else None

    @property
    def player(self) -> "Player | None":
        """While the model is watched."""
        return self._player

    def begin(self, scenario: PracticeScenario, course: str | None = None, attempt_number: int = 1) -> None:
        """Refused, in words, while a live contact is open; and where the scenario fits the scripts no longer."""
        self._begin(scenario, course, attempt_number, model=False)

    def _begin(self, scenario: PracticeScenario, course: str | None, number: int, *, model: bool) -> None:
        live = self._desktop.desk
        if live is None or self._opening:
            return
        if not self._offering.may_practise:
            self._offering.refuse()
            return
        self._give_up_what_waits()
        underway = Underway(
            id=new_id(),
            scenario=scenario,
            course=course,
            number=number,
            seed=secrets.randbits(32),
            language=spoken_in(scenario),
            began_at=live.clock.now(),
        )
        self._open(partial(opened, live, underway, model=model))

    def _give_up_what_waits(self) -> None:
        """What had to give way to a live call, or was left when the program ended, and is not gone on with."""
        self._offering.take_back()
        self._end_hand(AttemptEnd.CUT)
        left, self._left = self._left, None
        if left is not None:
            self.left.emit(left.id, without_score(left, AttemptEnd.CUT))

    def _open(self, action: Callable[[], Opened]) -> None:
        """Once the store of the attempt before is let go of: one at a time has it."""
        self._opening = True
        if self._closing:
            self._waits = action
        else:
            self._bridge.ask(action, self._opened, self._not_opened, owner=self)
            self._windows.when_made(self._ready_window)  # while the store of practice is opened elsewhere

    def _not_opened(self, fault: Fault) -> None:
        self._opening = False
        self._windows.put_away()
        self._desktop.window.notices.show_fault(fault)

    def _opened(self, ready: Opened) -> None:
        """Once the window is there; the work in it in a turn of its own."""
        self._windows.when_made(partial(in_a_turn, self, partial(self._take_in_hand, ready)))

    def _take_in_hand(self, ready: Opened) -> None:
        self._opening = False
        if self._desktop.work is None or not self._offering.may_practise:  # signed out, or a call came meanwhile
            self._left = ready.underway if ready.underway.calling is not None else None
            close = partial(closed, ready.practice, forget=self._left is None)
            self._bridge.ask(close, nothing, passed_over, owner=self)
            self._windows.put_away()
            if self._desktop.work is not None:
                self._offering.refuse()
            return
        hand = self._hand = taken_in_hand(
            ready, self._windows, self._bridge, self._preferences, voice=self.voice, haste=self.haste
        )
        hand.work.open.finished.connect(self._finished)
        self._progress.follow(hand)
        self.voice.begin(ready.underway.language)
        self._windows.show_voice()
        in_a_turn(hand.work, partial(self._come_in, hand, ready))

    def _come_in(self, hand: InHand, ready: Opened) -> None:
        """The window first, then the call."""
        if hand is not self._hand:
            return
        self._windows.to_the_front()
        if ready.underway.calling is not None:
            self._ring(hand, ready)
        else:
            hand.when_ready(partial(self._ring, hand, ready))

    def _ring(self, hand: InHand, ready: Opened) -> None:
        if hand is not self._hand:
            return
        hand.rung = True
        hand.attempt.begin()
        window = self._windows.window
        if ready.practice.said:
            window.notices.say(ready.practice.said, tone="warn")
        announce(window, t("Practice. Nothing here reaches a real citizen or case."), urgent=True)
        if ready.model is None:
            self.begun.emit(ready.underway.scenario)
        else:
            in_a_turn(hand.work, partial(self._play, hand, ready.model))

    def _ready_window(self) -> None:
        window, live = self._windows.window, self._desktop.desk
        self._recordings.ready(window, live.user.role if live is not None and live.user is not None else None)
        if not self._wired:
            self._wired, band = True, window.band
            band.again_wanted.connect(self.start_again)
            band.model_wanted.connect(self.watch_model)
            band.pause_wanted.connect(self.turn_pause)
            band.leave_wanted.connect(self.leave)

    def _doing(self, do: Callable[[Work], None]) -> None:
        """With the work of practice, while it goes on."""
        hand = self._hand
        if hand is not None and hand.attempt.watch.running and not hand.over:
            do(hand.work)

    # ---- the model ---------------------------------------------------------------------------------------------------

    def watch_model(self) -> None:
        """The same call as a good handler takes it; what was begun is left."""
        hand = self._hand
        if hand is None or self._opening:
            return
        underway = hand.attempt.underway
        self._end_hand(AttemptEnd.LEFT)
        self._begin(underway.scenario, underway.course, underway.number, model=True)

    def _play(self, hand: InHand, model: Walkthrough) -> None:
        from ui.walkthroughs.playing import Player  # late: few watch it

        if hand is not self._hand:
            return
        self._player = player = Player(self._windows.window, model, quick=self.haste == 0)
        player.ended.connect(partial(self._watched, player))
        player.start()

    def _watched(self, player: "Player") -> None:
        """To its end, or as far as one wished: now it is one's own turn."""
        hand = self._hand
        if self._player is not player:
            return
        self._player = None
        if hand is None or hand.model is None:
            return
        self._ending.show_watched(hand)

    def _stop_player(self) -> None:
        player, self._player = self._player, None
        if player is not None:
            player.stop()

    # ---- pausing -----------------------------------------------------------------------------------------------------

    def turn_pause(self) -> None:
        """Pause, or go on."""
        hand = self._hand
        if hand is None or hand.over or hand.model is not None:
            return
        if hand.attempt.watch.running:
            self._pause(hand)
        else:
            self._go_on(hand)

    def _pause(self, hand: InHand) -> None:
        window = self._windows.window
        hand.attempt.pause()
        window.places.add(PAUSED, lambda: paused_page(self.turn_pause))
        self._windows.go(PAUSED)
        self._windows.rest(resting=True)
        self._progress.soon()
        announce(window, t("Practice is paused"))

    def _go_on(self, hand: InHand) -> None:
        window = self._windows.window
        self._windows.rest(resting=False)
        self._windows.go("contact")
        window.places.take_away(PAUSED)
        hand.attempt.go_on()
        screen = hand.attempt.screen
        if screen is not None:
            screen.take_focus()

    # ---- a live call -------------------------------------------------------------------------------------------------

    def give_way(self) -> None:
        """A live call comes in: practice rests at once, and its window goes away."""
        hand = self._hand
        if hand is None or hand.away:
            return
        hand.away = True
        if hand.model is not None or not hand.rung:
            self._end_hand(AttemptEnd.CUT)
        elif not hand.over and hand.attempt.watch.running:
            self._pause(hand)
        self._windows.put_away()

    def _offer_again(self) -> None:
        """No live contact is open any more."""
        hand = self._hand
        if hand is not None and hand.away:
            self._offering.offer(hand.attempt.underway, self._come_back, self.leave)
        elif self._left is not None:
            self.offer_one_left(self._left)

    def _come_back(self) -> None:
        self._offering.take_back()
        hand = self._hand
        if hand is None or not self._offering.may_practise:
            return
        hand.away = False
        self._windows.to_the_front()
        if not hand.over:
            self._go_on(hand)

    # ---- after the program ended -------------------------------------------------------------------------------------

    def offer_one_left(self, underway: Underway) -> None:
        """An attempt that was in hand when the program ended."""
        if self._hand is None and not self._opening:
            self._left = underway
            self._offering.offer(underway, self._take_up, self._drop)

    def _take_up(self) -> None:
        live, left = self._desktop.desk, self._left
        self._offering.take_back()
        if live is None or left is None or self._opening:
            return
        if self._offering.may_practise:
            self._left = None
            self._open(partial(opened, live, left, model=False))
        else:
            self._offering.refuse()

    def _drop(self) -> None:
        live = self._desktop.desk
        if live is not None:
            self._bridge.ask(partial(practising.drop_kept, live), nothing, passed_over, owner=self, near=True)
            self._give_up_what_waits()

    def keep_now(self) -> None:
        """The program ends: what is in hand is on the disk when this returns, as far as it can be."""
        self._progress.keep_now()

    # ---- the end of it -----------------------------------------------------------------------------------------------

    def _finished(self, finished: Finished) -> None:
        hand = self._hand
        if hand is None or hand.over or hand.model is not None or finished.contact_id != hand.attempt.contact:
            return
        self._ending.judge(hand)

    def start_again(self) -> None:
        """The same call from the beginning, in other words where it has some."""
        hand = self._hand
        if hand is None or self._opening:
            return
        underway, watched = hand.attempt.underway, hand.model is not None
        self._end_hand(AttemptEnd.LEFT)
        self.begin(underway.scenario, underway.course, underway.number + (not watched))

    def go_to_the_next(self) -> None:
        """Out of practice, to where the course says what comes next."""
        self.leave()
        self._desktop.window.go("practice")

    def leave(self) -> None:
        """Back to live work. What was not finished has no score."""
        self._offering.take_back()
        self._end_hand(AttemptEnd.LEFT)
        if self.in_front:
            self._windows.put_away()

    def end(self) -> None:
        """Whoever works here signs out: what is in hand waits for them."""
        self.keep_now()
        self._offering.take_back()
        hand, self._hand, self._left = self._hand, None, None
        if hand is not None:
            self._let_go(hand, forget=hand.over or hand.model is not None)
        if self.in_front:
            self._windows.put_away()

    def _end_hand(self, ended: AttemptEnd) -> None:
        hand, self._hand = self._hand, None
        if hand is None:
            return
        self._stop_player()
        if hand.rung and not hand.over and hand.model is None:
            hand.attempt.pause()
            self._ending.tell_left(hand, ended)
        forget = hand.rung or hand.attempt.underway.calling is None  # what was to be gone on with stays
        hand.attempt.stop()
        self._let_go(hand, forget=forget)

    def _let_go(self, hand: InHand, *, forget: bool) -> None:
        self._progress.stop()
        hand.work.end()
        self._windows.rest(resting=False)
        for notice in self._windows.window.notices.shown:
            notice.dismiss()
        self._closing = True
        close = partial(closed, hand.practice, forget=forget)
        self._bridge.ask(close, self._closed, self._closed, owner=self)

    def _closed(self, _how: object) -> None:
        """What went wrong with it is in the log."""
        self._closing = False
        waits, self._waits = self._waits, None
        if waits is not None:
            self._open(waits)
