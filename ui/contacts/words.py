"""The words and icons of a contact's kinds: channels, outcomes, ways of checking who speaks."""

from agent_desktop.contract.citizens import Channel, LanguageLevel
from agent_desktop.contract.contacts import IdentityMethod
from agent_desktop.contract.outcomes import Outcome
from agent_desktop.language import t

CHANNEL_ICONS = {
    Channel.PHONE: "phone",
    Channel.COUNTER: "store",
    Channel.WEB: "globe",
    Channel.EMAIL: "mail",
    Channel.LETTER: "mail-open",
    Channel.TEXT: "message-square-text",
    Channel.CHAT: "message-circle",
}
"""Lucide names."""


def channel_words(channel: Channel) -> str:
    return {
        Channel.PHONE: t("Phone"),
        Channel.COUNTER: t("Counter"),
        Channel.WEB: t("Web"),
        Channel.EMAIL: t("E-mail"),
        Channel.LETTER: t("Letter"),
        Channel.TEXT: t("Text"),
        Channel.CHAT: t("Chat"),
    }[channel]


def prefers_words(channel: Channel) -> str:
    return {
        Channel.PHONE: t("Prefers phone"),
        Channel.COUNTER: t("Prefers to come in"),
        Channel.WEB: t("Prefers web forms"),
        Channel.EMAIL: t("Prefers e-mail"),
        Channel.LETTER: t("Prefers letters"),
        Channel.TEXT: t("Prefers texts"),
        Channel.CHAT: t("Prefers chat"),
    }[channel]


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


def level_words(level: LanguageLevel, name: str) -> str:
    """A language and how well it is spoken: "Welsh first"."""
    return {
        LanguageLevel.FIRST: t("{language} first"),
        LanguageLevel.FLUENT: t("{language} fine"),
        LanguageLevel.SOME: t("a little {language}"),
    }[level].format(language=name)
