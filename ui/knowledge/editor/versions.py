"""The versions of the article in hand, fetched, shown and compared."""

from functools import partial
from uuid import UUID

from PySide6.QtCore import QObject, Signal

from agent_desktop.contract.article_life import ArticleContent, ArticleVersionInfo
from agent_desktop.desk import answer_editing
from agent_desktop.desk.answer_drafts import AnswerInHand
from agent_desktop.desk.desk import Desk
from agent_desktop.language import language, t
from ui.bridge import Bridge
from ui.knowledge.editor.difference_words import shown
from ui.knowledge.editor.facts_part import Around
from ui.knowledge.editor.fetching import both_versions
from ui.knowledge.editor.words import state_icon, version_words
from ui.style import theme
from ui.versions.history_page import HistoryPage, VersionRow
from ui.versions.pages import Pages


class Versions(QObject):
    """Signals: left(page), wanted(page, version id), failed(fault)."""

    left = Signal(object)
    wanted = Signal(object, object)
    failed = Signal(object)

    def __init__(self, desk: Desk, bridge: Bridge, pages: Pages) -> None:
        super().__init__(pages)
        self._desk, self._bridge, self._pages = desk, bridge, pages

    def show(self, hand: AnswerInHand, around: Around) -> None:
        """Those of its article; the differences of the version in hand from the one before it."""
        action = partial(answer_editing.overview, self._desk)
        self._bridge.ask(action, partial(self._show, hand, around), self.failed.emit, owner=self)

    def _show(self, hand: AnswerInHand, around: Around, versions: tuple[ArticleVersionInfo, ...]) -> None:
        own = tuple(_row(info) for info in versions if info.article_id == hand.article_id)
        page = theme.dress(HistoryPage(hand.content.title.in_language(language()), own, hand.id))
        page.left.connect(lambda: self.left.emit(page))
        page.opened.connect(lambda version_id: self.wanted.emit(page, version_id))
        page.compared.connect(partial(self._compare, page, around))
        self._pages.show_page(page)
        older = page.before(hand.id)
        if older is not None and hand.info is not None:
            self._compare(page, around, hand.id, older)
        elif not own:
            page.say(t("Nothing of this article is on the server yet."))

    def _compare(self, page: HistoryPage, around: Around, newer: UUID, older: UUID) -> None:
        def show(found: tuple[ArticleVersionInfo, ArticleContent, ArticleContent]) -> None:
            info, before, after = found
            page.show_differences(t("Version {number}").format(number=info.number), shown(before, after, around))

        self._bridge.ask(partial(both_versions, self._desk, older, newer), show, self.failed.emit, owner=page)


def _row(info: ArticleVersionInfo) -> VersionRow:
    return VersionRow(
        id=info.id,
        number=info.number,
        said=version_words(info),
        icon=state_icon(info.state),
        by=info.author_name,
        at=info.changed_at,
        about=info.change_note,
    )
