"""What a handler types to find someone: names, a postcode, a date of birth, an e-mail address, in any order."""

import re
from collections.abc import Callable
from datetime import UTC, date, datetime
from functools import cache
from typing import TypeVar

from agent_desktop.citizens.names import terms
from agent_desktop.contract.base import Record

LONGEST = 200
"""Characters read, as the contract of a search has it."""

_EMAIL = re.compile(r"[^\s@<>,;]+@[^\s@<>,;]+\.[^\s@<>,;.]+")

# Royal Mail's Programmers' Guide to PAF: A9 A99 AA9 AA99 A9A AA9A, then a space and 9AA; GIR 0AA stands alone.
_OUTWARD = r"(?:[A-PR-UWYZ][A-HK-Y][0-9][ABEHMNPRVWXY]|[A-PR-UWYZ][0-9][A-HJKPSTUW]|[A-PR-UWYZ][A-HK-Y]?[0-9]{1,2}|GIR)"
_INWARD = r"[0-9][ABD-HJLNP-UW-Z]{2}"
_POSTCODES = tuple(
    re.compile(rf"(?<![^\s,;]){form}(?![^\s,;])", re.IGNORECASE | re.ASCII)
    for form in (rf"{_OUTWARD}[ ]*{_INWARD}", _OUTWARD)
)

_YEAR_FIRST = re.compile(
    r"(?<!\w)(?P<y>[0-9]{4})(?P<mark>[-/.])(?P<m>[0-9]{1,2})(?P=mark)(?P<d>[0-9]{1,2})(?!\w)", re.A
)
_DAY_FIRST = re.compile(
    r"(?<!\w)(?P<d>[0-9]{1,2})(?P<mark>[-/.])(?P<m>[0-9]{1,2})(?P=mark)(?P<y>[0-9]{4}|[0-9]{2})(?!\w)", re.A
)
_SPACED = re.compile(r"(?<!\w)(?P<d>[0-9]{1,2}) (?P<m>[0-9]{1,2}) (?P<y>[0-9]{4})(?!\w)", re.A)
_IN_WORDS = re.compile(
    r"(?<!\w)(?P<d>[0-9]{1,2})(?:st|nd|rd|th)?[ .-]*(?P<m>[a-z]{3,10})"  # Gorffennaf, July, has ten
    r"[ .,-]*(?P<y>[0-9]{4}|[0-9]{2})(?!\w)",
    re.A | re.I,
)
_DATES = (_YEAR_FIRST, _DAY_FIRST, _SPACED, _IN_WORDS)

_WELSH_MONTHS = (
    ("ion", "ionawr"), ("chwe", "chwef", "chwefror"), ("maw", "mawrth"), ("ebr", "ebrill"), ("mai",),
    ("meh", "mehefin"), ("gor", "gorff", "gorffennaf"), ("awst",), ("medi",), ("hyd", "hydref"),
    ("tach", "tachwedd"), ("rhag", "rhagfyr"),
)  # fmt: skip


Found = TypeVar("Found")


class Query(Record, frozen=True, kw_only=True):
    """`names` are folded words; `postcode` is a key (no space, capitals) and may be the outward part alone."""

    names: tuple[str, ...] = ()
    postcode: str | None = None
    birth_date: date | None = None
    email: str | None = None


def read_query(text: str, today: date | None = None) -> Query:
    """Sort the words of `text`. Never raises: what is no postcode, date or e-mail address counts as names.

    Days come first, as in Britain. A year of two digits is the latest one not after `today`.
    """
    rest = " ".join(text[:LONGEST].split())
    until = today or datetime.now(UTC).date()
    email, rest = _take(rest, (_EMAIL,), lambda found: found[0].casefold())
    birth_date, rest = _take(rest, _DATES, lambda found: _date(found, until))
    postcode, rest = _take(rest, _POSTCODES, lambda found: postcode_key(found[0]))
    return Query(names=terms(rest), postcode=postcode, birth_date=birth_date, email=email)


def postcode_key(text: str) -> str:
    """A postcode as it is compared: "fb3 4ab" → "FB34AB"."""
    return "".join(character for character in text if character.isalnum()).upper()


def age(birth: date, today: date) -> int:
    """Whole years lived; 0 before birth. Someone born on 29 February is a year older on 1 March."""
    return max(0, today.year - birth.year - ((today.month, today.day) < (birth.month, birth.day)))


def _take(
    text: str, forms: tuple[re.Pattern[str], ...], read: Callable[[re.Match[str]], Found | None]
) -> tuple[Found | None, str]:
    """The first thing in `text` that `read` accepts, trying `forms` in order, and the text without it."""
    for form in forms:
        for found in form.finditer(text):
            value = read(found)
            if value is not None:
                return value, f"{text[: found.start()]} {text[found.end() :]}"
    return None, text


def _date(found: re.Match[str], until: date) -> date | None:
    month = int(found["m"]) if found["m"].isdigit() else _month(found["m"])
    if month is None:
        return None
    year = int(found["y"])
    if len(found["y"]) == len("1941"):
        return _day(year, month, int(found["d"]))
    latest = _day(2000 + year, month, int(found["d"]))
    return latest if latest and latest <= until else _day(1900 + year, month, int(found["d"]))


def _day(year: int, month: int, day: int) -> date | None:
    try:
        return date(year, month, day)
    except ValueError:
        return None


def _month(word: str) -> int | None:
    """1 to 12 for the English or Welsh name of a month, whole or short."""
    return _month_names().get(word.casefold())


@cache
def _month_names() -> dict[str, int]:
    # Only a date in words needs dateutil; whole dates are not left to its parser, which guesses
    # (a bare 12 is a date to it, and 3/14/1941 the 14th of March).
    from dateutil.parser import parserinfo

    months = enumerate(zip(parserinfo.MONTHS, _WELSH_MONTHS, strict=True), start=1)
    return {name.casefold(): number for number, (english, welsh) in months for name in (*english, *welsh)}
