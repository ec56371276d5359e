"""A scenario that was chosen: what it is about, whether it fits and why not, and what may be done with it."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QFrame

from agent_desktop.language import language, t
from ui.practice.scenarios.rows import Thing, made_words
from ui.practice.words import level_words, line_words, title_of
from ui.style import parts
from ui.style.copyable import copyable, wrapped
from ui.style.emptying import empty
from ui.style.flow import FlowLayout
from ui.style.tokens import SPACE


class ScenarioPanel(QFrame):
    """Signals: practise_wanted(); retire_wanted(bool) offered no more, or again."""

    practise_wanted = Signal()
    retire_wanted = Signal(bool)

    def __init__(self) -> None:
        super().__init__()
        self.setProperty("role", "card")
        self.setProperty("panel", True)
        self.setAccessibleName(t("The call"))
        column = parts.column(self)
        body = parts.frame("plain")
        inside = parts.column(body, margin=SPACE.wide, gap=SPACE.normal)
        self._over, self._title, self._about = (
            parts.label("", "muted_small", wrap=True),
            wrapped("", "title"),
            wrapped(""),
        )
        self._fits = parts.icon_label("", "circle-check", "strong", wrap=True)
        holder = parts.frame("plain")
        self._misfits = parts.column(holder, gap=SPACE.small)
        buttons = parts.frame("plain")
        flow = FlowLayout(buttons, gap=SPACE.small, line_gap=SPACE.small)
        self.practise = parts.button(t("Practise this call"), self.practise_wanted.emit, icon="play", kind="primary")
        self.retire = parts.button(t("Retire it"), lambda: self.retire_wanted.emit(True), icon="circle-x")
        self.again = parts.button(t("Offer it again"), lambda: self.retire_wanted.emit(False), icon="rotate-ccw")
        for button in (self.practise, self.retire, self.again):
            flow.addWidget(button)
        for part in (self._over, self._title, self._about, buttons, self._fits, holder):
            inside.addWidget(part)
        inside.addStretch(1)
        column.addWidget(parts.scrolling(body, t("The call")))
        self.setEnabled(False)

    def show_thing(self, thing: Thing, script: str) -> None:
        """`script`: what its script is called."""
        scenario = thing.offered.scenario
        self.setEnabled(True)
        over = (script, level_words(scenario.level), line_words(scenario.line), made_words(thing))
        self._over.setText(" · ".join(part for part in over if part))
        self._title.say(title_of(scenario))
        self._about.say(scenario.about.in_language(language()))
        fits = t("It no longer fits the script in force:") if thing.misfits else t("It fits the scripts in force.")
        self._fits.setText(fits)
        self._fits.show_icon("triangle-alert" if thing.misfits else "circle-check", "warn" if thing.misfits else "good")
        self._fits.setVisible(thing.offered.known and not thing.retired)
        empty(self._misfits)
        for misfit in thing.misfits:
            self._misfits.addWidget(copyable(f"{misfit.what} {misfit.do}"))
        self.practise.setEnabled(not thing.misfits and not thing.retired)
        self.retire.setVisible(thing.kept is not None and not thing.retired)
        self.again.setVisible(thing.retired)
