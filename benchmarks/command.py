"""`make bench`: prints the table and writes build/bench.json; exit status 0 only if every part ran to its end.

Of a part that is measured again, the new rows take the place of the old ones.
"""

import argparse
import sys
import time
import traceback
from collections.abc import Callable
from pathlib import Path

from benchmarks import authority
from benchmarks.figures import merged, read, table, write
from benchmarks.parts import BY_ITSELF, OF_THE_AUTHORITY, PARTS
from benchmarks.row import Row

POPS = 200
OUT = Path("build/bench.json")


def main() -> int:
    parser = argparse.ArgumentParser(prog="make bench", description=__doc__)
    parser.add_argument("parts", nargs="*", metavar="PART", help=f"some of: {', '.join(PARTS)} (all)")
    wanted = parser.parse_args().parts or list(PARTS)
    if unknown := set(wanted) - set(PARTS):
        parser.error(f"no such part: {', '.join(sorted(unknown))}. There are: {', '.join(PARTS)}")
    held = [
        *_of_the_authority([part for part in PARTS if part in wanted and part in OF_THE_AUTHORITY]),
        *(_measured(part, BY_ITSELF[part]) for part in PARTS if part in wanted and part in BY_ITSELF),
    ]
    sys.stdout.write(table(row for rows in read(OUT).values() for row in rows) + "\n")
    return 0 if all(held) else 1


def _of_the_authority(wanted: list[str]) -> list[bool]:
    if not wanted:
        return []
    url = authority.authority()
    numbers = authority.numbers(url, POPS)
    sys.stdout.write(f"{authority.contacts(url):,} contacts; {len(numbers)} numbers\n")
    with authority.serving(url) as address:
        return [_measured(part, lambda: OF_THE_AUTHORITY[part](address, numbers)) for part in wanted]  # noqa: B023 - run at once


def _measured(part: str, measure: Callable[[], list[Row]]) -> bool:
    """Whether it ran to its end. Where it did, its figures are written at once: no later part can lose them."""
    begun = time.monotonic()
    try:
        rows = measure()
    except Exception:  # the other parts' figures are not to be lost for it
        traceback.print_exc()
        return False
    finally:
        sys.stdout.write(f"{part}: {time.monotonic() - begun:.0f} s\n")
        sys.stdout.flush()
    write(merged(read(OUT), part, rows, PARTS), OUT)
    return True
