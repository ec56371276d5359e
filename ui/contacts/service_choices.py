"""Finding the service someone needs by what they call it. Pure."""

from collections.abc import Mapping
from functools import lru_cache

from agent_desktop.citizens.names import fold, within_one_slip
from agent_desktop.contract.base import Record
from agent_desktop.contract.services import Department, Service
from agent_desktop.language import language

SLIP_FROM = 5
"""Shorter words must match as typed: one wrong letter in "bin" is another word."""


class ServiceChoice(Record, frozen=True, kw_only=True):
    code: str
    icon: str
    name: str
    department: str
    urgent: bool
    matched: str
    """The keyword that fitted where the name did not, so that the handler sees why it is here."""


def _word_score(typed: str, words: tuple[str, ...]) -> int:
    if typed in words:
        return 3
    if any(word.startswith(typed) for word in words):
        return 2
    return 1 if len(typed) >= SLIP_FROM and any(within_one_slip(typed, word) for word in words) else 0


def _words(text: str) -> tuple[str, ...]:
    return tuple(fold(part) for part in text.replace("-", " ").split())


_held_words = lru_cache(maxsize=8_192)(_words)
"""Of what services are called, and never of what was typed: of all of them, for each key that is pressed."""


def _score(typed: tuple[str, ...], service: Service, department: str) -> tuple[int, str]:
    """How well `service` fits, 0 for not at all; and the keyword that made it fit."""
    name = _held_words(f"{service.name.en} {service.name.cy}")
    keywords = tuple((keyword, _held_words(keyword)) for keyword in service.keywords)
    about = _held_words(f"{department} {service.description.en} {service.description.cy}")
    total, matched = 0, ""
    for word in typed:
        best = _word_score(word, name) * 10
        for keyword, parts in keywords:
            score = _word_score(word, parts) * 8
            if score > best:
                best, matched = score, keyword
        best = best or _word_score(word, about)
        if not best:
            return 0, ""
        total += best
    return total, matched


def names_word(beginning: str, services: Mapping[str, Service]) -> bool:
    """Whether a service that is offered has a word that begins so, to the letter, in its name or among its keywords."""
    typed = fold(beginning)
    return any(
        word.startswith(typed)
        for service in services.values()
        if service.active
        for text in (service.name.en, service.name.cy, *service.keywords)
        for word in _held_words(text)
    )


def choices(
    text: str,
    services: Mapping[str, Service],
    departments: Mapping[str, Department],
    *,
    recent: tuple[str, ...] = (),
) -> tuple[ServiceChoice, ...]:
    """The services that fit `text`, best first: of those that fit alike the one that is called so, then those of
    `recent`; all of them for no text."""
    typed = _words(text)
    found: list[tuple[tuple[int, bool, int, str], ServiceChoice]] = []
    for service in services.values():
        if not service.active:
            continue
        department = departments[service.department_code].name if service.department_code in departments else None
        score, matched = _score(typed, service, department.en if department else "")
        if typed and not score:
            continue
        name = service.name.in_language(language())
        choice = ServiceChoice(
            code=service.code,
            icon=service.icon,
            name=name,
            department=department.in_language(language()) if department else "",
            urgent=service.urgent,
            matched=matched,
        )
        place = recent.index(service.code) if service.code in recent else len(recent)
        other = typed not in (_held_words(service.name.en), _held_words(service.name.cy))
        found.append(((-score, other, place, name), choice))
    return tuple(choice for _, choice in sorted(found, key=lambda pair: pair[0]))
