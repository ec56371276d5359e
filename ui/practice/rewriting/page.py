"""The page “From a real contact”: contacts to choose from, then one of them, passage by passage."""

from collections.abc import Callable, Iterator
from functools import partial
from typing import TypeVar
from uuid import UUID

from PySide6.QtGui import QResizeEvent, QShowEvent

from agent_desktop.contract.base import Page
from agent_desktop.contract.practice import KeptScenario
from agent_desktop.desk import rewriting, scripts
from agent_desktop.desk.desk import Desk
from agent_desktop.desk.rewriting import InHand, Listed
from agent_desktop.ids import new_id
from agent_desktop.language import language, t
from agent_desktop.practice.fitting import Misfit
from agent_desktop.practice.rewriting import drafting
from agent_desktop.practice.rewriting.drafting import Draft
from ui.practice.rewriting.contacts_card import ContactsCard
from ui.practice.rewriting.passage_card import PassageCard
from ui.practice.rewriting.passages_card import PassagesCard
from ui.practice.rewriting.steps import Left, Looked, Steps, looked_at
from ui.reviews.pages import ReviewPage, Room
from ui.reviews.panel_row import PanelRow
from ui.style import parts, theme
from ui.style.leading import lead
from ui.style.naming import name_controls
from ui.style.piecewise import Piecewise
from ui.style.stack import Stack
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
        name_controls({"practice.rewriting": self})
        self._room = room
        self._steps = Steps(room, self)
        self._cursor: str | None = None
        self._write_id = new_id()
        services = {code: each.name.in_language(language()) for code, each in room.desk.catalogue.services.items()}
        self.contacts = ContactsCard(services)
        self.stack = Stack()
        self.stack.addWidget(theme.dress(self.contacts))
        parts.column(self, margin=(SPACE.normal + 2, 0, SPACE.normal + 2, SPACE.normal)).addWidget(self.stack)
        lead(self, self.contacts)
        self.contacts.chosen.connect(self.open_thing)
        self.contacts.narrowed.connect(self.refresh)
        self.contacts.refresh_wanted.connect(self.refresh)
        self.contacts.more_wanted.connect(partial(self._fetch, added=True))
        self._making = Piecewise(self._rest(), self)

    def _rest(self) -> Iterator[None]:
        """What is seen once a contact is chosen."""
        self.passages = PassagesCard()
        yield
        self.passage = PassageCard()
        yield
        self.panels = PanelRow(
            t("Rewriting"),
            (self.passages, self.passage),
            shares=(3, 7),
            least_heights=(240, 420),
            arrange=self._arrange,
        )
        self.stack.addWidget(self.panels)
        self._wire()
        yield

    @property
    def is_whole(self) -> bool:
        """Whether all parts are made and dressed."""
        return self._making.is_done and self.panels.is_whole

    def _wire(self) -> None:
        self.passages.left.connect(self._leave)
        self.passages.chosen.connect(self._choose)
        self.passages.undo_wanted.connect(self._undo)
        self.passages.anew_wanted.connect(self._anew)
        self.passages.save_wanted.connect(self._save)
        self.passage.written.connect(self._write)
        self.passage.confirm_wanted.connect(self._confirm)
        self.passage.next_wanted.connect(self._next)
        self._steps.changed.connect(self._show_again)

    # ---- contacts ----------------------------------------------------------------------------------------------

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        if self._steps.in_hand is None:
            self.refresh()

    def refresh(self) -> None:
        titles = {each.script.id: each.script.title.in_language(language()) for each in scripts.now(self._room.desk)}
        self.contacts.offer_scripts(dict(sorted(titles.items(), key=lambda each: each[1].casefold())))
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
            action = partial(_open, self._room.desk, contact)
            self._making.when_done(partial(self._ask, action, self._opened))

    # ---- one of them -------------------------------------------------------------------------------------------

    def _opened(self, looked: Looked) -> None:
        self._steps.begin(looked)
        self._write_id = new_id()
        draft = looked.in_hand.draft
        self.passages.say_misfit("")
        self._show(next(iter(draft.lacking), draft.passages[0]).at)
        self.stack.setCurrentWidget(self.panels)
        self._arrange()
        self.passages.setFocus()
        self._ask(partial(rewriting.fits, self._room.desk, draft), self._say_misfits, near=True)

    def _show(self, at: str) -> None:
        in_hand, left = self._steps.in_hand, self._steps.left
        if in_hand is not None:
            draft = in_hand.draft
            self.passages.show_draft(draft, left, at)
            self.passage.show_passage(draft.passage(at), left.get(at, ()), confirmed=at in draft.confirmed)

    def _show_again(self) -> None:
        """What is chosen, as it is now."""
        self._show(self.passages.current or self.passage.at)

    def _choose(self, at: str) -> None:
        self.passage.flush()
        if at:
            self._show(at)

    def _write(self, at: str, words: str) -> None:
        self._steps.do(partial(_written, at, words), _nothing)

    def _confirm(self, at: str) -> None:
        """And on to the next that waits."""
        self._steps.do(partial(_confirmed, at), partial(self._on_from, at))

    def _undo(self) -> None:
        self.passage.flush()
        self._steps.do(lambda in_hand, _left: drafting.undo(in_hand.draft), _nothing)

    def _anew(self) -> None:
        self.passage.flush()
        self._steps.do(lambda in_hand, _left: drafting.anew(in_hand.draft), _nothing)

    def _next(self) -> None:
        self.passage.flush()
        self._on_from(self.passage.at)

    def _on_from(self, at: str) -> None:
        in_hand = self._steps.in_hand
        if in_hand is not None and at not in self._steps.left:
            self._show(_after(in_hand.draft, at))

    def _say_misfits(self, found: tuple[Misfit, ...]) -> None:
        told = " ".join(each.what for each in found[:MOST_MISFITS])
        words = t("It does not fit the scripts in force: {what}").format(what=told) if found else ""
        self.passages.say_misfit(words)

    # ---- its end -----------------------------------------------------------------------------------------------

    def _save(self) -> None:
        """Once what was typed was looked through."""
        self.passage.flush()
        self._steps.do(lambda in_hand, _left: in_hand.draft, self._save_it)

    def _save_it(self) -> None:
        in_hand = self._steps.in_hand
        if in_hand is None:
            return
        waits = [*self._steps.left, *(each.at for each in in_hand.draft.lacking)]
        if not waits:
            self._ask(partial(rewriting.save, self._room.desk, self._write_id, in_hand), self._saved)
            return
        self._show(waits[0])
        self._room.notices.say(self.passages.said.text(), tone="advice", seconds=SECONDS)
        self.passage.setFocus()

    def _saved(self, kept: KeptScenario) -> None:
        title = kept.scenario.title.in_language(language())
        words = t("“{title}” is a scenario now. It can be practised.").format(title=title)
        see = (t("To the calls"), partial(self._room.go, "scenarios"))
        self._room.notices.say(words, tone="good", action=see, seconds=SECONDS)
        self._to_contacts()

    def _leave(self) -> None:
        """Once what was typed is on its way to the disk."""
        self.passage.flush()
        self._steps.do(lambda in_hand, _left: in_hand.draft, self._to_contacts)

    def _to_contacts(self) -> None:
        self._steps.end()
        self.stack.setCurrentWidget(self.contacts)
        self.contacts.setFocus()
        self.refresh()

    def keep_now(self) -> None:
        """What was typed last is on disk when this returns. Raises StoreFaults."""
        typed = self.passage.typed if self._steps.in_hand is not None else None
        self._steps.do_now(partial(_written, *typed) if typed else lambda in_hand, _left: in_hand.draft)

    # ---- room --------------------------------------------------------------------------------------------------

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._arrange()

    def _arrange(self) -> None:
        if not self._making.is_done:
            return
        beside = self.width() >= theme.pixels(BESIDE_FROM)
        self.panels.show_panels((self.passages, self.passage), beside=beside)

    def _ask(self, action: Callable[[], T], done: Callable[[T], None], *, near: bool = False) -> None:
        self._room.bridge.ask(action, done, self._room.failed, owner=self, near=near)


def _open(desk: Desk, contact: UUID) -> Looked:
    return looked_at(rewriting.open_contact(desk, contact))


def _written(at: str, words: str, in_hand: InHand, _left: Left) -> Draft:
    return drafting.write(in_hand.draft, at, words, in_hand.shop)


def _confirmed(at: str, in_hand: InHand, left: Left) -> Draft:
    """Not while somebody is in it."""
    return in_hand.draft if at in left else drafting.confirm(in_hand.draft, at)


def _after(draft: Draft, at: str) -> str:
    """The next that waits after `at`, else the first that does, else the same."""
    places = [passage.at for passage in draft.passages]
    waits = [passage.at for passage in draft.lacking]
    later = (each for each in waits if each in places[places.index(at) + 1 :])
    return next(later, next(iter(waits), at))


def _nothing() -> None:
    """All is said already."""
