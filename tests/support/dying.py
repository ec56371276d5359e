"""A desktop that is killed a second after the last key: in a process of its own, which counts that second itself.

However busy the computer is, it had its second: whatever it promised to have on the disk by then is there.
"""

import os
import subprocess
import sys

from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QApplication

PROMISED_MS = 1000
"""Within this, whatever was typed is on the disk."""
OVER = "a second later"


def live_on(app: QApplication, words: str) -> int:
    """In the process to be killed: says `words`, and after a second that it is over; goes on until it is killed."""

    def say(line: str) -> None:
        sys.stdout.write(f"{line}\n")
        sys.stdout.flush()

    say(words)
    QTimer.singleShot(PROMISED_MS, lambda: say(OVER))
    return app.exec()


def killed(module: str, *arguments: str) -> str:
    """A desktop on this test's home did what the module says, and was killed a second later. Answers what it said."""
    command = [sys.executable, "-m", module, *arguments]
    with subprocess.Popen(command, stdout=subprocess.PIPE, text=True, env=dict(os.environ)) as process:
        try:
            assert process.stdout is not None
            said = process.stdout.readline().strip()
            assert process.stdout.readline().strip() == OVER, "it ended by itself"
        finally:
            process.kill()
    return said
