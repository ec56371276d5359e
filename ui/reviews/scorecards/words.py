"""Words about scorecards: their states, types of question, classes of error, proofs, and the formula. Pure."""

from collections.abc import Mapping

from agent_desktop.contract.scorecards import (
    Commented,
    ErrorClass,
    Proof,
    QuestionType,
    ScorecardMove,
    ScorecardState,
    ScorecardVersionInfo,
)
from agent_desktop.language import t


def state_word(state: ScorecardState) -> str:
    return {
        ScorecardState.DRAFT: t("Draft"),
        ScorecardState.IN_REVIEW: t("In review"),
        ScorecardState.APPROVED: t("Approved"),
        ScorecardState.RETIRED: t("Retired"),
    }[state]


def state_icon(state: ScorecardState) -> str:
    return {
        ScorecardState.DRAFT: "pencil",
        ScorecardState.IN_REVIEW: "hourglass",
        ScorecardState.APPROVED: "badge-check",
        ScorecardState.RETIRED: "ban",
    }[state]


def version_words(info: ScorecardVersionInfo) -> str:
    state = t("in force") if info.in_force else state_word(info.state).lower()
    return t("Version {number}: {state}").format(number=info.number, state=state)


def moved_words(move: ScorecardMove) -> str:
    return {
        ScorecardMove.SUBMIT: t("It waits for somebody else to approve it."),
        ScorecardMove.SEND_BACK: t("It is a draft again."),
        ScorecardMove.APPROVE: t("It is approved."),
        ScorecardMove.RETIRE: t("It is retired. Reviews begun by it go on."),
    }[move]


def type_words() -> Mapping[str, str]:
    return {
        QuestionType.YES_NO: t("Yes or no"),
        QuestionType.SCALE: t("Points on a scale"),
        QuestionType.CHOICE: t("One of several"),
        QuestionType.WORDS: t("Words, without points"),
    }


def class_choices() -> Mapping[str, str]:
    """ "": none of them."""
    return {
        "": t("Not critical"),
        ErrorClass.CUSTOMER_CRITICAL: t("Critical for the citizen"),
        ErrorClass.BUSINESS_CRITICAL: t("Critical for the authority"),
        ErrorClass.COMPLIANCE_CRITICAL: t("Critical for compliance"),
    }


def comment_choices() -> Mapping[str, str]:
    return {
        Commented.NEVER: t("Never"),
        Commented.LOSS: t("Where points were lost"),
        Commented.ALWAYS: t("Always"),
    }


def proof_choices() -> Mapping[str, str]:
    """ "": the reviewer answers it."""
    return {
        "": t("Nothing: the reviewer answers it"),
        Proof.IDENTITY_FIRST: t("Identity came first"),
        Proof.AUTHORITY_CHECKED: t("Authority of a representative was checked"),
        Proof.ADAPTED_WORDING: t("Adapted wording was shown for the flags"),
        Proof.REQUIRED_STEPS: t("Mandatory steps were done"),
        Proof.RECOMMENDED_STEPS: t("Recommended steps were done"),
        Proof.VALIDATED_ANSWER: t("A validated answer was given"),
        Proof.RIGHT_SERVICE: t("Service and outcome fit the cases"),
        Proof.COMPLETE_CASE: t("The case is complete"),
        Proof.PROMISE_AS_DUE: t("The promise is what the service's clock says"),
        Proof.NOTES_WRITTEN: t("Notes were written"),
        Proof.NO_CARD_NUMBER: t("No card number stands in the notes"),
        Proof.PAUSED_FOR_PAYMENT: t("The recording was paused for payments"),
        Proof.ANSWERED_IN_TIME: t("It was answered in time"),
        Proof.OWN_LANGUAGE: t("It was in the language on record"),
    }


def part_words() -> Mapping[str, str]:
    """Fields of a scorecard as its page calls them."""
    return {
        "title": t("Title"),
        "purpose": t("What it is for"),
        "channels": t("Ways of contact"),
        "target": t("Target, per cent"),
        "dispute_days": t("Days for a dispute"),
        "code": t("Code"),
        "weight": t("Weight"),
        "words": t("Question"),
        "help": t("What earns which points"),
        "type": t("Kind of answer"),
        "points": t("Points"),
        "options": t("Options"),
        "na_allowed": t("N/A is allowed"),
        "when": t("Asked only after"),
        "comment": t("A comment is needed"),
        "root_causes": t("Root causes"),
        "critical": t("An error is"),
        "fatal": t("Fatal"),
        "passes_at": t("Passes at"),
        "proof": t("Answered by the trace"),
        "proof_steps": t("Steps that prove it"),
        "scenarios": t("Practice that trains it"),
        "order": t("Order"),
    }


def formula() -> str:
    """As in docs/reviews.md."""
    return t(
        "Score = points × weight of the question × weight of the section, summed up, of what they could have been. "
        "N/A and what is not asked is left out of both. An error in a fatal question makes the whole 0."
    )
