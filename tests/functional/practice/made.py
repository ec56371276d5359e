"""A scenario of the tests' own, and contacts taken in it."""

from datetime import date, time
from uuid import UUID

import msgspec

from agent_desktop.cases.references import is_for_practice
from agent_desktop.contacts.draft import CaseDraft, ContactDraft, begin
from agent_desktop.contacts.numbers import read_number
from agent_desktop.contract.cases import WireAnswers
from agent_desktop.contract.citizens import Address, Phone
from agent_desktop.contract.contacts import IdentityCheck, IdentityMethod
from agent_desktop.contract.outcomes import Outcome
from agent_desktop.contract.practice_scenarios import (
    Caller,
    Deed,
    Expected,
    Past,
    PastCase,
    Person,
    PracticeScenario,
    Run,
    ServerLine,
    Speaker,
)
from agent_desktop.contract.scripts import Wording
from agent_desktop.desk import cases, contacts
from agent_desktop.desk.practising import PracticeDesk
from agent_desktop.ids import new_id

NUMBER = "01632 960777"
SERVICE = "missed_assisted_collection"


def person(name: str = "Sioned Price", **told: object) -> Person:
    whole = Person(
        id="sioned",
        name=name,
        birth_date=date(1950, 3, 14),
        address=Address(line="7 Heol Isaf", locality="Fenbridge", postcode="FB3 4QX"),
        phones=(Phone(e164="+441632960777"),),
        flags=("HEAR",),
        speakers=(Speaker(person="gwyn", relation="son", until_days=100),),
        history=(Past(days_ago=3, at=time(9, 30), title="Missed bin", summary="The crew did not come."),),
        cases=(PastCase(service=SERVICE, days_ago=3, progress="with the crew"),),
    )
    return msgspec.structs.replace(whole, **told)


def scenario(line: ServerLine = ServerLine.GOOD, **told: object) -> PracticeScenario:
    words = Wording(en="Hello?")
    whole = PracticeScenario(
        format=1,
        id="tests-own",
        title=Wording(en="A missed bin"),
        about=Wording(en="Someone rings about a bin."),
        script="missed-bin",
        line=line,
        people=(person(), Person(id="gwyn", name="Gwyn Price", phones=(Phone(e164="+447700900777", kind="mobile"),))),
        caller=Caller(person="sioned", number=NUMBER),
        opening=(words,),
        runs=(Run(name="model", steps=(Deed(at="missed-bin/greeting"),), outcome="case_raised"),),
        expects=Expected(person="sioned", result=Outcome.CASE_RAISED, example_notes=words),
    )
    return msgspec.structs.replace(whole, **told)


def take_contact(practice: PracticeDesk, notes: str = "Bin missed again.") -> ContactDraft:
    """A whole contact with a case, finished: what the screens do, in order."""
    desk = practice.desk
    caller = read_number(NUMBER)
    draft = begin(new_id(), caller, desk.clock.now())
    context = contacts.begin(desk, caller, draft.id)
    assert context.citizen is not None
    return finish(practice, draft, context.citizen.id, notes)


def finish(practice: PracticeDesk, draft: ContactDraft, citizen_id: UUID | None, notes: str) -> ContactDraft:
    desk, now = practice.desk, practice.desk.clock.now()
    reference = cases.take_reference(desk)
    assert is_for_practice(reference)
    case = CaseDraft(
        id=new_id(),
        service_code=SERVICE,
        reference=reference,
        opened_at=now,
        promised_at=cases.promise_for(desk, SERVICE, now),
        place="7 Heol Isaf",
        answers=_answers(practice),
    )
    whole = msgspec.structs.replace(
        draft,
        citizen_id=citizen_id,
        identity=IdentityCheck(method=IdentityMethod.DETAILS, at=now),
        service_code=SERVICE,
        outcome=Outcome.CASE_RAISED,
        notes=notes,
        case=case,
    )
    contacts.finish(desk, whole)
    return whole


def _answers(practice: PracticeDesk) -> WireAnswers:
    """What the form of the service wants, in its own words."""
    today = practice.desk.clock.now().date().isoformat()
    made: WireAnswers = {}
    for each in practice.desk.catalogue.services[SERVICE].form:
        if each.required:
            made[each.code] = each.options[0].code if each.options else today if each.kind == "date" else "By the gate"
    return made
