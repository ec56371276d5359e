"""The score is the formula that is shown, whatever the order and the unit of weights; N/A is left out of both sides."""

from random import Random

import pytest
from hypothesis import assume
from hypothesis import given as over
from hypothesis import strategies as st
from msgspec.structs import replace

from agent_desktop.contract.evaluations import Given
from agent_desktop.contract.scorecards import ErrorClass, QuestionType, ScorecardContent, When
from agent_desktop.reviews.scoring import NoScore, score, why_none
from agent_desktop.reviews.worth import values
from tests.unit.reviews.made import answered, card, given, option, question, section

Answered = tuple[ScorecardContent, dict[str, Given]]


def test_the_vector_of_genesys() -> None:
    content = card(
        section(question("one"), question("two"), weight=40),
        section(question("three"), code="second", weight=20),
    )
    found = score(content, given(one="yes", two="no", three="yes"))
    assert found.whole == 60.0
    assert found.sections == {"first": 50.0, "second": 100.0}
    assert found.lost == ("two",)


def test_points_of_each_type() -> None:
    content = card(
        section(
            question("yes-no", points=4),
            question("scale", type=QuestionType.SCALE, points=4),
            question("choice", type=QuestionType.CHOICE, points=4, options=(option("all", 4), option("some", 1))),
            question("words", type=QuestionType.WORDS, points=4),
        )
    )
    found = score(
        content, {**given(scale="3", choice="some"), "yes-no": Given(value="yes"), "words": Given(comment="x")}
    )
    assert found.whole == pytest.approx(100 * 8 / 12)


def test_a_fatal_no_makes_the_whole_nothing_and_leaves_the_rest_to_be_seen() -> None:
    content = card(section(question("one", fatal=True), question("two", points=3)))
    found = score(content, given(one="no", two="yes"))
    assert (found.whole, found.failed, found.sections) == (0.0, ("one",), {"first": 75.0})


def test_critical_errors_are_counted_by_class_and_scored_apart() -> None:
    content = card(
        section(
            question("one", critical=ErrorClass.CUSTOMER_CRITICAL),
            question("two", critical=ErrorClass.COMPLIANCE_CRITICAL, type=QuestionType.SCALE, points=4, passes_at=3),
            question("three", points=10),
        )
    )
    found = score(content, given(one="yes", two="2", three="no"))
    assert found.errors == {ErrorClass.COMPLIANCE_CRITICAL: ("two",)}
    assert (found.whole, found.critical) == (20.0, 60.0)
    assert not score(content, given(one="yes", two="3", three="no")).errors


def test_what_is_not_asked_counts_for_nothing() -> None:
    later = question("two", points=9, when=When(question="one", is_one_of=("no",)))
    content = card(section(question("one"), later))
    assert score(content, given(one="yes", two="no")).whole == 100.0
    assert score(content, given(one="no", two="yes")).whole == 90.0


# ---- no score ------------------------------------------------------------------------------------------------------


def test_all_not_applicable_is_no_score() -> None:
    content = card(section(question("one", na_allowed=True), question("two", na_allowed=True)))
    assert why_none(content, {}) is NoScore.NOTHING_ANSWERED
    assert why_none(content, given(one="na")) is NoScore.NOTHING_ANSWERED
    answers = given(one="na", two="na")
    assert (score(content, answers).whole, why_none(content, answers)) == (None, NoScore.ALL_NOT_APPLICABLE)


def test_weights_that_come_to_zero_are_no_score() -> None:
    content = card(section(question("one", weight=0.0)), section(question("two"), code="second", weight=0.0))
    answers = given(one="yes", two="no")
    assert (score(content, answers).whole, why_none(content, answers)) == (None, NoScore.NO_WEIGHT)


def test_words_alone_are_no_score() -> None:
    content = card(section(question("one", type=QuestionType.WORDS)))
    assert score(content, {"one": Given(comment="Kind.")}).whole is None


# ---- whatever is asked and answered --------------------------------------------------------------------------------


@over(answered())
def test_a_score_is_a_per_cent_or_none(made: Answered) -> None:
    found = score(*made)
    assert all(each is None or 0.0 <= each <= 100.0 for each in (found.whole, found.critical, *found.sections.values()))
    assert (found.whole is None) == (why_none(*made) is not None)


@over(answered(), st.integers(0, 99))
def test_order_does_not_matter(made: Answered, seed: int) -> None:
    content, answers = made
    chance = Random(seed)  # noqa: S311 - an order, no secret
    sections = [
        replace(each, questions=tuple(chance.sample(each.questions, len(each.questions)))) for each in content.sections
    ]
    chance.shuffle(sections)
    first, second = score(content, answers), score(replace(content, sections=tuple(sections)), answers)
    assert (first.whole, first.critical, first.sections) == (second.whole, second.critical, second.sections)
    assert (set(first.lost), set(first.failed)) == (set(second.lost), set(second.failed))


@over(answered(), st.integers(2, 20))
def test_weights_in_another_unit_change_nothing(made: Answered, factor: int) -> None:
    content, answers = made
    scaled = replace(content, sections=tuple(replace(each, weight=each.weight * factor) for each in content.sections))
    first, second = score(content, answers), score(scaled, answers)
    assert second.whole == pytest.approx(first.whole) if first.whole is not None else second.whole is None


@over(answered())
def test_not_applicable_leaves_both_sides(made: Answered) -> None:
    """What is N/A counts as if the question were not there."""
    content, answers = made
    kept = []
    for each in content.sections:
        left = tuple(one for one in each.questions if answers[one.code].value != "na")
        kept += [replace(each, questions=left)] if left else []
    first, second = score(content, answers), score(replace(content, sections=tuple(kept)), answers)
    assert (first.whole, first.critical, first.errors) == (second.whole, second.critical, second.errors)


@over(answered())
def test_a_better_answer_never_costs(made: Answered) -> None:
    content, answers = made
    before = score(content, answers).whole
    for each in (one for part in content.sections for one in part.questions):
        if each.type is QuestionType.YES_NO and answers[each.code].value == "no":
            after = score(content, {**answers, each.code: Given(value="yes")}).whole
            assert before is None or after is None or after >= before


@over(answered())
def test_one_fatal_error_makes_it_nothing(made: Answered) -> None:
    content, answers = made
    fatal = question("fatal", fatal=True)
    with_it = replace(content, sections=(*content.sections, section(fatal, code="last", weight=0.0)))
    assert score(with_it, {**answers, "fatal": Given(value="no")}).whole == 0.0


@over(answered(), st.text(max_size=10))
def test_what_is_no_answer_counts_as_none(made: Answered, rubbish: str) -> None:
    content, answers = made
    first = content.sections[0].questions[0]
    assume(rubbish not in values(first))
    odd = {**answers, first.code: Given(value=rubbish), "nobody": Given(value="yes")}
    assert score(content, odd) == score(content, {**answers, first.code: Given()})
