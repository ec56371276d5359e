"""Runs of reference numbers: never given twice, whichever desktops ask at once."""

from uuid import UUID

from sqlalchemy import select
from sqlalchemy.orm import Session

from agent_desktop.cases.references import FOR_PRACTICE, number_of
from agent_desktop.contract.cases import ReferenceLease, ReferenceLeaseWrite
from agent_desktop.contract.problems import ProblemType
from central_server.api.asker import Asker
from central_server.cases.tables import ReferenceLeaseRow
from central_server.database.locks import take_turn
from central_server.refusals import Refusal, refused_field


def lease(session: Session, asker: Asker, lease_id: UUID, asked: ReferenceLeaseWrite) -> ReferenceLease:
    """Raises Refusal (507) when all references are given out."""
    take_turn(session, "reference-lease")
    if session.get(ReferenceLeaseRow, lease_id) is not None:
        raise refused_field("id", "This id is in use.")
    last = session.scalar(select(ReferenceLeaseRow).order_by(ReferenceLeaseRow.first.desc()).limit(1))
    first = last.first + last.size if last else 0
    if first + asked.size > FOR_PRACTICE:  # those beyond stand for no case
        raise Refusal(ProblemType.STORAGE_FULL, "Every case reference is given out.")
    session.add(ReferenceLeaseRow(id=lease_id, first=first, size=asked.size, account_id=asker.user.id, at=asker.now))
    return ReferenceLease(id=lease_id, first=first, size=asked.size)


def was_leased(session: Session, reference: str) -> bool:
    """Whether the server gave this reference's number to a desktop."""
    number = number_of(reference)
    if number is None:
        return False
    known: range = session.info.get("lease", range(0))  # one desktop's references come from one run
    if number in known:
        return True
    found = session.execute(
        select(ReferenceLeaseRow.first, ReferenceLeaseRow.size)
        .where(ReferenceLeaseRow.first <= number)
        .order_by(ReferenceLeaseRow.first.desc())
        .limit(1)
    ).first()
    run = range(found.first, found.first + found.size) if found else range(0)
    session.info["lease"] = run
    return number in run
