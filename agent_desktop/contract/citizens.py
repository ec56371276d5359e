"""People: who they are, how they like to be reached, and who speaks for them."""

from datetime import date
from enum import StrEnum
from typing import Annotated

from msgspec import UNSET, Meta, UnsetType

from agent_desktop.contract.base import Id, Moment, Record, Write


class CitizenStatus(StrEnum):
    LIVING = "living"
    DECEASED = "deceased"
    MOVED = "moved"
    DUPLICATE = "duplicate"


class LanguageLevel(StrEnum):
    FIRST = "first"
    FLUENT = "fluent"
    SOME = "some"


class Channel(StrEnum):
    PHONE = "phone"
    COUNTER = "counter"
    WEB = "web"
    EMAIL = "email"
    LETTER = "letter"
    TEXT = "text"
    CHAT = "chat"


class Language(Record, frozen=True, kw_only=True):
    """`tag` is a BCP 47 tag such as "cy"."""

    tag: Annotated[str, Meta(min_length=2, max_length=35)]
    level: LanguageLevel = LanguageLevel.FIRST


class Phone(Record, frozen=True, kw_only=True):
    """`e164` is +, country code and number. `kind` is landline, mobile or work."""

    e164: Annotated[str, Meta(pattern=r"^\+[1-9][0-9]{4,14}$")]
    kind: Annotated[str, Meta(max_length=20)] = "landline"


class Address(Record, frozen=True, kw_only=True):
    """Where post reaches someone. `line` is house and street."""

    line: Annotated[str, Meta(max_length=200)]
    locality: Annotated[str, Meta(max_length=100)]
    postcode: Annotated[str, Meta(max_length=10)]


class Representative(Record, frozen=True, kw_only=True):
    """Someone who may speak for the citizen, about `may_discuss` (service codes; empty: anything)."""

    id: Id
    name: str
    relation: str
    citizen_id: Id | None = None
    phone: str | None = None
    may_discuss: tuple[str, ...] = ()
    evidence: str = ""
    valid_from: date
    valid_until: date | None = None


class Citizen(Record, frozen=True, kw_only=True):
    """One person, whole.

    `name` is as they write it, in any script; `latin_name` is the same in Latin letters where it differs.
    `merged_into` names the record that this duplicate gave way to.
    """

    id: Id
    version: int
    name: str
    latin_name: str = ""
    birth_date: date | None = None
    status: CitizenStatus = CitizenStatus.LIVING
    died_on: date | None = None
    merged_into: Id | None = None
    languages: tuple[Language, ...] = ()
    preferred_channel: Channel | None = None
    preferred_format: str = ""
    address: Address | None = None
    phones: tuple[Phone, ...] = ()
    email: str = ""
    representatives: tuple[Representative, ...] = ()
    updated_at: Moment | None = None


class MatchedOn(StrEnum):
    PHONE = "phone"
    REPRESENTATIVE = "representative"
    NAME = "name"
    POSTCODE = "postcode"
    BIRTH_DATE = "birth_date"
    EMAIL = "email"
    REFERENCE = "reference"


class CitizenMatch(Record, frozen=True, kw_only=True):
    """Enough of a person to choose between several. `speaks_for`: names of those they represent."""

    id: Id
    name: str
    latin_name: str = ""
    birth_date: date | None = None
    address_line: str = ""
    postcode: str = ""
    status: CitizenStatus = CitizenStatus.LIVING
    matched_on: tuple[MatchedOn, ...] = ()
    speaks_for: tuple[str, ...] = ()
    flag_codes: tuple[str, ...] = ()
    case_reference: str | None = None


class CitizenSearch(Write, frozen=True, kw_only=True):
    """POST /api/v1/citizens/search. In the body, never in the URL: what is typed is personal."""

    text: Annotated[str, Meta(min_length=1, max_length=200)]
    limit: Annotated[int, Meta(ge=1, le=100)] = 25
    cursor: Annotated[str, Meta(max_length=500)] | None = None


NameText = Annotated[str, Meta(min_length=1, max_length=300)]
EmailText = Annotated[str, Meta(max_length=254)]
Phones = Annotated[tuple[Phone, ...], Meta(max_length=20)]
Languages = Annotated[tuple[Language, ...], Meta(max_length=20)]


class CitizenWrite(Write, frozen=True, kw_only=True):
    """PUT /api/v1/citizens/{id}: someone new."""

    name: NameText
    latin_name: Annotated[str, Meta(max_length=300)] = ""
    birth_date: date | None = None
    languages: Languages = ()
    preferred_channel: Channel | None = None
    preferred_format: Annotated[str, Meta(max_length=50)] = ""
    address: Address | None = None
    phones: Phones = ()
    email: EmailText = ""


class CitizenChange(Write, frozen=True, kw_only=True):
    """PUT /api/v1/citizens/{id}/changes/{change_id} with If-Match.

    A field that is absent (UNSET) stays as it is; null, "" or an empty list clears it, where it may be empty.
    """

    name: NameText | UnsetType = UNSET
    latin_name: Annotated[str, Meta(max_length=300)] | UnsetType = UNSET
    birth_date: date | UnsetType | None = UNSET
    languages: Languages | UnsetType = UNSET
    preferred_channel: Channel | UnsetType | None = UNSET
    preferred_format: Annotated[str, Meta(max_length=50)] | UnsetType = UNSET
    address: Address | UnsetType | None = UNSET
    phones: Phones | UnsetType = UNSET
    email: EmailText | UnsetType = UNSET
