"""Scenarios that an authority makes itself, and words to the editors of scripts."""

from typing import Any

import pytest

from agent_desktop.contract.accounts import Role
from agent_desktop.ids import new_id
from tests.functional.server.conftest import Api, problem
from tests.functional.server.reviewers import reviewer
from tests.functional.server.test_scripts import Writer, name, source

H, S, T = Role.HANDLER, Role.SUPERVISOR, Role.TRAINER


def scenario(called: str, **fields: Any) -> dict[str, Any]:
    deed = {"at": "missed-bin/greeting"}
    return {
        "format": 1,
        "id": called,
        "title": {"en": "A bin that was missed", "cy": "Bin a gollwyd"},
        "about": {"en": "Somebody rings about a bin."},
        "script": "missed-bin",
        "caller": {"number": "+441632960999"},
        "opening": [{"en": "Hello? My bin was not emptied."}],
        "runs": [{"name": "As it should be", "steps": [deed], "outcome": "end"}],
        "expects": {"result": "answered", "example_notes": {"en": "Bin missed."}},
        **fields,
    }


def kept(api: Api, body: dict[str, Any], *, confirmed: bool = False, role: Role = T) -> Any:
    return api.put(f"/practice-scenarios/{new_id()}", {"scenario": body, "confirmed": confirmed}, role)


def told(api: Api, called: str, role: Role = T) -> list[dict[str, Any]]:
    found: list[dict[str, Any]] = []
    cursor = ""
    while True:
        page = api.get(f"/practice-scenarios?limit=1{cursor}", role).json()
        found += page["items"]
        if page["next_cursor"] is None:
            return [each for each in found if each["scenario"]["id"] == called]
        cursor = f"&cursor={page['next_cursor']}"


def test_a_scenario_has_versions_and_the_newest_is_offered(api: Api) -> None:
    called = f"own-{new_id().hex[-8:]}"
    first = kept(api, scenario(called))
    assert (first.status_code, first.json()["version"], first.json()["by_name"]) == (201, 1, "Test trainer")
    second = kept(api, scenario(called, level=2), role=S).json()
    assert (second["version"], second["scenario"]["level"]) == (2, 2)
    assert second["hash"] != first.json()["hash"]
    assert told(api, called, H) == [second]


def test_what_is_retired_is_offered_no_more_until_it_is_again(api: Api) -> None:
    called = f"own-{new_id().hex[-8:]}"
    kept(api, scenario(called))
    for retired in (True, False):
        body = {"scenario": called, "retired": retired}
        answer = api.put(f"/practice-scenario-retirements/{new_id()}", body, T)
        assert (answer.status_code, answer.json()["retired"]) == (200, retired)
        assert len(told(api, called, H)) == (0 if retired else 1)
        assert [each["retired"] for each in told(api, called, T)] == [retired]
    unknown = api.put(f"/practice-scenario-retirements/{new_id()}", {"scenario": "nothing-such"}, T)
    assert problem(unknown) == (404, "not-found")


def test_one_from_a_real_contact_needs_a_persons_word(api: Api) -> None:
    called = f"own-{new_id().hex[-8:]}"
    body = scenario(called, made_from_contact=True)
    refusal = kept(api, body)
    assert problem(refusal) == (422, "refused")
    assert [error["field"] for error in refusal.json()["errors"]] == ["confirmed"]
    unnamed = kept(api, body, confirmed=True)
    assert problem(unnamed) == (422, "refused")
    assert [error["field"] for error in unnamed.json()["errors"]] == ["contact"]


@pytest.mark.parametrize(
    ("bad", "refusal"),
    [
        ({"format": 99}, (422, "refused")),
        ({"runs": []}, (400, "malformed")),
        ({"guessed": True}, (400, "malformed")),
        ({"level": 4}, (400, "malformed")),
        ({"id": "Not a name"}, (400, "malformed")),
        ({"title": {"en": ""}}, (400, "malformed")),
    ],
)
def test_a_scenario_that_cannot_be_played_is_refused(api: Api, bad: dict[str, Any], refusal: tuple[int, str]) -> None:
    assert problem(kept(api, scenario("own-bad") | bad)) == refusal


def test_a_remark_reaches_the_editors_and_is_settled_and_unsettled(api: Api) -> None:
    script = name()
    Writer(api, source(script))
    remark = f"/script-remarks/{new_id()}"
    body = {"script": script, "step": "first", "variant": "", "words": "Half of them mishear this."}
    made = api.put(remark, body, T)
    assert (made.status_code, made.json()["by_name"], made.json()["settled_at"]) == (201, "Test trainer", None)
    assert api.put(remark, body, T).json() == made.json()
    sid = reviewer(api, "Sid")
    for settled in (True, False):
        answer = sid.put(f"{remark}/settlements/{new_id()}", {"settled": settled}).json()
        assert (bool(answer["settled_at"]), answer["settled_by_name"]) == (settled, "Sid" if settled else "")
    assert api.get(f"/script-remarks?script={script}", S).json()["items"] == [answer]
    for bad in ({**body, "script": "nothing-such"}, {**body, "words": " \t"}):
        assert problem(api.put(f"/script-remarks/{new_id()}", bad, T)) == (422, "refused")
    assert problem(sid.put(f"/script-remarks/{new_id()}/settlements/{new_id()}", {})) == (404, "not-found")
