"""Reading and changing the policy."""

from msgspec import UNSET
from sqlalchemy import select
from sqlalchemy.orm import Session

from agent_desktop.contract.policy import Policy, PolicyChange
from central_server.api.preconditions import changed
from central_server.policy.tables import PolicyRow


def read(session: Session) -> Policy:
    """What counts now."""
    return _as_policy(session.scalars(select(PolicyRow)).one())


def change(session: Session, version: int | None, asked: PolicyChange) -> Policy:
    """`version` None: whichever it is at. Raises Refusal (412) where it is no longer at `version`."""
    row = session.scalars(select(PolicyRow).with_for_update()).one()
    if version is not None and row.version != version:
        raise changed()
    if asked.offline_hours is not UNSET:
        row.offline_hours = asked.offline_hours
    if asked.held_hours is not UNSET:
        row.held_hours = asked.held_hours
    row.version += 1
    session.flush()
    return _as_policy(row)


def _as_policy(row: PolicyRow) -> Policy:
    return Policy(offline_hours=row.offline_hours, held_hours=row.held_hours, version=row.version)
