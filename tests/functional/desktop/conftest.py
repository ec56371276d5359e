"""A real server with a small invented town, and desks that talk to it as the program does."""

from collections.abc import Iterator

import keyring
import pytest

from agent_desktop.desk import catalogue, signing_in
from agent_desktop.desk.desk import Desk, open_desk
from central_server.demo.accounts import PASSWORD
from tests.support import town as towns
from tests.support.cutting_proxy import CuttingProxy, cutting_proxy
from tests.support.keyrings import MemoryKeyring
from tests.support.real_server import RealServer, real_server


@pytest.fixture(scope="session")
def town(tmp_path_factory: pytest.TempPathFactory) -> str:
    """The URL of a database with the demo authority in it."""
    return towns.town(tmp_path_factory)


@pytest.fixture(scope="session")
def server(town: str) -> Iterator[RealServer]:
    with real_server(town) as running:
        yield running


@pytest.fixture(autouse=True)
def memory() -> Iterator[MemoryKeyring]:
    """A keyring of the test's own."""
    before, mine = keyring.get_keyring(), MemoryKeyring()
    keyring.set_keyring(mine)
    yield mine
    keyring.set_keyring(before)


@pytest.fixture
def desk(server: RealServer) -> Iterator[Desk]:
    """Signed in as a handler."""
    opened = open_desk(server.url)
    yield signed_in(opened)
    opened.close()


@pytest.fixture
def proxy(server: RealServer) -> Iterator[CuttingProxy]:
    with cutting_proxy(server.url) as standing:
        yield standing


@pytest.fixture
def poor_line(proxy: CuttingProxy) -> Iterator[Desk]:
    """As `desk`, with `proxy` in between."""
    opened = open_desk(proxy.url)
    yield signed_in(opened)
    opened.close()


def signed_in(desk: Desk, username: str = "handler") -> Desk:
    signing_in.handshake(desk)
    signing_in.sign_in(desk, username, PASSWORD, remember=False)
    catalogue.load(desk)
    return desk
