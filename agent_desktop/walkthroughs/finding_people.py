"""How a good handler comes to whose contact it is: by the caller's number, or by looking for them."""

from collections.abc import Iterator

from agent_desktop.contacts.numbers import read_number
from agent_desktop.contract.citizens import CitizenStatus
from agent_desktop.contract.practice_scenarios import Person, PracticeScenario
from agent_desktop.contract.walkthroughs import Do, WalkStep
from agent_desktop.language import t
from agent_desktop.practice.situating import speaks_for_another, whose
from agent_desktop.walkthroughs.said import said


def person_steps(scenario: PracticeScenario) -> Iterator[WalkStep]:
    """Until the person is in hand, and whoever speaks for them is chosen. Nothing for a contact that is nobody's."""
    person = whose(scenario)
    if person is None:
        return
    if _found_by_number(scenario, person):
        yield WalkStep(control="person.update", do=Do.WAIT)
        yield WalkStep(
            control="person.header",
            says=said(t("The number has found them. Their flags say how to speak with them: read those first.")),
        )
    else:
        yield from _looked_for(scenario, person)
    if person.flags:
        yield WalkStep(control="contact.flags", do=Do.WAIT)
    yield from _speaker(scenario)


def _found_by_number(scenario: PracticeScenario, person: Person) -> bool:
    """The only one alive with that number."""
    caller = scenario.caller
    number = None if caller.withheld else read_number(caller.number).e164
    alive = [each for each in scenario.people if each.status is not CitizenStatus.DECEASED]
    return [each.id for each in alive if number in {phone.e164 for phone in each.phones}] == [person.id]


def _looked_for(scenario: PracticeScenario, person: Person) -> Iterator[WalkStep]:
    yield WalkStep(do=Do.KEY, value="contact.find")
    yield WalkStep(control="find.words", says=said(t("Find whom the call is about, before anything else is asked.")))
    yield WalkStep(control="find.words", do=Do.TYPE, value=person.name)
    namesakes = [each for each in scenario.people if each.name == person.name]
    # Two of one name: they are told apart by where they live, as in a call.
    by = person.address.line if len(namesakes) > 1 and person.address is not None else person.name
    yield WalkStep(control="find.found", do=Do.CHOOSE, value=by)
    yield WalkStep(control="person.update", do=Do.WAIT)


def _speaker(scenario: PracticeScenario) -> Iterator[WalkStep]:
    if speaks_for_another(scenario) and scenario.expects.speaking_with is None:
        yield WalkStep(
            control="person.speaking",
            says=said(t("Nothing on record lets this person speak for them: say that someone else is on the line.")),
        )
        yield WalkStep(control="person.speaking", do=Do.CHOOSE, value="speaker.else")
        return
    speaker = next((each for each in scenario.people if each.id == scenario.expects.speaking_with), None)
    if speaker is not None:
        yield WalkStep(
            control="person.speaking", says=said(t("Someone speaks for them: say who, and see what they may be told."))
        )
        yield WalkStep(control="person.speaking", do=Do.CHOOSE, value=speaker.name)
