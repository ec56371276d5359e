"""The page of scorecards in a window of its own, at a real server with the demo authority."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from functools import partial
from pathlib import Path

import pytest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from agent_desktop.desk.desk import Desk
from agent_desktop.faults import EnvironmentFault
from tests.support.filled import desk_at
from tests.support.real_server import RealServer
from tests.support.rooms import PlaceInAWindow, close_all, window_of
from ui.bridge import Bridge
from ui.reviews.pages import Room as ReviewRoom
from ui.reviews.scorecards.list_page import ListPage
from ui.reviews.scorecards.page import ScorecardPage
from ui.reviews.scorecards.scorecards_page import ScorecardsPage
from ui.shell.notices import NoticeArea
from ui.shell.shortcuts import Shortcuts


@dataclass
class Room(PlaceInAWindow):
    """The page as it stands in the window. `counts`: what waits, as it was told last."""

    shown: ScorecardsPage
    counts: dict[str, int]

    def at_rest(self) -> bool:
        work = self.shown.work
        if self.bridge.under_way or not work.at_rest:
            return False
        if work.page is None or work.pages.front is not work.page:
            return True
        return work.page.is_checked and work.page.preview.form.is_whole

    @property
    def page(self) -> ScorecardPage:
        assert self.shown.work.page is not None
        return self.shown.work.page

    @property
    def list_page(self) -> ListPage:
        assert self.shown.work.list_page is not None
        return self.shown.work.list_page


def _say(notices: NoticeArea, fault: object) -> None:
    assert isinstance(fault, EnvironmentFault)
    notices.show_fault(fault)


MakeRoom = Callable[[Desk], Room]


@pytest.fixture
def desk(town_server: RealServer, tmp_path: Path) -> Iterator[Desk]:
    made = desk_at(town_server.url, tmp_path / "supervisor", "supervisor")
    yield made
    made.close()


@pytest.fixture
def other(town_server: RealServer, tmp_path: Path) -> Iterator[Desk]:
    made = desk_at(town_server.url, tmp_path / "supervisor2", "supervisor2")
    yield made
    made.close()


@pytest.fixture
def make_room(qtbot: QtBot, dressed: QApplication, bridge: Bridge) -> Iterator[MakeRoom]:
    del dressed
    rooms: list[Room] = []

    def make(desk: Desk) -> Room:
        notices = NoticeArea()
        counts: dict[str, int] = {}
        shown = ScorecardsPage(
            ReviewRoom(
                desk=desk,
                bridge=bridge,
                notices=notices,
                shortcuts=Shortcuts(),
                failed=partial(_say, notices),
                go=lambda *_: None,
                count=counts.__setitem__,
            )
        )
        window = window_of(shown, notices, qtbot)
        room = Room(desk, bridge, window, notices, qtbot, shown, counts)
        rooms.append(room)
        room.rest()
        return room

    yield make
    close_all(rooms)


@pytest.fixture
def room(make_room: MakeRoom, desk: Desk) -> Room:
    return make_room(desk)
