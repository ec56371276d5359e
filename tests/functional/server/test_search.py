"""Finding people by what they say: any order, accents or not, one letter wrong, and by all else that is on record."""

from datetime import date
from typing import Any
from uuid import UUID

import pytest

from agent_desktop.contract.accounts import Role
from agent_desktop.contract.citizens import CitizenSearch
from agent_desktop.ids import new_id
from central_server.citizens import walk
from central_server.citizens.search import search
from central_server.citizens.tables import CitizenRow
from tests.functional.server.authority import add_person
from tests.functional.server.conftest import Api, problem
from tests.functional.server.test_writes import case_body


def found(api: Api, text: str, **options: Any) -> list[str]:
    answer = api.post("/citizens/search", {"text": text, **options})
    assert answer.status_code == 200, answer.text
    return [match["name"] for match in answer.json()["items"]]


@pytest.fixture(scope="module")
def people(api: Api) -> Api:
    with api.inside() as session:
        add_person(
            session,
            "Siân Llewelyn-Quorn",
            birth_date=date(1941, 3, 14),
            postcode="FB3 4AB",
            email="Sian@Example.org",
            phone="+447700900961",
        )
        add_person(session, "Siana Llewelynsson", birth_date=date(1941, 3, 14), postcode="FB34 1AA")
        add_person(session, "Patrick O'Brannigan")
        add_person(session, "王小明", latin_name="Wang Xiaoming")
    return api


@pytest.mark.parametrize(
    "typed",
    [
        "Siân Llewelyn-Quorn",
        "quorn sian",
        "SIAN  quorn",
        "sain quorn",  # two letters swapped
        "sian quorm",  # one wrong
        "sian qorn",  # one missing
        "sian quoorn",  # one too many
        "sian quo",  # still typing
        "quorn FB3 4AB",
        "fb34ab quorn",
        "quorn FB3",
        "quorn 14/3/1941",
        "14 March 1941 sian quorn",
        "sian@example.ORG",
        "07700 900961",
        "+44 7700 900961",
        "quorn 07700 900961",
    ],
)
def test_she_is_found_and_alone(people: Api, typed: str) -> None:
    assert found(people, typed) == ["Siân Llewelyn-Quorn"]


def test_other_scripts_apostrophes_and_nobody(people: Api) -> None:
    assert found(people, "xiaoming wang") == ["王小明"]
    assert found(people, "小明 王") == ["王小明"] or found(people, "王小明") == ["王小明"]
    assert found(people, "obrannigan") == found(people, "O’Brannigan patrick") == ["Patrick O'Brannigan"]
    assert found(people, "zzyzx") == found(people, "sian zzyzx") == found(people, "!!!") == []
    assert found(people, "14/3/1941 sian quorn fb9 9zz") == []


def test_exact_comes_before_prefix_before_slip(people: Api) -> None:
    with people.inside() as session:
        for name in ("Tomaz Vrexlow", "Tomaz Vrexlo", "Tomaz Vrexlowe", "Tomaz Vrexly"):
            add_person(session, name)
    assert found(people, "tomaz vrexlow") == ["Tomaz Vrexlow", "Tomaz Vrexlowe", "Tomaz Vrexlo"]


def test_pages_of_a_search_meet(people: Api) -> None:
    with people.inside() as session:
        names = {f"Quibell{suffix} Pagefill" for suffix in ("", "e", "es", "s", "z", "zy", "a", "b", "x", "abc")}
        for name in names:
            add_person(session, name)
    seen: list[str] = []
    body: dict[str, Any] = {"text": "pagefill quibell", "limit": 3}
    for _ in range(10):
        page = people.post("/citizens/search", body).json()
        seen += [match["name"] for match in page["items"]]
        if page["next_cursor"] is None:
            break
        body["cursor"] = page["next_cursor"]
    assert sorted(seen) == sorted(names)
    assert seen[0] == "Quibell Pagefill"
    assert problem(people.post("/citizens/search", body | {"cursor": "bad"})) == (400, "malformed")


def test_however_long_the_stretches_are_pages_hold_everyone_who_fits_once(
    api: Api, monkeypatch: pytest.MonkeyPatch
) -> None:
    """All these people lie within one stretch of the real length, so the length is what varies."""
    ends = "abcdefghijkl"
    with api.inside() as session:
        amber = [
            add_person(session, f"Amberwalk Stretchon{end}", postcode="WK1 1AA" if place % 2 else "WK11 1AA")
            for place, end in enumerate(ends)
        ]
        others = [add_person(session, f"Quorndyke Stretchon{end}", postcode="WK1 1AB") for end in ends]
    for first, stretch, wide in ((1, 1, 1), (2, 3, 1), (5, 2, 10_000), (1, 1, 10_000)):
        for name, value in (("FIRST_STRETCH", first), ("STRETCH", stretch), ("WIDE", wide), ("MANY_TERMS", stretch)):
            monkeypatch.setattr(walk, name, value)
        assert whole(api, "amberwalk stretchon") == amber
        assert whole(api, "amberwalk stretchon wk1") == amber[1::2]
        assert whole(api, "wk11") == amber[::2]
        assert whole(api, "quorndyke wk11") == []
        assert whole(api, "amberwelk") == amber
        assert sorted(whole(api, "stretchon")) == sorted(amber + others)
        assert sorted(whole(api, "stretchonc")[:2]) == sorted((amber[2], others[2]))


def whole(api: Api, text: str) -> list[UUID]:
    """Everyone who fits, over pages of three, in this process."""
    today, cursor, seen = date(2026, 11, 22), None, list[UUID]()
    while True:
        with api.database.reading() as session:
            page = search(session, CitizenSearch(text=text, limit=3, cursor=cursor), Role.HANDLER, today)
        seen += [match.id for match in page.items]
        cursor = page.next_cursor
        if cursor is None:
            return seen


def test_a_case_reference_finds_its_citizen(api: Api) -> None:
    with api.inside() as session:
        citizen_id = add_person(session, "Referred Person")
    body = case_body(api, citizen_id=citizen_id)
    assert api.put(f"/cases/{new_id()}", body).status_code == 201
    typed = body["reference"].replace("-", " ").lower()
    page = api.post("/citizens/search", {"text": typed}).json()
    assert [(match["id"], match["case_reference"]) for match in page["items"]] == [(str(citizen_id), body["reference"])]
    assert page["items"][0]["matched_on"] == ["reference"]


def test_the_index_follows_a_change_of_name(api: Api) -> None:
    citizen_id = new_id()
    api.put(f"/citizens/{citizen_id}", {"name": "Before Wexcombe", "phones": [{"e164": "+441632960777"}]})
    assert found(api, "wexcombe") == ["Before Wexcombe"]
    change = {"name": "After Yarncliffe", "phones": []}
    assert api.put(f"/citizens/{citizen_id}/changes/{new_id()}", change, headers={"If-Match": '"1"'}).status_code == 200
    assert found(api, "wexcombe") == []
    assert found(api, "yarnclife after") == ["After Yarncliffe"]
    assert found(api, "01632 960777") == []
    with api.inside() as session:
        assert session.get(CitizenRow, citizen_id) is not None
