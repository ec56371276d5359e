"""The versions of the scorecard in hand, fetched, shown and compared."""

from functools import partial
from uuid import UUID

from PySide6.QtCore import QObject, Signal

from agent_desktop.contract.scorecards import ScorecardVersion, ScorecardVersionInfo
from agent_desktop.desk import scorecards
from agent_desktop.desk.desk import Desk
from agent_desktop.desk.scorecards import ScorecardInHand
from agent_desktop.language import language, t
from ui.bridge import Bridge
from ui.reviews.scorecards.difference_words import shown
from ui.reviews.scorecards.words import state_icon, version_words
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

    def show(self, hand: ScorecardInHand) -> None:
        """Those of its scorecard; the differences of the version in hand from the one before it."""
        action = partial(scorecards.overview, self._desk)
        self._bridge.ask(action, partial(self._show, hand), self.failed.emit, owner=self)

    def _show(self, hand: ScorecardInHand, versions: tuple[ScorecardVersionInfo, ...]) -> None:
        own = tuple(_row(info) for info in versions if info.scorecard_id == hand.scorecard_id)
        page = theme.dress(HistoryPage(hand.content.title.in_language(language()), own, hand.id))
        page.left.connect(lambda: self.left.emit(page))
        page.opened.connect(lambda version_id: self.wanted.emit(page, version_id))
        page.compared.connect(partial(self._compare, page))
        self._pages.show_page(page)
        older = page.before(hand.id)
        if older is not None and hand.info is not None:
            self._compare(page, hand.id, older)
        elif not own:
            page.say(t("Nothing of this scorecard is on the server yet."))

    def _compare(self, page: HistoryPage, newer: UUID, older: UUID) -> None:
        def show(found: tuple[ScorecardVersion, ScorecardVersion]) -> None:
            before, after = found
            title = t("Version {number}").format(number=after.info.number)
            page.show_differences(title, shown(before.content, after.content))

        self._bridge.ask(partial(scorecards.both, self._desk, older, newer), show, self.failed.emit, owner=page)


def _row(info: ScorecardVersionInfo) -> VersionRow:
    return VersionRow(
        id=info.id,
        number=info.number,
        said=version_words(info),
        icon=state_icon(info.state),
        by=info.author_name,
        at=info.changed_at,
        about=info.change_note,
    )
