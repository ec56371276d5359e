"""The trainers' place in a window of its own."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path

import pytest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from agent_desktop.desk.desk import Desk
from tests.support.filled import desk_at
from tests.support.real_server import RealServer
from tests.support.rooms import PlaceInAWindow, close_all, window_of
from ui.bridge import Bridge
from ui.scripts.editor.library_page import LibraryPage
from ui.scripts.editor.page import EditorPage
from ui.scripts.editor.work import ScriptsWork
from ui.shell.notices import NoticeArea


@pytest.fixture
def desk(town_server: RealServer, tmp_path: Path) -> Iterator[Desk]:
    made = desk_at(town_server.url, tmp_path / "trainer", "trainer")
    yield made
    made.close()


@pytest.fixture
def supervisor(town_server: RealServer, tmp_path: Path) -> Iterator[Desk]:
    made = desk_at(town_server.url, tmp_path / "supervisor", "supervisor")
    yield made
    made.close()


@dataclass
class Room(PlaceInAWindow):
    """The place as it stands in the window."""

    work: ScriptsWork

    def at_rest(self) -> bool:
        page = self.work.page
        if self.work.library is None:
            return False
        if self.bridge.under_way or not self.work.opening.is_done or self.work._keeping.isActive():
            return False
        if page is None or self.work.place.front is not page:
            return True
        built = page.form.is_at_rest and page.about.is_at_rest and page.map.map.is_made
        return page.session.is_checked and page.session.turns.is_done and built

    @property
    def page(self) -> EditorPage:
        assert self.work.page is not None
        return self.work.page

    @property
    def library(self) -> LibraryPage:
        assert self.work.library is not None
        return self.work.library

    @property
    def text(self) -> str:
        return self.page.session.document.text


MakeRoom = Callable[[Desk], Room]


@pytest.fixture
def make_room(qtbot: QtBot, dressed: QApplication, bridge: Bridge) -> Iterator[MakeRoom]:
    del dressed
    rooms: list[Room] = []

    def make(desk: Desk) -> Room:
        notices = NoticeArea()
        work = ScriptsWork(desk, bridge, notices)
        window = window_of(work.place, notices, qtbot)
        made = Room(desk, bridge, window, notices, qtbot, work)
        made.rest()
        rooms.append(made)
        return made

    yield make
    close_all(rooms)


@pytest.fixture
def room(make_room: MakeRoom, desk: Desk) -> Room:
    return make_room(desk)
