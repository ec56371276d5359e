"""The way of a real contact as deeds: what was gone back on is left out, what was interrupted is taken up."""

from datetime import timedelta
from functools import cache

import pytest
from msgspec.structs import replace

from agent_desktop.contacts.draft import as_run
from agent_desktop.contract.practice_scenarios import Deed
from agent_desktop.contract.script_runs import Reply, RunState, Situation
from agent_desktop.contract.scripts import Value
from agent_desktop.faults import EnvironmentFault
from agent_desktop.practice.rewriting.beginning import begin, workshop_for
from agent_desktop.practice.rewriting.tracing import Way, way_of
from agent_desktop.scripts import engine
from agent_desktop.scripts.versions import Shelf
from tests.unit.practice.rewriting.made import BEGAN, VERSIONS, material


@cache
def shelf() -> Shelf:
    return Shelf(VERSIONS.values())


def begun(script: str) -> RunState:
    return engine.begin(shelf(), VERSIONS[script], Situation(), BEGAN)


def told(state: RunState, seconds: int, **values: Value) -> RunState:
    return engine.advance(shelf(), state, Reply(values=values), BEGAN + timedelta(seconds=seconds))


def way(state: RunState) -> Way:
    given = material()
    scripts = {version.hash: version.script for version in VERSIONS.values()}
    given = replace(given, scripts=scripts, runs=(as_run(state),))
    return way_of(given, as_run(state), workshop_for(given))


def places(deeds: tuple[Deed, ...]) -> list[str]:
    return [deed.at for deed in deeds]


def test_a_step_that_was_gone_back_on_is_there_once_as_it_was_answered_last() -> None:
    state = told(begun("missed-bin"), 10, bin="green")
    state = engine.back(state, BEGAN + timedelta(seconds=20))
    state = told(told(state, 30, bin="black"), 45, due_on="2026-11-19")
    found = way(state)
    assert places(found.deeds) == ["missed-bin/which_bin", "missed-bin/when_due"]
    assert found.turns[0].tells == {"bin": "black"}
    assert found.turns[1].tells == {"due_on": "days:0"}
    assert [deed.seconds for deed in found.deeds] == [10, 15]


def test_a_jump_back_leaves_out_what_was_done_after() -> None:
    state = told(told(begun("missed-bin"), 10, bin="green"), 20, due_on="2026-11-18")
    state = engine.jump(shelf(), state, "missed-bin", "which_bin", BEGAN + timedelta(seconds=30))
    state = told(told(state, 40, bin="brown"), 50, due_on="2026-11-17")
    assert places(way(state).deeds) == ["missed-bin/which_bin", "missed-bin/when_due"]
    assert way(state).turns[0].tells == {"bin": "brown"}


def test_a_script_taken_up_in_the_middle_begins_where_it_was() -> None:
    state = told(begun("missed-bin"), 10, bin="green")
    state = engine.interrupt(shelf(), state, VERSIONS["silent-caller"], BEGAN + timedelta(seconds=20))
    state = told(state, 30, silence_first="speaks")
    deeds = way(state).deeds
    assert [(deed.at, deed.begins) for deed in deeds] == [
        ("missed-bin/which_bin", None),
        ("silent-caller/hello", "silent-caller"),
    ]


def test_what_a_handler_found_is_not_told_by_the_caller() -> None:
    given = material()
    found = way_of(given, given.runs[0], workshop_for(given))
    compare = next(deed for deed in found.deeds if deed.at == "identity-check/compare")
    assert compare.answer == {"details_agree": "agree"}
    assert all("details_agree" not in turn.tells for turn in found.turns)


def test_one_whose_script_is_not_kept_any_more_cannot_be_rewritten() -> None:
    given = replace(material(), scripts={})
    with pytest.raises(EnvironmentFault, match="cannot be made into a scenario"):
        begin(given, workshop_for(given))
