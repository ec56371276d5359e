"""A window with a control of each kind; and desks of practice with all that a live one holds."""

from collections.abc import Callable, Iterator
from dataclasses import replace
from uuid import uuid4

import keyring
import pytest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from agent_desktop.contract.practice_scenarios import PracticeScenario
from agent_desktop.desk import practising, pulling
from agent_desktop.desk.practising import Handed, PracticeDesk
from tests.support.filled import desk_at
from tests.support.keyrings import MemoryKeyring
from tests.support.real_server import RealServer
from tests.support.screens import settle
from tests.ui.walkthroughs.made import Window

Practise = Callable[[PracticeScenario], PracticeDesk]


@pytest.fixture
def window(qtbot: QtBot, dressed: QApplication) -> Iterator[Window]:
    del dressed
    made = Window()
    made.resize(1024, 700)
    with qtbot.waitActive(made):
        made.show()
        made.activateWindow()
    yield made
    made.close()
    made.deleteLater()
    settle()


@pytest.fixture(scope="package")
def handed(town_server: RealServer, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Handed]:
    """What a live desk hands over that has pulled everything; practice is kept in memory."""
    before = keyring.get_keyring()
    keyring.set_keyring(MemoryKeyring())
    desk = desk_at(town_server.url, tmp_path_factory.mktemp("handed") / "stores", "handler")
    yield replace(practising.hand_over(desk), path=None)
    desk.close()
    keyring.set_keyring(before)


@pytest.fixture
def practise(handed: Handed) -> Iterator[Practise]:
    """Desks of practice, all closed at the end."""
    opened: list[PracticeDesk] = []

    def begin(scenario: PracticeScenario) -> PracticeDesk:
        practice = practising.open_practice(handed, scenario, seed=1, attempt=str(uuid4()))
        opened.append(practice)
        while pulling.pull(practice.desk).more:
            pass
        return practice

    yield begin
    for practice in opened:
        practice.close()
