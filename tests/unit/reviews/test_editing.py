"""A scorecard may be changed in any order, and stays one that the server keeps."""

from random import Random

import msgspec
import pytest
from hypothesis import given as over
from hypothesis import strategies as st

from agent_desktop.contract.base import Words
from agent_desktop.contract.scorecards import (
    Proof,
    QuestionType,
    ScorecardContent,
    ScorecardQuestion,
    When,
)
from agent_desktop.reviews.checking import Place, faults
from agent_desktop.reviews.differences import differences
from agent_desktop.reviews.editing import (
    code_for,
    moved,
    nothing_yet,
    question_at,
    question_codes,
    with_codes,
    with_fields,
    with_new_question,
    with_new_section,
    with_option,
    with_root_cause,
    without,
)
from tests.unit.reviews.made import card, cards, option, question, section, words


def codes(content: ScorecardContent) -> list[list[str]]:
    return [[each.code for each in section.questions] for section in content.sections]


def places(content: ScorecardContent) -> list[Place]:
    return [
        Place(section=at, question=number)
        for at, section in enumerate(content.sections)
        for number in (None, *range(len(section.questions)))
    ]


@over(cards(), st.lists(st.integers(0, 5), max_size=12), st.integers(0, 2**16))
def test_whatever_is_done_the_server_would_keep_it(content: ScorecardContent, deeds: list[int], seed: int) -> None:
    chance = Random(seed)  # noqa: S311 - a test, no secret
    for deed in deeds:
        at = chance.choice(places(content) or [Place()])
        if deed == 0 or not content.sections:
            content, _ = with_new_section(content)
        elif deed == 1:
            content, _ = with_new_question(content, at)
        elif deed == 2:
            content, _ = without(content, at)
        elif deed in (3, 4):
            content, _ = moved(content, at, 1 if deed == 3 else -1)
        elif at.question is not None:
            content = with_fields(content, at, type=chance.choice(tuple(QuestionType)))
    encoded = msgspec.json.encode(content)
    assert msgspec.json.decode(encoded, type=ScorecardContent) == content
    assert not {fault.part for fault in faults(content)} & {"code", "points", "passes_at", "proof", "critical", "when"}


def test_a_new_question_stands_after_the_one_in_hand() -> None:
    content = card(section(question("one"), question("two")), section(question("three"), code="second"))
    after, at = with_new_question(content, Place(section=0, question=0))
    assert (codes(after)[0], at) == (["one", "question", "two"], Place(section=0, question=1))
    after, at = with_new_question(after, Place(section=1))
    assert (codes(after)[1], at) == (["three", "question_2"], Place(section=1, question=1))


def test_what_is_taken_out_is_waited_for_no_more() -> None:
    waiting = question("two", when=When(question="one", is_one_of=("no",)))
    content = card(section(question("one"), waiting), section(question("three"), code="second"))
    after, at = without(content, Place(section=0, question=0))
    assert (codes(after), at) == ([["two"], ["three"]], Place(section=0, question=0))
    assert question_at(after, at).when is None
    after, at = without(after, at)
    assert (codes(after), at) == ([["three"]], Place(section=0))
    assert without(after, at) == (card(), Place())


def test_a_question_moves_through_its_section_and_on_into_the_next() -> None:
    content = card(section(question("one"), question("two")), section(question("three"), code="second"))
    at = Place(section=0, question=0)
    content, at = moved(content, at, 1)
    assert (codes(content), at) == ([["two", "one"], ["three"]], Place(section=0, question=1))
    content, at = moved(content, at, 1)
    assert (codes(content), at) == ([["two"], ["one", "three"]], Place(section=1, question=0))
    content, at = moved(content, at, -1)
    assert (codes(content), at) == ([["two", "one"], ["three"]], Place(section=0, question=1))
    content, at = moved(content, Place(section=0), 1)
    assert (codes(content), at) == ([["three"], ["two", "one"]], Place(section=1))
    assert moved(content, Place(section=0), -1)[0] is content


def test_another_type_brings_what_it_needs_and_leaves_what_it_has_not() -> None:
    first = question(proof=Proof.REQUIRED_STEPS, proof_steps=("read_back",), fatal=True, points=3)
    content, at = card(section(first)), Place(section=0, question=0)
    choice = question_at(with_fields(content, at, type=QuestionType.CHOICE), at)
    assert (len(choice.options), choice.points, choice.proof, choice.proof_steps) == (2, 1, None, ())
    said = question_at(with_fields(content, at, type=QuestionType.WORDS), at)
    assert (said.fatal, said.critical, said.root_causes) == (False, None, ())


def test_a_choice_brings_what_its_best_option_brings() -> None:
    chosen = question(type=QuestionType.CHOICE, points=2, passes_at=2, options=(option("a", 2), option("b", 0)))
    content, at = card(section(chosen)), Place(section=0, question=0)
    after = question_at(with_fields(content, at, options=(option("a", 1), option("b", 0))), at)
    assert (after.points, after.passes_at) == (1, 1)
    assert [each.code for each in with_option(after).options] == ["a", "b", "option"]
    assert [each.code for each in with_root_cause(with_root_cause(after)).root_causes] == ["cause", "cause_2"]


@pytest.mark.parametrize(
    ("said", "code"),
    [
        ("Was it kind?", "was_it_kind"),
        ("  ", "question"),
        ("123", "question"),
        ("Ŵyr & llŷn", "wyr_llyn"),
        ("One", "one_2"),
    ],
)
def test_codes_are_like_the_words(said: str, code: str) -> None:
    assert code_for(said, {"one"}, "question") == code


def test_what_was_called_by_a_number_is_called_by_its_words_and_followed() -> None:
    content = nothing_yet()
    content, at = with_new_question(content, Place(section=0, question=0))
    content = with_fields(content, at, when=When(question="question", is_one_of=("no",)), words=Words(en="Why not?"))
    content = with_fields(content, Place(section=0, question=0), words=Words(en="Kind?"))
    content = with_fields(content, Place(section=0), title=Words(en="Manner"))
    named = with_codes(content)
    assert (named.sections[0].code, codes(named)) == ("manner", [["kind", "why_not"]])
    assert question_at(named, at).when == When(question="kind", is_one_of=("no",))
    assert with_codes(named) == named
    assert question_codes(named) == {"kind", "why_not"}


# ---- differences ---------------------------------------------------------------------------------------------------


@over(cards())
def test_nothing_is_another_than_itself(content: ScorecardContent) -> None:
    assert differences(content, content) == ()


def test_what_is_another_is_named_with_both_values() -> None:
    before = card(section(question("one"), question("two")), section(question("three"), code="second"))
    after = with_fields(before, Place(section=0, question=0), weight=2.0)
    after = with_fields(after, Place(section=1), title=words("Other"))
    after, _ = without(after, Place(section=0, question=1))
    after, _ = with_new_question(after, Place(section=1))
    found = differences(before, after)
    assert [(each.part, each.before, each.after) for each in found if each.part] == [
        ("weight", 1.0, 2.0),
        ("title", words(), words("Other")),
    ]
    new, gone = (each for each in found if not each.part)
    assert isinstance(new.after, ScorecardQuestion)
    assert isinstance(gone.before, ScorecardQuestion)
    assert (new.before, new.after.code, gone.after, gone.before.code) == (None, "question", None, "two")


def test_another_order_is_a_difference() -> None:
    before = card(section(question("one"), question("two")))
    after, _ = moved(before, Place(section=0, question=0), 1)
    assert [each.part for each in differences(before, after)] == ["order"]
