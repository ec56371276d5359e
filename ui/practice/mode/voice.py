"""The caller's voice: Qt's text to speech where this computer has it and a voice for the language; never required.

Whatever goes wrong with it is said once, and the call goes on as text.
"""

import logging
from collections.abc import Callable
from typing import Any, Protocol

from PySide6.QtCore import QLocale, QObject, Signal

from agent_desktop.contract.practice_scenarios import Loudness, Pace
from agent_desktop.contract.scripts import Spoken
from agent_desktop.language import t
from agent_desktop.practice.calling import Utterance

RATE = {Pace.SLOW: -0.4, Pace.USUAL: 0.0, Pace.FAST: 0.4}
VOLUME = {Loudness.QUIET: 0.45, Loudness.USUAL: 0.8, Loudness.LOUD: 1.0}
"""As QTextToSpeech has them: -1 to 1, and 0 to 1."""

LOCALES = {
    Spoken.EN: QLocale(QLocale.Language.English, QLocale.Country.UnitedKingdom),
    Spoken.CY: QLocale(QLocale.Language.Welsh, QLocale.Country.UnitedKingdom),
}

log = logging.getLogger(__name__)


class Engine(Protocol):
    """What of QTextToSpeech is used."""

    errorOccurred: Any  # noqa: N815 - Qt's name

    def availableLocales(self) -> list[QLocale]: ...
    def setLocale(self, locale: QLocale) -> None: ...
    def setRate(self, rate: float) -> None: ...
    def setVolume(self, volume: float) -> None: ...
    def say(self, words: str) -> object: ...
    def stop(self) -> object: ...


def system_engine() -> Engine | None:
    """None where this build of Qt has no speech, or the system no engine for it."""
    try:
        from PySide6.QtTextToSpeech import QTextToSpeech
    except ImportError:
        return None
    if not [name for name in QTextToSpeech.availableEngines() if name != "mock"]:
        return None
    engine: Engine = QTextToSpeech()
    return engine


class Voice(QObject):
    """`available`: whether the call is spoken. Signals: silent(words) once where it turns out that it cannot be."""

    silent = Signal(str)

    def __init__(self, make: Callable[[], Engine | None] = system_engine, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._make = make
        self._engine: Engine | None = None
        self.available = self.quiet = False

    def begin(self, language: Spoken) -> None:
        """A call in this language."""
        self.available = False
        try:
            if self._engine is None:
                self._engine = self._make()
                if self._engine is not None:
                    self._engine.errorOccurred.connect(self._failed)
            if self._engine is None:
                return
            wanted = LOCALES[language].language()
            fitting = [each for each in self._engine.availableLocales() if each.language() == wanted]
            if not fitting:
                return
            self._engine.setLocale(fitting[0])
            self.available = True
        except Exception as error:  # foreign code: whatever it raises, the call is read instead
            self._gives_up(error)

    def say(self, utterance: Utterance) -> None:
        """At the pace and loudness of who says it."""
        if not self.available or self.quiet or self._engine is None or not utterance.words:
            return
        try:
            self._engine.setRate(RATE[utterance.pace])
            self._engine.setVolume(VOLUME[utterance.loudness])
            self._engine.say(utterance.words)
        except Exception as error:  # as above
            self._gives_up(error)

    def stop(self) -> None:
        """In the middle of a word, if need be."""
        if self._engine is not None and self.available:
            try:
                self._engine.stop()
            except Exception as error:  # as above
                self._gives_up(error)

    def be_quiet(self, quiet: bool) -> None:
        self.quiet = quiet
        if quiet:
            self.stop()

    def _failed(self, *_told: object) -> None:
        self._gives_up(RuntimeError("the engine says so"))

    def _gives_up(self, error: Exception) -> None:
        log.info("no voice: %s", type(error).__name__)
        was, self.available = self.available, False
        if was or self._engine is None:
            self.silent.emit(t("The caller's voice is not to be had on this computer. What they say can be read."))
