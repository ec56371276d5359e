"""Accessibility flags: what a handler must know to speak with someone well."""

from datetime import date
from enum import StrEnum
from typing import Annotated

from msgspec import UNSET, Meta, UnsetType

from agent_desktop.contract.base import Id, Moment, Record, Words, Write


class FlagGroup(StrEnum):
    """COMMUNICATION, FORMAT and CHANNEL say how to speak and answer; SAFETY holds the restricted ones."""

    COMMUNICATION = "communication"
    FORMAT = "format"
    CHANNEL = "channel"
    SUPPORT = "support"
    SAFETY = "safety"


class FlagBasis(StrEnum):
    CONSENT = "consent"
    VITAL_INTEREST = "vital_interest"
    LEGAL_DUTY = "legal_duty"


class FlagDefinition(Record, frozen=True, kw_only=True):
    """One entry of the catalogue. `guidance` is words to act on. `rank`: lower shows first."""

    code: str
    label: Words
    guidance: Words
    group: FlagGroup
    icon: str
    rank: int
    restricted: bool = False
    end_required: bool = False


class Flag(Record, frozen=True, kw_only=True):
    """A flag of one citizen. A restricted one comes without own_words until it is opened with a reason.

    `approved` is False while a restricted flag waits for a second person: only supervisors see it then.
    """

    id: Id
    citizen_id: Id
    code: str
    own_words: str
    asked_by: str
    asked_on: date
    basis: FlagBasis
    starts_on: date
    review_on: date
    ends_on: date | None = None
    version: int = 1
    recorded_at: Moment | None = None
    recorded_by: str = ""
    approved: bool = True


OwnWords = Annotated[str, Meta(max_length=500)]


class FlagWrite(Write, frozen=True, kw_only=True):
    """PUT /api/v1/citizens/{citizen_id}/flags/{flag_id}: review_on at most 12 months on (6 if restricted)."""

    code: Annotated[str, Meta(min_length=1, max_length=20)]
    own_words: OwnWords = ""
    asked_by: Annotated[str, Meta(min_length=1, max_length=200)]
    asked_on: date
    basis: FlagBasis
    starts_on: date
    review_on: date
    ends_on: date | None = None


class FlagChange(Write, frozen=True, kw_only=True):
    """PUT …/flags/{flag_id}/changes/{change_id} with If-Match: reviewed with the citizen, or ended.

    An absent field (UNSET) stays as it is; null takes the end away.
    """

    own_words: OwnWords | UnsetType = UNSET
    review_on: date | UnsetType = UNSET
    ends_on: date | UnsetType | None = UNSET


class FlagOpening(Write, frozen=True, kw_only=True):
    """POST /api/v1/citizens/{citizen_id}/flags/{flag_id}/open: why the words of a restricted flag are read."""

    reason: Annotated[str, Meta(max_length=200, pattern=r"^\s*\S(.|\n){3,}\S\s*$")]
