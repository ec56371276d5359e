"""The index of answers, caught up with what is held, and asked by a code. It is searched in search_moment.py."""

from collections.abc import Collection

import msgspec
from sqlalchemy import select

from agent_desktop.knowledge.hits import HitKind
from agent_desktop.store.models import reference_item, search_entry
from agent_desktop.store.opening import Store
from agent_desktop.store.search_index import Standing, catch_up_in, standing_in


def catch_up(store: Store) -> bool:
    """Index some of what is held and not indexed yet. Answers whether there is more."""
    with store.writing() as db:
        return catch_up_in(db)


def standing(store: Store) -> Standing:
    """How far the index has come."""
    with store.reading() as db:
        return standing_in(db)


def by_code(store: Store, kind: HitKind, codes: Collection[str]) -> dict[str, msgspec.Raw]:
    """Records of `kind` that have these codes, by code."""
    wanted = (
        select(search_entry.c.code, reference_item.c.record)
        .join(
            reference_item,
            (reference_item.c.kind == search_entry.c.kind) & (reference_item.c.key == search_entry.c.key),
        )
        .where(search_entry.c.kind == kind.value, search_entry.c.code.in_(codes))
    )
    with store.reading() as db:
        return {row.code: msgspec.Raw(row.record) for row in db.execute(wanted)}
