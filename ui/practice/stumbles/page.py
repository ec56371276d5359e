"""The page of stumbles: where most is lost first, the step beside it, and the way to the script's editor."""

from collections.abc import Callable
from functools import partial
from typing import TypeVar
from uuid import uuid5

from PySide6.QtCore import QTimer
from PySide6.QtGui import QShowEvent

from agent_desktop.contract.practice import ScriptRemark, ScriptRemarkWrite, Stumble, Stumbles
from agent_desktop.contract.scripts import Script
from agent_desktop.desk import scripts, training
from agent_desktop.desk.practice_drafts import REMARKS, RemarkInHand
from agent_desktop.ids import new_id
from agent_desktop.language import t, tn
from ui.practice.stumbles.step_panel import StepPanel
from ui.practice.stumbles.words import Place, place_of, stumble_row, totals_words
from ui.reviews.pages import ReviewPage, Room
from ui.reviews.queue import RowList
from ui.style import parts
from ui.style.flow import FlowLayout
from ui.style.leading import lead
from ui.style.naming import name_controls
from ui.style.side_by_side import Panel, SideBySide
from ui.style.tokens import SPACE

T = TypeVar("T")
DAYS = (30, 90, 366)
SECONDS = 8
KEPT_AFTER_MS = 500
WIDE_FROM = 820


class StumblesPage(ReviewPage):
    """For those who train. It names nobody: a step that many stumble over is as often the script's fault."""

    def __init__(self, room: Room) -> None:
        super().__init__()
        self.setProperty("role", "plain")
        self.setAccessibleName(t("Where they stumble"))
        name_controls({"practice.stumbles": self})
        self._room = room
        self._days = DAYS[1]
        self._stumble: Stumble | None = None
        self._remarks: tuple[ScriptRemark, ...] = ()
        self._drafts: dict[tuple[str, str], RemarkInHand] = {}
        self.list, self.panel = RowList(t("Where they stumble")), StepPanel()
        self._keep = QTimer(self)
        self._keep.setSingleShot(True)
        self._keep.setInterval(KEPT_AFTER_MS)
        self._keep.timeout.connect(self._keep_draft)
        self._lay_out()
        lead(self, self.list)
        self.list.chosen.connect(self.open_thing)
        self.list.selectionModel().currentChanged.connect(lambda index: self.open_thing(self.list.thing_at(index)))
        self.list.activated.connect(lambda _index: self.panel.setFocus())
        self.panel.remark.typed.connect(self._typed)
        self.panel.remark.sent.connect(self._send)
        self._ask(partial(REMARKS.every, room.desk), self._take_up_drafts, near=True)

    def _lay_out(self) -> None:
        card = parts.card(t("Where they stumble"))
        card.setProperty("panel", True)
        column = parts.column(card, gap=0)
        head = parts.frame("plain")
        lines = parts.column(head, margin=(SPACE.wide, SPACE.normal, SPACE.wide, SPACE.normal), gap=SPACE.small)
        chips = parts.frame("plain", name=t("Days"))
        flow = FlowLayout(chips, gap=SPACE.small, line_gap=SPACE.small)
        self._chips = {}
        for days in DAYS:
            words = tn("The last {count} day", "The last {count} days", days).format(count=days)
            self._chips[days] = chip = parts.chip(words, chosen=days == self._days)
            chip.clicked.connect(lambda _checked=False, which=days: self._choose_days(which))
            flow.addWidget(chip)
        self._said = parts.label("", "muted_small", wrap=True)
        lines.addWidget(chips)
        lines.addWidget(self._said)
        column.addWidget(head)
        column.addWidget(self.list, 1)
        panels = (Panel(card, 1, 340), Panel(self.panel, 1, 520))
        both = SideBySide(panels, wide_from=WIDE_FROM, name=t("Where they stumble"))
        parts.column(self, margin=(SPACE.normal + 2, 0, SPACE.normal + 2, SPACE.normal)).addWidget(both)

    # ---- where -------------------------------------------------------------------------------------------------

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self.refresh()

    def refresh(self) -> None:
        self._ask(partial(training.stumbles, self._room.desk, self._days), self._show)
        self._ask(partial(training.remarks, self._room.desk), self._show_remarks)

    def _choose_days(self, days: int) -> None:
        self._days = days
        for which, chip in self._chips.items():
            chip.setChecked(which == days)
        self.refresh()

    def _show(self, found: Stumbles) -> None:
        known = self._known()
        chosen = self._stumble
        rows = [stumble_row(each, place_of(each.at, known)) for each in found.stumbles]
        self.list.show_rows(rows, added=False)
        nothing = t("Nothing was lost at any step in this time.")
        totals = totals_words(found.attempts, found.trainees)
        self._said.setText(totals if rows else f"{totals}. {nothing}")
        self.list.setVisible(bool(rows))
        if chosen is not None:
            self.list.choose(lambda thing: isinstance(thing, Stumble) and _same(thing, chosen))

    def _known(self) -> dict[str, Script]:
        return {each.script.id: each.script for each in scripts.now(self._room.desk)}

    def open_thing(self, thing: object) -> None:
        if isinstance(thing, Stumble):
            self._keep_soon()
            self._stumble = thing
            self.panel.show_stumble(thing, self._place(thing))
            draft = self._drafts.get((thing.at, thing.variant))
            self.panel.remark.show_words(draft.words if draft else "")
            self._show_remarks(self._remarks)

    def _place(self, stumble: Stumble) -> Place:
        return place_of(stumble.at, self._known())

    def _show_remarks(self, remarks: tuple[ScriptRemark, ...]) -> None:
        self._remarks = remarks
        if self._stumble is not None:
            here = [each for each in remarks if f"{each.script}/{each.step}" == self._stumble.at]
            self.panel.show_remarks(here)

    # ---- to the editor -----------------------------------------------------------------------------------------

    def _take_up_drafts(self, drafts: tuple[RemarkInHand, ...]) -> None:
        self._drafts = {(each.at, each.variant): each for each in drafts} | self._drafts
        if self._stumble is not None and not self.panel.remark.written:
            self.open_thing(self._stumble)

    def _typed(self) -> None:
        stumble = self._stumble
        if stumble is None:
            return
        key = (stumble.at, stumble.variant)
        before = self._drafts.get(key)
        self._drafts[key] = RemarkInHand(
            id=before.id if before else new_id(),
            at=stumble.at,
            variant=stumble.variant,
            words=self.panel.remark.words.toPlainText(),
            kept_at=self._room.desk.clock.now(),
        )
        self._keep.start()

    def _in_hand(self) -> RemarkInHand | None:
        return self._drafts.get((self._stumble.at, self._stumble.variant)) if self._stumble else None

    def _keep_soon(self) -> None:
        """Somebody goes elsewhere: what is typed waits no longer."""
        if self._keep.isActive():
            self._keep.stop()
            self._keep_draft()

    def _keep_draft(self) -> None:
        draft = self._in_hand()
        if draft is not None:
            self._ask(partial(REMARKS.keep, self._room.desk, draft), lambda _none: None, near=True)

    def keep_now(self) -> None:
        """Raises StoreFaults."""
        draft = self._in_hand() if self._keep.isActive() else None
        if draft is not None:
            REMARKS.keep(self._room.desk, draft)

    def _send(self) -> None:
        draft, words = self._in_hand(), self.panel.remark.written
        if draft is None or not words:
            self.panel.remark.words.setFocus()
            return
        self._keep.stop()
        script, _, step = draft.at.partition("/")
        asked = ScriptRemarkWrite(script=script, step=step, variant=draft.variant, words=words)
        sent_as = uuid5(draft.id, words)  # other words are another remark: a lost answer is asked for again by the same
        self._ask(partial(training.remark, self._room.desk, sent_as, asked), partial(self._sent, draft))

    def _sent(self, draft: RemarkInHand, remark: ScriptRemark) -> None:
        self._drafts.pop((draft.at, draft.variant), None)
        self._ask(partial(REMARKS.forget, self._room.desk, draft.id), lambda _none: None, near=True)
        if self._stumble is not None and (self._stumble.at, self._stumble.variant) == (draft.at, draft.variant):
            self.panel.remark.show_words("")
        self._room.notices.say(t("The script's editor is told."), tone="good", seconds=SECONDS)
        self._show_remarks((remark, *(each for each in self._remarks if each.id != remark.id)))

    def _ask(self, action: Callable[[], T], done: Callable[[T], None], *, near: bool = False) -> None:
        self._room.bridge.ask(action, done, self._room.failed, owner=self, near=near)


def _same(one: Stumble, other: Stumble) -> bool:
    return (one.at, one.variant, one.kind) == (other.at, other.variant, other.kind)
