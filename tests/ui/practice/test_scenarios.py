"""Those who train see which calls fit what is in force, and retire their own."""

import pytest
from msgspec.structs import replace

from agent_desktop.contract.practice import ScenarioWrite
from agent_desktop.contract.scripts import Wording
from agent_desktop.desk import practice, training
from agent_desktop.desk.desk import Desk
from agent_desktop.desk.scripts import Scripts
from agent_desktop.ids import new_id
from agent_desktop.practice.library import shipped
from tests.support import accessibility
from tests.ui.practice.conftest import MakeRoom, Room
from ui.practice.scenarios.page import ScenariosPage
from ui.practice.scenarios.rows import Thing


def page_of(room: Room) -> ScenariosPage:
    page = room.work.place.page("scenarios")
    assert isinstance(page, ScenariosPage)
    return page


@pytest.fixture
def room(make_room: MakeRoom, trainer: Desk) -> Room:
    made = make_room(trainer)
    made.go("scenarios")
    return made


def choose(room: Room, name: str) -> None:
    page_of(room).list.choose(lambda thing: isinstance(thing, Thing) and thing.offered.scenario.id == name)
    room.rest()


def test_all_that_ships_fits_and_is_begun_from_here(room: Room) -> None:
    page = page_of(room)
    assert page.list.count >= len(shipped())
    assert page._said.text().endswith("all fit what is in force")
    choose(room, "first-missed-bin")
    assert "It fits the scripts in force." in page.panel._fits.text()
    room.press("Practise this call")
    assert room.wanted[0][0].id == "first-missed-bin"
    accessibility.check(room.window)


def test_what_a_script_left_behind_comes_first_and_says_why(room: Room, trainer: Desk) -> None:
    """A script that is gone: its calls cannot be played any more."""
    left = [each.id for each in shipped() if each.script == "fallen-tree"]
    assert left
    published = trainer.scripts.published
    trainer.scripts = Scripts(published=tuple(each for each in published if each.script.id != "fallen-tree"))
    page_of(room).refresh()
    room.rest()
    first = page_of(room).list.thing_at(page_of(room).list.model().index(0, 0))
    assert isinstance(first, Thing)
    assert first.misfits
    choose(room, left[0])
    assert not page_of(room).panel.practise.isEnabled()
    assert "no longer fit" in page_of(room)._said.text()
    trainer.scripts = Scripts(published=published)


def test_ones_own_is_retired_and_offered_again(room: Room, trainer: Desk) -> None:
    name = f"own-{new_id().hex[-8:]}"
    own = replace(shipped()[0], id=name, title=Wording(en="Made by hand"))
    training.keep_scenario(trainer, new_id(), ScenarioWrite(scenario=own))
    page_of(room).refresh()
    room.rest()
    choose(room, name)
    assert "made here by M. Jones, version 1" in page_of(room).panel._over.text()
    room.press("Retire it")
    choose(room, name)
    assert page_of(room).panel.again.isVisible()
    assert not page_of(room).panel.practise.isEnabled()
    assert name not in [each.scenario.id for each in practice.offered(trainer, checked=False)]
    room.press("Undo")
    choose(room, name)
    assert page_of(room).panel.retire.isVisible()
    assert name in [each.scenario.id for each in practice.offered(trainer, checked=False)]
    training.retire_scenario(trainer, name, retired=True)
