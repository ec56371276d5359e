"""Articles that files say, beside those that there are. Pure."""

from collections.abc import Iterable, Mapping
from enum import StrEnum

from msgspec.structs import replace

from agent_desktop.contract.article_life import ArticleContent
from agent_desktop.contract.base import Id, Record
from agent_desktop.ids import new_id
from agent_desktop.knowledge.files import Taken


class Beside(StrEnum):
    """What a file says, beside what there is."""

    NEW = "new"
    CHANGED = "changed"
    SAME = "same"


class There(Record, frozen=True, kw_only=True):
    """An article that there is: its newest version."""

    article_id: Id
    content: ArticleContent


class Offered(Record, frozen=True, kw_only=True):
    """An article that can be taken in as the draft `version_id`, which stays the same however often it is sent."""

    version_id: Id
    article_id: Id
    slug: str
    beside: Beside
    content: ArticleContent


def offered(found: Iterable[Taken], there: Mapping[str, There], owner: Id | None) -> tuple[Offered, ...]:
    """`there`: articles by slug. Files name no account: an article keeps its owner, a new one gets `owner`."""
    return tuple(_offered(each, there.get(each.slug), owner) for each in found)


def _offered(taken: Taken, there: There | None, owner: Id | None) -> Offered:
    content = replace(taken.content, owner=there.content.owner if there else owner)
    same = there is not None and _says(content) == _says(there.content)
    return Offered(
        version_id=new_id(),
        article_id=there.article_id if there else new_id(),
        slug=taken.slug,
        beside=Beside.SAME if same else Beside.CHANGED if there else Beside.NEW,
        content=content,
    )


def _says(content: ArticleContent) -> ArticleContent:
    """Without the space around its words, which a file does not keep."""
    words = {
        part: replace(said, en=said.en.strip(), cy=said.cy.strip())
        for part, said in (("title", content.title), ("short_answer", content.short_answer), ("text", content.text))
    }
    return replace(content, **words)
