"""Where there is a voice it reads what is said, and stops at once; where there is none nothing is missing."""

from PySide6.QtCore import QLocale, QObject, Signal
from pytestqt.qtbot import QtBot

from tests.ui.walkthroughs.made import Window, look, walkthrough
from ui.practice.mode.voice import Voice
from ui.walkthroughs.narrator import narrator
from ui.walkthroughs.playing import Player


class Spoken(QObject):
    """An engine that remembers what it was to say."""

    errorOccurred = Signal()  # noqa: N815 - Qt's name

    def __init__(self, *languages: QLocale.Language) -> None:
        super().__init__()
        self.languages, self.said = languages, list[str]()

    def availableLocales(self) -> list[QLocale]:  # noqa: N802 - Qt's name
        return [QLocale(each) for each in self.languages]

    def setLocale(self, _locale: QLocale) -> None:  # noqa: N802 - Qt's name
        """It has one."""

    def setRate(self, _rate: float) -> None:  # noqa: N802 - Qt's name
        """As it comes."""

    def setVolume(self, _volume: float) -> None:  # noqa: N802 - Qt's name
        """As it comes."""

    def say(self, words: str) -> None:
        self.said.append(words)

    def stop(self) -> None:
        self.said.append("")


def test_it_is_read_aloud_once_that_is_wanted_and_stops_with_the_walkthrough(qtbot: QtBot, window: Window) -> None:
    engine = Spoken(QLocale.Language.English)
    voice = narrator(Voice(lambda: engine))
    assert voice is not None
    player = Player(window, walkthrough(look("script.words", "One."), look("contact.notes", "Two.")), voice=voice)
    player.start()
    said = player.narration
    qtbot.waitUntil(lambda: said.words == "One.")
    assert [words for words in engine.said if words] == []
    said.voice.click()
    if not player.going:
        player.pause()
    player.next()
    qtbot.waitUntil(lambda: said.words == "Two.")
    assert [words for words in engine.said if words][-1] == "Two."
    player.stop()
    assert engine.said[-1] == ""


def test_without_a_voice_for_the_language_none_is_offered(qtbot: QtBot, window: Window) -> None:
    assert narrator(Voice(lambda: None)) is None
    assert narrator(Voice(lambda: Spoken(QLocale.Language.German))) is None
    player = Player(window, walkthrough(look("script.words", "One.")), paused=True)
    player.start()
    qtbot.waitUntil(lambda: player.narration.words == "One.")
    assert not player.narration.voice.isVisible()
    player.stop()
