"""Reads a walkthrough aloud, where this computer has a voice for the language; never required."""

from agent_desktop.contract.scripts import Spoken
from agent_desktop.language import language
from agent_desktop.practice.calling import Utterance
from ui.practice.mode.voice import Voice


class Narrator:
    """What a Player asks of a voice. Whatever goes wrong with it leaves the words on the screen."""

    def __init__(self, voice: Voice) -> None:
        self._voice = voice

    def say(self, words: str, spoken: str) -> None:
        """In place of what is being said."""
        self._voice.stop()
        if self._voice.available and spoken == language():
            self._voice.say(Utterance(words=words))

    def be_silent(self) -> None:
        self._voice.stop()


def narrator(voice: Voice | None = None) -> Narrator | None:
    """None where nothing here can read the language in use aloud. `voice`: the system's where none is given."""
    found = voice or Voice()
    found.begin(Spoken(language()))
    return Narrator(found) if found.available else None
