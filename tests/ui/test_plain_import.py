"""A desktop reads modules as Python does: their sources are neither read nor kept."""

import json
import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]

READ = """
import builtins, json, linecache
from pathlib import Path
import ui.app
import ui.shell.work, ui.contacts.ready, ui.practice.work
# An entry of one part only says where the source is to be found; code that was made has no file.
sources = [file for file, kept in linecache.cache.items() if len(kept) > 1 and Path(file).is_file()]
ours = getattr(builtins, "__feature_import__", None)
print(json.dumps({"sources": len(sources), "in place": builtins.__import__ is ours}))
"""

READ_WITH_QT = 10
"""Modules that PySide read before it could be asked not to: its own."""


def test_sources_of_what_is_read_are_not_kept() -> None:
    command = [sys.executable, "-c", READ]
    told = json.loads(subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=True).stdout)
    assert told["sources"] < READ_WITH_QT
    assert told["in place"] is False
