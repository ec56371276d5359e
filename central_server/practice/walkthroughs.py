"""Walkthroughs that trainers recorded of a scenario's call: kept version by version, one of each in use."""

from collections.abc import Sequence
from typing import Any
from uuid import UUID

import msgspec
from sqlalchemy import func, select
from sqlalchemy.orm import Session, aliased

from agent_desktop.contract.base import Page, Record
from agent_desktop.contract.walkthroughs import (
    WALKTHROUGH_FORMAT,
    KeptWalkthrough,
    Walkthrough,
    WalkthroughWrite,
    Where,
)
from agent_desktop.walkthroughs.checking import findings_of
from central_server.accounts.tables import Account
from central_server.api.asker import Asker
from central_server.api.pages import read_cursor, write_cursor
from central_server.database.locks import take_turn
from central_server.practice.tables import WalkthroughRow
from central_server.refusals import refused_field


class WalkthroughPosition(Record, frozen=True, kw_only=True):
    """They are listed by the names of their scenarios."""

    scenario: str


def page(session: Session, cursor: str | None, limit: int) -> Page[KeptWalkthrough]:
    """The newest of each scenario, those that are retired among them: a desktop that has one must hear of it."""
    position = read_cursor(cursor, WalkthroughPosition)
    wanted = _newest().where(WalkthroughRow.scenario > (position.scenario if position else ""))
    rows = session.execute(wanted.order_by(WalkthroughRow.scenario).limit(limit + 1)).all()
    found = tuple(_as_kept(row) for row in rows[:limit])
    last = WalkthroughPosition(scenario=rows[limit - 1][0].scenario) if len(rows) > limit else None
    return Page(items=found, next_cursor=write_cursor(last) if last else None)


def keep(session: Session, asker: Asker, write_id: UUID, asked: WalkthroughWrite) -> KeptWalkthrough:
    """In place of the one before.

    Raises Refusal (422): of another format, of no scenario, for the live desktop, or one that may not be played.
    """
    walkthrough = asked.walkthrough
    if walkthrough.format != WALKTHROUGH_FORMAT:
        raise refused_field("walkthrough.format", f"This server reads walkthroughs of format {WALKTHROUGH_FORMAT}.")
    if walkthrough.scenario is None:
        raise refused_field("walkthrough.scenario", "Say of which scenario it is.")
    if walkthrough.where is not Where.PRACTICE:
        raise refused_field("walkthrough.where", "Only what is played in practice is kept here.")
    found = findings_of(walkthrough, walkthrough.id)
    if found:
        raise refused_field(f"walkthrough.steps[{found[0].line - 1}]", f"{found[0].what} {found[0].do}")
    take_turn(session, f"practice-walkthrough:{walkthrough.scenario}")
    if session.get(WalkthroughRow, write_id) is not None:
        raise refused_field("id", "This id is in use.")
    mine = WalkthroughRow.scenario == walkthrough.scenario
    last = session.scalar(select(func.max(WalkthroughRow.version)).where(mine))
    row = WalkthroughRow(
        id=write_id,
        scenario=walkthrough.scenario,
        version=(last or 0) + 1,
        content=msgspec.to_builtins(walkthrough),
        retired=asked.retired,
        by=asker.user.id,
        at=asker.now,
    )
    session.add(row)
    session.flush()
    return _as_kept(session.execute(_newest().where(mine)).one())


def _newest() -> Any:
    later = aliased(WalkthroughRow)
    is_later = (later.scenario == WalkthroughRow.scenario, later.version > WalkthroughRow.version)
    named = select(WalkthroughRow, Account.name).join(Account, Account.id == WalkthroughRow.by)
    return named.where(~select(later.id).where(*is_later).exists())


def _as_kept(found: Sequence[Any]) -> KeptWalkthrough:
    row, by_name = found
    return KeptWalkthrough(
        walkthrough=msgspec.convert(row.content, Walkthrough),
        by_name=by_name,
        at=row.at,
        version=row.version,
        retired=row.retired,
    )
