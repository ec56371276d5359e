"""A contact begun on a dead line: the server finds whose it is by the number, and never guesses."""

from itertools import count
from typing import Any
from uuid import UUID

import pytest

from agent_desktop.contract.accounts import Role
from agent_desktop.ids import new_id
from tests.functional.server.authority import add_person, add_representative
from tests.functional.server.conftest import Api
from tests.functional.server.test_writes import case_body

NUMBERS = (f"+44163296{number:04}" for number in count(3000))


@pytest.fixture
def number() -> str:
    return next(NUMBERS)


def arrive(api: Api, number: str, kind: str = "given", **fields: Any) -> dict[str, Any]:
    contact_id = api.new_contact(number=number, number_kind=kind, **fields)
    read: dict[str, Any] = api.get(f"/contacts/{contact_id}").json()
    return read


def people(api: Api, number: str, *statuses: str) -> list[UUID]:
    with api.inside() as session:
        return [add_person(session, f"Person {status}", phone=number, status=status) for status in statuses]


@pytest.mark.parametrize("kind", ["given", "relay"])
@pytest.mark.parametrize("status", ["living", "moved"])
def test_the_only_one_at_a_number_gets_the_contact_and_its_case(api: Api, number: str, kind: str, status: str) -> None:
    citizen_id, _ = people(api, number, status, "deceased")
    contact = arrive(api, number, kind)
    assert (contact["citizen_id"], contact["matched_by"]) == (str(citizen_id), "number")
    case_id = new_id()
    raised = api.put(f"/cases/{case_id}", case_body(api, contact_id=contact["id"], citizen_id=None))
    assert raised.json()["citizen_id"] == str(citizen_id)
    entries = api.get(f"/audit?citizen={citizen_id}", Role.ADMINISTRATOR).json()["items"]
    assert [entry["action"] for entry in entries] == ["case.raise", "contact.read", "contact.match", "contact.add"]
    history = api.get(f"/citizens/{citizen_id}/history").json()["items"]
    assert [item["id"] for item in history] == [contact["id"]]


def test_nobody_is_guessed(api: Api, number: str) -> None:
    def nobody(contact: dict[str, Any]) -> None:
        assert (contact["citizen_id"], contact["matched_by"]) == (None, "nobody")

    nobody(arrive(api, number))
    people(api, number, "deceased", "duplicate")
    nobody(arrive(api, number))
    people(api, number, "living")
    nobody(arrive(api, number, "withheld"))
    people(api, number, "moved")
    nobody(arrive(api, number))


def test_whoever_may_speak_for_another_is_asked_whom_it_is_about(api: Api, number: str) -> None:
    (daughter,) = people(api, number, "living")
    with api.inside() as session:
        mother = add_person(session, "A Mother")
        representative_id = add_representative(session, mother, "Person living", person_id=daughter)
    assert arrive(api, number)["matched_by"] == "nobody"
    alone, carers = next(NUMBERS), next(NUMBERS)
    people(api, alone, "living")
    people(api, carers, "living")
    with api.inside() as session:
        add_representative(session, mother, "A Carer", phone=carers)
    assert arrive(api, carers)["matched_by"] == "nobody"
    assert arrive(api, alone, speaking_with=representative_id)["matched_by"] == "nobody"


def test_what_the_handler_said_stands(api: Api, number: str) -> None:
    people(api, number, "living")
    with api.inside() as session:
        other = add_person(session, "Somebody Else")
    contact = arrive(api, number, citizen_id=other)
    assert (contact["citizen_id"], contact["matched_by"]) == (str(other), "handler")
    case = api.put(f"/cases/{new_id()}", case_body(api, contact_id=contact["id"], citizen_id=None)).json()
    assert case["citizen_id"] is None
