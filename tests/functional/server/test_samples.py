"""A sample is drawn by a seed that anyone may draw by again, and says how far it is and what it can say."""

from collections.abc import Iterator
from datetime import timedelta
from typing import Any
from uuid import UUID

import pytest

from agent_desktop.contract.accounts import Role
from agent_desktop.ids import new_id
from central_server.contacts.erasing import erase
from tests.functional.server.answers import words
from tests.functional.server.conftest import Api, problem, serving
from tests.functional.server.reviewers import Reviewer, contact_of, noon, reviewer, since
from tests.functional.server.test_evaluations import QUESTIONS
from tests.functional.server.test_scorecards import Card

H, S = Role.HANDLER, Role.SUPERVISOR
DAYS = {"since": "2025-03-01", "until": "2025-03-31"}


@pytest.fixture(scope="module")
def api(database_kind: str, request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Api]:
    """A server of this file's own: what is drawn from is everything."""
    with serving(database_kind, request, tmp_path_factory) as running:
        yield running


@pytest.fixture(scope="module")
def card(api: Api) -> UUID:
    section = {"code": "first", "title": words("Manner"), "weight": 40, "questions": QUESTIONS}
    return Card(api, "Evaluated", sections=[section]).approved().id


@pytest.fixture(scope="module")
def ann(api: Api) -> Reviewer:
    return reviewer(api, "Ann")


@pytest.fixture(scope="module")
def handlers(api: Api) -> list[UUID]:
    """Three: the second is new; the third has two contacts alone, of which one is long."""
    made = [reviewer(api, name, role=H).id for name in ("First", "Second", "Third")]
    for handler in made:
        since(api, handler, noon(1) - timedelta(days=400))
    since(api, made[1], noon(1) - timedelta(days=30))
    for handler, count in zip(made, (8, 6, 2), strict=True):
        for number in range(count):
            start = noon(3 + number)
            length = timedelta(minutes=20 if handler == made[2] and number else 4)
            channel = "chat" if number % 2 else "phone"
            contact_of(api, handler, started_at=start, finished_at=start + length, channel=channel)
    return made


def asked(**fields: Any) -> dict[str, Any]:
    filters = {**DAYS, **fields.pop("filters", {})}
    return {"title": "Week 10", "kind": "random", "filters": filters, "seed": "2025-W10", **fields}


def drawn(who: Reviewer, **fields: Any) -> dict[str, Any]:
    answer = who.put(f"/samples/{new_id()}", asked(**fields))
    assert answer.status_code == 201, answer.text
    found: dict[str, Any] = answer.json()
    return found


def items(who: Reviewer, sample: dict[str, Any]) -> list[dict[str, Any]]:
    found: list[dict[str, Any]] = who.get(f"/samples/{sample['id']}/items").json()["items"]
    return found


def test_the_same_seed_draws_the_same_for_anyone(api: Api, ann: Reviewer, handlers: list[UUID]) -> None:
    other = reviewer(api, "Ben")
    one, two = drawn(ann, size=5), drawn(other, size=5)
    assert [each["contact_id"] for each in items(ann, one)] == [each["contact_id"] for each in items(other, two)]
    assert (one["drawn"], one["drawn_from"]) == (5, 16)
    elsewhere = drawn(ann, size=5, seed="another")
    assert [each["contact_id"] for each in items(ann, elsewhere)] != [each["contact_id"] for each in items(ann, one)]


def test_a_quota_for_each_handler_and_what_each_filter_lets_through(ann: Reviewer, handlers: list[UUID]) -> None:
    quota = drawn(ann, per_handler=3)
    assert {each["handler"]: each["drawn"] for each in quota["progress"]} == {
        str(handlers[0]): 3, str(handlers[1]): 3, str(handlers[2]): 2
    }  # fmt: skip
    for filters, fits in (
        ({"handlers": [str(handlers[0])]}, 8),
        ({"channels": ["chat"]}, 8),
        ({"new_handlers": True}, 6),
        ({"new_handlers": False}, 10),
        ({"at_least_seconds": 600}, 1),
        ({"at_most_seconds": 600}, 15),
        ({"flagged": True}, 0),
        ({"flagged": False}, 16),
        ({"until": "2025-03-03"}, 3),
        ({"teams": ["Nobody's"]}, 0),
        ({"services": ["noise"]}, 0),
    ):
        preview = ann.call("POST", "/sample-previews", body=asked(size=100, filters=filters)).json()
        assert preview["population"] == preview["drawn"] == fits, filters
    short = ann.call("POST", "/sample-previews", body=asked(per_handler=3)).json()
    assert short["short"] == [str(handlers[2])]


def test_strata_are_drawn_from_by_their_share(ann: Reviewer, handlers: list[UUID]) -> None:
    body = asked(kind="stratified", strata=["channel", "length"], size=4)
    preview = ann.call("POST", "/sample-previews", body=body).json()
    strata = {tuple(each["key"]): (each["population"], each["drawn"]) for each in preview["strata"]}
    assert strata == {("chat", "middle"): (7, 2), ("phone", "middle"): (8, 1), ("chat", "long"): (1, 1)}
    assert {tuple(each["stratum"]) for each in items(ann, drawn(ann, **_without(body)))} == set(strata)


def _without(body: dict[str, Any]) -> dict[str, Any]:
    return {key: value for key, value in body.items() if key not in {"title", "filters", "seed"}}


def test_reviewing_moves_it_on_and_its_band_is_honest(
    api: Api, ann: Reviewer, card: UUID, handlers: list[UUID]
) -> None:
    sample = drawn(ann, size=4, seed="band", filters={"handlers": [str(handlers[0])]})
    assert (sample["done"], sample["band"]) == (0, None)
    contacts = [UUID(each["contact_id"]) for each in items(ann, sample)]
    first = ann.evaluates(contacts[0], card, {"greeted": "yes", "kind": "yes"}, sample_id=sample["id"])
    assert first.status_code == 200, first.text
    one = ann.get(f"/samples/{sample['id']}").json()
    assert (one["done"], one["band"]["mean"], one["band"]["low"]) == (1, 100.0, None), "one says nothing of the rest"
    ann.evaluates(contacts[1], card, {"greeted": "yes", "kind": "no"}, sample_id=sample["id"])
    two = ann.get(f"/samples/{sample['id']}").json()
    assert two["band"]["mean"] == 62.5
    assert two["band"]["low"] == 0.0, "of two of eight the band is very wide"
    assert [each["mean"] for each in two["progress"]] == [62.5]
    states = [each["evaluation_state"] for each in items(ann, two)]
    assert states == ["submitted", "submitted", None, None]
    again = ann.call("POST", "/sample-previews", body=asked(size=9, filters={"handlers": [str(handlers[0])]})).json()
    assert again["population"] == 6, "what was reviewed is drawn no more"
    with api.inside() as session:
        erase(session, contacts[2], noon(30))
        erase(session, contacts[0], noon(30))
    left = items(ann, two)
    assert [each["gone"] for each in left] == [True, False, False], (
        "nothing is left to review of one, a score of the other"
    )


def test_nobody_is_given_their_own_to_review(api: Api, ann: Reviewer) -> None:
    contact_of(api, ann.id, started_at=noon(28), finished_at=noon(28))
    sample = drawn(ann, size=100, filters={"since": "2025-03-28", "until": "2025-03-28"})
    assert sample["drawn"] == 1
    assert items(ann, sample) == []
    assert len(items(reviewer(api, "Cay"), sample)) == 1


@pytest.mark.parametrize(
    ("fields", "says"),
    [
        ({"size": 5, "per_handler": 5}, "one of the two"),
        ({}, "one of the two"),
        ({"size": 5, "kind": "stratified"}, "names its strata"),
        ({"size": 5, "strata": ["channel"]}, "names its strata"),
        ({"size": 5, "kind": "stratified", "strata": ["channel", "channel"]}, "twice"),
        ({"size": 5, "filters": {"since": "2025-04-01"}}, "before the first"),
        ({"size": 5, "filters": {"since": "2020-04-01"}}, "At most"),
        ({"size": 5, "filters": {"since": "9999-12-01", "until": "9999-12-31"}}, "will not come"),
        ({"size": 5, "filters": {"since": "2025-01-01", "until": "2025-01-02"}}, "No contact fits"),
    ],
)
def test_what_cannot_be_drawn_is_said(ann: Reviewer, fields: dict[str, Any], says: str) -> None:
    answer = ann.put(f"/samples/{new_id()}", asked(**fields))
    assert problem(answer) == (422, "refused")
    assert says in " ".join(error["message"] for error in answer.json()["errors"])


def test_drawn_once_and_closed_once(ann: Reviewer, handlers: list[UUID]) -> None:
    sample_id = new_id()
    answers = [ann.put(f"/samples/{sample_id}", asked(size=3)) for _ in range(2)]
    assert answers[0].json() == answers[1].json()
    assert problem(ann.put(f"/samples/{sample_id}", asked(size=4))) == (422, "id-reused")
    closed = ann.put(f"/samples/{sample_id}/closings/{new_id()}", {}, 1)
    assert closed.json()["closed_at"]
    assert problem(ann.put(f"/samples/{sample_id}/closings/{new_id()}", {}, 1)) == (412, "changed")
    assert problem(ann.put(f"/samples/{sample_id}/closings/{new_id()}", {}, 2)) == (422, "refused")
    assert problem(ann.get(f"/samples/{new_id()}")) == (404, "not-found")
