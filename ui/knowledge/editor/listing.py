"""The list of articles: fetched, shown, and what can be named in an article by it."""

from collections.abc import Callable
from functools import partial
from uuid import UUID

from PySide6.QtCore import QObject, Signal

from agent_desktop.contract.base import Id
from agent_desktop.desk.desk import Desk
from agent_desktop.language import language, t
from ui.bridge import Bridge, Fault
from ui.contacts.surroundings import Surroundings
from ui.knowledge.editor.facts_part import Around
from ui.knowledge.editor.fetching import Overview, kept_here, overview
from ui.knowledge.editor.list_page import ArticlesPage
from ui.knowledge.editor.listed import ListedArticle
from ui.style import theme
from ui.versions.pages import Pages


class Listing(QObject):
    """`page`: once it was made; `owners`: names by accounts' ids. Signals: failed(fault)."""

    failed = Signal(object)

    def __init__(self, desk: Desk, bridge: Bridge, pages: Pages) -> None:
        super().__init__(pages)
        self._desk, self._bridge = desk, bridge
        self._around = Surroundings(desk)
        self.page: ArticlesPage | None = None
        self.owners: dict[Id, str] = {}

    def make(self) -> ArticlesPage:
        """The page; nothing is in it yet."""
        self.page = page = theme.dress(ArticlesPage())
        page.refresh_wanted.connect(self.refresh)
        return page

    def refresh(self) -> None:
        """The list anew. What is in hand here can be gone on with also where it cannot be had."""
        self._bridge.ask(partial(overview, self._desk), self._show, self._not_listed, owner=self)

    def find(self, article_id: UUID, found: Callable[[ListedArticle | None], None]) -> None:
        """The row of an article as the server has it now; None where it is not there."""

        def seek(seen: Overview) -> None:
            self._show(seen)
            found(next((row for row in seen.rows if row.article_id == article_id), None))

        self._bridge.ask(partial(overview, self._desk), seek, self.failed.emit, owner=self)

    def _show(self, found: Overview) -> None:
        self.owners = found.owners
        if self.page is not None:
            me = self._desk.user.id if self._desk.user is not None else None
            self.page.show_rows(found.rows, me, self._around.today(), self._services())

    def _not_listed(self, fault: Fault) -> None:
        self.failed.emit(fault)
        self._bridge.ask(partial(kept_here, self._desk), self._show_kept, self.failed.emit, owner=self, near=True)

    def _show_kept(self, found: Overview) -> None:
        self._show(found)
        if self.page is not None:
            self.page.say(
                t("The list of articles cannot be had now. These stand on this computer.")
                if found.rows
                else t("The list of articles cannot be had now.")
            )

    def named(self) -> Around:
        """What an article may name."""
        departments = self._desk.catalogue.departments
        user = self._desk.user
        return Around(
            services=self._services(),
            departments={code: each.name.in_language(language()) for code, each in departments.items()},
            owners={**self.owners, **({user.id: user.name} if user is not None else {})},
            today=self._around.today(),
        )

    def _services(self) -> dict[str, str]:
        """Those in use, by their names."""
        every = self._desk.catalogue.services.items()
        found = {code: each.name.in_language(language()) for code, each in every if each.active}
        return dict(sorted(found.items(), key=lambda each: each[1].casefold()))
