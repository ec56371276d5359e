"""What evaluations say together; and nothing of a group so small that it would be of somebody."""

from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from typing import Any
from uuid import UUID

import pytest

from agent_desktop.contract.accounts import Role
from agent_desktop.ids import new_id
from tests.functional.server.answers import words
from tests.functional.server.conftest import Api, serving
from tests.functional.server.reviewers import Reviewer, contact_of, reviewer, since
from tests.functional.server.test_scorecards import Card

H = Role.HANDLER
CAUSE = {"code": "hurry", "words": words("Hurry")}
QUESTIONS = [
    {
        "code": "greeted",
        "words": words("Greeted?"),
        "na_allowed": True,
        "critical": "customer_critical",
        "proof": "notes_written",
    },
    {"code": "kind", "words": words("Kind?"), "root_causes": [CAUSE]},
]


@pytest.fixture(scope="module")
def api(database_kind: str, request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Api]:
    """A server of this file's own: a report is about everything."""
    with serving(database_kind, request, tmp_path_factory) as running:
        yield running


@pytest.fixture(scope="module")
def ann(api: Api) -> Reviewer:
    """Reviews one contact of each of six handlers of the hub and of two of the rest."""
    section = {"code": "first", "title": words("Manner"), "weight": 1, "questions": QUESTIONS}
    card = Card(api, "Reported", sections=[section]).approved().id
    made = reviewer(api, "Ann", team="Hub")
    for number in range(8):
        handler = reviewer(api, f"Handler{number}", role=H, team="Hub" if number < 6 else "Place")
        since(api, handler.id, datetime.now(UTC) - timedelta(days=20 if number < 3 else 800))
        now = datetime.now(UTC) - timedelta(days=2)
        service = {"channel": "chat", "service_code": None} if number == 7 else {"channel": "phone"}
        contact = contact_of(api, handler.id, started_at=now, finished_at=now, **service)
        _review(made, contact, card, kind="yes" if number % 2 else "no", greeted="na" if number == 7 else "yes")
    return made


def _review(who: Reviewer, contact: UUID, card: UUID, *, kind: str, greeted: str) -> None:
    path = f"/evaluations/{new_id()}"
    who.put(path, {"contact_id": str(contact), "scorecard_version_id": str(card)})
    causes = ["hurry"] if kind == "no" else []
    answers: dict[str, Any] = {
        "greeted": {"value": greeted, "from_trace": "no", "overruled_because": "It is on paper."},
        "kind": {"value": kind, "root_causes": causes},
    }
    who.put(f"{path}/changes/{new_id()}", {"content": {"answers": answers}}, 1)
    answer = who.put(f"{path}/moves/{new_id()}", {"move": "submit"}, 2)
    assert answer.status_code == 200, answer.text


def test_the_report_counts_by_team_question_cause_and_week(ann: Reviewer) -> None:
    report = ann.get("/review-report").json()
    assert (report["reviewed"], report["handled"]) == (8, 8)
    assert report["scores"]["mean"] == pytest.approx((3 * 100 + 1 * 100 + 4 * 50) / 8)
    assert {each["team"]: each["scores"]["n"] for each in report["teams"]} == {"Hub": 6, "Place": 2}
    kind = next(each for each in report["questions"] if each["code"] == "kind")
    assert (kind["answered"], kind["gained"], kind["errors"]) == (8, 50.0, 4)
    greeted = next(each for each in report["questions"] if each["code"] == "greeted")
    assert (greeted["not_applicable"], greeted["from_trace"], greeted["overruled"]) == (1, 8, 8)
    assert [(each["code"], each["count"]) for each in report["causes"]] == [("hurry", 4)]
    assert [each["scores"]["n"] for each in report["weeks"]] == [8]
    classes = {each["error_class"]: each["accuracy"] for each in report["classes"]}
    assert classes["customer_critical"] == 100.0
    channels = {each["channel"]: each["scores"] for each in report["channels"]}
    assert (channels["phone"]["n"], channels["chat"]["n"], channels["chat"]["mean"]) == (7, 1, 100.0)
    assert sum(each["scores"]["n"] for each in report["services"]) == 8
    assert next(each["scores"]["n"] for each in report["services"] if each["service_code"] is None) >= 1


def test_it_is_narrowed_to_days_a_team_and_a_scorecard_and_says_what_else_there_is(ann: Reviewer) -> None:
    whole = ann.get("/review-report").json()
    assert whole["all_teams"] == ["Hub", "Place"]
    (card,) = whole["all_scorecards"]
    assert (card["title"]["en"], card["scores"]["n"]) == ("Reported", 8)
    of_place = ann.get("/review-report?team=Place").json()
    assert (of_place["reviewed"], of_place["all_teams"]) == (2, ["Hub", "Place"])
    assert ann.get(f"/review-report?scorecard={card['scorecard_id']}").json()["reviewed"] == 8
    of_none = ann.get(f"/review-report?scorecard={new_id()}").json()
    assert (of_none["reviewed"], len(of_none["all_scorecards"])) == (0, 1)
    today = datetime.now(UTC).date()
    day = today - timedelta(days=2)
    assert ann.get(f"/review-report?since={day}&until={day}").json()["reviewed"] == 8, "both days are in it"
    empty = ann.get(f"/review-report?since={today}&until={today}").json()
    assert (empty["reviewed"], empty["scores"]["mean"]) == (0, None)


NO_DAYS = [
    ("since=2026-02-02&until=2026-02-01", 422, "before the first"),
    ("since=2020-01-01&until=2021-06-01", 422, "at most 366 days"),
    ("since=0001-01-01&until=2026-02-01", 422, "at most 366 days"),
    ("until=0001-01-01", 422, "Nothing is written down"),
    ("until=9999-12-31", 422, "not come yet"),
    ("since=yesterday", 400, "malformed"),
]


@pytest.mark.parametrize(("query", "status", "words"), NO_DAYS)
@pytest.mark.parametrize("route", ["review-report", "fairness-report"])
def test_days_that_are_none_are_refused_in_words(
    ann: Reviewer, route: str, query: str, status: int, words: str
) -> None:
    answer = ann.get(f"/{route}?{query}")
    assert answer.status_code == status, answer.text
    assert words in answer.text


def test_a_group_of_fewer_than_five_is_withheld_and_so_is_what_would_tell_it(ann: Reviewer) -> None:
    groupings = {each["by"]: each["groups"] for each in ann.get("/fairness-report").json()["groupings"]}
    assert [each["withheld"] for each in groupings["team"]] == [True, True], "two of eight would be told by six"
    assert all("Handler" not in str(each) for each in groupings.values())
    by_since = {each["key"]: each for each in groupings["since"]}
    assert by_since["new"] == {"key": "new", "withheld": True, "people": None, "scores": None}
