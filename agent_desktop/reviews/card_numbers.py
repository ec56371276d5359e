"""Numbers of payment cards in what was written: 13 to 19 digits whose last one checks the others (ISO/IEC 7812-1)."""

import re

_DIGITS = re.compile(r"(?<![\d+])\d(?:[ \-]?\d){12,18}(?!\d)")


def has_card_number(text: str) -> bool:
    """Digits may stand in groups. A number that only looks like one is taken for one, one time in ten."""
    return any(_checks(re.sub(r"\D", "", found[0])) for found in _DIGITS.finditer(text))


def _checks(digits: str) -> bool:
    total = 0
    for place, digit in enumerate(reversed(digits)):
        value = int(digit) * (2 if place % 2 else 1)
        total += value - 9 if value > 9 else value  # noqa: PLR2004 - the sum of two digits
    return total % 10 == 0 and len(set(digits)) > 1
