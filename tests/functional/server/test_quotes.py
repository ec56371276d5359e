"""The answers given in a contact are kept with it as they were sent, and shown to few."""

from datetime import UTC, datetime, timedelta
from typing import Any
from uuid import UUID

import pytest
from sqlalchemy import select
from sqlalchemy.orm import Session

from agent_desktop.contract.accounts import Role
from agent_desktop.ids import new_id
from central_server.answering.tables import ContactQuoteRow
from central_server.audit.tables import AuditRow
from central_server.knowledge.tables import ArticleRow, InstitutionRow
from central_server.writes.tables import Receipt
from tests.functional.server.authority import LONG_AGO, add_person
from tests.functional.server.conftest import Api, problem
from tests.functional.server.test_deliveries import item, verdicts
from tests.functional.server.test_writes import contact_body

H, S = Role.HANDLER, Role.SUPERVISOR
AT = "2026-11-20T09:30:00Z"


def add_article(session: Session, title: str, **fields: Any) -> UUID:
    """In force, as if somebody had approved it."""
    article_id, words = new_id(), {"en": title, "cy": ""}
    said = {"state": "validated", "title": words, "short_answer": words, "text": words, "service_codes": []}
    session.add(ArticleRow(id=article_id, **{**said, "updated_at": LONG_AGO, **fields}))
    session.flush()
    return article_id


def add_institution(session: Session, name: str) -> UUID:
    institution_id, words = new_id(), {"en": name, "cy": ""}
    body = {"name": words, "does": words}
    code = f"i{institution_id.hex[-12:]}"
    session.add(InstitutionRow(id=institution_id, code=code, body=body, updated_at=LONG_AGO))
    session.flush()
    return institution_id


def quote(answer_id: UUID | None = None, **fields: Any) -> dict[str, Any]:
    """All its fields told."""
    said = {"version": 1, "language": "en", "at": AT, "asked": "", "script_id": "", "step": ""}
    return {"source": "article", "id": str(answer_id or new_id()), **said, **fields}


def test_answers_come_back_as_they_were_sent_in_their_order(api: Api) -> None:
    quotes = [
        quote(asked="bin tŷ 🌧 שלום", version=3, language="cy"),
        quote(source="institution", script_id="bin", step="which"),
        quote(asked="x" * 300),
    ]
    contact_id = api.new_contact(quotes=quotes)
    for role in (H, S):
        assert api.get(f"/contacts/{contact_id}/quotes", role).json() == quotes
    assert "quotes" not in api.get(f"/contacts/{contact_id}").json()
    assert api.get(f"/contacts/{api.new_contact()}/quotes").json() == []
    assert problem(api.get(f"/contacts/{new_id()}/quotes")) == (404, "not-found")


def test_each_look_is_written_down_with_its_reason_and_a_handler_sees_their_own(api: Api) -> None:
    with api.inside() as session:
        citizen_id = add_person(session, "Looked At")
    contact_id = new_id()
    body = contact_body(citizen_id=citizen_id, quotes=[quote()])
    assert api.put(f"/contacts/{contact_id}", body, S).status_code == 201
    assert problem(api.get(f"/contacts/{contact_id}/quotes", H)) == (403, "not-allowed")
    assert len(api.get(f"/contacts/{contact_id}/quotes", S, headers={"Access-Reason": "review"}).json()) == 1
    with api.inside() as session:
        rows = session.scalars(select(AuditRow).where(AuditRow.action == "contact.quotes")).all()
        assert [(row.citizen_id, row.reason) for row in rows if row.subject_id == contact_id] == [
            (citizen_id, "review")
        ]


def test_the_history_tells_which_answers_were_given_by_what_they_are_called_now(api: Api) -> None:
    with api.inside() as session:
        citizen_id = add_person(session, "Told Much")
        known = [add_article(session, f"Answer {number}") for number in range(3)]
        guild = add_institution(session, "The Guild")
    quotes = [
        quote(),
        quote(known[0], version=7),
        quote(guild, source="institution"),
        quote(guild),
        quote(known[1]),
        quote(known[2]),
    ]
    contact_id = api.new_contact(citizen_id, quotes=quotes)
    without = api.new_contact(citizen_id)
    page = api.get(f"/citizens/{citizen_id}/history").json()["items"]
    context = api.post("/contact-context", {"citizen_id": citizen_id}).json()["history"]["items"]
    assert page == context
    told = {entry["id"]: entry["answers"] for entry in page}
    assert told[str(without)] == []
    assert [(each["title"]["en"], each["version"], each["source"]) for each in told[str(contact_id)]] == [
        ("Answer 0", 7, "article"),
        ("The Guild", 1, "institution"),
        ("Answer 1", 1, "article"),
    ]


@pytest.mark.parametrize(
    "bad",
    [
        {"asked": "x" * 301},
        {"asked": "x" * 10_000},
        {"asked": "a\x00b"},
        {"version": 0},
        {"version": 2**31},
        {"source": "rumour"},
        {"id": "not-an-id"},
        {"language": "fr"},
        {"at": "2026-11-20T09:30:00"},
        {"colour": "red"},
    ],
)
def test_what_no_desktop_sends_is_refused_and_nothing_is_kept(api: Api, bad: dict[str, Any]) -> None:
    contact_id = new_id()
    answer = api.put(f"/contacts/{contact_id}", contact_body(quotes=[quote(**bad)]))
    assert problem(answer) == (400, "malformed")
    assert problem(api.get(f"/contacts/{contact_id}")) == (404, "not-found")


def test_moments_and_numbers_have_their_limits(api: Api) -> None:
    for at in (datetime.now(UTC) + timedelta(hours=1), "0001-01-01T00:00:00+14:00"):
        answer = api.put(f"/contacts/{new_id()}", contact_body(quotes=[quote(), quote(at=at)]))
        assert problem(answer) == (422, "clock")
        assert [error["field"] for error in answer.json()["errors"]] == ["quotes.1.at"]
    assert problem(api.put(f"/contacts/{new_id()}", contact_body(quotes=[quote()] * 101))) == (400, "malformed")
    most = [quote(version=2**31 - 1)] * 100
    assert api.get(f"/contacts/{api.new_contact(quotes=most)}/quotes").json() == most


def test_a_contact_sent_again_keeps_its_answers_once(api: Api) -> None:
    contact_id, body = new_id(), contact_body(quotes=[quote(), quote()])
    first = api.put(f"/contacts/{contact_id}", body)
    again = api.put(f"/contacts/{contact_id}", body)
    assert (again.status_code, again.content) == (201, first.content)
    assert problem(api.put(f"/contacts/{contact_id}", {**body, "quotes": []})) == (422, "id-reused")
    with api.inside() as session:
        rows = session.scalars(select(ContactQuoteRow).where(ContactQuoteRow.contact_id == contact_id)).all()
        assert len(rows) == 2


def test_a_contact_of_before_is_answered_as_before(api: Api) -> None:
    """Its receipt was written by a server that knew no quotes; it is sent again by a desktop that knows none either."""
    contact_id, body = new_id(), contact_body(notes="asked about the bin")
    first = api.put(f"/contacts/{contact_id}", body)
    with api.inside() as session:
        kept = session.get_one(Receipt, contact_id).content_hash
    assert api.put(f"/contacts/{contact_id}", {**body, "quotes": []}).content == first.content
    with api.inside() as session:
        assert session.get_one(Receipt, contact_id).content_hash == kept


def test_answers_come_with_deliveries_as_well(api: Api) -> None:
    good = item("contact", contact_body(quotes=[quote()]))
    bad = item("contact", contact_body(quotes=[quote(asked="x" * 301)]))
    assert [verdict["status"] for verdict in verdicts(api, bad, good)] == [400, 201]
    assert api.get(f"/contacts/{good['id']}/quotes").json() == good["body"]["quotes"]
