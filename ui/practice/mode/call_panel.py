"""The call, as a trainee hears it: who says what, how long it has been going on, and the coach's word below it."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFrame

from agent_desktop.contract.practice import Heard
from agent_desktop.contract.practice_scenarios import Loudness, Mood, Pace
from agent_desktop.dates import duration
from agent_desktop.language import t
from agent_desktop.practice.calling import Utterance
from ui.practice.mode.heard_list import HeardList, who_words
from ui.shell.shortcuts import Shortcuts
from ui.style import parts
from ui.style.announcing import announce
from ui.style.flow import FlowLayout
from ui.style.naming import name_controls
from ui.style.tokens import SPACE


class CallPanel(QFrame):
    """Signals: said() when the handler has said what is in front; again_wanted(); quiet_wanted(): voice off, or on."""

    said = Signal()
    again_wanted = Signal()
    quiet_wanted = Signal()

    def __init__(self, shortcuts: Shortcuts) -> None:
        super().__init__()
        self.setProperty("role", "card")
        self.setProperty("panel", True)
        self.setAccessibleName(t("The call"))
        inside = parts.column(self, gap=0)
        head = parts.frame("band")
        line = FlowLayout(head, gap=SPACE.normal, line_gap=SPACE.tight)
        line.setContentsMargins(SPACE.wide, SPACE.normal, SPACE.wide, SPACE.normal)
        line.addWidget(parts.heading(t("The call")))
        self._time = parts.icon_label("00:00", "clock", "muted_small")
        self._sound = parts.icon_label("", "message-square-text", "muted_small", wrap=True)
        line.addWidget(self._time)
        line.addWidget(self._sound)
        inside.addWidget(head)
        self.heard = HeardList()
        inside.addWidget(self.heard, 1)
        inside.addWidget(self._buttons(shortcuts))
        self._hint = parts.frame("foot")
        below = parts.column(self._hint, margin=SPACE.wide)
        self._hint_words = parts.icon_label("", "lightbulb", wrap=True)
        below.addWidget(self._hint_words)
        self._hint.hide()
        inside.addWidget(self._hint)
        name_controls({"practice.call": self, "practice.said": self.said_button, "practice.again": self.again_button})
        self.show_voice(spoken=False, quiet=False)

    def _buttons(self, shortcuts: Shortcuts) -> QFrame:
        foot = parts.frame("foot")
        line = FlowLayout(foot, gap=SPACE.small, line_gap=SPACE.small)
        line.setContentsMargins(SPACE.wide, SPACE.normal, SPACE.wide, SPACE.normal)
        self.said_button = parts.button(t("I have said it"), self.said.emit, icon="speech")
        self.again_button = parts.button(t("Ask again"), self.again_wanted.emit, icon="rotate-ccw")
        self.quiet_button = parts.button(t("Voice off"), self.quiet_wanted.emit, icon="volume-2")
        for button, code in (
            (self.said_button, "practice.said"),
            (self.again_button, "practice.again"),
            (self.quiet_button, "practice.quiet"),
        ):
            shortcuts.attach(button, code)
            button.setFocusPolicy(Qt.FocusPolicy.TabFocus)  # a click leaves the hand where it answers by number keys
            line.addWidget(button)
        return foot

    def show_time(self, seconds: float) -> None:
        self._time.setText(duration(int(seconds)))

    def show_voice(self, *, spoken: bool, quiet: bool) -> None:
        """`spoken`: this computer has a voice for it. `quiet`: it is switched off."""
        aloud = spoken and not quiet
        self._sound.setText(t("spoken aloud") if aloud else t("as text"))
        self._sound.show_icon("volume-2" if aloud else "message-square-text")
        self.quiet_button.setVisible(spoken)
        self.quiet_button.set_words(t("Voice on") if quiet else t("Voice off"))

    def may_answer(self, *, waits: bool) -> None:
        """`waits`: the caller has something to say once the words in front were said."""
        self.said_button.setEnabled(waits)

    def add(self, heard: Heard, utterance: Utterance | None = None) -> None:
        """Said to those who do not see it, save what the handler says themselves."""
        self.heard.add(heard, sound=sound_words(utterance) if utterance else "")
        if heard.by != "handler":
            announce(self, f"{who_words(heard.by)}: {heard.words}")

    def show_hint(self, words: str) -> None:
        """The coach's word, "" for none."""
        self._hint.setVisible(bool(words))
        self._hint_words.setText(t("Coach: {words}").format(words=words) if words else "")
        announce(self, self._hint_words.text())

    def end(self) -> None:
        """The call is over: nobody is there to be asked."""
        self.show_hint("")
        self.said_button.setEnabled(False)
        self.again_button.setEnabled(False)

    def begin(self, heard: tuple[Heard, ...]) -> None:
        """Another attempt, or one that is gone on with."""
        self.heard.clear()
        self.show_hint("")
        self.again_button.setEnabled(True)
        for each in heard:
            self.heard.add(each)


def sound_words(utterance: Utterance) -> str:
    """How it sounds, for those who read it: what a voice would tell."""
    moods = {
        Mood.WORRIED: t("worried"),
        Mood.ANGRY: t("angry"),
        Mood.CONFUSED: t("confused"),
        Mood.AFRAID: t("afraid"),
        Mood.SAD: t("sad"),
        Mood.HURRIED: t("in a hurry"),
    }
    paces = {Pace.SLOW: t("slowly"), Pace.FAST: t("fast")}
    loud = {Loudness.QUIET: t("quietly"), Loudness.LOUD: t("loudly")}
    told = (moods.get(utterance.mood), paces.get(utterance.pace), loud.get(utterance.loudness))
    return ", ".join(word for word in told if word)
