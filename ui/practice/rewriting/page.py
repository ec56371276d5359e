"""The page “From a real contact”: contacts to choose from, then one of them, passage by passage."""

from collections.abc import Callable, Mapping
from functools import partial
from typing import TypeVar
from uuid import UUID

from PySide6.QtGui import QResizeEvent, QShowEvent
from PySide6.QtWidgets import QStackedWidget

from agent_desktop.contract.base import Page
from agent_desktop.contract.practice import KeptScenario
from agent_desktop.desk import rewriting, scripts
from agent_desktop.desk.rewriting import InHand, Listed
from agent_desktop.ids import new_id
from agent_desktop.language import language, t
from agent_desktop.practice.fitting import Misfit
from agent_desktop.practice.rewriting import drafting
from agent_desktop.practice.rewriting.drafting import Draft
from agent_desktop.practice.rewriting.found import Found
from ui.practice.rewriting.contacts_card import ContactsCard
from ui.practice.rewriting.passage_card import PassageCard
from ui.practice.rewriting.passages_card import PassagesCard
from ui.reviews.pages import ReviewPage, Room
from ui.reviews.panel_row import PanelRow
from ui.style import parts, theme
from ui.style.leading import lead
from ui.style.tokens import SPACE

T = TypeVar("T")
BESIDE_FROM = 760
"""Width at the base size from which the list stands beside the passage."""

SECONDS = 10
MOST_MISFITS = 3


class RewritingPage(ReviewPage):
    """For those who train. `saved` things are told to the page of scenarios by whoever wires it."""

    def __init__(self, room: Room) -> None:
        super().__init__()
        self.setProperty("role", "plain")
        self.setAccessibleName(t("From a real contact"))
        self._room = room
        self._in_hand: InHand | None = None
        self._left: Mapping[str, tuple[Found, ...]] = {}
        self._cursor: str | None = None
        self._write_id = new_id()
        services = {code: each.name.in_language(language()) for code, each in room.desk.catalogue.services.items()}
        titles = {each.script.id: each.script.title.in_language(language()) for each in scripts.now(room.desk)}
        self.contacts = ContactsCard(services, dict(sorted(titles.items(), key=lambda each: each[1].casefold())))
        self.passages, self.passage = PassagesCard(), PassageCard()
        self.panels = PanelRow(
            t("Rewriting"),
            (self.passages, self.passage),
            shares=(3, 7),
            least_heights=(240, 420),
            arrange=self._arrange,
        )
        self.stack = QStackedWidget()
        self.stack.addWidget(theme.dress(self.contacts))
        self.stack.addWidget(self.panels)
        parts.column(self, margin=(SPACE.normal + 2, 0, SPACE.normal + 2, SPACE.normal)).addWidget(self.stack)
        lead(self, self.contacts)
        self._wire()

    def _wire(self) -> None:
        self.contacts.chosen.connect(self.open_thing)
        self.contacts.narrowed.connect(self.refresh)
        self.contacts.refresh_wanted.connect(self.refresh)
        self.contacts.more_wanted.connect(partial(self._fetch, added=True))
        self.passages.left.connect(self._leave)
        self.passages.chosen.connect(self._choose)
        self.passages.undo_wanted.connect(self._undo)
        self.passages.save_wanted.connect(self._save)
        self.passage.written.connect(self._write)
        self.passage.confirm_wanted.connect(self._confirm)
        self.passage.next_wanted.connect(self._next)

    # ---- contacts ----------------------------------------------------------------------------------------------

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        if self._in_hand is None:
            self.refresh()

    def refresh(self) -> None:
        self._fetch(added=False)

    def _fetch(self, *, added: bool) -> None:
        cursor = self._cursor if added else None
        action = partial(rewriting.contacts, self._room.desk, self.contacts.script_id, cursor)
        self._ask(action, partial(self._show_contacts, added))

    def _show_contacts(self, added: bool, page: Page[Listed]) -> None:
        self._cursor = page.next_cursor
        self.contacts.show_contacts(page.items, more=page.next_cursor is not None, added=added)

    def open_thing(self, thing: object) -> None:
        """A Listed, or the id of a contact."""
        contact = thing.contact.id if isinstance(thing, Listed) else thing
        if isinstance(contact, UUID):
            self._ask(partial(rewriting.open_contact, self._room.desk, contact), self._opened)

    def _opened(self, in_hand: InHand) -> None:
        self._in_hand, self._write_id = in_hand, new_id()
        self.passages.say_misfit("")
        first = next(iter(in_hand.draft.lacking), in_hand.draft.passages[0])
        self._show(first.at)
        self.stack.setCurrentWidget(self.panels)
        self._arrange()
        self.passages.setFocus()
        self._check()

    # ---- one of them -------------------------------------------------------------------------------------------

    def _show(self, at: str) -> None:
        if self._in_hand is None:
            return
        draft, shop = self._in_hand.draft, self._in_hand.shop
        self._left = drafting.remaining(draft, shop)
        self.passages.show_draft(draft, self._left, at)
        self.passage.show_passage(draft.passage(at), self._left.get(at, ()), confirmed=at in draft.confirmed)

    def _choose(self, at: str) -> None:
        self.passage.flush()
        if at:
            self._show(at)

    def _write(self, at: str, words: str) -> None:
        if self._in_hand is not None:
            self._changed(drafting.write(self._in_hand.draft, at, words, self._in_hand.shop), self.passages.current)

    def _confirm(self, at: str) -> None:
        """And on to the next that waits."""
        if self._in_hand is None or at in self._left:
            return
        draft = drafting.confirm(self._in_hand.draft, at)
        self._changed(draft, _after(draft, at))

    def _undo(self) -> None:
        self.passage.flush()
        if self._in_hand is not None:
            self._changed(drafting.undo(self._in_hand.draft), self.passage.at)

    def _next(self) -> None:
        self.passage.flush()
        if self._in_hand is not None:
            self._show(_after(self._in_hand.draft, self.passage.at))

    def _changed(self, draft: Draft, at: str) -> None:
        """Shown at once, and on disk in its turn."""
        if self._in_hand is None or draft is self._in_hand.draft:
            return
        self._in_hand = InHand(draft=draft, shop=self._in_hand.shop)
        self._show(at)
        self._ask(partial(rewriting.keep, self._room.desk, draft), _nothing, near=True)

    def _check(self) -> None:
        """Whether it can be practised on the scripts in force."""
        if self._in_hand is not None:
            self._ask(partial(rewriting.fits, self._room.desk, self._in_hand.draft), self._say_misfits, near=True)

    def _say_misfits(self, found: tuple[Misfit, ...]) -> None:
        told = " ".join(each.what for each in found[:MOST_MISFITS])
        words = t("It does not fit the scripts in force: {what}").format(what=told) if found else ""
        self.passages.say_misfit(words)

    # ---- its end -----------------------------------------------------------------------------------------------

    def _save(self) -> None:
        self.passage.flush()
        if self._in_hand is None:
            return
        waits = next((at for at in self._left), None) or next((each.at for each in self._in_hand.draft.lacking), None)
        if waits is not None:
            self._show(waits)
            self._room.notices.say(self.passages.said.text(), tone="advice", seconds=SECONDS)
            self.passage.setFocus()
            return
        self._ask(partial(rewriting.save, self._room.desk, self._write_id, self._in_hand), self._saved)

    def _saved(self, kept: KeptScenario) -> None:
        title = kept.scenario.title.in_language(language())
        words = t("“{title}” is a scenario now. It can be practised.").format(title=title)
        self._room.notices.say(words, tone="good", seconds=SECONDS)
        self._leave()

    def _leave(self) -> None:
        self.passage.flush()
        self._in_hand = None
        self.stack.setCurrentWidget(self.contacts)
        self.contacts.setFocus()
        self.refresh()

    def keep_now(self) -> None:
        """What was typed last is on disk when this returns. Raises StoreFaults."""
        self.passage.flush()
        if self._in_hand is not None and self._in_hand.draft.past:
            rewriting.keep(self._room.desk, self._in_hand.draft)

    # ---- room --------------------------------------------------------------------------------------------------

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._arrange()

    def _arrange(self) -> None:
        beside = self.width() >= theme.pixels(BESIDE_FROM)
        self.panels.show_panels((self.passages, self.passage), beside=beside)

    def _ask(self, action: Callable[[], T], done: Callable[[T], None], *, near: bool = False) -> None:
        self._room.bridge.ask(action, done, self._room.failed, owner=self, near=near)


def _after(draft: Draft, at: str) -> str:
    """The next that waits after `at`, else the first that does, else the same."""
    places = [passage.at for passage in draft.passages]
    waits = [passage.at for passage in draft.lacking]
    later = (each for each in waits if each in places[places.index(at) + 1 :])
    return next(later, next(iter(waits), at))


def _nothing(_done: object) -> None:
    """On disk."""
