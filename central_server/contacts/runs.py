"""The traces of scripts gone through in a contact: kept with it, shown to whoever handled it and to supervisors."""

import re
from collections.abc import Iterator
from uuid import UUID

import msgspec
from sqlalchemy import select
from sqlalchemy.orm import Session

from agent_desktop.contract.accounts import Role
from agent_desktop.contract.problems import FieldError, ProblemType
from agent_desktop.contract.script_runs import LARGEST_RUNS, MOST_MOVES, MOST_RUNS, Mode, ScriptRun
from central_server.api.asker import Asker
from central_server.contacts.erasing import refuse_erased
from central_server.contacts.tables import ContactRow, ScriptRunRow
from central_server.refusals import Refusal, not_found, refuse_fields, refused_field

_ID, _HASH = re.compile(r"[a-z][a-z0-9_-]{0,59}"), re.compile(r"[0-9a-f]{64}")


def keep(session: Session, contact_id: UUID, runs: tuple[ScriptRun, ...]) -> None:
    """Within the transaction that takes the contact in. Raises Refusal (422) for what is too much, or no live run."""
    if len(runs) > MOST_RUNS:
        raise refused_field("script_runs", f"At most {MOST_RUNS} scripts are kept of one contact.")
    refuse_fields(list(_errors(runs)))
    written = [msgspec.json.encode(run).decode() for run in runs]
    if sum(len(run.encode()) for run in written) > LARGEST_RUNS:
        raise refused_field("script_runs", f"The traces of a contact are at most {LARGEST_RUNS // 1000} kB in all.")
    for position, (run, text) in enumerate(zip(runs, written, strict=True)):
        first = run.pins[0]
        session.add(
            ScriptRunRow(contact_id=contact_id, position=position, script_id=first.script_id, hash=first.hash, run=text)
        )


def _errors(runs: tuple[ScriptRun, ...]) -> Iterator[FieldError]:
    for number, run in enumerate(runs):
        where = f"script_runs.{number}"
        if run.mode is not Mode.LIVE:
            yield FieldError(field=f"{where}.mode", message="Only what was said in a real contact is kept with one.")
        if not run.pins or not all(_ID.fullmatch(pin.script_id) and _HASH.fullmatch(pin.hash) for pin in run.pins):
            yield FieldError(field=f"{where}.pins", message="A trace says which versions of scripts it went through.")
        if len(run.trace) > MOST_MOVES:
            yield FieldError(field=f"{where}.trace", message=f"At most {MOST_MOVES} moves are kept of one run.")


def runs_of(session: Session, asker: Asker, contact_id: UUID) -> tuple[UUID | None, tuple[ScriptRun, ...]]:
    """Whose contact it was, and its traces in their order. Raises Refusal: 404, 410; 403 for another's contact."""
    citizen_id = citizen_of_own(session, asker, contact_id)
    rows = session.scalars(
        select(ScriptRunRow.run).where(ScriptRunRow.contact_id == contact_id).order_by(ScriptRunRow.position)
    )
    return citizen_id, tuple(msgspec.json.decode(run, type=ScriptRun) for run in rows)


def citizen_of_own(session: Session, asker: Asker, contact_id: UUID) -> UUID | None:
    """Whose contact it was, of which the asker may see what went on in it. Raises Refusal as `runs_of`."""
    contact = session.get(ContactRow, contact_id)
    if contact is None:
        refuse_erased(session, contact_id)
        raise not_found("contact")
    if asker.user.role is Role.HANDLER and contact.handled_by != asker.user.id:
        raise Refusal(ProblemType.NOT_ALLOWED, "Somebody else handled this contact: a supervisor may see more of it.")
    return contact.citizen_id
