"""The screen pop: who it may be, and everything about the one it can only be, in a handful of statements."""

from collections.abc import Iterator
from contextlib import contextmanager
from datetime import UTC, date, datetime, timedelta
from typing import Any
from uuid import UUID

from sqlalchemy import event
from sqlalchemy.orm import Session

from agent_desktop.contract.accounts import Role, User
from agent_desktop.contract.contacts import ContextAsk
from agent_desktop.ids import new_id
from central_server.api.asker import Asker, ServerState
from central_server.citizens.tables import CitizenRow
from central_server.contacts.context import context
from central_server.flags.tables import FlagRow
from tests.functional.server.authority import BIN, LONG_AGO, add_contacts, add_person, add_representative
from tests.functional.server.conftest import Api, problem

NUMBERS = iter(range(1632960000, 1632970000))


def new_number() -> str:
    return f"+44{next(NUMBERS)}"


def ask(api: Api, **body: Any) -> dict[str, Any]:
    answer = api.post("/contact-context", body)
    assert answer.status_code == 200, answer.text
    found: dict[str, Any] = answer.json()
    return found


def add_flag(session: Session, citizen_id: UUID, code: str, **fields: Any) -> None:
    today = datetime.now(UTC).date()
    given = {"starts_on": today, "review_on": today + timedelta(days=90), "own_words": "my words", **fields}
    session.add(
        FlagRow(
            id=new_id(),
            citizen_id=citizen_id,
            code=code,
            asked_by="Themselves",
            asked_on=today,
            basis="consent",
            recorded_at=LONG_AGO,
            **given,
        )
    )
    session.flush()


def test_one_person_at_a_number_comes_with_everything(api: Api) -> None:
    number = new_number()
    with api.inside() as session:
        citizen_id = add_person(session, "Maureen Tomos", phone=number, birth_date=date(1941, 3, 14))
        mother = add_person(session, "Her Mother")
        add_representative(session, mother, "Maureen Tomos", person_id=citizen_id)
        contacts = add_contacts(session, citizen_id, 40)
        add_flag(session, citizen_id, "HEAR")
    found = ask(api, number=number, history_limit=30)
    assert found["citizen"]["name"] == "Maureen Tomos"
    assert found["matches"][0]["matched_on"] == ["phone"]
    assert found["matches"][0]["flag_codes"] == ["HEAR"]
    assert found["matches"][0]["speaks_for"] == ["Her Mother"]
    assert [flag["code"] for flag in found["flags"]] == ["HEAR"]
    assert [each["name"] for each in found["represents"]] == ["Her Mother"]
    assert [item["id"] for item in found["history"]["items"]] == [str(each) for each in reversed(contacts[10:])]
    assert found["history"]["next_cursor"]
    assert found["counts"]["contacts"] == 40
    assert found["counts"]["by_channel"] == {"phone": 26, "email": 14}
    assert found["counts"]["by_service"] == {BIN: 20}


def test_a_household_is_offered_and_nobody_opened(api: Api) -> None:
    number = new_number()
    with api.inside() as session:
        ids = {str(add_person(session, name, phone=number)) for name in ("Ann Rees", "Bob Rees")}
    found = ask(api, number=number)
    assert found["citizen"] is None
    assert {match["id"] for match in found["matches"]} == ids
    assert found["history"]["items"] == []


def test_the_dead_are_shown_and_the_living_opened(api: Api) -> None:
    number = new_number()
    with api.inside() as session:
        add_person(session, "Gone Rees", phone=number, status="deceased")
        living = add_person(session, "Still Rees", phone=number)
    found = ask(api, number=number)
    assert found["citizen"]["id"] == str(living)
    assert {match["status"] for match in found["matches"]} == {"living", "deceased"}


def test_a_representatives_number_finds_the_representative_or_whom_they_speak_for(api: Api) -> None:
    number, other = new_number(), new_number()
    with api.inside() as session:
        mother = add_person(session, "Old Mother")
        daughter = add_person(session, "Known Daughter")
        add_representative(session, mother, "Known Daughter", person_id=daughter, phone=number)
        add_representative(session, mother, "A Stranger", phone=other)
    found = ask(api, number=number)
    assert (found["citizen"]["id"], found["matches"][0]["matched_on"]) == (str(daughter), ["representative"])
    assert ask(api, number=other)["citizen"]["id"] == str(mother)


def test_a_duplicate_gives_way(api: Api) -> None:
    number = new_number()
    with api.inside() as session:
        kept = add_person(session, "Kept Record")
        duplicate = add_person(session, "Dup Record", phone=number, status="duplicate", merged_into=kept)
    assert ask(api, number=number)["citizen"]["id"] == str(kept)
    assert ask(api, citizen_id=duplicate)["citizen"]["id"] == str(kept)


def test_nothing_known_is_an_empty_answer_and_an_unknown_citizen_is_not_found(api: Api) -> None:
    assert ask(api)["matches"] == []
    assert ask(api, number="+441632969999")["citizen"] is None
    assert problem(api.post("/contact-context", {"citizen_id": str(new_id())})) == (404, "not-found")


def test_history_pages_meet_without_a_gap_and_filter(api: Api) -> None:
    with api.inside() as session:
        citizen_id = add_person(session, "Long History")
        contacts = add_contacts(session, citizen_id, 25)
    seen: list[str] = []
    cursor = ""
    while True:
        page = api.get(f"/citizens/{citizen_id}/history?limit=4{cursor}").json()
        seen += [item["id"] for item in page["items"]]
        if page["next_cursor"] is None:
            break
        cursor = f"&cursor={page['next_cursor']}"
    assert seen == [str(each) for each in reversed(contacts)]
    of_service = api.get(f"/citizens/{citizen_id}/history?service={BIN}&channel=phone&limit=100").json()["items"]
    assert {(item["service_code"], item["channel"]) for item in of_service} == {(BIN, "phone")}
    for cursor in ("x", "e30", "bm90IGpzb24", "{}", "%F0%9F%92%A9"):
        refused = api.get(f"/citizens/{citizen_id}/history?cursor={cursor}")
        assert problem(refused) == (400, "malformed")


@contextmanager
def counted(api: Api) -> Iterator[list[str]]:
    statements: list[str] = []

    def note(_connection: object, _cursor: object, statement: str, *_rest: object) -> None:
        statements.append(statement)

    event.listen(api.database.engine, "before_cursor_execute", note)
    yield statements
    event.remove(api.database.engine, "before_cursor_execute", note)


def test_a_screen_pop_is_a_fixed_number_of_statements(api: Api) -> None:
    user = User(id=new_id(), username="x", name="X", role=Role.HANDLER)
    asker = Asker(ServerState(api.database, b"", ""), user, "contact", str(new_id()), datetime.now(UTC))
    for contacts in (0, 120):
        number = new_number()
        with api.inside() as session:
            citizen_id = add_person(session, "Counted", phone=number)
            add_contacts(session, citizen_id, contacts)
        with api.database.reading() as session:
            session.get(CitizenRow, new_id())  # opens the connection
            with counted(api) as statements:
                found = context(session, asker, ContextAsk(number=number))
        assert found.citizen is not None
        assert len(statements) == 10, statements
