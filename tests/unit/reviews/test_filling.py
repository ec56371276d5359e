"""What the trace answers is filled in once, and never over what a reviewer said."""

import pytest

from agent_desktop.contract.base import Words
from agent_desktop.contract.evaluations import EvaluationContent, Given
from agent_desktop.contract.scorecards import QuestionType, ScorecardContent, ScorecardQuestion, Section
from agent_desktop.reviews.filling import filled, value_of, with_given
from agent_desktop.reviews.proofs import Answer

YES, NO, NA, SILENT = (Answer(value=value) for value in ("yes", "no", "na", None))


def question(type_: QuestionType = QuestionType.YES_NO, *, na: bool = False) -> ScorecardQuestion:
    return ScorecardQuestion(code="one", words=Words(en="One?"), type=type_, points=2, na_allowed=na)


def card(*questions: ScorecardQuestion) -> ScorecardContent:
    section = Section(code="first", title=Words(en="First"), weight=1, questions=questions)
    return ScorecardContent(title=Words(en="Card"), sections=(section,))


@pytest.mark.parametrize(
    ("asked", "answer", "value"),
    [
        (question(), YES, "yes"),
        (question(), NO, "no"),
        (question(QuestionType.SCALE), YES, "2"),
        (question(QuestionType.SCALE), NO, "0"),
        (question(na=True), NA, "na"),
        (question(), NA, None),
        (question(), SILENT, None),
        (question(QuestionType.WORDS), YES, None),
        (question(), None, None),
    ],
)
def test_the_trace_answers_as_the_question_takes_answers(
    asked: ScorecardQuestion, answer: Answer | None, value: str | None
) -> None:
    assert value_of(asked, answer) == value


def test_a_fresh_review_takes_it_for_the_answer_and_one_begun_keeps_its_own() -> None:
    content = EvaluationContent()
    fresh = filled(card(question()), {"one": YES}, content, fresh=True)
    assert fresh.answers == {"one": Given(value="yes", from_trace="yes")}
    begun = filled(card(question()), {"one": YES}, content)
    assert begun.answers == {"one": Given(from_trace="yes")}, "what was left open is not answered behind one's back"
    overruled = with_given(content, "one", Given(value="no", overruled_because="Heard it."))
    again = filled(card(question()), {"one": YES}, overruled, fresh=True)
    assert again.answers["one"] == Given(value="no", from_trace="yes", overruled_because="Heard it.")


def test_a_trace_that_says_nothing_any_more_is_not_quoted() -> None:
    before = with_given(EvaluationContent(), "one", Given(value="yes", from_trace="yes"))
    assert filled(card(question()), {}, before).answers["one"] == Given(value="yes")
