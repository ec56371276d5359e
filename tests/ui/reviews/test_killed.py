"""A desktop is killed while a review is written: the next one goes on with every word."""

import contextlib
import os
import subprocess
import sys
from pathlib import Path

import pytest

from agent_desktop.desk.review_drafts import REVIEWS
from tests.support.filled import desk_at
from tests.support.real_server import RealServer
from tests.ui.reviews.conftest import MakeRoom
from tests.ui.reviews.killed_reviewing import WRITTEN
from ui.reviews.queue import Kind

PROMISED_S = 1.0
"""Within this, whatever was typed is on the disk."""


def test_what_was_written_is_there_after_the_desktop_was_killed(
    town_server: RealServer, tmp_path: Path, make_room: MakeRoom
) -> None:
    folder = tmp_path / "killed"
    command = [sys.executable, "-m", "tests.ui.reviews.killed_reviewing", town_server.url, str(folder)]
    with subprocess.Popen(command, stdout=subprocess.PIPE, text=True, env=dict(os.environ)) as process:
        try:
            assert process.stdout is not None
            assert process.stdout.readline() == "typed\n"
            with contextlib.suppress(subprocess.TimeoutExpired):
                process.wait(PROMISED_S)
                pytest.fail("it ended by itself")
        finally:
            process.kill()
    desk = desk_at(town_server.url, folder, "supervisor")
    (hand,) = REVIEWS.every(desk)
    assert hand.content.feedback == WRITTEN
    room = make_room(desk)
    room.page.queue.choose(Kind.IN_HAND)
    room.rest()
    room.page.open_thing(hand)
    room.rest()
    assert room.page.panel.remarks.whole.toPlainText() == WRITTEN
    room.press("Throw draft away")
    room.rest()
    assert REVIEWS.every(desk) == ()
    desk.close()
