"""`python -m benchmarks`, which `make bench` calls."""

import os
import sys

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

if __name__ == "__main__":
    # Late: a process that measures alone reads this module too, and is not to hold what only the others need.
    from benchmarks.command import main

    sys.exit(main())
