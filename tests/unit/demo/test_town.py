"""What the demo authority promises, whatever the seed."""

import unicodedata
from collections import Counter
from datetime import date, datetime
from uuid import UUID

import msgspec
import pytest

from agent_desktop.cases.forms import check_form
from agent_desktop.cases.promise import due
from agent_desktop.cases.references import number_of, read_reference
from agent_desktop.citizens.names import terms, variants
from agent_desktop.contract.accounts import User
from agent_desktop.contract.citizens import CitizenStatus, Language
from agent_desktop.contract.contacts import Direction, IdentityCheck, NumberKind
from agent_desktop.contract.flags import FlagBasis, FlagWrite
from agent_desktop.contract.outcomes import Outcome
from agent_desktop.flags.standing import check_flag
from central_server.database.tables import metadata
from central_server.demo.calendars import CALENDARS
from central_server.demo.chance import MARK
from central_server.demo.flag_catalogue import DEFINITIONS
from central_server.demo.named import PEOPLE as NAMED
from central_server.demo.named import UNUSED_NUMBER
from central_server.demo.rows import COLUMNS
from central_server.demo.services import DEPARTMENTS, OFFERS
from tests.unit.demo.authority import PEOPLE, TODAY, make, records

SERVICES = {offer.service.code: offer.service for offer in OFFERS}


def test_the_same_seed_makes_the_same_rows_and_another_makes_others() -> None:
    assert make(seed=7) == make(seed=7)
    assert make(seed=7)["citizen"] != make(seed=8)["citizen"]


def test_other_contacts_are_with_the_same_people() -> None:
    few, many = make(contacts=2), make(contacts=20)
    assert few["citizen"] == many["citizen"]
    assert len(few["contact"]) < len(many["contact"])


def test_a_larger_town_begins_with_the_smaller_one() -> None:
    assert make(1200)["citizen"][:PEOPLE] == make(PEOPLE)["citizen"]


@pytest.mark.parametrize("citizens", [len(NAMED), len(NAMED) + 1, 299, 1000, 1001])
def test_there_are_as_many_people_as_asked_for(citizens: int) -> None:
    assert len(make(citizens, contacts=1)["citizen"]) == citizens


def test_rows_name_the_columns_that_the_tables_have() -> None:
    for table, columns in COLUMNS.items():
        assert set(columns) == set(metadata.tables[table].columns.keys()), table


def test_contacts_are_few_for_most_and_four_hundred_at_most() -> None:
    each = Counter(contact["citizen_id"] for contact in records(3000)["contact"])
    assert max(each.values()) == 400
    assert 3000 - len(each) > 300
    assert 8 <= sum(each.values()) / 3000 <= 12


def test_one_person_in_eight_has_flags() -> None:
    flagged = {flag["citizen_id"] for flag in records(3000)["flag"]}
    assert len(flagged) / 3000 == pytest.approx(1 / 8, abs=0.01)


def test_every_flag_would_be_taken_from_a_handler() -> None:
    some_past_review = 0
    for flag in records(3000)["flag"]:
        starts_on, review_on = date.fromisoformat(flag["starts_on"]), date.fromisoformat(flag["review_on"])
        ends_on = date.fromisoformat(flag["ends_on"]) if flag["ends_on"] else None
        write = FlagWrite(
            code=flag["code"],
            own_words=flag["own_words"],
            asked_by=flag["asked_by"],
            asked_on=date.fromisoformat(flag["asked_on"]),
            basis=FlagBasis(flag["basis"]),
            starts_on=starts_on,
            review_on=review_on,
            ends_on=ends_on,
        )
        assert check_flag(write, DEFINITIONS[flag["code"]], starts_on) == ()
        some_past_review += review_on < TODAY
        if DEFINITIONS[flag["code"]].restricted:
            assert flag["approved_by"] not in {None, flag["recorded_by"]}
    assert some_past_review > 10


def test_every_service_of_every_department_has_cases() -> None:
    asked_for = {case["service_code"] for case in records(3000)["case_file"]}
    assert asked_for == set(SERVICES)
    assert len(DEPARTMENTS) == 11
    assert {service.department_code for service in SERVICES.values()} == {item.code for item in DEPARTMENTS}


def test_every_answer_passes_its_form_on_the_day_it_was_given() -> None:
    for case in records(3000)["case_file"]:
        answers = msgspec.json.decode(case["answers"])
        opened = date.fromisoformat(case["opened_at"][:10])
        assert check_form(SERVICES[case["service_code"]].form, answers, opened) == (), case["service_code"]


def test_references_are_valid_once_each_and_covered_by_the_lease() -> None:
    references = [case["reference"] for case in records()["case_file"]]
    (lease,) = records()["reference_lease"]
    assert all(read_reference(reference) == reference for reference in references)
    numbers = [number_of(reference) for reference in references]
    assert numbers == list(range(lease["first"], lease["first"] + lease["size"]))


def test_what_is_due_is_what_was_promised() -> None:
    calendars = {calendar.code: calendar for calendar in CALENDARS}
    for case in records()["case_file"]:
        service = SERVICES[case["service_code"]]
        opened = datetime.fromisoformat(case["opened_at"] + "+00:00")
        promised = datetime.fromisoformat(case["promised_at"] + "+00:00")
        assert promised == due(service.promise, calendars[service.calendar_code], opened)
        assert case["due_at"] == (case["promised_at"] if case["state"] in {"open", "waiting"} else None)


def test_a_case_belongs_to_a_contact_that_raised_it() -> None:
    raised = {item["id"]: item for item in records()["contact"] if item["outcome"] == "case_raised"}
    for case in records()["case_file"]:
        contact = raised.pop(case["contact_id"])
        assert case["citizen_id"] == contact["citizen_id"]
        assert case["opened_at"] == contact["started_at"]
    assert raised == {}


def test_nothing_happened_today_or_later() -> None:
    for contact in records()["contact"]:
        assert contact["started_at"] <= contact["finished_at"] < TODAY.isoformat()


def test_numbers_ring_nowhere_and_some_are_shared() -> None:
    holders: Counter[str] = Counter()
    for phone in records(3000)["citizen_phone"]:
        number = phone["e164"]
        assert number.startswith("+447700900") or (number.startswith("+441632") and number[7] in "23456789")
        assert len(number) == 13
        holders[number] += 1
    assert max(holders.values()) > 3
    assert UNUSED_NUMBER not in holders
    assert len({phone["citizen_id"] for phone in records(3000)["citizen_phone"]}) < 2900


def test_only_named_people_have_the_area_s_drama_numbers() -> None:
    named = {number for person in NAMED for number in person.phones}
    for phone in records(3000)["citizen_phone"]:
        assert not phone["e164"].startswith("+441632960") or phone["e164"] in named


def test_names_are_of_many_scripts_and_shapes() -> None:
    people = records(3000)["citizen"]
    scripts = {
        unicodedata.name(letter).split()[0] for person in people for letter in person["name"] if letter.isalpha()
    }
    wanted = "LATIN ARABIC GURMUKHI BENGALI TAMIL SINHALA CJK CYRILLIC"
    assert set(wanted.split()) <= scripts
    assert all(person["latin_name"] or person["name"].isprintable() for person in people)
    names = [person["name"] for person in people]
    assert any("'" in name for name in names)
    assert any("-" in name for name in names)
    assert any(" " not in name for name in names)
    assert max(map(len, names)) > 80
    assert any("Ł" in name for name in names)


def test_a_name_in_its_own_script_stands_beside_its_latin_form() -> None:
    for person in records(3000)["citizen"]:
        letters = [letter for letter in person["name"] if letter.isalpha()]
        if not all(unicodedata.name(letter).startswith("LATIN") for letter in letters):
            assert person["latin_name"].isascii(), person["name"]


def test_the_name_index_is_what_the_server_would_write() -> None:
    made = records()
    words = {row["id"]: row["term"] for row in made["name_term"]}
    of_citizen: dict[str, set[str]] = {person["id"]: set() for person in made["citizen"]}
    for row in made["citizen_term"]:
        of_citizen[row["citizen_id"]].add(words[row["term_id"]])
    for person in made["citizen"]:
        assert of_citizen[person["id"]] == set(terms(person["name"], person["latin_name"]))
    expected = {(variant, number) for number, word in words.items() for variant in variants(word)}
    assert {(row["variant"], row["term_id"]) for row in made["name_variant"]} == expected


def test_some_have_died_moved_or_been_entered_twice() -> None:
    people = records(3000)["citizen"]
    statuses = Counter(person["status"] for person in people)
    assert set(statuses) == set(CitizenStatus)
    for person in people:
        assert (person["died_on"] is not None) == (person["status"] == "deceased")
        assert (person["merged_into"] is not None) == (person["status"] == "duplicate")


def test_every_word_of_a_row_is_one_that_the_contract_knows() -> None:
    made = records()
    for contact in made["contact"]:
        Outcome(contact["outcome"]), Direction(contact["direction"]), NumberKind(contact["number_kind"])
        if contact["identity"]:
            msgspec.json.decode(contact["identity"], type=IdentityCheck)
    for person in made["citizen"]:
        msgspec.json.decode(person["languages"], type=tuple[Language, ...])
    for account in made["account"]:
        user = {name: account[name] for name in ("username", "name", "role", "team")}
        msgspec.convert({"id": UUID(account["id"]), **user}, User)


def test_every_id_is_a_uuid_of_version_7_marked_as_the_demo_s() -> None:
    tables = ("citizen", "contact", "case_file", "flag", "representative", "account", "reference_lease")
    for table in (*tables, "article_feedback", "question"):
        ids = [row["id"] for row in records()[table]]
        assert len(set(ids)) == len(ids)
        for text in ids:
            assert UUID(text).version == 7
            assert text[12:16] == MARK
