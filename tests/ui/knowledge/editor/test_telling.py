"""What editors are told: questions and feedback that wait for them, and how answers are used."""

import csv
from pathlib import Path

from agent_desktop.contract.answering import FeedbackKind, FeedbackState, FeedbackWrite, QuestionWrite
from agent_desktop.desk import answering, outbox
from agent_desktop.desk.desk import Desk
from agent_desktop.knowledge.report_rows import Section
from tests.support import accessibility
from tests.ui.knowledge.editor.conftest import Room
from ui.knowledge.editor.inbox_page import InboxPage


def inbox(room: Room) -> InboxPage:
    page = room.work.inbox.page
    assert page is not None
    return page


def open_row(room: Room, words: str) -> None:
    page = inbox(room)
    model = page.list.model()
    for row in range(model.rowCount()):
        index = model.index(row, 0)
        if words in str(index.data()):
            page.list.setCurrentIndex(index)
            page.list.activated.emit(index)
            room.rest()
            return
    raise AssertionError(f"no row “{words}”")


def send(handler: Desk) -> None:
    """What rests so that it can be taken back goes now."""
    outbox.send_all(handler)
    outbox.deliver(handler)


def mine(desk: Desk) -> str:
    """An article that is looked after by whoever works at `desk`."""
    from agent_desktop.desk import answer_editing

    assert desk.user is not None
    me = desk.user.id
    return str(next(each.article_id for each in answer_editing.overview(desk) if each.owner == me and each.in_force))


def test_feedback_reaches_its_owner_and_is_settled(room: Room, handler: Desk, desk: Desk) -> None:
    from uuid import UUID

    article_id = UUID(mine(desk))
    remark = "The office has moved."
    answering.give_feedback(
        handler,
        FeedbackWrite(
            article_id=article_id,
            version=1,
            kind=FeedbackKind.OUT_OF_DATE,
            remark=remark,
            said_at=handler.clock.now(),
        ),
    )
    send(handler)
    counts: list[int] = []
    room.work.counted.connect(counts.append)
    room.go("Questions and feedback")
    assert counts
    assert counts[-1] >= 1
    before = counts[-1]
    open_row(room, "It is out of date")
    accessibility.check(room.window)
    room.type("Thank you: put right.")
    room.press("Done")
    assert counts[-1] == before - 1
    room.press("Open only")
    settled = [each for each in answering.inbox(desk, mine=True, open_only=False).feedback if each.remark == remark]
    assert [(each.state, each.reply) for each in settled] == [(FeedbackState.DONE, "Thank you: put right.")]
    room.press("Undo")
    again = [each for each in answering.inbox(desk, mine=True, open_only=True).feedback if each.remark == remark]
    assert [each.state for each in again] == [FeedbackState.OPEN]
    room.press("Go to the article")
    assert room.page.info is not None
    assert room.page.info.article_id == article_id


def test_an_article_is_begun_from_a_question(room: Room, handler: Desk) -> None:
    asked = "Where do I take my old kite?"
    answering.send_question(handler, QuestionWrite(words=asked, asked_at=handler.clock.now()))
    send(handler)
    room.go("Questions and feedback")
    open_row(room, asked)
    room.press("Begin an article from it")
    assert room.page.written.content.title.en == asked
    assert room.page.written.content.synonyms == (asked,)


def test_the_report_shows_its_sections_and_each_row_opens_its_article(room: Room, tmp_path: Path) -> None:
    room.go("Use")
    page = room.work.use.page
    assert page is not None
    rows = {section: [row for row in page._rows if row.section is section] for section in Section}
    assert rows[Section.MOST_GIVEN]
    assert rows[Section.NEVER_GIVEN]
    assert rows[Section.PAST_REVIEW]
    for section in Section:
        page.narrow(section)
        assert page.list.model().rowCount() == len(rows[section])
        accessibility.check(room.window)
    room.work.use.write(tmp_path / "use.csv")
    room.rest()
    with (tmp_path / "use.csv").open(encoding="utf-8-sig", newline="") as file:
        table = list(csv.reader(file))
    assert len(table) == 1 + len(page._rows)
    assert all(not cell.startswith(("=", "+", "-", "@", "\t", "\r")) for line in table for cell in line)
    page.narrow(Section.NEVER_GIVEN)
    page.list.activated.emit(page.list.model().index(0, 0))
    room.rest()
    assert room.page.info is not None
    assert room.page.info.article_id == rows[Section.NEVER_GIVEN][0].article_id
