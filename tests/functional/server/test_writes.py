"""Writes: sent again they are answered as the first time, and nobody overwrites what they have not seen."""

from concurrent.futures import ThreadPoolExecutor
from datetime import UTC, datetime, timedelta
from typing import Any

import msgspec
import requests

from agent_desktop.cases.references import CAPACITY, reference
from agent_desktop.contract.accounts import Role
from agent_desktop.contract.services import Calendar
from agent_desktop.ids import new_id
from central_server.citizens.tables import CitizenRow
from central_server.contacts.tables import ContactRow
from central_server.services.tables import CalendarRow, ServiceRow
from tests.functional.server.authority import BIN, LONG_AGO, NOISE, add_person
from tests.functional.server.conftest import Api, problem

SCRIPTS = "Łódź 🌧 \u200fעברית"


def contact_body(**fields: Any) -> dict[str, Any]:
    now = datetime.now(UTC)
    return {"channel": "phone", "started_at": now, "finished_at": now, "outcome": "answered", **fields}


def lease(api: Api, size: int = 10) -> int:
    answer = api.put(f"/reference-leases/{new_id()}", {"size": size})
    assert answer.status_code == 201
    return int(answer.json()["first"])


def case_body(api: Api, **fields: Any) -> dict[str, Any]:
    now = datetime.now(UTC)
    return {
        "reference": reference(lease(api, 1)),
        "service_code": BIN,
        "contact_id": api.new_contact(),
        "opened_at": now,
        "promised_at": now + timedelta(days=3),
        "answers": {"bin": "green", "count": 2},
        **fields,
    }


def test_a_replay_is_answered_as_the_first_time(api: Api) -> None:
    contact_id, body = new_id(), contact_body(notes="rang about the bin")
    first = api.put(f"/contacts/{contact_id}", body)
    again = api.put(f"/contacts/{contact_id}", body)
    assert (first.status_code, first.content) == (201, again.content)
    assert again.status_code == 201
    assert problem(api.put(f"/contacts/{contact_id}", body | {"notes": "other"})) == (422, "id-reused")
    assert problem(api.put(f"/contacts/{contact_id}", body, Role.SUPERVISOR)) == (422, "id-reused")
    assert problem(api.put(f"/citizens/{contact_id}", {"name": "Someone"})) == (422, "id-reused")


def test_duplicates_sent_at_once_write_once(api: Api) -> None:
    contact_id, body = new_id(), contact_body(notes="ten at once")
    api.token(Role.HANDLER)
    with ThreadPoolExecutor(10) as pool:
        answers = list(pool.map(lambda _: api.put(f"/contacts/{contact_id}", body), range(10)))
    assert {(answer.status_code, answer.content) for answer in answers} == {(201, answers[0].content)}
    with api.inside() as session:
        assert session.get(ContactRow, contact_id) is not None


def test_an_edit_needs_what_was_read_and_the_second_of_two_is_told(api: Api) -> None:
    citizen_id = new_id()
    added = api.put(f"/citizens/{citizen_id}", {"name": "Ffion Preece"})
    assert (added.status_code, added.headers["ETag"]) == (201, '"1"')
    path = f"/citizens/{citizen_id}/changes"
    assert problem(api.put(f"{path}/{new_id()}", {"email": "f@example.org"})) == (428, "precondition-required")
    change_id, first = new_id(), {"If-Match": '"1"'}
    changed = api.put(f"{path}/{change_id}", {"email": "f@example.org"}, headers=first)
    assert (changed.status_code, changed.headers["ETag"], changed.json()["email"]) == (200, '"2"', "f@example.org")
    assert api.put(f"{path}/{change_id}", {"email": "f@example.org"}, headers=first).content == changed.content
    stale = api.put(f"{path}/{new_id()}", {"email": "g@example.org"}, headers=first)
    assert problem(stale) == (412, "changed")
    assert api.get(f"/citizens/{citizen_id}").headers["ETag"] == '"2"'


def test_what_was_wrong_is_cleared_and_what_is_not_named_stays(api: Api) -> None:
    citizen_id = new_id()
    whole = {
        "name": "Wrongly Kept",
        "birth_date": "1941-03-14",
        "preferred_channel": "letter",
        "preferred_format": "large print",
        "address": {"line": "12 Mill Lane", "locality": "Fenbridge", "postcode": "FB3 4QX"},
        "phones": [{"e164": "+441632960001"}],
        "email": "w@example.org",
        "languages": [{"tag": "cy", "level": "first"}],
    }
    assert api.put(f"/citizens/{citizen_id}", whole).status_code == 201

    def edit(version: int, **fields: Any) -> requests.Response:
        headers = {"If-Match": f'"{version}"'}
        return api.put(f"/citizens/{citizen_id}/changes/{new_id()}", fields, headers=headers)

    stayed = edit(1).json()
    assert {field: stayed[field] for field in whole if field != "phones"} == {
        field: value for field, value in whole.items() if field != "phones"
    }
    empty: dict[str, Any] = {"birth_date": None, "preferred_channel": None, "address": None}
    empty |= {"preferred_format": "", "email": "", "phones": [], "languages": []}
    cleared = edit(2, **empty).json()
    assert {field: cleared[field] for field in empty} == empty
    assert cleared["name"] == "Wrongly Kept"
    assert api.get(f"/citizens/{citizen_id}").json() == cleared
    for field in ("name", "email", "phones"):
        assert problem(edit(3, **{field: None})) == (400, "malformed")


def test_clearing_and_leaving_are_not_the_same_write(api: Api) -> None:
    citizen_id, change_id, first = new_id(), new_id(), {"If-Match": '"1"'}
    api.put(f"/citizens/{citizen_id}", {"name": "Asked Twice", "birth_date": "1941-03-14"})
    path = f"/citizens/{citizen_id}/changes/{change_id}"
    assert api.put(path, {"birth_date": None}, headers=first).json()["birth_date"] is None
    assert problem(api.put(path, {}, headers=first)) == (422, "id-reused")


def test_two_edits_at_once_of_one_version_let_one_through(api: Api) -> None:
    with api.inside() as session:
        citizen_id = add_person(session, "Edited Twice")
    api.token(Role.HANDLER)

    def edit(number: int) -> int:
        body, headers = {"preferred_format": f"format {number}"}, {"If-Match": '"1"'}
        return api.put(f"/citizens/{citizen_id}/changes/{new_id()}", body, headers=headers).status_code

    with ThreadPoolExecutor(6) as pool:
        assert sorted(pool.map(edit, range(6))) == [200, 412, 412, 412, 412, 412]
    with api.inside() as session:
        row = session.get(CitizenRow, citizen_id)
        assert row is not None
        assert row.version == 2


def test_reference_runs_never_overlap(api: Api) -> None:
    api.token(Role.HANDLER)
    with ThreadPoolExecutor(8) as pool:
        runs = list(pool.map(lambda _: lease(api, 7), range(24)))
    numbers = [first + offset for first in runs for offset in range(7)]
    assert len(set(numbers)) == len(numbers)


def test_a_case_is_raised_and_falls_due_by_the_services_promise(api: Api) -> None:
    case_id = new_id()
    opened = datetime(2026, 3, 6, 12, tzinfo=UTC)  # a Friday: two working days on is Tuesday at five
    body = case_body(api, opened_at=opened, place="12 Mill Lane")
    raised = api.put(f"/cases/{case_id}", body)
    assert raised.status_code == 201, raised.text
    assert raised.json()["due_at"] == "2026-03-10T17:00:00Z"
    assert raised.json()["opened_by"] == "Test handler"
    read = api.get(f"/cases/{case_id}")
    assert (read.headers["ETag"], read.json()["answers"]) == ('"1"', {"bin": "green", "count": 2})
    due_first = api.get(f"/cases?service={BIN}&limit=100").json()["items"]
    assert [item["due_at"] for item in due_first] == sorted(item["due_at"] for item in due_first)
    assert str(case_id) in [item["id"] for item in due_first]


def test_waiting_stops_the_clock_and_an_end_ends_it(api: Api) -> None:
    case_id = new_id()
    before = api.put(f"/cases/{case_id}", case_body(api)).json()
    path = f"/cases/{case_id}/changes"

    def move(state: str, version: int) -> dict[str, Any]:
        answer = api.put(f"{path}/{new_id()}", {"state": state}, headers={"If-Match": f'"{version}"'})
        assert answer.status_code == 200, answer.text
        body: dict[str, Any] = answer.json()
        return body

    assert move("waiting", 1)["state"] == "waiting"
    assert move("open", 2)["due_at"] >= before["due_at"]
    assert move("resolved", 3)["due_at"] is None
    assert move("closed", 4)["state"] == "closed"
    reopened = api.put(f"{path}/{new_id()}", {"state": "open"}, headers={"If-Match": '"5"'})
    assert problem(reopened) == (422, "refused")


def test_a_case_is_refused_with_the_field_at_fault(api: Api) -> None:
    def fields(**changed: Any) -> list[str]:
        answer = api.put(f"/cases/{new_id()}", case_body(api) | changed)
        assert problem(answer) == (422, "refused")
        return [error["field"] for error in answer.json()["errors"]]

    assert fields(answers={}) == ["answers.bin"]
    assert fields(answers={"bin": "purple", "count": 99}) == ["answers.bin", "answers.count"]
    assert fields(reference="CS-2222-2222") == ["reference"]
    assert fields(reference=reference(CAPACITY - 1)) == ["reference"]
    assert fields(service_code="nothing") == ["service_code"]
    absent = api.put(f"/cases/{new_id()}", case_body(api, contact_id=new_id()))
    assert problem(absent) == (404, "not-found")
    body = case_body(api)
    assert api.put(f"/cases/{new_id()}", body).status_code == 201
    taken = api.put(f"/cases/{new_id()}", body)
    assert [error["field"] for error in taken.json()["errors"]] == ["reference"]


def test_a_service_whose_promise_cannot_be_worked_out_is_refused_and_named_in_the_log(api: Api) -> None:
    code = "never-open"
    with api.inside() as session:
        calendar = Calendar(code=code, zone="Europe/London", country="GB", subdivision="ENG", openings=())
        session.add(CalendarRow(code=code, body=msgspec.to_builtins(calendar)))
        session.flush()
        sound = session.get(ServiceRow, NOISE)
        assert sound is not None
        body = sound.body | {"code": code, "calendar_code": code}
        session.add(ServiceRow(code=code, department_code="streets", calendar_code=code, position=9, body=body))
    refused = api.put(f"/cases/{new_id()}", case_body(api, service_code=code, answers={}))
    assert problem(refused) == (422, "refused")
    assert [error["field"] for error in refused.json()["errors"]] == ["service_code"]
    assert f"service {code} or its calendar is wrong" in api.server.log


def test_a_time_that_cannot_be_is_refused(api: Api) -> None:
    ahead = datetime.now(UTC) + timedelta(minutes=6)
    assert problem(api.put(f"/contacts/{new_id()}", contact_body(finished_at=ahead))) == (422, "clock")
    for moment in ("0001-01-01T00:00:00+14:00", "9999-12-31T23:59:59-14:00"):
        assert problem(api.put(f"/contacts/{new_id()}", contact_body(started_at=moment))) == (422, "clock")
    backwards = contact_body(started_at=LONG_AGO, finished_at=LONG_AGO - timedelta(seconds=1))
    assert problem(api.put(f"/contacts/{new_id()}", backwards)) == (422, "refused")


def test_a_contact_comes_back_whole(api: Api) -> None:
    with api.inside() as session:
        citizen_id = add_person(session, "Whole Contact")
    identity = {"method": "details", "at": datetime.now(UTC)}
    contact_id = api.new_contact(citizen_id, notes=SCRIPTS, service_code=BIN, held_seconds=7, identity=identity)
    read = api.get(f"/contacts/{contact_id}").json()
    assert read["notes"] == SCRIPTS
    assert (read["held_seconds"], read["handled_by_name"]) == (7, "Test handler")
    assert read["identity"]["method"] == "details"
    nobody = api.put(f"/contacts/{new_id()}", contact_body(citizen_id=new_id()))
    assert [error["field"] for error in nobody.json()["errors"]] == ["citizen_id"]
