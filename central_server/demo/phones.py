"""Numbers that ring nowhere.

Ofcom keeps 01632 960000-960999 and 07700 900000-900999 for drama. Those in 01632 are for the named people; the
first mobiles are in 07700. For volume the whole area 01632 is used: no exchange has it (2…9 begin a number).
"""

from collections.abc import Iterator
from itertools import count

from central_server.demo.named import NUMBERS as TAKEN

AREA = "+441632"
MOBILE = "+447700900"
FIRST, SIZE = 200_000, 800_000
DRAMA = range(960_000, 961_000)
STEP = 311_111  # has no factor in common with SIZE, so every number comes once before any comes again
MOBILES = 1000


def area_numbers(seed: int) -> Iterator[str]:
    """799,000 numbers in an order without pattern, then the same again: strangers may share one, as after a move."""
    for position in count(seed):
        number = FIRST + position * STEP % SIZE
        if number not in DRAMA:
            yield f"{AREA}{number}"


def mobile_numbers(area: Iterator[str]) -> Iterator[str]:
    """The drama mobiles, then `area`'s: there are but a thousand of the first."""
    for number in range(MOBILES):
        if (mobile := f"{MOBILE}{number:03}") not in TAKEN:
            yield mobile
    yield from area
