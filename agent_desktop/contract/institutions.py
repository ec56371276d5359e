"""Institutions: whose job it is, when they answer, and how a citizen is handed over to them."""

from enum import StrEnum
from typing import Annotated

from msgspec import UNSET, Meta, UnsetType

from agent_desktop.contract.base import Id, Moment, Record, Words, Write
from agent_desktop.contract.services import Calendar

Code = Annotated[str, Meta(pattern=r"^[a-z][a-z0-9_-]{0,59}$")]
Dialled = Annotated[str, Meta(pattern=r"^\+?[0-9][0-9 ]{1,24}$")]
"""As it is dialled here: E.164, or a short code such as 111."""


class PhoneKind(StrEnum):
    VOICE = "voice"
    TEXT_RELAY = "text_relay"
    SMS = "sms"
    PROFESSIONALS = "professionals"  # for handlers, never given to the public


class HandOver(StrEnum):
    """How a citizen gets there from a contact."""

    TRANSFER = "transfer"  # put the call through, staying until they answer
    GIVE_NUMBER = "give_number"
    SEND_FORM = "send_form"
    REFER = "refer"  # we write to them for the citizen, who agreed
    EMERGENCY = "emergency"  # at once, before anything else


class InstitutionPhone(Record, frozen=True, kw_only=True):
    number: Dialled
    label: Words
    kind: PhoneKind = PhoneKind.VOICE


class Institution(Record, frozen=True, kw_only=True):
    """`does`: what they do, in a sentence. `synonyms`: what citizens call them, and their initials.

    `hours`: when the phones are answered, with zone, bank holidays and closures; None where that is not known,
    and no `openings` where they never close (`always`). `hand_over_words`: what to say and do then.
    `area`: for whom; empty words are everyone.
    """

    id: Id
    version: int
    code: str
    name: Words
    does: Words
    synonyms: tuple[str, ...] = ()
    service_codes: tuple[str, ...] = ()
    phones: tuple[InstitutionPhone, ...] = ()
    hours: Calendar | None = None
    always: bool = False
    address: str = ""
    website: str = ""
    email: str = ""
    area: Words = Words(en="")
    hand_over: HandOver = HandOver.GIVE_NUMBER
    hand_over_words: Words = Words(en="")
    active: bool = True
    updated_at: Moment
    updated_by: str = ""


class InstitutionWrite(Write, frozen=True, kw_only=True):
    """PUT /api/v1/institutions/{id}: a new one."""

    code: Code
    name: Words
    does: Words
    synonyms: Annotated[tuple[str, ...], Meta(max_length=60)] = ()
    service_codes: Annotated[tuple[str, ...], Meta(max_length=40)] = ()
    phones: Annotated[tuple[InstitutionPhone, ...], Meta(max_length=20)] = ()
    hours: Calendar | None = None
    always: bool = False
    address: Annotated[str, Meta(max_length=500)] = ""
    website: Annotated[str, Meta(max_length=300, pattern=r"^(https://[^\s]+)?$")] = ""
    email: Annotated[str, Meta(max_length=254)] = ""
    area: Words = Words(en="")
    hand_over: HandOver = HandOver.GIVE_NUMBER
    hand_over_words: Words = Words(en="")


class InstitutionChange(Write, frozen=True, kw_only=True):
    """PUT /api/v1/institutions/{id}/changes/{change_id} with If-Match. An absent field (UNSET) stays as it is."""

    name: Words | UnsetType = UNSET
    does: Words | UnsetType = UNSET
    synonyms: Annotated[tuple[str, ...], Meta(max_length=60)] | UnsetType = UNSET
    service_codes: Annotated[tuple[str, ...], Meta(max_length=40)] | UnsetType = UNSET
    phones: Annotated[tuple[InstitutionPhone, ...], Meta(max_length=20)] | UnsetType = UNSET
    hours: Calendar | UnsetType | None = UNSET
    always: bool | UnsetType = UNSET
    address: Annotated[str, Meta(max_length=500)] | UnsetType = UNSET
    website: Annotated[str, Meta(max_length=300, pattern=r"^(https://[^\s]+)?$")] | UnsetType = UNSET
    email: Annotated[str, Meta(max_length=254)] | UnsetType = UNSET
    area: Words | UnsetType = UNSET
    hand_over: HandOver | UnsetType = UNSET
    hand_over_words: Words | UnsetType = UNSET
    active: bool | UnsetType = UNSET
