"""The line is back: how fast what waited is on the server, from the encrypted store to the last verdict."""

import shutil
import time
from datetime import timedelta
from pathlib import Path
from uuid import UUID

from msgspec.structs import replace

from agent_desktop.contacts import draft as drafts
from agent_desktop.contacts.draft import CaseDraft, ContactDraft, writes
from agent_desktop.contacts.numbers import read_number
from agent_desktop.contract.cases import Case, CaseWrite
from agent_desktop.contract.citizens import CitizenMatch
from agent_desktop.contract.contacts import Contact, ContactWrite
from agent_desktop.contract.outcomes import Outcome
from agent_desktop.contract.services import FieldKind, FormField
from agent_desktop.desk import cases, catalogue, citizens, contacts, outbox, signing_in
from agent_desktop.desk.desk import Desk, open_desk
from agent_desktop.ids import new_id
from agent_desktop.sync.call import Call
from benchmarks.authority import serving
from benchmarks.handler import PASSWORD, USERNAME
from benchmarks.row import Row, toward
from central_server.demo.seed import run

FOLDER = Path("build/bench-draining")
PEOPLE = 300
FINISHED = 1_000
SINGLE = 200
SERVICE = "pothole"
NOTES = "Rang about a hole in the road by the bridge; it has been there since the frost and a cyclist fell. " * 3
GOAL = 200.0


def measure() -> list[Row]:
    """The folder is made anew. The yardstick sends what is alike to the same server, one PUT after another."""
    shutil.rmtree(FOLDER, ignore_errors=True)
    FOLDER.mkdir(parents=True)
    url = f"sqlite:///{(FOLDER / 'central.db').resolve()}"
    run(url, PEOPLE, 1, lambda *_: None)
    with serving(url) as address:
        desk = open_desk(address, store_folder=FOLDER / "stores")
        signing_in.sign_in(desk, USERNAME, PASSWORD, remember=False)
        catalogue.load(desk)
        people = citizens.find(desk, "evans").items
        single = SINGLE / _put_each(desk, [_draft(desk, people, number) for number in range(SINGLE)])
        drained = FINISHED / _drain(desk, [_draft(desk, people, number) for number in range(FINISHED)])
        desk.close()
    return [
        toward(
            "finished contacts with a case, drained to a local server",
            "a second",
            round(drained, 1),
            GOAL,
            at_least=True,
        ),
        Row("  the same", "a second", round(drained, 1), "single PUTs, one after another", round(single, 1)),
    ]


def _drain(desk: Desk, ready: list[ContactDraft]) -> float:
    """Seconds from the first turn of the loop until nothing waits. Finishing them is not in it."""
    for draft in ready:
        contacts.finish(desk, draft)
    began = time.perf_counter()
    sent, more = 0, True
    while more:
        turn = outbox.deliver(desk)
        assert turn.fault is None, turn.fault
        assert not turn.refused, turn.refused
        sent += len(turn.sent)
        more = turn.next_in_s == 0.0
    took = time.perf_counter() - began
    assert sent == 2 * len(ready)
    return took


def _put_each(desk: Desk, ready: list[ContactDraft]) -> float:
    """Seconds for a PUT of each contact and of each case, over one connection that stays open."""
    began = time.perf_counter()
    for draft in ready:
        contact, (case,) = writes(draft, desk.clock.now())
        assert draft.case is not None
        _put(desk, "/contacts/{id}", draft.id, contact, Contact)
        _put(desk, "/cases/{id}", draft.case.id, case, Case)
    return time.perf_counter() - began


def _put(
    desk: Desk, route: str, record_id: UUID, write: ContactWrite | CaseWrite, answer: type[Contact] | type[Case]
) -> None:
    desk.line.tell(Call(method="PUT", route=route, answer=answer, places={"id": record_id}, body=write))


def _draft(desk: Desk, people: tuple[CitizenMatch, ...], number: int) -> ContactDraft:
    now = desk.clock.now()
    case = CaseDraft(
        id=new_id(),
        service_code=SERVICE,
        reference=cases.take_reference(desk),
        opened_at=now,
        promised_at=cases.promise_for(desk, SERVICE, now),
        place="Bridge Street",
        answers={field.code: _answer(field) for field in desk.catalogue.services[SERVICE].form if field.required},
    )
    begun = drafts.begin(new_id(), read_number(f"01632 960{number % 1000:03}"), now - timedelta(minutes=3))
    whose = people[number % len(people)].id
    return replace(begun, citizen_id=whose, service_code=SERVICE, outcome=Outcome.CASE_RAISED, notes=NOTES, case=case)


def _answer(field: FormField) -> str | int:
    if field.kind is FieldKind.NUMBER:
        return field.least or 0
    return field.options[0].code if field.kind is FieldKind.ONE_OF else "Bridge Street, by the chapel"
