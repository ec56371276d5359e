"""The demo's handlers give answers, mostly alike; editors of the smallest demo find something to do."""

from collections import defaultdict
from datetime import date, timedelta
from uuid import UUID

import pytest

from agent_desktop.contract.answering import FeedbackKind, FeedbackState
from agent_desktop.knowledge.questions import question_key
from central_server.answering.disagreeing import Given, disagreements
from central_server.demo.rows import COLUMNS
from central_server.demo.town import FEWEST
from tests.unit.demo.authority import TODAY, Record, make, records


def test_every_answer_was_given_in_a_contact_that_could_have_had_one() -> None:
    contacts = {contact["id"]: contact for contact in records()["contact"]}
    articles = {article["id"]: article["version"] for article in records()["article"]}
    given: defaultdict[str, int] = defaultdict(int)
    for quote in records()["contact_quote"]:
        contact = contacts[quote["contact_id"]]
        assert 1 <= quote["version"] <= articles[quote["subject_id"]]
        assert quote["position"] == given[quote["contact_id"]]
        assert contact["started_at"] <= quote["at"] <= contact["finished_at"]
        assert [quote[name] for name in ("service_code", "outcome", "handled_by")] == [
            contact[name] for name in ("service_code", "outcome", "handled_by")
        ]
        assert quote["question"] == question_key(quote["asked"], quote["language"])
        given[quote["contact_id"]] += 1
    assert {
        contact["id"]: contact["answers_given"] for contact in contacts.values() if contact["answers_given"]
    } == given


def test_most_contacts_of_late_had_an_answer_and_none_of_long_ago() -> None:
    since = (TODAY - timedelta(days=300)).isoformat()
    answered = [each for each in records(3000)["contact"] if each["outcome"] == "answered" and each["handled_by"]]
    lately = [bool(each["answers_given"]) for each in answered if each["started_at"] > since]
    before = [each["answers_given"] for each in answered if each["started_at"] < "2025-01-01"]
    assert 0.6 < sum(lately) / len(lately) < 0.8
    assert set(before) == {0}


@pytest.mark.parametrize("seed", range(1, 7))
def test_the_smallest_demo_has_questions_answered_differently_of_late(seed: int) -> None:
    lately = (TODAY - timedelta(days=29)).isoformat()
    rows = (dict(zip(COLUMNS["contact_quote"], row, strict=True)) for row in make(FEWEST, seed=seed)["contact_quote"])
    told = disagreements([as_given(row) for row in rows if row["at"] > lately and row["question"]], 99)
    assert len(told) >= 3
    assert all(" " in each.asked for each in told)


def as_given(row: Record) -> Given:
    return Given(
        question=row["question"],
        script_id="",
        step="",
        asked=row["asked"],
        contact=UUID(row["contact_id"]),
        handler=UUID(row["handled_by"]),
        article=UUID(row["subject_id"]),
    )


def test_editors_have_words_and_questions_to_settle_and_some_settled() -> None:
    handlers = {account["id"] for account in records()["account"] if account["role"] == "handler"}
    articles = {article["id"]: article for article in records()["article"]}
    services = {service["code"] for service in records()["service"]}
    words, questions = records()["article_feedback"], records()["question"]
    assert {FeedbackKind(each["kind"]) for each in words} == set(FeedbackKind)
    for each in (*words, *questions):
        by, at = (each.get(name) or each[other] for name, other in (("said_by", "asked_by"), ("said_at", "asked_at")))
        assert by in handlers
        assert at < TODAY.isoformat()
        settled = FeedbackState(each["state"]) is not FeedbackState.OPEN
        assert settled == (each["settled_at"] is not None) == (each["settled_by"] is not None)
        assert each["version"] == (2 if settled else 1)
        assert each["settled_at"] is None or at < each["settled_at"] <= f"{TODAY} 23:59"
    assert {each["article_id"] for each in words} <= set(articles)
    assert {each["service_code"] for each in questions} - {None} <= services
    assert {each["article_id"] for each in questions} - {None} <= set(articles)
    for rows in (words, questions):
        states = [each["state"] for each in rows]
        assert states.count("open") >= 5
        assert "done" in states


def test_days_are_counted_from_the_day_the_demo_is_made() -> None:
    assert date.fromisoformat(max(each["asked_at"] for each in records()["question"])[:10]) == TODAY - timedelta(days=1)
