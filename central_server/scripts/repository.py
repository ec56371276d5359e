"""Script versions as the contract has them."""

from datetime import UTC, datetime
from uuid import UUID

import msgspec
from sqlalchemy import ColumnElement, Select, and_, or_, select
from sqlalchemy.orm import Session, aliased, defer

from agent_desktop.contract.base import Id, Moment, Page, Record
from agent_desktop.contract.script_life import ScriptVersionInfo, ScriptVersionText, VersionState
from central_server.accounts.repository import name_of
from central_server.accounts.tables import Account
from central_server.scripts.tables import ScriptVersionRow
from central_server.versions.listing import newest_first


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


def infos(session: Session, now: datetime, cursor: str | None, limit: int) -> Page[ScriptVersionInfo]:
    """All versions of all scripts, newest first."""
    author, approver = aliased(Account), aliased(Account)
    wanted = (
        select(ScriptVersionRow, author.name, approver.name)
        .options(defer(ScriptVersionRow.source), defer(ScriptVersionRow.script))
        .outerjoin(author, author.id == ScriptVersionRow.author)
        .outerjoin(approver, approver.id == ScriptVersionRow.approved_by)
    )
    return newest_first(
        session,
        wanted,
        (ScriptVersionRow.made_at, ScriptVersionRow.id),
        cursor=cursor,
        limit=limit,
        convert=lambda row: _info(row[0], row[1] or "", row[2] or "", now),
    )


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
