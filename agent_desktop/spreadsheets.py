"""Tables for a spreadsheet, in which nothing is ever worked out (OWASP ASVS 5.0, V1.2.10). Pure."""

import csv
import io
from collections.abc import Iterable

_FORMULA = ("=", "+", "-", "@", "\t", "\r")
"""How a cell begins that a spreadsheet takes for something to work out."""


def table(heads: Iterable[str], lines: Iterable[Iterable[object]]) -> str:
    """CSV that a spreadsheet shows and never works out: cells that begin as a formula does get an apostrophe."""
    written = io.StringIO()
    writer = csv.writer(written, quoting=csv.QUOTE_ALL)
    writer.writerow([safe(head) for head in heads])
    writer.writerows([safe(cell) for cell in line] for line in lines)
    return written.getvalue()


def safe(cell: object) -> str:
    """The words of one cell."""
    words = str(cell)
    return f"'{words}" if words.startswith(_FORMULA) else words
