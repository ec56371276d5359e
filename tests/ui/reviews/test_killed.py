"""A desktop is killed while a review is written: the next one goes on with every word."""

from pathlib import Path

from agent_desktop.desk.review_drafts import REVIEWS
from tests.support.dying import killed
from tests.support.filled import desk_at
from tests.support.real_server import RealServer
from tests.ui.reviews.conftest import MakeRoom
from tests.ui.reviews.killed_reviewing import WRITTEN
from ui.reviews.queue import Kind


def test_what_was_written_is_there_after_the_desktop_was_killed(
    town_server: RealServer, tmp_path: Path, make_room: MakeRoom
) -> None:
    folder = tmp_path / "killed"
    assert killed("tests.ui.reviews.killed_reviewing", town_server.url, str(folder)) == "typed"
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
