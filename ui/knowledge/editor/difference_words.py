"""What is another between two versions of an article, as a reviewer reads it. Pure."""

from agent_desktop.contract.article_life import ArticleContent
from agent_desktop.contract.base import Id
from agent_desktop.contract.knowledge import Audience
from agent_desktop.contract.scripts import Spoken
from agent_desktop.knowledge.differences import Difference, differences
from agent_desktop.language import t
from ui.knowledge.editor.facts_part import Around
from ui.knowledge.editor.words import audience_word, part_word
from ui.versions.history_page import ShownDifference
from ui.versions.words import language_word


def shown(before: ArticleContent, after: ArticleContent, around: Around) -> tuple[ShownDifference, ...]:
    """All that is another."""
    return tuple(_shown(each, before, after, around) for each in differences(before, after))


def _shown(difference: Difference, before: ArticleContent, after: ArticleContent, around: Around) -> ShownDifference:
    part = difference.part
    if not difference.language:
        was, now = (_fact(part, getattr(content, part), around) for content in (before, after))
        return ShownDifference(where=part_word(part), before=was, after=now)
    where = f"{part_word(part)}, {language_word(Spoken(difference.language))}"
    return ShownDifference(where=where, passages=difference.passages)


def _fact(part: str, value: object, around: Around) -> str:
    """A code, an id or a day as the page calls it."""
    if isinstance(value, tuple):
        return ", ".join(around.services.get(each, each) if part == "service_codes" else each for each in value)
    if isinstance(value, Audience):
        return audience_word(value)
    if part == "department_code":
        return around.departments.get(str(value), str(value))
    if part == "owner":
        return around.names.get(value, t("Somebody else")) if isinstance(value, Id) else t("Nobody")
    return "" if value is None else str(value)
