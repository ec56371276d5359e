"""Outcomes and ways of checking identity in words: short clauses, in the language in use or in `spoken`."""

from agent_desktop.contract.contacts import IdentityMethod
from agent_desktop.contract.outcomes import Outcome
from agent_desktop.language import language, t_in


def outcome_words(outcome: Outcome, spoken: str = "") -> str:
    spoken = spoken or language()
    return {
        Outcome.ANSWERED: t_in(spoken, "Answered"),
        Outcome.CASE_RAISED: t_in(spoken, "Case raised"),
        Outcome.CASE_DISCUSSED: t_in(spoken, "Case discussed"),
        Outcome.REFERRED: t_in(spoken, "Referred on"),
        Outcome.CALL_BACK: t_in(spoken, "Call back promised"),
        Outcome.CUT_OFF: t_in(spoken, "Cut off"),
        Outcome.NO_ONE_THERE: t_in(spoken, "No one there"),
    }[outcome]


def method_words(method: IdentityMethod, spoken: str = "") -> str:
    """How identity was checked, as a short clause after "Identity checked:"."""
    spoken = spoken or language()
    return {
        IdentityMethod.DETAILS: t_in(spoken, "details agree"),
        IdentityMethod.DOCUMENT: t_in(spoken, "document seen"),
        IdentityMethod.KNOWN_REPRESENTATIVE: t_in(spoken, "known representative"),
        IdentityMethod.CALLED_BACK: t_in(spoken, "called back"),
        IdentityMethod.NOT_NEEDED: t_in(spoken, "not needed"),
        IdentityMethod.FAILED: t_in(spoken, "did not agree"),
    }[method]
