"""Single records by name: who is signed in, the policy, when the server was last seen."""

from typing import TypeVar

import msgspec
from sqlalchemy import select
from sqlalchemy.dialects.sqlite import insert

from agent_desktop.store.faults import StoreDamaged
from agent_desktop.store.models import fact
from agent_desktop.store.opening import Store

Kind = TypeVar("Kind")


def get(store: Store, name: str, kind: type[Kind]) -> Kind | None:
    """The fact kept under `name`, if any. Raises StoreDamaged where it is not a `kind`."""
    with store.reading() as db:
        found = db.scalar(select(fact.c.record).where(fact.c.name == name))
    if found is None:
        return None
    try:
        return msgspec.json.decode(found, type=kind)
    except (msgspec.MsgspecError, UnicodeDecodeError) as error:
        raise StoreDamaged(f"fact {name}") from error


def put(store: Store, name: str, record: object) -> None:
    """Keep it in place of what was there. `record` is anything msgspec writes as JSON."""
    written = msgspec.json.encode(record)
    with store.writing() as db:
        db.execute(insert(fact).values(name=name, record=written).on_conflict_do_update(set_={"record": written}))


def forget(store: Store, name: str) -> None:
    """Also where there was none."""
    with store.writing() as db:
        db.execute(fact.delete().where(fact.c.name == name))
