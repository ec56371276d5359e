"""Every scenario that ships fits the scripts that ship, each of its runs is accepted, and the model is all right."""

from datetime import UTC, datetime
from pathlib import Path

import jsonschema_rs
import pytest

from agent_desktop.contract.practice import PointKind
from agent_desktop.contract.practice_scenarios import PracticeScenario, Run
from agent_desktop.contract.scripts import Spoken
from agent_desktop.practice import json_schema
from agent_desktop.practice.fitting_courses import course_misfits
from agent_desktop.practice.headless import play_headless
from agent_desktop.practice.library import SCENARIOS, hash_of, shipped, shipped_courses
from agent_desktop.practice.scoring import Judged, as_attempt, judge
from agent_desktop.reviews.files import shipped as scorecards
from agent_desktop.scripts.versions import Shelf
from agent_desktop.yaml_text import read
from tests.unit.practice.made import found, versions

BEGAN = datetime(2026, 11, 19, 10, 0, tzinfo=UTC)
EACH = pytest.mark.parametrize("scenario", shipped(), ids=[scenario.id for scenario in shipped()])


def test_thirty_ship_over_all_scripts_and_ten_are_welsh_too() -> None:
    assert len(shipped()) >= 30
    gone_through = {deed.at.partition("/")[0] for each in shipped() for run in each.runs for deed in run.steps}
    assert gone_through == set(versions())
    assert sum(Spoken.CY in each.languages for each in shipped()) >= 10


@EACH
def test_it_fits(scenario: PracticeScenario) -> None:
    assert found(scenario) == ()


@EACH
def test_each_run_is_accepted_and_the_model_is_all_right(scenario: PracticeScenario) -> None:
    for language in scenario.languages:
        for number, run in enumerate(scenario.runs):
            played = play_headless(scenario, run, Shelf(versions().values()), language, BEGAN, seed=number)
            for card in scorecards().values():
                accepted(judge(played, card), run, is_model=number == 0)
            assert as_attempt(played, judge(played, card)).heard


def accepted(judged: Judged, run: Run, *, is_model: bool) -> None:
    """By whichever scorecard."""
    lost = [(point.code, point.why.en) for point in judged.points if point.got < point.of]
    assert not [code for code, _ in lost if code.startswith(PointKind.PATH)], run.name
    assert judged.score is not None
    assert judged.score >= (95 if is_model else 85), (run.name, lost)
    assert judged.critical == 0, (run.name, lost)


@EACH
def test_the_caller_says_something_at_each_step_that_asks_them(scenario: PracticeScenario) -> None:
    played = play_headless(scenario, scenario.runs[0], Shelf(versions().values()), scenario.languages[0], BEGAN)
    assert any(line.by == "caller" and line.step for line in played.heard)
    assert not any("{" in line.words for line in played.heard if line.by == "caller")


@pytest.mark.parametrize("path", sorted(SCENARIOS.glob("*.yaml")), ids=lambda path: path.stem)
def test_it_passes_the_schema_and_names_it(path: Path) -> None:
    words = path.read_text(encoding="utf-8")
    assert words.startswith("# yaml-language-server: $schema=../scenario.schema.json\n")
    jsonschema_rs.validator_for(json_schema.schema()).validate(read(words).tree)


def test_the_published_schema_is_that_of_the_records() -> None:
    published = (SCENARIOS.parent / "scenario.schema.json").read_text(encoding="utf-8")
    assert published == json_schema.as_text(), "run python -m agent_desktop.practice.json_schema"


def test_the_courses_name_scenarios_that_ship_and_between_them_all() -> None:
    names = {scenario.id for scenario in shipped()}
    assert [course_misfits(course, names) for course in shipped_courses()] == [() for _ in shipped_courses()]
    in_courses = {name for course in shipped_courses() for stage in course.stages for name in stage.scenarios}
    assert in_courses == names


def test_no_two_are_the_same() -> None:
    assert len({hash_of(scenario) for scenario in shipped()}) == len(shipped())
