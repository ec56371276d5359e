"""PySide6 6.12.0 lost a reference to None with each call that returned it, and ended the program after thousands."""

import sys

import pytest
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

CALLS = 2000
NOISE = 100


@pytest.mark.skipif(sys.version_info >= (3, 12), reason="None is immortal from 3.12 on: nothing to count")
def test_calls_that_return_none_cost_no_reference(qtbot: QtBot) -> None:
    widget = QWidget()
    qtbot.addWidget(widget)
    before = sys.getrefcount(None)
    for _ in range(CALLS):
        assert widget.parent() is None
    assert abs(sys.getrefcount(None) - before) < NOISE
