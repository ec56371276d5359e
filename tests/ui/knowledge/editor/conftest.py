"""The editors' place in a window of its own."""

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
from ui.knowledge.editor.editors_work import EditorsWork
from ui.knowledge.editor.list_page import ArticlesPage
from ui.knowledge.editor.page import ArticlePage
from ui.shell.notices import NoticeArea
from ui.style import parts


@dataclass
class Room(PlaceInAWindow):
    """The place as it stands in the window."""

    work: EditorsWork

    def at_rest(self) -> bool:
        articles = self.work.articles
        keeping = (articles._keeping, self.work.institutions._keeping, self.work.synonyms._keeping)
        if self.bridge.under_way or any(timer.isActive() for timer in keeping):
            return False
        if not all(each.is_ready for each in (articles, self.work.institutions, self.work.synonyms)):
            return False
        return articles.page is None or articles.pages.front is not articles.page or articles.page.is_checked

    @property
    def page(self) -> ArticlePage:
        assert self.work.articles.page is not None
        return self.work.articles.page

    @property
    def list_page(self) -> ArticlesPage:
        assert self.work.articles.list_page is not None
        return self.work.articles.list_page

    def go(self, words: str) -> None:
        """To the tab that is called so."""
        self.press(words)


MakeRoom = Callable[[Desk], Room]


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


@pytest.fixture
def handler(town_server: RealServer, tmp_path: Path) -> Iterator[Desk]:
    made = desk_at(town_server.url, tmp_path / "handler", "handler")
    yield made
    made.close()


@pytest.fixture
def make_room(qtbot: QtBot, dressed: QApplication, bridge: Bridge) -> Iterator[MakeRoom]:
    del dressed
    rooms: list[Room] = []

    def make(desk: Desk) -> Room:
        notices = NoticeArea()
        find = parts.frame("plain", name="Find")
        work = EditorsWork(desk, bridge, notices, find)
        window = window_of(work.place, notices, qtbot)
        made = Room(desk, bridge, window, notices, qtbot, work)
        made.go("Articles")
        rooms.append(made)
        return made

    yield make
    close_all(rooms)


@pytest.fixture
def room(make_room: MakeRoom, desk: Desk) -> Room:
    return make_room(desk)
