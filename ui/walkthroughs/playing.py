"""Plays a walkthrough on the real screen: the light goes to each control, it is said why, and what is done is done."""

import time
from collections.abc import Callable
from typing import Protocol

import shiboken6
from PySide6.QtCore import QObject, Qt, QTimer, Signal
from PySide6.QtGui import QAccessible
from PySide6.QtWidgets import QAbstractButton, QApplication, QWidget

from agent_desktop.contract.walkthroughs import Do, WalkStep, Walkthrough, Where
from agent_desktop.language import language, t
from agent_desktop.walkthroughs.checking import HARMLESS
from agent_desktop.walkthroughs.help_words import words_for
from agent_desktop.walkthroughs.pace import reading_s
from ui.style import naming, theme
from ui.style.holding import is_held
from ui.style.scrolling import into_sight
from ui.turns import TURN_MS
from ui.walkthroughs.hand import Hand
from ui.walkthroughs.keys import PlayingKeys
from ui.walkthroughs.narration import Narration
from ui.walkthroughs.spotlight import Spotlight

PATIENCE_S = 8.0
"""How long a control may take to be there, as when a server answers slowly."""

GLANCE_S, LONGER_GLANCE_S = 0.25, 2.0
"""And one that need not be there: to be looked at; and to do something with, such as an answer still on its way."""

LOOKS_MS = 30
"""Between two looks for it."""

BEAT_MS = 450
"""Before a deed of which nothing is said, at the usual pace: the eye sees where it is done."""


class Voice(Protocol):
    """Something that reads aloud."""

    def say(self, words: str, spoken: str) -> None: ...
    def be_silent(self) -> None: ...


class Player(QObject):
    """Once through one walkthrough. On the live desktop it only looks: what else a step says is passed over.

    `quick`: no time to read, nothing typed letter by letter. `paused`: each step waits for Next (None: where a screen
    reader listens, which needs its own time). Signals: stepped(at) once a step is over; missed(name) where a control is
    not there; ended(), also where it was stopped.
    """

    stepped = Signal(int)
    missed = Signal(str)
    ended = Signal()

    def __init__(
        self,
        window: QWidget,
        walkthrough: Walkthrough,
        *,
        voice: Voice | None = None,
        quick: bool = False,
        paused: bool | None = None,
        patience_s: float = PATIENCE_S,
    ) -> None:
        super().__init__(window)
        self._window, self.walkthrough, self._voice = window, walkthrough, voice
        self._quick, self._patience_s = quick, patience_s
        self._aloud = False
        self._at, self._done, self._until = -1, 0, 0.0
        self._going = not (QAccessible.isActive() and not quick if paused is None else paused)
        self._busy = self._over = False
        self._left = ""
        self._hand = Hand(window, self, quick=quick)
        self._spotlight = Spotlight(window)
        self.narration = Narration(window, walkthrough.title.in_language(language()), with_voice=voice is not None)
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._then: Callable[[], object] = lambda: None
        self._timer.timeout.connect(self._due)
        self._came_from = QApplication.focusWidget()
        self._keys: PlayingKeys | None = None
        self._wire()

    def _wire(self) -> None:
        said = self.narration
        theme.dress(said)
        self._spotlight.moved.connect(lambda: said.keep_off(self._spotlight.lit))
        said.pause_wanted.connect(self.pause)
        said.next_wanted.connect(self.next)
        said.back_wanted.connect(self.back)
        said.stop_wanted.connect(self.stop)
        said.again_wanted.connect(lambda: self._go(self._at))
        said.speed_chosen.connect(self.set_pace)
        said.voice_wanted.connect(self._read_aloud)

    # ---- for whoever plays it --------------------------------------------------------------------------------------

    @property
    def at(self) -> int:
        """The place of the present step."""
        return self._at

    @property
    def going(self) -> bool:
        return self._going

    def start(self) -> None:
        self._spotlight.show_on(None)
        self.narration.show()
        self.narration.show_going(going=self._going)
        self.narration.setFocus(Qt.FocusReason.OtherFocusReason)
        if self.walkthrough.where is Where.PRACTICE:
            self._keys = PlayingKeys(self._window, self.narration)
        self._go(0)

    def pause(self) -> None:
        """Or go on, where it is paused."""
        self._going = not self._going
        self.narration.show_going(going=self._going)
        if self._going and self._waits_for_reading:
            self._read()
        elif not self._going and self._waits_for_reading:
            self._timer.stop()
            self._be_silent()

    def next(self) -> None:
        """What is said is known: on. Where a control is missing: on without it."""
        if self._busy:
            return
        if self.narration.trouble:
            self._go(self._at + 1)
        elif self._waits_for_reading:
            self._do()

    def back(self) -> None:
        """To what was said before, to be read again. What was done stays done, and is not done twice."""
        before = [at for at in self._said if at < self._at]
        if before and not self._busy:
            self._go(before[-1])

    def set_pace(self, pace: float) -> None:
        self._hand.pace = pace

    def stop(self) -> None:
        """At once, as it stands."""
        if self._over:
            return
        self._over = True
        self._timer.stop()
        self._be_silent()
        if self._keys is not None:
            self._keys.deleteLater()
        had_focus = self.narration.isAncestorOf(QApplication.focusWidget() or self._window) or self.narration.hasFocus()
        for part in (self._spotlight, self.narration):
            part.hide()
            part.deleteLater()
        if self._left:
            self._bring(self._left)  # to the place it was played from
        came_from = self._came_from
        if had_focus and came_from is not None and shiboken6.isValid(came_from) and came_from.isVisible():
            came_from.setFocus(Qt.FocusReason.OtherFocusReason)
        self.ended.emit()
        self.deleteLater()

    # ---- a step ------------------------------------------------------------------------------------------------------

    @property
    def _said(self) -> list[int]:
        """The places of the steps of which something is said."""
        return [at for at, step in enumerate(self.walkthrough.steps) if step.says is not None]

    @property
    def _step(self) -> WalkStep:
        return self.walkthrough.steps[self._at]

    def _after(self, milliseconds: float, then: Callable[[], object]) -> None:
        """`then` so much later, in place of whatever waited."""
        self._then = then
        self._timer.start(max(0, round(milliseconds)))

    def _due(self) -> None:
        self._then()

    def _go(self, at: int) -> None:
        self._waits_for_reading = False
        if at >= len(self.walkthrough.steps):
            self.stop()
            return
        self._at = at
        self.narration.say_trouble("")
        glance = GLANCE_S if self._step.do in HARMLESS else LONGER_GLANCE_S
        patience = min(glance, self._patience_s) if self._step.if_there else self._patience_s
        self._until = time.monotonic() + patience
        self._after(0, self._look)

    _waits_for_reading = False

    def _look(self) -> None:
        """Is its control there?"""
        if self._comes_later(self._look):
            return
        step = self._step
        if step.unless and naming.find(self._window, step.unless) is not None:
            self._over_with_it()
            return
        if step.place:
            self._bring(step.place)
        control = naming.find(self._window, step.control) if step.control else None
        if control is not None and (control.isEnabled() or step.do in (Do.LOOK, Do.WAIT)):
            self._arrive(control)
        elif not step.control:
            self._arrive(None)
        elif self._at < self._done:
            self._over_with_it()
        elif time.monotonic() < self._until:
            self._after(LOOKS_MS, self._look)
        elif step.if_there:
            self._over_with_it()
        else:
            self._miss(step.control)

    def _bring(self, place: str) -> None:
        """As by a press on the rail, where one is not there yet."""
        button = naming.find(self._window, f"rail.{place}")
        if isinstance(button, QAbstractButton) and not button.isChecked():
            self._left = self._left or self._place_now()
            button.click()

    def _place_now(self) -> str:
        """The place that is in front, as the rail has it."""
        rail = naming.find(self._window, "rail.sections")
        buttons = rail.findChildren(QAbstractButton) if rail is not None else []
        return next((naming.own_name(each).removeprefix("rail.") for each in buttons if each.isChecked()), "")

    def _arrive(self, control: QWidget | None) -> None:
        step = self._step
        if control is not None:
            into_sight(control)
        self._spotlight.show_on(control)
        self.narration.raise_()
        if step.says is None:
            self._after(0 if self._quick else BEAT_MS / self._hand.pace, self._do)
            return
        words = step.says.in_language(language())
        said = self._said
        heading = step.title.in_language(language()) if step.title else ""
        self.narration.say(heading, words, said.index(self._at) + 1, len(said))
        self._waits_for_reading = True
        if self._going:
            self._read()

    def _read(self) -> None:
        """Time for what is said, and its sound."""
        words = self.narration.words
        if self._aloud and self._voice is not None:
            self._voice.say(words, language())
        self._after(0 if self._quick else reading_s(words) * 1000 / self._hand.pace, self._do)

    def _do(self) -> None:
        """Once, also where the step is read again."""
        self._waits_for_reading = False
        step = self._step
        harmless = step.do in HARMLESS or step.do is Do.WAIT
        if harmless or self._at < self._done or self.walkthrough.where is Where.LIVE:
            self._over_with_it()
            return
        self._until = time.monotonic() + self._patience_s
        self._try()

    def _comes_later(self, then: Callable[[], object]) -> bool:
        """What came last is not painted: nobody sees yet what the next deed is about, and a script refuses it."""
        held = is_held(self._window.window())
        if held:
            self._after(TURN_MS, then)
        return held

    def _try(self) -> None:
        if self._comes_later(self._try):
            return
        step = self._step
        control = naming.find(self._window, step.control) if step.control else self._window
        if control is None:
            self._after(0, self._look)
            return
        self._busy = True
        self._with_hand(step, control)

    def _with_hand(self, step: WalkStep, control: QWidget) -> None:
        match step.do:
            case Do.PRESS:
                self._hand.press(control, self._did)
            case Do.TYPE | Do.ADD:
                self._hand.type(control, step.value, self._did, after=step.do is Do.ADD)
            case Do.CHOOSE:
                self._hand.choose(control, step.value, self._did)
            case _:
                self._hand.key(step.value, self._did, control if step.control else None)

    def _did(self, done: bool) -> None:
        self._busy = False
        if self._over:
            return
        if done or self._step.if_there:
            self._over_with_it()
        elif time.monotonic() < self._until:
            self._after(LOOKS_MS, self._try)
        else:
            self._miss(self._step.control or self._step.value)

    def _over_with_it(self) -> None:
        at = self._at
        self._done = max(self._done, at + 1)
        self.stepped.emit(at)
        if not self._over:
            self._go(at + 1)

    def _miss(self, name: str) -> None:
        """Said calmly, and it waits: whoever watches decides."""
        self._spotlight.show_on(None)
        said = words_for(name)
        what = said.title.in_language(language()) if said is not None else name
        self.narration.say_trouble(
            t("This step looked for “{control}”, which is not on the screen. Look again, or go on without it.").format(
                control=what
            )
        )
        self.missed.emit(name)

    # ---- aloud -------------------------------------------------------------------------------------------------------

    def _read_aloud(self, wanted: bool) -> None:
        self._aloud = wanted
        if not wanted:
            self._be_silent()
        elif self._voice is not None:
            self._voice.say(self.narration.words, language())

    def _be_silent(self) -> None:
        if self._voice is not None:
            self._voice.be_silent()
