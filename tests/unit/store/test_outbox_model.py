"""Whatever is done to the outbox, in whatever order, it holds what a plain dictionary of rows would hold."""

import tempfile
from datetime import timedelta
from pathlib import Path
from uuid import UUID

from hypothesis import settings
from hypothesis import strategies as st
from hypothesis.stateful import Bundle, RuleBasedStateMachine, consumes, initialize, invariant, multiple, rule
from msgspec.structs import replace

from agent_desktop.contract.deliveries import DeliveryKind
from agent_desktop.ids import new_id
from agent_desktop.outbox import ordering
from agent_desktop.outbox.rows import OutboxRow, RowState
from agent_desktop.store import outbox
from agent_desktop.store.opening import open_store
from tests.unit.store.making import NOW, case_row, change_row, contact_row, new_key

MOST = 4


class Model:
    """Rows by id, in their order, and nothing clever. What is drawn from them is drawn in that order: their ids are
    others each time."""

    def __init__(self) -> None:
        self.rows: dict[UUID, OutboxRow] = {}
        self.last = 0

    def add(self, row: OutboxRow) -> None:
        self.last += 1
        self.put(replace(row, sequence=self.last, after=ordering.after(row, self.every())))

    def put(self, row: OutboxRow) -> None:
        self.rows[row.id] = row
        self.rows = dict(sorted(self.rows.items(), key=lambda each: each[1].sequence))

    def every(self) -> tuple[OutboxRow, ...]:
        return tuple(self.rows.values())

    def accept(self, row_id: UUID) -> None:
        self.rows.pop(row_id, None)
        self.rename(row_id, None)

    def rename(self, old: UUID, new: UUID | None) -> None:
        for row in self.every():
            after = tuple(new if other == old else other for other in row.after)
            self.rows[row.id] = replace(row, after=tuple(other for other in after if other is not None))

    def due(self, most: int) -> tuple[UUID, ...]:
        ready: list[UUID] = []
        for row in self.every():
            waits_for = [other for other in row.after if other in self.rows]
            rides = ordering.may_ride_along(row) and all(other in ready for other in waits_for)
            timely = row.next_try_at is None or row.next_try_at <= NOW
            if row.state is RowState.WAITING and timely and (rides or not waits_for):
                ready.append(row.id)
        return tuple(ready[:most])


class Outbox(RuleBasedStateMachine):
    contacts = Bundle("contacts")
    cases = Bundle("cases")
    taken = Bundle("taken")

    def __init__(self) -> None:
        super().__init__()
        self.folder = tempfile.TemporaryDirectory()
        self.path, self.key = Path(self.folder.name) / "store.db", new_key()
        self.store = open_store(self.path, self.key)
        self.model = Model()

    def teardown(self) -> None:
        self.store.close()
        self.folder.cleanup()

    @initialize()
    def empty(self) -> None:
        assert outbox.every(self.store) == ()

    def _add(self, *rows: OutboxRow) -> None:
        for row in rows:
            self.model.add(row)
        assert outbox.add(self.store, rows) == tuple(self.model.rows[row.id] for row in rows)

    @rule(target=contacts)
    def finish_a_contact(self) -> UUID:
        row = contact_row()
        self._add(row)
        return row.id

    @rule(target=cases, contact=contacts)
    def raise_a_case(self, contact: UUID) -> UUID:
        row = case_row(contact)
        self._add(row)
        return row.id

    @rule(targets=(contacts, cases))
    def finish_both_at_once(self) -> object:
        contact = contact_row()
        case = case_row(contact.id)
        self._add(contact, case)
        return multiple()

    @rule(case=cases)
    def change_a_case(self, case: UUID) -> None:
        self._add(change_row(DeliveryKind.CASE_CHANGE, case))

    @rule(data=st.data())
    def verdicts_come(self, data: st.DataObject) -> None:
        due = self.model.due(MOST)
        accepted = [row_id for row_id in due if data.draw(st.booleans())]
        changed = []
        for row_id in [each for each in due if each not in accepted]:
            row = self.model.rows[row_id]
            state = data.draw(st.sampled_from(RowState))
            wait = data.draw(st.sampled_from([None, NOW, NOW + timedelta(seconds=40)]))
            changed.append(replace(row, state=state, next_try_at=wait, attempts=row.attempts + 1, after=()))
        outbox.settle(self.store, accepted=accepted, changed=changed)
        for row in changed:
            self.model.put(replace(row, after=self.model.rows[row.id].after))
        for row_id in accepted:
            self.model.accept(row_id)

    @rule(data=st.data())
    def correct_under_a_new_id(self, data: st.DataObject) -> None:
        if not self.model.rows:
            return
        old = self.model.rows[data.draw(st.sampled_from(list(self.model.rows)))]
        new = replace(old, id=new_id(), state=RowState.WAITING, next_try_at=None, after=())
        outbox.settle(self.store, replaced=((old.id, new),))
        del self.model.rows[old.id]
        self.model.put(replace(new, after=old.after))
        self.model.rename(old.id, new.id)

    @rule(target=taken, data=st.data())
    def withdraw(self, data: st.DataObject) -> object:
        if not self.model.rows:
            return multiple()
        row_id = data.draw(st.sampled_from(list(self.model.rows)))
        row = outbox.withdraw(self.store, row_id)
        assert row == self.model.rows.pop(row_id)
        return row

    @rule(row=consumes(taken))
    def put_back(self, row: OutboxRow) -> None:
        outbox.put_back(self.store, row)
        self.model.put(row)

    @rule()
    def close_and_open(self) -> None:
        self.store.close()
        self.store = open_store(self.path, self.key)

    @invariant()
    def the_same_is_held(self) -> None:
        assert outbox.every(self.store) == self.model.every()

    @invariant()
    def the_same_is_due(self) -> None:
        assert tuple(row.id for row in outbox.due(self.store, NOW, MOST)) == self.model.due(MOST)

    @invariant()
    def the_same_is_counted(self) -> None:
        states = [row.state for row in self.model.every()]
        found = outbox.counts(self.store)
        wanted = (states.count(RowState.WAITING), states.count(RowState.REFUSED), states.count(RowState.MEETS))
        assert (found.waiting, found.refused, found.meets) == wanted


TestOutbox = Outbox.TestCase
TestOutbox.settings = settings(max_examples=25, stateful_step_count=30, deadline=None)
