"""When a shipped script comes to raise a case, the call has told all that the form of its service must have."""

import pytest

from agent_desktop.contract.scripts import Action, ActionKind, Scenario, Script
from tests.unit.scripts.made import catalogue, versions

REQUIRED = {
    service.code: frozenset(field.code for field in service.form if field.required) for service in catalogue().services
}
SCRIPTS = tuple(version.script for version in versions())
CALLS = [(script, scenario) for script in SCRIPTS for scenario in script.scenarios]


def raised(script: Script, scenario: Scenario) -> list[tuple[str, frozenset[str]]]:
    """The services whose cases the call raises, with the fields that were filled until then."""
    steps = {step.id: step for step in script.steps}
    told = {*scenario.given.known, *scenario.given.said}
    found = []
    for play in scenario.steps:
        told |= play.answer.keys()
        step = steps.get(play.at)
        if isinstance(step, Action) and step.do is ActionKind.RAISE_CASE and step.service:
            found.append((step.service, filled(script, step.service, told)))
    return found


def filled(script: Script, service: str, told: set[str]) -> frozenset[str]:
    return frozenset(
        fill.field
        for variable in script.variables
        if variable.name in told
        for fill in variable.fills
        if fill.service == service
    )


def test_there_are_calls_that_raise_a_case() -> None:
    assert sum(bool(raised(*call)) for call in CALLS) > 20


@pytest.mark.parametrize(("script", "scenario"), CALLS, ids=[f"{script.id}: {call.name}" for script, call in CALLS])
def test_nothing_that_the_form_must_have_is_left_open(script: Script, scenario: Scenario) -> None:
    for service, fields in raised(script, scenario):
        assert REQUIRED[service] <= fields, f"{service} lacks {sorted(REQUIRED[service] - fields)}"
