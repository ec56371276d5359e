"""The scorecards that ship can be used as they are, in both languages, and name steps that scripts have."""

from functools import cache

import pytest

from agent_desktop.contract.base import Words
from agent_desktop.contract.scorecards import Commented, ErrorClass, QuestionType, ScorecardContent, ScorecardQuestion
from agent_desktop.faults import EnvironmentFault
from agent_desktop.reviews.checking import faults
from agent_desktop.reviews.files import LIBRARY, read_scorecard, shipped
from agent_desktop.scripts.checks.checking import files_of
from agent_desktop.scripts.reading import load

EACH = pytest.mark.parametrize("content", shipped().values(), ids=shipped().keys())


def questions(content: ScorecardContent) -> list[ScorecardQuestion]:
    return [question for section in content.sections for question in section.questions]


@cache
def steps() -> set[str]:
    loaded = [load(path.read_bytes(), path.name) for path in files_of(LIBRARY.parent)]
    return {step.id for each in loaded if each.script is not None for step in each.script.steps}


def all_words(content: ScorecardContent) -> list[Words]:
    found = [content.title, content.purpose, *(section.title for section in content.sections)]
    for each in questions(content):
        found += [each.words, each.help, *(one.words for one in each.options), *(one.words for one in each.root_causes)]
    return found


def test_three_ship() -> None:
    assert list(shipped()) == ["council-call", "urgent-incident", "written-contact"]


@EACH
def test_each_may_be_approved_as_it_is(content: ScorecardContent) -> None:
    assert faults(content) == ()


@EACH
def test_each_has_eight_to_twelve_questions_and_every_class_of_critical_error_that_it_can(
    content: ScorecardContent,
) -> None:
    assert 8 <= len(questions(content)) <= 12
    assert {ErrorClass.CUSTOMER_CRITICAL, ErrorClass.BUSINESS_CRITICAL} <= {
        each.critical for each in questions(content)
    }
    assert sum(section.weight for section in content.sections) == 100
    assert any(each.fatal for each in questions(content))
    assert any(each.proof for each in questions(content))


@EACH
def test_each_says_what_earns_which_points(content: ScorecardContent) -> None:
    for each in questions(content):
        if each.type is QuestionType.SCALE:
            assert all(f"{points}:" in each.help.en for points in range(each.points + 1)), each.code
            assert all(f"{points}:" in each.help.cy for points in range(each.points + 1)), each.code
        assert each.help.en, each.code
        assert ("N/A:" in each.help.en) == ("Amherthnasol:" in each.help.cy) == each.na_allowed, each.code
        assert each.comment is Commented.LOSS or not each.root_causes, each.code


@EACH
def test_each_is_whole_in_welsh(content: ScorecardContent) -> None:
    assert [words.en for words in all_words(content) if not words.cy.strip()] == []
    assert [words.en for words in all_words(content) if words.cy == words.en] == []


@EACH
def test_steps_that_prove_something_are_steps_of_the_scripts_that_ship(content: ScorecardContent) -> None:
    assert {step for each in questions(content) for step in each.proof_steps} <= steps()


@pytest.mark.parametrize(
    ("text", "what"),
    [("", "empty"), ("- a list", "no scorecard"), ("title: {en: A}\nsections: 7", "sections"), ("a: [", "Line")],
)
def test_a_file_that_is_no_scorecard_is_refused_in_words(text: str, what: str) -> None:
    with pytest.raises(EnvironmentFault) as raised:
        read_scorecard(text)
    assert what in raised.value.what
    assert raised.value.do
