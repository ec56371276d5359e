"""All steps: those of the script that were seen, its language, and the ways into a script and out of it."""

from functools import partial

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QMenu

from agent_desktop.contract.script_runs import RunState
from agent_desktop.contract.scripts import Spoken
from agent_desktop.language import t
from agent_desktop.scripts.standing import here
from ui.contacts.script_work import ScriptWork
from ui.contacts.state import ContactState
from ui.scripts.visited import visited


class ScriptMenu(QObject):
    """Adds to the menu each time it opens."""

    def __init__(self, state: ContactState, scripts: ScriptWork) -> None:
        super().__init__(state)
        self._state, self._scripts = state, scripts

    def fill(self, menu: QMenu) -> None:
        run = self._state.draft.run
        if run is not None and self._scripts.books.has(run):
            menu.addSeparator()
            self._add_steps(menu, run)
            menu.addSeparator()
            self._add_ways(menu, run)

    def _add_steps(self, menu: QMenu, run: RunState) -> None:
        for step in visited(self._scripts.books.shelf, run):
            action = menu.addAction(step.title.replace("&", "&&"))
            if step.current and self._state.scripted:
                action.setCheckable(True)
                action.setChecked(True)
            else:
                action.triggered.connect(partial(self._go, step.script_id, step.step, step.current))

    def _go(self, script_id: str, step_id: str, current: bool, _checked: bool = False) -> None:
        self._scripts.lead()
        if not current:
            self._scripts.moves.jump(script_id, step_id)

    def _add_ways(self, menu: QMenu, run: RunState) -> None:
        if not self._state.scripted:
            menu.addAction(t("Go on with the script")).triggered.connect(self._scripts.lead)
            return
        for spoken in self._scripts.books.shelf.book(here(run).hash).script.languages:
            if spoken != run.situation.language:
                words = t("Say it in Welsh") if spoken is Spoken.CY else t("Say it in English")
                action = menu.addAction(words)
                action.setData(f"speak.{spoken}")
                action.triggered.connect(partial(self._speak, spoken))
        menu.addAction(t("Fill in the form without the script")).triggered.connect(self._scripts.leave)

    def _speak(self, spoken: Spoken, _checked: bool = False) -> None:
        self._scripts.moves.speak(spoken)
