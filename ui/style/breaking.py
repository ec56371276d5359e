"""Words without spaces that would push a layout apart: a name of 300 letters breaks at the edge like any other."""

import re

LONGEST = 28
"""Characters. The longest word of plain English or Welsh in our own words is shorter."""

_LONG = re.compile(rf"\S{{{LONGEST},}}")
_PIECE = re.compile(rf"(.{{{LONGEST // 2}}})")
BREAK_HERE = "\N{ZERO WIDTH SPACE}"


def breakable(text: str) -> str:
    """`text` with places to break in every word longer than LONGEST; all other text as it is."""
    return _LONG.sub(lambda word: _PIECE.sub(rf"\1{BREAK_HERE}", word.group()), text)


def unbroken(text: str) -> str:
    """`text` as it was before `breakable`, for copying."""
    return text.replace(BREAK_HERE, "")
