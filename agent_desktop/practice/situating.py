"""How things stand in an invented call once a good handler knows whose it is: what a script's conditions ask about."""

from collections.abc import Iterable
from uuid import UUID

from agent_desktop.contacts.numbers import read_number
from agent_desktop.contract.citizens import Citizen
from agent_desktop.contract.practice_scenarios import Person, PracticeScenario
from agent_desktop.contract.script_runs import Fact, Situation
from agent_desktop.contract.scripts import Script, Spoken
from agent_desktop.scripts.facts import CITIZEN, IDENTITY, REPRESENTATIVE, facts, on_record

NOBODY = UUID(int=0)


def whose(scenario: PracticeScenario) -> Person | None:
    """The person whose contact it is to be; None where it is nobody's."""
    return next((person for person in scenario.people if person.id == scenario.expects.person), None)


def speaks_for_another(scenario: PracticeScenario) -> bool:
    """Whether somebody else is on the line than the one it is about."""
    caller = scenario.caller
    return scenario.expects.speaking_with is not None or (caller.about is not None and caller.about != caller.person)


def as_citizen(person: Person, citizen_id: UUID = NOBODY) -> Citizen:
    """Their record."""
    return Citizen(
        id=citizen_id,
        version=1,
        name=person.name,
        latin_name=person.latin_name,
        birth_date=person.birth_date,
        status=person.status,
        died_on=person.died_on,
        languages=person.languages,
        preferred_channel=person.preferred_channel,
        preferred_format=person.preferred_format,
        address=person.address,
        phones=person.phones,
        email=person.email,
    )


def situation(
    scenario: PracticeScenario,
    language: Spoken,
    scripts: Iterable[Script],
    *,
    established: bool = False,
    earlier: Iterable[Fact] = (),
) -> Situation:
    """`scripts`: all that the run may go through. `established`: it was found out in the call who is speaking."""
    person, represented = whose(scenario), speaks_for_another(scenario)
    number = "" if scenario.caller.withheld else read_number(scenario.caller.number).shown
    record = on_record(as_citizen(person) if person else None, number)
    said = {IDENTITY: REPRESENTATIVE if represented else CITIZEN} if established else {}
    return Situation(
        flags=person.flags if person else (),
        language=language,
        channel=scenario.caller.channel,
        representative=represented,
        facts=facts(scripts, record, said, earlier),
    )
