"""What an editor can rely on: an article made with keys alone, its whole life, nothing typed ever lost."""

import uuid

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QTextEdit

from agent_desktop.contract.article_life import OWNERS
from agent_desktop.contract.knowledge import ArticleState
from agent_desktop.contract.scripts import Spoken
from agent_desktop.desk import answers, owners, pulling
from agent_desktop.desk.desk import Desk
from central_server.demo.accounts import WORKERS
from tests.support import accessibility
from tests.ui.knowledge.editor.conftest import MakeRoom, Room
from ui.knowledge.editor.listed import ListedArticle, Only
from ui.style.picking import Pick

SHORT = "I can note where it was lost. Found bikes are kept for four weeks."


def unique(words: str) -> str:
    return f"{words} {uuid.uuid4().hex[:6]}"


def begin(room: Room, title: str) -> None:
    """With keys alone, from the list."""
    room.list_page.new.setFocus()
    room.key(Qt.Key.Key_Space)
    room.rest()
    room.type(title)
    room.tab_to("Short answer, English")
    room.type(SHORT)
    room.tab_to("Text, English")
    room.type("**Ask** where it was lost.")
    room.rest()


def state(room: Room) -> ArticleState | None:
    return room.page.info.state if room.page.info else None


def titles(room: Room) -> list[str]:
    model = room.list_page.model
    return [model.row(model.index(row, 0)).title for row in range(model.rowCount())]


def words_at(room: Room, part: str, spoken: Spoken = Spoken.EN) -> str:
    return room.page.form.fields[part, spoken].field.toPlainText()


def test_all_who_may_look_after_an_article_can_be_chosen_line_or_no_line(room: Room, desk: Desk) -> None:
    begin(room, unique("A lost bicycle"))
    owner = room.window.findChild(Pick, "owner")
    assert owner is not None
    chosen = [owner.itemText(at) for at in range(owner.count())]
    names = sorted(worker.name for worker in WORKERS if worker.role in OWNERS)
    assert chosen == ["Nobody", *names]
    assert [each.name for each in owners.held(desk)] == names


def test_the_list_has_every_article_and_finds_in_it(room: Room) -> None:
    assert len(titles(room)) >= 80
    room.list_page.search.setText("blue badge")
    assert titles(room)
    assert all("lue" in title or "adge" in title for title in titles(room)) or len(titles(room)) < 20
    room.list_page.search.setText("")
    every = len(titles(room))
    for only in Only:
        room.list_page.narrow(only)
        assert len(titles(room)) <= every
    room.list_page.narrow(Only.ARCHIVED)
    assert all(row.in_force is None for row in _rows(room))
    room.list_page.narrow(Only.NO_WELSH)
    assert all(not row.newest.translated for row in _rows(room) if row.newest)
    accessibility.check(room.window)


def _rows(room: Room) -> list[ListedArticle]:
    model = room.list_page.model
    return [model.row(model.index(row, 0)).listed for row in range(model.rowCount())]


def test_an_article_is_made_with_keys_alone_and_previewed(room: Room) -> None:
    title = unique("A lost bicycle")
    begin(room, title)
    content = room.page.written.content
    assert (content.title.en, content.short_answer.en) == (title, SHORT)
    view = room.page.preview.reader.view
    assert view is not None
    assert (view.title, view.short, view.text) == (title, SHORT, "**Ask** where it was lost.")
    assert not room.page.faults


def test_what_is_missing_in_welsh_is_counted_and_gone_to(room: Room) -> None:
    begin(room, unique("A lost bicycle"))
    assert room.page.form.missing() == ("title", "short_answer", "text")
    room.page.missing_button.click()
    focus = QApplication.focusWidget()
    assert focus is not None
    assert focus.objectName() == "title.cy"
    room.type("Beic coll")
    room.page.missing_button.click()
    focus = QApplication.focusWidget()
    assert focus is not None
    assert focus.objectName() == "short_answer.cy"
    room.type("Gallaf nodi ble y collwyd ef.")
    room.page.missing_button.click()
    room.type("**Gofynnwch** ble.")
    room.rest()
    assert not room.page.form.missing()
    room.page.preview.speak(Spoken.CY)
    view = room.page.preview.reader.view
    assert view is not None
    assert view.title == "Beic coll"


def test_a_preview_at_twice_the_size_is_twice_the_size(room: Room) -> None:
    begin(room, unique("A lost bicycle"))
    text = room.page.preview.reader.text
    before = text.document().defaultFont().pointSizeF()
    room.press("200 %")
    assert text.document().defaultFont().pointSizeF() == 2 * before


def test_what_is_wrong_is_told_at_its_field(room: Room) -> None:
    begin(room, unique("A lost bicycle"))
    room.page.form.go_to("text.en")
    room.key(Qt.Key.Key_End, Qt.KeyboardModifier.ControlModifier)
    room.key(Qt.Key.Key_Return)
    room.key(Qt.Key.Key_Return)
    room.type("![a picture](file:///etc/passwd)")
    room.rest()
    assert {fault.part for fault in room.page.faults} == {"text"}
    field = room.page.form.fields["text", Spoken.EN].field
    assert "Line 3" in field.accessibleDescription()
    accessibility.check(room.window)


def test_everything_can_be_undone_and_done_again(room: Room) -> None:
    title = unique("A lost bicycle")
    begin(room, title)
    after = room.page.written
    room.key(Qt.Key.Key_Z, Qt.KeyboardModifier.ControlModifier)
    room.rest()
    assert words_at(room, "text") == ""
    while room.page.undo_button.isEnabled():
        room.page.undo_button.click()
    room.rest()
    assert [words_at(room, part) for part in ("title", "short_answer", "text")] == ["", "", ""]
    while room.page.redo_button.isEnabled():
        room.page.redo_button.click()
    room.rest()
    assert (room.page.written.content, words_at(room, "title")) == (after.content, title)


def test_the_whole_life_of_an_article(room: Room, make_room: MakeRoom, supervisor: Desk, handler: Desk) -> None:
    title = unique("A lost bicycle")
    begin(room, title)
    room.press("Save draft")
    assert state(room) is ArticleState.WORK_IN_PROGRESS
    assert room.page.info is not None
    version, article_id = room.page.info.id, room.page.info.article_id
    assert room.page.info.slug.startswith("a-lost-bicycle")
    room.press("Submit for validation")
    assert state(room) is ArticleState.NOT_VALIDATED
    assert not room.page.editable
    theirs = make_room(supervisor)
    theirs.work.articles.open(version)
    theirs.rest()
    theirs.press("Send back")  # a note is asked for first
    assert state(theirs) is ArticleState.NOT_VALIDATED
    theirs.type("Say for how long.")
    theirs.press("Send back")
    assert state(theirs) is ArticleState.WORK_IN_PROGRESS
    room.work.articles.open(version)
    room.rest()
    assert room.page.info is not None
    assert room.page.info.note == "Say for how long."
    room.press("Submit for validation")
    theirs.work.articles.open(version)
    theirs.rest()
    theirs.press("Validate now")
    assert state(theirs) is ArticleState.VALIDATED
    while pulling.pull(handler).more:
        pass
    held = answers.article(handler, article_id)
    assert held is not None
    assert (held.title.en, held.state) == (title, ArticleState.VALIDATED)
    theirs.press("Change it in a new draft")
    theirs.page.form.go_to("short_answer.en")
    theirs.key(Qt.Key.Key_End, Qt.KeyboardModifier.ControlModifier)
    theirs.type(" Bring proof.")
    theirs.press("Save draft")
    theirs.press("Versions and differences")
    shown = theirs.work.articles.pages.front
    assert shown is not None
    passages = [each for each in shown.findChildren(QTextEdit) if "Bring" in each.toPlainText()]
    assert "[+  Bring proof. +]" in passages[0].toPlainText()
    accessibility.check(theirs.window)
