"""The answers that scripts name."""

from collections.abc import Collection

import msgspec

from agent_desktop.contract.changes import ReferenceKind
from agent_desktop.contract.knowledge import Article
from agent_desktop.desk.desk import Desk
from agent_desktop.store import reference


def by_slug(desk: Desk, slugs: Collection[str]) -> tuple[Article, ...]:
    """Those of `slugs` that are held here, in their order. Raises StoreFaults."""
    records = reference.every(desk.store, ReferenceKind.ARTICLE) if slugs else ()
    held = {article.slug: article for raw in records if (article := msgspec.json.decode(raw, type=Article)).slug}
    return tuple(held[slug] for slug in dict.fromkeys(slugs) if slug in held)
