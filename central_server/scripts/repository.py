"""Script versions as the contract has them."""

from datetime import UTC, datetime
from uuid import UUID

import msgspec
from sqlalchemy import ColumnElement, Select, and_, or_, select, tuple_
from sqlalchemy.orm import Session, aliased, defer

from agent_desktop.contract.base import Id, Moment, Page, Record
from agent_desktop.contract.script_life import ScriptVersionInfo, ScriptVersionText, VersionState
from central_server.accounts.repository import name_of
from central_server.accounts.tables import Account
from central_server.api.pages import read_cursor, write_cursor
from central_server.scripts.tables import ScriptVersionRow


def state_of(row: ScriptVersionRow, now: datetime) -> VersionState:
    """A published version is retired by the clock, so that nothing need happen at that moment."""
    state = VersionState(row.state)
    over = state is VersionState.PUBLISHED and row.effective_until is not None and row.effective_until <= now
    return VersionState.RETIRED if over else state


def not_over(now: datetime) -> ColumnElement[bool]:
    """Published, and not retired by `now`."""
    until = ScriptVersionRow.effective_until
    return and_(ScriptVersionRow.state == VersionState.PUBLISHED.value, or_(until.is_(None), until > now))


# ---- as desktops hold them -----------------------------------------------------------------------------------------


class Told(Record, frozen=True, kw_only=True):
    """A PublishedScript whose content is passed on as it was approved, without being read again."""

    id: Id
    number: int
    hash: str
    effective_from: Moment
    effective_until: Moment | None
    script: msgspec.Raw


def published() -> Select[ScriptVersionRow]:
    """Every version that a desktop must hold now, for `as_published`: in force, or to come."""
    return select(ScriptVersionRow).where(not_over(datetime.now(UTC)))


def as_published(row: ScriptVersionRow) -> Told:
    """The version as desktops hold it."""
    assert row.effective_from is not None
    return Told(
        id=row.id,
        number=row.number,
        hash=row.hash,
        effective_from=row.effective_from,
        effective_until=row.effective_until,
        script=msgspec.Raw(row.script.encode()),
    )


# ---- as those who write them see them ------------------------------------------------------------------------------


class _Position(Record, frozen=True, kw_only=True):
    """The last version shown."""

    at: Moment
    id: Id


def infos(session: Session, now: datetime, cursor: str | None, limit: int) -> Page[ScriptVersionInfo]:
    """All versions of all scripts, newest first."""
    author, approver = aliased(Account), aliased(Account)
    wanted = (
        select(ScriptVersionRow, author.name, approver.name)
        .options(defer(ScriptVersionRow.source), defer(ScriptVersionRow.script))
        .outerjoin(author, author.id == ScriptVersionRow.author)
        .outerjoin(approver, approver.id == ScriptVersionRow.approved_by)
    )
    key = (ScriptVersionRow.made_at, ScriptVersionRow.id)
    position = read_cursor(cursor, _Position)
    if position is not None:
        wanted = wanted.where(tuple_(*key) < tuple_(position.at, position.id))
    rows = session.execute(wanted.order_by(*(column.desc() for column in key)).limit(limit + 1)).all()
    items = tuple(_info(row, by or "", approved_by or "", now) for row, by, approved_by in rows[:limit])
    more = len(rows) > limit
    following = write_cursor(_Position(at=items[-1].made_at, id=items[-1].id)) if more else None
    return Page(items=items, next_cursor=following)


def find_text(session: Session, version_id: UUID, now: datetime) -> ScriptVersionText | None:
    """One version whole; None where there is none."""
    row = session.get(ScriptVersionRow, version_id)
    return None if row is None else ScriptVersionText(info=as_info(session, row, now), source=row.source)


def as_info(session: Session, row: ScriptVersionRow, now: datetime) -> ScriptVersionInfo:
    return _info(row, name_of(session, row.author), name_of(session, row.approved_by), now)


def _info(row: ScriptVersionRow, author_name: str, approved_by_name: str, now: datetime) -> ScriptVersionInfo:
    return ScriptVersionInfo(
        id=row.id,
        version=row.version,
        script_id=row.script_id,
        number=row.number,
        state=state_of(row, now),
        title=row.title,
        hash=row.hash,
        change_note=row.change_note,
        author=row.author,
        author_name=author_name,
        made_at=row.made_at,
        changed_at=row.changed_at,
        submitted_at=row.submitted_at,
        approved_by=row.approved_by,
        approved_by_name=approved_by_name,
        approved_at=row.approved_at,
        effective_from=row.effective_from,
        effective_until=row.effective_until,
        note=row.note,
    )
