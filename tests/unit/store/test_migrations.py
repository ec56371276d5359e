"""Each step is proved with data that was written before it; a step that fails leaves the store as it was."""

from contextlib import closing
from pathlib import Path
from uuid import UUID

import pytest
from sqlalchemy import create_engine
from sqlcipher3 import dbapi2

from agent_desktop.contract.deliveries import DeliveryKind
from agent_desktop.contract.policy import Policy
from agent_desktop.outbox.rows import RowState
from agent_desktop.store import facts, held, migrations, numbers, open_contacts, outbox
from agent_desktop.store.connecting import connect
from agent_desktop.store.migrations import NEWEST, STEPS, migrate
from agent_desktop.store.models import metadata
from agent_desktop.store.opening import open_store
from tests.unit.store.making import NOW, NUMBER

VIRTUAL = ("search_index",)
"""Tables that SQLAlchemy has no models for, and those in which SQLite keeps them."""

FIRST = UUID("01a201e8-2431-7385-a256-574db91a2072")
SECOND = UUID("01a201e8-2431-7385-a256-574db91a2073")

VERSION_1 = (
    ("INSERT INTO fact VALUES (?, ?)", ("policy", b'{"offline_hours":5,"held_hours":2,"version":3}')),
    (
        "INSERT INTO open_contact VALUES (?, ?, ?)",
        (
            FIRST.bytes,
            1,
            b'{"id":"01a201e8-2431-7385-a256-574db91a2072","draft":{"id":"01a201e8-2431-7385-a256-574db91a2072",'
            b'"channel":"phone","direction":"inbound","caller":{"kind":"given","e164":"+441632960001","shown":""},'
            b'"started_at":"2026-11-22T09:00:00Z","notes":"The bin"},"saved_at":"2026-11-22T09:01:00Z","place":1,'
            b'"cursor":{"field":"notes","anchor":2,"position":5}}',
        ),
    ),
    (
        "INSERT INTO outbox VALUES (?, ?, ?, ?, ?, ?, ?, ?)",
        (
            4,
            FIRST.bytes,
            FIRST.bytes,
            None,
            "refused",
            0,
            1795338000000000,
            b'{"id":"01a201e8-2431-7385-a256-574db91a2072","kind":"contact","body":{"notes":"a"},'
            b'"made_at":"2026-11-22T09:00:00Z","state":"refused","attempts":2,"said":"No",'
            b'"errors":[{"field":"notes","message":"Too long"}]}',
        ),
    ),
    (
        "INSERT INTO outbox VALUES (?, ?, ?, ?, ?, ?, ?, ?)",
        (
            5,
            SECOND.bytes,
            SECOND.bytes,
            FIRST.bytes,
            "waiting",
            0,
            1795338000000000,
            b'{"id":"01a201e8-2431-7385-a256-574db91a2073","kind":"case","body":{},"made_at":"2026-11-22T09:00:00Z",'
            b'"citizen_id":"01a201e8-2431-7385-a256-574db91a2072","after":["01a201e8-2431-7385-a256-574db91a2072"]}',
        ),
    ),
    ("INSERT INTO outbox_after VALUES (?, ?)", (SECOND.bytes, FIRST.bytes)),
    (
        "INSERT INTO held_person VALUES (?, ?, ?, ?, ?)",
        (
            FIRST.bytes,
            "Mair Evnas",
            1795338000000000,
            1795341600000000,
            b'{"as_of":"2026-11-22T09:00:00Z","matches":[],"citizen":{"id":"01a201e8-2431-7385-a256-574db91a2072",'
            b'"version":1,"name":"Mair Evnas"}}',
        ),
    ),
    ("INSERT INTO held_number (e164, citizen_id) VALUES (?, ?)", (NUMBER, FIRST.bytes)),
    ("INSERT INTO reference_lease VALUES (?, ?, ?, ?)", (FIRST.bytes, 100, 5, 2)),
)
"""As version 1 of the store wrote it. Never changed: what was once on a disk must be understood for ever."""


def version_1(path: Path, key: bytes) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.touch()
    with closing(connect(path, key)) as connection:
        for statement in STEPS[0]:
            connection.execute(statement)
        connection.execute("PRAGMA user_version = 1")
        for statement, values in VERSION_1:
            connection.execute(statement, values)


def test_a_store_of_version_1_is_understood_today(path: Path, key: bytes) -> None:
    version_1(path, key)
    store = open_store(path, key)
    assert facts.get(store, "policy", Policy) == Policy(offline_hours=5, held_hours=2, version=3)
    (contact,) = open_contacts.every(store)
    assert (contact.draft.notes, contact.cursor.position, contact.place) == ("The bin", 5, 1)
    refused, waiting = outbox.every(store)
    assert (refused.sequence, refused.state, refused.attempts, refused.said) == (4, RowState.REFUSED, 2, "No")
    assert bytes(refused.body) == b'{"notes":"a"}'
    assert (waiting.kind, waiting.after) == (DeliveryKind.CASE, (FIRST,))
    assert outbox.due(store, NOW, 9) == ()
    assert outbox.of_citizen(store, FIRST) == (waiting,)
    assert [found.citizen.name for found in held.by_number(store, NUMBER) if found.citizen] == ["Mair Evnas"]
    assert (numbers.take(store), numbers.left(store)) == (102, 2)
    with store.reading() as db:
        assert db.exec_driver_sql("PRAGMA user_version").scalar() == NEWEST
    store.close()


def test_the_steps_make_what_the_models_say() -> None:
    def schema(connection: dbapi2.Connection) -> dict[str, object]:
        tables = [
            name
            for (name,) in connection.execute("SELECT name FROM sqlite_schema WHERE type = 'table' ORDER BY name")
            if not name.startswith(("sqlite_", *VIRTUAL))
        ]
        indexes = {
            name: connection.execute(f"PRAGMA index_xinfo({name})").fetchall()
            for (name,) in connection.execute("SELECT name FROM sqlite_schema WHERE type = 'index' AND sql IS NOT NULL")
        }
        columns = {table: connection.execute(f"PRAGMA table_info({table})").fetchall() for table in tables}
        kinds = connection.execute("SELECT name, wr FROM pragma_table_list WHERE schema = 'main'").fetchall()
        own = sorted(kind for kind in kinds if not kind[0].startswith(VIRTUAL))
        return {"columns": columns, "indexes": indexes, "kinds": own}

    stepped, modelled = dbapi2.connect(":memory:", isolation_level=None), dbapi2.connect(":memory:")
    migrate(stepped)
    metadata.create_all(create_engine("sqlite://", module=dbapi2, creator=lambda: modelled))
    assert schema(stepped) == schema(modelled)
    for connection in (stepped, modelled):
        connection.close()


def test_a_step_that_fails_half_way_changes_nothing(path: Path, key: bytes, monkeypatch: pytest.MonkeyPatch) -> None:
    open_store(path, key).close()
    bad = ("ALTER TABLE fact ADD COLUMN colour TEXT", "INSERT INTO nowhere VALUES (1)")
    monkeypatch.setattr(migrations, "STEPS", (*STEPS, bad))
    monkeypatch.setattr(migrations, "NEWEST", NEWEST + 1)
    with pytest.raises(dbapi2.OperationalError, match="nowhere"):
        open_store(path, key)
    monkeypatch.undo()
    store = open_store(path, key)
    with store.reading() as db:
        columns = [row[1] for row in db.exec_driver_sql("PRAGMA table_info(fact)")]
    assert columns == ["name", "record"]
    store.close()
