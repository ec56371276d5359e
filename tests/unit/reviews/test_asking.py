"""Only what applies is asked, and what is still to be done is named question by question."""

from agent_desktop.contract.evaluations import Given
from agent_desktop.contract.scorecards import Commented, QuestionType, RootCause, ScorecardContent, When
from agent_desktop.reviews.asking import Lack, What, asked, lacks, overrules
from tests.unit.reviews.made import card, given, option, question, section, words

CAUSES = (RootCause(code="late", words=words()), RootCause(code="other", words=words()))


def lacking(content: ScorecardContent, **answers: Given) -> set[tuple[str, str]]:
    return {(each.question, each.what.value) for each in lacks(content, answers)}


def test_a_condition_follows_the_answer_and_a_chain_of_them_ends_with_it() -> None:
    second = question("two", when=When(question="one", is_one_of=("no",)), na_allowed=True)
    third = question("three", when=When(question="two", is_one_of=("na", "yes")))
    content = card(section(question("one"), second), section(third, code="second"))
    found = {
        said: [each.code for each in asked(content, {**given(two="yes"), "one": Given(value=said)})]
        for said in ("", "yes", "no")
    }
    assert found == {"": ["one"], "yes": ["one"], "no": ["one", "two", "three"]}


def test_answers_that_a_question_does_not_have_are_none() -> None:
    content = card(
        section(
            question("one"),
            question("two", type=QuestionType.SCALE, points=2),
            question("three", type=QuestionType.CHOICE, points=1, options=(option("a", 1), option("b", 0))),
        )
    )
    for said in ("", "maybe", "3", "-1", "na", "²", "01"):
        assert lacks(content, given(one=said, two=said, three=said)) == tuple(
            Lack(question=each, what=What.ANSWER) for each in ("one", "two", "three")
        )
    assert not lacks(content, given(one="no", two="2", three="b"))


def test_a_comment_where_points_were_lost_or_always() -> None:
    content = card(section(question("one", comment=Commented.LOSS), question("two", comment=Commented.ALWAYS)))
    assert lacking(content, one=Given(value="no"), two=Given(value="yes", comment="  ")) == {
        ("one", "comment"),
        ("two", "comment"),
    }
    assert not lacking(content, one=Given(value="yes"), two=Given(value="no", comment="Seen."))


def test_a_root_cause_of_the_list_where_points_were_lost() -> None:
    content = card(section(question("one", root_causes=CAUSES, type=QuestionType.SCALE, points=2)))
    assert lacking(content, one=Given(value="1")) == {("one", "root_cause")}
    assert lacking(content, one=Given(value="1", root_causes=("unknown",))) == {("one", "root_cause")}
    assert not lacking(content, one=Given(value="1", root_causes=("late",)))
    assert not lacking(content, one=Given(value="2"))


def test_whoever_overrules_the_trace_says_why() -> None:
    content = card(section(question("one")))
    agreed, overruled = Given(value="no", from_trace="no"), Given(value="yes", from_trace="no")
    assert (overrules(agreed), overrules(overruled), overrules(Given(from_trace="no"))) == (False, True, False)
    assert not lacking(content, one=agreed)
    assert lacking(content, one=overruled) == {("one", "overruled")}


def test_words_may_be_left_out_unless_the_scorecard_insists() -> None:
    content = card(
        section(
            question("one", type=QuestionType.WORDS),
            question("two", type=QuestionType.WORDS, comment=Commented.ALWAYS, na_allowed=True),
        )
    )
    assert lacking(content) == {("two", "comment")}
    assert not lacking(content, two=Given(value="na"))
    assert not lacking(content, two=Given(comment="Kind."))
