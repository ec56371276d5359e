"""`make faults`: every proof in its turn, a table of their figures, build/faults.json; exit 0 only if all hold."""

import argparse
import logging
import os
import sys
import tempfile
from collections.abc import Callable
from pathlib import Path

import keyring

os.environ["NO_PROXY"] = "*"  # whatever proxy this computer has: all of this stays on it

from tests.faults import across_a_wire, kills, references, through_a_poor_line, waiting
from tests.faults.proof import Figures, prove, table, write
from tests.support.keyrings import MemoryKeyring

OUT = Path("build/faults.json")
PROOFS: dict[str, tuple[str, Callable[[Path], Figures]]] = {
    "line": ("2,000 contacts with cases through a line that does everything", through_a_poor_line.proof),
    "wire": ("300 contacts with cases over a wire that loses 30 % of its packets", across_a_wire.proof),
    "kills": ("200 kills of a handler's desktop at random moments", kills.proof),
    "references": ("10 million references on 1,000 desktops", references.proof),
    "waiting": ("the same call at 0 to 1,000 ms of delay, and offline", waiting.proof),
}


def main() -> int:
    parser = argparse.ArgumentParser(prog="tests.faults", description=__doc__)
    parser.add_argument("proofs", nargs="*", metavar="PROOF", help=f"some of: {', '.join(PROOFS)} (all)")
    asked = parser.parse_args().proofs or list(PROOFS)
    if unknown := set(asked) - set(PROOFS):
        parser.error(f"no such proof: {', '.join(sorted(unknown))}")
    logging.basicConfig(level=logging.CRITICAL)
    keyring.set_keyring(MemoryKeyring())
    proofs = []
    for name in asked:
        title, proof = PROOFS[name]
        sys.stdout.write(f"{title} …\n")
        sys.stdout.flush()
        with tempfile.TemporaryDirectory(prefix="faults-", ignore_cleanup_errors=True) as folder:
            proofs.append(prove(title, lambda: proof(Path(folder))))  # noqa: B023 - run at once
    write(proofs, OUT)
    sys.stdout.write(table(proofs) + "\n")
    return 0 if all(proof.ok is not False for proof in proofs) else 1


if __name__ == "__main__":
    sys.exit(main())
