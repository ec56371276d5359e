"""Whether what was taken down is what was told, however it was typed. Pure."""

import re
from datetime import date

from dateutil import parser

from agent_desktop.contract.scripts import Value
from agent_desktop.contract.services import FieldKind
from agent_desktop.practice.notes import plain

_ISO_DAY = re.compile(r"[0-9]{4}-[0-9]{2}-[0-9]{2}")
_ENOUGH = 0.5
"""Of the words of something long: nobody takes down every one."""

_LONG = 4
"""Characters of a word that carries something."""


def same(told: Value, taken: Value | None, kind: FieldKind) -> bool:
    """`taken`: None where nothing was taken down."""
    if taken is None:
        return False
    if isinstance(told, tuple) or isinstance(taken, tuple):
        return _several(told) == _several(taken)
    if kind is FieldKind.NUMBER:
        return _number(told) == _number(taken)
    if isinstance(told, str) and _ISO_DAY.fullmatch(told):
        return _day(told) == _day(str(taken))
    if kind in (FieldKind.ONE_OF, FieldKind.MANY_OF):
        return told == taken
    return _same_words(str(told), str(taken), whole=kind is FieldKind.TEXT)


def _several(value: Value) -> frozenset[str]:
    return frozenset(value if isinstance(value, tuple) else (str(value),))


def _number(value: Value) -> float | None:
    try:
        return float(value) if not isinstance(value, tuple) else None
    except ValueError:
        return None


def _day(text: str) -> date | None:
    """Any way of writing a day, day before month; None where it is none."""
    try:
        return date.fromisoformat(text) if _ISO_DAY.fullmatch(text) else parser.parse(text, dayfirst=True).date()
    except (ValueError, OverflowError):
        return None


def _same_words(told: str, taken: str, *, whole: bool) -> bool:
    """`whole`: every word that was told stands there; else at least half of those that carry something."""
    if _squeezed(told) == _squeezed(taken):
        return True
    wanted, there = plain(told).split(), set(plain(taken).split())
    if not there:
        return False
    if whole:
        return bool(wanted) and set(wanted) <= there
    carrying = {word for word in wanted if len(word) >= _LONG} or set(wanted)
    return bool(carrying) and len(carrying & there) >= _ENOUGH * len(carrying)


def _squeezed(text: str) -> str:
    return plain(text).replace(" ", "")
