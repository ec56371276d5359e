"""The caller's voice: at their pace and loudness where there is one; missing or failing, the call is read."""

from collections.abc import Callable

import pytest
from PySide6.QtCore import QLocale, QObject, Signal
from pytestqt.qtbot import QtBot

from agent_desktop.contract.practice_scenarios import Loudness, Pace
from agent_desktop.contract.scripts import Spoken
from agent_desktop.practice.calling import Utterance
from ui.practice.mode.voice import Engine, Voice

ENGLISH = QLocale(QLocale.Language.English, QLocale.Country.UnitedKingdom)


class Speaking(QObject):
    """An engine that writes down what it is to say; `fails`: the call at which it breaks."""

    errorOccurred = Signal(object, str)  # noqa: N815 - Qt's name

    def __init__(self, locales: list[QLocale], fails: str = "") -> None:
        super().__init__()
        self.locales, self.fails = locales, fails
        self.done: list[tuple[str, object]] = []

    def _do(self, name: str, value: object = None) -> None:
        if name == self.fails:
            raise RuntimeError(name)
        self.done.append((name, value))

    def availableLocales(  # noqa: N802 - Qt's name
        self,
    ) -> list[QLocale]:
        return self.locales

    def setLocale(  # noqa: N802 - Qt's name
        self, locale: QLocale
    ) -> None:
        self._do("locale", locale.language())

    def setRate(  # noqa: N802 - Qt's name
        self, rate: float
    ) -> None:
        self._do("rate", rate)

    def setVolume(  # noqa: N802 - Qt's name
        self, volume: float
    ) -> None:
        self._do("volume", volume)

    def say(self, words: str) -> None:
        self._do("say", words)

    def stop(self) -> None:
        self._do("stop")


def voice_of(engine: Engine | None) -> tuple[Voice, list[str]]:
    made = Voice(lambda: engine)
    said: list[str] = []
    made.silent.connect(said.append)
    return made, said


def test_it_speaks_as_the_caller_does(qtbot: QtBot) -> None:
    engine = Speaking([ENGLISH])
    voice, silent = voice_of(engine)
    voice.begin(Spoken.EN)
    voice.say(Utterance(words="You'll have to speak up, dear.", pace=Pace.SLOW, loudness=Loudness.LOUD))
    assert voice.available
    assert engine.done[1:] == [("rate", -0.4), ("volume", 1.0), ("say", "You'll have to speak up, dear.")]
    assert silent == []


def test_switched_off_it_says_nothing_and_stops_in_the_middle(qtbot: QtBot) -> None:
    engine = Speaking([ENGLISH])
    voice, _silent = voice_of(engine)
    voice.begin(Spoken.EN)
    voice.be_quiet(True)
    voice.say(Utterance(words="Hello?"))
    assert ("stop", None) in engine.done
    assert not any(name == "say" for name, _ in engine.done)


@pytest.mark.parametrize("make", [lambda: None, lambda: Speaking([])], ids=["no engine", "no voice for the language"])
def test_where_there_is_none_the_call_goes_on_as_text(make: Callable[[], Engine | None], qtbot: QtBot) -> None:
    voice, silent = voice_of(make())
    voice.begin(Spoken.CY)
    voice.say(Utterance(words="Bore da."))
    voice.stop()
    assert not voice.available
    assert silent == []


@pytest.mark.parametrize("fails", ["locale", "rate", "say"])
def test_one_that_fails_is_told_once_and_asked_nothing_more(fails: str, qtbot: QtBot) -> None:
    engine = Speaking([ENGLISH], fails)
    voice, silent = voice_of(engine)
    voice.begin(Spoken.EN)
    voice.say(Utterance(words="Hello?"))
    voice.say(Utterance(words="Hello?"))
    assert not voice.available
    assert len(silent) <= 1
    assert not any(name == "say" for name, _ in engine.done)


def test_an_engine_that_breaks_while_it_speaks_is_told_once(qtbot: QtBot) -> None:
    engine = Speaking([ENGLISH])
    voice, silent = voice_of(engine)
    voice.begin(Spoken.EN)
    engine.errorOccurred.emit(None, "gone")
    engine.errorOccurred.emit(None, "gone")
    assert len(silent) == 1
    assert not voice.available
