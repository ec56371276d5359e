"""From the start of the process to the first usable window, against a bare PySide6 window."""

import os
import statistics
import subprocess
import sys
import tempfile
import time
from pathlib import Path

from benchmarks.row import Row

TRIES = 9
GOAL_RATIO = 2.0
COMPILED = Path("build/bench/compiled")

BARE = """
from PySide6.QtWidgets import QApplication, QLabel, QMainWindow
app = QApplication([])
window = QMainWindow()
window.setCentralWidget(QLabel("A window"))
"""

OURS = """
import gc
gc.disable()  # as ui.cli.main does
from PySide6.QtWidgets import QApplication
from ui.cli import read_options
from ui.app import Program
app = QApplication([])
program = Program(app, read_options(["--theme", "light", "--language", "en"], {}))
window = program.desktop.window
"""

# Usable: shown, painted, and the event loop has come round to waiting for a key.
UNTIL_USABLE = """
import os, time
from PySide6.QtCore import QEvent, QObject, QTimer
class Painted(QObject):
    done = False
    def eventFilter(self, watched, event):
        if event.type() == QEvent.Type.UpdateRequest and not self.done:
            self.done = True
            QTimer.singleShot(0, self.tell)
        return False
    def tell(self):
        print(f"{time.time() - float(os.environ['STARTED']):.6f}", flush=True)
        os._exit(0)
painted = Painted()
window.installEventFilter(painted)
window.show()
app.exec()
"""


def _once(source: str) -> float:
    """Milliseconds, measured from just before the process was started."""
    with tempfile.TemporaryDirectory() as home:
        # Both sides run from compiled code, as an installed program does, also where a developer's shell forbids
        # Python to keep it.
        environment = {name: value for name, value in os.environ.items() if name != "PYTHONDONTWRITEBYTECODE"} | {
            "PYTHONPYCACHEPREFIX": str(COMPILED.resolve()),
            "XDG_CONFIG_HOME": home,
            "XDG_DATA_HOME": home,
            "XDG_STATE_HOME": home,
            "STARTED": f"{time.time():.6f}",
        }
        told = subprocess.run(
            [sys.executable, "-c", source + UNTIL_USABLE], env=environment, capture_output=True, text=True, check=True
        )
    return float(told.stdout) * 1000


def measure() -> list[Row]:
    """The two take turns, so that whatever else the machine does falls on both."""
    _once(BARE), _once(OURS)  # the first ones compile, and fill the disk's cache
    pairs = [(_once(OURS), _once(BARE)) for _ in range(TRIES)]
    ours, bare = (statistics.median(side) for side in zip(*pairs, strict=True))
    return [
        Row(
            "first usable window, median",
            "ms",
            round(ours, 1),
            "a bare window",
            round(bare, 1),
            goal=round(GOAL_RATIO * bare, 1),
        )
    ]
