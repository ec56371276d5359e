"""The history on one time line: filtered, opened in place, and as quick with ten thousand rows as with ten."""

import weakref
from datetime import UTC, datetime, timedelta

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from agent_desktop.contract.base import Page
from agent_desktop.contract.citizens import Channel
from agent_desktop.contract.contacts import ContactContext, Direction, HistoryCounts, HistoryItem
from agent_desktop.ids import new_id
from central_server.demo.named import BUSY_NUMBER, MAIR_NUMBER
from tests.support import screens
from tests.ui.contacts.conftest import OpenScreen
from tests.ui.contacts.doing import button_of, rows_of
from ui.bridge import Bridge
from ui.contacts.history_panel import HistoryPanel
from ui.contacts.history_rows import Around, RowKind
from ui.contacts.screen import ContactScreen
from ui.style import theme
from ui.style.tokens import Theme

NOW = datetime(2026, 11, 19, 14, tzinfo=UTC)


def contacts_of(screen: ContactScreen) -> list[str]:
    model = screen.history.model
    kept = [model.record(place) for place in range(model.rowCount())]
    return [row.spoken for row in kept if row.kind is RowKind.CONTACT]


def test_a_channel_filters_and_all_brings_everything_back(
    open_screen: OpenScreen, bridge: Bridge, qtbot: QtBot
) -> None:
    screen = open_screen(MAIR_NUMBER)
    before = rows_of(screen)
    button_of(screen.history, "Show Letter").click()
    qtbot.waitUntil(lambda: bridge.under_way == 0)
    assert contacts_of(screen)
    assert all(spoken.startswith("Letter, ") for spoken in contacts_of(screen))
    button_of(screen.history, "Show All").click()
    assert rows_of(screen) == before


def test_a_service_filters(open_screen: OpenScreen, bridge: Bridge, qtbot: QtBot) -> None:
    screen = open_screen(BUSY_NUMBER)
    every = screen.history._service
    every.setCurrentIndex(1)
    every.activated.emit(1)
    qtbot.waitUntil(lambda: bridge.under_way == 0)
    count = int(every.currentText().rpartition("(")[2].rstrip(")"))
    assert 0 < len(contacts_of(screen)) <= count


def test_more_pages_come_as_they_are_scrolled_to(open_screen: OpenScreen, bridge: Bridge, qtbot: QtBot) -> None:
    screen = open_screen(BUSY_NUMBER)
    first = len(contacts_of(screen))
    bar = screen.history.list.verticalScrollBar()
    bar.setValue(bar.maximum())
    qtbot.waitUntil(lambda: len(contacts_of(screen)) > first)
    qtbot.waitUntil(lambda: bridge.under_way == 0)


def test_a_row_opened_in_place_shows_its_notes_and_folds_again(open_screen: OpenScreen, qtbot: QtBot) -> None:
    screen = open_screen(MAIR_NUMBER)
    model, seen = screen.history.model, screen.history.list
    count = model.rowCount()
    place = next(place for place in range(count) if "key safe" in model.record(place).spoken.casefold())
    seen.setFocus()
    seen.setCurrentIndex(model.index(place, 0))
    QTest.keyClick(seen, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: model.rowCount() == count + 1)
    detail = model.record(place + 1)
    assert detail.kind is RowKind.DETAIL
    assert "key safe" in detail.title.casefold()
    screens.settle()
    assert seen.visualRect(model.index(place + 1, 0)).height() >= seen.fontMetrics().height() * 2
    QTest.keyClick(seen, Qt.Key.Key_Return)
    assert model.rowCount() == count


def items(count: int, after: int) -> tuple[HistoryItem, ...]:
    return tuple(
        HistoryItem(
            id=new_id(),
            at=NOW - timedelta(hours=after + place),
            channel=Channel.PHONE,
            direction=Direction.INBOUND,
            service_code=None,
            title="Rang",
            summary="About the bins",
            outcome=None,
            handled_by="",
        )
        for place in range(count)
    )


def test_ten_thousand_rows_keep_their_place_and_their_heights(dressed: QApplication, qtbot: QtBot) -> None:
    panel = HistoryPanel()
    qtbot.addWidget(panel)
    panel.resize(360, 600)
    around = Around(now=NOW, zone="Europe/London", services={}, departments={})
    page = Page(items=items(50, 0), next_cursor="more")
    counts = HistoryCounts(contacts=10_000, cases=0, by_channel={}, by_service={})
    panel.show_context(ContactContext(as_of=NOW, matches=(), history=page, counts=counts), around)
    panel.show()
    shown = 50
    while shown < 10_000:
        panel.show_page(Page(items=items(250, shown), next_cursor="more"), first=False)
        shown += 250
    screens.settle()
    bar = panel.list.verticalScrollBar()
    bar.setValue(bar.maximum() // 2)
    middle = panel.list.indexAt(panel.list.viewport().rect().center())
    panel.show_page(Page(items=items(50, shown), next_cursor=None), first=False)
    screens.settle()
    assert panel.list.indexAt(panel.list.viewport().rect().center()).row() == middle.row()
    low = panel.list.visualRect(middle).height()
    try:
        theme.apply(dressed, Theme.LIGHT, 200)
        screens.settle()
        assert panel.list.visualRect(middle).height() > low * 3 // 2
    finally:
        theme.apply(dressed, Theme.LIGHT, 100)
    screens.settle()
    assert panel.list.visualRect(middle).height() == low


def test_a_history_shown_anew_leaves_nothing_of_the_old_one_behind(open_screen: OpenScreen) -> None:
    """Items that Qt has let go of and Python has not ended the program once."""
    model = open_screen(MAIR_NUMBER).history.model
    old = [weakref.ref(model.item(place)) for place in range(model.rowCount())]
    around = Around(now=NOW, zone="Europe/London", services={}, departments={})
    model.show(ContactContext(as_of=NOW, matches=()), around)
    assert old
    assert not [row for row in old if row() is not None]
