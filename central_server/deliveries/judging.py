"""Many writes in one transaction, each with a verdict of its own.

Nearly always all are accepted, so they are first done one after the other in a plain transaction. Where one is not,
that is taken back, and each is done anew within a savepoint: what is refused leaves nothing behind, and the next goes
on. Where the database is busy or full in the middle, what is done so far is kept and told, and the rest may be sent
again.
"""

from collections.abc import Iterator
from contextlib import contextmanager
from uuid import UUID

import msgspec
from sqlalchemy.exc import DBAPIError
from sqlalchemy.orm import Session, SessionTransaction

from agent_desktop.contract.deliveries import Deliveries, Delivery, DeliveryKind, Verdict, Verdicts
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

CHANGES = frozenset({DeliveryKind.CITIZEN_CHANGE, DeliveryKind.FLAG_CHANGE, DeliveryKind.CASE_CHANGE})


def judge(asker: Asker, asked: Deliveries) -> Verdicts:
    """A verdict for each, in their order; fewer where the database is busy or full in the middle.

    Raises what the first of them raised where not one could be judged.
    """
    try:
        return _all_accepted(asker, asked)
    except _NotAll:
        return _one_by_one(asker, asked)


@contextmanager
def _exchange(asker: Asker, asked: Deliveries) -> Iterator[tuple[Session, dict[UUID, Receipt]]]:
    """The transaction, and the receipts there are: those added to them are kept."""
    with asker.database.writing() as session:
        take_turns(session, (turn_of(item.id) for item in asked.items))
        receipts = receipts_of(session, (item.id for item in asked.items))
        yield session, receipts
        session.add_all(receipts.values())


class _NotAll(Exception):  # noqa: N818 - one of them needs a second look, and that is no defect
    pass


def _all_accepted(asker: Asker, asked: Deliveries) -> Verdicts:
    """Raises _NotAll where one is not, whyever."""
    verdicts: list[Verdict] = []
    with _exchange(asker, asked) as (session, receipts):
        for item in asked.items:
            if item.kind in CHANGES:
                session.expire_all()  # a change counts from what is there now
            try:
                receipt = _receipt(session, asker, item, receipts)
            except Exception as error:
                raise _NotAll from error
            receipts[item.id] = receipt
            verdicts.append(_taken(receipt))
    return Verdicts(verdicts=tuple(verdicts))


def _one_by_one(asker: Asker, asked: Deliveries) -> Verdicts:
    verdicts: list[Verdict] = []
    with _exchange(asker, asked) as (session, receipts):
        for item in asked.items:
            try:
                verdicts.append(_verdict(session, asker, item, receipts))
            except _NotJudged as stopped:
                if not verdicts:
                    raise stopped.error from None
                break
    return Verdicts(verdicts=tuple(verdicts))


def _receipt(session: Session, asker: Asker, item: Delivery, receipts: dict[UUID, Receipt]) -> Receipt:
    return do_once(session, asker, read_write(asker, item), receipts.get(item.id))


def _taken(receipt: Receipt) -> Verdict:
    return Verdict(id=receipt.id, status=receipt.status, record=msgspec.Raw(receipt.body))


class _NotJudged(Exception):  # noqa: N818 - the exchange ends here, and that is no defect
    def __init__(self, error: Exception) -> None:
        super().__init__()
        self.error = error


def _verdict(session: Session, asker: Asker, item: Delivery, receipts: dict[UUID, Receipt]) -> Verdict:
    """Its receipt is put into `receipts` where it is accepted.

    Raises _NotJudged, or the database's error where it gave up more than this one write.
    """
    savepoint = session.begin_nested()
    try:
        receipt = _receipt(session, asker, item, receipts)
        savepoint.commit()
    except Exception as error:  # whatever it is, it is about this write alone
        _undo(session, savepoint, error)
        refusal = refusal_of(error)
        if refusal.kind in NOT_JUDGED:
            raise _NotJudged(error) from error
        said = problem(refusal, error, asker.request_id)
        return Verdict(id=item.id, status=said.status, problem=said)
    else:
        receipts[item.id] = receipt
        return _taken(receipt)
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
