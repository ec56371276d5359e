"""Real contacts to rewrite: gone through by the engine, with people who are as real as any of a test."""

from datetime import UTC, date, datetime, timedelta
from functools import cache
from uuid import UUID

from msgspec.structs import replace

from agent_desktop.contacts.draft import as_run
from agent_desktop.contract.cases import CaseState
from agent_desktop.contract.citizens import Address, Channel, Language, Phone
from agent_desktop.contract.contacts import IdentityMethod, NumberKind
from agent_desktop.contract.outcomes import Outcome
from agent_desktop.contract.practice_scenarios import Deed, PracticeScenario
from agent_desktop.contract.rewriting import CaseForPractice, PersonRole, PersonThen, PracticeMaterial
from agent_desktop.contract.script_runs import Mode
from agent_desktop.contract.scripts import Spoken
from agent_desktop.practice.library import shipped
from agent_desktop.practice.playing import play
from agent_desktop.practice.rewriting.beginning import begin, workshop_for
from agent_desktop.practice.rewriting.drafting import Draft, draft_of
from agent_desktop.practice.rewriting.passages import Workshop
from agent_desktop.scripts.versions import Shelf
from tests.unit.practice.made import versions

BEGAN = datetime(2026, 11, 19, 10, 0, tzinfo=UTC)
CONTACT = UUID("01920000-0000-7000-8000-00000000a001")
BORN = date(1941, 3, 14)
VERSIONS = versions()
SCRIPTS = {name: version.script for name, version in VERSIONS.items()}

MAIR = PersonThen(
    role=PersonRole.CITIZEN,
    name="Mair Pritchard",
    birth_date=BORN,
    languages=(Language(tag="cy"),),
    address=Address(line="12 Heol y Bont", locality="Fenbridge", postcode="FB3 4QX"),
    phones=(Phone(e164="+441632960101"), Phone(e164="+447700900222", kind="mobile")),
    email="mair.pritchard@example.org",
)
GWEN = PersonThen(
    role=PersonRole.REPRESENTATIVE,
    name="Gwenllian O'Dowd",
    phones=(Phone(e164="+447700900333", kind="mobile"),),
    relation="daughter",
)
ELUNED = PersonThen(role=PersonRole.COLLEAGUE, name="Eluned Baskerville")


def scenario_called(name: str) -> PracticeScenario:
    return next(scenario for scenario in shipped() if scenario.id == name)


@cache
def _gone_through(name: str, answers: tuple[tuple[str, str, str], ...]) -> tuple[PracticeMaterial, ...]:
    scenario = scenario_called(name)
    planted: dict[str, dict[str, str]] = {}
    for at, variable, value in answers:
        planted.setdefault(at, {})[variable] = value
    run = scenario.runs[0]
    told = {turn.at: turn.tells for turn in scenario.turns}

    def deed(each: Deed) -> Deed:
        more = planted.get(each.at)
        return replace(each, answer={**told.get(each.at, {}), **each.answer, **more}) if more else each

    changed = replace(run, steps=tuple(deed(each) for each in run.steps))
    through = play(scenario, changed, Shelf(VERSIONS.values()), Spoken.EN, BEGAN)
    runs = tuple(replace(as_run(state), mode=Mode.LIVE) for state in through.states)
    hashes = {pin.hash for each in runs for pin in each.pins}
    return (
        PracticeMaterial(
            contact=CONTACT,
            started_at=BEGAN,
            channel=Channel.PHONE,
            number="+441632960101",
            number_kind=NumberKind.GIVEN,
            service_code=scenario.expects.service,
            outcome=scenario.expects.result,
            identity=IdentityMethod.DETAILS,
            people=(MAIR, ELUNED),
            runs=runs,
            scripts={version.hash: version.script for version in VERSIONS.values() if version.hash in hashes},
            flags=next(person.flags for person in scenario.people if person.id == scenario.expects.person),
        ),
    )


def material(
    *,
    name: str = "missed-bin-hard-of-hearing",
    answers: dict[tuple[str, str], str] | None = None,
    notes: str = "",
    place: str = "",
    progress: str = "",
    people: tuple[PersonThen, ...] = (MAIR, ELUNED),
) -> PracticeMaterial:
    """A contact of `people` on the script of a shipped scenario. `answers`: by step and variable, others than told."""
    planted = tuple((at, variable, value) for (at, variable), value in (answers or {}).items())
    (found,) = _gone_through(name, planted)
    open_case = CaseForPractice(
        reference="CS-2222-2222",
        service_code="missed_assisted_collection",
        opened_at=BEGAN - timedelta(days=9),
        raised=False,
        state=CaseState.OPEN,
        progress=progress,
        place=place,
        answers={"bin": "black", "where_kept": place} if place else {"bin": "black"},
    )
    return replace(found, notes=notes, cases=(open_case,), people=people, outcome=Outcome.CASE_RAISED)


def begun(given: PracticeMaterial) -> tuple[Draft, Workshop]:
    shop = workshop_for(given)
    return draft_of(given.contact, begin(given, shop)), shop
