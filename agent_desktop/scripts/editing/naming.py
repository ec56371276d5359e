"""Names for what a trainer has given a title: they never need to make one up."""

import re
import unicodedata
from collections.abc import Container

LONGEST = 60
_NOT_IN_NAMES = re.compile(r"[^a-z0-9]+")


def name_from(title: str, taken: Container[str], *, fallback: str, joint: str = "_") -> str:
    """ "Which bin?" as "which_bin", or "which_bin_2" where that is taken.

    `fallback`: for titles that begin with no Latin letter.
    """
    plain = unicodedata.normalize("NFKD", title).encode("ascii", "ignore").decode().lower()
    stem = _NOT_IN_NAMES.sub(joint, plain).strip(joint)
    if not stem or not stem[0].isalpha():
        stem = f"{fallback}{joint}{stem}".strip(joint)
    stem = stem[: LONGEST - 6].strip(joint)
    name, number = stem, 2
    while name in taken:
        name, number = f"{stem}{joint}{number}", number + 1
    return name
