"""`python -m tests.tour --server URL --as handler`: plays the tour and leaves build/tour/.

Needs an X screen (make demo starts a virtual one). Exit status 0 only if every step held.
"""

import argparse
import os
import shutil
import sys
import tempfile
from pathlib import Path

FOLDER = Path("build/tour")
OWN = ("AGENT_DESKTOP_RUNTIME_DIR", "AGENT_DESKTOP_STORE")


def main() -> int:
    parser = argparse.ArgumentParser(prog="tests.tour")
    parser.add_argument("--server", required=True)
    parser.add_argument("--as", dest="username", default="handler")
    parser.add_argument("--out", type=Path, default=FOLDER)
    arguments = parser.parse_args()
    shutil.rmtree(arguments.out, ignore_errors=True)
    arguments.out.mkdir(parents=True)
    with tempfile.TemporaryDirectory(prefix="tour-") as home:
        # Settings, log and socket of the tour's own: it neither reads nor changes those of whoever runs it.
        for name in ("HOME", "XDG_CONFIG_HOME", "XDG_STATE_HOME", "XDG_DATA_HOME", *OWN):
            os.environ[name] = home
        os.environ.setdefault("QT_QPA_PLATFORM", "xcb")
        from tests.tour.playing import play_tour  # Qt reads the environment when it is imported

        return 0 if play_tour(arguments.server, arguments.username, arguments.out) else 1


if __name__ == "__main__":
    sys.exit(main())
