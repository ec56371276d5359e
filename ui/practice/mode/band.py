"""Which call is practised, and the ways out of it: again, the model, a pause, leaving."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QFrame

from agent_desktop.contract.practice_scenarios import PracticeScenario
from agent_desktop.language import language, t
from ui.shell.shortcuts import Shortcuts
from ui.style import parts
from ui.style.flow import FlowLayout
from ui.style.naming import name_controls
from ui.style.tokens import SPACE


class PracticeBand(QFrame):
    """Signals: again_wanted(), model_wanted(), record_wanted() of a walkthrough and
    edit_wanted() of the one that there is, pause_wanted(), leave_wanted()."""

    again_wanted = Signal()
    model_wanted = Signal()
    record_wanted = Signal()
    edit_wanted = Signal()
    pause_wanted = Signal()
    leave_wanted = Signal()

    def __init__(self, shortcuts: Shortcuts) -> None:
        super().__init__()
        self.setProperty("role", "band")
        self.setProperty("panel", True)
        self.setAccessibleName(t("The practice call"))
        self._short = False
        line = FlowLayout(self, gap=SPACE.normal, line_gap=SPACE.small)
        line.setContentsMargins(SPACE.wide, SPACE.small, SPACE.wide, SPACE.small)
        self._title = parts.label("", "heading", wrap=True)
        self._about = parts.label("", "muted", wrap=True)
        line.addWidget(self._title)
        line.addWidget(self._about)
        self.again = parts.button(t("Start again"), self.again_wanted.emit, icon="rotate-ccw")
        self.model = parts.button(t("Watch the model walkthrough"), self.model_wanted.emit, icon="eye")
        self.record = parts.button(t("Record a walkthrough"), self.record_wanted.emit, icon="circle")
        self.edit = parts.button(t("Edit the walkthrough"), self.edit_wanted.emit, icon="pencil")
        self.show_training(trains=False)
        self.pause = parts.button(t("Pause"), self.pause_wanted.emit, icon="pause")
        self.leave = parts.button(t("Leave"), self.leave_wanted.emit, icon="log-out")
        shortcuts.attach(self.pause, "practice.pause")
        for button in (self.again, self.model, self.record, self.edit, self.pause, self.leave):
            line.addWidget(button)
        name_controls(
            {
                "practice.start_again": self.again,
                "practice.model": self.model,
                "practice.record": self.record,
                "practice.edit": self.edit,
                "practice.pause": self.pause,
                "practice.leave": self.leave,
            }
        )

    def show_scenario(
        self, scenario: PracticeScenario, number: int, version: int | None, *, model: bool = False
    ) -> None:
        """`number`: which attempt it is. `version`: of the script, as handlers use it today. `model`: it is watched."""
        self._title.setText(scenario.title.in_language(language()))
        attempt = t("the model, to be watched") if model else t("attempt {number}").format(number=number)
        script = t("on script v{number}, the one handlers use today").format(number=version) if version else ""
        self.pause.setEnabled(not model)
        self._about.setText(" · ".join(part for part in (attempt, script) if part))

    def be_short(self, short: bool) -> None:
        """Where room is scarce: fewer words, which say the same to a screen reader."""
        if short == self._short:
            return
        self._short = short
        self._about.setHidden(short)
        for button, whole, brief in (
            (self.again, t("Start again"), t("Again")),
            (self.model, t("Watch the model walkthrough"), t("Model")),
            (self.record, t("Record a walkthrough"), t("Record")),
            (self.edit, t("Edit the walkthrough"), t("Edit")),
        ):
            button.set_words(brief if short else whole)
            button.setAccessibleName(whole)
        self.pause.show_keys(shown=not short)

    def show_training(self, *, trains: bool) -> None:
        """What only those who train may do."""
        self.record.setVisible(trains)
        self.edit.setVisible(trains)

    def show_paused(self, paused: bool) -> None:
        self.pause.set_words(t("Go on") if paused else t("Pause"))
        self.pause.set_icon("play" if paused else "pause")

    def show_over(self, over: bool) -> None:
        """Nothing is left to be paused."""
        self.pause.setVisible(not over)
        self.model.setVisible(not over)
