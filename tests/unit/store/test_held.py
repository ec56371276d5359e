"""Who is held on this computer, by which number, and until when."""

from datetime import date, timedelta

import msgspec
import pytest
from msgspec.structs import replace

from agent_desktop.contract.flags import Flag, FlagBasis
from agent_desktop.faults import ProgramFault
from agent_desktop.ids import new_id
from agent_desktop.store import held, open_contacts
from agent_desktop.store.models import reference_item
from agent_desktop.store.opening import Store
from tests.unit.store.making import HOUR, NOW, NUMBER, context, open_contact

OTHER = "+447700900123"


def test_a_person_held_is_found_by_every_number_given_and_their_own(store: Store) -> None:
    mair, tom = context("Mair Evnas", phones=(NUMBER,)), context("Tom Test")
    assert mair.citizen is not None
    held.hold(store, mair, (OTHER,), NOW + HOUR)
    held.hold(store, tom, (OTHER,), NOW + HOUR)
    assert held.context(store, mair.citizen.id) == mair
    assert held.by_number(store, NUMBER) == (mair,)
    assert held.by_number(store, OTHER) == (mair, tom)
    assert held.by_number(store, "+441632960999") == ()
    assert held.context(store, new_id()) is None


def test_holding_again_replaces_what_is_held_and_never_shortens_it(store: Store) -> None:
    first = context("Mair Evnas", phones=(NUMBER,))
    assert first.citizen is not None
    second = context("Mair Evans", citizen_id=first.citizen.id)
    held.hold(store, first, (OTHER,), NOW + 2 * HOUR)
    held.hold(store, second, (), NOW + HOUR)
    (person,) = held.people(store)
    assert (person.name, person.until, person.as_of) == ("Mair Evans", NOW + 2 * HOUR, NOW)
    assert held.by_number(store, NUMBER) == ()
    assert held.by_number(store, OTHER) == (second,)


def test_the_servers_answer_brings_a_held_persons_new_phones(store: Store) -> None:
    first = context("Mair Evnas", phones=(NUMBER,))
    assert first.citizen is not None
    held.hold(store, first, (), NOW + HOUR)
    moved = context("Mair Evnas", citizen_id=first.citizen.id, phones=(OTHER,))
    with store.writing() as db:
        held.refresh_in(db, moved)
        held.refresh_in(db, context("Somebody Else", phones=(OTHER,)))
    assert held.by_number(store, NUMBER) == ()
    assert held.by_number(store, OTHER) == (moved,)


def test_nobody_is_held_past_their_moment(store: Store) -> None:
    held.hold(store, context("Mair Evnas", phones=(NUMBER,)), (), NOW + HOUR)
    held.hold(store, context("Tom Test"), (), NOW + 2 * HOUR)
    assert held.expire(store, NOW) == 0
    assert held.expire(store, NOW + HOUR) == 1
    assert [person.name for person in held.people(store)] == ["Tom Test"]
    assert held.by_number(store, NUMBER) == ()


def test_nothing_is_held_without_a_person_or_without_time(store: Store) -> None:
    held.hold(store, replace(context("x"), citizen=None), (NUMBER,), NOW + HOUR)
    held.hold(store, context("Mair Evnas"), (NUMBER,), NOW - timedelta(seconds=1))
    assert held.people(store) == ()


def test_forgetting_people_leaves_the_open_contacts_and_wiping_does_not(store: Store) -> None:
    held.hold(store, context("Mair Evnas"), (), NOW + HOUR)
    open_contacts.keep(store, open_contact("words"))
    held.forget_people(store)
    assert held.people(store) == ()
    assert len(open_contacts.every(store)) == 1
    held.wipe(store)
    assert open_contacts.every(store) == ()


def test_own_words_of_a_restricted_flag_are_never_let_in(store: Store) -> None:
    with store.writing() as db:
        for code, restricted in (("dog", True), ("hearing", False)):
            record = msgspec.json.encode({"code": code, "restricted": restricted})
            db.execute(reference_item.insert().values(kind="flag_definition", key=code, record=record, seen=1))
    mair = context("Mair Evnas")
    assert mair.citizen is not None
    flag = Flag(
        id=new_id(),
        citizen_id=mair.citizen.id,
        code="dog",
        own_words="planted words",
        asked_by="Dee",
        asked_on=date(2026, 1, 1),
        basis=FlagBasis.VITAL_INTEREST,
        starts_on=date(2026, 1, 1),
        review_on=date(2026, 6, 1),
    )
    with_words = replace(mair, flags=(flag,))
    with pytest.raises(ProgramFault):
        held.hold(store, with_words, (), NOW + HOUR)
    with pytest.raises(ProgramFault):
        open_contacts.keep(store, open_contact(about=with_words))
    assert held.people(store) == ()
    assert open_contacts.every(store) == ()
    held.hold(store, replace(mair, flags=(replace(flag, own_words=""),)), (), NOW + HOUR)
    held.hold(store, replace(mair, flags=(replace(flag, code="hearing"),)), (), NOW + HOUR)
    assert len(held.people(store)) == 1
