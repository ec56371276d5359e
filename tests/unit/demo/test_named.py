"""The named people: there for every seed, as the tour and the README tell of them."""

from collections import Counter
from datetime import date

import msgspec
import pytest

from central_server.demo.accounts import PASSWORD, USERNAMES, WORKERS
from central_server.demo.calendars import CALENDARS
from central_server.demo.chance import MARK
from central_server.demo.named import (
    BUSY_NUMBER,
    GWEN_NUMBER,
    HOUSEHOLD_NUMBER,
    MAIR_NUMBER,
    MOVED_NUMBER,
    ONE_WORD_NUMBER,
    PEOPLE,
    person_id,
    uuid_of,
)
from central_server.demo.reference_rows import NO_PASSWORD
from central_server.demo.rows import COLUMNS
from central_server.demo.services import codes
from central_server.demo.town import town
from tests.unit.demo.authority import TODAY, Record, make, records


def holders(number: str) -> list[str]:
    return [phone["citizen_id"] for phone in records(3000)["citizen_phone"] if phone["e164"] == number]


def of_mair(table: str) -> list[Record]:
    return [row for row in records()[table] if row["citizen_id"] == person_id("mair")]


def test_every_seed_has_the_same_named_people() -> None:
    ids = [person_id(person.key) for person in PEOPLE]
    for seed in (1, 2):
        assert [row[0] for row in make(seed=seed)["citizen"][: len(PEOPLE)]] == ids
    assert str(uuid_of("mair")).replace("-", "") == person_id("mair")
    assert all(MARK in identity for identity in ids)


@pytest.mark.parametrize(
    ("number", "keys"),
    [
        (MAIR_NUMBER, ["mair"]),
        (GWEN_NUMBER, ["gwen"]),
        (HOUSEHOLD_NUMBER, ["parry_rhys", "parry_anna", "parry_tomos", "parry_nesta"]),
        (MOVED_NUMBER, ["moved"]),
        (ONE_WORD_NUMBER, ["one_word"]),
        (BUSY_NUMBER, ["busy"]),
    ],
)
def test_a_number_leads_to_whom_it_should(number: str, keys: list[str]) -> None:
    assert holders(number) == [person_id(key) for key in keys]


def test_mair_has_38_contacts_and_9_cases_two_of_them_open() -> None:
    assert len(of_mair("contact")) == 38
    states = Counter(case["state"] for case in of_mair("case_file"))
    assert states == {"open": 2, "closed": 7}
    open_cases = {case["service_code"]: case for case in of_mair("case_file") if case["state"] == "open"}
    assert open_cases["missed_assisted_collection"]["due_at"] == "2026-11-20 17:00:00.000000"
    assert open_cases["missed_assisted_collection"]["progress"] == "with the crew since Thu"
    assert open_cases["care_assessment"]["due_at"] == "2026-11-26 17:00:00.000000"


def test_gwen_may_speak_for_her_mother_about_council_tax_and_waste() -> None:
    (row,) = of_mair("representative")
    assert (row["name"], row["relation"], row["phone"]) == ("Gwen Evans", "daughter", GWEN_NUMBER)
    assert row["person_id"] == person_id("gwen")
    assert tuple(msgspec.json.decode(row["may_discuss"])) == codes("council_tax", "waste")
    assert row["valid_until"] == "2027-03-31"
    spoken = [contact for contact in of_mair("contact") if contact["speaking_with"]]
    assert {contact["speaking_with"] for contact in spoken} == {row["id"]}


def test_the_busiest_has_four_hundred_contacts() -> None:
    assert sum(contact["citizen_id"] == person_id("busy") for contact in records()["contact"]) == 400


@pytest.mark.parametrize("today", [date(2026, 11, 22), date(2027, 1, 1), date(2028, 2, 29), date(2026, 3, 29)])
def test_mair_s_story_holds_on_any_day(today: date) -> None:
    """On a Sunday or a bank holiday, what is open falls due on the next working day."""
    made = next(iter(town(len(PEOPLE), 1, today, 1.0)))
    contacts = [row for row in made.batch["contact"] if row[1] == person_id("mair")]
    cases = [dict(zip(COLUMNS["case_file"], row, strict=True)) for row in made.batch["case_file"]]
    open_of_mair = [case for case in cases if case["citizen_id"] == person_id("mair") and case["state"] == "open"]
    assert len(contacts) == 38
    assert len(open_of_mair) == 2
    assert all(str(case["due_at"]) >= today.isoformat() for case in open_of_mair)


def test_four_may_sign_in_with_the_well_known_password() -> None:
    from argon2 import PasswordHasher

    accounts = {account["username"]: account for account in records()["account"]}
    assert set(USERNAMES) < set(accounts) == {worker.username for worker in WORKERS}
    for username, account in accounts.items():
        if username in USERNAMES:
            assert PasswordHasher().verify(account["password_hash"], PASSWORD)
        else:
            assert account["password_hash"] == NO_PASSWORD
    assert accounts["handler"]["name"] == "R. Perera"


def test_everyone_works_by_welsh_bank_holidays() -> None:
    assert {(calendar.country, calendar.subdivision) for calendar in CALENDARS} == {("GB", "WLS")}
    assert TODAY.weekday() == 4
