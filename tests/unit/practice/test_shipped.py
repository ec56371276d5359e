"""What ships to practise on: thirty calls over every script, ten of them in Welsh, each of them sound."""

from collections import Counter
from collections.abc import Iterator

import msgspec
import pytest

from agent_desktop.contract.practice_scenarios import PracticeScenario
from agent_desktop.contract.scripts import Spoken, Subscript
from agent_desktop.practice.courses import scenarios_of
from agent_desktop.practice.fitting import misfits
from agent_desktop.practice.fitting_courses import course_misfits
from agent_desktop.practice.library import shipped, shipped_courses
from agent_desktop.scripts.catalogue import read_catalogue
from agent_desktop.scripts.checks.checking import load_all
from agent_desktop.scripts.command import LIBRARY
from agent_desktop.scripts.versions import version_of

SCRIPTS = {loaded.script.id: loaded.script for loaded in load_all(LIBRARY)[0] if loaded.script}
VERSIONS = {name: version_of(script) for name, script in SCRIPTS.items()}


@pytest.mark.parametrize("scenario", shipped(), ids=lambda scenario: scenario.id)
def test_a_scenario_fits_the_scripts_it_is_played_on(scenario: PracticeScenario) -> None:
    assert misfits(scenario, VERSIONS, read_catalogue(LIBRARY / "catalogue.json")) == ()


def test_thirty_ship_over_every_script() -> None:
    assert len(shipped()) == 30
    played = {deed.at.partition("/")[0] for scenario in shipped() for run in scenario.runs for deed in run.steps}
    assert played == set(SCRIPTS)
    begun = {scenario.script for scenario in shipped()}
    through_others = {
        step.script for script in SCRIPTS.values() for step in script.steps if isinstance(step, Subscript)
    }
    assert begun == set(SCRIPTS) - through_others


def test_ten_can_be_gone_through_in_welsh_from_the_first_word_to_the_last() -> None:
    welsh = [scenario for scenario in shipped() if Spoken.CY in scenario.languages]
    assert len(welsh) >= 10
    lacking = {
        scenario.id: words
        for scenario in welsh
        for words in _wordings(msgspec.to_builtins(scenario))
        if not words.get("cy")
    }
    assert lacking == {}


def test_no_two_are_alike() -> None:
    models = Counter(tuple((deed.at, deed.variant) for deed in each.runs[0].steps) for each in shipped())
    assert max(models.values()) == 1
    people = Counter((person.name, person.birth_date) for each in shipped() for person in each.people)
    assert max(people.values()) == 1
    openings = Counter(words.en for each in shipped() for words in each.opening)
    assert max(openings.values()) == 1


def test_each_says_what_must_not_happen_and_has_a_trainers_words() -> None:
    for scenario in shipped():
        assert scenario.never, scenario.id
        assert any(comment.says for comment in scenario.comments), scenario.id
        assert any(comment.hint for comment in scenario.comments), scenario.id
        assert scenario.expects.notes, scenario.id


def test_nobody_in_them_lives_where_people_live() -> None:
    postcodes = [person.address.postcode for each in shipped() for person in each.people if person.address]
    assert postcodes
    assert [code for code in postcodes if not code.startswith("FB")] == []


def test_the_courses_name_what_there_is_and_leave_nothing_out() -> None:
    names = frozenset(scenario.id for scenario in shipped())
    assert [found for course in shipped_courses() for found in course_misfits(course, names)] == []
    first, urgent = shipped_courses()
    assert (first.id, urgent.id) == ("first-weeks", "urgent-calls")
    assert set(scenarios_of(first)) == names
    assert [stage.gate.percent for stage in first.stages] == [85] * len(first.stages)
    assert first.stages[-1].gate.clean == 5
    levels = {scenario.id: scenario.level for scenario in shipped()}
    assert {levels[name] for name in first.stages[0].scenarios} == {1}


def _wordings(item: object) -> Iterator[dict[str, str]]:
    if isinstance(item, dict):
        if isinstance(item.get("en"), str):
            yield item
        for value in item.values():
            yield from _wordings(value)
    elif isinstance(item, list | tuple):
        for value in item:
            yield from _wordings(value)
