"""The outbox on disk: what is due, in which order, and what a verdict does."""

from datetime import timedelta

import msgspec
import pytest
from msgspec.structs import replace

from agent_desktop.contract.deliveries import DeliveryKind
from agent_desktop.ids import new_id
from agent_desktop.outbox.rows import RowState
from agent_desktop.store import held, open_contacts, outbox
from agent_desktop.store.faults import RowGone
from agent_desktop.store.opening import Store
from tests.unit.store.making import HOUR, NOW, case_row, change_row, contact_row, context, open_contact


def ids(rows: object) -> list[object]:
    return [row.id for row in rows]  # type: ignore[attr-defined]  # rows of any container


def test_what_was_added_comes_back_as_it_was_in_the_order_it_was_made(store: Store) -> None:
    row = replace(contact_row(notes="Mae’r bin yn llawn 🗑"), about="Mair Evnas", base=msgspec.Raw(b'{"a": 1}'))
    case = case_row(row.id)
    added = outbox.add(store, (row, case))
    assert outbox.every(store) == added
    first, second = added
    assert (first.sequence, second.sequence) == (1, 2)
    assert first == replace(row, sequence=1)
    assert bytes(first.body) == bytes(row.body)
    assert second.after == (row.id,)
    assert outbox.get(store, case.id) == second
    assert outbox.get(store, new_id()) is None


def test_finishing_forgets_the_open_contact_in_the_same_moment(store: Store) -> None:
    contact = open_contact("typed")
    open_contacts.keep(store, contact)
    outbox.add(store, (contact_row(contact.id),), closes=contact.id)
    assert open_contacts.every(store) == ()


def test_the_same_row_twice_is_one(store: Store) -> None:
    row = contact_row()
    (first,) = outbox.add(store, (row,))
    assert outbox.add(store, (replace(row, about="again"),)) == (first,)
    assert outbox.every(store) == (first,)


def test_a_case_is_due_with_its_contact_and_a_change_only_after_what_it_changes(store: Store) -> None:
    contact, case_id = contact_row(), new_id()
    case, change = case_row(contact.id, case_id), change_row(DeliveryKind.CASE_CHANGE, case_id)
    outbox.add(store, (contact, case, change))
    assert ids(outbox.due(store, NOW, 50)) == [contact.id, case.id]
    assert ids(outbox.due(store, NOW, 1)) == [contact.id]
    outbox.settle(store, accepted=(contact.id, case.id))
    (left,) = outbox.every(store)
    assert left.after == ()
    assert outbox.due(store, NOW, 50) == (left,)


@pytest.mark.parametrize("state", [RowState.REFUSED, RowState.MEETS])
def test_what_a_person_must_decide_holds_back_what_comes_after_it(store: Store, state: RowState) -> None:
    contact, other = contact_row(), contact_row()
    case = case_row(contact.id)
    first, *_ = outbox.add(store, (contact, case, other))
    outbox.settle(store, changed=(replace(first, state=state, said="no"),))
    assert ids(outbox.due(store, NOW, 50)) == [other.id]
    assert outbox.next_try(store, NOW) == NOW
    outbox.settle(store, accepted=(other.id,))
    assert outbox.next_try(store, NOW) is None
    found = outbox.counts(store)
    assert (found.waiting, found.refused, found.meets) == (1, state is RowState.REFUSED, state is RowState.MEETS)


def test_a_row_that_failed_is_due_when_its_time_comes(store: Store) -> None:
    (row,) = outbox.add(store, (contact_row(),))
    later = NOW + timedelta(seconds=40)
    outbox.settle(store, changed=(replace(row, attempts=3, next_try_at=later),))
    assert outbox.due(store, NOW, 50) == ()
    assert outbox.next_try(store, NOW) == later
    assert outbox.due(store, later, 50)[0].attempts == 3
    assert outbox.next_try(store, later + HOUR) == later + HOUR


def test_a_row_with_a_new_id_takes_the_old_ones_place(store: Store) -> None:
    contact, other = contact_row(), contact_row()
    case = case_row(contact.id)
    outbox.add(store, (contact, case, other))
    new = contact_row()
    outbox.settle(store, replaced=((contact.id, new),), changed=(replace(case, about="told"),))
    assert ids(outbox.every(store)) == [new.id, case.id, other.id]
    moved = outbox.get(store, case.id)
    assert moved is not None
    assert (moved.after, moved.about) == ((new.id,), "told")
    outbox.settle(store, accepted=(new.id,))
    assert ids(outbox.due(store, NOW, 50)) == [case.id, other.id]


def test_a_change_of_a_row_that_is_gone_is_passed_over(store: Store) -> None:
    (row,) = outbox.add(store, (contact_row(),))
    outbox.withdraw(store, row.id)
    outbox.settle(store, changed=(replace(row, attempts=1),))
    assert outbox.every(store) == ()


def test_what_was_withdrawn_can_be_put_back_where_it_was(store: Store) -> None:
    contact, other = contact_row(), contact_row()
    case = case_row(contact.id)
    before = outbox.add(store, (contact, case, other))
    taken = outbox.withdraw(store, contact.id)
    assert outbox.due(store, NOW, 50) == before[1:]
    outbox.put_back(store, taken)
    outbox.put_back(store, taken)
    assert outbox.every(store) == before
    assert ids(outbox.due(store, NOW, 1)) == [contact.id]


def test_several_are_withdrawn_together_or_not_at_all(store: Store) -> None:
    contact = contact_row()
    before = outbox.add(store, (contact, case_row(contact.id)))
    with pytest.raises(RowGone):
        outbox.withdraw_all(store, (contact.id, new_id()))
    assert outbox.every(store) == before
    taken = outbox.withdraw_all(store, ids(before))  # type: ignore[arg-type]  # they are ids
    assert taken == before
    outbox.put_back(store, *reversed(taken))
    assert outbox.every(store) == before


def test_the_order_of_making_is_never_given_twice(store: Store) -> None:
    first, last = outbox.add(store, (contact_row(), contact_row()))
    outbox.settle(store, accepted=(last.id,))
    (next_one,) = outbox.add(store, (contact_row(),))
    assert (first.sequence, last.sequence, next_one.sequence) == (1, 2, 3)


def test_rows_are_found_by_whom_they_are_about_and_by_what_they_follow(store: Store) -> None:
    citizen = new_id()
    contact = contact_row(citizen_id=citizen)
    case = case_row(contact.id)
    outbox.add(store, (contact_row(), contact, case))
    assert ids(outbox.of_citizen(store, citizen)) == [contact.id]
    assert ids(outbox.following(store, (contact.id, new_id()))) == [case.id]
    assert outbox.following(store, ()) == ()


def test_counts_tell_the_oldest_that_waits(store: Store) -> None:
    assert outbox.counts(store) == outbox.Counts()
    old, new = replace(contact_row(), made_at=NOW - HOUR), contact_row()
    outbox.add(store, (new, old))
    assert outbox.counts(store) == outbox.Counts(waiting=2, oldest=NOW - HOUR)


def test_what_the_server_answered_refreshes_who_is_held_and_nobody_else(store: Store) -> None:
    before, stranger = context("Mair Evnas"), context("Somebody Else")
    assert before.citizen is not None
    held.hold(store, before, (), NOW + HOUR)
    after = replace(before, citizen=replace(before.citizen, name="Mair Evans"))
    outbox.settle(store, contexts=(after, stranger))
    assert [person.name for person in held.people(store)] == ["Mair Evans"]
    assert held.context(store, before.citizen.id) == after
