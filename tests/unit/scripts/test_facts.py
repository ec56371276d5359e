"""What is known outside a run: under which names, where from, and that nobody is asked twice."""

from datetime import date

import pytest

from agent_desktop.contract.citizens import Address, Citizen, Phone
from agent_desktop.contract.contacts import IdentityCheck, IdentityMethod
from agent_desktop.contract.script_runs import Fact, Origin, Situation
from agent_desktop.contract.scripts import Script, Value
from agent_desktop.ids import new_id
from agent_desktop.scripts import engine
from agent_desktop.scripts.facts import established, facts, on_record, said_in, said_in_form
from tests.unit.scripts.made import END, NOW, go, head, place, prompt, read, shipped

MAIR = Citizen(
    id=new_id(),
    version=1,
    name="Mair Evans",
    birth_date=date(1941, 3, 14),
    address=Address(line="12 Heol y Bont", locality="Fenbridge", postcode="FB3 4QX"),
    phones=(Phone(e164="+441632960123"),),
)


def asking(*names: str, source: str = "citizen") -> Script:
    variables = "".join(
        f"  - {{name: {name}, kind: text, label: {{en: L}}, privacy: personal, source: {source}}}\n" for name in names
    )
    return read(head() + "variables:\n" + variables + "steps:\n" + prompt("first", "end") + END)


def check(method: IdentityMethod, *, of_representative: bool = False) -> IdentityCheck:
    return IdentityCheck(method=method, at=NOW, of_representative=of_representative)


def as_values(found: tuple[Fact, ...]) -> dict[str, Value]:
    return {fact.name: fact.value for fact in found}


def test_the_record_fills_what_a_script_declares_to_be_on_it_and_nothing_else() -> None:
    record = on_record(MAIR, "")
    found = facts([asking("birth_date", "postcode")], record, {})
    assert as_values(found) == {"birth_date": "1941-03-14", "postcode": "FB3 4QX"}
    assert {fact.origin for fact in found} == {Origin.RECORD}
    assert facts([asking("birth_date", source="asked")], record, {}) == ()


def test_the_number_that_calls_goes_before_the_one_on_record() -> None:
    assert on_record(MAIR, "01632 960999")["phone"] == "01632 960999"
    assert on_record(MAIR, "")["phone"] == "+441632960123"
    assert on_record(None, "") == {}
    assert on_record(MAIR, "01632 960999")["reach_them"] == "01632 960999"
    assert "reach_them" not in on_record(MAIR, ""), "a number on record may not be safe to ring"
    assert "email" not in on_record(MAIR, "")


@pytest.mark.parametrize("method", IdentityMethod)
def test_only_a_check_that_succeeded_establishes_who_is_speaking(method: IdentityMethod) -> None:
    wanted = method not in (IdentityMethod.NOT_NEEDED, IdentityMethod.FAILED)
    assert bool(established(check(method))) is wanted


def test_what_was_said_goes_before_the_record() -> None:
    earlier = (Fact(name="postcode", value="FB1 1AA", origin=Origin.SAID),)
    found = facts([asking("postcode")], on_record(MAIR, ""), {}, earlier)
    assert found == earlier


@pytest.mark.parametrize(("of_representative", "step"), [(False, "where_and_how"), (True, "where_and_how")])
def test_who_was_checked_already_is_not_asked_who_they_are_again(of_representative: bool, step: str) -> None:
    shelf = shipped()
    version = shelf.current("missed-bin")
    assert version is not None
    said = established(check(IdentityMethod.DETAILS, of_representative=of_representative))
    inside = [shelf.book(pin.hash).script for pin in shelf.pins(version)]
    situation = Situation(representative=of_representative, facts=facts(inside, {}, said))
    state = engine.begin(shelf, version, situation, NOW)
    for values in ({"bin": "black"}, {"due_on": "2026-11-17"}, {"assisted": "yes"}):
        state = go(shelf, state, **values)
    assert place(state) == step


def test_what_was_said_in_one_script_is_known_in_the_next() -> None:
    shelf = shipped()
    version = shelf.current("missed-bin")
    assert version is not None
    state = go(shelf, engine.begin(shelf, version, Situation(), NOW), bin="black")
    assert as_values(said_in(state)) == {"bin": "black"}
    assert said_in(None) == ()


def test_answers_of_the_case_form_are_known_too() -> None:
    shelf = shipped()
    version = shelf.current("missed-bin")
    assert version is not None
    found = said_in_form([version.script], "missed_collection", {"bin": "green", "other": "x"})
    assert as_values(found) == {"bin": "green"}


def test_identity_said_before_does_not_outlive_the_check() -> None:
    earlier = (Fact(name="identity_checked", value="citizen", origin=Origin.SAID),)
    assert facts([asking("identity_checked", source="call")], {}, {}, earlier) == ()
