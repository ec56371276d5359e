"""Nothing that was ever written is lost: each change says who, when, from what and to what."""

from typing import Any

import requests

from agent_desktop.contract.accounts import Role
from agent_desktop.ids import new_id
from tests.functional.server.authority import add_person
from tests.functional.server.conftest import Api, problem
from tests.functional.server.test_flags import flag_body
from tests.functional.server.test_writes import case_body

S = Role.SUPERVISOR


def change(api: Api, path: str, version: int, role: Role = Role.HANDLER, **fields: Any) -> requests.Response:
    answer = api.put(f"{path}/changes/{new_id()}", fields, role, headers={"If-Match": f'"{version}"'})
    assert answer.status_code == 200, answer.text
    return answer


def test_a_citizens_edits_tell_who_changed_what(api: Api) -> None:
    path = f"/citizens/{new_id()}"
    api.put(path, {"name": "Often Changed", "email": "a@example.org", "phones": [{"e164": "+441632960801"}]})
    change(api, path, 1, email="b@example.org", preferred_format="")
    change(api, path, 2, S, email="c@example.org", phones=[], birth_date="1941-03-14")
    edits = api.get(f"{path}/edits").json()["edits"]
    assert [(edit["version"], edit["by"]) for edit in edits] == [(2, "Test handler"), (3, "Test supervisor")]
    assert edits[0]["fields"] == [{"field": "email", "before": "a@example.org", "after": "b@example.org"}]
    assert {field["field"]: (field["before"], field["after"]) for field in edits[1]["fields"]} == {
        "email": ("b@example.org", "c@example.org"),
        "phones": ([{"e164": "+441632960801", "kind": "landline"}], []),
        "birth_date": (None, "1941-03-14"),
    }
    assert api.get(f"{path}/edits?after=2").json()["edits"] == edits[1:]
    assert api.get(f"{path}/edits?after=3").json()["edits"] == []


def test_a_cases_edits_tell_the_answers_that_were_there(api: Api) -> None:
    path = f"/cases/{new_id()}"
    assert api.put(path, case_body(api, place="Mill Lane")).status_code == 201
    change(api, path, 1, answers={"bin": "black"}, state="waiting", place="Mill Lane")
    (edit,) = api.get(f"{path}/edits").json()["edits"]
    assert {field["field"]: (field["before"], field["after"]) for field in edit["fields"]} == {
        "answers": ({"bin": "green", "count": 2}, {"bin": "black"}),
        "state": ("open", "waiting"),
    }


def test_a_change_that_is_refused_leaves_no_edit(api: Api) -> None:
    path = f"/citizens/{new_id()}"
    api.put(path, {"name": "Not Changed"})
    api.put(f"{path}/changes/{new_id()}", {"email": "none"}, headers={"If-Match": '"1"'})
    api.put(f"{path}/changes/{new_id()}", {"email": "a@example.org"}, headers={"If-Match": '"7"'})
    assert api.get(f"{path}/edits").json() == {"edits": []}
    for absent in ("citizens", "cases"):
        assert problem(api.get(f"/{absent}/{new_id()}/edits")) == (404, "not-found")


def test_a_restricted_flags_words_are_in_no_edits(api: Api) -> None:
    with api.inside() as session:
        citizen_id = add_person(session, "Guarded Person")
    flag_id = new_id()
    path = f"/citizens/{citizen_id}/flags/{flag_id}"
    assert api.put(path, flag_body(code="PVP", own_words="secret before"), Role.HANDLER).status_code == 201
    approved = api.call("PUT", f"{path}/approvals/{new_id()}", S)
    assert approved.status_code == 200, approved.text
    change(api, path, 2, own_words="secret after")
    for record in (f"/citizens/{citizen_id}", f"/citizens/{flag_id}", f"/cases/{flag_id}"):
        assert "secret" not in api.get(f"{record}/edits", S).text
    told = api.get(f"{path}/edits?after=1", S)
    assert "secret" not in told.text
    assert told.json()["edits"][-1]["fields"] == [{"field": "own_words", "before": "", "after": ""}]


def test_a_flags_edits_tell_who_changed_its_words(api: Api) -> None:
    with api.inside() as session:
        citizen_id = add_person(session, "Spoken Of")
    path = f"/citizens/{citizen_id}/flags/{new_id()}"
    api.put(path, flag_body(own_words="left ear"))
    change(api, path, 1, S, own_words="right ear")
    (edit,) = api.get(f"{path}/edits?after=1").json()["edits"]
    assert edit["by"] == "Test supervisor"
    assert edit["fields"] == [{"field": "own_words", "before": "left ear", "after": "right ear"}]
    assert problem(api.get(f"/citizens/{new_id()}/flags/{path[-36:]}/edits")) == (404, "not-found")


def test_looking_at_edits_is_written_down(api: Api) -> None:
    with api.inside() as session:
        citizen_id = add_person(session, "Looked Back At")
    case_id = new_id()
    api.put(f"/cases/{case_id}", case_body(api, citizen_id=citizen_id))
    api.get(f"/citizens/{citizen_id}/edits")
    api.get(f"/cases/{case_id}/edits")
    entries = api.get(f"/audit?citizen={citizen_id}", Role.ADMINISTRATOR).json()["items"]
    assert [entry["action"] for entry in entries[:2]] == ["case.edits", "citizen.edits"]
