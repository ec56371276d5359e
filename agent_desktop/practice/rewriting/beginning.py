"""A real contact made into a draft of a scenario: everything in it rewritten, and every change told."""

import hashlib
from datetime import date

from agent_desktop.contacts.numbers import show_number
from agent_desktop.contract.base import Record
from agent_desktop.contract.contacts import IdentityMethod, NumberKind
from agent_desktop.contract.practice_scenarios import (
    SCENARIO_FORMAT,
    Caller,
    Expected,
    Never,
    PracticeScenario,
    Run,
)
from agent_desktop.contract.rewriting import PersonRole, PracticeMaterial
from agent_desktop.contract.scorecards import Proof
from agent_desktop.contract.script_runs import ScriptRun
from agent_desktop.contract.scripts import Ending, Script, Spoken, Wording
from agent_desktop.faults import EnvironmentFault
from agent_desktop.language import t
from agent_desktop.practice.rewriting import days_said
from agent_desktop.practice.rewriting.finding import Finder, People, people_in
from agent_desktop.practice.rewriting.inventing import Inventor
from agent_desktop.practice.rewriting.passages import Passage, Workshop, to_write
from agent_desktop.practice.rewriting.people import CITIZEN, SPEAKER, invent
from agent_desktop.practice.rewriting.tracing import Way, way_of

_IDENTITY = "identity-check"
_ABOUT = Wording(
    en="Made from a real contact, with invented people.", cy="Gwnaed o gyswllt go iawn, gyda phobl ddychmygol."
)
_METHODS = (IdentityMethod.DETAILS, IdentityMethod.KNOWN_REPRESENTATIVE, IdentityMethod.FAILED)


class Begun(Record, frozen=True, kw_only=True):
    """`passages`: in the order of the scenario."""

    scenario: PracticeScenario
    passages: tuple[Passage, ...]


def workshop_for(material: PracticeMaterial) -> Workshop:
    people = people_in(material)
    finder = Finder(people)
    return Workshop(finder, _inventor(material, people, finder))


def begin(material: PracticeMaterial, shop: Workshop) -> Begun:
    """Raises EnvironmentFault where no script was gone through to its end, or its version is not kept any more."""
    run = next((each for each in material.runs if each.ended), None)
    script = material.scripts.get(run.pins[0].hash) if run else None
    if run is None or script is None:
        raise EnvironmentFault(
            t("This contact cannot be made into a scenario."),
            kept=t("Nothing of it was changed."),
            do=t("Choose one in which a script was gone through to its end."),
        )
    invented = invent(material, shop)
    way = way_of(material, run, shop)
    notes = shop.text("expects.example_notes.en", t("The notes"), material.notes, also=("expects.example_notes.cy",))
    title = Passage(
        at="title.en", also=("title.cy",), what=t("The title"), before="", text=script.title.en, written=True
    )
    about = to_write("about", t("What it is about"), _ABOUT.en)
    opening = to_write("opening.0", t("What the caller says first"), f"Hello. {script.title.en}.")
    scenario = PracticeScenario(
        format=SCENARIO_FORMAT,
        id=f"{script.id[:50]}-{_mark(material)}",
        title=script.title,
        about=_ABOUT,
        script=script.id,
        level=2,
        languages=(_language(run),),
        people=invented.people,
        caller=_caller(material, run, shop.inventor),
        opening=(Wording(en=opening.text, cy=f"Helo. {script.title.cy or script.title.en}."),),
        turns=way.turns,
        runs=(Run(name="As it was gone through", steps=way.deeds, outcome=run.ended or ""),),
        expects=_expected(material, script, run, way, notes),
        never=tuple(_never(way)),
        made_from_contact=True,
    )
    passages = (title, about, opening, *way.passages, *((notes,) if notes else ()), *invented.passages)
    return Begun(scenario=scenario, passages=passages)


def _mark(material: PracticeMaterial) -> str:
    """So that two of the same script have two names. It tells nothing of the contact."""
    return hashlib.sha256(material.contact.bytes).hexdigest()[:4]


def _inventor(material: PracticeMaterial, people: People, finder: Finder) -> Inventor:
    addresses = [person.address for person in material.people if person.address]
    return Inventor(
        material.contact.hex,
        names=people.names,
        days=(*people.dates, *_days_in(material, people.year)),
        birthdays=people.dates,
        numbers=people.numbers,
        postcodes=finder.places.postcodes,
        places=[part for address in addresses for part in (address.line, address.locality)],
    )


def _days_in(material: PracticeMaterial, year: int) -> list[date]:
    texts = [material.notes, *(case.place for case in material.cases), *(case.progress for case in material.cases)]
    for run in material.runs:
        for move in run.trace:
            values = move.reply.values.values() if move.reply else ()
            texts += [value for value in values if isinstance(value, str)]
    return [on for text in texts for day in days_said.days(text) if (on := day.on(year)) is not None]


def _language(run: ScriptRun) -> Spoken:
    return run.trace[-1].language


def _caller(material: PracticeMaterial, run: ScriptRun, inventor: Inventor) -> Caller:
    roles = {person.role for person in material.people}
    citizen = CITIZEN if PersonRole.CITIZEN in roles else None
    speaker = SPEAKER if PersonRole.REPRESENTATIVE in roles else None
    situation = next((move.situation for move in reversed(run.trace) if move.situation is not None), None)
    for_another = speaker is not None or (situation is not None and situation.representative)
    number = show_number(inventor.phone(material.number)) if material.number else ""
    relayed = material.number_kind is NumberKind.RELAY and number
    return Caller(
        person=speaker if for_another else citizen,
        about=citizen if for_another else None,
        number=f"18001 {number}" if relayed else number,
        withheld=material.number_kind is NumberKind.WITHHELD,
        channel=material.channel,
        language=_language(run),
    )


def _expected(material: PracticeMaterial, script: Script, run: ScriptRun, way: Way, notes: Passage | None) -> Expected:
    roles = {person.role for person in material.people}
    end = next((step for step in script.steps if step.id == run.ended), None)
    words = notes.text if notes else "No notes were written."
    return Expected(
        person=CITIZEN if PersonRole.CITIZEN in roles else None,
        speaking_with=SPEAKER if PersonRole.REPRESENTATIVE in roles else None,
        identity=material.identity if material.identity in _METHODS else None,
        service=material.service_code,
        result=end.result if isinstance(end, Ending) else material.outcome,
        cases=tuple(dict.fromkeys(way.cases)),
        articles=material.articles,
        example_notes=Wording(en=words, cy=words),
    )


def _never(way: Way) -> list[Never]:
    found = [
        Never(
            code="card_number",
            words=Wording(en="A card number stands in the notes.", cy="Mae rhif cerdyn yn y nodiadau."),
            fails=Proof.NO_CARD_NUMBER,
            fatal=True,
        )
    ]
    if any(deed.at.startswith(f"{_IDENTITY}/") for deed in way.deeds):
        words = Wording(
            en="Something of the record was discussed before it was known who speaks.",
            cy="Trafodwyd rhywbeth o'r cofnod cyn gwybod pwy sy'n siarad.",
        )
        found.append(Never(code="told_before_identity", words=words, fails=Proof.IDENTITY_FIRST, fatal=True))
    return found
