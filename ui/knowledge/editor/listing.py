"""The list of articles: fetched, shown, and what can be named in an article by it."""

from collections.abc import Callable
from uuid import UUID

from PySide6.QtCore import QObject, Signal

from agent_desktop.contract.base import Id
from agent_desktop.desk.answer_drafts import AnswerInHand
from agent_desktop.desk.desk import Desk
from agent_desktop.language import language, t
from ui.bridge import Bridge, Fault
from ui.contacts.surroundings import Surroundings
from ui.knowledge.editor.facts_part import Around
from ui.knowledge.editor.fetching import Overview, kept_here, overview
from ui.knowledge.editor.list_page import ArticleRow, ArticlesPage, article_rows
from ui.knowledge.editor.listed import ListedArticle
from ui.versions.pages import Pages

Shown = tuple[Overview, tuple[ArticleRow, ...]]


class Listing(QObject):
    """`page`: once it was made. Signals: failed(fault)."""

    failed = Signal(object)

    def __init__(self, desk: Desk, bridge: Bridge, pages: Pages) -> None:
        super().__init__(pages)
        self._desk, self._bridge = desk, bridge
        self._around = Surroundings(desk)
        self.page: ArticlesPage | None = None
        self._owners: dict[Id, str] = {}
        self._names: dict[Id, str] = {}

    def make(self) -> ArticlesPage:
        """The page; nothing is in it yet."""
        self.page = page = ArticlesPage()
        page.refresh_wanted.connect(self.refresh)
        return page

    def refresh(self) -> None:
        """The list anew. What is in hand here can be gone on with also where it cannot be had."""
        self._bridge.ask(self._made(overview), self._show, self._not_listed, owner=self)

    def find(self, article_id: UUID, found: Callable[[ListedArticle | None], None]) -> None:
        """The row of an article as the server has it now; None where it is not there."""

        def seek(seen: Shown) -> None:
            self._show(seen)
            found(next((row for row in seen[0].rows if row.article_id == article_id), None))

        self._bridge.ask(self._made(overview), seek, self.failed.emit, owner=self)

    def _made(self, fetch: Callable[[Desk], Overview]) -> Callable[[], Shown]:
        """What is fetched with the rows that are shown of it: both off the screen's thread."""
        today, services = self._around.today(), self._services()

        def action() -> Shown:
            found = fetch(self._desk)
            return found, article_rows(found.rows, today, services)

        return action

    def _show(self, shown: Shown) -> None:
        found, rows = shown
        self._owners, self._names = found.owners, found.names
        if self.page is not None:
            me = self._desk.user.id if self._desk.user is not None else None
            self.page.show_rows(rows, me, self._around.today())

    def _not_listed(self, fault: Fault) -> None:
        self.failed.emit(fault)
        self._bridge.ask(self._made(kept_here), self._show_kept, self.failed.emit, owner=self, near=True)

    def _show_kept(self, shown: Shown) -> None:
        self._show(shown)
        if self.page is not None:
            self.page.say(
                t("The list of articles cannot be had now. These stand on this computer.")
                if shown[0].rows
                else t("The list of articles cannot be had now.")
            )

    def named(self, hand: AnswerInHand | None = None) -> Around:
        """What an article may name; that of `hand` keeps the owner that it has, whatever became of them."""
        departments = self._desk.catalogue.departments
        user = self._desk.user
        own = {user.id: user.name} if user is not None else {}
        had = self._had(hand) if hand is not None else {}
        return Around(
            services=self._services(),
            departments={code: each.name.in_language(language()) for code, each in departments.items()},
            owners=dict(sorted({**had, **own, **self._owners}.items(), key=lambda each: each[1].casefold())),
            names={**had, **own, **self._names},
            today=self._around.today(),
        )

    def _had(self, hand: AnswerInHand) -> dict[Id, str]:
        owner, info = hand.content.owner, hand.info
        if owner is None or owner in self._owners:
            return {}
        name = info.owner_name if info is not None and info.owner == owner else self._names.get(owner, "")
        return {owner: name or t("Somebody else")}

    def _services(self) -> dict[str, str]:
        """Those in use, by their names."""
        every = self._desk.catalogue.services.items()
        found = {code: each.name.in_language(language()) for code, each in every if each.active}
        return dict(sorted(found.items(), key=lambda each: each[1].casefold()))
