"""Where you are in the script: of the call in hand, and of none before it."""

from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from tests.unit.scripts.made import library
from ui.practice.mode.way_panel import WayPanel


def test_of_the_call_before_nothing_is_seen(dressed: QApplication, qtbot: QtBot) -> None:
    del dressed
    script = next(each.script for each in library() if each.script is not None and each.script.id == "missed-bin")
    panel = WayPanel()
    qtbot.addWidget(panel)
    panel.show_step(script, script.start, {})
    qtbot.waitUntil(lambda: panel.map.is_made)
    assert len(panel.map.scene().items()) >= len(script.steps)
    panel.show_nothing()
    qtbot.waitUntil(lambda: panel.map.is_made)
    assert not panel.map.scene().items()
    panel.show_step(script, script.start, {})
    qtbot.waitUntil(lambda: panel.map.is_made)
    assert len(panel.map.scene().items()) >= len(script.steps)
