"""Sending what waited: several writes in one exchange, each with a verdict of its own."""

from enum import StrEnum
from typing import Annotated

import msgspec
from msgspec import Meta, UnsetType

from agent_desktop.contract.answering import FeedbackWrite, QuestionWrite
from agent_desktop.contract.base import Id, Record, Write
from agent_desktop.contract.cases import CaseChange, CaseWrite
from agent_desktop.contract.citizens import CitizenChange, CitizenWrite
from agent_desktop.contract.contacts import ContactWrite
from agent_desktop.contract.flags import FlagChange, FlagWrite
from agent_desktop.contract.practice import AttemptWrite
from agent_desktop.contract.problems import Problem

MOST = 50
"""Deliveries in one exchange: some 100 KB of an ordinary kind, a second of a slow mobile line."""


class DeliveryKind(StrEnum):
    """What is written. Each means the same as the PUT of its name, with `id` as its client-made id."""

    CITIZEN = "citizen"
    CITIZEN_CHANGE = "citizen_change"
    FLAG = "flag"
    FLAG_CHANGE = "flag_change"
    CONTACT = "contact"
    CASE = "case"
    CASE_CHANGE = "case_change"
    ARTICLE_FEEDBACK = "article_feedback"
    QUESTION = "question"
    PRACTICE_ATTEMPT = "practice_attempt"


WRITES: dict[DeliveryKind, type[Write]] = {
    DeliveryKind.CITIZEN: CitizenWrite,
    DeliveryKind.CITIZEN_CHANGE: CitizenChange,
    DeliveryKind.FLAG: FlagWrite,
    DeliveryKind.FLAG_CHANGE: FlagChange,
    DeliveryKind.CONTACT: ContactWrite,
    DeliveryKind.CASE: CaseWrite,
    DeliveryKind.CASE_CHANGE: CaseChange,
    DeliveryKind.ARTICLE_FEEDBACK: FeedbackWrite,
    DeliveryKind.QUESTION: QuestionWrite,
    DeliveryKind.PRACTICE_ATTEMPT: AttemptWrite,
}
"""The record that `body` must be."""


class Delivery(Write, frozen=True, kw_only=True):
    """One write. `id`: the new record's, or the change's. `record_id`: what a change changes (absent: `id` is new).

    `citizen_id`: whose flag it is. `version`: what If-Match would say; a change needs it.
    """

    id: Id
    kind: DeliveryKind
    record_id: Id | UnsetType = msgspec.UNSET
    citizen_id: Id | UnsetType = msgspec.UNSET
    version: Annotated[int, Meta(ge=1)] | UnsetType = msgspec.UNSET
    body: msgspec.Raw


class Deliveries(Write, frozen=True, kw_only=True):
    """POST /api/v1/deliveries. Done in this order; one that is refused does not stop those after it."""

    items: Annotated[tuple[Delivery, ...], Meta(min_length=1, max_length=MOST)]


class Verdict(Record, frozen=True, kw_only=True):
    """What the PUT of its name would have answered: `status`, and the record or the problem."""

    id: Id
    status: int
    record: msgspec.Raw | UnsetType = msgspec.UNSET
    problem: Problem | None = None


class Verdicts(Record, frozen=True, kw_only=True):
    """One verdict a delivery, in the order they were sent. Fewer: the rest were not looked at and may be sent again."""

    verdicts: tuple[Verdict, ...]
