"""Scenarios and courses as files: read as scripts are."""

from agent_desktop.contract.base import Record
from agent_desktop.contract.citizens import Address, Language, Phone
from agent_desktop.contract.practice import COURSE_FORMAT, Course, Stage
from agent_desktop.contract.practice_scenarios import (
    SCENARIO_FORMAT,
    Comment,
    Never,
    Person,
    PracticeScenario,
    Run,
    Turn,
)
from agent_desktop.language import t
from agent_desktop.scripts.file_reading import Format, error, fields_of
from agent_desktop.scripts.findings import Finding
from agent_desktop.scripts.plain_words import Sentences
from agent_desktop.yaml_text import Text

LARGEST = 1_000_000
"""Bytes of a file."""


def _scenario_sentences() -> Sentences:
    return Sentences(
        begins=t("A scenario begins with “format: 1”."),
        begin_from=t("Begin from a copy of another scenario."),
        newer=t("The scenario is in format {written}; this program reads format {known}."),
        larger=t("The file is larger than a scenario can be ({limit} MB)."),
        make_smaller=t("Keep to one call in a file."),
        unknown=t("“{name}” is not something a scenario can have here."),
        look_up=t("Look it up in docs/scenario-format.md."),
    )


def _course_sentences() -> Sentences:
    return Sentences(
        begins=t("A course begins with “format: 1”."),
        begin_from=t("Begin from a copy of another course."),
        newer=t("The course is in format {written}; this program reads format {known}."),
        larger=t("The file is larger than a course can be ({limit} MB)."),
        make_smaller=t("Keep to one course in a file."),
        unknown=t("“{name}” is not something a course can have here."),
        look_up=t("Look it up in docs/scenario-format.md."),
    )


_OF_A_PERSON: tuple[tuple[str, type[Record]], ...] = (("address", Address), ("phones", Phone), ("languages", Language))
"""Parts of a person that are records of the wire, which let unknown fields pass: a slip in a file must not."""


def _unknown_of_a_person(text: Text, file: str) -> Finding | None:
    assert isinstance(text.tree, dict)
    people = text.tree.get("people")
    for at, person in enumerate(people if isinstance(people, list) else ()):
        for name, kind in _OF_A_PERSON:
            found = person.get(name) if isinstance(person, dict) else None
            for part in found if isinstance(found, list) else (found,):
                slips = sorted(set(part) - set(kind.__struct_fields__)) if isinstance(part, dict) else ()
                for slip in slips:
                    what = _scenario_sentences().unknown.format(name=slip)
                    do = t("Put the whole sentence in quotes.") if " " in slip else t("Take it out.")
                    return error(file, text.line(("people", at, name)), what, do)
    return None


SCENARIO = Format(
    kind=PracticeScenario,
    number=SCENARIO_FORMAT,
    largest=LARGEST,
    pieces=(("people", Person), ("turns", Turn), ("runs", Run), ("never", Never), ("comments", Comment)),
    fields=fields_of("agent_desktop.contract.practice_scenarios"),
    sentences=_scenario_sentences,
    refuses=_unknown_of_a_person,
)
COURSE = Format(
    kind=Course,
    number=COURSE_FORMAT,
    largest=LARGEST,
    pieces=(("stages", Stage),),
    fields=("coach", "about", "clean", "format", "gate", "id", "percent", "scenarios", "stages", "title"),
    sentences=_course_sentences,
)
