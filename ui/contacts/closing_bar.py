"""How the contact ends: outcome, service, hold, and Finish, with what still lacks said right here."""

from collections.abc import Mapping

from PySide6.QtCore import Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QFrame, QLabel, QWidget

from agent_desktop import dates
from agent_desktop.contract.outcomes import Outcome
from agent_desktop.contract.services import Service
from agent_desktop.language import language, t
from ui.contacts.words import outcome_words
from ui.style import theme
from ui.style.announcing import announce
from ui.style.copyable import wrapped
from ui.style.flow import FlowLayout
from ui.style.naming import name_controls
from ui.style.narrow import NarrowChoice
from ui.style.parts import button, column, label, row
from ui.style.tokens import SPACE
from ui.style.turning import TurningRow

BESIDE_FROM, WHOLE_FROM = 400, 820
"""The widths at the base size from which the buttons stand beside the choices, and from which all words are shown.
Between them the choices say what they are instead of their labels, so that one line is left of a small window."""


class ClosingBar(QFrame):
    """Signals: outcome_chosen(Outcome | None), service_chosen(code or None), hold_wanted(), finish_wanted(),
    recording_wanted(): by its keys alone."""

    outcome_chosen = Signal(object)
    service_chosen = Signal(object)
    hold_wanted = Signal()
    recording_wanted = Signal()
    finish_wanted = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("role", "foot")
        self.setAccessibleName(t("Ending the contact"))
        self.outcome = NarrowChoice()
        self.service = NarrowChoice()
        self.outcome.setObjectName("ending.outcome")
        self.service.setObjectName("ending.service")
        self.hold = button(t("Hold"), self.hold_wanted.emit, icon="pause")
        self.finish = button(t("Finish contact"), self.finish_wanted.emit, icon="check", kind="primary")
        self.finish.set_keys("Ctrl+Return", bind=False)
        name_controls(
            {
                "ending.bar": self,
                "ending.hold": self.hold,
                "ending.finish": self.finish,
            }
        )
        self.lacks = wrapped("", "error")
        self.lacks.hide()
        self._lacked = ""
        self._titles: list[QLabel] = []
        self._whole = True
        self.outcome.addItem(t("Choose"), None)
        for outcome in Outcome:
            self.outcome.addItem(outcome_words(outcome), outcome.value)
        self.service.addItem(t("Choose"), None)
        self.outcome.activated.connect(self._outcome_picked)
        self.service.activated.connect(lambda: self.service_chosen.emit(self.service.currentData()))
        self._lay_out()

    def _lay_out(self) -> None:
        outer = column(self, margin=(SPACE.section, SPACE.normal, SPACE.section, SPACE.normal), gap=SPACE.tight)
        outer.addWidget(self.lacks)
        choices = QWidget(self)
        line = row(choices, gap=SPACE.normal)
        for words, box, grow in ((t("Outcome"), self.outcome, 2), (t("Service"), self.service, 3)):
            title = label(words)
            title.setBuddy(box)
            self._titles.append(title)
            box.setAccessibleName(words)
            line.addWidget(title)
            line.addWidget(box, grow)
        line.addStretch(1)
        actions = QWidget(self)
        buttons = FlowLayout(actions, gap=SPACE.normal)
        buttons.addWidget(self.hold)
        buttons.addWidget(self.finish)
        outer.addWidget(TurningRow(choices, actions, least_width=BESIDE_FROM))

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        whole = event.size().width() >= theme.pixels(WHOLE_FROM)
        if whole == self._whole:
            return
        self._whole = whole
        for title, box in zip(self._titles, (self.outcome, self.service), strict=True):
            title.setVisible(whole)
            box.setItemText(0, t("Choose") if whole else title.text())
        self.hold.set_kind("plain" if whole else "icon")
        self.hold.show_keys(shown=whole)
        self.finish.show_keys(shown=whole)

    def as_new(self) -> None:
        """Nothing chosen, held or said."""
        self.show_choices(None, None)
        self.show_hold(0, on_hold=False)
        self.show_lacks(())

    def fill_services(self, services: Mapping[str, Service]) -> None:
        """The catalogue's services by name."""
        named = sorted(
            (service.name.in_language(language()), code) for code, service in services.items() if service.active
        )
        for name, code in named:
            self.service.addItem(name, code)

    def show_choices(self, outcome: Outcome | None, service_code: str | None) -> None:
        self.outcome.setCurrentIndex(max(0, self.outcome.findData(outcome.value if outcome else None)))
        self.service.setCurrentIndex(max(0, self.service.findData(service_code)))

    def _outcome_picked(self) -> None:
        value = self.outcome.currentData()
        self.outcome_chosen.emit(Outcome(value) if value else None)

    def show_hold(self, held_seconds: int, *, on_hold: bool) -> None:
        length = dates.duration(held_seconds)
        words = t("Hold")
        if on_hold:
            words = t("Resume {length}").format(length=length)
        elif held_seconds:
            words = t("Hold {length}").format(length=length)
        if words != self.hold.words:
            self.hold.set_words(words)
            self.hold.set_icon("play" if on_hold else "pause")

    def show_lacks(self, lacks: tuple[str, ...], *, aloud: bool = False) -> None:
        """What still stands in the way of finishing; nothing hides the line. Said when it is another, or `aloud`."""
        words, before = " · ".join(lacks), self._lacked
        self._lacked = words
        self.lacks.say(words)
        self.lacks.setVisible(bool(words))
        if aloud or words != before:
            announce(self.finish, words)
