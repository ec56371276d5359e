"""Many writes in one exchange: each is judged as its PUT would judge it, and none twice."""

from concurrent.futures import ThreadPoolExecutor
from typing import Any
from uuid import UUID

import requests
from sqlalchemy import func, select

from agent_desktop.contract.accounts import Role
from agent_desktop.contract.deliveries import MOST
from agent_desktop.ids import new_id
from central_server.audit.tables import AuditRow
from central_server.contacts.tables import ContactRow
from tests.functional.server.authority import add_person
from tests.functional.server.conftest import Api, problem
from tests.functional.server.test_flags import flag_body
from tests.functional.server.test_writes import case_body, contact_body

Item = dict[str, Any]


def send(api: Api, *items: Item, role: Role = Role.HANDLER) -> requests.Response:
    return api.post("/deliveries", {"items": items}, role)


def verdicts(api: Api, *items: Item) -> list[dict[str, Any]]:
    answer = send(api, *items)
    assert answer.status_code == 200, answer.text
    told: list[dict[str, Any]] = answer.json()["verdicts"]
    assert [verdict["id"] for verdict in told] == [str(item["id"]) for item in items]
    return told


def item(kind: str, body: Any, **fields: Any) -> Item:
    return {"id": new_id(), "kind": kind, "body": body, **fields}


def put_of(api: Api, sent: Item) -> requests.Response:
    """The same write as the PUT of its name."""
    own, record, whose = sent["id"], sent.get("record_id"), sent.get("citizen_id")
    path = {
        "citizen": f"/citizens/{own}",
        "citizen_change": f"/citizens/{record}/changes/{own}",
        "flag": f"/citizens/{whose}/flags/{own}",
        "flag_change": f"/citizens/{whose}/flags/{record}/changes/{own}",
        "contact": f"/contacts/{own}",
        "case": f"/cases/{own}",
        "case_change": f"/cases/{record}/changes/{own}",
        "article_feedback": f"/article-feedback/{own}",
        "question": f"/questions/{own}",
        "practice_attempt": f"/practice-attempts/{own}",
    }[sent["kind"]]
    headers = {"If-Match": f'"{sent["version"]}"'} if "version" in sent else {}
    return api.put(path, sent["body"], headers=headers)


def a_whole_call(api: Api) -> list[Item]:
    """One of each kind, each resting on those before it."""
    person = item("citizen", {"name": "Delivered Person", "email": "a@example.org"})
    flag = item("flag", flag_body(), citizen_id=person["id"])
    contact = item("contact", contact_body(citizen_id=person["id"], notes="came late 🌧"))
    case = item("case", case_body(api, contact_id=contact["id"], citizen_id=person["id"]))
    return [
        person,
        item("citizen_change", {"email": "b@example.org"}, record_id=person["id"], version=1),
        flag,
        item("flag_change", {"own_words": "both"}, record_id=flag["id"], citizen_id=person["id"], version=1),
        contact,
        case,
        item("case_change", {"state": "waiting"}, record_id=case["id"], version=1),
        item("case_change", {"state": "open"}, record_id=case["id"], version=2),
    ]


def test_a_delivery_and_its_put_are_one_write(api: Api) -> None:
    call = a_whole_call(api)
    told = verdicts(api, *call)
    assert [verdict["status"] for verdict in told] == [201, 200, 201, 200, 201, 201, 200, 200]
    for sent, verdict in zip(call, told, strict=True):
        put = put_of(api, sent)
        assert (put.status_code, put.json()) == (verdict["status"], verdict["record"])
    assert verdicts(api, *call) == told


def test_a_put_sent_again_as_a_delivery_is_answered_as_the_first_time(api: Api) -> None:
    call = a_whole_call(api)
    puts = [put_of(api, sent) for sent in call]
    for sent, put, verdict in zip(call, puts, verdicts(api, *call), strict=True):
        assert (verdict["status"], verdict["record"]) == (put.status_code, put.json()), sent["kind"]


def wrong_in_every_way(api: Api) -> list[Item]:
    citizen_id = new_id()
    assert api.put(f"/citizens/{citizen_id}", {"name": "Twice Changed"}).status_code == 201
    used = api.new_contact()
    change = {"record_id": citizen_id, "version": 1}
    return [
        item("contact", {"channel": "phone"}),
        item("contact", contact_body(notes=5)),
        item("contact", contact_body(guessed=True)),
        item("contact", "not a record"),
        item("contact", contact_body(notes="a NUL: \0")),
        item("contact", contact_body(started_at="2026-01-01T00:00:00")),
        item("contact", contact_body(finished_at="2126-01-01T00:00:00Z")),
        item("contact", contact_body(citizen_id=new_id())),
        item("contact", contact_body(notes="other")) | {"id": used},
        item("citizen", {"name": " "}),
        item("citizen_change", {"email": "a@example.org"}, **change | {"version": 7}),
        item("citizen_change", {"email": "nothing"}, **change),
        item("citizen_change", {"email": "a@example.org"}, record_id=citizen_id),
        item("citizen_change", {"email": "a@example.org"}, record_id=new_id(), version=1),
        item("case", case_body(api, contact_id=new_id())),
        item("case", case_body(api, answers={"bin": "purple", "count": 99})),
        item("case", case_body(api, reference="CS-2222-2222")),
        item("flag", flag_body(code="NONE"), citizen_id=citizen_id),
        item("flag", flag_body(), citizen_id=new_id()),
    ]


def test_each_is_refused_as_its_put_is_and_the_rest_goes_on(api: Api) -> None:
    wrong = wrong_in_every_way(api)
    good = [item("contact", contact_body()) for _ in wrong]
    told = verdicts(api, *(each for pair in zip(wrong, good, strict=True) for each in pair))
    assert {verdict["status"] for verdict in told[1::2]} == {201}
    for sent, verdict in zip(wrong, told[::2], strict=True):
        put = put_of(api, sent)
        ours, theirs = verdict["problem"], put.json()
        assert verdict["status"] == put.status_code, (sent, ours, theirs)
        for field in ("type", "title", "status", "errors"):
            assert ours.get(field) == theirs.get(field)
        assert (ours["detail"] == theirs["detail"]) or ours["status"] == 400
        assert "record" not in verdict


def test_what_says_not_what_it_changes_is_malformed(api: Api) -> None:
    for incomplete in (
        item("case_change", {"state": "open"}, version=1),
        item("citizen_change", {}, version=1),
        item("flag", flag_body()),
    ):
        (told,) = verdicts(api, incomplete)
        assert (told["status"], told["problem"]["type"]) == (400, "/problems/malformed")


def test_an_exchange_that_cannot_be_read_writes_nothing(api: Api) -> None:
    contact = item("contact", contact_body())
    wrong: tuple[Any, ...] = (
        {"items": []},
        {"items": [contact] * (MOST + 1)},
        {"items": [{**contact, "kind": "other"}]},
        [],
        {},
    )
    for body in wrong:
        assert problem(api.post("/deliveries", body)) == (400, "malformed")
    assert problem(api.call("POST", "/deliveries", data=b"")) == (400, "malformed")
    assert problem(api.call("POST", "/deliveries", data=b'{"items": ["\xff"]}')) == (400, "malformed")
    assert problem(api.call("POST", "/deliveries", data=b" " * (1024 * 1024 + 1))) == (413, "too-large")
    assert problem(api.get(f"/contacts/{contact['id']}")) == (404, "not-found")


def test_a_refused_case_leaves_nothing_of_itself(api: Api) -> None:
    with api.inside() as session:
        citizen_id = add_person(session, "Half Written")
    contact = item("contact", contact_body(citizen_id=citizen_id))
    taken = case_body(api)
    assert api.put(f"/cases/{new_id()}", taken).status_code == 201
    case = item("case", case_body(api, contact_id=contact["id"], citizen_id=citizen_id, reference=taken["reference"]))
    assert [verdict["status"] for verdict in verdicts(api, contact, case)] == [201, 422]
    assert api.get(f"/citizens/{citizen_id}/cases").json()["items"] == []
    with api.inside() as session:
        written = select(func.count()).select_from(AuditRow).where(AuditRow.subject_id == case["id"])
        assert session.scalar(written) == 0


def test_the_same_exchange_at_once_is_done_once(api: Api) -> None:
    items = [item("contact", contact_body(notes=f"number {number}")) for number in range(20)]
    api.token(Role.HANDLER)
    with ThreadPoolExecutor(6) as pool:
        orders = [items, items[::-1]] * 3
        answers = list(pool.map(lambda order: send(api, *order), orders))
    assert {answer.status_code for answer in answers} == {200}
    told = [{each["id"]: each for each in answer.json()["verdicts"]} for answer in answers]
    assert all(each == told[0] for each in told)
    assert {verdict["status"] for verdict in told[0].values()} == {201}


def test_two_who_change_the_same_people_in_opposite_order_both_get_through(api: Api) -> None:
    """On PostgreSQL they wait for each other, and it ends one: that one tells what it did, and sends the rest again."""
    people = [new_id() for _ in range(12)]
    for citizen_id in people:
        assert api.put(f"/citizens/{citizen_id}", {"name": "Wanted Twice"}).status_code == 201
    api.token(Role.HANDLER)

    def change(order: list[UUID]) -> list[int]:
        waiting = [item("citizen_change", {"email": "a@example.org"}, record_id=each, version=1) for each in order]
        statuses: list[int] = []
        while waiting:
            answer = send(api, *waiting)
            assert answer.status_code in {200, 503}, answer.text
            told = answer.json().get("verdicts", [])
            statuses += [verdict["status"] for verdict in told]
            waiting = waiting[len(told) :]
        return statuses

    with ThreadPoolExecutor(2) as pool:
        first, second = pool.map(change, (people, people[::-1]))
    assert sorted(first + second) == [200] * len(people) + [412] * len(people)


def test_who_delivers_may_do_each(api: Api) -> None:
    contact = item("contact", contact_body())
    for role in (Role.TRAINER, Role.ADMINISTRATOR):
        (refused,) = send(api, contact, role=role).json()["verdicts"]
        assert (refused["status"], refused["problem"]["type"]) == (403, "/problems/not-allowed")
    (told,) = verdicts(api, contact)
    assert told["record"]["handled_by_name"] == "Test handler"
    (again,) = send(api, contact, role=Role.SUPERVISOR).json()["verdicts"]
    assert (again["status"], again["problem"]["type"]) == (422, "/problems/id-reused")


def test_words_arrive_byte_for_byte(api: Api) -> None:
    notes = "Łódź 🌧 \u200fעברית\r\n\ttab \\u0000 “quoted”"
    contact = item("contact", contact_body(notes=notes))
    verdicts(api, contact)
    with api.inside() as session:
        assert session.scalar(select(ContactRow.notes).where(ContactRow.id == contact["id"])) == notes
