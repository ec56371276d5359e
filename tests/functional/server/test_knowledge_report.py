"""What editors are told of answers: which are given for what, which never, and where none was; never by whom."""

from collections.abc import Iterator
from datetime import UTC, date, datetime, timedelta
from typing import Any
from uuid import UUID

import pytest

from agent_desktop.contract.accounts import Role
from agent_desktop.ids import new_id
from tests.functional.server.authority import BIN, NOISE, add_person
from tests.functional.server.conftest import Api, problem, serving
from tests.functional.server.test_feedback import account_of, feedback_body, question_body
from tests.functional.server.test_quotes import add_article, quote
from tests.functional.server.test_writes import contact_body

H, S, T, A = Role.HANDLER, Role.SUPERVISOR, Role.TRAINER, Role.ADMINISTRATOR


@pytest.fixture(scope="module")
def api(database_kind: str, request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Api]:
    """A server of this file's own: a report is about everything."""
    with serving(database_kind, request, tmp_path_factory) as running:
        yield running


@pytest.fixture(scope="module")
def articles(api: Api) -> dict[str, UUID]:
    today = datetime.now(UTC).date()
    with api.inside() as session:
        return {
            "paint": add_article(session, "Paint", review_by=today - timedelta(days=3)),
            "tip": add_article(session, "Tip", review_by=today + timedelta(days=3)),
            "unused": add_article(session, "Unused"),
            "long unused": add_article(session, "Long unused", updated_at=datetime(2020, 1, 1, tzinfo=UTC)),
            "draft": add_article(session, "Draft", state="work_in_progress", review_by=date(2020, 1, 1)),
        }


def given(answer: UUID, **fields: Any) -> dict[str, Any]:
    return quote(answer, **{"at": datetime.now(UTC), **fields})


def contact(api: Api, role: Role = H, **fields: Any) -> UUID:
    contact_id = new_id()
    answer = api.put(f"/contacts/{contact_id}", contact_body(**{"service_code": BIN, **fields}), role)
    assert answer.status_code == 201, answer.text
    return contact_id


@pytest.fixture(scope="module")
def contacts(api: Api, articles: dict[str, UUID]) -> dict[str, UUID]:
    """Two who were asked the same gave different answers; one gave none; some could not have."""
    paint, tip = articles["paint"], articles["tip"]
    asked = {"asked": "Where does paint go?"}
    with api.inside() as session:
        citizen_id = add_person(session, "Nobody Special")
    made = {
        "one": contact(api, H, quotes=[given(paint, **asked), given(paint, version=2, asked="paint")], notes="secret"),
        "other": contact(api, S, quotes=[given(tip, asked="where does PAINT go")], citizen_id=citizen_id),
        "again": contact(api, S, service_code=NOISE, outcome="referred", quotes=[given(tip), given(new_id())]),
        "none": contact(api, H, citizen_id=citizen_id, quotes=[]),
        "institution alone": contact(api, H, quotes=[given(new_id(), source="institution")]),
        "none again": contact(api, S, outcome="call_back"),
    }
    contact(api, H, outcome="case_raised")
    contact(api, H, outcome="cut_off", service_code=None)
    old = datetime.now(UTC) - timedelta(days=40)
    contact(api, H, started_at=old, finished_at=old, quotes=[given(articles["unused"], at=old)])
    contact(api, H, started_at=old, finished_at=old)
    assert api.put(f"/article-feedback/{new_id()}", feedback_body(paint)).status_code == 201
    assert api.put(f"/questions/{new_id()}", question_body()).status_code == 201
    return made


def report(api: Api, role: Role = T, days: int | None = None) -> dict[str, Any]:
    answer = api.get("/knowledge-report", role, params={} if days is None else {"days": days})
    assert answer.status_code == 200, answer.text
    told: dict[str, Any] = answer.json()
    return told


@pytest.mark.usefixtures("contacts")
def test_answers_are_counted_by_what_they_were_given_for(api: Api, articles: dict[str, UUID]) -> None:
    tip, paint = report(api)["uses"]
    assert (tip["article_id"], tip["title"]["en"], tip["version"]) == (str(articles["tip"]), "Tip", 1)
    assert (tip["quotes"], tip["contacts"], tip["open_feedback"]) == (2, 2, 0)
    assert tip["by_service"] == [{"key": BIN, "count": 1}, {"key": NOISE, "count": 1}]
    assert tip["by_outcome"] == [{"key": "answered", "count": 1}, {"key": "referred", "count": 1}]
    assert (paint["quotes"], paint["contacts"], paint["open_feedback"]) == (2, 1, 1)
    assert report(api, S, 90)["uses"][2]["article_id"] == str(articles["unused"])


@pytest.mark.usefixtures("contacts")
def test_what_is_in_force_and_never_given_is_named_the_longest_first(api: Api, articles: dict[str, UUID]) -> None:
    assert report(api)["never_used"] == [str(articles["long unused"]), str(articles["unused"])]
    assert report(api, A, 366)["never_used"] == [str(articles["long unused"])]
    assert report(api)["past_review"] == [str(articles["paint"])]


def test_contacts_that_ended_without_an_answer_are_counted_and_the_latest_named(
    api: Api, contacts: dict[str, UUID]
) -> None:
    (bins,) = report(api)["unanswered"]
    assert (bins["service_code"], bins["contacts"], bins["without"]) == (BIN, 5, 2)
    assert bins["recent"] == [str(contacts["none again"]), str(contacts["none"])]
    (bins,) = report(api, days=60)["unanswered"]
    assert (bins["contacts"], bins["without"]) == (7, 3)
    assert bins["recent"][:2] == [str(contacts["none again"]), str(contacts["none"])]
    assert len(bins["recent"]) == 3  # the oldest ended more than a month before the others


@pytest.mark.usefixtures("contacts")
def test_handlers_who_gave_different_answers_are_told_of_as_numbers(api: Api, articles: dict[str, UUID]) -> None:
    told = report(api)
    (disagreement,) = told["disagreements"]
    assert disagreement["asked"] == "where does paint go", "each put it otherwise, so only what both said is told"
    assert (disagreement["handlers"], disagreement["script_id"], disagreement["step"]) == (2, "", "")
    assert {(each["key"], each["count"]) for each in disagreement["answers"]} == {
        (str(articles["paint"]), 1),
        (str(articles["tip"]), 1),
    }
    assert (told["open_questions"], told["open_feedback"], told["days"]) == (1, 1, 30)


@pytest.mark.usefixtures("contacts")
def test_no_person_is_in_a_report(api: Api) -> None:
    told = api.get("/knowledge-report", T, headers={"Access-Reason": ""}).text
    for person in ("Nobody Special", "secret", "Test handler", "Test supervisor"):
        assert person not in told
    for role in (H, S):
        assert str(account_of(api, role)) not in told


def test_the_days_have_their_limits(api: Api) -> None:
    for days in (0, 367, -1, "many"):
        assert problem(api.get("/knowledge-report", T, params={"days": days})) == (400, "malformed")
