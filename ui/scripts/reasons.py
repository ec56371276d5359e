"""Why a step has these words and not the usual ones, as the handler reads it. Pure."""

from collections.abc import Iterator, Mapping

from agent_desktop.contract.base import Record
from agent_desktop.contract.citizens import Channel
from agent_desktop.contract.flags import FlagDefinition
from agent_desktop.contract.scripts import Condition, Spoken
from agent_desktop.language import language, t
from agent_desktop.scripts.conditions import Standing, holds


class Reason(Record, frozen=True, kw_only=True):
    """One reason with the icon of its flag."""

    icon: str
    words: str


def reasons(because: Condition | None, now: Standing, flags: Mapping[str, FlagDefinition]) -> tuple[Reason, ...]:
    """What of `because` holds `now`, each once, flags first. What must not be the case is no reason to tell."""
    found = sorted(_holding(because, now), key=lambda one: one.flag is None)
    return tuple(dict.fromkeys(_reason(one, flags) for one in found))


def _holding(condition: Condition | None, now: Standing) -> Iterator[Condition]:
    if condition is None or condition.negated is not None or not holds(condition, now):
        return
    inner = condition.all_of if condition.all_of is not None else condition.any_of
    if inner is None:
        yield condition
    for one in inner or ():
        yield from _holding(one, now)


def _reason(condition: Condition, flags: Mapping[str, FlagDefinition]) -> Reason:
    if condition.flag is not None:
        definition = flags.get(condition.flag)
        if definition is None:
            return Reason(icon="flag", words=condition.flag)
        return Reason(icon=definition.icon, words=_within(definition.label.in_language(language())))
    if condition.language is not None:
        words = {Spoken.CY: t("in Welsh"), Spoken.EN: t("in English")}[condition.language]
        return Reason(icon="languages", words=words)
    if condition.channel is not None:
        return _of_channel(condition.channel)
    if condition.representative is not None:
        words = t("to a representative") if condition.representative else t("to the citizen")
        return Reason(icon="user-check", words=words)
    return Reason(icon="message-circle", words=t("after what was answered"))


def _of_channel(channel: Channel) -> Reason:
    if channel is Channel.COUNTER:
        return Reason(icon="store", words=t("at the counter"))
    if channel is Channel.PHONE:
        return Reason(icon="phone", words=t("on the telephone"))
    return Reason(icon="mail", words=t("in writing"))


def _within(label: str) -> str:
    """A label in the middle of a sentence: "hearing impaired", but "BSL user"."""
    return label if label[1:2].isupper() else label[:1].lower() + label[1:]
