"""The words and icons of a contact's kinds: channels, outcomes, ways of checking who speaks."""

from agent_desktop.contacts.kind_words import method_words, outcome_words
from agent_desktop.contract.citizens import Channel, LanguageLevel
from agent_desktop.language import t

__all__ = ["CHANNEL_ICONS", "channel_words", "level_words", "method_words", "outcome_words", "prefers_words"]

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


def level_words(level: LanguageLevel, name: str) -> str:
    """A language and how well it is spoken: "Welsh first"."""
    return {
        LanguageLevel.FIRST: t("{language} first"),
        LanguageLevel.FLUENT: t("{language} fine"),
        LanguageLevel.SOME: t("a little {language}"),
    }[level].format(language=name)
