"""Scenarios and courses as files: read as scripts are."""

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
from agent_desktop.scripts.file_reading import Format, fields_of
from agent_desktop.scripts.plain_words import Sentences

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


SCENARIO = Format(
    kind=PracticeScenario,
    number=SCENARIO_FORMAT,
    largest=LARGEST,
    pieces=(("people", Person), ("turns", Turn), ("runs", Run), ("never", Never), ("comments", Comment)),
    fields=fields_of("agent_desktop.contract.practice_scenarios"),
    sentences=_scenario_sentences,
)
COURSE = Format(
    kind=Course,
    number=COURSE_FORMAT,
    largest=LARGEST,
    pieces=(("stages", Stage),),
    fields=("coach", "about", "clean", "format", "gate", "id", "percent", "scenarios", "stages", "title"),
    sentences=_course_sentences,
)
