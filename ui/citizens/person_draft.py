"""What is typed about a person, and what it becomes: a new record, or the changes to one. Pure."""

from datetime import date
from enum import StrEnum

from msgspec.structs import replace

from agent_desktop import dates
from agent_desktop.citizens.query import read_query
from agent_desktop.contacts.numbers import read_number, show_number
from agent_desktop.contract.base import Record
from agent_desktop.contract.citizens import (
    Address,
    Channel,
    Citizen,
    CitizenChange,
    CitizenWrite,
    Language,
    Phone,
)
from agent_desktop.contract.problems import FieldError
from agent_desktop.language import language, t, tn

LIMITS = {"name": 300, "latin_name": 300, "line": 200, "locality": 100, "postcode": 10, "email": 254, "format": 50}
"""Characters, as the contract has them."""


class PersonField(StrEnum):
    NAME = "name"
    LATIN_NAME = "latin_name"
    BORN = "born"
    LINE = "line"
    LOCALITY = "locality"
    POSTCODE = "postcode"
    PHONE = "phone"
    EMAIL = "email"
    FORMAT = "format"
    LANGUAGE = "language"
    CHANNEL = "channel"


class PersonDraft(Record, frozen=True, kw_only=True):
    """As typed. Nothing is cleaned before it is sent, so that what was typed can always be seen."""

    name: str = ""
    latin_name: str = ""
    born: str = ""
    line: str = ""
    locality: str = ""
    postcode: str = ""
    phone: str = ""
    email: str = ""
    format: str = ""
    language: str = ""
    channel: str = ""


def field_words(field: PersonField) -> str:
    return {
        PersonField.NAME: t("Name, as they write it"),
        PersonField.LATIN_NAME: t("Name in Latin letters, where it differs"),
        PersonField.BORN: t("Date of birth"),
        PersonField.LINE: t("House and street"),
        PersonField.LOCALITY: t("Town or village"),
        PersonField.POSTCODE: t("Postcode"),
        PersonField.PHONE: t("Phone"),
        PersonField.EMAIL: t("E-mail"),
        PersonField.FORMAT: t("Format, such as large print"),
        PersonField.LANGUAGE: t("First language"),
        PersonField.CHANNEL: t("Prefers"),
    }[field]


def of_citizen(citizen: Citizen) -> PersonDraft:
    """A record as it is put into the fields."""
    address = citizen.address
    return PersonDraft(
        name=citizen.name,
        latin_name=citizen.latin_name,
        born=dates.full_day(citizen.birth_date, language()) if citizen.birth_date else "",
        line=address.line if address else "",
        locality=address.locality if address else "",
        postcode=address.postcode if address else "",
        phone=show_number(citizen.phones[0].e164) if citizen.phones else "",
        email=citizen.email,
        format=citizen.preferred_format,
        language=citizen.languages[0].tag if citizen.languages else "",
        channel=citizen.preferred_channel or "",
    )


def read_born(text: str) -> date | None:
    """A date of birth as people write it; None where it is none."""
    return read_query(text).birth_date if text.strip() else None


def errors(draft: PersonDraft, today: date) -> tuple[FieldError, ...]:
    """What stands beside a field while it is typed."""
    found = []
    if not draft.name.strip():
        found.append(FieldError(field=PersonField.NAME, message=t("Needed: type a name")))
    for code, most in LIMITS.items():
        over = len(getattr(draft, code)) - most
        if over > 0:
            words = tn("Up to {most} character: {over} too many", "Up to {most} characters: {over} too many", most)
            found.append(FieldError(field=code, message=words.format(most=most, over=over)))
    if draft.born.strip():
        born = read_born(draft.born)
        if born is None:
            found.append(FieldError(field=PersonField.BORN, message=t("Type a date, such as 14 March 1941")))
        elif born > today:
            found.append(FieldError(field=PersonField.BORN, message=t("That day is still to come")))
    if draft.phone.strip() and read_number(draft.phone).e164 is None:
        found.append(FieldError(field=PersonField.PHONE, message=t("Type a phone number, such as 01632 960123")))
    if draft.email.strip() and "@" not in draft.email:
        found.append(FieldError(field=PersonField.EMAIL, message=t("Type an e-mail address, such as name@example.org")))
    return tuple(found)


def _address(draft: PersonDraft) -> Address | None:
    parts = (draft.line.strip(), draft.locality.strip(), draft.postcode.strip())
    return Address(line=parts[0], locality=parts[1], postcode=parts[2].upper()) if any(parts) else None


def _phones(draft: PersonDraft, held: tuple[Phone, ...]) -> tuple[Phone, ...]:
    """The typed number in the first place; the others stay."""
    number = read_number(draft.phone).e164
    rest = held[1:]
    if number is None:
        return rest
    kind = held[0].kind if held else ("mobile" if number.startswith("+447") else "landline")
    return (Phone(e164=number, kind=kind), *(phone for phone in rest if phone.e164 != number))


def _languages(draft: PersonDraft, held: tuple[Language, ...]) -> tuple[Language, ...]:
    if held and held[0].tag == draft.language:
        return held
    return (Language(tag=draft.language), *held[1:]) if draft.language else held[1:]


def write(draft: PersonDraft) -> CitizenWrite:
    """Someone new. Call it without `errors` only."""
    return CitizenWrite(
        name=draft.name.strip(),
        latin_name=draft.latin_name.strip(),
        birth_date=read_born(draft.born),
        languages=_languages(draft, ()),
        preferred_channel=Channel(draft.channel) if draft.channel else None,
        preferred_format=draft.format.strip(),
        address=_address(draft),
        phones=_phones(draft, ()),
        email=draft.email.strip(),
    )


def changes(draft: PersonDraft, citizen: Citizen) -> CitizenChange:
    """What differs from `citizen`; a field left as it was stays UNSET, so that nobody else's change is undone."""
    before = of_citizen(citizen)
    made = CitizenChange()
    for field in ("name", "latin_name", "email"):
        if getattr(draft, field) != getattr(before, field):
            made = replace(made, **{field: getattr(draft, field).strip()})
    if draft.born != before.born:
        made = replace(made, birth_date=read_born(draft.born))
    if (draft.line, draft.locality, draft.postcode) != (before.line, before.locality, before.postcode):
        made = replace(made, address=_address(draft))
    if draft.phone != before.phone:
        made = replace(made, phones=_phones(draft, citizen.phones))
    if draft.language != before.language:
        made = replace(made, languages=_languages(draft, citizen.languages))
    if draft.format != before.format:
        made = replace(made, preferred_format=draft.format.strip())
    if draft.channel != before.channel:
        made = replace(made, preferred_channel=Channel(draft.channel) if draft.channel else None)
    return made


class Clash(Record, frozen=True, kw_only=True):
    """One field that both changed: what stood there, what a colleague wrote, what is typed here."""

    field: PersonField
    theirs: str
    mine: str


def clashes(mine: PersonDraft, before: Citizen, theirs: Citizen) -> tuple[Clash, ...]:
    """Where this screen and a colleague both changed a field, and not to the same words."""
    was, now = of_citizen(before), of_citizen(theirs)
    return tuple(
        Clash(field=field, theirs=getattr(now, field), mine=getattr(mine, field))
        for field in PersonField
        if getattr(mine, field) != getattr(was, field)
        and getattr(now, field) != getattr(was, field)
        and getattr(mine, field) != getattr(now, field)
    )


def merged(mine: PersonDraft, before: Citizen, theirs: Citizen, *, keep_mine: frozenset[PersonField]) -> PersonDraft:
    """What a colleague wrote, with what was typed here over it; where both did, `keep_mine` decides."""
    was, now = of_citizen(before), of_citizen(theirs)
    clashing = {clash.field for clash in clashes(mine, before, theirs)}
    typed = {
        field.value: getattr(mine, field)
        for field in PersonField
        if getattr(mine, field) != getattr(was, field) and (field not in clashing or field in keep_mine)
    }
    return replace(now, **typed)


def with_number(citizen: Citizen, e164: str) -> CitizenChange:
    """The caller's number put with the others of `citizen`."""
    kind = "mobile" if e164.startswith("+447") else "landline"
    return CitizenChange(phones=(*citizen.phones, Phone(e164=e164, kind=kind)))


def without_number(citizen: Citizen, e164: str) -> CitizenChange:
    return CitizenChange(phones=tuple(phone for phone in citizen.phones if phone.e164 != e164))
