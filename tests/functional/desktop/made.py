"""Drafts as a handler has them when a contact comes to its end."""

from datetime import timedelta
from time import monotonic

from msgspec.structs import replace

from agent_desktop.contacts import draft as drafts
from agent_desktop.contacts.draft import CaseDraft, ContactDraft
from agent_desktop.contacts.numbers import read_number
from agent_desktop.contract.outcomes import Outcome
from agent_desktop.contract.services import FieldKind, FormField
from agent_desktop.desk import cases, outbox
from agent_desktop.desk.desk import Desk
from agent_desktop.desk.outbox import Delivered
from agent_desktop.ids import new_id
from central_server.demo.named import MAIR_NUMBER

SERVICE = "pothole"


def begun(desk: Desk, number: str = MAIR_NUMBER) -> ContactDraft:
    """A call from `number` that began three minutes ago."""
    return drafts.begin(new_id(), read_number(number), desk.clock.now() - timedelta(minutes=3))


def with_case(desk: Desk, draft: ContactDraft) -> ContactDraft:
    """`draft` with notes and a case whose form has what the service asks for, and nothing else."""
    now = desk.clock.now()
    case = CaseDraft(
        id=new_id(),
        service_code=SERVICE,
        reference=cases.take_reference(desk),
        opened_at=now,
        promised_at=cases.promise_for(desk, SERVICE, now),
        place="Bridge Street",
        answers={field.code: answer(field) for field in desk.catalogue.services[SERVICE].form if field.required},
    )
    return replace(draft, service_code=SERVICE, outcome=Outcome.CASE_RAISED, notes="A hole by the bridge.", case=case)


def answer(field: FormField) -> str | int:
    """The first that will do."""
    if field.kind is FieldKind.NUMBER:
        return field.least or 0
    if field.kind is FieldKind.ONE_OF:
        return field.options[0].code
    return "Bridge Street, by the chapel"


def sent(desk: Desk, patience_s: float = 30.0) -> list[Delivered]:
    """Delivers until nothing waits that could go by itself; the turns that it took. Fails after `patience_s`."""
    turns: list[Delivered] = []
    end = monotonic() + patience_s
    while not turns or turns[-1].next_in_s is not None:
        assert monotonic() < end, f"still waiting: {turns[-1]}"
        if turns and turns[-1].next_in_s:
            outbox.send_all(desk)  # the rest after a fault is for people; a test has seen enough of it
        turns.append(outbox.deliver(desk))
    return turns
