"""The code of the work is read ahead, a little each turn, and whatever is Qt's on the screen's thread alone."""

import json
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[3]
MOST_A_TURN = 16
"""Modules of any kind: some 15 ms of the screen's thread where each takes its usual one."""

READ_AHEAD = """
import importlib, json, sys
from PySide6.QtCore import QEventLoop, QObject, QTimer
from PySide6.QtWidgets import QApplication
from tests.support.reading import only_on_the_screens_thread
app = QApplication([])
import ui.app
from ui.bridge import Bridge
from ui.shell import reading_ahead
only_on_the_screens_thread()
turns, read_one = {}, importlib.import_module

def counted(name):
    before = set(sys.modules)
    made = read_one(name)
    turns[name] = len(set(sys.modules) - before)
    return made

class Counting:
    import_module = staticmethod(counted)

reading_ahead.importlib = Counting
owner = QObject()
bridge = Bridge()
reading = reading_ahead.ReadingAhead(bridge, owner)
told = []
reading.when_read(lambda: told.append("at once"), scripts=True)
reading.begin()
reading.when_read(lambda: told.append("calls"), scripts=False)
loop = QEventLoop()
reading.read_on(reading_ahead.EDITORS, reading_ahead.REVIEWS, reading_ahead.PRACTICE, reading_ahead.TRAINING)
reading.read_on(reading_ahead.OWN_REVIEWS)
reading.when_read(loop.quit, scripts=True)
QTimer.singleShot(60_000, loop.quit)
loop.exec()
bridge.close()
names = ("ui.shell.work", "ui.contacts.ready", "ui.scripts.editor.work",
    "ui.knowledge.editor.editors_work", "ui.reviews.to_review_page", "ui.practice.work", "ui.practice.stumbles.page")
left = [name for name in names if name not in sys.modules]
parts = (reading_ahead.CALLS, reading_ahead.SCRIPTS, reading_ahead.EDITORS, reading_ahead.REVIEWS,
    reading_ahead.PRACTICE, reading_ahead.TRAINING, reading_ahead.OWN_REVIEWS)
screens = {name for part in parts for name in part.screens}
print(json.dumps({"told": told, "left": left, "done": reading.is_done,
    "turns": {name: count for name, count in turns.items() if name in screens}}))
"""


@pytest.fixture(scope="module")
def told() -> dict[str, object]:
    """Of a process that has read nothing of the work before."""
    ran = subprocess.run([sys.executable, "-c", READ_AHEAD], cwd=ROOT, capture_output=True, text=True, check=False)
    assert ran.returncode == 0, ran.stderr
    assert not ran.stderr
    found = json.loads(ran.stdout)
    assert isinstance(found, dict)
    return found


def test_all_of_it_is_read_and_whoever_waits_is_told(told: dict[str, object]) -> None:
    assert told["done"]
    assert told["left"] == []
    assert told["told"] == ["at once", "calls"]


def test_no_turn_reads_much(told: dict[str, object]) -> None:
    turns = told["turns"]
    assert isinstance(turns, dict)
    assert turns
    assert {name: count for name, count in turns.items() if count > MOST_A_TURN} == {}
