"""What one answer is worth: which values a question takes, what each brings, and which are errors. Pure.

A value is text, as contract.evaluations.Given has it: "yes", "no", "na", a number of points, an option's code; ""
where nothing was answered yet.
"""

from agent_desktop.contract.scorecards import QuestionType, ScorecardQuestion

YES, NO, NOT_APPLICABLE = "yes", "no", "na"


def values(question: ScorecardQuestion) -> tuple[str, ...]:
    """Every value that answers it, in the order in which they are offered; of WORDS, "na" at most."""
    match question.type:
        case QuestionType.YES_NO:
            found: tuple[str, ...] = (YES, NO)
        case QuestionType.SCALE:
            found = tuple(str(points) for points in range(question.points + 1))
        case QuestionType.CHOICE:
            found = tuple(option.code for option in question.options)
        case QuestionType.WORDS:
            found = ()
    return (*found, NOT_APPLICABLE) if question.na_allowed else found


def possible(question: ScorecardQuestion) -> int:
    """The most points that it can bring."""
    if question.type is QuestionType.CHOICE:
        return max((option.points for option in question.options), default=0)
    return 0 if question.type is QuestionType.WORDS else question.points


def stands(question: ScorecardQuestion, value: str) -> int | None:
    """The points that a value brings; None where it is no answer, N/A, or the question has no points."""
    if question.type is QuestionType.WORDS or value == NOT_APPLICABLE or value not in values(question):
        return None
    if question.type is QuestionType.YES_NO:
        return question.points if value == YES else 0
    if question.type is QuestionType.SCALE:
        return int(value)
    return next(option.points for option in question.options if option.code == value)


def is_error(question: ScorecardQuestion, value: str) -> bool:
    """A "no", or fewer points than it passes at."""
    points = stands(question, value)
    if points is None:
        return False
    return value == NO if question.type is QuestionType.YES_NO else points < question.passes_at
