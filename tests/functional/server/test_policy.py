"""What the administrator decides for every desktop reaches everyone who signs in."""

from itertools import count

import pytest
import requests

from agent_desktop.contract.accounts import Role
from agent_desktop.ids import new_id
from central_server import cli
from tests.functional.server.conftest import Api, problem
from tests.support.real_server import PASSWORD

A = Role.ADMINISTRATOR


def change(api: Api, etag: str, **fields: object) -> requests.Response:
    return api.put(f"/policy/changes/{new_id()}", fields, A, headers={"If-Match": etag})


def test_a_policy_is_changed_by_whoever_read_it(api: Api) -> None:
    before = api.get("/policy")
    assert set(before.json()) == {"offline_hours", "held_hours", "version"}
    changed = change(api, before.headers["ETag"], offline_hours=24)
    assert changed.status_code == 200
    assert changed.json() == before.json() | {"offline_hours": 24, "version": before.json()["version"] + 1}
    assert api.get("/policy").headers["ETag"] == changed.headers["ETag"]
    assert problem(change(api, before.headers["ETag"], offline_hours=1)) == (412, "changed")
    assert problem(api.put(f"/policy/changes/{new_id()}", {"held_hours": 1}, A)) == (428, "precondition-required")
    for wrong in (-1, 24 * 31 + 1, None):
        assert problem(change(api, changed.headers["ETag"], held_hours=wrong)) == (400, "malformed")


def test_signing_in_and_going_on_tell_it(api: Api) -> None:
    policy = api.get("/policy").json()
    body = {"username": Role.SUPERVISOR.value, "password": PASSWORD}
    tokens = api.post("/accounts/sign-in", body, role=None).json()
    assert tokens["policy"] == policy
    changed = change(api, f'"{policy["version"]}"', held_hours=policy["held_hours"] + 1).json()
    refreshed = api.post("/accounts/refresh", {"refresh_token": tokens["refresh_token"]}, role=None).json()
    assert refreshed["policy"] == changed


def test_the_command_line_shows_and_sets_it(api: Api, capsys: pytest.CaptureFixture[str]) -> None:
    command = ["policy", "--database", api.server.database_url]
    hours = next(hours for hours in count(30) if hours != api.get("/policy").json()["offline_hours"])
    assert cli.main([*command, "--offline-hours", str(hours)]) == 0
    told = api.get("/policy").json()
    assert told["offline_hours"] == hours
    assert cli.main(command) == 0
    assert capsys.readouterr().out.splitlines()[-1] == f"offline-hours {hours}, held-hours {told['held_hours']}"
    assert api.get("/policy").json() == told
    assert cli.main([*command, "--held-hours", "-1"]) == 1
    assert "cannot be set" in capsys.readouterr().err
