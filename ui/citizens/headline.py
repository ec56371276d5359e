"""What the header says of the person in hand: records in, words out."""

from collections.abc import Mapping
from datetime import date
from enum import StrEnum
from uuid import UUID

from babel import Locale

from agent_desktop import dates
from agent_desktop.citizens.query import age
from agent_desktop.contacts.draft import ContactDraft
from agent_desktop.contacts.numbers import CallerNumber, show_number
from agent_desktop.contract.base import Record
from agent_desktop.contract.citizens import Citizen, CitizenStatus, Language, Representative
from agent_desktop.contract.contacts import IdentityCheck, IdentityMethod, NumberKind
from agent_desktop.contract.services import Service
from agent_desktop.language import language, t
from ui.contacts.words import level_words, method_words, prefers_words

SHOWN_SERVICES = 3
"""How many of the services someone may discuss are named before "and 4 more"."""


class Tone(StrEnum):
    """What a state means; the colour and the icon follow from it, the words never rest on it."""

    GOOD = "good"
    WARNING = "warning"
    BAD = "bad"
    QUIET = "quiet"


class Said(Record, frozen=True, kw_only=True):
    words: str
    tone: Tone


class SpeakerChoice(Record, frozen=True, kw_only=True):
    """One entry of the "Speaking with" menu. `id` None: the citizen, or someone else with no authority on record."""

    id: UUID | None
    words: str
    somebody_else: bool = False


class Headline(Record, frozen=True, kw_only=True):
    """`known`: how old it is or what of it waits to be sent, where that is to be said."""

    name: str
    latin_name: str
    facts: str
    identity: Said
    standing: Said | None
    languages: str
    preference: str
    speaking: str
    speaking_scope: str
    known: str = ""


def language_name(tag: str) -> str:
    """ "Welsh" for "cy"; the tag itself where nobody knows it."""
    names = Locale.parse(language()).languages
    return str(names.get(tag) or names.get(tag.split("-", maxsplit=1)[0]) or tag)


def born(birth_date: date | None, today: date) -> str:
    if birth_date is None:
        return t("date of birth not known")
    when = dates.full_day(birth_date, language())
    return t("born {date} ({age})").format(date=when, age=age(birth_date, today))


def address_words(citizen: Citizen) -> str:
    if citizen.address is None:
        return t("no address on record")
    place = " ".join(part for part in (citizen.address.locality, citizen.address.postcode) if part)
    return ", ".join(part for part in (citizen.address.line, place) if part)


def number_words(caller: CallerNumber) -> str:
    """How the caller's number reads; what there is to say where there is none."""
    return {
        NumberKind.GIVEN: caller.shown,
        NumberKind.RELAY: t("{number} through text relay").format(number=caller.shown),
        NumberKind.WITHHELD: t("number withheld"),
        NumberKind.UNREADABLE: t("number could not be read"),
        NumberKind.NONE: "",
    }[caller.kind]


def identity_said(check: IdentityCheck | None, *, by_number: bool) -> Said:
    if check is None:
        words = t("By number, not yet checked") if by_number else t("Not yet checked")
        return Said(words=words, tone=Tone.WARNING)
    if check.method is IdentityMethod.FAILED:
        return Said(words=t("Identity not confirmed: details did not agree"), tone=Tone.BAD)
    if check.method is IdentityMethod.NOT_NEEDED:
        return Said(words=t("Identity not needed"), tone=Tone.QUIET)
    return Said(words=t("Identity checked: {how}").format(how=method_words(check.method)), tone=Tone.GOOD)


def standing_said(citizen: Citizen) -> Said | None:
    match citizen.status:
        case CitizenStatus.LIVING:
            return None
        case CitizenStatus.DECEASED:
            when = dates.full_day(citizen.died_on, language()) if citizen.died_on else ""
            words = t("Has died ({date})").format(date=when) if when else t("Has died")
            return Said(words=words, tone=Tone.BAD)
        case CitizenStatus.MOVED:
            return Said(words=t("Has moved away: check the address"), tone=Tone.WARNING)
        case CitizenStatus.DUPLICATE:
            return Said(words=t("Duplicate: another record of this person is in use"), tone=Tone.WARNING)


def language_words(languages: tuple[Language, ...]) -> str:
    return ", ".join(level_words(spoken.level, language_name(spoken.tag)) for spoken in languages)


def preference_words(citizen: Citizen) -> str:
    if citizen.preferred_channel is None:
        return citizen.preferred_format
    words = prefers_words(citizen.preferred_channel)
    return f"{words}: {citizen.preferred_format}" if citizen.preferred_format else words


def may_discuss(codes: tuple[str, ...], services: Mapping[str, Service]) -> str:
    if not codes:
        return t("may discuss anything")
    names = [services[code].name.in_language(language()) if code in services else code for code in codes]
    said = ", ".join(names[:SHOWN_SERVICES])
    if len(names) > SHOWN_SERVICES:
        said = t("{services} and {count} more").format(services=said, count=len(names) - SHOWN_SERVICES)
    return t("may discuss {services}").format(services=said)


def in_force(representative: Representative, today: date) -> bool:
    until = representative.valid_until
    return representative.valid_from <= today and (until is None or today <= until)


def scope_words(representative: Representative, services: Mapping[str, Service], today: date) -> str:
    scope = may_discuss(representative.may_discuss, services)
    until = representative.valid_until
    if not in_force(representative, today):
        return t("authority not in force: do not discuss the record")
    if until is None:
        return scope
    return t("{scope}, until {date}").format(scope=scope, date=dates.full_day(until, language()))


def speaking_words(
    draft: ContactDraft, citizen: Citizen, services: Mapping[str, Service], today: date, *, somebody_else: bool
) -> tuple[str, str]:
    """Who speaks, and what they may discuss."""
    if somebody_else:
        return t("someone else"), t("no authority on record: do not discuss the record")
    for representative in citizen.representatives:
        if representative.id == draft.speaking_with:
            who = (
                f"{representative.name}, {representative.relation}" if representative.relation else representative.name
            )
            return who, scope_words(representative, services, today)
    return t("the citizen"), ""


def speaker_choices(citizen: Citizen) -> tuple[SpeakerChoice, ...]:
    known = tuple(
        SpeakerChoice(id=one.id, words=f"{one.name}, {one.relation}" if one.relation else one.name)
        for one in citizen.representatives
    )
    return (
        SpeakerChoice(id=None, words=t("{name}, the citizen").format(name=citizen.name)),
        *known,
        SpeakerChoice(id=None, words=t("Someone else"), somebody_else=True),
    )


def headline(
    draft: ContactDraft,
    citizen: Citizen,
    services: Mapping[str, Service],
    today: date,
    *,
    by_number: bool,
    somebody_else: bool = False,
    known: str = "",
) -> Headline:
    phone = show_number(citizen.phones[0].e164) if citizen.phones else number_words(draft.caller)
    if by_number and draft.caller.shown:
        phone = number_words(draft.caller)
    speaking, scope = speaking_words(draft, citizen, services, today, somebody_else=somebody_else)
    facts = (born(citizen.birth_date, today), address_words(citizen), phone)
    return Headline(
        name=citizen.name,
        latin_name=citizen.latin_name if citizen.latin_name != citizen.name else "",
        facts=" · ".join(fact for fact in facts if fact),
        identity=identity_said(draft.identity, by_number=by_number),
        standing=standing_said(citizen),
        languages=language_words(citizen.languages),
        preference=preference_words(citizen),
        speaking=speaking,
        speaking_scope=scope,
        known=known,
    )
