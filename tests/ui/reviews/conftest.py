"""The place of reviews in a window of its own, at a server with the demo authority."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path

import pytest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from agent_desktop.contract.accounts import Role
from agent_desktop.desk.desk import Desk
from tests.support.filled import desk_at
from tests.support.real_server import RealServer
from tests.support.rooms import PlaceInAWindow, close_all, window_of
from ui.bridge import Bridge
from ui.reviews.form.scorecard_form import ScorecardForm
from ui.reviews.panel_row import PanelRow
from ui.reviews.review_work import ReviewWork
from ui.reviews.to_review_page import ToReviewPage
from ui.reviews.work import ReviewsWork
from ui.shell.notices import NoticeArea
from ui.shell.shortcuts import Shortcuts


@dataclass
class Room(PlaceInAWindow):
    """The place as it stands in the window."""

    work: ReviewsWork

    def at_rest(self) -> bool:
        forms, rows = self.window.findChildren(ScorecardForm), self.window.findChildren(PanelRow)
        whole = all(form.is_whole for form in forms) and all(row.is_whole for row in rows)
        shown = all(work.is_shown for work in self.window.findChildren(ReviewWork))
        return not self.bridge.under_way and whole and shown

    @property
    def page(self) -> ToReviewPage:
        page = self.work.place.page("to_review")
        assert isinstance(page, ToReviewPage)
        return page


MakeRoom = Callable[[Desk], Room]


@pytest.fixture
def desk(town_server: RealServer, tmp_path: Path) -> Iterator[Desk]:
    """A supervisor's."""
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
        work = ReviewsWork(desk, bridge, notices, Shortcuts(), desk.user.role if desk.user else Role.HANDLER)
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
