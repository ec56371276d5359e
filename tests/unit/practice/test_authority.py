"""The invented authority answers as a server does, and knows nobody but whom it was given."""

from datetime import UTC, datetime
from uuid import UUID, uuid4

import msgspec
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from agent_desktop.citizens.held_search import Sought
from agent_desktop.citizens.query import read_query
from agent_desktop.contract.base import API_VERSION_HEADER
from agent_desktop.contract.cases import ReferenceLease
from agent_desktop.contract.changes import Changes
from agent_desktop.contract.deliveries import Verdicts
from agent_desktop.contract.problems import Problem, ProblemType
from agent_desktop.practice.authority.authority import TOKEN, Authority, Reply, Request
from agent_desktop.practice.library import shipped
from agent_desktop.practice.people import beside, invent
from agent_desktop.practice.without_a_server import shipped_reference

NOW = datetime(2026, 11, 20, 10, 0, tzinfo=UTC)
WITH_TOKEN = {"authorization": f"Bearer {TOKEN}"}
BECAUSE = {**WITH_TOKEN, "access-reason": "contact"}


@pytest.fixture(scope="module")
def authority() -> Authority:
    made = Authority(
        shipped_reference(),
        handler="N. Fernando",
        seed="tests",
        number=5,
        now=lambda: NOW,
        read=lambda words, today: Sought(query=read_query(words, today)),
    )
    scenario = shipped()[0]
    made.people(invent(scenario, made.telling))
    made.people(beside(scenario, shipped(), made.telling))
    return made


def kind(reply: Reply) -> str:
    assert reply.headers["Content-Type"] == "application/problem+json"
    return msgspec.json.decode(reply.body, type=Problem).kind


def test_it_says_which_version_it_speaks_and_what_time_it_is(authority: Authority) -> None:
    reply = authority.answer(Request("GET", "/api/v1/about"))
    assert (reply.status, reply.headers[API_VERSION_HEADER]) == (200, "1")
    assert reply.headers["Date"] == "Fri, 20 Nov 2026 10:00:00 GMT"


@pytest.mark.parametrize(
    ("method", "path", "headers", "status", "problem"),
    [
        ("GET", "/api/v1/nothing", WITH_TOKEN, 404, ProblemType.NOT_FOUND),
        ("DELETE", "/api/v1/about", WITH_TOKEN, 404, ProblemType.NOT_FOUND),
        ("POST", "/api/v1/changes", {}, 401, ProblemType.SIGN_IN_REQUIRED),
        ("POST", "/api/v1/contact-context", WITH_TOKEN, 400, ProblemType.REASON_REQUIRED),
        ("POST", "/api/v1/contact-context", BECAUSE, 400, ProblemType.MALFORMED),
        ("GET", "/api/v1/citizens/no-id", BECAUSE, 404, ProblemType.NOT_FOUND),
        ("GET", f"/api/v1/contacts/{UUID(int=1)}/review-material", BECAUSE, 404, ProblemType.NOT_FOUND),
    ],
    ids=["no route", "no method", "no token", "no reason", "no body", "no id", "no contact"],
)
def test_what_it_does_not_do_it_says_as_a_server_does(  # noqa: PLR0917 - a table of them
    authority: Authority, method: str, path: str, headers: dict[str, str], status: int, problem: ProblemType
) -> None:
    reply = authority.answer(Request(method, path, headers, b"{"))
    assert (reply.status, kind(reply)) == (status, problem)


@given(
    method=st.sampled_from(["GET", "POST", "PUT", "DELETE"]),
    path=st.one_of(
        st.text(max_size=60),
        st.sampled_from(
            [
                "/changes",
                "/deliveries",
                "/citizens/search",
                f"/citizens/{UUID(int=7)}/history?limit=x",
                f"/reference-leases/{UUID(int=9)}",
            ]
        ),
    ),
    body=st.one_of(st.binary(max_size=80), st.just(b'{"items": [{"id": 1}]}'), st.just(b'{"cursor": "a:b"}')),
)
@settings(max_examples=200)
def test_whatever_is_asked_it_answers(authority: Authority, method: str, path: str, body: bytes) -> None:
    reply = authority.answer(Request(method, f"/api/v1{path}", BECAUSE, body))
    assert 200 <= reply.status < 600
    assert int(reply.headers["Content-Length"]) == len(reply.body)


@given(limit=st.integers(1, 1000))
@settings(max_examples=25)
def test_all_reference_data_comes_whatever_the_size_of_a_page(authority: Authority, limit: int) -> None:
    told, cursor, whole = [], None, False
    for _ in range(200):
        body = msgspec.json.encode({"cursor": cursor, "limit": limit})
        page = msgspec.json.decode(
            authority.answer(Request("POST", "/api/v1/changes", WITH_TOKEN, body)).body, type=Changes
        )
        told += [(item.kind, item.key) for item in page.items]
        whole, cursor = page.whole, page.cursor
        if not page.more:
            break
    assert whole
    assert len(told) == len(set(told)) == len(shipped_reference())


def test_a_cursor_of_other_reference_data_is_not_known(authority: Authority) -> None:
    body = msgspec.json.encode({"cursor": "another:10"})
    reply = authority.answer(Request("POST", "/api/v1/changes", WITH_TOKEN, body))
    assert (reply.status, kind(reply)) == (410, ProblemType.CURSOR_UNKNOWN)


def test_a_lease_that_is_asked_for_again_is_the_same_and_two_never_meet(authority: Authority) -> None:
    ids = [uuid4() for _ in range(3)]
    runs = []
    for lease_id in (*ids, *ids):
        path = f"/api/v1/reference-leases/{lease_id}"
        reply = authority.answer(Request("PUT", path, WITH_TOKEN, b'{"size": 100}'))
        runs.append(msgspec.json.decode(reply.body, type=ReferenceLease))
    assert runs[:3] == runs[3:]
    numbers = [number for run in runs[:3] for number in range(run.first, run.first + run.size)]
    assert len(set(numbers)) == 300


def test_one_refused_delivery_does_not_stop_those_after_it(authority: Authority) -> None:
    wrong, right = str(uuid4()), str(uuid4())
    items = [
        {"id": wrong, "kind": "citizen", "body": {"name": " "}},
        {"id": right, "kind": "citizen", "body": {"name": "Marged Hill"}},
        {"id": right, "kind": "citizen", "body": {"name": "Marged Hill"}},
        {"id": right, "kind": "citizen", "body": {"name": "Somebody Else"}},
    ]
    body = msgspec.json.encode({"items": items})
    reply = authority.answer(Request("POST", "/api/v1/deliveries", WITH_TOKEN, body))
    verdicts = msgspec.json.decode(reply.body, type=Verdicts).verdicts
    assert [verdict.status for verdict in verdicts] == [422, 201, 201, 422]
    assert verdicts[3].problem is not None
    assert verdicts[3].problem.kind == ProblemType.ID_REUSED


@pytest.mark.parametrize("scenario", shipped(), ids=lambda each: each.id)
def test_nobody_found_beside_a_scenario_can_be_taken_for_one_of_its_people(
    authority: Authority, scenario: object
) -> None:
    from agent_desktop.contract.practice_scenarios import PracticeScenario

    assert isinstance(scenario, PracticeScenario)
    own = invent(scenario, authority.telling)
    others = beside(scenario, shipped(), authority.telling)
    names = {person.name for person in scenario.people}
    numbers = {phone.e164 for person in scenario.people for phone in person.phones}
    assert not names & {citizen.name for citizen in others.citizens}
    assert not numbers & {phone.e164 for citizen in others.citizens for phone in citizen.phones}
    ids = [citizen.id for citizen in (*own.citizens, *others.citizens)]
    assert len(ids) == len(set(ids))
