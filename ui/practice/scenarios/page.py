"""The page of calls: which can be practised, which no longer fit what is in force, and one's own retired."""

from collections.abc import Callable
from functools import partial
from typing import TypeVar

from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import QFrame

from agent_desktop.contract.practice import KeptScenario
from agent_desktop.desk import practice, scripts, training
from agent_desktop.desk.practice import Offered
from agent_desktop.language import language, t, tn
from ui.practice.pages import PracticePage, PracticeRoom
from ui.practice.scenarios.panel import ScenarioPanel
from ui.practice.scenarios.rows import Thing, row, things
from ui.reviews.queue import RowList
from ui.style import parts
from ui.style.leading import lead
from ui.style.side_by_side import Panel, SideBySide
from ui.style.tokens import SPACE

T = TypeVar("T")
WIDE_FROM = 820
SECONDS = 10


class ScenariosPage(PracticePage):
    """For those who train."""

    def __init__(self, room: PracticeRoom) -> None:
        super().__init__()
        self.setProperty("role", "plain")
        self.setAccessibleName(t("Calls"))
        self._room = room
        self._offered = tuple[Offered, ...]()
        self._kept = tuple[KeptScenario, ...]()
        self._thing: Thing | None = None
        self.list, self.panel = RowList(t("Calls to practise")), ScenarioPanel()
        card = parts.card(t("Calls"))
        card.setProperty("panel", True)
        column = parts.column(card, gap=0)
        column.addWidget(self._head())
        column.addWidget(self.list, 1)
        both = SideBySide((Panel(card, 1, 340), Panel(self.panel, 1, 420)), wide_from=WIDE_FROM, name=t("Calls"))
        parts.column(self, margin=(SPACE.normal + 2, 0, SPACE.normal + 2, SPACE.normal)).addWidget(both)
        lead(self, self.list)
        self.list.selectionModel().currentChanged.connect(lambda index: self.open_thing(self.list.thing_at(index)))
        self.list.activated.connect(lambda _index: self.panel.practise.setFocus())
        self.panel.practise_wanted.connect(self._practise)
        self.panel.retire_wanted.connect(self._retire)

    def _head(self) -> QFrame:
        head = parts.frame("plain")
        line = parts.row(head, margin=(SPACE.wide, SPACE.normal, SPACE.wide, SPACE.normal), gap=SPACE.normal)
        self._said = parts.label("", "muted", wrap=True)
        line.addWidget(self._said, 1)
        return head

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self.refresh()

    def refresh(self) -> None:
        """What is here, checked against what is in force; and the authority's own as the server has them."""
        self._ask(partial(practice.offered, self._room.desk), self._show_offered, near=True)
        self._ask(partial(training.kept_scenarios, self._room.desk), self._show_kept)

    def look_again(self) -> None:
        self._ask(partial(practice.offered, self._room.desk), self._show_offered, near=True)

    def _show_offered(self, offered: tuple[Offered, ...]) -> None:
        self._offered = offered
        self._show()

    def _show_kept(self, kept: tuple[KeptScenario, ...]) -> None:
        """With them, those of one's own that are offered may be others."""
        self._kept = kept
        self._ask(partial(practice.offered, self._room.desk), self._show_offered, near=True)

    def _show(self) -> None:
        names, chosen = self._scripts(), self._thing
        every = things(self._offered, self._kept)
        self.list.show_rows([row(each, names) for each in every], added=False)
        left = sum(bool(each.misfits) for each in every)
        count = tn("{count} call", "{count} calls", len(every)).format(count=len(every))
        words = tn("{count} no longer fits", "{count} no longer fit", left).format(count=left)
        known = all(each.offered.known or each.retired for each in every)
        all_fit = t("{calls} · all fit what is in force").format(calls=count) if known else count
        self._said.setText(f"{count} · {words}" if left else all_fit)
        self._room.count("scenarios", left)
        if chosen is not None:
            name = chosen.offered.scenario.id
            self.list.choose(lambda thing: isinstance(thing, Thing) and thing.offered.scenario.id == name)

    def open_thing(self, thing: object) -> None:
        if isinstance(thing, Thing):
            self._thing = thing
            script = thing.offered.scenario.script
            self.panel.show_thing(thing, self._scripts().get(script, script))

    def _scripts(self) -> dict[str, str]:
        return {each.script.id: each.script.title.in_language(language()) for each in scripts.now(self._room.desk)}

    def _practise(self) -> None:
        if self._thing is not None:
            self._room.practise(self._thing.offered.scenario, None, 1)

    def _retire(self, retired: bool) -> None:
        if self._thing is not None:
            name = self._thing.offered.scenario.id
            self._ask(partial(training.retire_scenario, self._room.desk, name, retired=retired), self._retired)

    def _retired(self, kept: KeptScenario) -> None:
        words = t("It is offered no more. Attempts at it stay.") if kept.retired else t("It is offered again.")
        back = (t("Undo"), partial(self._retire, not kept.retired))
        self._room.notices.say(words, tone="good", action=back, seconds=SECONDS)
        self._ask(partial(training.kept_scenarios, self._room.desk), self._show_kept)

    def _ask(self, action: Callable[[], T], done: Callable[[T], None], *, near: bool = False) -> None:
        self._room.bridge.ask(action, done, self._room.failed, owner=self, near=near)
