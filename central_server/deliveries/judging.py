"""Many writes in one transaction, each with a verdict of its own.

Each is done within a savepoint: what is refused leaves nothing behind, and the next goes on. Where the database is
busy or full in the middle, what is done so far is kept and told, and the rest may be sent again.
"""

from uuid import UUID

import msgspec
from sqlalchemy.exc import DBAPIError
from sqlalchemy.orm import Session, SessionTransaction

from agent_desktop.contract.deliveries import Deliveries, Delivery, Verdict, Verdicts
from agent_desktop.contract.problems import ProblemType
from central_server.api.asker import Asker
from central_server.api.problems import problem, refusal_of
from central_server.database.locks import take_turns
from central_server.database.session import is_under_way
from central_server.deliveries.reading import read_write
from central_server.writes.receipts import do_once, receipts_of, turn_of
from central_server.writes.tables import Receipt

NOT_JUDGED = frozenset({ProblemType.BUSY, ProblemType.STORAGE_FULL})
"""What says nothing of the write itself."""


def judge(asker: Asker, asked: Deliveries) -> Verdicts:
    """A verdict for each, in their order; fewer where the database is busy or full in the middle.

    Raises what the first of them raised where not one could be judged.
    """
    verdicts: list[Verdict] = []
    with asker.database.writing() as session:
        take_turns(session, (turn_of(item.id) for item in asked.items))
        receipts = receipts_of(session, (item.id for item in asked.items))
        for item in asked.items:
            try:
                verdicts.append(_verdict(session, asker, item, receipts))
            except _NotJudged as stopped:
                if not verdicts:
                    raise stopped.error from None
                break
        session.add_all(receipts.values())
    return Verdicts(verdicts=tuple(verdicts))


class _NotJudged(Exception):  # noqa: N818 - the exchange ends here, and that is no defect
    def __init__(self, error: Exception) -> None:
        super().__init__()
        self.error = error


def _verdict(session: Session, asker: Asker, item: Delivery, receipts: dict[UUID, Receipt]) -> Verdict:
    """Its receipt is put into `receipts`.

    Raises _NotJudged, or the database's error where it gave up more than this one write.
    """
    savepoint = session.begin_nested()
    try:
        receipt = do_once(session, asker, read_write(asker, item), receipts.get(item.id))
        savepoint.commit()
        receipts[item.id] = receipt
        return Verdict(id=item.id, status=receipt.status, record=msgspec.Raw(receipt.body))
    except Exception as error:  # whatever it is, it is about this write alone
        _undo(session, savepoint, error)
        refusal = refusal_of(error)
        if refusal.kind in NOT_JUDGED:
            raise _NotJudged(error) from error
        said = problem(refusal, error, asker.request_id)
        return Verdict(id=item.id, status=said.status, problem=said)
    finally:
        session.expunge_all()  # the next one reads what is there now, as in a transaction of its own


def _undo(session: Session, savepoint: SessionTransaction, error: Exception) -> None:
    """Raises the database's error where the whole transaction is gone: SQLite takes it back where its disk is full."""
    if not is_under_way(session):
        raise _first_of_database(error)
    savepoint.rollback()


def _first_of_database(error: Exception) -> Exception:
    """What went wrong first: losing the savepoint is only what came of it."""
    found, before = error, error.__context__
    while before is not None:
        found = before if isinstance(before, DBAPIError) else found
        before = before.__context__
    return found
