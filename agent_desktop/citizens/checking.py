"""Questions that establish who is speaking, and what a representative may speak about."""

from datetime import date

from agent_desktop.contract.base import Record
from agent_desktop.contract.citizens import Citizen, Representative
from agent_desktop.dates import full_day
from agent_desktop.language import language as language_in_use
from agent_desktop.language import t


class IdentityQuestion(Record, frozen=True, kw_only=True):
    """`ask`: the words to say aloud. `expect`: what the record says, for the handler's eyes."""

    ask: str
    expect: str


class Authority(Record, frozen=True, kw_only=True):
    """Whether a representative may speak about a service today, and why, in words."""

    may: bool
    words: str


def identity_questions(
    citizen: Citizen, *, representative: Representative | None = None, language: str | None = None
) -> tuple[IdentityQuestion, ...]:
    """What can be asked, from what the record holds. A representative is asked who they are first, then of the citizen.

    `language` is that of the dates; None: the language in use.
    """
    spoken = language or language_in_use()
    if representative is None:
        return _of_citizen(citizen, spoken)
    return (*_of_representative(citizen, representative, spoken), *_about_citizen(citizen, spoken))


def authority(representative: Representative, service_code: str | None, today: date) -> Authority:
    """May they speak about `service_code` today? None: not known yet. Their first and last day count in."""
    spoken = language_in_use()
    if representative.valid_from > today:
        words = t("Not yet: their authority begins on {day}")
        return Authority(may=False, words=words.format(day=full_day(representative.valid_from, spoken)))
    if representative.valid_until is not None and representative.valid_until < today:
        words = t("No longer: their authority ended on {day}")
        return Authority(may=False, words=words.format(day=full_day(representative.valid_until, spoken)))
    if representative.may_discuss and service_code is None:
        return Authority(may=False, words=t("For some services only: choose the service first"))
    if representative.may_discuss and service_code not in representative.may_discuss:
        return Authority(may=False, words=t("Not about this service: speak in general terms only"))
    return Authority(may=True, words=_may(representative, spoken))


def _may(representative: Representative, language: str) -> str:
    if representative.valid_until is None:
        return t("May speak for them")
    return t("May speak for them until {day}").format(day=full_day(representative.valid_until, language))


def _of_citizen(citizen: Citizen, language: str) -> tuple[IdentityQuestion, ...]:
    questions = [IdentityQuestion(ask=t("What is your full name?"), expect=citizen.name)]
    if citizen.birth_date:
        questions.append(_question(t("What is your date of birth?"), full_day(citizen.birth_date, language)))
    if citizen.address:
        address = f"{citizen.address.line}, {citizen.address.postcode}"
        questions.append(_question(t("What is the first line of your address, and the postcode?"), address))
    if citizen.email:
        questions.append(_question(t("Which e-mail address do we have for you?"), citizen.email))
    return tuple(questions)


def _of_representative(citizen: Citizen, representative: Representative, language: str) -> tuple[IdentityQuestion, ...]:
    known = _question(t("What is your full name?"), representative.name)
    bound = _question(
        t("Who are you speaking for, and what is your relationship to them?"),
        f"{citizen.name}: {representative.relation}",
    )
    since = full_day(representative.valid_from, language)
    held = " · ".join(part for part in (representative.evidence, t("since {day}").format(day=since)) if part)
    return known, bound, _question(t("What gives you the authority to speak for them?"), held)


def _about_citizen(citizen: Citizen, language: str) -> tuple[IdentityQuestion, ...]:
    questions = []
    if citizen.birth_date:
        questions.append(_question(t("What is their date of birth?"), full_day(citizen.birth_date, language)))
    if citizen.address:
        address = f"{citizen.address.line}, {citizen.address.postcode}"
        questions.append(_question(t("What is the first line of their address, and the postcode?"), address))
    return tuple(questions)


def _question(ask: str, expect: str) -> IdentityQuestion:
    return IdentityQuestion(ask=ask, expect=expect)
