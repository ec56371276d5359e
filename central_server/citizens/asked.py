"""What was typed to find someone, taken apart: reference and number first, the rest by the pure rule."""

import re
from datetime import date

from agent_desktop.cases.references import read_reference
from agent_desktop.citizens.query import Query, read_query
from agent_desktop.contacts.numbers import read_number
from agent_desktop.contract.base import Record
from agent_desktop.contract.contacts import NumberKind

_NUMBER = re.compile(r"(?<!\S)\+?\(?[0-9][0-9\s().-]{6,}[0-9](?!\S)")
FEWEST_DIGITS = 7
FEWEST_DIGITS_BESIDE_WORDS = 10
"""Beside other words a shorter run of digits may be a date or a house number."""


class Asked(Record, frozen=True, kw_only=True):
    """Everything given must fit."""

    reference: str | None = None
    e164: str | None = None
    query: Query = Query()

    @property
    def is_empty(self) -> bool:
        query = self.query
        return not (self.reference or self.e164 or query.names or query.postcode or query.birth_date or query.email)


def read_asked(text: str, today: date) -> Asked:
    """Never raises: what is nothing else counts as names."""
    reference, rest = _take_reference(text)
    query = read_query(rest, today)
    if query.birth_date is None and query.email is None and not re.search(r"[^\W\d_]", rest):
        e164 = _number(rest, FEWEST_DIGITS)
        if e164:
            return Asked(reference=reference, e164=e164)
    found = _NUMBER.search(rest)
    e164 = _number(found.group(), FEWEST_DIGITS_BESIDE_WORDS) if found else None
    if found and e164:
        query = read_query(f"{rest[: found.start()]} {rest[found.end() :]}", today)
    return Asked(reference=reference, e164=e164, query=query)


def _take_reference(text: str) -> tuple[str | None, str]:
    whole = read_reference(text)
    if whole:
        return whole, ""
    words = text.split()
    for position, word in enumerate(words):
        reference = read_reference(word) if re.search("[0-9]", word) else None
        if reference:
            return reference, " ".join((*words[:position], *words[position + 1 :]))
    return None, text


def _number(text: str, fewest: int) -> str | None:
    if sum(character.isdigit() for character in text) < fewest:
        return None
    number = read_number(text)
    return number.e164 if number.kind in {NumberKind.GIVEN, NumberKind.RELAY} else None
