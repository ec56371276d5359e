"""A walkthrough that a trainer recorded is everybody's once the server has it; without a line it is theirs alone."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from agent_desktop.contract.walkthroughs import Do, WalkStep
from agent_desktop.desk import practice, walkthroughs
from agent_desktop.desk.desk import Desk
from agent_desktop.faults import EnvironmentFault
from agent_desktop.practice.library import shipped
from agent_desktop.walkthroughs import own
from agent_desktop.walkthroughs.editing import of_a_recording
from tests.support.cutting_proxy import CuttingProxy, Lost
from tests.support.filled import desk_at
from tests.support.real_server import RealServer

SCENARIO = shipped()[0]
PRESS_NEXT = WalkStep(control="contact.next", do=Do.PRESS)
RECORDED = of_a_recording((PRESS_NEXT,), SCENARIO.id, SCENARIO.title, SCENARIO.about)


@pytest.fixture
def trainer(server: RealServer, tmp_path: Path) -> Iterator[Desk]:
    made = desk_at(server.url, tmp_path / "trainer", "trainer")
    yield made
    made.close()


@pytest.fixture
def handler(server: RealServer, tmp_path: Path) -> Iterator[Desk]:
    made = desk_at(server.url, tmp_path / "handler", "handler")
    yield made
    made.close()


def test_what_a_trainer_keeps_every_trainee_sees(trainer: Desk, handler: Desk, tmp_path: Path) -> None:
    assert walkthroughs.recorded_for(handler, SCENARIO.id) is None
    assert walkthroughs.keep(trainer, RECORDED, tmp_path / "own")
    practice.renew(handler)
    assert walkthroughs.recorded_for(handler, SCENARIO.id) == RECORDED
    assert walkthroughs.recorded_for(trainer, SCENARIO.id) == RECORDED
    assert own.every(tmp_path / "own") == (), "else it went before what a colleague keeps next"


def test_without_a_line_it_is_kept_here_and_can_be_kept_again(proxy: CuttingProxy, tmp_path: Path) -> None:
    desk = desk_at(proxy.url, tmp_path / "trainer", "trainer")
    proxy.lose(Lost.REQUEST, times=50)
    assert not walkthroughs.keep(desk, RECORDED, tmp_path / "own")
    assert own.recorded_for(tmp_path / "own", SCENARIO.id) == RECORDED
    proxy.lose_nothing()
    assert walkthroughs.keep(desk, RECORDED, tmp_path / "own")
    assert own.every(tmp_path / "own") == ()
    desk.close()


def test_what_the_server_refuses_is_said_and_stays_here(handler: Desk, tmp_path: Path) -> None:
    with pytest.raises(EnvironmentFault):
        walkthroughs.keep(handler, RECORDED, tmp_path / "own")
    assert own.every(tmp_path / "own") == (RECORDED,)


def test_the_model_run_can_be_had_back(trainer: Desk, handler: Desk, tmp_path: Path) -> None:
    assert walkthroughs.keep(trainer, RECORDED, tmp_path / "own")
    walkthroughs.give_up(trainer, RECORDED, tmp_path / "own")
    practice.renew(handler)
    assert walkthroughs.recorded_for(handler, SCENARIO.id) is None
    assert walkthroughs.recorded_for(trainer, SCENARIO.id) is None
