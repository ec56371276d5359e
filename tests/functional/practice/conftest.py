"""A live desk that has pulled everything once, and what it hands over to practice."""

from collections.abc import Callable, Iterator
from contextlib import ExitStack
from pathlib import Path
from uuid import uuid4

import keyring
import pytest

from agent_desktop.contract.practice_scenarios import PracticeScenario
from agent_desktop.desk import practising
from agent_desktop.desk.desk import Desk
from agent_desktop.desk.practising import Handed, PracticeDesk
from tests.support.filled import desk_at
from tests.support.keyrings import MemoryKeyring
from tests.support.real_server import RealServer, real_server
from tests.support.town import town

Begin = Callable[..., PracticeDesk]


@pytest.fixture(scope="package")
def server(tmp_path_factory: pytest.TempPathFactory) -> Iterator[RealServer]:
    with real_server(town(tmp_path_factory)) as running:
        yield running


@pytest.fixture
def memory() -> Iterator[MemoryKeyring]:
    before, mine = keyring.get_keyring(), MemoryKeyring()
    keyring.set_keyring(mine)
    yield mine
    keyring.set_keyring(before)


@pytest.fixture
def live(server: RealServer, memory: MemoryKeyring, tmp_path: Path) -> Iterator[Desk]:
    """Signed in, with all reference data held."""
    desk = desk_at(server.url, tmp_path / "stores", "handler")
    yield desk
    desk.close()


@pytest.fixture
def handed(live: Desk) -> Handed:
    return practising.hand_over(live)


@pytest.fixture
def begin(handed: Handed) -> Iterator[Begin]:
    """Opens a practice desk for a scenario; all are closed at the end."""
    with ExitStack() as stack:

        def opened(scenario: PracticeScenario, **told: object) -> PracticeDesk:
            given = {"handed": handed, "seed": 7, "attempt": str(uuid4()), **told}
            practice = practising.open_practice(scenario=scenario, **given)  # type: ignore[arg-type] # given by name
            stack.callback(practice.close)
            return practice

        yield opened
