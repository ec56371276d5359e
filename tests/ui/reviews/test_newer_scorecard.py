"""A scorecard that changes during a draft changes nothing of it: the draft goes on by its version, and says so."""

from collections.abc import Iterator
from pathlib import Path
from uuid import UUID

import pytest
from msgspec.structs import replace
from PySide6.QtWidgets import QWidget

from agent_desktop.contract.base import Words
from agent_desktop.contract.citizens import Channel
from agent_desktop.contract.evaluations import EvaluationMove
from agent_desktop.contract.scorecards import ScorecardContent, ScorecardMove, ScorecardVersionInfo
from agent_desktop.desk import evaluations, review_opening, scorecards
from agent_desktop.desk.desk import Desk
from tests.support.filled import desk_at
from tests.support.real_server import RealServer
from tests.ui.reviews.conftest import Room
from tests.ui.reviews.test_reviewing import open_first
from tests.unit.reviews.made import card, question, section


@pytest.fixture
def other(town_server: RealServer, tmp_path: Path) -> Iterator[Desk]:
    made = desk_at(town_server.url, tmp_path / "other", "supervisor2")
    yield made
    made.close()


def approved(
    desk: Desk, other: Desk, content: ScorecardContent, scorecard_id: UUID | None = None
) -> ScorecardVersionInfo:
    """Written at one desk, approved at the other."""
    info = scorecards.saved(desk, scorecards.begun(desk, content, scorecard_id)).info
    assert info is not None
    submitted = scorecards.move(desk, info, ScorecardMove.SUBMIT)
    return scorecards.move(other, submitted, ScorecardMove.APPROVE)


def test_a_draft_goes_on_by_its_version(room: Room, desk: Desk, other: Desk) -> None:
    open_first(room)
    about = room.page.work._open.about if room.page.work._open else None
    assert about is not None
    content = replace(card(section(question("kind"))), channels=(Channel.LETTER,))
    first = approved(desk, other, content)
    opened = review_opening.with_card(desk, about, None, (), first.id)
    assert opened.hand is not None
    assert review_opening.open_hand(desk, opened.hand).newer is None
    changed = replace(content, title=Words(en="Other"), sections=(section(question("kind"), question("clear")),))
    second = approved(desk, other, changed, first.scorecard_id)
    again = review_opening.open_hand(desk, opened.hand)
    assert again.card is not None
    assert (again.card.info.id, again.card.content) == (first.id, content)
    assert again.newer is not None
    assert again.newer.id == second.id
    room.page.work._show(again)
    room.rest()
    said = [each.accessibleName() for each in room.page.panel.findChildren(QWidget)]
    assert any("Version 2 is in force by now" in words for words in said)
    scorecards.move(desk, second, ScorecardMove.RETIRE)
    assert review_opening.open_hand(desk, opened.hand).newer is None
    begun = evaluations.begin(desk, again.hand or opened.hand)
    assert begun.info.scorecard_version_id == first.id, "what was held here alone is begun by what it was drafted on"
    evaluations.move(desk, begun.info, EvaluationMove.DISCARD)
