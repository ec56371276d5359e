"""A window with notices and the Outbox in it, and desks at a real server."""

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import pytest
from PySide6.QtWidgets import QApplication, QFrame
from pytestqt.qtbot import QtBot

from agent_desktop.contract.base import Write
from agent_desktop.contract.citizens import Citizen, CitizenChange, CitizenWrite
from agent_desktop.contract.deliveries import DeliveryKind
from agent_desktop.desk import citizens, outbox, signing_in
from agent_desktop.desk.desk import Desk, open_desk
from agent_desktop.desk.writing import row_for
from agent_desktop.ids import new_id
from agent_desktop.outbox.rows import OutboxRow
from agent_desktop.store import outbox as rows_on_disk
from tests.support import screens
from tests.support.real_server import PASSWORD, RealServer, server
from ui.bridge import Bridge
from ui.outbox.work import OutboxWork
from ui.shell.notices import NoticeArea
from ui.style import parts

__all__ = ["server"]


def desk_at(server: RealServer, folder: Path, username: str) -> Desk:
    """Someone at a desktop of their own."""
    opened = open_desk(server.url, store_folder=folder)
    signing_in.handshake(opened)
    signing_in.sign_in(opened, username, PASSWORD, remember=False)
    return opened


@pytest.fixture
def desk(server: RealServer, tmp_path: Path) -> Iterator[Desk]:
    made = desk_at(server, tmp_path / "mine", "handler")
    yield made
    made.close()


@pytest.fixture
def colleague(server: RealServer, tmp_path: Path) -> Iterator[Desk]:
    made = desk_at(server, tmp_path / "theirs", "supervisor")
    yield made
    made.close()


@dataclass
class Room:
    """The Outbox as it stands in the window, and its desk."""

    work: OutboxWork
    desk: Desk
    bridge: Bridge
    window: QFrame
    notices: NoticeArea
    qtbot: QtBot

    def rest(self) -> None:
        """Until everything asked is answered and painted."""
        self.qtbot.waitUntil(lambda: self.bridge.under_way == 0)
        screens.settle()

    def deliver(self) -> None:
        """One turn of the loop, told as the shell tells it."""
        self.work.tell(outbox.deliver(self.desk))
        self.rest()

    @property
    def said(self) -> list[str]:
        return [notice.words for notice in self.notices.shown]


@pytest.fixture
def room(qtbot: QtBot, dressed: QApplication, bridge: Bridge, desk: Desk) -> Iterator[Room]:
    del dressed
    window = parts.frame("page", name="Window")
    notices = NoticeArea()
    work = OutboxWork(desk, bridge, notices, window)
    inside = parts.column(window)
    inside.addWidget(notices)
    inside.addWidget(work.place, 1)
    window.resize(1300, 800)
    with qtbot.waitActive(window):
        window.show()
        window.activateWindow()
    made = Room(work, desk, bridge, window, notices, qtbot)
    made.rest()
    yield made
    made.rest()
    window.close()
    window.deleteLater()
    screens.settle()


def someone(desk: Desk, email: str = "mair@example.org") -> Citizen:
    """On the server."""
    citizen = citizens.add(desk, new_id(), CitizenWrite(name="Mair Evans", email=email)).citizen
    return citizens.look_at(desk, citizen.id)


def waits(desk: Desk, kind: DeliveryKind, body: Write, *, of: Citizen | None = None) -> OutboxRow:
    """A write as it was made with no line: in the outbox, not tried yet."""
    change = isinstance(body, CitizenChange)
    row = row_for(
        desk,
        kind,
        new_id(),
        body,
        citizen_id=of.id if of else None,
        about=of.name if of else "",
        changes=of if change else None,
    )
    (added,) = rows_on_disk.add(desk.store, (row,))
    return added
