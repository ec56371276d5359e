"""Answers as they were when they were given in an open contact, whatever becomes of them at the server."""

from collections.abc import Collection
from datetime import datetime
from uuid import UUID

import msgspec
from sqlalchemy import delete, select, tuple_
from sqlalchemy.dialects.sqlite import insert

from agent_desktop.contract.answering import Source
from agent_desktop.contract.institutions import Institution
from agent_desktop.contract.knowledge import Article
from agent_desktop.store.models import kept_answer
from agent_desktop.store.moments import to_column
from agent_desktop.store.opening import Store

Key = tuple[Source, UUID, int]
"""Which answer, and its version."""

_key = tuple_(kept_answer.c.source, kept_answer.c.id, kept_answer.c.version)


def keep(store: Store, source: Source, answer: Article | Institution, now: datetime) -> None:
    """On disk when this returns."""
    statement = insert(kept_answer)
    again = statement.on_conflict_do_update(set_={"kept_at": statement.excluded.kept_at})
    row = {
        "source": source.value,
        "id": answer.id.bytes,
        "version": answer.version,
        "kept_at": to_column(now),
        "record": msgspec.json.encode(answer),
    }
    with store.writing() as db:
        db.execute(again, row)


def recall(store: Store, keys: Collection[Key]) -> dict[Key, bytes]:
    """Those of `keys` that are kept, as the contract's JSON."""
    wanted = select(kept_answer).where(_key.in_(_columns(keys)))
    with store.reading() as db:
        return {(Source(row.source), UUID(bytes=row.id), row.version): row.record for row in db.execute(wanted)}


def forget_all_but(store: Store, keys: Collection[Key], kept_before: datetime) -> int:
    """Forget what was kept before that moment and is not among `keys`. Answers how many there were."""
    old = kept_answer.c.kept_at < to_column(kept_before)
    with store.writing() as db:
        return db.execute(delete(kept_answer).where(old, _key.not_in(_columns(keys)))).rowcount


def _columns(keys: Collection[Key]) -> list[tuple[str, bytes, int]]:
    return [(source.value, answer_id.bytes, version) for source, answer_id, version in keys]
