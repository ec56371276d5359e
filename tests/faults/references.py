"""Ten million references on a thousand desktops, written out: all different, and each with a check character that fits.

The runs are given by the server's own code, in the order of tests/functional/server/test_ten_million_references.py;
here every single reference is written and read as the desktop and the server write and read it.
"""

import os
from concurrent.futures import ProcessPoolExecutor
from pathlib import Path

from agent_desktop.cases.references import ALPHABET, CAPACITY, LENGTH, read_reference, reference
from tests.faults.proof import Figures
from tests.functional.server.test_ten_million_references import DESKTOPS, EACH, runs_of_the_server

VALUES = {character: value for value, character in enumerate(ALPHABET)}
BITS = CAPACITY // 8


def proof(_folder: Path) -> Figures:
    """Raises AssertionError where two are the same, or one cannot be read back."""
    desktops = list(runs_of_the_server().values())
    workers = os.cpu_count() or 1
    shares = [[run for runs in desktops[part::workers] for run in runs] for part in range(workers)]
    with ProcessPoolExecutor(workers) as pool:
        given, made = 0, 0
        for bits, count in pool.map(written, shares):
            given |= int.from_bytes(bits, "little")
            made += count
    assert made == DESKTOPS * EACH, f"{made:,} were made"
    different = given.bit_count()
    assert different == made, f"only {different:,} of {made:,} are different"
    return {"desktops": len(desktops), "references": made, "all different": different}


def written(runs: list[range]) -> tuple[bytearray, int]:
    """A bit for each text there can be, set for those of `runs`; and how many they are."""
    bits = bytearray(BITS)
    made = 0
    for run in runs:
        for number in run:
            text = reference(number)
            assert read_reference(text) == text, f"{text} cannot be read back"
            place = 0
            for character in text.removeprefix("CS").replace("-", "")[:LENGTH]:
                place = place << 4 | VALUES[character]
            bits[place >> 3] |= 1 << (place & 7)
            made += 1
    return bits, made
