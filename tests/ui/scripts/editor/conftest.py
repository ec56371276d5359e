"""The trainers' place in a window of its own, and desks at a real server with the demo authority."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QFrame, QWidget
from pytestqt.qtbot import QtBot

from agent_desktop.desk import catalogue, pulling, signing_in
from agent_desktop.desk.desk import Desk, open_desk
from central_server.demo import seed
from central_server.demo.accounts import PASSWORD
from tests.support import screens
from tests.support.real_server import RealServer, real_server
from ui.bridge import Bridge
from ui.scripts.editor.library_page import LibraryPage
from ui.scripts.editor.page import EditorPage
from ui.scripts.editor.work import ScriptsWork
from ui.shell.notices import NoticeArea
from ui.style import parts
from ui.style.buttons import Button

PEOPLE = 60


@pytest.fixture(scope="session")
def town_server(tmp_path_factory: pytest.TempPathFactory) -> Iterator[RealServer]:
    url = f"sqlite:///{tmp_path_factory.mktemp('town') / 'central.db'}"
    seed.run(url, PEOPLE, 1, lambda *_: None)
    with real_server(url) as running:
        yield running


def desk_at(server: RealServer, folder: Path, username: str) -> Desk:
    """Someone at a desktop of their own, with the reference data here."""
    opened = open_desk(server.url, store_folder=folder)
    signing_in.handshake(opened)
    signing_in.sign_in(opened, username, PASSWORD, remember=False)
    catalogue.load(opened)
    while pulling.pull(opened).more:
        pass
    return opened


@pytest.fixture
def desk(town_server: RealServer, tmp_path: Path) -> Iterator[Desk]:
    made = desk_at(town_server, tmp_path / "trainer", "trainer")
    yield made
    made.close()


@pytest.fixture
def supervisor(town_server: RealServer, tmp_path: Path) -> Iterator[Desk]:
    made = desk_at(town_server, tmp_path / "supervisor", "supervisor")
    yield made
    made.close()


@dataclass
class Room:
    """The place as it stands in the window."""

    work: ScriptsWork
    desk: Desk
    bridge: Bridge
    window: QFrame
    notices: NoticeArea
    qtbot: QtBot

    def rest(self) -> None:
        """Until everything asked is answered, checked and painted."""
        self.qtbot.waitUntil(self._at_rest, timeout=20_000)
        screens.settle()

    def _at_rest(self) -> bool:
        page = self.work.page
        if self.bridge.under_way or self.work._keeping.isActive():
            return False
        if page is None or self.work.place.front is not page:
            return True
        return page.session.is_checked and page.form.is_built and page.about.is_built and page.map.map.is_made

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

    def said(self) -> list[str]:
        return [notice.words for notice in self.notices.shown]

    def button(self, words: str) -> Button:
        """The one in sight whose words begin so."""
        found = [
            made
            for made in self.window.findChildren(Button)
            if made.isVisible()
            and made.isEnabled()
            and (made.words.startswith(words) or made.accessibleName() == words)
        ]
        assert found, f"no button “{words}”"
        return found[0]

    def press(self, words: str) -> None:
        self.button(words).click()
        self.rest()

    def key(self, key: Qt.Key, modifiers: Qt.KeyboardModifier = Qt.KeyboardModifier.NoModifier) -> None:
        focus = QApplication.focusWidget()
        assert focus is not None
        QTest.keyClick(focus, key, modifiers)

    def type(self, words: str) -> None:
        focus = QApplication.focusWidget()
        assert focus is not None
        QTest.keyClicks(focus, words)

    def tab_to(self, name: str) -> QWidget:
        """By the Tab key alone, to the control that is called so."""
        for _ in range(150):
            focus = QApplication.focusWidget()
            if focus is not None and focus.accessibleName() == name:
                return focus
            self.key(Qt.Key.Key_Tab)
        raise AssertionError(f"the Tab key does not come to “{name}”")


MakeRoom = Callable[[Desk], Room]


@pytest.fixture
def make_room(qtbot: QtBot, dressed: QApplication, bridge: Bridge) -> Iterator[MakeRoom]:
    del dressed
    rooms: list[Room] = []

    def make(desk: Desk) -> Room:
        window = parts.frame("page", name="Window")
        notices = NoticeArea()
        work = ScriptsWork(desk, bridge, notices)
        inside = parts.column(window)
        inside.addWidget(notices)
        inside.addWidget(work.place, 1)
        window.resize(1364, 840)
        with qtbot.waitActive(window):
            window.show()
            window.activateWindow()
        made = Room(work, desk, bridge, window, notices, qtbot)
        made.rest()
        rooms.append(made)
        return made

    yield make
    for room in rooms:
        room.rest()
        room.window.close()
        room.window.deleteLater()
    screens.settle()


@pytest.fixture
def room(make_room: MakeRoom, desk: Desk) -> Room:
    return make_room(desk)
