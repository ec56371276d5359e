"""Facts, open contacts and case numbers."""

import threading

import pytest
from msgspec.structs import replace

from agent_desktop.contract.cases import ReferenceLease
from agent_desktop.contract.policy import Policy
from agent_desktop.ids import new_id
from agent_desktop.store import facts, numbers, open_contacts
from agent_desktop.store.faults import StoreDamaged
from agent_desktop.store.opening import Store
from tests.unit.store.making import context, open_contact


def test_a_fact_is_kept_by_name(store: Store) -> None:
    assert facts.get(store, "policy", Policy) is None
    facts.put(store, "policy", Policy(offline_hours=3))
    facts.put(store, "policy", Policy(offline_hours=4))
    assert facts.get(store, "policy", Policy) == Policy(offline_hours=4)
    facts.put(store, "note", "words")
    with pytest.raises(StoreDamaged):
        facts.get(store, "note", Policy)
    facts.forget(store, "note")
    facts.forget(store, "note")
    assert facts.get(store, "note", str) is None


def test_open_contacts_come_back_as_they_were_in_the_order_of_their_tabs(store: Store) -> None:
    second = open_contact("second", place=1, about=context("Mair Evnas"))
    first = open_contact("first", place=0)
    for contact in (second, first):
        open_contacts.keep(store, contact)
    assert open_contacts.every(store) == (first, second)
    moved = replace(first, place=2, step="details")
    open_contacts.keep(store, moved)
    assert open_contacts.every(store) == (second, moved)
    open_contacts.forget(store, second.id)
    open_contacts.forget(store, second.id)
    assert open_contacts.every(store) == (moved,)


def test_a_lease_whose_answer_was_lost_is_asked_for_again_with_the_same_id(store: Store) -> None:
    first, second = new_id(), new_id()
    assert numbers.begin_lease(store, first) == first
    assert numbers.begin_lease(store, second) == first
    assert numbers.left(store) == 0
    assert numbers.take(store) is None
    numbers.put(store, ReferenceLease(id=first, first=100, size=2))
    assert numbers.begin_lease(store, second) == second


def test_numbers_are_given_once_each_lowest_first(store: Store) -> None:
    later, earlier = new_id(), new_id()
    numbers.put(store, ReferenceLease(id=later, first=200, size=1))
    numbers.put(store, ReferenceLease(id=earlier, first=100, size=2))
    assert numbers.left(store) == 3
    assert numbers.take(store) == 100
    numbers.put(store, ReferenceLease(id=earlier, first=100, size=2))
    assert [numbers.take(store) for _ in range(3)] == [101, 200, None]
    assert numbers.left(store) == 0


def test_numbers_taken_from_several_threads_at_once_are_all_different(store: Store) -> None:
    numbers.put(store, ReferenceLease(id=new_id(), first=1, size=100))
    taken: list[int | None] = []
    threads = [
        threading.Thread(target=lambda: taken.extend([numbers.take(store) for _ in range(25)])) for _ in range(4)
    ]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert sorted(number for number in taken if number) == list(range(1, 101))
