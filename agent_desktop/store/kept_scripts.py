"""Versions of scripts kept because an open contact is on them, whatever becomes of them at the server."""

from collections.abc import Collection, Iterable
from datetime import datetime

import msgspec
from sqlalchemy import delete, select
from sqlalchemy.dialects.sqlite import insert

from agent_desktop.contract.script_life import PublishedScript
from agent_desktop.store.models import kept_script
from agent_desktop.store.moments import to_column
from agent_desktop.store.opening import Store


def keep(store: Store, versions: Iterable[PublishedScript], now: datetime) -> None:
    """On disk when this returns."""
    rows = [{"hash": each.hash, "kept_at": to_column(now), "record": msgspec.json.encode(each)} for each in versions]
    if not rows:
        return
    statement = insert(kept_script)
    again = statement.on_conflict_do_update(set_={"kept_at": statement.excluded.kept_at})
    with store.writing() as db:
        db.execute(again, rows)


def recall(store: Store, hashes: Collection[str]) -> dict[str, bytes]:
    """Those of `hashes` that are kept, as the contract's JSON."""
    wanted = select(kept_script.c.hash, kept_script.c.record).where(kept_script.c.hash.in_(hashes))
    with store.reading() as db:
        return {row.hash: row.record for row in db.execute(wanted)}


def forget_all_but(store: Store, hashes: Collection[str], kept_before: datetime) -> int:
    """Forget what was kept before that moment and is not among `hashes`. Answers how many there were."""
    old = kept_script.c.kept_at < to_column(kept_before)
    with store.writing() as db:
        return db.execute(delete(kept_script).where(old, kept_script.c.hash.not_in(hashes))).rowcount
