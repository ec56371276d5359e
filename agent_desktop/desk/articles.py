"""The answers that scripts name."""

from collections.abc import Collection

import msgspec

from agent_desktop.contract.changes import ReferenceKind
from agent_desktop.contract.knowledge import Article, ArticleState
from agent_desktop.desk.desk import Desk
from agent_desktop.store import reference


def by_slug(desk: Desk, slugs: Collection[str]) -> tuple[Article, ...]:
    """Those of `slugs` that are held here, in their order. Raises StoreFaults."""
    held = _named(desk) if slugs else {}
    return tuple(held[slug] for slug in dict.fromkeys(slugs) if slug in held)


def slugs(desk: Desk) -> tuple[str, ...]:
    """Of every article held here that a script may name. Raises StoreFaults."""
    return tuple(sorted(slug for slug, article in _named(desk).items() if article.state is not ArticleState.ARCHIVED))


def _named(desk: Desk) -> dict[str, Article]:
    found = (msgspec.json.decode(raw, type=Article) for raw in reference.every(desk.store, ReferenceKind.ARTICLE))
    return {article.slug: article for article in found if article.slug}
