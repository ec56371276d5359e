"""Flags and their catalogue as the contract has them, and which of them a role may see."""

from collections.abc import Iterable, Mapping
from datetime import date
from uuid import UUID

import msgspec
from sqlalchemy import ColumnElement, or_, select
from sqlalchemy.orm import Session

from agent_desktop.contract.accounts import Role
from agent_desktop.contract.flags import Flag, FlagBasis, FlagDefinition
from central_server.accounts.tables import Account
from central_server.flags.tables import FlagDefinitionRow, FlagRow


def catalogue(session: Session) -> tuple[FlagDefinition, ...]:
    """Every flag there is, by rank."""
    rows = session.scalars(select(FlagDefinitionRow).order_by(FlagDefinitionRow.rank, FlagDefinitionRow.code))
    return tuple(as_definition(row) for row in rows)


def find_definition(session: Session, code: str) -> FlagDefinition | None:
    """One entry of the catalogue; None where there is none."""
    row = session.get(FlagDefinitionRow, code)
    return None if row is None else as_definition(row)


def as_definition(row: FlagDefinitionRow) -> FlagDefinition:
    return msgspec.convert(row.body, FlagDefinition)


def flags_of(session: Session, citizens: Iterable[UUID], role: Role, today: date) -> Mapping[UUID, tuple[Flag, ...]]:
    """The flags of each citizen that have not ended, by rank, as `role` may see them.

    Until a second person approved it, a restricted flag shows to supervisors only.
    """
    wanted = (
        select(FlagRow, FlagDefinitionRow.restricted, Account.name)
        .join(FlagDefinitionRow, FlagDefinitionRow.code == FlagRow.code)
        .outerjoin(Account, Account.id == FlagRow.recorded_by)
        .where(FlagRow.citizen_id.in_(tuple(citizens)), not_ended(today))
        .order_by(FlagDefinitionRow.rank, FlagRow.code, FlagRow.id)
    )
    if role is not Role.SUPERVISOR:
        wanted = wanted.where(or_(FlagDefinitionRow.restricted.is_(False), FlagRow.approved_by.is_not(None)))
    by_citizen: dict[UUID, list[Flag]] = {}
    for row, restricted, recorded_by in session.execute(wanted):
        flag = as_flag(row, restricted=restricted, recorded_by=recorded_by or "")
        by_citizen.setdefault(row.citizen_id, []).append(flag)
    return {citizen_id: tuple(flags) for citizen_id, flags in by_citizen.items()}


def not_ended(today: date) -> ColumnElement[bool]:
    """A condition on FlagRow: its last day is today or later, or it has none."""
    return or_(FlagRow.ends_on.is_(None), FlagRow.ends_on >= today)


def as_flag(row: FlagRow, *, restricted: bool, recorded_by: str, opened: bool = False) -> Flag:
    """A restricted flag's own words are in it only where it was `opened` with a reason."""
    return Flag(
        id=row.id,
        citizen_id=row.citizen_id,
        code=row.code,
        own_words=row.own_words if opened or not restricted else "",
        asked_by=row.asked_by,
        asked_on=row.asked_on,
        basis=FlagBasis(row.basis),
        starts_on=row.starts_on,
        review_on=row.review_on,
        ends_on=row.ends_on,
        version=row.version,
        recorded_at=row.recorded_at,
        recorded_by=recorded_by,
        approved=not restricted or row.approved_by is not None,
    )
