"""Scenarios for tests: one whole call on the script of missed bins, and what it may be turned into."""

from collections.abc import Mapping
from functools import cache

from agent_desktop.contract.practice_scenarios import PracticeScenario
from agent_desktop.contract.scripts import ScriptVersion
from agent_desktop.practice.fitting import Misfit, misfits
from agent_desktop.practice.reading import SCENARIO
from agent_desktop.scripts.catalogue import Catalogue, read_catalogue
from agent_desktop.scripts.command import LIBRARY
from agent_desktop.scripts.file_reading import read_content
from tests.unit.scripts import made

BIN = """\
format: 1
id: mair-and-the-brown-bin
title: {en: A bin that is fetched, cy: Bin sy'n cael ei nôl}
about: {en: She hears badly., cy: Mae'n drwm ei chlyw.}
script: missed-bin
languages: [en, cy]
people:
  - id: mair
    name: Mair Prys
    birth_date: 1941-03-14
    languages: [{tag: cy}, {tag: en, level: fluent}]
    address: {line: 4 Heol y Felin, locality: Fairbridge, postcode: FB3 4QX}
    phones: [{e164: '+441632960123'}]
    flags: [HEAR]
    history: [{days_ago: 20, title: Blue badge, service: blue_badge}]
    cases: [{service: missed_assisted_collection, days_ago: 40, state: closed}]
  - id: gwen
    name: Gwen Prys
caller: {person: mair, number: '+441632960123', mood: worried, pace: slow}
opening:
  - {en: 'Hello, it is about my bin.', cy: 'Helo, am fy min i.'}
  - {en: 'My bin is still full.', cy: "Mae fy min i'n dal yn llawn."}
closing: {en: Thank you dear., cy: Diolch cariad.}
turns:
  - at: missed-bin/which_bin
    says: [{en: The black one., cy: Yr un du.}, {en: Black it is., cy: Du yw e.}]
    understands: [hearing]
    misheard: [{en: My tin?, cy: Fy nhun?}]
    tells: {bin: black}
  - at: missed-bin/when_due
    says: [{en: 'It was due on {days:-2}.', cy: 'Roedd i fod {days:-2}.'}]
    tells: {due_on: 'days:-2'}
    silence: 4
  - at: missed-bin/fetched_by_crew
    says: [{en: Yes they fetch it., cy: Ydyn maen nhw.}]
    tells: {assisted: 'yes'}
    mood: calm
  - at: identity-check/own_details
    says: [{en: Mair Prys. 14 March 1941. FB3 4QX., cy: Mair Prys. 14 Mawrth 1941. FB3 4QX.}]
    tells: {caller_name: Mair Prys, caller_birth_date: 1941-03-14, caller_postcode: FB3 4QX}
  - at: missed-bin/where_and_how
    says: [{en: By the back steps., cy: Wrth y grisiau cefn.}]
    tells: {where_kept: By the back steps}
runs:
  - name: All done
    steps:
      - {at: missed-bin/which_bin, variant: hearing}
      - {at: missed-bin/when_due}
      - {at: missed-bin/fetched_by_crew}
      - {at: identity-check/why}
      - {at: identity-check/own_details, seconds: 30}
      - {at: identity-check/compare, answer: {details_agree: agree}}
      - {at: identity-check/note_verified}
      - {at: missed-bin/where_and_how}
      - {at: missed-bin/raise_assisted}
      - {at: missed-bin/read_back, variant: slow}
    outcome: raised
expects:
  person: mair
  identity: details
  service: missed_assisted_collection
  result: case_raised
  cases: [missed_assisted_collection]
  notes: [[black, du], [steps, grisiau]]
  example_notes: {en: Black bin by the back steps., cy: Bin du wrth y grisiau cefn.}
never:
  - {code: not_the_usual_case, words: {en: An ordinary case, cy: Achos cyffredin}, raises: missed_collection}
  - {code: the_code, words: {en: The code of the key safe, cy: Cod y sêff}, notes: ['4711'], fatal: true}
comments:
  - at: missed-bin/which_bin
    says: {en: Slowly and clearly., cy: Yn araf ac yn glir.}
    hint: {en: Name the colours., cy: Enwch y lliwiau.}
"""


def read(text: str) -> PracticeScenario:
    """Raises AssertionError with the findings."""
    done = read_content(SCENARIO, text.encode(), "trial.yaml")
    assert done.item is not None, done.findings
    return done.item


def turned(*changes: tuple[str, str]) -> PracticeScenario:
    """BIN with other words in it; each must stand there."""
    text = BIN
    for old, new in changes:
        assert old in text, old
        text = text.replace(old, new)
    return read(text)


@cache
def versions() -> Mapping[str, ScriptVersion]:
    """Those that ship, by the id of their script."""
    return {version.script.id: version for version in made.versions()}


@cache
def catalogue() -> Catalogue:
    return read_catalogue(LIBRARY / "catalogue.json")


def found(scenario: PracticeScenario) -> tuple[Misfit, ...]:
    return misfits(scenario, versions(), catalogue())
