"""Outcomes and ways of checking identity in words: short clauses, in the language in use."""

from agent_desktop.contract.contacts import IdentityMethod
from agent_desktop.contract.outcomes import Outcome
from agent_desktop.language import t


def outcome_words(outcome: Outcome) -> str:
    return {
        Outcome.ANSWERED: t("Answered"),
        Outcome.CASE_RAISED: t("Case raised"),
        Outcome.CASE_DISCUSSED: t("Case discussed"),
        Outcome.REFERRED: t("Referred on"),
        Outcome.CALL_BACK: t("Call back promised"),
        Outcome.CUT_OFF: t("Cut off"),
        Outcome.NO_ONE_THERE: t("No one there"),
    }[outcome]


def method_words(method: IdentityMethod) -> str:
    """How identity was checked, as a short clause after "Identity checked:"."""
    return {
        IdentityMethod.DETAILS: t("details agree"),
        IdentityMethod.DOCUMENT: t("document seen"),
        IdentityMethod.KNOWN_REPRESENTATIVE: t("known representative"),
        IdentityMethod.CALLED_BACK: t("called back"),
        IdentityMethod.NOT_NEEDED: t("not needed"),
        IdentityMethod.FAILED: t("did not agree"),
    }[method]
