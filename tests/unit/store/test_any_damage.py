"""Whatever bytes of a store are lost: a fault in words or the truth; never a trace, never a row that was not there."""

import tempfile
from collections.abc import Callable
from functools import cache
from pathlib import Path

from hypothesis import given, settings
from hypothesis import strategies as st

from agent_desktop.outbox.rows import OutboxRow
from agent_desktop.store import facts, held, numbers, open_contacts, outbox
from agent_desktop.store.aside import rescue, set_aside
from agent_desktop.store.faults import StoreFault
from agent_desktop.store.opening import Store, open_store
from tests.unit.store.making import HOUR, NOW, NUMBER, case_row, contact_row, context, open_contact

KEY = bytes(range(32))
PARTS = ("store.db", "store.db-wal")


@cache
def healthy() -> tuple[dict[str, bytes], tuple[OutboxRow, ...]]:
    """The files of a store that was not closed, half of it in its log; and its rows."""
    with tempfile.TemporaryDirectory() as folder:
        store = open_store(Path(folder) / "store.db", KEY)
        for number in range(40):
            contact = contact_row(notes=f"notes {number} " * 100)
            outbox.add(store, (contact, case_row(contact.id)))
            open_contacts.keep(store, open_contact("typed " * 300, place=number))
            held.hold(store, context(f"Person {number}", phones=(NUMBER,)), (), NOW + HOUR)
            if number == 20:
                store.sweep()
        files = {name: (Path(folder) / name).read_bytes() for name in PARTS}
        rows = outbox.every(store)
        store.close()
    return files, rows


def everything_asked(store: Store) -> tuple[Callable[[], object], ...]:
    return (
        lambda: outbox.every(store),
        lambda: outbox.due(store, NOW, 50),
        lambda: outbox.counts(store),
        lambda: outbox.add(store, (contact_row(),)),
        lambda: outbox.settle(store, accepted=[healthy()[1][0].id]),
        lambda: open_contacts.every(store),
        lambda: open_contacts.keep(store, open_contact("more")),
        lambda: held.by_number(store, NUMBER),
        lambda: held.people(store),
        lambda: facts.put(store, "a", 1),
        lambda: numbers.take(store),
        lambda: held.wipe(store),
    )


hurts = st.lists(
    st.tuples(
        st.sampled_from(PARTS),
        st.floats(0, 1, exclude_max=True),
        st.integers(1, 5000),
        st.sampled_from(("flip", "zero", "cut")),
    ),
    min_size=1,
    max_size=3,
)


def hurt(content: bytes, where: float, length: int, how: str) -> bytes:
    at = int(where * len(content))
    if how == "cut":
        return content[:at]
    taken = content[at : at + length]
    put = bytes(len(taken)) if how == "zero" else bytes(byte ^ 0x55 for byte in taken)
    return content[:at] + put + content[at + length :]


@settings(max_examples=40, deadline=None)
@given(hurts)
def test_damage_anywhere_is_told_or_harmless(found: list[tuple[str, float, int, str]]) -> None:
    files, rows = healthy()
    spoilt = dict(files)
    for part, where, length, how in found:
        spoilt[part] = hurt(spoilt[part], where, length, how)
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "store.db"
        for name, content in spoilt.items():
            path.with_name(name).write_bytes(content)
        assert all(row in rows for row in rescue_copy(path))
        try:
            store = open_store(path, KEY)
        except StoreFault:
            return
        for ask in everything_asked(store):
            try:
                ask()
            except StoreFault:
                continue
        store.close()


def rescue_copy(path: Path) -> tuple[OutboxRow, ...]:
    with tempfile.TemporaryDirectory() as folder:
        for name in PARTS:
            (Path(folder) / name).write_bytes(path.with_name(name).read_bytes())
        return rescue(set_aside(Path(folder) / "store.db", NOW), KEY).rows
