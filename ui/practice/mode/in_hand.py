"""One attempt on the screen: its desk, its work, and what it is to be."""

from collections.abc import Callable
from dataclasses import dataclass

from agent_desktop.contract.walkthroughs import Walkthrough
from agent_desktop.desk.practising import PracticeDesk
from agent_desktop.desk.signing_in import SignedIn
from agent_desktop.practice.hints import hint
from agent_desktop.practice.underway import Underway
from ui.bridge import Bridge
from ui.contacts.ready import ReadyScreens
from ui.practice.mode.attempt_work import AttemptWork, Hint
from ui.practice.mode.one_window import OneWindow
from ui.practice.mode.opening import Opened
from ui.practice.mode.pages import WAITING, judging_page
from ui.practice.mode.voice import Voice
from ui.shell.columns import Columns
from ui.shell.entering import Entered
from ui.shell.preferences import Preferences
from ui.shell.work import Work
from ui.style.at_once import at_once


@dataclass(eq=False)
class InHand:
    """`rung`: the call has come in. `over`: it was finished, and is judged or being judged. `away`: a live call came.

    `model`: it is only watched, and no attempt of anybody's. `kept`: as far as is known, its last moments are on disk.
    """

    practice: PracticeDesk
    work: Work
    attempt: AttemptWork
    before: tuple[float, ...]
    model: Walkthrough | None
    over: bool = False
    away: bool = False
    rung: bool = False
    kept: bool = True

    def when_ready(self, do: Callable[[], object]) -> None:
        """Call `do` once a call finds a screen that is ready: nothing holds up the window that has just come."""
        screens = self.work.place.stack.findChild(ReadyScreens)
        assert screens is not None  # every work with contacts has them
        screens.when_ready(do)


def taken_in_hand(
    ready: Opened, windows: OneWindow, bridge: Bridge, preferences: Preferences, *, voice: Voice, haste: float
) -> InHand:
    """The work of it stands in the window; the call has not come yet."""
    window, desk = windows.window, ready.practice.desk
    assert desk.user is not None  # practice is signed in
    windows.show_user(desk.user)
    entered = Entered(desk.client.server_url, desk, SignedIn(user=desk.user, remembered=False))
    with at_once(window):  # another attempt begins in the window that is in sight
        work = Work(window, bridge, windows.shortcuts, entered, columns=Columns(preferences, window))
    hints = _no_hints if ready.model is not None else _hints(ready.underway)
    attempt = AttemptWork(ready.practice, ready.underway, window, work, voice=voice, hint=hints, haste=haste)
    window.places.add(WAITING, judging_page)  # made in the quiet, long before it is wanted
    hand = InHand(ready.practice, work, attempt, ready.before, ready.model)
    _show_scenario(hand, windows)
    return hand


def _show_scenario(hand: InHand, windows: OneWindow) -> None:
    window, underway = windows.window, hand.attempt.underway
    published = hand.practice.desk.scripts.published
    version = next((each.number for each in published if each.script.id == underway.scenario.script), None)
    window.band.show_scenario(underway.scenario, underway.number, version, model=hand.model is not None)
    window.band.show_paused(False)
    window.band.show_over(False)
    window.call.begin(underway.heard)
    window.way.show_nothing()
    window.so_far.show_points(())
    window.so_far.show_before(hand.before)
    window.show_latest("")


def _hints(underway: Underway) -> Hint:
    return lambda at, seconds: hint(underway.scenario, at, underway.number, seconds, underway.language)


def _no_hints(_at: str, _seconds: float) -> str:
    return ""
