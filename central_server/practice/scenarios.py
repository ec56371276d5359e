"""Scenarios that the authority made itself: kept version by version, and retired."""

from collections.abc import Sequence
from typing import Any
from uuid import UUID

import msgspec
from sqlalchemy import func, select
from sqlalchemy.orm import Session, aliased

from agent_desktop.contract.base import Page, Record
from agent_desktop.contract.practice import KeptScenario, ScenarioRetirement, ScenarioWrite
from agent_desktop.contract.practice_scenarios import SCENARIO_FORMAT, PracticeScenario
from agent_desktop.practice.library import hash_of, shipped
from central_server.accounts.tables import Account
from central_server.api.asker import Asker
from central_server.api.pages import read_cursor, write_cursor
from central_server.database.locks import take_turn
from central_server.practice.tables import ScenarioRow
from central_server.practice.training import TRAINS
from central_server.refusals import not_found, refused_field


class ScenarioPosition(Record, frozen=True, kw_only=True):
    """They are listed by their names."""

    scenario: str


def page(session: Session, asker: Asker, cursor: str | None, limit: int) -> Page[KeptScenario]:
    """The newest version of each; retired ones only for those who train."""
    position = read_cursor(cursor, ScenarioPosition)
    wanted = _newest().where(ScenarioRow.scenario > (position.scenario if position else ""))
    if asker.user.role not in TRAINS:
        wanted = wanted.where(ScenarioRow.retired.is_(False))
    rows = session.execute(wanted.order_by(ScenarioRow.scenario).limit(limit + 1)).all()
    found = tuple(_as_kept(row) for row in rows[:limit])
    more = len(rows) > limit
    last = ScenarioPosition(scenario=found[-1].scenario.id) if more else None
    return Page(items=found, next_cursor=write_cursor(last) if last else None)


def keep(session: Session, asker: Asker, write_id: UUID, asked: ScenarioWrite) -> KeptScenario:
    """A new one, or a new version of one that is here; it is offered from now on.

    Raises Refusal (422): of another format, by the name of one that is shipped, made from a contact and not confirmed.
    """
    scenario = asked.scenario
    if scenario.format != SCENARIO_FORMAT:
        raise refused_field("scenario.format", f"This server reads scenarios of format {SCENARIO_FORMAT}.")
    if any(each.id == scenario.id for each in shipped()):
        raise refused_field("scenario.id", "A scenario of the library is called that. Choose another name.")
    if scenario.made_from_contact and not asked.confirmed:
        raise refused_field("confirmed", "Somebody must confirm that nobody real can be known by it.")
    take_turn(session, f"practice-scenario:{scenario.id}")
    if session.get(ScenarioRow, write_id) is not None:
        raise refused_field("id", "This id is in use.")
    last = session.scalar(select(func.max(ScenarioRow.version)).where(ScenarioRow.scenario == scenario.id))
    row = ScenarioRow(
        id=write_id,
        scenario=scenario.id,
        version=(last or 0) + 1,
        hash=hash_of(scenario),
        content=msgspec.to_builtins(scenario),
        retired=False,
        by=asker.user.id,
        at=asker.now,
    )
    session.add(row)
    session.flush()
    return _found(session, scenario.id)


def retire(session: Session, asked: ScenarioRetirement) -> KeptScenario:
    """Offered no more, or again. Raises Refusal (404)."""
    take_turn(session, f"practice-scenario:{asked.scenario}")
    found = session.execute(_newest().where(ScenarioRow.scenario == asked.scenario)).first()
    if found is None:
        raise not_found("scenario")
    found[0].retired = asked.retired
    session.flush()
    return _found(session, asked.scenario)


def is_kept_from_contact(session: Session, name: str) -> bool:
    """Whether a version of it was made from a contact, and so was looked through against that one."""
    contents = session.scalars(select(ScenarioRow.content).where(ScenarioRow.scenario == name))
    return any(content.get("made_from_contact") for content in contents)


def _newest() -> Any:
    later = aliased(ScenarioRow)
    there_is_later = select(later.id).where(later.scenario == ScenarioRow.scenario, later.version > ScenarioRow.version)
    return select(ScenarioRow, Account.name).join(Account, Account.id == ScenarioRow.by).where(~there_is_later.exists())


def _found(session: Session, scenario: str) -> KeptScenario:
    return _as_kept(session.execute(_newest().where(ScenarioRow.scenario == scenario)).one())


def _as_kept(found: Sequence[Any]) -> KeptScenario:
    row, by_name = found
    return KeptScenario(
        scenario=msgspec.convert(row.content, PracticeScenario),
        hash=row.hash,
        by_name=by_name,
        at=row.at,
        version=row.version,
        retired=row.retired,
    )
