"""The outbox against a simple model of a server that refuses, loses requests and loses replies.

Whatever happens in whatever order: nothing is done twice, nothing is lost, nothing overtakes what it needs, and in
the end everything is on the server or still here with words that say why.
"""

from collections import defaultdict
from datetime import timedelta
from itertools import repeat
from uuid import UUID

import msgspec
from hypothesis import settings
from hypothesis import strategies as st
from hypothesis.stateful import Bundle, RuleBasedStateMachine, initialize, invariant, multiple, precondition, rule
from msgspec import UNSET, Raw
from msgspec.structs import replace

from agent_desktop.contract.citizens import Citizen, CitizenChange, CitizenWrite
from agent_desktop.contract.deliveries import DeliveryKind, Verdict
from agent_desktop.contract.problems import Problem, ProblemType
from agent_desktop.ids import new_id
from agent_desktop.outbox.applying import apply, citizen_of, said
from agent_desktop.outbox.chaining import against, following, is_change, restarted, those_that_need, without
from agent_desktop.outbox.ordering import named
from agent_desktop.outbox.projection import added, with_details
from agent_desktop.outbox.rows import OutboxRow, RowState
from agent_desktop.outbox.verdicts import Fate, judge, meets, renewed
from agent_desktop.store import outbox
from agent_desktop.store.opening import memory_store
from tests.unit.outbox import made

words = st.integers(1, 99).map("word{}".format)
small_changes = st.one_of(
    st.builds(CitizenChange, email=words),
    st.builds(CitizenChange, email=words, name=words),
    st.builds(CitizenChange, phones=made.phones),
)
"""Few fields, so that edits meet often."""


def _values(value: object) -> set[object]:
    return set(value) if isinstance(value, tuple) else {value}


class Server:
    """Does what the central server does: once by id, in order of need, and with versions."""

    def __init__(self) -> None:
        self.people: dict[UUID, Citizen] = {}
        self.records: set[UUID] = set()
        self.receipts: dict[UUID, tuple[bytes, Raw]] = {}
        self.log: list[UUID] = []
        self.refuses: set[UUID] = set()
        self.overwritten: list[object] = []
        self.seen: dict[tuple[UUID, str], set[object]] = defaultdict(set)

    def deliver(self, rows: tuple[OutboxRow, ...]) -> list[Verdict]:
        return [self._judge(row) for row in rows]

    def _judge(self, row: OutboxRow) -> Verdict:
        content = msgspec.json.encode((row.kind, row.body, None if row.version is UNSET else row.version))
        if row.id in self.receipts:
            before, record = self.receipts[row.id]
            if before != content:
                return self._no(row, 422, ProblemType.ID_REUSED)
            return Verdict(id=row.id, status=200, record=record)
        if row.id in self.refuses:
            return self._no(row, 422, ProblemType.REFUSED)
        missing = named(row) - self.people.keys() - self.records
        if missing or (is_change(row) and row.touches not in self.people):
            return self._no(row, 404, ProblemType.NOT_FOUND)
        if is_change(row) and self.people[row.touches].version != row.version:
            return self._no(row, 412, ProblemType.CHANGED)
        record = self._do(row)
        self.receipts[row.id] = content, record
        self.log.append(row.id)
        return Verdict(id=row.id, status=201, record=record)

    def _do(self, row: OutboxRow) -> Raw:
        if row.kind is DeliveryKind.CITIZEN:
            self.people[row.id] = citizen_of(row.id, msgspec.json.decode(row.body, type=CitizenWrite))
        elif row.kind is DeliveryKind.CITIZEN_CHANGE:
            change = msgspec.json.decode(row.body, type=CitizenChange)
            self._look_for_overwritten(row, change)
            now = apply(self.people[row.touches], change)
            self.people[row.touches] = replace(now, version=now.version + 1)
        else:
            self.records.add(row.id)
            return Raw(b"{}")
        return made.raw(self.people[row.touches])

    def _look_for_overwritten(self, row: OutboxRow, change: CitizenChange) -> None:
        """A value that the handler never had before their eyes and that theirs takes the place of."""
        for field, wanted in said(change).items():
            there = _values(getattr(self.people[row.touches], field))
            self.overwritten += there - self.seen[row.touches, field] - _values(wanted)

    def show(self, citizen: Citizen) -> None:
        """The handler looks at this."""
        for field in CitizenChange.__struct_fields__:
            self.seen[citizen.id, field] |= _values(getattr(citizen, field))

    def _no(self, row: OutboxRow, status: int, kind: ProblemType) -> Verdict:
        return Verdict(id=row.id, status=status, problem=Problem(type=kind, title="", status=status))


class Outbox(RuleBasedStateMachine):
    people = Bundle("people")
    contacts = Bundle("contacts")

    @initialize(target=people)
    def begin(self) -> UUID:
        self.store = memory_store()
        self.server = Server()
        self.now = made.NOW
        self.made: dict[UUID, OutboxRow] = {}
        self.needs: dict[UUID, frozenset[UUID]] = {}
        self.withdrawn: set[UUID] = set()
        self.became: dict[UUID, UUID] = {}
        self.settled_away: set[UUID] = set()
        self.accepted: set[UUID] = set()
        self.refused_itself: set[UUID] = set()
        known = made.citizen(version=1)
        self.server.people[known.id] = known
        return known.id

    def _add(self, row: OutboxRow) -> None:
        (there,) = outbox.add(self.store, (row,))
        self.made[row.id] = there
        self.needs[row.id] = frozenset(there.after)

    # ---- what a handler does ---------------------------------------------------------------------------------------

    @precondition(lambda self: len(self.made) < 2)
    @rule(target=people)
    def add_a_person(self) -> UUID:
        row = made.citizen_row()
        self._add(row)
        return row.id

    @rule(target=contacts, whom=people)
    def finish_a_contact(self, whom: UUID) -> object:
        if whom in self.withdrawn:
            return multiple()
        row = made.contact_row(whom)
        self._add(row)
        return row.id

    @rule(contact=contacts)
    def raise_a_case(self, contact: UUID) -> None:
        if contact not in self.withdrawn:
            self._add(made.case_row(contact))

    @rule(whom=people, change=small_changes)
    def correct_a_person(self, whom: UUID, change: CitizenChange) -> None:
        shown = self._shown(whom)
        if shown is not None:
            self.server.show(shown)
            self._add(made.correction(shown, change))

    @rule(whom=people, changes=st.tuples(small_changes, small_changes, small_changes))
    def correct_a_person_twice_while_a_colleague_writes(self, whom: UUID, changes: tuple[CitizenChange, ...]) -> None:
        first, second, theirs = changes
        self.correct_a_person(whom, first)
        self.correct_a_person(whom, second)
        self.a_colleague_writes(whom, theirs)

    def _shown(self, whom: UUID) -> Citizen | None:
        rows = outbox.of_citizen(self.store, whom)
        citizen = added(whom, rows) or self.server.people.get(whom)
        return None if citizen is None else with_details(citizen, rows)

    @rule(data=st.data())
    def take_one_out(self, data: st.DataObject) -> None:
        rows = outbox.every(self.store)
        if not rows:
            return
        row = data.draw(st.sampled_from(rows))
        taken = self._needing(row)
        behind = outbox.following(self.store, [each.id for each in taken])
        outbox.withdraw_all(self.store, [each.id for each in taken])
        outbox.settle(self.store, changed=[without(each, row) for each in behind])
        self.withdrawn |= {each.id for each in taken}

    def _needing(self, row: OutboxRow) -> list[OutboxRow]:
        found, waiting = {row.id: row}, [row]
        while waiting:
            each = waiting.pop()
            new = [other for other in those_that_need(each, outbox.every(self.store)) if other.id not in found]
            found.update((other.id, other) for other in new)
            waiting += new
        return list(found.values())

    @rule(data=st.data())
    def send_a_refused_one_again(self, data: st.DataObject) -> None:
        refused = [row for row in outbox.every(self.store) if row.state is RowState.REFUSED]
        if refused:
            row = data.draw(st.sampled_from(refused))
            self.server.refuses.discard(row.id)
            outbox.settle(self.store, changed=(renewed(row),))

    # ---- what happens elsewhere ------------------------------------------------------------------------------------

    @rule(whom=people, change=small_changes)
    def a_colleague_writes(self, whom: UUID, change: CitizenChange) -> None:
        now = self.server.people.get(whom)
        if now is not None:
            self.server.people[whom] = replace(apply(now, change), version=now.version + 1)

    @rule(data=st.data())
    def the_server_will_refuse_one(self, data: st.DataObject) -> None:
        rows = [row for row in outbox.every(self.store) if row.id not in self.server.receipts]
        if rows:
            row = data.draw(st.sampled_from(rows))
            self.server.refuses.add(row.id)
            self.refused_itself.add(row.id)

    # ---- the loop --------------------------------------------------------------------------------------------------

    @rule(
        most=st.integers(1, 6),
        lost=st.sampled_from(["nothing", "nothing", "nothing", "request", "reply", "rest", "busy"]),
        seen=st.integers(0, 5),
    )
    def deliver(self, most: int, lost: str, seen: int) -> None:
        self.now += timedelta(minutes=2)
        rows = outbox.due(self.store, self.now, most)
        if lost == "request" or not rows:
            return
        reached = rows[:seen] if lost == "rest" else rows
        verdicts = self.server.deliver(reached)
        if lost == "busy":
            verdicts = [replace(each, status=503) if each.status >= 400 else each for each in verdicts]
        if lost != "reply":
            self._settle(rows, verdicts)

    def _settle(self, rows: tuple[OutboxRow, ...], verdicts: list[Verdict]) -> None:
        accepted: list[UUID] = []
        changed: list[OutboxRow] = []
        replaced: list[tuple[UUID, OutboxRow]] = []
        records: dict[UUID, Raw] = {}
        for judged in judge(rows, verdicts, self.now, repeat(0.5)):
            row = judged.row
            if judged.fate is Fate.ACCEPTED:
                accepted.append(row.id)
                if isinstance(judged.record, Raw) and bytes(judged.record) != b"{}":
                    records[row.touches] = judged.record
            elif judged.fate is Fate.MEETS:
                theirs = made.raw(self.server.people[row.touches])
                merged = against(row, theirs)
                if merged.meets:
                    changed.append(meets(row, theirs, ()))
                elif merged.is_empty:
                    accepted.append(row.id)
                    self.settled_away.add(row.id)
                else:
                    again = restarted(row, merged.change, theirs, new_id())
                    replaced.append((row.id, again))
                    self.became[row.id] = again.id
                    self.made[again.id] = again
                    self.needs[again.id] = self.needs[row.id]
            else:
                changed.append(row)
        done = set(accepted)
        behind = outbox.following(self.store, done) if done else ()
        changed += [
            following(row, records[row.touches])
            for row in behind
            if is_change(row) and row.touches in records and row.state is RowState.WAITING and not set(row.after) - done
        ]
        outbox.settle(self.store, accepted=accepted, changed=changed, replaced=replaced)
        self.accepted |= done

    # ---- what always holds -----------------------------------------------------------------------------------------

    @invariant()
    def nothing_is_done_twice(self) -> None:
        if hasattr(self, "server"):
            assert len(self.server.log) == len(set(self.server.log))

    @invariant()
    def nothing_of_a_colleague_is_overwritten_unseen(self) -> None:
        if hasattr(self, "server"):
            assert self.server.overwritten == []

    @invariant()
    def nothing_is_lost(self) -> None:
        """What was made is here, or on the server, or was taken out, or gave way to what says the same."""
        if not hasattr(self, "server"):
            return
        here = {row.id for row in outbox.every(self.store)}
        for row_id in self.made:
            assert (
                row_id in here
                or row_id in self.server.receipts
                or row_id in self.withdrawn
                or row_id in self.settled_away
                or row_id in self.became
            )

    @invariant()
    def nothing_is_thought_sent_that_is_not(self) -> None:
        if hasattr(self, "server"):
            assert self.accepted - self.settled_away <= self.server.receipts.keys()

    @invariant()
    def nothing_overtakes_what_it_needs(self) -> None:
        if not hasattr(self, "server"):
            return
        place = {row_id: index for index, row_id in enumerate(self.server.log)}
        for row_id in self.server.log:
            for other in self.needs.get(row_id, ()):
                before = self._last(other)
                if before in place:
                    assert place[before] < place[row_id]

    def _last(self, row_id: UUID) -> UUID:
        while row_id in self.became:
            row_id = self.became[row_id]
        return row_id

    @invariant()
    def nobody_is_blamed_for_another(self) -> None:
        """A case is not refused because its contact was."""
        if hasattr(self, "server"):
            refused = {row.id for row in outbox.every(self.store) if row.state is RowState.REFUSED}
            assert refused <= self.refused_itself

    @invariant()
    def what_does_not_wait_says_why(self) -> None:
        if hasattr(self, "server"):
            assert all(row.said for row in outbox.every(self.store) if row.state is not RowState.WAITING)

    def teardown(self) -> None:
        """A line that is well for long enough leaves nothing that could go by itself."""
        if not hasattr(self, "server"):
            return
        for _ in range(200):
            self.now += timedelta(minutes=2)
            rows = outbox.due(self.store, self.now, 50)
            if not rows:
                break
            self._settle(rows, self.server.deliver(rows))
        assert outbox.due(self.store, self.now + timedelta(hours=1), 50) == ()
        left = outbox.every(self.store)
        stuck = {row.id for row in left if row.state is not RowState.WAITING}
        for row in left:
            assert row.id in stuck or set(row.after) & {each.id for each in left}, "it waits for nothing that is here"
        self.nothing_is_lost()
        self.nothing_overtakes_what_it_needs()
        self.store.close()


TestOutbox = Outbox.TestCase
TestOutbox.settings = settings(max_examples=100, stateful_step_count=50, deadline=None)
