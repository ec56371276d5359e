"""Every look at a person is written down, and what is written stays."""

from typing import Any

import pytest
from sqlalchemy import text
from sqlalchemy.exc import DBAPIError

from agent_desktop.contract.accounts import Role
from agent_desktop.ids import new_id
from tests.functional.server.authority import add_person
from tests.functional.server.conftest import Api


def entries(api: Api, citizen_id: object) -> list[dict[str, Any]]:
    found: list[dict[str, Any]] = api.get(f"/audit?citizen={citizen_id}", Role.ADMINISTRATOR).json()["items"]
    return found


def test_each_read_says_who_whom_when_and_why(api: Api) -> None:
    with api.inside() as session:
        citizen_id = add_person(session, "Watched Zzapoulos", phone="+441632961234")
    contact = new_id()
    why = {"Access-Reason": f"review; contact={contact}"}
    read = api.get(f"/citizens/{citizen_id}", Role.SUPERVISOR, headers=why)
    api.post("/citizens/search", {"text": "zzapoulos"}, headers={"Access-Reason": "search"})
    api.post("/contact-context", {"number": "+441632961234"})
    api.get(f"/citizens/{citizen_id}/history")
    api.get(f"/citizens/{citizen_id}/cases")
    contact_id = api.new_contact(citizen_id)
    api.get(f"/contacts/{contact_id}")
    written = entries(api, citizen_id)
    assert [entry["action"] for entry in written] == [
        "contact.read",
        "contact.add",
        "cases.read",
        "history.read",
        "context.read",
        "citizen.search",
        "citizen.read",
    ]
    first = written[-1]
    assert (first["user_name"], first["reason"]) == ("Test supervisor", f"review; contact={contact}")
    assert first["request_id"] == read.headers["Request-Id"]


def test_a_read_that_is_refused_shows_no_one_and_writes_nothing(api: Api) -> None:
    with api.inside() as session:
        citizen_id = add_person(session, "Unseen Person")
    api.get(f"/citizens/{citizen_id}", headers={"Access-Reason": "curious"})
    api.get(
        f"/citizens/{citizen_id}", headers={"Access-Reason": "contact; contact=------------------------------------"}
    )
    api.get(f"/citizens/{citizen_id}", Role.TRAINER)
    assert entries(api, citizen_id) == []


@pytest.mark.parametrize("statement", ["UPDATE audit SET reason = 'other'", "DELETE FROM audit"])
def test_the_database_itself_refuses_to_rewrite_the_log(api: Api, statement: str) -> None:
    with api.inside() as session:
        citizen_id = add_person(session, "Logged Person")
    api.get(f"/citizens/{citizen_id}")
    with pytest.raises(DBAPIError, match="append-only"), api.inside() as session:
        session.execute(text(statement))
    assert len(entries(api, citizen_id)) == 1


def test_the_log_comes_in_pages_newest_first(api: Api) -> None:
    with api.inside() as session:
        citizen_id = add_person(session, "Paged Person")
    for _ in range(5):
        api.get(f"/citizens/{citizen_id}")
    path = f"/audit?citizen={citizen_id}&limit=3"
    page = api.get(path, Role.ADMINISTRATOR).json()
    rest = api.get(f"{path}&cursor={page['next_cursor']}", Role.ADMINISTRATOR).json()
    times = [entry["at"] for entry in (*page["items"], *rest["items"])]
    assert len(times) == 5
    assert times == sorted(times, reverse=True)
