"""The versions of the script in hand, fetched, shown and compared."""

from functools import partial
from uuid import UUID

from PySide6.QtCore import QObject, Signal

from agent_desktop.contract.script_life import ScriptVersionInfo
from agent_desktop.contract.scripts import Script
from agent_desktop.desk import script_editing
from agent_desktop.desk.desk import Desk
from agent_desktop.language import language, t
from ui.bridge import Bridge
from ui.scripts.editor.difference_words import shown
from ui.scripts.editor.fetching import both_versions
from ui.scripts.editor.words import state_icon, version_words
from ui.style import theme
from ui.versions.history_page import HistoryPage, ShownDifference, VersionRow
from ui.versions.pages import Pages


class Versions(QObject):
    """Signals: left(page), wanted(page, version id), failed(fault)."""

    left = Signal(object)
    wanted = Signal(object, object)
    failed = Signal(object)

    def __init__(self, desk: Desk, bridge: Bridge, place: Pages) -> None:
        super().__init__(place)
        self._desk, self._bridge, self._place = desk, bridge, place

    def show(self, script: Script, at: UUID) -> None:
        """Those of `script`; the differences of the version `at` from the one before it."""
        action = partial(script_editing.overview, self._desk)
        self._bridge.ask(action, partial(self._show, script, at), self.failed.emit, owner=self)

    def _show(self, script: Script, at: UUID, versions: tuple[ScriptVersionInfo, ...]) -> None:
        own = tuple(_row(info) for info in versions if info.script_id == script.id)
        page = theme.dress(HistoryPage(script.title.in_language(language()), own, at))
        page.left.connect(lambda: self.left.emit(page))
        page.opened.connect(lambda version_id: self.wanted.emit(page, version_id))
        page.compared.connect(partial(self._compare, page))
        self._place.show_page(page)
        if (older := page.before(at)) is not None:
            self._compare(page, at, older)

    def _compare(self, page: HistoryPage, newer: UUID, older: UUID) -> None:
        def show(found: tuple[ScriptVersionInfo, tuple[ShownDifference, ...] | None]) -> None:
            info, differences = found
            if differences is None:
                page.say(t("One of the two cannot be read as a script."))
            else:
                page.show_differences(t("Version {number}").format(number=info.number), differences)

        self._bridge.ask(partial(_compared, self._desk, older, newer), show, self.failed.emit, owner=page)


def _compared(desk: Desk, older: UUID, newer: UUID) -> tuple[ScriptVersionInfo, tuple[ShownDifference, ...] | None]:
    """On another thread."""
    info, before, after = both_versions(desk, older, newer)
    return info, None if before is None or after is None else shown(before, after)


def _row(info: ScriptVersionInfo) -> VersionRow:
    return VersionRow(
        id=info.id,
        number=info.number,
        said=version_words(info),
        icon=state_icon(info.state),
        by=info.author_name,
        at=info.changed_at,
        about=info.change_note,
    )
