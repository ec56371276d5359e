"""Nothing that an editor types is lost: not by a crash, not by a dead line, not by somebody else's words."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from msgspec.structs import replace
from PySide6.QtCore import QMimeData, Qt
from PySide6.QtGui import QGuiApplication

from agent_desktop.contract.article_life import LONGEST_WORDS, ArticleMove
from agent_desktop.contract.base import Words
from agent_desktop.contract.knowledge import ArticleState
from agent_desktop.contract.scripts import Spoken
from agent_desktop.desk import answer_editing
from agent_desktop.desk.answer_drafts import ANSWERS
from agent_desktop.desk.desk import Desk
from tests.support.cutting_proxy import CuttingProxy, Lost, cutting_proxy
from tests.support.filled import desk_at
from tests.support.hostile_server import Request
from tests.support.real_server import RealServer
from tests.ui.knowledge.editor.conftest import MakeRoom, Room
from tests.ui.knowledge.editor.test_writing import begin, state, titles, unique, words_at
from ui.knowledge.editor.markdown_field import MarkdownField


def test_what_is_typed_is_on_disk_within_a_second_and_comes_back(room: Room, make_room: MakeRoom, desk: Desk) -> None:
    title = unique("A lost bicycle")
    begin(room, title)
    kept = [hand for hand in ANSWERS.every(desk) if hand.content.title.en == title]
    assert len(kept) == 1
    assert kept[0].content == room.page.written.content
    again = make_room(desk)
    assert titles(again)[0] == title
    again.list_page.list.setFocus()
    again.list_page.list.activated.emit(again.list_page.list.model().index(0, 0))
    again.rest()
    assert again.page.written.content == kept[0].content
    again.press("Save draft")
    assert not [hand for hand in ANSWERS.every(desk) if hand.content.title.en == title]


def writes(request: Request) -> bool:
    return request.method == "PUT" and "/article-versions/" in request.path


@pytest.fixture
def line(town_server: RealServer) -> Iterator[CuttingProxy]:
    with cutting_proxy(town_server.url) as made:
        yield made


@pytest.fixture
def far_room(line: CuttingProxy, make_room: MakeRoom, tmp_path: Path) -> Iterator[Room]:
    """At the other end of a line that can be cut."""
    desk = desk_at(line.url, tmp_path / "far", "trainer")
    yield make_room(desk)
    desk.close()


def test_a_save_without_a_line_keeps_every_word(far_room: Room, line: CuttingProxy) -> None:
    title = unique("A lost bicycle")
    begin(far_room, title)
    line.lose(Lost.REQUEST, times=20)
    far_room.press("Save draft")
    assert state(far_room) is None
    assert far_room.said()
    assert [hand for hand in ANSWERS.every(far_room.desk) if hand.content.title.en == title]
    far_room.press("All articles")
    assert titles(far_room) == [title] or title in titles(far_room)
    line.lose_nothing()
    far_room.press("Look again")
    assert titles(far_room)[0] == title
    far_room.list_page.list.activated.emit(far_room.list_page.list.model().index(0, 0))
    far_room.rest()
    far_room.press("Save draft")
    assert state(far_room) is ArticleState.WORK_IN_PROGRESS


def test_somebody_elses_words_are_met_and_neither_are_lost(room: Room, make_room: MakeRoom, desk: Desk) -> None:
    """The same editor at two desktops: each changes the draft."""
    begin(room, unique("A lost bicycle"))
    room.press("Save draft")
    info = room.page.info
    assert info is not None
    theirs = replace(room.page.written.content, short_answer=Words(en="Theirs."))
    answer_editing.save_draft(desk, info, theirs, "")
    room.page.form.go_to("short_answer.en")
    room.key(Qt.Key.Key_End, Qt.KeyboardModifier.ControlModifier)
    room.type(" Mine.")
    mine = words_at(room, "short_answer")
    room.press("Save draft")
    assert any("Somebody else changed this draft" in words for words in room.said())
    assert words_at(room, "short_answer") == mine
    room.press("Show theirs")
    assert words_at(room, "short_answer") == "Theirs."
    room.page.undo()
    room.rest()
    assert words_at(room, "short_answer") == mine
    room.press("Save draft")
    assert answer_editing.open_version(desk, info.id).content.short_answer.en == mine


def test_saving_mine_over_theirs_keeps_what_only_they_changed(room: Room, desk: Desk) -> None:
    """The same editor at two desktops."""
    begin(room, unique("A lost bicycle"))
    room.press("Save draft")
    info = room.page.info
    assert info is not None
    content = room.page.written.content
    theirs = replace(content, synonyms=("bike",), short_answer=replace(content.short_answer, cy="Nhw."))
    answer_editing.save_draft(desk, info, theirs, "")
    room.page.form.go_to("short_answer.en")
    room.key(Qt.Key.Key_End, Qt.KeyboardModifier.ControlModifier)
    room.type(" Mine.")
    mine = words_at(room, "short_answer")
    room.press("Save draft")
    room.press("Save mine over it")
    after = answer_editing.open_version(desk, info.id).content
    assert (after.short_answer, after.synonyms) == (Words(en=mine, cy="Nhw."), ("bike",))
    assert room.page.written.content == after


def test_a_draft_that_went_on_meanwhile_can_be_made_anew(room: Room, desk: Desk) -> None:
    begin(room, unique("A lost bicycle"))
    room.press("Save draft")
    info = room.page.info
    assert info is not None
    answer_editing.move(desk, info, ArticleMove.SUBMIT)
    room.page.form.go_to("short_answer.en")
    room.type("Mine. ")
    mine = words_at(room, "short_answer")
    room.press("Save draft")
    room.press("Make a new draft of mine")
    room.press("Save draft")
    assert state(room) is ArticleState.WORK_IN_PROGRESS
    assert room.page.info is not None
    assert (room.page.info.article_id, room.page.info.number) == (info.article_id, 2)
    assert words_at(room, "short_answer") == mine


def test_a_draft_whose_answer_was_lost_is_saved_all_the_same(far_room: Room, line: CuttingProxy) -> None:
    """The server had it; this computer never heard so, and more was typed."""
    begin(far_room, unique("A lost bicycle"))
    line.lose(Lost.REPLY, times=20, of=writes)
    far_room.press("Save draft")
    assert state(far_room) is None
    line.lose_nothing()
    far_room.page.form.go_to("text.en")
    far_room.key(Qt.Key.Key_End, Qt.KeyboardModifier.ControlModifier)
    far_room.type(" More.")
    far_room.press("Save draft")
    info = far_room.page.info
    assert info is not None
    assert answer_editing.open_version(far_room.desk, info.id).content.text.en.endswith(" More.")


def test_a_pasted_page_comes_in_clean(room: Room) -> None:
    begin(room, unique("A lost bicycle"))
    room.page.form.go_to("text.en")
    clipboard = QGuiApplication.clipboard()
    mime = QMimeData()
    mime.setHtml(
        '<html><head><style>p{color:red}</style></head><body><h2 onclick="x()">Lost</h2><script>alert(1)</script>'
        '<p class=MsoNormal>Ask <b>where</b>. <a href="javascript:alert(1)">bad</a> '
        '<a href="https://example.org/bikes">good</a><img src="file:///etc/passwd"></p><ul><li>one<li>two</ul>'
    )
    mime.setText("Lost Ask where.")
    clipboard.setMimeData(mime)
    room.key(Qt.Key.Key_A, Qt.KeyboardModifier.ControlModifier)
    room.key(Qt.Key.Key_V, Qt.KeyboardModifier.ControlModifier)
    room.rest()
    text = words_at(room, "text")
    assert "## Lost" in text
    assert "Ask **where**." in text
    assert "[good](https://example.org/bikes)" in text
    assert "- one" in text
    for gone in ("script", "alert", "javascript", "<", "img", "color", "passwd"):
        assert gone not in text
    assert not room.page.faults


def test_five_megabytes_are_refused_and_change_nothing(room: Room) -> None:
    begin(room, unique("A lost bicycle"))
    room.page.form.go_to("text.en")
    before = words_at(room, "text")
    field = room.page.form.fields["text", Spoken.EN].field
    assert isinstance(field, MarkdownField)
    mime = QMimeData()
    mime.setText("x" * 5_000_000)
    field.insertFromMimeData(mime)
    room.rest()
    assert words_at(room, "text") == before
    assert any(f"{LONGEST_WORDS['text']:,}" in words for words in room.said())
