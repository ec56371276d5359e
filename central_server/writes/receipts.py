"""Writing once: the same id with the same content is answered as the first time, with other content it is refused."""

import hashlib
from collections.abc import Callable, Iterable
from typing import Any, Generic, TypeVar, cast
from uuid import UUID

import msgspec
from litestar import Response
from sqlalchemy import select
from sqlalchemy.orm import Session

from agent_desktop.contract.base import Prepared
from agent_desktop.contract.problems import ProblemType
from central_server.api.asker import Asker
from central_server.api.preconditions import etag
from central_server.database.locks import take_turns
from central_server.refusals import Refusal
from central_server.writes.later import as_before
from central_server.writes.tables import Receipt

Body = TypeVar("Body")


class Write(msgspec.Struct, Generic[Body], metaclass=Prepared, frozen=True, kw_only=True):
    """One write as it was asked for. `content` is everything that makes it this write and not another.

    `act` does it within the caller's transaction: it answers the body, and its version where it has one.
    """

    id: UUID
    noun: str
    content: tuple[Any, ...]
    status: int = 201
    act: Callable[[Session], tuple[Body, int | None]]


def write_once(asker: Asker, write: Write[Body]) -> Response[Body]:
    """Do `write` and keep its receipt in one transaction, once.

    Raises Refusal (422 id-reused) where the id came before with other content, and whatever the write itself raises.
    """
    with asker.database.writing() as session:
        take_turns(session, [turn_of(write.id)])
        receipt = do_once(session, asker, write, session.get(Receipt, write.id))
        session.add(receipt)
    return Response(
        cast(Body, receipt.body),  # already JSON; the type tells OpenAPI what the JSON is
        status_code=receipt.status,
        media_type="application/json",
        headers={"ETag": receipt.etag} if receipt.etag else {},
    )


def turn_of(write_id: UUID) -> str:
    """The turn to take before looking for a receipt (take_turns): two writes of one id must not pass each other."""
    return f"receipt:{write_id}"


def receipts_of(session: Session, ids: Iterable[UUID]) -> dict[UUID, Receipt]:
    """The receipts of those of `ids` that came before."""
    return {row.id: row for row in session.scalars(select(Receipt).where(Receipt.id.in_(tuple(ids))))}


def do_once(session: Session, asker: Asker, write: Write[Any], before: Receipt | None) -> Receipt:
    """The receipt of `write`: the one `before`, if there is one; else it is done, and the caller adds its receipt.

    Raises as write_once.
    """
    content_hash = _hash(asker.user.id, write)
    if before is not None:
        if before.content_hash != content_hash:
            raise Refusal(ProblemType.ID_REUSED, "Nothing was changed. Make a new id and send it again.")
        return before
    body, version = write.act(session)
    return Receipt(
        id=write.id,
        noun=write.noun,
        account_id=asker.user.id,
        content_hash=content_hash,
        status=write.status,
        etag="" if version is None else etag(version),
        body=msgspec.json.encode(body),
        at=asker.now,
    )


def _hash(account_id: UUID, write: Write[Any]) -> str:
    parts = (account_id, write.noun, write.status, tuple(as_before(part) for part in write.content))
    return hashlib.sha256(msgspec.json.encode(parts, order="deterministic")).hexdigest()
