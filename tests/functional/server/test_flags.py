"""Flags: recorded with their dates; the restricted ones approved by a second person and opened with a reason."""

from datetime import UTC, datetime, timedelta
from typing import Any
from uuid import UUID

import pytest

from agent_desktop.contract.accounts import Role
from agent_desktop.ids import new_id
from tests.functional.server.authority import add_person
from tests.functional.server.conftest import Api, problem

H, S, A = Role.HANDLER, Role.SUPERVISOR, Role.ADMINISTRATOR


@pytest.fixture
def citizen_id(api: Api) -> UUID:
    with api.inside() as session:
        return add_person(session, "Flagged Person")


def flag_body(**fields: Any) -> dict[str, Any]:
    today = datetime.now(UTC).date()
    dates = {"asked_on": today, "starts_on": today, "review_on": today + timedelta(days=100)}
    return {"code": "HEAR", "own_words": "left ear", "asked_by": "Herself", "basis": "consent", **dates, **fields}


def restricted(api: Api, citizen_id: UUID, by: Role = H) -> str:
    """The path of a restricted flag that waits for approval."""
    path = f"/citizens/{citizen_id}/flags/{new_id()}"
    recorded = api.put(path, flag_body(code="PVP", own_words="dog at the door"), by)
    assert (recorded.status_code, recorded.json()["approved"]) == (201, False)
    assert recorded.json()["own_words"] == ""
    return path


def flags_seen(api: Api, citizen_id: UUID, role: Role) -> list[tuple[str, str, bool]]:
    found = api.post("/contact-context", {"citizen_id": citizen_id}, role).json()["flags"]
    return [(flag["code"], flag["own_words"], flag["approved"]) for flag in found]


def waiting(api: Api) -> list[dict[str, Any]]:
    items: list[dict[str, Any]] = []
    cursor = ""
    while True:
        page = api.get(f"/flags/waiting?limit=2{cursor}", S).json()
        items += page["items"]
        if page["next_cursor"] is None:
            return items
        cursor = f"&cursor={page['next_cursor']}"


def test_a_flag_is_recorded_reviewed_and_refused_without_its_dates(api: Api, citizen_id: UUID) -> None:
    today = datetime.now(UTC).date()
    body = flag_body()
    path = f"/citizens/{citizen_id}/flags/{new_id()}"
    recorded = api.put(path, body)
    assert (recorded.status_code, recorded.json()["recorded_by"]) == (201, "Test handler")
    assert (recorded.json()["own_words"], recorded.json()["approved"]) == ("left ear", True)
    ended = api.put(f"{path}/changes/{new_id()}", {"ends_on": today}, headers={"If-Match": '"1"'})
    assert (ended.status_code, ended.json()["version"], ended.json()["own_words"]) == (200, 2, "left ear")
    late = api.put(f"/citizens/{citizen_id}/flags/{new_id()}", body | {"review_on": today + timedelta(days=900)})
    assert [error["field"] for error in late.json()["errors"]] == ["review_on"]
    endless = api.put(f"/citizens/{citizen_id}/flags/{new_id()}", body | {"code": "TEMP"})
    assert [error["field"] for error in endless.json()["errors"]] == ["ends_on"]
    undated = {key: value for key, value in body.items() if key != "review_on"}
    assert problem(api.put(f"/citizens/{citizen_id}/flags/{new_id()}", undated)) == (400, "malformed")
    assert problem(api.put(f"/citizens/{new_id()}/flags/{new_id()}", body)) == (404, "not-found")


def test_an_end_is_taken_away_again_unless_the_flag_must_have_one(api: Api, citizen_id: UUID) -> None:
    end = datetime.now(UTC).date() + timedelta(days=10)
    first = {"If-Match": '"1"'}
    path = f"/citizens/{citizen_id}/flags/{new_id()}"
    assert api.put(path, flag_body(ends_on=end)).json()["ends_on"] == end.isoformat()
    assert api.put(f"{path}/changes/{new_id()}", {"ends_on": None}, headers=first).json()["ends_on"] is None
    must = f"/citizens/{citizen_id}/flags/{new_id()}"
    assert api.put(must, flag_body(code="TEMP", ends_on=end)).status_code == 201
    endless = api.put(f"{must}/changes/{new_id()}", {"ends_on": None}, headers=first)
    assert [error["field"] for error in endless.json()["errors"]] == ["ends_on"]


def test_a_restricted_flag_counts_once_another_person_approved_it(api: Api, citizen_id: UUID) -> None:
    path = restricted(api, citizen_id)
    flag_id = path.rsplit("/", 1)[1]
    assert flags_seen(api, citizen_id, H) == []
    assert flags_seen(api, citizen_id, S) == [("PVP", "", False)]
    found = [flag for flag in waiting(api) if flag["id"] == flag_id]
    assert [(flag["recorded_by"], flag["own_words"]) for flag in found] == [("Test handler", "")]
    approval = f"{path}/approvals/{new_id()}"
    approved = api.put(approval, None, S)
    assert (approved.status_code, approved.json()["approved"], approved.headers["ETag"]) == (200, True, '"2"')
    assert api.put(approval, None, S).content == approved.content
    assert problem(api.put(f"{path}/approvals/{new_id()}", None, S)) == (422, "refused")
    assert flags_seen(api, citizen_id, H) == [("PVP", "", True)]
    assert flag_id not in [flag["id"] for flag in waiting(api)]
    trail = api.get(f"/audit?citizen={citizen_id}", A).json()["items"]
    assert "flag.approve" in [entry["action"] for entry in trail]


def test_nobody_approves_what_they_recorded(api: Api, citizen_id: UUID) -> None:
    path = restricted(api, citizen_id, by=S)
    assert problem(api.put(f"{path}/approvals/{new_id()}", None, S)) == (422, "refused")
    assert flags_seen(api, citizen_id, H) == []
    unknown = f"/citizens/{new_id()}/flags/{path.rsplit('/', 1)[1]}/approvals/{new_id()}"
    assert problem(api.put(unknown, None, S)) == (404, "not-found")


def test_what_waits_can_be_ended_but_not_reworded(api: Api, citizen_id: UUID) -> None:
    path = restricted(api, citizen_id)
    change, first = f"{path}/changes/{new_id()}", {"If-Match": '"1"'}
    today = datetime.now(UTC).date().isoformat()
    assert problem(api.put(change, {"ends_on": today}, H, headers=first)) == (404, "not-found")
    assert problem(api.put(change, {"own_words": "other"}, S, headers=first)) == (422, "refused")
    assert api.put(change, {"ends_on": today}, S, headers=first).json()["ends_on"] == today


@pytest.mark.parametrize("role", [H, S])
def test_the_words_of_a_restricted_flag_are_opened_with_a_reason_that_is_kept(
    api: Api, citizen_id: UUID, role: Role
) -> None:
    path = restricted(api, citizen_id)
    reason = f"visit planned by {role}"
    if role is H:
        assert problem(api.post(f"{path}/open", {"reason": reason}, H)) == (404, "not-found")
    assert api.put(f"{path}/approvals/{new_id()}", None, S).status_code == 200
    for too_little in ({}, {"reason": "why"}, {"reason": " " * 9}, {"reason": "x" * 201}):
        assert problem(api.post(f"{path}/open", too_little, role)) == (400, "malformed")
    opened = api.post(f"{path}/open", {"reason": reason}, role)
    assert (opened.status_code, opened.json()["own_words"]) == (200, "dog at the door")
    assert flags_seen(api, citizen_id, role) == [("PVP", "", True)]
    trail = api.get(f"/audit?citizen={citizen_id}", A).json()["items"]
    entries = [(entry["reason"], entry["user_name"]) for entry in trail if entry["action"] == "flag.open"]
    assert entries == [(reason, f"Test {role}")]
