"""Words of reviews: values, moments, states, scores."""

from agent_desktop.contract.evaluations import EvaluationMove, EvaluationState, Happened, Score
from agent_desktop.contract.scorecards import ErrorClass, QuestionType, ScorecardQuestion
from agent_desktop.dates import day, duration
from agent_desktop.language import language, t
from agent_desktop.reviews.asking import What
from agent_desktop.reviews.scoring import NoScore
from agent_desktop.reviews.worth import NO, NOT_APPLICABLE, YES


def value_words(question: ScorecardQuestion, value: str) -> str:
    """An answer as it stands on its button."""
    if value == NOT_APPLICABLE:
        return t("N/A")
    if question.type is QuestionType.YES_NO:
        return {YES: t("Yes"), NO: t("No")}.get(value, value)
    if question.type is QuestionType.CHOICE:
        found = next((option for option in question.options if option.code == value), None)
        return found.words.in_language(language()) if found else value
    return value


def moment_words(seconds: float) -> str:
    """ "05:20": since the contact began."""
    return duration(int(seconds))


def per_cent(value: float | None) -> str:
    """ "83 %", to the whole number that is not above it: 99.9 is not all."""
    return "–" if value is None else t("{number} %").format(number=int(value + 1e-9))


def score_words(score: Score | None) -> str:
    """The whole score, or that there is none."""
    return t("no score") if score is None or score.whole is None else per_cent(score.whole)


def none_words(why: NoScore) -> str:
    return {
        NoScore.NOTHING_ANSWERED: t("Nothing answered yet"),
        NoScore.ALL_NOT_APPLICABLE: t("No score: nothing applied"),
        NoScore.NO_WEIGHT: t("No score: nothing that was answered weighs anything"),
    }[why]


def lack_words(what: What) -> str:
    return {
        What.ANSWER: t("An answer is needed."),
        What.COMMENT: t("A comment is needed."),
        What.ROOT_CAUSE: t("Say why points were lost."),
        What.OVERRULED: t("The trace says something else: say why you do not."),
    }[what]


def class_words(error: ErrorClass) -> str:
    return {
        ErrorClass.CUSTOMER_CRITICAL: t("critical for the citizen"),
        ErrorClass.BUSINESS_CRITICAL: t("critical for the authority"),
        ErrorClass.COMPLIANCE_CRITICAL: t("critical for compliance"),
    }[error]


def state_words(state: EvaluationState) -> str:
    return {
        EvaluationState.DRAFT: t("draft"),
        EvaluationState.SUBMITTED: t("submitted"),
        EvaluationState.ACKNOWLEDGED: t("acknowledged"),
        EvaluationState.DISPUTED: t("disputed"),
        EvaluationState.UPHELD: t("upheld"),
        EvaluationState.AMENDED: t("amended"),
        EvaluationState.CLOSED: t("closed"),
    }[state]


def step_words(step: Happened) -> str:
    """When, what and by whom; the note below."""
    did = {
        EvaluationMove.SUBMIT: t("submitted by {name}"),
        EvaluationMove.ACKNOWLEDGE: t("read by {name}"),
        EvaluationMove.DISPUTE: t("disputed by {name}"),
        EvaluationMove.UPHOLD: t("upheld by {name}"),
        EvaluationMove.AMEND: t("amended by {name}"),
        EvaluationMove.CLOSE: t("closed by {name}"),
        EvaluationMove.DISCARD: t("thrown away by {name}"),
    }[step.move].format(name=step.by_name)
    when = step.at.astimezone()
    words = f"{day(when.date(), language())} {when:%H:%M} · {did}"
    return f"{words}\n{step.note}" if step.note else words
