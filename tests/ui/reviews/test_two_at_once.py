"""Two supervisors at one contact, and one supervisor at two desks: both texts are kept, and nothing is written over."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from agent_desktop.contract.evaluations import EvaluationContent
from agent_desktop.desk import evaluations, review_opening
from agent_desktop.desk.desk import Desk
from tests.support.filled import desk_at
from tests.support.real_server import RealServer
from tests.ui.reviews.conftest import Room
from tests.ui.reviews.test_reviewing import open_first
from ui.reviews.queue import Kind


@pytest.fixture
def elsewhere(town_server: RealServer, tmp_path: Path) -> Iterator[Desk]:
    """The same supervisor at another desk."""
    made = desk_at(town_server.url, tmp_path / "elsewhere", "supervisor")
    yield made
    made.close()


@pytest.fixture
def colleague(town_server: RealServer, tmp_path: Path) -> Iterator[Desk]:
    made = desk_at(town_server.url, tmp_path / "colleague", "supervisor2")
    yield made
    made.close()


def begun(room: Room) -> None:
    """The review that is open has feedback in it, and is at the server."""
    room.page.panel.remarks.whole.setPlainText("From here.")
    room.page.work.save()
    room.rest()
    keeping = room.page.work.keeping
    assert keeping is not None
    assert keeping.hand.info is not None


def change_elsewhere(elsewhere: Desk, room: Room) -> None:
    keeping = room.page.work.keeping
    assert keeping is not None
    assert keeping.hand.info is not None
    there = evaluations.read(elsewhere, keeping.hand.info.id)
    evaluations.save(elsewhere, there.info, EvaluationContent(feedback="From elsewhere."), 0)


def meet(room: Room, elsewhere: Desk) -> None:
    open_first(room)
    begun(room)
    change_elsewhere(elsewhere, room)
    room.page.panel.remarks.whole.setPlainText("From here, more.")
    room.page.work.save()
    room.rest()


def feedback_at_server(desk: Desk, room: Room) -> str:
    keeping = room.page.work.keeping
    assert keeping is not None
    return evaluations.read(desk, keeping.hand.id).content.feedback


def test_a_draft_changed_at_another_desk_is_shown_beside_ones_own(room: Room, elsewhere: Desk) -> None:
    meet(room, elsewhere)
    assert feedback_at_server(elsewhere, room) == "From elsewhere.", "nothing was written over"
    room.press("Keep what stands here")
    room.page.work.save()
    room.rest()
    assert feedback_at_server(elsewhere, room) == "From here, more."


def test_what_the_other_desk_wrote_can_be_taken(room: Room, elsewhere: Desk) -> None:
    meet(room, elsewhere)
    room.press("Take what stands there")
    assert room.page.panel.remarks.whole.toPlainText() == "From elsewhere."


def test_whoever_comes_second_is_told_who_was_first_and_keeps_their_words(room: Room, colleague: Desk) -> None:
    open_first(room)
    opened = room.page.work._open
    assert opened is not None
    theirs = review_opening.open_contact(colleague, opened.about)
    assert theirs.hand is not None
    evaluations.begin(colleague, theirs.hand)
    room.page.panel.remarks.whole.setPlainText("From here.")
    room.page.work.save()
    room.rest()
    notes = room.page.panel._notes_part
    assert any(
        "began to review this contact" in each.text() for each in notes.findChildren(type(room.page.panel._kept))
    )
    assert room.page.panel.remarks.whole.toPlainText() == "From here."
    assert not room.page.panel.submit.isVisible()
    room.press("Throw what I wrote away")


def test_what_was_begun_is_in_hand_and_gone_on_with(room: Room) -> None:
    open_first(room)
    begun(room)
    room.page._leave()
    room.rest()
    room.page.queue.choose(Kind.IN_HAND)
    room.rest()
    open_first(room)
    assert room.page.panel.remarks.whole.toPlainText() == "From here."
    room.press("Throw draft away")
    assert any("thrown away" in each for each in room.said())
