"""A handler reads what was said of their contact, says so, disputes it once, and marks what they practised."""

from datetime import timedelta

import pytest
from msgspec.structs import replace
from PySide6.QtWidgets import QApplication, QLabel
from pytestqt.qtbot import QtBot

from agent_desktop.contract.accounts import Role
from agent_desktop.contract.evaluations import EvaluationInfo, EvaluationMove, EvaluationState, Given
from agent_desktop.contract.scorecards import ScorecardQuestion
from agent_desktop.desk import evaluations, review_opening
from agent_desktop.desk.desk import Desk
from agent_desktop.desk.evaluations import Wanted
from agent_desktop.ids import new_id
from agent_desktop.reviews.asking import What, asked, lacks
from agent_desktop.reviews.filling import given, with_given
from agent_desktop.reviews.worth import values
from tests.support import screens
from tests.ui.reviews.conftest import MakeRoom, Room
from ui.bridge import Bridge
from ui.reviews.my_reviews_page import MyReviewsPage
from ui.reviews.work import ReviewsWork
from ui.shell.notices import NoticeArea
from ui.shell.shortcuts import Shortcuts

WIDE, NARROW = (1364, 840), (560, 900)


def reviewed(supervisor: Desk, handler: Desk) -> EvaluationInfo:
    """The newest contact of the handler that nobody reviewed, submitted with the least that there must be."""
    assert handler.user is not None
    about = evaluations.to_review(supervisor, Wanted(handler=handler.user.id)).items[0]
    opened = review_opening.open_contact(supervisor, about)
    assert opened.hand is not None
    assert opened.card is not None
    card, content = opened.card.content, opened.hand.content
    while found := lacks(card, content.answers):
        lack = found[0]
        question = next(each for each in asked(card, content.answers) if each.code == lack.question)
        content = with_given(content, question.code, _mended(question, given(content, question.code), lack.what))
    begun = evaluations.begin(supervisor, opened.hand)
    saved = evaluations.save(supervisor, begun.info, replace(content, feedback="Warm and patient."), 60)
    return evaluations.move(supervisor, saved.info, EvaluationMove.SUBMIT).info


def _mended(question: ScorecardQuestion, before: Given, lacking: What) -> Given:
    match lacking:
        case What.ANSWER:
            return replace(before, value=values(question)[0])
        case What.COMMENT:
            return replace(before, comment="As heard.")
        case What.ROOT_CAUSE:
            return replace(before, root_causes=(question.root_causes[0].code,))
        case What.OVERRULED:
            return replace(before, overruled_because="As heard.")


def page_of(room: Room) -> MyReviewsPage:
    page = room.work.place.page("mine")
    assert isinstance(page, MyReviewsPage)
    return page


@pytest.fixture
def info(desk: Desk, handler: Desk) -> EvaluationInfo:
    made = reviewed(desk, handler)
    today = desk.clock.now().date()
    evaluations.coach(desk, new_id(), made.id, "Ask how they are.", due_on=today + timedelta(days=7))
    return made


@pytest.fixture
def mine(info: EvaluationInfo, make_room: MakeRoom, handler: Desk) -> Room:
    room = make_room(handler)
    page_of(room).open_thing(info)
    room.rest()
    return room


def state(desk: Desk, info: EvaluationInfo) -> EvaluationState:
    return evaluations.read(desk, info.id).info.state


def test_it_is_read_practised_and_disputed(mine: Room, desk: Desk, info: EvaluationInfo) -> None:
    panel = page_of(mine).panel
    assert panel.remarks.whole.toPlainText() == "Warm and patient."
    mine.press("I have done it")
    mine.press("I have read it")
    assert state(desk, info) is EvaluationState.ACKNOWLEDGED
    mine.press("Dispute a question")
    panel.dispute.why.setPlainText("I asked twice how she was.")
    mine.press("Send the dispute")
    assert state(desk, info) is EvaluationState.DISPUTED
    assert not panel.disputing.isVisible()
    whole = evaluations.read(desk, info.id)
    assert [each.words for each in whole.disputes] == ["I asked twice how she was."]


@pytest.mark.parametrize("size", [WIDE, NARROW])
def test_nothing_of_it_is_cut_off(mine: Room, size: tuple[int, int]) -> None:
    mine.window.resize(*size)
    screens.check_in_every_look(mine.window)


def test_what_was_set_leads_to_the_call_that_trains_it(
    info: EvaluationInfo, make_room: MakeRoom, desk: Desk, handler: Desk
) -> None:
    due = desk.clock.now().date() + timedelta(days=7)
    evaluations.coach(desk, new_id(), info.id, "Ask who is speaking.", due_on=due, scenario="two-men-one-name")
    room = make_room(handler)
    wanted: list[str] = []
    room.work.practice_wanted.connect(wanted.append)
    page_of(room).open_thing(info)
    room.rest()
    said = " ".join(label.text() for label in page_of(room).panel.coaching.findChildren(QLabel))
    assert "practice scenario “A father and a son, one name and one telephone”" in said
    room.press("Practise it: Ask who is speaking.")
    assert wanted == ["two-men-one-name"]


def test_what_waits_is_counted_before_anyone_goes_there(
    desk: Desk, handler: Desk, bridge: Bridge, dressed: QApplication, qtbot: QtBot
) -> None:
    assert dressed
    reviewed(desk, handler)
    unread = evaluations.waiting(handler)
    assert unread > 0
    counts: list[int] = []
    work = ReviewsWork(handler, bridge, NoticeArea(), Shortcuts(), Role.HANDLER)
    work.counted.connect(counts.append)
    qtbot.waitUntil(lambda: counts == [unread], timeout=20_000)
    assert work.place.made == (), "nobody went there"
    work.place.deleteLater()
