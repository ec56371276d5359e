"""People of a scenario: each named once, each name somebody's, nothing of them that the authority does not know."""

import re
from collections.abc import Iterator

from agent_desktop.contacts.numbers import read_number
from agent_desktop.contract.citizens import CitizenStatus
from agent_desktop.contract.practice_scenarios import Person, PracticeScenario
from agent_desktop.language import t
from agent_desktop.practice.misfit import Misfit, misfit, unknown
from agent_desktop.scripts.catalogue import Catalogue

INVENTED = re.compile(
    r"\+44(1[0-9]{2}496[0-9]{4}|1914980[0-9]{3}|1632960[0-9]{3}|2079460[0-9]{3}|2896496[0-9]{3}|2920180[0-9]{3}"
    r"|3069990[0-9]{3}|7700900[0-9]{3}|8081570[0-9]{3}|9098790[0-9]{3})"
)
"""Numbers that Ofcom keeps for invented people: nobody's telephone ever rings by one."""


def check(scenario: PracticeScenario, catalogue: Catalogue) -> Iterator[Misfit]:
    ids = [person.id for person in scenario.people]
    for at, person in enumerate(scenario.people):
        if person.id in ids[:at]:
            what = t("Two people have the same name here: “{name}”.").format(name=person.id)
            yield misfit(what, t("Give one of them another name."), "people", at)
        yield from _person(person, frozenset(ids), catalogue, "people", at)
    yield from _named(scenario, frozenset(ids))
    number = read_number(scenario.caller.number).e164
    if number and not INVENTED.fullmatch(number):
        yield _could_ring(number, "caller", "number")


def _person(person: Person, ids: frozenset[str], catalogue: Catalogue, *path: str | int) -> Iterator[Misfit]:
    for number, flag in enumerate(person.flags):
        if flag not in catalogue.flags:
            yield unknown(flag, t("flag"), *path, "flags", number)
    for number, phone in enumerate(person.phones):
        if not INVENTED.fullmatch(phone.e164):
            yield _could_ring(phone.e164, *path, "phones", number)
    for number, speaker in enumerate(person.speakers):
        if speaker.person not in ids or speaker.person == person.id:
            yield unknown(speaker.person, t("person"), *path, "speakers", number)
    for code, within in _services_of(person):
        if code not in {service.code for service in catalogue.services}:
            yield unknown(code, t("service"), *path, *within)
    yield from _case_answers(person, catalogue, *path)
    if person.died_on is not None and person.status is not CitizenStatus.DECEASED:
        yield misfit(t("Someone who has died is not “deceased”."), t("Write “status: deceased”."), *path)


def _named(scenario: PracticeScenario, ids: frozenset[str]) -> Iterator[Misfit]:
    caller, expects = scenario.caller, scenario.expects
    for name, path in (
        (caller.person, ("caller", "person")),
        (caller.about, ("caller", "about")),
        (expects.person, ("expects", "person")),
        (expects.speaking_with, ("expects", "speaking_with")),
    ):
        if name is not None and name not in ids:
            yield unknown(name, t("person"), *path)


def _case_answers(person: Person, catalogue: Catalogue, *path: str | int) -> Iterator[Misfit]:
    """What stands in a case of before is what its form takes."""
    forms = {service.code: {field.code: field for field in service.form} for service in catalogue.services}
    for number, case in enumerate(person.cases):
        for code in case.answers if case.service in forms else ():
            field = forms[case.service].get(code)
            if field is None:
                yield unknown(code, t("question of the form"), *path, "cases", number, "answers", code)


def _services_of(person: Person) -> Iterator[tuple[str, tuple[str | int, ...]]]:
    """Every service that is named, with its place."""
    for number, speaker in enumerate(person.speakers):
        yield from ((code, ("speakers", number, "may_discuss")) for code in speaker.may_discuss)
    for number, past in enumerate(person.history):
        if past.service is not None:
            yield past.service, ("history", number)
    for number, case in enumerate(person.cases):
        yield case.service, ("cases", number)


def _could_ring(number: str, *path: str | int) -> Misfit:
    what = t("The number {number} may be somebody's.").format(number=number)
    return misfit(what, t("Take one that is kept for invented people, such as +441632960123 or +447700900123."), *path)
