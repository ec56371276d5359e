"""Writing once: the same id with the same content is answered as the first time, with other content it is refused."""

import hashlib
from collections.abc import Callable
from typing import Any, Generic, TypeVar, cast
from uuid import UUID

import msgspec
from litestar import Response
from sqlalchemy.orm import Session

from agent_desktop.contract.problems import ProblemType
from central_server.api.asker import Asker
from central_server.api.preconditions import etag
from central_server.database.locks import take_turns
from central_server.refusals import Refusal
from central_server.writes.tables import Receipt

Body = TypeVar("Body")


class Write(msgspec.Struct, Generic[Body], frozen=True, kw_only=True):
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
        receipt = do_once(session, asker, write)
    return Response(
        cast(Body, receipt.body),  # already JSON; the type tells OpenAPI what the JSON is
        status_code=receipt.status,
        media_type="application/json",
        headers={"ETag": receipt.etag} if receipt.etag else {},
    )


def turn_of(write_id: UUID) -> str:
    """The name of the turn to take (take_turns) before `do_once`: two writes of one id must not pass each other."""
    return f"receipt:{write_id}"


def do_once(session: Session, asker: Asker, write: Write[Any]) -> Receipt:
    """The receipt of `write`: the one of its first time, or a new one once it is done. Raises as write_once."""
    content_hash = _hash(asker.user.id, write)
    receipt = session.get(Receipt, write.id)
    if receipt is not None:
        if receipt.content_hash != content_hash:
            raise Refusal(ProblemType.ID_REUSED, "Nothing was changed. Make a new id and send it again.")
        return receipt
    body, version = write.act(session)
    receipt = Receipt(
        id=write.id,
        noun=write.noun,
        account_id=asker.user.id,
        content_hash=content_hash,
        status=write.status,
        etag="" if version is None else etag(version),
        body=msgspec.json.encode(body),
        at=asker.now,
    )
    session.add(receipt)
    session.flush()
    return receipt


def _hash(account_id: UUID, write: Write[Any]) -> str:
    parts = (account_id, write.noun, write.status, write.content)
    return hashlib.sha256(msgspec.json.encode(parts, order="deterministic")).hexdigest()
