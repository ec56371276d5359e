"""`make bench`: prints the table and writes build/bench.json."""

import os
import sys
from pathlib import Path

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

from benchmarks import authority, catching_up, checking_scripts, desk, draining, opening, stepping, store, wire
from benchmarks.row import Row, table, write

POPS = 200
OUT = Path("build/bench.json")


def main() -> int:
    rows: list[Row] = []
    rows += opening.measure()
    url = authority.authority()
    numbers = authority.numbers(url, POPS)
    sys.stdout.write(f"{authority.contacts(url):,} contacts; {len(numbers)} numbers\n")
    with authority.serving(url) as address:
        of_the_wire, server_ms, transfer_ms = wire.measure(address, numbers)
        rows += of_the_wire
        rows += desk.measure(address, numbers, server_ms, transfer_ms)
        rows += stepping.measure(address, numbers)
        rows += desk.stalls(address, authority.FOLDER / "tour")
    # After the desktop's own: what these leave in memory is not its doing.
    rows += store.measure()
    rows += checking_scripts.measure()
    rows += catching_up.measure()
    rows += draining.measure()
    write(rows, OUT)
    sys.stdout.write(table(rows) + "\n")
    return 0


if __name__ == "__main__":
    sys.exit(main())
