"""The people held on this computer: those in hand, each until a moment, and nobody else."""

from collections.abc import Iterable
from datetime import datetime
from uuid import UUID

import msgspec
from sqlalchemy import Connection, delete, func, select, update
from sqlalchemy.dialects.sqlite import insert

from agent_desktop.contract.base import Id, Moment, Record
from agent_desktop.contract.citizens import Citizen
from agent_desktop.contract.contacts import ContactContext
from agent_desktop.store.faults import StoreDamaged
from agent_desktop.store.models import held_number, held_person, open_contact
from agent_desktop.store.moments import from_column, to_column
from agent_desktop.store.opening import Store
from agent_desktop.store.restricted import refuse_restricted

_decoder = msgspec.json.Decoder(ContactContext)


class HeldPerson(Record, frozen=True, kw_only=True):
    """One person as the screen of what is held names them. `as_of`: when the server said so."""

    citizen_id: Id
    name: str
    as_of: Moment
    until: Moment


def hold(store: Store, context: ContactContext, numbers: Iterable[str], until: datetime) -> None:
    """Hold the context's citizen, findable by `numbers` (E.164) and their own phones, until `until` at least.

    What was held of them is replaced; of two ends the later one stands. `numbers` are those they were rung for from, by
    themselves or by who speaks for them: such stay as long as the person does. Nothing is held without a citizen, or
    where `until` is no later than the moment of the context. Raises ProgramFault where it holds a restricted flag's own
    words.
    """
    citizen = context.citizen
    if citizen is None or until <= context.as_of:
        return
    key = citizen.id.bytes
    fields = {"name": citizen.name, "as_of": to_column(context.as_of), "record": msgspec.json.encode(context)}
    end = to_column(until)
    with store.writing() as db:
        refuse_restricted(db, context)
        db.execute(
            insert(held_person)
            .values(citizen_id=key, until=end, **fields)
            .on_conflict_do_update(set_={**fields, "until": func.max(held_person.c.until, end)})
        )
        _own_phones(db, citizen)
        rang = [{"e164": number, "citizen_id": key, "rang": 1} for number in dict.fromkeys(numbers)]
        if rang:
            db.execute(insert(held_number).on_conflict_do_update(set_={"rang": 1}), rang)


def refresh_in(db: Connection, context: ContactContext) -> None:
    """Within a transaction that does more: the newer context of someone held already. Nobody else is held by it."""
    if context.citizen is None:
        return
    refuse_restricted(db, context)
    there = db.execute(
        update(held_person)
        .where(held_person.c.citizen_id == context.citizen.id.bytes)
        .values(
            name=context.citizen.name,
            as_of=to_column(context.as_of),
            record=msgspec.json.encode(context),
        )
    ).rowcount
    if there:
        _own_phones(db, context.citizen)


def context(store: Store, citizen_id: UUID) -> ContactContext | None:
    """What is held of them."""
    with store.reading() as db:
        found = db.scalar(select(held_person.c.record).where(held_person.c.citizen_id == citizen_id.bytes))
    return None if found is None else _decode(found)


def by_number(store: Store, e164: str) -> tuple[ContactContext, ...]:
    """Everyone held who is found by this number, by name."""
    matching = select(held_number.c.citizen_id).where(held_number.c.e164 == e164)
    with store.reading() as db:
        found = db.scalars(
            select(held_person.c.record).where(held_person.c.citizen_id.in_(matching)).order_by(held_person.c.name)
        ).all()
    return tuple(_decode(record) for record in found)


def people(store: Store) -> tuple[HeldPerson, ...]:
    """Everyone held, by name."""
    columns = (held_person.c.citizen_id, held_person.c.name, held_person.c.as_of, held_person.c.until)
    with store.reading() as db:
        found = db.execute(select(*columns).order_by(held_person.c.name, held_person.c.citizen_id)).all()
    return tuple(
        HeldPerson(citizen_id=UUID(bytes=key), name=name, as_of=from_column(as_of), until=from_column(until))
        for key, name, as_of, until in found
    )


def expire(store: Store, now: datetime) -> int:
    """Forget those whose moment has come, without a trace. Answers how many there were."""
    over = held_person.c.until <= to_column(now)
    with store.writing() as db:
        gone = select(held_person.c.citizen_id).where(over)
        db.execute(delete(held_number).where(held_number.c.citizen_id.in_(gone)))
        count = db.execute(delete(held_person).where(over)).rowcount
    if count:
        store.sweep()
    return count


def forget_people(store: Store) -> None:
    """Forget everyone held, without a trace. Open contacts stay."""
    with store.writing() as db:
        for table in (held_number, held_person):
            db.execute(delete(table))
    store.sweep()


def wipe(store: Store) -> None:
    """Forget everyone held and every open contact, without a trace. What waits to be sent stays."""
    with store.writing() as db:
        for table in (held_number, held_person, open_contact):
            db.execute(delete(table))
    store.sweep()


def _own_phones(db: Connection, citizen: Citizen) -> None:
    key = citizen.id.bytes
    db.execute(delete(held_number).where(held_number.c.citizen_id == key, held_number.c.rang == 0))
    phones = [{"e164": number, "citizen_id": key} for number in {phone.e164 for phone in citizen.phones}]
    if phones:
        db.execute(insert(held_number).on_conflict_do_nothing(), phones)


def _decode(record: bytes) -> ContactContext:
    try:
        return _decoder.decode(record)
    except (msgspec.MsgspecError, UnicodeDecodeError) as error:
        raise StoreDamaged("held person") from error
