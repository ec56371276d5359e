"""Script versions as the contract has them."""

from datetime import UTC, datetime

import msgspec
from sqlalchemy import ColumnElement, Select, and_, or_, select

from agent_desktop.contract.base import Id, Moment, Record
from agent_desktop.contract.script_life import VersionState
from central_server.scripts.tables import ScriptVersionRow


def published() -> Select[ScriptVersionRow]:
    """Every version that a desktop must hold now, for `as_published`: in force, or to come."""
    return select(ScriptVersionRow).where(not_over(datetime.now(UTC)))


def not_over(now: datetime) -> ColumnElement[bool]:
    """Published, and not retired by `now`."""
    until = ScriptVersionRow.effective_until
    return and_(ScriptVersionRow.state == VersionState.PUBLISHED.value, or_(until.is_(None), until > now))


class Told(Record, frozen=True, kw_only=True):
    """A PublishedScript whose content is passed on as it was approved, without being read again."""

    id: Id
    number: int
    hash: str
    effective_from: Moment
    effective_until: Moment | None
    script: msgspec.Raw


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
