"""Names as a search compares them: any script, accents or not, one slip of the hand forgiven.

The server keeps every `variants` form of every name word; a typed word finds those that share a form with it,
and `within_one_slip` then keeps the true ones. See docs/decisions/0011-names-and-search.md.
"""

import re

from anyascii import anyascii

LONGEST_TERM = 40
"""Characters taken of one word. Longer ones are not names that anyone types in full."""

_JOINING = re.compile(r"['`\"]+")
_PARTING = re.compile(r"[^a-z0-9]+")


def fold(text: str) -> str:
    """`text` in small Latin letters and digits, words parted by one space: "Siân O’Brien-Łoś" → "sian obrien los"."""
    # Apostrophes join (O'Brien is one word); also, anyascii writes the signs of other scripts so.
    return _PARTING.sub(" ", _JOINING.sub("", anyascii(text).casefold())).strip()


def terms(*names: str) -> tuple[str, ...]:
    """The distinct folded words of all `names`, in the order they come."""
    return tuple(dict.fromkeys(word[:LONGEST_TERM] for name in names for word in fold(name).split()))


def variants(term: str) -> frozenset[str]:
    """`term` (at most LONGEST_TERM characters of it) and every form of it that lacks one letter.

    Two words that differ by one slip always share a form, so an index on forms finds them without a scan.
    """
    kept = term[:LONGEST_TERM]
    return frozenset({kept, *(kept[:at] + kept[at + 1 :] for at in range(len(kept)))})


def within_one_slip(a: str, b: str) -> bool:
    """Whether one letter put in, left out or replaced, or two neighbours swapped, makes `a` into `b` (or none)."""
    if len(a) > len(b):
        a, b = b, a
    if len(b) - len(a) > 1:
        return False
    at = _first_difference(a, b)
    if len(a) != len(b):
        return a[at:] == b[at + 1 :]
    replaced = a[at + 1 :] == b[at + 1 :]
    swapped = a[at : at + 2] == b[at : at + 2][::-1] and a[at + 2 :] == b[at + 2 :]
    return replaced or swapped


def _first_difference(a: str, b: str) -> int:
    """Where the two part; the shorter one's length if it opens the longer."""
    return next((at for at, (x, y) in enumerate(zip(a, b, strict=False)) if x != y), min(len(a), len(b)))
