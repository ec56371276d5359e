"""The place called Practice in a window of its own, at a server with the demo authority and its trainees."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import cast

import pytest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from agent_desktop.contract.accounts import Role
from agent_desktop.contract.practice_scenarios import PracticeScenario
from agent_desktop.desk.desk import Desk
from tests.support.filled import desk_at
from tests.support.real_server import RealServer, real_server
from tests.support.rooms import PlaceInAWindow, close_all, window_of
from tests.support.town import town_trained
from ui.bridge import Bridge
from ui.practice.my_practice_page import MyPracticePage
from ui.practice.stumbles.page import StumblesPage
from ui.practice.trainees.page import TraineesPage
from ui.practice.work import PracticeWork
from ui.shell.notices import NoticeArea
from ui.shell.shortcuts import Shortcuts


@dataclass
class Room(PlaceInAWindow):
    """`wanted`: what somebody asked to practise, in its order."""

    work: PracticeWork
    wanted: list[tuple[PracticeScenario, str | None, int]] = field(default_factory=list)

    def at_rest(self) -> bool:
        return not self.bridge.under_way

    @property
    def mine(self) -> MyPracticePage:
        return cast(MyPracticePage, self.work.place.page("mine"))

    @property
    def trainees(self) -> TraineesPage:
        return cast(TraineesPage, self.work.place.page("trainees"))

    @property
    def stumbles(self) -> StumblesPage:
        return cast(StumblesPage, self.work.place.page("stumbles"))

    def go(self, code: str) -> None:
        self.work.place.go(code)
        self.rest()


MakeRoom = Callable[[Desk], Room]


@pytest.fixture(scope="session")
def trained(tmp_path_factory: pytest.TempPathFactory) -> Iterator[RealServer]:
    """The demo authority, with what its trainees have practised, and nothing that other tests did."""
    with real_server(town_trained(tmp_path_factory)) as running:
        yield running


@pytest.fixture
def trainer(trained: RealServer, tmp_path: Path) -> Iterator[Desk]:
    made = desk_at(trained.url, tmp_path / "trainer", "trainer")
    yield made
    made.close()


@pytest.fixture
def handler(trained: RealServer, tmp_path: Path) -> Iterator[Desk]:
    made = desk_at(trained.url, tmp_path / "handler", "handler")
    yield made
    made.close()


@pytest.fixture
def make_room(qtbot: QtBot, dressed: QApplication, bridge: Bridge) -> Iterator[MakeRoom]:
    del dressed
    rooms: list[Room] = []

    def make(desk: Desk) -> Room:
        notices = NoticeArea()
        work = PracticeWork(desk, bridge, notices, Shortcuts(), desk.user.role if desk.user else Role.HANDLER)
        window = window_of(work.place, notices, qtbot)
        made = Room(desk, bridge, window, notices, qtbot, work)
        work.practise_wanted.connect(lambda *asked: made.wanted.append(asked))
        made.rest()
        rooms.append(made)
        return made

    yield make
    close_all(rooms)
