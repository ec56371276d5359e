"""A word about an answer reaches its owner, and a question that had no answer the editors; both are settled once."""

from datetime import UTC, datetime, timedelta
from typing import Any
from uuid import UUID

import pytest
import requests
from sqlalchemy import select

from agent_desktop.contract.accounts import Role
from agent_desktop.contract.deliveries import DeliveryKind
from agent_desktop.ids import new_id
from central_server.accounts.tables import Account
from central_server.deliveries.reading import FROM, HANDLE_CONTACTS
from tests.functional.server.authority import BIN
from tests.functional.server.conftest import Api, problem
from tests.functional.server.test_deliveries import item, put_of, send, verdicts
from tests.functional.server.test_quotes import add_article
from tests.functional.server.test_roles import guards
from tests.functional.server.test_writes import contact_body
from tests.support.real_server import USERNAMES

H, S, T, A = Role.HANDLER, Role.SUPERVISOR, Role.TRAINER, Role.ADMINISTRATOR
__all__ = ["guards"]


def now() -> str:
    return datetime.now(UTC).isoformat(timespec="microseconds").replace("+00:00", "Z")


def feedback_body(article_id: UUID, **fields: Any) -> dict[str, Any]:
    return {"article_id": article_id, "version": 2, "kind": "out_of_date", "said_at": now(), **fields}


def question_body(**fields: Any) -> dict[str, Any]:
    return {"words": "Can I bring paint to the tip?", "asked_at": now(), **fields}


def account_of(api: Api, role: Role) -> UUID:
    with api.inside() as session:
        return session.scalars(select(Account.id).where(Account.username == USERNAMES[role])).one()


def article_of(api: Api, role: Role, *, changed_by: Role = A) -> UUID:
    """Which that role owns."""
    owner, other = account_of(api, role), account_of(api, changed_by)
    with api.inside() as session:
        return add_article(session, "Paint", owner=owner, updated_by=other)


def listed(api: Api, path: str, role: Role = T, **query: Any) -> list[dict[str, Any]]:
    """All pages, a few at a time."""
    found: list[dict[str, Any]] = []
    cursor: str | None = None
    while True:
        asked = {"limit": 3, "cursor": cursor, **query}
        page = api.get(path, role, params={name: value for name, value in asked.items() if value is not None}).json()
        found += page["items"]
        cursor = page["next_cursor"]
        if cursor is None:
            return found


def settle(api: Api, path: str, version: int = 1, role: Role = T, **fields: Any) -> requests.Response:
    body = {"state": "done", **fields}
    return api.put(f"{path}/changes/{new_id()}", body, role, headers={"If-Match": f'"{version}"'})


def test_a_word_about_an_answer_reaches_its_owner(api: Api) -> None:
    mine, others = article_of(api, T), article_of(api, S)
    ids = {}
    for article_id in (mine, others):
        ids[article_id] = new_id()
        body = feedback_body(article_id, remark="Not since\nApril. Łódź 🌧", contact_id=api.new_contact())
        told = api.put(f"/article-feedback/{ids[article_id]}", body)
        assert (told.status_code, told.headers["ETag"]) == (201, '"1"')
        assert told.json()["remark"] == body["remark"]
        assert "contact_id" not in told.json()
    found = {entry["id"]: entry for entry in listed(api, "/article-feedback", mine="true", state="open")}
    assert str(ids[others]) not in found
    own = found[str(ids[mine])]
    assert (own["title"]["en"], own["version"], own["owner"]) == ("Paint", 2, str(account_of(api, T)))
    assert {str(each) for each in ids.values()} <= {entry["id"] for entry in listed(api, "/article-feedback", A)}


def test_where_nobody_owns_an_answer_it_reaches_whoever_changed_it_last(api: Api) -> None:
    trainer = account_of(api, T)
    with api.inside() as session:
        article_id = add_article(session, "Nobody's", updated_by=trainer)
    told = api.put(f"/article-feedback/{new_id()}", feedback_body(article_id)).json()
    assert told["owner"] == str(trainer)
    assert told["id"] in {entry["id"] for entry in listed(api, "/article-feedback", mine="true")}
    assert told["id"] not in {entry["id"] for entry in listed(api, "/article-feedback", S, mine="true")}


def test_feedback_and_questions_come_newest_first_page_by_page(api: Api) -> None:
    article_id = article_of(api, A)
    at = now()
    given = [new_id() for _ in range(7)]
    for feedback_id in given:
        assert api.put(f"/article-feedback/{feedback_id}", feedback_body(article_id, said_at=at)).status_code == 201
        assert api.put(f"/questions/{feedback_id}", question_body(asked_at=at)).status_code == 422, "one id, one write"
    found = [entry["id"] for entry in listed(api, "/article-feedback", A, mine="true")]
    assert found == [str(each) for each in sorted(given, reverse=True)]
    asked = [new_id() for _ in range(4)]
    for question_id in asked:
        assert api.put(f"/questions/{question_id}", question_body(asked_at=at, service_code=BIN)).status_code == 201
    found = [entry["id"] for entry in listed(api, "/questions", A, service=BIN, state="open")]
    assert found == [str(each) for each in sorted(asked, reverse=True)]
    assert problem(api.get("/questions", A, params={"cursor": "x"})) == (400, "malformed")
    assert problem(api.get("/article-feedback", A, params={"state": "lost"})) == (400, "malformed")


def test_an_editor_settles_it_once_and_nobody_overwrites_another(api: Api) -> None:
    path = f"/article-feedback/{new_id()}"
    assert api.put(path, feedback_body(article_of(api, T))).status_code == 201
    assert problem(api.put(f"{path}/changes/{new_id()}", {"state": "done"}, T)) == (428, "precondition-required")
    done = settle(api, path, reply="It is until six again.")
    assert (done.status_code, done.headers["ETag"]) == (200, '"2"')
    told = done.json()
    assert (told["state"], told["reply"], bool(told["settled_at"])) == ("done", "It is until six again.", True)
    assert told["settled_by_name"]
    assert problem(settle(api, path, role=S, state="declined")) == (412, "changed")
    again = settle(api, path, 2, state="open").json()
    assert (again["state"], again["settled_at"], again["settled_by_name"]) == ("open", None, "")
    assert problem(settle(api, f"/article-feedback/{new_id()}")) == (404, "not-found")
    assert problem(settle(api, path, 3, article_id=article_of(api, T))) == (422, "refused")


def test_a_question_says_which_article_answers_it_now(api: Api) -> None:
    path, article_id = f"/questions/{new_id()}", article_of(api, T)
    asked = api.put(path, question_body(words="  Where\tdo I\u200b take\n paint? ", language="cy", service_code=BIN))
    assert (asked.status_code, asked.json()["words"]) == (201, "Where do I take paint?")
    assert asked.json()["article_id"] is None
    done = settle(api, path, article_id=article_id)
    assert (done.status_code, done.json()["article_id"]) == (200, str(article_id))
    assert problem(settle(api, path, 2, article_id=new_id())) == (422, "refused")
    assert problem(settle(api, f"/questions/{new_id()}")) == (404, "not-found")


def test_a_word_sent_again_is_one_word(api: Api) -> None:
    feedback_id, body = new_id(), feedback_body(article_of(api, T))
    first = api.put(f"/article-feedback/{feedback_id}", body)
    assert api.put(f"/article-feedback/{feedback_id}", body).content == first.content
    assert problem(api.put(f"/article-feedback/{feedback_id}", {**body, "kind": "wrong"})) == (422, "id-reused")
    question_id, asked = new_id(), question_body()
    first = api.put(f"/questions/{question_id}", asked)
    assert api.put(f"/questions/{question_id}", asked).content == first.content


def test_a_contact_may_be_named_by_whoever_handled_it_and_before_it_is_here(api: Api) -> None:
    article_id, theirs = article_of(api, T), new_id()
    assert api.put(f"/contacts/{theirs}", contact_body(), S).status_code == 201
    own = api.new_contact()
    for path, body in (("/article-feedback", feedback_body(article_id)), ("/questions", question_body())):
        answer = api.put(f"{path}/{new_id()}", {**body, "contact_id": theirs})
        assert problem(answer) == (422, "refused")
        assert answer.json()["errors"][0]["field"] == "contact_id"
        assert problem(api.put(f"{path}/{new_id()}", {**body, "contact_id": own}, T)) == (422, "refused")
        for contact_id, role in ((own, H), (new_id(), H), (own, S), (None, T)):
            answer = api.put(f"{path}/{new_id()}", {**body, "contact_id": contact_id}, role)
            assert answer.status_code == 201, (role, answer.text)


@pytest.mark.parametrize(
    ("bad", "refusal"),
    [
        ({"remark": "x" * 2001}, (400, "malformed")),
        ({"remark": "x" * 10_000}, (400, "malformed")),
        ({"remark": "a\x00b"}, (400, "malformed")),
        ({"kind": "rude"}, (400, "malformed")),
        ({"version": 0}, (400, "malformed")),
        ({"version": 2**40}, (400, "malformed")),
        ({"article_id": new_id()}, (422, "refused")),
        ({"said_at": datetime.now(UTC) + timedelta(days=1)}, (422, "clock")),
        ({"colour": "red"}, (400, "malformed")),
    ],
)
def test_a_word_that_cannot_be_is_refused(api: Api, bad: dict[str, Any], refusal: tuple[int, str]) -> None:
    body = {**feedback_body(article_of(api, T)), **bad}
    assert problem(api.put(f"/article-feedback/{new_id()}", body)) == refusal


@pytest.mark.parametrize(
    ("bad", "refusal"),
    [
        ({"words": ""}, (400, "malformed")),
        ({"words": "\u200b \t"}, (422, "refused")),
        ({"words": "x" * 301}, (400, "malformed")),
        ({"words": "a\x00b"}, (400, "malformed")),
        ({"service_code": "no-such"}, (422, "refused")),
        ({"asked_at": "1700-01-01T00:00:00Z"}, (422, "clock")),
        ({"citizen_id": new_id()}, (400, "malformed")),
    ],
)
def test_a_question_that_cannot_be_is_refused(api: Api, bad: dict[str, Any], refusal: tuple[int, str]) -> None:
    assert problem(api.put(f"/questions/{new_id()}", question_body(**bad))) == refusal


def test_each_goes_with_deliveries_from_every_role_and_nothing_else_does(api: Api) -> None:
    article_id = article_of(api, S)
    for role in (H, S, T, A):
        items = [item("article_feedback", feedback_body(article_id)), item("question", question_body())]
        contact = item("contact", contact_body())
        told = send(api, contact, *items, role=role).json()["verdicts"]
        statuses = [verdict["status"] for verdict in told]
        assert statuses == ([201, 201, 201] if role in HANDLE_CONTACTS else [403, 201, 201]), role
    sent = [item("article_feedback", feedback_body(article_id)), item("question", question_body())]
    for each, verdict in zip(sent, verdicts(api, *sent), strict=True):
        put = put_of(api, each)
        assert (put.status_code, put.json()) == (201, verdict["record"])


def test_a_delivery_asks_for_the_role_that_its_put_asks_for(guards: dict[str, Any]) -> None:
    puts = {
        DeliveryKind.CITIZEN: "/citizens/{citizen_id}",
        DeliveryKind.CITIZEN_CHANGE: "/citizens/{citizen_id}/changes/{change_id}",
        DeliveryKind.FLAG: "/citizens/{citizen_id}/flags/{flag_id}",
        DeliveryKind.FLAG_CHANGE: "/citizens/{citizen_id}/flags/{flag_id}/changes/{change_id}",
        DeliveryKind.CONTACT: "/contacts/{contact_id}",
        DeliveryKind.CASE: "/cases/{case_id}",
        DeliveryKind.CASE_CHANGE: "/cases/{case_id}/changes/{change_id}",
        DeliveryKind.ARTICLE_FEEDBACK: "/article-feedback/{feedback_id}",
        DeliveryKind.QUESTION: "/questions/{question_id}",
        DeliveryKind.PRACTICE_ATTEMPT: "/practice-attempts/{attempt_id}",
    }
    for kind in DeliveryKind:
        assert guards[f"PUT {puts[kind]}"].roles == FROM.get(kind, HANDLE_CONTACTS), kind
