"""A real server with a small invented town, a signed-in desk, and contact screens that ask it."""

from collections.abc import Callable, Iterator
from uuid import UUID

import keyring
import pytest
from pytestqt.qtbot import QtBot

from agent_desktop.contacts.numbers import CallerNumber, read_number
from agent_desktop.contacts.open_contact import OpenContact
from agent_desktop.desk import catalogue, signing_in
from agent_desktop.desk.desk import Desk, open_desk
from central_server.demo.accounts import PASSWORD
from tests.support.keyrings import MemoryKeyring
from tests.support.real_server import RealServer, real_server
from tests.support.town import town
from ui.bridge import Bridge
from ui.contacts.screen import ContactScreen

Again = Callable[[OpenContact], ContactScreen]
OpenScreen = Callable[[str | CallerNumber], ContactScreen]


@pytest.fixture(scope="package")
def server(tmp_path_factory: pytest.TempPathFactory) -> Iterator[RealServer]:
    with real_server(town(tmp_path_factory)) as running:
        yield running


@pytest.fixture
def desk(server: RealServer) -> Iterator[Desk]:
    """Signed in as a handler, the catalogue loaded."""
    before = keyring.get_keyring()
    keyring.set_keyring(MemoryKeyring())
    opened = open_desk(server.url)
    signing_in.sign_in(opened, "handler", PASSWORD, remember=False)
    catalogue.load(opened)
    yield opened
    opened.close()
    keyring.set_keyring(before)


@pytest.fixture
def open_screen(desk: Desk, bridge: Bridge, qtbot: QtBot) -> OpenScreen:
    """A contact screen for a number, shown; the desk's first answer is there."""

    def make(number: str | CallerNumber, citizen_id: UUID | None = None) -> ContactScreen:
        caller = read_number(number) if isinstance(number, str) else number
        screen = ContactScreen(desk, bridge, caller, citizen_id=citizen_id)
        qtbot.addWidget(screen)
        screen.resize(1366, 812)
        screen.show()
        qtbot.waitUntil(lambda: bridge.under_way == 0)
        return screen

    return make


@pytest.fixture
def again(desk: Desk, bridge: Bridge, qtbot: QtBot) -> Again:
    """A screen that goes on with a contact as the disk has it."""

    def make(contact: OpenContact) -> ContactScreen:
        screen = ContactScreen(desk, bridge)
        qtbot.addWidget(screen)
        screen.resize(1366, 812)
        screen.show()
        screen.activateWindow()
        qtbot.waitUntil(screen.isActiveWindow)
        screen.go_on_with(contact)
        return screen

    return make
