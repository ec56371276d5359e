"""Nothing reaches the server before what it needs, and what needs nothing waits for nothing."""

from uuid import UUID, uuid4

from hypothesis import given
from hypothesis import strategies as st
from msgspec import UNSET
from msgspec.structs import replace

from agent_desktop.contract.citizens import CitizenChange
from agent_desktop.contract.deliveries import DeliveryKind
from agent_desktop.outbox.chaining import those_that_need
from agent_desktop.outbox.ordering import after, may_ride_along, named, touched_by
from agent_desktop.outbox.rows import OutboxRow
from tests.unit.outbox import made


def test_a_case_comes_after_its_contact_and_a_contact_after_the_person_added_in_it() -> None:
    person = made.citizen_row()
    contact = made.contact_row(person.id)
    case = made.case_row(contact.id, person.id)
    assert after(person, ()) == ()
    assert after(contact, (person,)) == (person.id,)
    assert after(case, (person, contact)) == (person.id, contact.id)


def test_changes_of_one_record_keep_their_order() -> None:
    base = made.citizen()
    first, second = (made.correction(base, CitizenChange(email=email)) for email in ("a@example.org", "b@example.org"))
    assert after(second, (first,)) == (first.id,)
    assert not may_ride_along(second)


def test_a_flag_waits_for_the_person_it_is_for() -> None:
    person = made.citizen_row()
    flag = made.row(DeliveryKind.FLAG, made.flag_write(), citizen_id=person.id)
    assert after(flag, (person, made.contact_row(person.id))) == (person.id,)


def test_a_speaker_who_was_added_here_comes_first() -> None:
    person = made.citizen_row()
    contact = made.row(DeliveryKind.CONTACT, made.contact_write(speaking_with=person.id))
    assert after(contact, (person,)) == (person.id,)


def test_what_concerns_the_same_person_goes_side_by_side() -> None:
    """A correction and a contact of someone the server knows have nothing to wait for."""
    base = made.citizen()
    correction = made.correction(base, CitizenChange(email="a@example.org"))
    contact = made.contact_row(base.id)
    assert after(contact, (correction,)) == ()
    assert after(correction, (contact,)) == ()


ids = st.sampled_from([uuid4() for _ in range(4)])


@st.composite
def rows(draw: st.DrawFn) -> OutboxRow:
    """Rows that name and touch each other often."""
    mine, other = draw(ids), draw(ids)
    match draw(st.sampled_from(["citizen", "contact", "case", "change"])):
        case "citizen":
            return replace(made.citizen_row(), id=mine, citizen_id=mine)
        case "contact":
            return replace(made.contact_row(other), id=mine)
        case "case":
            return replace(made.case_row(other), id=mine)
        case _:
            return made.correction(made.citizen(id=mine), CitizenChange(email="a@example.org"))


@given(rows(), st.lists(rows(), max_size=6))
def test_all_unfinished_rows_give_the_same_order_as_those_that_could_matter(
    row: OutboxRow, unfinished: list[OutboxRow]
) -> None:
    narrowed = [other for other in unfinished if other.touches in touched_by(row)]
    assert after(row, unfinished) == after(row, narrowed)


@given(rows(), st.lists(rows(), max_size=6))
def test_a_row_comes_after_others_only(row: OutboxRow, unfinished: list[OutboxRow]) -> None:
    assert row.id not in after(row, unfinished)
    assert row.touches not in named(row)


def test_a_row_that_says_nothing_of_a_person_names_nobody() -> None:
    row = made.contact_row()
    assert row.citizen_id is UNSET
    assert named(row) == frozenset()
    assert touched_by(row) == frozenset({UUID(str(row.id))})


def test_a_word_to_the_editors_waits_for_nothing_and_stays_when_its_contact_goes() -> None:
    contact = made.contact_row()
    question = made.row(DeliveryKind.QUESTION, made.question_write(contact_id=contact.id))
    feedback = made.row(DeliveryKind.ARTICLE_FEEDBACK, made.feedback_write(contact_id=contact.id))
    for row in (question, feedback):
        assert after(row, (contact,)) == ()
        assert touched_by(row) == {row.id}
        assert those_that_need(contact, (row,)) == ()
