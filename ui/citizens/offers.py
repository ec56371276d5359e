"""What stands where a person would: several who fit, none, or a number that says nothing. Pure."""

from collections.abc import Mapping
from datetime import date
from uuid import UUID

from agent_desktop.contacts.numbers import CallerNumber
from agent_desktop.contract.base import Record
from agent_desktop.contract.citizens import CitizenMatch, CitizenStatus, MatchedOn
from agent_desktop.contract.contacts import NumberKind
from agent_desktop.contract.flags import FlagDefinition
from agent_desktop.language import language, t, tn
from ui.citizens.headline import born


class Offer(Record, frozen=True, kw_only=True):
    """One person to choose. `spoken` is the whole row for a screen reader."""

    id: UUID
    name: str
    latin_name: str
    facts: str
    flags: str
    why: str
    standing: str
    spoken: str


def matched_words(match: CitizenMatch) -> str:
    said = {
        MatchedOn.PHONE: t("this number is theirs"),
        MatchedOn.REPRESENTATIVE: t("this number is a representative's"),
        MatchedOn.NAME: t("name"),
        MatchedOn.POSTCODE: t("postcode"),
        MatchedOn.BIRTH_DATE: t("date of birth"),
        MatchedOn.EMAIL: t("e-mail"),
        MatchedOn.REFERENCE: t("case {reference}").format(reference=match.case_reference or ""),
    }
    return ", ".join(said[why] for why in match.matched_on)


def status_words(status: CitizenStatus) -> str:
    return {
        CitizenStatus.LIVING: "",
        CitizenStatus.DECEASED: t("has died"),
        CitizenStatus.MOVED: t("has moved away"),
        CitizenStatus.DUPLICATE: t("duplicate record"),
    }[status]


def flag_words(codes: tuple[str, ...], catalogue: Mapping[str, FlagDefinition]) -> str:
    return ", ".join(catalogue[code].label.in_language(language()) if code in catalogue else code for code in codes)


def offer(match: CitizenMatch, catalogue: Mapping[str, FlagDefinition], today: date) -> Offer:
    place = ", ".join(part for part in (match.address_line, match.postcode) if part)
    facts = " · ".join(part for part in (born(match.birth_date, today), place) if part)
    why = matched_words(match)
    if match.speaks_for:
        speaks = t("speaks for {names}").format(names=", ".join(match.speaks_for))
        why = f"{why} · {speaks}" if why else speaks
    flags = flag_words(match.flag_codes, catalogue)
    standing = status_words(match.status)
    latin = match.latin_name if match.latin_name != match.name else ""
    return Offer(
        id=match.id,
        name=match.name,
        latin_name=latin,
        facts=facts,
        flags=flags,
        why=why,
        standing=standing,
        spoken=". ".join(part for part in (match.name, latin, standing, facts, flags, why) if part),
    )


def nobody_words(caller: CallerNumber) -> str:
    """Why nobody is shown, said plainly."""
    return {
        NumberKind.GIVEN: t("Nobody on record has the number {number}.").format(number=caller.shown),
        NumberKind.RELAY: t("A call through text relay; nobody on record has the number {number}.").format(
            number=caller.shown
        ),
        NumberKind.WITHHELD: t("The caller's number is withheld."),
        NumberKind.UNREADABLE: t("The caller's number could not be read."),
        NumberKind.NONE: t("No person chosen"),
    }[caller.kind]


def unasked_words(caller: CallerNumber) -> str:
    """Nobody could be asked who has the number, and nobody held here has it."""
    return t(
        "Who has the number {number} cannot be looked up without the server. Go on: you can add the person, or the "
        "server finds them later by the number."
    ).format(number=caller.shown)


def offered_words(count: int) -> str:
    return tn(
        "{count} person fits this number: choose them, or find someone else",
        "{count} people fit this number: choose one, or find someone else",
        count,
    ).format(count=count)
