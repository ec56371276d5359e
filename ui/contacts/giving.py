"""Answers given into a contact: a line in the notes and a quote in the draft, which come and go together."""

from collections.abc import Callable
from functools import partial
from uuid import UUID

from msgspec.structs import replace
from PySide6.QtCore import QObject, Signal

from agent_desktop.contacts.quotes import with_quote, without_quote
from agent_desktop.contract.answering import MOST_QUOTES, Quote, Source
from agent_desktop.contract.base import Words
from agent_desktop.contract.knowledge import Article
from agent_desktop.dates import clock_time
from agent_desktop.language import language, t
from ui.bridge import Fault
from ui.contacts.notes import NotesField
from ui.contacts.side import Side
from ui.contacts.state import ContactState
from ui.contacts.surroundings import Surroundings
from ui.knowledge.asking import AskingForAnswers, Standing
from ui.knowledge.given_card import GivenFacts
from ui.knowledge.quoting import quote_line
from ui.knowledge.reading import AnswerView
from ui.style.announcing import announce

Where = Callable[[], tuple[str, str]]
"""Script and step that lead now, "" where none does."""


class Giving(QObject):
    """`changed`: ids of answers that are others by now than those given.

    Signals: outdated(AnswerView) where what was to be given has become another while it was read.
    """

    outdated = Signal(object)

    def __init__(
        self,
        state: ContactState,
        asking: AskingForAnswers,
        around: Surroundings,
        *,
        notes: NotesField,
        side: Side,
        where: Where,
        failed: Callable[[Fault], None],
    ) -> None:
        super().__init__(state)
        self._state, self._asking, self._around = state, asking, around
        self._notes, self._side, self._where, self._failed = notes, side, where, failed
        self._titles: dict[UUID, Words] = {}
        self._asked_for: set[UUID] = set()
        self._lines: dict[Quote, str] = {}
        self._before = self._words = ""
        self.changed: frozenset[UUID] = frozenset()
        side.given.take_back_wanted.connect(self._take_back_at)
        side.answers.reader.take_back_wanted.connect(self._take_back_view)
        notes.turned.connect(self._follow)
        notes.changed.connect(self._remember)

    # ---- given, and taken back ---------------------------------------------------------------------------------------

    def give(self, view: AnswerView, *, asked: str) -> None:
        """The citizen is told it. Undoing the line in the notes takes back both."""
        quotes = self._state.draft.quotes
        if not view.may_be_quoted:
            return
        if self._given(view) is not None:
            announce(self._side, t("“{title}” is in the notes already.").format(title=view.title))
            return
        if len(quotes) >= MOST_QUOTES:
            announce(self._side, t("No more answers go into one contact."))
            return
        self._asking.quote(view, asked, self._where(), partial(self._put_in, view), self._failed)

    def _put_in(self, view: AnswerView, quote: Quote | None) -> None:
        if self._given(view) is not None:  # the key was pressed twice
            return
        if quote is None or quote.version != view.version:
            self.outdated.emit(view)
            return
        self._titles[quote.id] = Words(en=view.title, cy=view.title)
        self._lines[quote] = quote_line(view)
        self._put(with_quote(self._state.draft.quotes, quote))
        self._notes.add(self._lines[quote])
        announce(self._side, t("“{title}” is in the notes.").format(title=view.title))

    def take_back(self, quote: Quote) -> None:
        """Out of the contact, and its line out of the notes if it stands there as it was written."""
        line = self._lines.get(quote)
        self._put(without_quote(self._state.draft.quotes, quote))
        if line is not None:
            self._notes.take_out(line)
        announce(self._side, t("Taken back."))

    def _take_back_at(self, place: int) -> None:
        quotes = self._state.draft.quotes
        if place < len(quotes):
            self.take_back(quotes[place])

    def _take_back_view(self, view: AnswerView) -> None:
        quote = self._given(view)
        if quote is not None:
            self.take_back(quote)

    def _put(self, quotes: tuple[Quote, ...]) -> None:
        self._state.put(replace(self._state.draft, quotes=quotes))

    def _given(self, view: AnswerView) -> Quote | None:
        """The quote of that version, if it was given."""
        return next(
            (each for each in self._state.draft.quotes if (str(each.id), each.version) == (view.id, view.version)), None
        )

    # ---- as the notes are undone -------------------------------------------------------------------------------------

    def _remember(self, words: str) -> None:
        self._before, self._words = self._words, words

    def _follow(self) -> None:
        """A step in the notes was undone or done again: a line that went takes its quote along, and brings it back."""
        quotes = self._state.draft.quotes
        before, now = self._before.split("\n"), self._words.split("\n")
        gone = {quote for quote, line in self._lines.items() if line in before and line not in now}
        back = [quote for quote, line in self._lines.items() if line in now and line not in before]
        kept = [quote for quote in quotes if quote not in gone]
        wanted = (*kept, *(quote for quote in back if quote not in kept))
        if wanted != quotes:
            self._put(wanted)

    # ---- painting ----------------------------------------------------------------------------------------------------

    def paint(self) -> None:
        quotes = self._state.draft.quotes
        for quote in quotes:
            if quote.id not in self._titles and quote.id not in self._asked_for:
                self._ask_title(quote)
        zone = self._around.zone
        self._side.given.show_given(tuple(self._facts(place, quote, zone) for place, quote in enumerate(quotes)))
        view = self._side.answers.reader.view
        given = self._given(view) if view is not None else None
        words = t("In the notes since {time}.").format(time=clock_time(given.at, zone)) if given is not None else ""
        self._side.answers.reader.show_given(words)

    def _facts(self, place: int, quote: Quote, zone: str) -> GivenFacts:
        title = self._titles.get(quote.id)
        about = t("version {version}, at {time}").format(version=quote.version, time=clock_time(quote.at, zone))
        return GivenFacts(
            place=place,
            source=quote.source,
            id=quote.id,
            title=title.in_language(language()) if title is not None else t("An answer"),
            about=about,
            changed=quote.id in self.changed,
        )

    def _ask_title(self, quote: Quote) -> None:
        """Of one that was given before this program was started."""
        self._asked_for.add(quote.id)
        if quote.source is Source.ARTICLE:
            self._asking.article(quote.id, partial(self._article, quote.id), self._failed)
        else:
            self._asking.institution(quote.id, partial(self._institution, quote.id), self._failed)

    def _article(self, answer_id: UUID, found: Article | None) -> None:
        if found is not None:
            self._titles[answer_id] = found.title
            self.paint()

    def _institution(self, answer_id: UUID, found: Standing | None) -> None:
        if found is not None:
            self._titles[answer_id] = found.institution.name
            self.paint()
