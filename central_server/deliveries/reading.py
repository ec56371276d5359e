"""What was delivered, read as the PUT of its name reads its address, its If-Match and its body."""

from collections.abc import Mapping
from typing import Any
from uuid import UUID

import msgspec
from msgspec import UnsetType

from agent_desktop.contract.accounts import Role
from agent_desktop.contract.answering import FeedbackWrite, QuestionWrite
from agent_desktop.contract.base import Write as Body
from agent_desktop.contract.cases import CaseChange, CaseWrite
from agent_desktop.contract.citizens import CitizenChange, CitizenWrite
from agent_desktop.contract.contacts import ContactWrite
from agent_desktop.contract.deliveries import WRITES, Deliveries, Delivery, DeliveryKind
from agent_desktop.contract.flags import FlagChange, FlagWrite
from agent_desktop.contract.practice import AttemptWrite
from agent_desktop.contract.problems import ProblemType
from central_server.answering import writes as answering
from central_server.api.asker import Asker
from central_server.api.preconditions import expected_version
from central_server.api.texts import refuse_nul
from central_server.cases import writes as cases
from central_server.citizens import writes as citizens
from central_server.contacts import writes as contacts
from central_server.flags import writes as flags
from central_server.practice import writes as practice
from central_server.refusals import Refusal
from central_server.writes.receipts import Write

LONGEST_DETAIL = 500

HANDLE_CONTACTS = frozenset({Role.HANDLER, Role.SUPERVISOR})
FROM: Mapping[DeliveryKind, frozenset[Role]] = {
    DeliveryKind.ARTICLE_FEEDBACK: frozenset(Role),
    DeliveryKind.QUESTION: frozenset(Role),
    DeliveryKind.PRACTICE_ATTEMPT: HANDLE_CONTACTS | {Role.TRAINER},
}
"""Who may send what; all else is of those who handle contacts, as the PUT of its name is."""


def read_deliveries(body: bytes) -> Deliveries:
    """Raises Refusal (400) where the exchange itself cannot be read; what is within each body is not looked at."""
    try:
        return msgspec.json.decode(body, type=Deliveries, strict=False)
    except msgspec.DecodeError as error:
        raise Refusal(ProblemType.MALFORMED, str(error)[:LONGEST_DETAIL]) from error


def read_write(asker: Asker, item: Delivery) -> Write[Any]:
    """The write that a delivery asks for. Raises Refusal: 400, 403, and 428 for a change without a version."""
    _check_role(asker, item.kind)
    body = _read_body(item)
    if isinstance(body, CitizenChange | FlagChange | CaseChange):
        return _change(asker, item, _changed(item), body)
    match body:
        case CitizenWrite():
            return citizens.add(asker, item.id, body)
        case FlagWrite():
            return flags.record(asker, _whose(item), item.id, body)
        case ContactWrite():
            return contacts.take_in(asker, item.id, body)
        case CaseWrite():
            return cases.raise_case(asker, item.id, body)
    return _of_no_contact(asker, item, body)


def _check_role(asker: Asker, kind: DeliveryKind) -> None:
    if asker.user.role not in FROM.get(kind, HANDLE_CONTACTS):
        raise Refusal(ProblemType.NOT_ALLOWED)


def _of_no_contact(asker: Asker, item: Delivery, body: Body) -> Write[Any]:
    match body:
        case AttemptWrite():
            return practice.take_in(asker, item.id, body)
        case FeedbackWrite():
            return answering.give(asker, item.id, body)
        case QuestionWrite():
            return answering.ask(asker, item.id, body)
    raise NotImplementedError(item.kind)


def _change(
    asker: Asker, item: Delivery, changed_id: UUID, body: CitizenChange | FlagChange | CaseChange
) -> Write[Any]:
    version = _version(item)
    match body:
        case CitizenChange():
            return citizens.change(asker, changed_id, item.id, version, body)
        case FlagChange():
            return flags.change(asker, _whose(item), changed_id, item.id, version=version, asked=body)
        case CaseChange():
            return cases.change(asker, changed_id, item.id, version, body)


def _read_body(item: Delivery) -> Body:
    """As Litestar reads the body of a PUT: any JSON first, then the record of it."""
    refuse_nul(item.body)
    try:
        return msgspec.convert(msgspec.json.decode(item.body), WRITES[item.kind], strict=False, str_keys=True)
    except msgspec.DecodeError as error:
        raise Refusal(ProblemType.MALFORMED, str(error)[:LONGEST_DETAIL]) from error


def _changed(item: Delivery) -> UUID:
    if isinstance(item.record_id, UnsetType):
        raise Refusal(ProblemType.MALFORMED, "Say in record_id what is changed.")
    return item.record_id


def _whose(item: Delivery) -> UUID:
    if isinstance(item.citizen_id, UnsetType):
        raise Refusal(ProblemType.MALFORMED, "Say in citizen_id whose flag it is.")
    return item.citizen_id


def _version(item: Delivery) -> int:
    return expected_version(None) if isinstance(item.version, UnsetType) else item.version
