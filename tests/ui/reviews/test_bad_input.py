"""What should not happen to a review, and does: each is said on the screen, and nothing that was written is lost."""

from collections.abc import Iterator
from contextlib import contextmanager
from datetime import UTC, datetime, timedelta

import pytest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot
from sqlalchemy import update
from sqlalchemy.orm import Session

from agent_desktop.contract.evaluations import EvaluationContent, EvaluationInfo, EvaluationState
from agent_desktop.contract.scorecards import ScorecardContent
from agent_desktop.desk import evaluations
from agent_desktop.desk.desk import Desk
from central_server.accounts.tables import Account
from central_server.contacts.erasing import erase
from central_server.database.engine import make_engine
from central_server.database.session import Database
from central_server.evaluations.tables import EvaluationRow
from tests.support.real_server import RealServer, real_server
from tests.support.town import town
from tests.ui.reviews.conftest import MakeRoom, Room
from tests.ui.reviews.test_my_reviews import page_of, reviewed
from tests.ui.reviews.test_reviewing import answer_all, open_first
from tests.unit.reviews.made import card, given, question, section
from ui.reviews.scorecard_panel import ScorecardPanel
from ui.reviews.session import ReviewSession
from ui.shell.shortcuts import Shortcuts


@pytest.fixture(scope="module")
def database_url(tmp_path_factory: pytest.TempPathFactory) -> str:
    return town(tmp_path_factory)


@pytest.fixture(scope="module")
def town_server(database_url: str) -> Iterator[RealServer]:
    """Of this file's own: what happens behind the screen's back happens in its database."""
    with real_server(database_url) as running:
        yield running


@contextmanager
def inside(database_url: str) -> Iterator[Session]:
    database = Database(make_engine(database_url))
    try:
        with database.writing() as session:
            yield session
    finally:
        database.engine.dispose()


@pytest.fixture
def info(desk: Desk, handler: Desk) -> EvaluationInfo:
    return reviewed(desk, handler)


# ---- no score ------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("content", "value", "says"),
    [
        (card(section(question("one", na_allowed=True), question("two", na_allowed=True))), "na", "nothing applied"),
        (card(section(question("one"), question("two"), weight=0.0)), "yes", "weighs anything"),
    ],
)
def test_where_there_is_no_score_it_is_said_why(
    qtbot: QtBot, dressed: QApplication, content: ScorecardContent, value: str, says: str
) -> None:
    """All questions N/A; weights that come to zero."""
    assert dressed
    panel = ScorecardPanel(Shortcuts())
    qtbot.addWidget(panel)
    answers = EvaluationContent(answers=given(one=value, two=value))
    panel.show_session(ReviewSession(content, answers, parent=panel), "Title", "", {}, "")
    panel.show()
    assert panel._score.text() == "–"
    assert says in panel._about.text()


# ---- what happens meanwhile ----------------------------------------------------------------------------------------


def test_a_contact_erased_while_it_is_reviewed_leaves_what_was_written(
    room: Room, desk: Desk, database_url: str
) -> None:
    open_first(room)
    answer_all(room)
    room.press("Save draft")
    keeping = room.page.work.keeping
    assert keeping is not None
    room.qtbot.waitUntil(lambda: keeping.hand.info is not None and not keeping.unsaved, timeout=20_000)
    draft = keeping.hand.info
    assert draft is not None
    with inside(database_url) as session:
        assert erase(session, draft.contact_id, datetime.now(UTC))
    room.page._leave()
    room.rest()
    room.page.open_thing(draft)
    room.rest()
    assert "erased" in room.page.contact._gone.text()
    assert room.page.contact.isVisible()
    session_again = room.page.work.session
    assert session_again is not None
    assert session_again.content.answers == keeping.hand.content.answers
    room.press("Submit review")
    room.qtbot.waitUntil(lambda: any("is submitted" in words for words in room.said()), timeout=20_000)
    assert evaluations.read(desk, draft.id).info.state is EvaluationState.SUBMITTED


def test_a_handler_who_left_is_named_and_the_review_can_be_closed_without_them(
    room: Room, info: EvaluationInfo, database_url: str
) -> None:
    def set_active(active: bool) -> None:
        with inside(database_url) as session:
            session.execute(update(Account).where(Account.id == info.handler).values(active=active))

    set_active(False)
    try:
        room.page.open_thing(info)
        room.rest()
        assert f"{info.handler_name} has left" in room.page.panel._kept.text()
        room.press("Close this review")
        room.qtbot.waitUntil(lambda: "The review is closed." in room.said(), timeout=20_000)
    finally:
        set_active(True)


def test_a_dispute_after_the_limit_is_not_offered_and_the_day_is_said(
    make_room: MakeRoom, handler: Desk, info: EvaluationInfo, database_url: str
) -> None:
    over = datetime.now(UTC) - timedelta(minutes=1)
    with inside(database_url) as session:
        session.execute(update(EvaluationRow).where(EvaluationRow.id == info.id).values(dispute_until=over))
    room = make_room(handler)
    page_of(room).open_thing(info)
    room.rest()
    panel = page_of(room).panel
    assert panel.disputing.isHidden()
    assert panel._until.text().startswith("It could be disputed until ")
    assert f"{over.astimezone():%H:%M}" in panel._until.text()


def test_one_whose_limit_passes_while_it_is_written_is_refused_in_words_and_the_words_stay(
    make_room: MakeRoom, handler: Desk, info: EvaluationInfo, database_url: str
) -> None:
    room = make_room(handler)
    page_of(room).open_thing(info)
    room.rest()
    room.press("Dispute a question")
    panel = page_of(room).panel
    panel.dispute.why.setPlainText("I asked twice how she was.")
    over = datetime.now(UTC) - timedelta(minutes=1)
    with inside(database_url) as session:
        session.execute(update(EvaluationRow).where(EvaluationRow.id == info.id).values(dispute_until=over))
    room.press("Send the dispute")
    assert any("could be disputed until" in words for words in room.said()), room.said()
    assert evaluations.read(handler, info.id).info.state is EvaluationState.SUBMITTED
    with inside(database_url) as session:  # the server's clock was wrong: it is sent again as it was written
        later = datetime.now(UTC) + timedelta(days=1)
        session.execute(update(EvaluationRow).where(EvaluationRow.id == info.id).values(dispute_until=later))
    room.press("Send the dispute")
    disputes = evaluations.read(handler, info.id).disputes
    assert [each.words for each in disputes] == ["I asked twice how she was."]
    assert panel.dispute.isHidden()
