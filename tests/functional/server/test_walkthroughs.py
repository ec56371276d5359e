"""Walkthroughs that trainers record: kept version by version, and nothing that may not be played."""

from typing import Any

import pytest

from agent_desktop.contract.accounts import Role
from agent_desktop.ids import new_id
from tests.functional.server.conftest import Api, problem

H, S, T = Role.HANDLER, Role.SUPERVISOR, Role.TRAINER
PRESS = {"control": "contact.next", "do": "press", "says": {"en": "Go on.", "cy": "Ymlaen."}}


def walkthrough(scenario: str | None, *steps: dict[str, Any], **fields: Any) -> dict[str, Any]:
    return {
        "format": 1,
        "id": "recorded",
        "title": {"en": "Recorded"},
        "about": {"en": "As it was done."},
        "where": "practice",
        "scenario": scenario,
        "steps": list(steps or (PRESS,)),
        **fields,
    }


def kept(api: Api, body: dict[str, Any], *, retired: bool = False, role: Role = T) -> Any:
    return api.put(f"/practice-walkthroughs/{new_id()}", {"walkthrough": body, "retired": retired}, role)


def told(api: Api, scenario: str) -> list[dict[str, Any]]:
    """By whoever practises."""
    found: list[dict[str, Any]] = []
    cursor = ""
    while True:
        page = api.get(f"/practice-walkthroughs?limit=1{cursor}", H).json()
        found += page["items"]
        if page["next_cursor"] is None:
            return [each for each in found if each["walkthrough"]["scenario"] == scenario]
        cursor = f"&cursor={page['next_cursor']}"


def test_the_newest_of_each_scenario_is_told(api: Api) -> None:
    scenario = f"own-{new_id().hex[-8:]}"
    first = kept(api, walkthrough(scenario))
    assert (first.status_code, first.json()["version"], first.json()["by_name"]) == (201, 1, "Test trainer")
    second = kept(api, walkthrough(scenario, PRESS, PRESS), role=S).json()
    assert (second["version"], len(second["walkthrough"]["steps"])) == (2, 2)
    kept(api, walkthrough(f"{scenario}-2"))
    assert told(api, scenario) == [second]


def test_the_model_can_be_had_back(api: Api) -> None:
    scenario = f"own-{new_id().hex[-8:]}"
    kept(api, walkthrough(scenario))
    kept(api, walkthrough(scenario), retired=True)
    assert [each["retired"] for each in told(api, scenario)] == [True]


@pytest.mark.parametrize(
    ("body", "field"),
    [
        (walkthrough("own-1", format=9), "walkthrough.format"),
        (walkthrough(None), "walkthrough.scenario"),
        (walkthrough("own-1", where="live"), "walkthrough.where"),
        (walkthrough("own-1", {"control": "no.such_thing", "do": "press"}), "walkthrough.steps[0]"),
        (walkthrough("own-1", PRESS, {"do": "press"}), "walkthrough.steps[1]"),
    ],
)
def test_what_may_not_be_played_is_refused(api: Api, body: dict[str, Any], field: str) -> None:
    refused = kept(api, body)
    assert problem(refused)[0] == 422
    assert [each["field"] for each in refused.json()["errors"]] == [field]


def test_the_same_write_again_is_the_same_version(api: Api) -> None:
    scenario, write = f"own-{new_id().hex[-8:]}", new_id()
    body = {"walkthrough": walkthrough(scenario)}
    first = api.put(f"/practice-walkthroughs/{write}", body, T).json()
    assert api.put(f"/practice-walkthroughs/{write}", body, T).json() == first
    assert first["version"] == 1
