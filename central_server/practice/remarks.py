"""Words from those who train to whoever edits a script, about one of its steps."""

from collections.abc import Sequence
from typing import Any
from uuid import UUID

from sqlalchemy import Select, select
from sqlalchemy.orm import Session, aliased

from agent_desktop.contract.base import Page
from agent_desktop.contract.practice import ScriptRemark, ScriptRemarkSettle, ScriptRemarkWrite
from central_server.accounts.tables import Account
from central_server.api.asker import Asker
from central_server.practice.tables import RemarkRow
from central_server.refusals import not_found, refused_field
from central_server.scripts.tables import ScriptVersionRow
from central_server.versions.listing import newest_first

_By, _Settler = (aliased(Account, name=name) for name in ("remarked_by", "settled_by"))


def page(session: Session, script: str | None, cursor: str | None, limit: int) -> Page[ScriptRemark]:
    """Newest first; None: about every script."""
    wanted = _every() if script is None else _every().where(RemarkRow.script == script)
    return newest_first(session, wanted, (RemarkRow.at, RemarkRow.id), cursor=cursor, limit=limit, convert=_as_remark)


def write(session: Session, asker: Asker, remark_id: UUID, asked: ScriptRemarkWrite) -> ScriptRemark:
    """Raises Refusal (422) where there is no such script, or no words."""
    if not asked.words.strip():
        raise refused_field("words", "There are no words in this.")
    if session.scalar(select(ScriptVersionRow.id).where(ScriptVersionRow.script_id == asked.script).limit(1)) is None:
        raise refused_field("script", "There is no such script.")
    if session.get(RemarkRow, remark_id) is not None:
        raise refused_field("id", "This id is in use.")
    session.add(
        RemarkRow(
            id=remark_id,
            script=asked.script,
            step=asked.step,
            variant=asked.variant,
            words=asked.words,
            by=asker.user.id,
            at=asker.now,
        )
    )
    session.flush()
    return _found(session, remark_id)


def settle(session: Session, asker: Asker, remark_id: UUID, asked: ScriptRemarkSettle) -> ScriptRemark:
    """It was seen to, or not after all. Raises Refusal (404)."""
    row = session.get(RemarkRow, remark_id, with_for_update=True)
    if row is None:
        raise not_found("remark")
    row.settled_at, row.settled_by = (asker.now, asker.user.id) if asked.settled else (None, None)
    session.flush()
    return _found(session, remark_id)


def _every() -> Select[*tuple[Any, ...]]:
    return (
        select(RemarkRow, _By.name, _Settler.name)
        .join(_By, _By.id == RemarkRow.by)
        .outerjoin(_Settler, _Settler.id == RemarkRow.settled_by)
    )


def _found(session: Session, remark_id: UUID) -> ScriptRemark:
    return _as_remark(session.execute(_every().where(RemarkRow.id == remark_id)).one())


def _as_remark(found: Sequence[Any]) -> ScriptRemark:
    row, by_name, settled_by_name = found
    return ScriptRemark(
        id=row.id,
        script=row.script,
        step=row.step,
        variant=row.variant,
        words=row.words,
        by=row.by,
        by_name=by_name,
        at=row.at,
        settled_at=row.settled_at,
        settled_by_name=settled_by_name or "",
    )
