"""One attempt while it lasts: what is in front of the handler is heard by the caller, who answers in their own time."""

from collections.abc import Callable
from uuid import UUID

from msgspec.structs import replace
from PySide6.QtCore import QObject, QTimer, Signal

from agent_desktop.contacts.numbers import NO_CALL, read_number
from agent_desktop.contract.citizens import Channel
from agent_desktop.contract.practice import MOST_HEARD, Heard
from agent_desktop.contract.practice_scenarios import ServerLine
from agent_desktop.contract.scripts import Script
from agent_desktop.desk.desk import Desk
from agent_desktop.desk.practising import PracticeDesk
from agent_desktop.language import t
from agent_desktop.practice import calling as caller
from agent_desktop.practice.calling import Calling, Said, Utterance
from agent_desktop.practice.stopwatch import Stopwatch
from agent_desktop.practice.underway import Underway
from agent_desktop.scripts.view import StepView
from ui.contacts.screen import ContactScreen
from ui.practice.mode.voice import Voice
from ui.practice.mode.window import PracticeWindow
from ui.scripts.step_page import StepPage
from ui.shell.screen import Screen
from ui.shell.work import Work
from ui.turns import once

SECONDS_A_WORD = 0.35
"""Said aloud, unhurried."""

LEAST_S, MOST_S = 0.8, 6.0
"""How long the caller waits for the handler to have said what is in front."""

BETWEEN_S = 0.6
"""Between two lines of the caller."""

AFTER_THE_STEP_MS = 20
"""Until the map follows: the step itself is painted first."""

LONGEST_LINE = 2_000
WITHHELD = "withheld"

Hint = Callable[[str, float], str]
"""The coach's word at a step, after so many seconds in front; "" for none."""


class AttemptWork(QObject):
    """Signals: changed() when more of it is to be kept; moved() when another step is in front, or more was done."""

    changed = Signal()
    moved = Signal()

    def __init__(
        self,
        practice: PracticeDesk,
        underway: Underway,
        window: PracticeWindow,
        work: Work,
        *,
        voice: Voice,
        hint: Hint,
        haste: float = 1.0,
    ) -> None:
        """`haste`: by which everything the caller waits for is shorter; 0: nobody waits."""
        super().__init__(work)
        self._practice, self._window, self._work = practice, window, work
        self._voice, self._hint, self._haste = voice, hint, haste
        self._underway = underway
        self.watch = Stopwatch(underway.worked, underway.paused)
        self._screen: Screen | None = None
        self._front = ("", "", -1)
        self._script: Script | None = None
        self._front_since = 0.0
        self._seconds: dict[str, float] = {}
        self._waiting: list[Utterance] = []
        self._next = once(self, self._speak)
        self._reading = once(self, self.said)
        self._way = once(self, self._show_way)
        self._clock = QTimer(self)
        self._clock.setInterval(500)
        self._clock.timeout.connect(self._tick)
        call = window.call
        call.said.connect(self.said)
        call.again_wanted.connect(self.ask_again)
        work.open.changed.connect(self._find_screen)

    # ---- beginning ---------------------------------------------------------------------------------------------------

    def begin(self) -> None:
        """The call comes in; or what was left is found as it was."""
        scenario, underway = self._underway.scenario, self._underway
        if scenario.line is ServerLine.SLOW or underway.dropped:
            self._practice.be(ServerLine.AWAY if underway.dropped else ServerLine.SLOW)
        elif scenario.line is ServerLine.AWAY:
            self._practice.be(ServerLine.AWAY)
        self._clock.start()
        if underway.calling is not None:
            self._find_screen()
            return
        by_phone = scenario.caller.channel is Channel.PHONE
        number = WITHHELD if scenario.caller.withheld else scenario.caller.number
        self._work.begin(read_number(number) if by_phone else NO_CALL)
        self._screen = self._work.open.current
        if self._screen is not None:
            self._underway = replace(self._underway, contact=self._screen.draft.id)
            self._screen.filled.connect(self._look)
        today = underway.began_at.astimezone().date()
        self._take(caller.pick_up(scenario, underway.language, underway.seed, today))
        self._look()

    def _find_screen(self) -> None:
        """The contact of the call, once it stands on a screen again."""
        if self._screen is not None:
            return
        found = next((each for each in self._work.open.screens if each.draft.id == self._underway.contact), None)
        if found is not None:
            self._screen = found
            found.filled.connect(self._look)
            self._look()

    # ---- as it stands ------------------------------------------------------------------------------------------------

    @property
    def desk(self) -> Desk:
        """Of practice."""
        return self._work.desk

    @property
    def underway(self) -> Underway:
        """To be kept."""
        return replace(
            self._underway,
            worked=self.watch.worked,
            paused=self.watch.paused,
            accepted=self._practice.authority.accepted,
        )

    @property
    def contact(self) -> UUID | None:
        return self._underway.contact

    @property
    def screen(self) -> Screen | None:
        """Of the call, while it is not over."""
        screen = self._screen
        return screen if screen is not None and screen.draft.id == self._underway.contact else None

    @property
    def at(self) -> float:
        """Seconds since it began."""
        return self.watch.worked + self.watch.paused

    def pause(self) -> None:
        self._rest()
        self.watch.pause()

    def go_on(self) -> None:
        self.watch.go_on()
        self._clock.start()
        self._speak_next()
        if self._front[0] and self._calling is not None and self._calling.front[0] != self._front[0]:
            self._reading.start(round(1000 * LEAST_S * self._haste))

    def stop(self) -> None:
        """For good: nobody says anything more."""
        self._rest()
        self._screen = None
        self._underway = replace(self._underway, contact=None)

    def _rest(self) -> None:
        for timer in (self._next, self._reading, self._way, self._clock):
            timer.stop()
        self._voice.stop()

    # ---- what is in front of the handler -----------------------------------------------------------------------------

    def _look(self) -> None:
        screen = self.screen
        if screen is None or not self.watch.running:
            return
        shown = step_in_front(screen)
        if shown is None:
            return
        place = f"{shown.script.id}/{shown.step.id}"
        front = (place, shown.variant, shown.done)
        if front == self._front:
            return
        self._count()
        before, self._front, self._front_since, self._script = self._front, front, self.watch.worked, shown.script
        self._drop_the_line()
        if shown.ended:
            self._over(before)
        elif front[:2] != before[:2]:
            self._say_it(place, shown)
        self._way.start(AFTER_THE_STEP_MS)
        self.moved.emit()

    def _say_it(self, place: str, shown: StepView) -> None:
        """The handler's own words; the caller answers once they can have been said."""
        self._window.call.show_hint("")
        if shown.say:
            self._hear(Heard(by="handler", at=self.at, words=shown.say[:LONGEST_LINE], step=place))
        words = len(shown.say.split())
        self._window.call.may_answer(waits=True)
        seconds = min(MOST_S, max(LEAST_S, words * SECONDS_A_WORD)) if words else LEAST_S
        self._reading.start(round(1000 * seconds * self._haste))

    def _over(self, before: tuple[str, str, int]) -> None:
        """The script has come to its end: they say goodbye, if that is theirs to say."""
        self._reading.stop()
        if before[0] and self._calling is not None and not self._calling.over:
            self._take(caller.goodbye(self._calling, well=True))

    def _drop_the_line(self) -> None:
        if self._underway.scenario.line is ServerLine.DROPS and not self._underway.dropped:
            self._underway = replace(self._underway, dropped=True)
            self._practice.be(ServerLine.AWAY)

    def _count(self) -> None:
        """How long the step before was in front."""
        if self._front[0]:
            spent = self.watch.worked - self._front_since
            self._seconds[self._front[0]] = self._seconds.get(self._front[0], 0.0) + spent

    def _show_way(self) -> None:
        if self._script is None:
            return
        own = f"{self._script.id}/"
        seconds = {place.removeprefix(own): spent for place, spent in self._seconds.items() if place.startswith(own)}
        self._window.way.show_step(self._script, self._front[0].removeprefix(own), seconds)

    # ---- the caller --------------------------------------------------------------------------------------------------

    @property
    def _calling(self) -> Calling | None:
        return self._underway.calling

    def said(self) -> None:
        """What is in front was said aloud."""
        self._reading.stop()
        self._window.call.may_answer(waits=False)
        if self._calling is not None and self._front[0]:
            self._take(caller.in_front(self._calling, self._front[0], self._front[1]))

    def ask_again(self) -> None:
        if self._calling is not None:
            self._take(caller.ask_again(self._calling))

    def _take(self, said: Said) -> None:
        calling, utterances = said
        self._underway = replace(self._underway, calling=calling)
        self._waiting += utterances
        self._speak_next()
        self.changed.emit()

    def _speak_next(self) -> None:
        if self._waiting and not self._next.isActive() and self.watch.running:
            self._next.start(round(1000 * (self._waiting[0].wait + BETWEEN_S) * self._haste))

    def _speak(self) -> None:
        if not self._waiting:
            return
        utterance = self._waiting.pop(0)
        if utterance.words:
            line = Heard(by="caller", at=self.at, words=utterance.words[:LONGEST_LINE], step=utterance.step)
            self._hear(line, utterance)
            self._voice.say(utterance)
            self._window.show_latest(f"“{utterance.words}”")
        if utterance.cut:
            self._tell(t("The telephone has broken off. Wait, or look for a number to ring back."), utterance.step)
        if utterance.rings_off and not utterance.words:
            self._tell(t("The caller has rung off."), utterance.step)
        self._speak_next()
        self.changed.emit()

    def _tell(self, words: str, step: str) -> None:
        """What happens on the telephone, and nobody says."""
        self._hear(Heard(by="coach", at=self.at, words=words, step=step))

    def _hear(self, heard: Heard, utterance: Utterance | None = None) -> None:
        self._write_down(heard)
        self._window.call.add(heard, utterance)

    def _write_down(self, heard: Heard) -> None:
        if len(self._underway.heard) < MOST_HEARD:
            self._underway = replace(self._underway, heard=(*self._underway.heard, heard))

    # ---- time, and the coach -----------------------------------------------------------------------------------------

    def _tick(self) -> None:
        self._window.call.show_time(self.watch.worked)
        place = self._front[0]
        if not place:
            return
        words = self._hint(place, self.watch.worked - self._front_since)
        if words and words not in self._underway.hints:
            self._underway = replace(self._underway, hints=(*self._underway.hints, words))
            self._window.call.show_hint(words)
            self._write_down(Heard(by="coach", at=self.at, words=words, step=place))
            self.changed.emit()


def step_in_front(screen: Screen) -> StepView | None:
    """Of the guided script, as its page shows it; None where another page is in front."""
    if not isinstance(screen, ContactScreen):
        return None
    steps = screen.centre.steps
    page = next((each for each in steps.findChildren(StepPage) if each.isVisibleTo(steps)), None)
    return page.shown.view if page is not None and page.shown is not None else None
