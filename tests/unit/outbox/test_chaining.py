"""Changes of one record that wait behind each other: each is sent against what the one before left."""

from uuid import uuid4

import msgspec
from msgspec.structs import replace

from agent_desktop.contract.cases import CaseWrite
from agent_desktop.contract.citizens import Citizen, CitizenChange
from agent_desktop.contract.contacts import ContactWrite
from agent_desktop.outbox.applying import apply
from agent_desktop.outbox.chaining import following, renamed, those_that_need, with_it_back, without
from agent_desktop.outbox.rows import OutboxRow
from tests.unit.outbox import made

BASE = made.citizen(email="first@example.org")
FIRST = CitizenChange(email="second@example.org", preferred_format="large print")
LEFT = apply(BASE, FIRST)


def change_of(row: OutboxRow) -> CitizenChange:
    return msgspec.json.decode(row.body, type=CitizenChange)


def base_of(row: OutboxRow) -> Citizen:
    assert isinstance(row.base, msgspec.Raw)
    return msgspec.json.decode(row.base, type=Citizen)


def test_the_second_takes_the_version_that_came_of_the_first() -> None:
    second = made.correction(LEFT, CitizenChange(email="third@example.org"))
    moved = following(second, made.raw(replace(LEFT, version=4)))
    assert (moved.version, change_of(moved)) == (4, CitizenChange(email="third@example.org"))


def test_a_field_a_colleague_wrote_in_between_is_not_passed_over() -> None:
    """It keeps its version, so that the server refuses it and tells by whom."""
    second = made.correction(LEFT, CitizenChange(name="Wynne Abbott-Lee"))
    between = replace(LEFT, version=5, name="Wyn Abbott")
    assert following(second, made.raw(between)) == second


def test_another_field_a_colleague_wrote_in_between_is_no_matter() -> None:
    second = made.correction(LEFT, CitizenChange(name="Wynne Abbott-Lee"))
    between = replace(LEFT, version=5, latin_name="Wyn")
    moved = following(second, made.raw(between))
    assert (moved.version, base_of(moved)) == (5, between)


def test_a_change_taken_out_leaves_no_trace_in_what_was_made_upon_it() -> None:
    first = made.correction(BASE, FIRST)
    second = made.correction(LEFT, CitizenChange(email="third@example.org"))
    alone = without(second, first)
    assert base_of(alone) == BASE
    assert with_it_back(alone, first) == second


def test_what_a_change_taken_out_covered_up_is_looked_at_again() -> None:
    """A colleague wrote the same field, unseen under the first change: the older version makes the server say so."""
    first = made.correction(BASE, FIRST)
    second = made.correction(replace(LEFT, version=BASE.version + 1), CitizenChange(email="third@example.org"))
    assert without(second, first).version == BASE.version


def test_a_field_written_again_since_is_left_as_it_is() -> None:
    first = made.correction(BASE, FIRST)
    third = made.correction(replace(LEFT, email="other@example.org"), CitizenChange(email="third@example.org"))
    assert base_of(without(third, first)).email == "other@example.org"


def test_changes_of_other_records_are_left_alone() -> None:
    other = made.correction(made.citizen(), CitizenChange(email="x@example.org"))
    assert without(other, made.correction(BASE, FIRST)) == other


def test_a_contact_takes_its_case_with_it_and_a_case_takes_nothing() -> None:
    contact = made.contact_row()
    case, other = made.case_row(contact.id), made.case_row(uuid4())
    assert those_that_need(contact, (contact, case, other)) == (case,)
    assert those_that_need(case, (contact, case)) == ()


def test_a_new_id_stands_wherever_the_old_one_was_named() -> None:
    person, other = made.citizen_row(), uuid4()
    contact = made.contact_row(person.id)
    case = made.case_row(contact.id, person.id)
    moved = renamed(contact, person.id, other)
    assert msgspec.json.decode(moved.body, type=ContactWrite).citizen_id == other
    assert moved.citizen_id == other
    assert msgspec.json.decode(renamed(case, contact.id, other).body, type=CaseWrite).contact_id == other
