"""The page “From a real contact” in a window of its own, at a server with the demo authority."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass

import pytest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from agent_desktop.desk.desk import Desk
from agent_desktop.faults import EnvironmentFault, ProgramFault
from tests.support.rooms import PlaceInAWindow, close_all, window_of
from ui.bridge import Bridge
from ui.practice.rewriting.page import RewritingPage
from ui.reviews.pages import Room as PageRoom
from ui.shell.notices import NoticeArea
from ui.shell.shortcuts import Shortcuts


@dataclass
class Rewriting(PlaceInAWindow):
    page: RewritingPage

    def at_rest(self) -> bool:
        return not self.bridge.under_way and self.page.is_whole


MakeRewriting = Callable[[Desk], Rewriting]


@pytest.fixture
def make_rewriting(qtbot: QtBot, dressed: QApplication, bridge: Bridge) -> Iterator[MakeRewriting]:
    del dressed
    rooms: list[Rewriting] = []

    def make(desk: Desk) -> Rewriting:
        notices = NoticeArea()

        def failed(fault: object) -> None:
            assert isinstance(fault, EnvironmentFault | ProgramFault)
            notices.show_fault(fault)

        room = PageRoom(
            desk=desk,
            bridge=bridge,
            notices=notices,
            shortcuts=Shortcuts(),
            failed=failed,
            go=lambda *_: None,
            count=lambda *_: None,
        )
        page = RewritingPage(room)
        made = Rewriting(desk, bridge, window_of(page, notices, qtbot), notices, qtbot, page)
        made.rest()
        rooms.append(made)
        return made

    yield make
    close_all(rooms)
