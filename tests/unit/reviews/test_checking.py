"""A scorecard that could not be filled, or would never score, is not submitted; each fault says where it is."""

from typing import Any

import pytest
from hypothesis import given as over
from msgspec.structs import replace

from agent_desktop.contract.scorecards import (
    ErrorClass,
    Proof,
    QuestionType,
    RootCause,
    ScorecardContent,
    When,
)
from agent_desktop.reviews.checking import Place, faults, path_of
from tests.unit.reviews.made import card, cards, option, question, section, words

CHOICE = {"type": QuestionType.CHOICE, "points": 2}
A, B = option("a", 2), option("b", 0)


def said(content: ScorecardContent) -> list[tuple[str, str]]:
    return [(path_of(fault), fault.what) for fault in faults(content)]


@pytest.mark.parametrize(
    ("fields", "path", "what"),
    [
        ({"words": words("  ")}, "words", "Words are needed."),
        ({"words": words("x" * 301)}, "words", "longer than 300"),
        ({"help": words("x" * 4_001)}, "help", "longer than 4000"),
        ({**CHOICE, "options": (A,)}, "options", "two options"),
        ({**CHOICE, "options": (A, A)}, "options", "twice"),
        ({**CHOICE, "options": (A, option("na", 0))}, "options", "not applicable"),
        ({**CHOICE, "options": (A, replace(B, words=words("")))}, "options", "Words are needed."),
        ({"type": QuestionType.CHOICE, "points": 9, "options": (A, B)}, "points", "most points"),
        ({"options": (A, B)}, "options", "Only a choice"),
        ({"type": QuestionType.SCALE, "points": 11}, "points", "10 at most"),
        ({"type": QuestionType.SCALE, "points": 0}, "points", "10 at most"),
        ({"type": QuestionType.SCALE, "points": 2, "passes_at": 3}, "passes_at", "cannot bring"),
        ({"type": QuestionType.SCALE, "points": 2, "passes_at": 0}, "passes_at", "cannot bring"),
        ({"type": QuestionType.WORDS, "fatal": True}, "critical", "Words bring no points"),
        ({"type": QuestionType.WORDS, "critical": ErrorClass.CUSTOMER_CRITICAL}, "critical", "Words bring no points"),
        ({**CHOICE, "options": (A, B), "proof": Proof.NOTES_WRITTEN}, "proof", "cannot answer"),
        ({"proof": Proof.NOTES_WRITTEN, "proof_steps": ("read_back",)}, "proof_steps", "does not ask for any"),
        ({"root_causes": (RootCause(code="late", words=words("")),)}, "root_causes", "Words are needed."),
        ({"root_causes": (RootCause(code="late", words=words()),) * 2}, "root_causes", "twice"),
        ({"when": When(question="two", is_one_of=("yes",))}, "when", "does not come before"),
        ({"when": When(question="one", is_one_of=("yes",))}, "when", "does not come before"),
        ({"when": When(question="nobody", is_one_of=("yes",))}, "when", "does not come before"),
        ({"when": When(question="zero", is_one_of=("na",))}, "when", "does not have"),
    ],
)
def test_a_fault_of_a_question_is_found_at_its_place(fields: dict[str, Any], path: str, what: str) -> None:
    faulty = replace(question("one"), **fields)
    content = card(section(question("zero")), section(faulty, question("two"), code="second"))
    found = [each for each in faults(content) if each.place == Place(section=1, question=0)]
    assert any(what in each.what and path_of(each) == f"content.sections.1.questions.0.{path}" for each in found)
    assert all(each.do for each in found)


def test_faults_of_the_whole() -> None:
    assert said(ScorecardContent(title=words(""))) == [
        ("content.title", "Words are needed."),
        ("content.sections", "It asks nothing yet."),
    ]
    many = tuple(question(f"q{number}") for number in range(60))
    two = card(section(*many), section(*(replace(each, code=f"r{each.code}") for each in many), code="second"))
    assert said(two) == [("content.sections", "It has more than 100 questions.")]


def test_codes_that_stand_there_twice() -> None:
    content = card(section(question("one")), section(question("one")))
    assert [path for path, _ in said(content)] == [
        "content.sections.0.code",
        "content.sections.0.questions.0.code",
        "content.sections.1.code",
        "content.sections.1.questions.0.code",
    ]


@pytest.mark.parametrize(
    "content",
    [
        card(section(question("one"), weight=0.0)),
        card(section(question("one", weight=0.0)), section(question("two"), code="second", weight=0.0)),
        card(section(question("one", type=QuestionType.WORDS))),
        card(section(question("one", points=0))),
    ],
)
def test_weights_that_come_to_zero_are_a_fault(content: ScorecardContent) -> None:
    assert said(content) == [("content.sections", "All weights come to zero: there would never be a score.")]


@over(cards())
def test_what_is_whole_has_no_fault_but_its_weights(content: ScorecardContent) -> None:
    assert all("weights" in what for _, what in said(content))
