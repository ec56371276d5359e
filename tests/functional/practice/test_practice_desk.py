"""A contact is taken on the desk of practice as on any other, and what came of it can be judged."""

from datetime import timedelta

import msgspec
import pytest

from agent_desktop.contacts.numbers import read_number
from agent_desktop.contract.citizens import CitizenChange, CitizenWrite
from agent_desktop.contract.flags import FlagBasis, FlagWrite
from agent_desktop.contract.outcomes import Outcome
from agent_desktop.contract.practice_scenarios import ServerLine
from agent_desktop.contract.script_runs import Mode
from agent_desktop.desk import answers, cases, citizens, contacts, flags, history, outbox, practising, pulling
from agent_desktop.desk.connection import probe
from agent_desktop.desk.desk import Desk
from agent_desktop.desk.practising import Handed
from agent_desktop.desk.scripts import now as scripts_in_force
from agent_desktop.ids import new_id
from agent_desktop.practice.without_a_server import shipped_reference
from agent_desktop.sync.faults import NotThere, ServerAway
from tests.functional.practice.conftest import Begin
from tests.functional.practice.made import NUMBER, SERVICE, scenario, take_contact


def test_who_rings_is_known_with_flags_history_cases_and_who_speaks_for_them(begin: Begin) -> None:
    practice = begin(scenario())
    context = contacts.begin(practice.desk, read_number(NUMBER), new_id())
    assert context.citizen is not None
    assert context.citizen.id == practice.person("sioned")
    assert [flag.code for flag in context.flags] == ["HEAR"]
    assert [item.title for item in context.history.items] == ["Missed bin"]
    assert [case.progress for case in context.open_cases] == ["with the crew"]
    assert [each.name for each in context.citizen.representatives] == ["Gwyn Price"]
    speaker = contacts.open_citizen(practice.desk, practice.person("gwyn"), new_id())
    assert [each.name for each in speaker.represents] == ["Sioned Price"]
    case = cases.look_at(practice.desk, context.open_cases[0].id)
    assert case.due_at is not None
    more = history.more(practice.desk, context.citizen.id, contact_id=new_id())
    assert more.items == context.history.items
    assert contacts.look_at(practice.desk, context.history.items[0].id).notes == "The crew did not come."


def test_a_contact_and_its_case_are_taken_and_can_be_judged(begin: Begin) -> None:
    practice = begin(scenario())
    draft = take_contact(practice)
    material = practising.take_material(practice, draft.id)
    assert material.contact.outcome is Outcome.CASE_RAISED
    assert material.contact.notes == "Bin missed again."
    assert material.citizen_name == "Sioned Price"
    assert [flag.code for flag in material.flags] == ["HEAR"]
    assert [case.case.reference for case in material.cases] == [draft.cases[0].reference]
    assert material.cases[0].lacks == ()
    assert material.cases[0].due_then == draft.cases[0].promised_at
    assert outbox.counts(practice.desk).waiting == 0
    seen = contacts.open_citizen(practice.desk, practice.person("sioned"), new_id())
    assert draft.id in {item.id for item in seen.history.items}


def test_a_name_finds_more_people_than_the_one_who_rings(begin: Begin) -> None:
    practice = begin(scenario())
    found = citizens.find(practice.desk, "Price")
    assert {"Sioned Price", "Gwyn Price"} < {match.name for match in found.items}
    assert [match.name for match in citizens.find(practice.desk, NUMBER).items] == ["Sioned Price"]
    assert [match.name for match in citizens.find(practice.desk, "FB3 4QX").items] == ["Sioned Price"]


def test_people_are_added_and_corrected_and_flags_recorded(begin: Begin) -> None:
    practice = begin(scenario())
    desk, today = practice.desk, practice.desk.clock.now().date()
    added = citizens.add(desk, new_id(), CitizenWrite(name=" Marged Hill "))
    assert (added.citizen.name, added.pending) == ("Marged Hill", False)
    corrected = citizens.change(desk, added.citizen, CitizenChange(email="marged@example.org"), new_id())
    assert (corrected.citizen.email, corrected.citizen.version) == ("marged@example.org", 2)
    write = FlagWrite(
        code="SLOW",
        asked_by="Marged Hill",
        asked_on=today,
        basis=FlagBasis.CONSENT,
        starts_on=today,
        review_on=today + timedelta(days=90),
    )
    flags.record(desk, corrected.citizen.id, new_id(), write)
    context = contacts.open_citizen(desk, added.citizen.id, new_id())
    assert [flag.code for flag in context.flags] == ["SLOW"]


def test_scripts_and_answers_are_those_of_the_live_desk(begin: Begin, live: Desk) -> None:
    practice = begin(scenario())
    assert practice.desk.mode is Mode.PRACTICE
    assert scripts_in_force(practice.desk) == scripts_in_force(live)
    assert practice.desk.catalogue == live.catalogue
    while pulling.pull(practice.desk).more:
        pass
    found = answers.search(practice.desk, answers.Asking(words="missed bin"))
    assert found.hits


def test_what_the_authority_does_not_know_is_said_so(begin: Begin) -> None:
    practice = begin(scenario())
    with pytest.raises(NotThere):
        contacts.open_citizen(practice.desk, new_id(), new_id())
    with pytest.raises(NotThere):
        cases.look_at(practice.desk, new_id())


def test_without_a_line_the_contact_is_taken_all_the_same_and_judged(begin: Begin) -> None:
    practice = begin(scenario(ServerLine.AWAY))
    practising.hold_who_is_known(practice)
    practice.be(ServerLine.AWAY)
    probe(practice.desk)
    assert not probe(practice.desk).reached  # one that failed is only noted
    with pytest.raises(ServerAway):
        cases.look_at(practice.desk, new_id())
    draft = take_contact(practice)
    assert outbox.counts(practice.desk).waiting == 2
    assert practising.take_material(practice, draft.id).contact.id == draft.id


def test_an_attempt_can_be_gone_on_with_by_another_program(begin: Begin) -> None:
    first = begin(scenario(), attempt="the same")
    draft = take_contact(first)
    practising.take_material(first, draft.id)
    accepted = first.authority.accepted
    first.close()
    second = begin(scenario(), attempt="the same")
    practising.go_on(second, accepted)
    assert second.person("sioned") == first.person("sioned")
    before = first.authority.review_material(draft.id)
    assert before is not None
    assert practising.take_material(second, draft.id).contact == before.contact


def test_it_works_where_nothing_ever_came_from_a_server(handed: Handed) -> None:
    bare = practising.Handed(items=shipped_reference(), handler="N. Fernando", clock=handed.clock)
    practice = practising.open_practice(bare, scenario(), seed=1, attempt="bare")
    try:
        draft = take_contact(practice)
        assert practising.take_material(practice, draft.id).contact.service_code == SERVICE
        assert scripts_in_force(practice.desk)
    finally:
        practice.close()


def test_leaving_takes_the_people_away_and_leaves_the_reference_data(begin: Begin, handed: Handed) -> None:
    practice = begin(scenario())
    draft = take_contact(practice, notes="Sioned Price rang.")
    practising.take_material(practice, draft.id)
    practising.forget_people(practice)
    assert practice.desk.store.path is not None
    with practice.desk.store.reading() as db:
        tables = [row[0] for row in db.exec_driver_sql("SELECT name FROM sqlite_master WHERE type = 'table'")]
        for table in tables:
            if table.startswith("reference") or "search" in table or table.startswith("sqlite"):
                continue
            for row in db.exec_driver_sql(f'SELECT * FROM "{table}"'):
                assert b"Price" not in msgspec.json.encode([repr(value) for value in row]), table
    practice.close()
    again = begin(scenario())
    assert again.desk.catalogue.services


def test_the_reference_of_each_attempt_is_one_that_its_own_authority_gave_out(begin: Begin) -> None:
    """The store is the same one, and what is left in it of the attempt before is of no use."""
    for seed in (7, 8):
        practice = begin(scenario(), seed=seed)
        draft = take_contact(practice)
        material = practising.take_material(practice, draft.id)
        assert [case.case.reference for case in material.cases] == [draft.cases[0].reference]
        practising.forget_people(practice)
        practice.close()
