"""Answers in a contact, on a real server: found, read, given into the notes, taken back, and told when they change."""

from collections.abc import Iterator
from pathlib import Path

import keyring
import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QKeySequence
from PySide6.QtTest import QSignalSpy, QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from agent_desktop.contacts.numbers import read_number
from agent_desktop.contract.changes import ReferenceKind
from agent_desktop.contract.deliveries import DeliveryKind
from agent_desktop.contract.knowledge import Article
from agent_desktop.desk import answers, lexicon, outbox, pulling
from agent_desktop.desk.answers import Asking, HitKind
from agent_desktop.desk.desk import Desk
from agent_desktop.knowledge.towns import town
from central_server.database.engine import make_engine
from central_server.database.session import Database
from central_server.demo.named import MAIR_NUMBER
from central_server.feed.telling import tell_of
from central_server.knowledge.tables import ArticleRow
from tests.support import screens
from tests.support.filled import desk_at
from tests.support.keyrings import MemoryKeyring
from tests.support.real_server import RealServer
from tests.ui.contacts.conftest import Again
from tests.ui.contacts.doing import button_of, words_of
from ui.bridge import Bridge
from ui.contacts.screen import ContactScreen
from ui.knowledge.found_rows import plain
from ui.knowledge.panel import Showing
from ui.shell.shortcuts import Shortcuts

Key = Qt.Key


@pytest.fixture
def database(server: RealServer) -> Iterator[Database]:
    made = Database(make_engine(server.database_url))
    yield made
    made.engine.dispose()


@pytest.fixture
def desk(server: RealServer, tmp_path: Path) -> Iterator[Desk]:
    """Of a handler, with the answers here."""
    before = keyring.get_keyring()
    keyring.set_keyring(MemoryKeyring())
    opened = desk_at(server.url, tmp_path / "stores", "handler")
    yield opened
    opened.close()
    keyring.set_keyring(before)


def pull_all(desk: Desk) -> None:
    while pulling.pull(desk).more:
        pass


@pytest.fixture
def article(desk: Desk) -> Article:
    """One that is held here."""
    pull_all(desk)
    (found,) = answers.by_slug(desk, ["recycling-centre"])
    return found


class Editor:
    """Changes the article on the server, and this desk hears of it."""

    def __init__(self, desk: Desk, database: Database, article: Article) -> None:
        self._desk, self._database, self._article = desk, database, article

    def __call__(self, *, version: int, state: str = "validated", short: str = "") -> None:
        with self._database.writing() as session:
            row = session.get_one(ArticleRow, self._article.id)
            row.version, row.state = version, state
            row.short_answer = {**row.short_answer, "en": short or self._article.short_answer.en}
            tell_of(session, ReferenceKind.ARTICLE, str(self._article.id))
        pull_all(self._desk)


@pytest.fixture
def editor(desk: Desk, database: Database, article: Article) -> Iterator[Editor]:
    """Afterwards the server has the article as it was."""
    made = Editor(desk, database, article)
    yield made
    made(version=article.version, state=article.state.value)


@pytest.fixture
def call(desk: Desk, article: Article, bridge: Bridge, qtbot: QtBot) -> ContactScreen:
    """A call with Mair, whose keys are those of the program."""
    made = ContactScreen(desk, bridge, read_number(MAIR_NUMBER), shortcuts=Shortcuts())
    qtbot.addWidget(made)
    made.resize(1366, 812)
    made.show()
    made.activateWindow()
    qtbot.waitUntil(lambda: made.isActiveWindow() and bridge.under_way == 0)
    screens.settle()
    return made


def press(call: ContactScreen, keys: str) -> None:
    QTest.keySequence(QApplication.focusWidget() or call, QKeySequence(keys))


def look_for(call: ContactScreen, words: str, qtbot: QtBot, bridge: Bridge) -> None:
    press(call, "Ctrl+J")
    QTest.keyClicks(call.side.answers.field, words)
    qtbot.waitUntil(lambda: call.side.answers.showing is Showing.FOUND and bridge.under_way == 0)


def read(call: ContactScreen, article: Article, qtbot: QtBot, bridge: Bridge) -> None:
    look_for(call, article.title.en, qtbot, bridge)
    rows = [call.side.answers.model.record(at).id for at in range(call.side.answers.model.rowCount())]
    for _ in range(rows.index(str(article.id))):
        press(call, "Down")
    press(call, "Return")
    qtbot.waitUntil(lambda: call.side.answers.showing is Showing.ANSWER)


def given(call: ContactScreen) -> list[tuple[str, int]]:
    return [(str(quote.id), quote.version) for quote in call.draft.quotes]


def line(article: Article) -> str:
    return f"Answered from “{article.title.en}” (version {article.version}): {article.short_answer.en}"


def test_an_answer_is_found_read_and_left_by_keys_alone(
    call: ContactScreen, article: Article, qtbot: QtBot, bridge: Bridge
) -> None:
    call.centre.notes.text.setFocus()
    read(call, article, qtbot, bridge)
    view = call.side.answers.reader.view
    assert view is not None
    assert view.title == article.title.en
    assert article.short_answer.en in call.side.answers.reader.text.toPlainText()
    press(call, "Escape")
    shown = [call.side.answers.showing]
    press(call, "Escape")
    shown.append(call.side.answers.showing)
    assert shown == [Showing.FOUND, Showing.NOTHING]
    assert call.centre.notes.text.hasFocus()


def test_what_is_found_has_its_place_at_the_first_key_and_the_index_was_read_for_it_before(
    call: ContactScreen, desk: Desk, qtbot: QtBot, bridge: Bridge
) -> None:
    answers.forget(desk)
    with lexicon.moment_of(desk.store) as at:
        assert not at._known.entries
    press(call, "Ctrl+J")
    qtbot.waitUntil(lambda: bridge.under_way == 0)
    with lexicon.moment_of(desk.store) as at:
        assert at._known.entries
    panel = call.side.answers
    shown = [panel.showing]
    QTest.keyClicks(panel.field, "l")
    shown.append(panel.showing)
    qtbot.waitUntil(lambda: panel.model.rowCount() > 0)
    press(call, "Backspace")
    shown.append(panel.showing)
    assert shown == [Showing.NOTHING, Showing.FOUND, Showing.NOTHING]
    qtbot.waitUntil(lambda: bridge.under_way == 0)


def test_the_library_of_the_citizens_town_comes_first_and_it_says_why(
    call: ContactScreen, qtbot: QtBot, bridge: Bridge
) -> None:
    citizen = call._state.citizen
    assert citizen is not None
    assert citizen.address is not None
    place = citizen.address.locality
    look_for(call, "library", qtbot, bridge)
    found = [call.side.answers.model.record(at) for at in range(call.side.answers.model.rowCount())]
    first = next(row for row in found if row.kind is HitKind.INSTITUTION)
    assert place in plain(first.title)
    assert f"in {place}, the citizen's town" in first.spoken


def test_one_step_back_is_one_of_the_answers_for_whoever_reads_one(
    call: ContactScreen, article: Article, qtbot: QtBot, bridge: Bridge
) -> None:
    call.centre.next_wanted.emit()
    before = call._state.step
    read(call, article, qtbot, bridge)
    press(call, "Alt+Left")
    assert (call.side.answers.showing, call._state.step) == (Showing.FOUND, before)
    call.centre.notes.text.setFocus()
    press(call, "Alt+Left")
    assert call._state.step < before


def test_that_it_was_given_already_is_said(
    call: ContactScreen, article: Article, qtbot: QtBot, bridge: Bridge, heard: list[str]
) -> None:
    read(call, article, qtbot, bridge)
    press(call, "Alt+Q")
    qtbot.waitUntil(lambda: len(given(call)) == 1)
    press(call, "Alt+Q")
    assert heard[-1] == f"“{article.title.en}” is in the notes already."
    assert len(given(call)) == 1


def test_the_latest_words_alone_are_answered(call: ContactScreen, desk: Desk, qtbot: QtBot, bridge: Bridge) -> None:
    press(call, "Ctrl+J")
    for words in ("bin", "council tax", "zqxj", "library"):
        call.side.answers.field.setText(words)
    qtbot.waitUntil(lambda: bridge.under_way == 0 and call.side.answers.showing is Showing.FOUND)
    shown = [call.side.answers.model.record(at).id for at in range(call.side.answers.model.rowCount())]
    citizen = call._state.citizen
    assert citizen is not None
    asked = Asking(words="library", place=town(citizen.address))
    assert shown == [hit.id for hit in answers.search(desk, asked).hits]
    call.side.answers.field.setText("bin")
    call.side.answers.field.setText("")
    qtbot.waitUntil(lambda: bridge.under_way == 0)
    assert call.side.answers.showing is Showing.NOTHING


def test_an_answer_given_stands_in_the_notes_and_in_the_contact(
    call: ContactScreen, article: Article, qtbot: QtBot, bridge: Bridge
) -> None:
    notes = call.centre.notes.text
    notes.setPlainText("first\nlast")
    cursor = notes.textCursor()
    cursor.setPosition(2)
    notes.setTextCursor(cursor)
    read(call, article, qtbot, bridge)
    press(call, "Alt+Q")
    press(call, "Alt+Q")
    qtbot.waitUntil(lambda: bool(call.draft.quotes) and bridge.under_way == 0)
    assert given(call) == [(str(article.id), article.version)]
    assert call.draft.quotes[0].asked == article.title.en
    assert notes.toPlainText() == f"first\n{line(article)}\nlast"
    assert "In the notes since" in words_of(call.side)
    press(call, "Escape")
    press(call, "Escape")
    screens.settle()
    assert "Answers given" in words_of(call.side)
    assert article.title.en in words_of(call.side)
    button_of(call.side, f"Take back: {article.title.en}").click()
    assert given(call) == []
    assert notes.toPlainText() == "first\nlast"


def test_undoing_in_the_notes_takes_back_both_and_doing_it_again_brings_both(
    call: ContactScreen, article: Article, qtbot: QtBot, bridge: Bridge
) -> None:
    read(call, article, qtbot, bridge)
    press(call, "Alt+Q")
    qtbot.waitUntil(lambda: bool(call.draft.quotes))
    notes = call.centre.notes.text
    notes.undo()
    assert (given(call), notes.toPlainText()) == ([], "")
    notes.redo()
    assert (given(call), notes.toPlainText()) == ([(str(article.id), article.version)], line(article))
    notes.setFocus()
    QTest.keyClicks(notes, " yes")
    notes.undo()
    assert len(given(call)) == 1
    notes.selectAll()
    QTest.keyClick(notes, Key.Key_Delete)  # by hand: the citizen was told it all the same
    assert len(given(call)) == 1


def test_it_can_be_given_from_the_list(call: ContactScreen, article: Article, qtbot: QtBot, bridge: Bridge) -> None:
    look_for(call, article.title.en, qtbot, bridge)
    ids = [call.side.answers.model.record(at).id for at in range(call.side.answers.model.rowCount())]
    for _ in range(ids.index(str(article.id))):
        press(call, "Down")
    press(call, "Alt+Q")
    qtbot.waitUntil(lambda: bool(call.draft.quotes))
    assert call.draft.quotes[0].asked == article.title.en
    assert call.side.answers.field.hasFocus()
    assert call.side.answers.showing is Showing.ANSWER


def test_what_was_given_comes_back_with_the_contact(
    call: ContactScreen, again: Again, article: Article, qtbot: QtBot, bridge: Bridge
) -> None:
    read(call, article, qtbot, bridge)
    press(call, "Alt+Q")
    qtbot.waitUntil(lambda: bool(call.draft.quotes))
    kept = call.snapshot()
    call.close()
    opened = again(kept)
    qtbot.waitUntil(lambda: bridge.under_way == 0)
    assert given(opened) == [(str(article.id), article.version)]
    assert opened.side.answers.field.words == article.title.en
    opened.side.answers.close_all()
    screens.settle()
    assert article.title.en in words_of(opened.side.given)


def test_an_answer_that_changes_while_the_call_lasts_is_told(
    call: ContactScreen, article: Article, editor: Editor, qtbot: QtBot, bridge: Bridge
) -> None:
    read(call, article, qtbot, bridge)
    press(call, "Alt+Q")
    qtbot.waitUntil(lambda: bool(call.draft.quotes))
    editor(version=article.version + 1, short="Closed on Mondays.")
    call.answers_changed.emit()
    qtbot.waitUntil(lambda: bool(call.notices.shown))
    (notice,) = call.notices.shown
    assert notice.words.startswith(f"“{article.title.en}” has changed since you gave it.")
    assert f"You gave: “{article.short_answer.en}”" in notice.words
    assert "It says now: “Closed on Mondays.”" in notice.words
    call.answers_changed.emit()
    qtbot.waitUntil(lambda: bridge.under_way == 0)
    assert len(call.notices.shown) == 1
    button_of(call.notices, "Quote the new answer").click()
    qtbot.waitUntil(lambda: len(call.draft.quotes) == 2)
    assert call.notices.shown == []
    assert call.draft.notes.endswith(f"(version {article.version + 1}): Closed on Mondays.")


def test_an_answer_archived_meanwhile_is_told_and_seen(
    call: ContactScreen, article: Article, editor: Editor, qtbot: QtBot, bridge: Bridge
) -> None:
    read(call, article, qtbot, bridge)
    press(call, "Alt+Q")
    qtbot.waitUntil(lambda: bool(call.draft.quotes))
    editor(version=article.version + 1, state="archived")
    call.answers_changed.emit()
    qtbot.waitUntil(lambda: bool(call.notices.shown))
    assert "is no longer given" in call.notices.shown[0].words
    button_of(call.notices, "Seen").click()
    call.side.answers.close_all()
    screens.settle()
    assert "Changed since" in words_of(call.side.given)
    call.answers_changed.emit()
    qtbot.waitUntil(lambda: bridge.under_way == 0)
    assert call.notices.shown == []


def test_one_that_became_another_while_it_was_read_is_shown_anew_and_not_given(
    call: ContactScreen, article: Article, editor: Editor, qtbot: QtBot, bridge: Bridge
) -> None:
    read(call, article, qtbot, bridge)
    editor(version=article.version + 1, short="Closed on Mondays.")
    press(call, "Alt+Q")
    qtbot.waitUntil(lambda: "Closed on Mondays." in call.side.answers.reader.text.toPlainText())
    assert given(call) == []
    press(call, "Alt+Q")
    qtbot.waitUntil(lambda: len(call.draft.quotes) == 1)


def waiting(desk: Desk) -> list[DeliveryKind]:
    return [row.kind for row in outbox.every(desk)]


def test_a_word_about_an_answer_waits_to_be_sent_and_can_be_taken_back(
    call: ContactScreen, desk: Desk, article: Article, qtbot: QtBot, bridge: Bridge
) -> None:
    written = QSignalSpy(call.written)
    read(call, article, qtbot, bridge)
    press(call, "Alt+W")
    assert call.side.answers.doubt.isVisible()
    press(call, "2")
    QTest.keyClicks(call.side.answers.doubt.remark, "the hours changed")
    press(call, "Return")
    qtbot.waitUntil(lambda: waiting(desk) == [DeliveryKind.ARTICLE_FEEDBACK])
    assert call.side.answers.showing is Showing.ANSWER
    qtbot.waitUntil(lambda: bool(call.notices.shown))
    assert written.count() == 1
    button_of(call.notices, "Take it back").click()
    qtbot.waitUntil(lambda: waiting(desk) == [])
    qtbot.waitUntil(lambda: "Taken back. Nothing was sent." in words_of(call.notices))


def test_what_is_not_found_is_asked_of_the_editors_with_one_key(
    call: ContactScreen, desk: Desk, qtbot: QtBot, bridge: Bridge
) -> None:
    look_for(call, "zqxj vwkp", qtbot, bridge)
    assert "“zqxj vwkp”" in words_of(call.side.answers)
    press(call, "Alt+A")
    assert call.side.answers.question.words.text() == "zqxj vwkp"
    QTest.keyClicks(call.side.answers.question.words, "a nappy bin")
    press(call, "Return")
    qtbot.waitUntil(lambda: waiting(desk) == [DeliveryKind.QUESTION])
    qtbot.waitUntil(lambda: "The question goes to the editors." in words_of(call.notices))
    assert call.side.answers.field.hasFocus()
    button_of(call.notices, "Take it back").click()
    qtbot.waitUntil(lambda: waiting(desk) == [])


def test_what_was_not_looked_for_here_is_not_said_to_be(
    call: ContactScreen, article: Article, qtbot: QtBot, bridge: Bridge
) -> None:
    look_for(call, "council tax", qtbot, bridge)
    call.answer_wanted.emit(HitKind.ARTICLE.value, str(article.id))
    qtbot.waitUntil(lambda: call.side.answers.showing is Showing.ANSWER)
    press(call, "Alt+Q")
    qtbot.waitUntil(lambda: bool(call.draft.quotes))
    assert call.draft.quotes[0].asked == ""


def test_a_service_looked_up_is_chosen_where_none_is_and_drops_no_case(
    call: ContactScreen, qtbot: QtBot, bridge: Bridge
) -> None:
    first, other = sorted(call.catalogue.services)[:2]
    call.answer_wanted.emit(HitKind.SERVICE.value, first)
    button_of(call.side, "It is about this").click()
    qtbot.waitUntil(lambda: bridge.under_way == 0)
    assert call.draft.service_code == first
    assert call.side.answers.showing is Showing.NOTHING
    call.answer_wanted.emit(HitKind.SERVICE.value, other)
    button_of(call.side, "It is about this").click()
    assert call.draft.service_code == first
    assert "This contact is about something else." in words_of(call.notices)


def test_a_script_looked_up_is_begun_when_asked(call: ContactScreen, desk: Desk, qtbot: QtBot, bridge: Bridge) -> None:
    call.answer_wanted.emit(HitKind.SCRIPT.value, desk.scripts.published[0].script.id)
    assert call.draft.run is None
    button_of(call.side, "Begin this script").click()
    qtbot.waitUntil(lambda: bridge.under_way == 0)
    assert call.draft.run is not None
