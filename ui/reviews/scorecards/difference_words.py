"""What is another between two versions of a scorecard, as it is read. Pure."""

from collections.abc import Mapping

from agent_desktop.contract.base import Words
from agent_desktop.contract.citizens import Channel
from agent_desktop.contract.scorecards import Option, RootCause, ScorecardContent, ScorecardQuestion, Section, When
from agent_desktop.language import language, t
from agent_desktop.reviews.differences import Difference, differences
from ui.contacts.words import channel_words
from ui.reviews.scorecards.words import class_choices, comment_choices, part_words, proof_choices, type_words
from ui.versions.history_page import ShownDifference


def shown(before: ScorecardContent, after: ScorecardContent) -> tuple[ShownDifference, ...]:
    """All that is another."""
    return tuple(_shown(each) for each in differences(before, after))


def _shown(difference: Difference) -> ShownDifference:
    thing = difference.thing.in_language(language())
    if not difference.part:
        words = t("New: {thing}") if difference.before is None else t("Taken out: {thing}")
        return ShownDifference(where=words.format(thing=thing))
    if difference.part == "order":
        return ShownDifference(where=t("Sections or questions stand in another order"))
    part = part_words().get(difference.part, difference.part)
    where = f"{thing}: {part}" if thing else part
    was, now = (_said(difference.part, value) for value in (difference.before, difference.after))
    return ShownDifference(where=where, before=was, after=now)


def _said(part: str, value: object) -> str:
    choices: Mapping[str, Mapping[str, str]] = {
        "type": type_words(),
        "critical": class_choices(),
        "comment": comment_choices(),
        "proof": proof_choices(),
    }
    if part in choices:
        return choices[part][str(value or "")]
    return _plain(value)


def _plain(value: object) -> str:
    if isinstance(value, tuple):
        return "\n".join(_plain(each) for each in value)
    if isinstance(value, Section | ScorecardQuestion) or value is None:
        return ""
    if isinstance(value, bool):
        return t("Yes") if value else t("No")
    return _of_one(value)


def _of_one(value: object) -> str:
    match value:
        case Words():
            return f"{value.en}\n{value.cy}".strip()
        case Option():
            return f"{_plain(value.words)} ({value.points})"
        case RootCause():
            return _plain(value.words)
        case When():
            return f"{value.question}: {', '.join(value.is_one_of)}"
        case Channel():
            return channel_words(value)
        case _:
            return f"{value:g}" if isinstance(value, float) else str(value)
