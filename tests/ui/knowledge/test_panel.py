"""What is found and read, on given records: by keys, in every look, and as a screen reader meets it."""

from collections.abc import Callable
from datetime import timedelta

import pytest
from msgspec.structs import replace
from PySide6.QtCore import Qt, QUrl
from PySide6.QtGui import QGuiApplication
from PySide6.QtTest import QSignalSpy, QTest
from PySide6.QtWidgets import QApplication, QLabel, QWidget
from pytestqt.qtbot import QtBot

from agent_desktop.contract.answering import FeedbackKind
from agent_desktop.contract.knowledge import ArticleState, Audience
from agent_desktop.contract.scripts import Spoken
from agent_desktop.desk.answers import Hit, HitKind, Matched, Reason, Why
from tests.support import accessibility, screens
from tests.ui.contacts.doing import button_of, words_of
from tests.ui.knowledge.made import TODAY, article, hit, institution, view
from ui.knowledge.found_rows import found_rows, reason_words
from ui.knowledge.panel import AnswersPanel, Showing
from ui.knowledge.reading import Fact, institution_view
from ui.shell.shortcuts import Shortcuts
from ui.style import theme
from ui.style.announcing import announce_when_still

Key = Qt.Key


@pytest.fixture
def panel(dressed: QApplication, qtbot: QtBot) -> AnswersPanel:
    made = AnswersPanel()
    made.show_keys(Shortcuts())
    qtbot.addWidget(made)
    made.resize(345, 620)
    made.show()
    made.activateWindow()
    qtbot.waitUntil(made.isActiveWindow)
    return made


def focus() -> QWidget:
    widget = QApplication.focusWidget()
    assert widget is not None
    return widget


def show(panel: AnswersPanel, *hits: Hit, more: bool = False, nothing_fits: bool = False) -> None:
    rows = found_rows(hits, {})
    panel.show_found(rows, more=more, said=f"{len(rows)} answers.", nothing_fits=nothing_fits)
    screens.settle()


def test_a_row_says_what_why_and_how_far_it_may_be_relied_on() -> None:
    due = hit(review_due=True, audience=Audience.HANDLER)
    (row,) = found_rows([due], {})
    assert row.spoken == (
        "A lost library card. For you only. Past its review date. I can stop the lost card now. in the title"
    )
    (row,) = found_rows([hit(state=ArticleState.NOT_VALIDATED)], {})
    assert [mark.words for mark in row.marks] == ["Not validated yet"]
    (row,) = found_rows([hit(kind=HitKind.INSTITUTION, state=None, audience=None)], {})
    assert row.about == "Institution · in the title"


@pytest.mark.parametrize(
    ("why", "typed", "found", "words"),
    [
        (Why.SYNONYM, "rates", "Council Tax", "they say “rates”"),
        (Why.SPELLING, "bine", "bin", "spelling: bin for bine"),
        (Why.STEM, "bins", "bin", "bin for bins"),
        (Why.BEGINNING, "libr", "library", "in the title"),
    ],
)
def test_why_it_was_found_is_said_in_words(why: Why, typed: str, found: str, words: str) -> None:
    assert reason_words(Reason(where=Matched.TITLE, why=why, typed=typed, found=found)) == words


def test_the_arrow_keys_move_from_the_field_and_enter_opens(panel: AnswersPanel) -> None:
    panel.begin()
    QTest.keyClicks(panel.field, "card")
    show(panel, hit("One lost card"), hit("Two lost cards"), hit("Three lost cards"))
    opened = QSignalSpy(panel.opened)
    QTest.keyClick(panel.field, Key.Key_Down)
    QTest.keyClick(panel.field, Key.Key_Return)
    QTest.keyClick(panel.field, Key.Key_Up)
    QTest.keyClick(panel.field, Key.Key_Up)
    QTest.keyClick(panel.field, Key.Key_Return)
    assert ["".join(p.text for p in opened.at(i)[0].title) for i in range(2)] == ["Two lost cards", "Three lost cards"]
    assert panel.field.hasFocus()


def test_escape_goes_back_one_thing_at_a_time(panel: AnswersPanel) -> None:
    left = QSignalSpy(panel.left)
    panel.begin()
    QTest.keyClicks(panel.field, "card")
    show(panel, hit(), nothing_fits=True)
    panel.show_answer(view())
    panel.show_doubt(view())
    seen = []
    for _ in range(4):
        seen.append(panel.showing)
        QTest.keyClick(focus(), Key.Key_Escape)
        if panel.showing is seen[-1] and panel.showing is Showing.ANSWER:
            panel.go_back()  # the screen around it does that for a key that nothing here takes
    assert seen[:3] == [Showing.DOUBT, Showing.ANSWER, Showing.FOUND]
    assert panel.showing is Showing.NOTHING
    assert panel.field.text() == ""
    assert left.count() >= 1


def test_what_is_for_the_handler_alone_is_marked_before_its_words(panel: AnswersPanel) -> None:
    panel.show_answer(view(article(audience=Audience.HANDLER)))
    screens.settle()
    words = words_of(panel)
    assert "For you only. Read out the short answer, never the text below it." in words
    panel.show_answer(view())
    screens.settle()
    assert "For you only" not in words_of(panel)


def test_how_old_it_is_who_looks_after_it_and_what_changed_are_said(panel: AnswersPanel) -> None:
    panel.show_answer(view(article(review_by=TODAY - timedelta(days=1))))
    said = panel.reader.text.toPlainText()
    assert "“I can stop the lost card now.”" in said
    assert "Version 3, 6 days old · by M. Jones" in said
    assert "What changed: The fee went." in said
    assert "Should have been looked at again by Wed 25 Nov" in said
    assert "Looked after by T. Trainer" in said
    assert "Past its review date" in words_of(panel)


def test_it_is_read_in_welsh_where_it_is_translated_whole(panel: AnswersPanel) -> None:
    wanted = QSignalSpy(panel.reader.spoken_wanted)
    panel.show_answer(view(article(welsh=True)))
    button_of(panel, "Read in Welsh").click()
    assert wanted.at(0) == [Spoken.CY]
    shown = view(article(welsh=True), Spoken.CY)
    assert (shown.title, shown.other) == ("Cerdyn llyfrgell coll", Spoken.EN)
    half = view(article(), Spoken.CY)
    assert (half.title, half.other) == ("A lost library card", None)


def test_a_link_out_is_shown_and_opened_only_when_asked(panel: AnswersPanel, monkeypatch: pytest.MonkeyPatch) -> None:
    gone: list[str] = []
    monkeypatch.setattr("ui.knowledge.page_strip.QDesktopServices.openUrl", lambda url: gone.append(url.toString()))
    slugs = QSignalSpy(panel.reader.answer_wanted)
    panel.show_answer(view())
    panel.reader.text.anchorClicked.emit(QUrl("article:library-fines"))
    assert slugs.at(0) == ["library-fines"]
    panel.reader.text.anchorClicked.emit(QUrl("file:///etc/passwd"))
    assert not panel.reader.strip.isVisible()
    panel.reader.text.anchorClicked.emit(QUrl("https://www.gov.uk/x"))
    screens.settle()
    assert "This leads out of Agent Desktop, to https://www.gov.uk/x" in words_of(panel)
    assert gone == []
    button_of(panel, "Copy the address").click()
    assert QGuiApplication.clipboard().text() == "https://www.gov.uk/x"
    button_of(panel, "Open in the browser").click()
    assert gone == ["https://www.gov.uk/x"]
    assert not panel.reader.strip.isVisible()


def test_an_institution_says_what_it_does_and_gives_numbers_to_copy(panel: AnswersPanel) -> None:
    fact = Fact(icon="clock", words="Open now, until 17:00", tone="good")
    shown = institution_view(institution(), Spoken.EN, fact)
    assert shown.number == "01632 960501"  # never the one for professionals
    panel.show_answer(shown)
    screens.settle()
    words = words_of(panel)
    for said in (
        "Leaks, bills and no water.",
        "Open now, until 17:00",
        "01632 960500 · Desk · for you only, never given out",
        "Say that it is a leak.",
        "1 Quay, Fenbridge",
    ):
        assert said in words
    button_of(panel, "Copy 01632 960501").click()
    assert QGuiApplication.clipboard().text() == "01632 960501"


def test_a_number_key_says_what_is_wrong_and_enter_sends_it(panel: AnswersPanel) -> None:
    given = QSignalSpy(panel.doubt.given)
    panel.show_answer(view())
    panel.show_doubt(view())
    screens.settle()
    assert "It reaches T. Trainer, who looks after this answer." in words_of(panel)
    QTest.keyClick(focus(), Key.Key_2)
    QTest.keyClicks(focus(), "it is 12 now")
    QTest.keyClick(focus(), Key.Key_Return)
    assert given.count() == 1
    shown, kind, remark = given.at(0)
    assert (shown.title, kind, remark) == ("A lost library card", FeedbackKind.OUT_OF_DATE, "it is 12 now")


def test_enter_alone_sends_no_word(panel: AnswersPanel) -> None:
    given = QSignalSpy(panel.doubt.given)
    panel.show_doubt(view())
    panel.doubt.remark.setFocus()
    QTest.keyClick(panel.doubt.remark, Key.Key_Return)
    assert given.count() == 0


def test_the_words_to_the_editors_are_seen_and_can_be_put_better(panel: AnswersPanel) -> None:
    given = QSignalSpy(panel.question.given)
    panel.show_question("bin  for mrs evans")
    assert panel.question.words.text() == "bin for mrs evans"
    QTest.keyClicks(panel.question.words, "bin for a nappy")  # what stood there is marked, and typed over
    QTest.keyClick(panel.question.words, Key.Key_Return)
    assert given.at(0) == ["bin for a nappy"]


def test_more_are_asked_for_as_the_list_is_gone_through(panel: AnswersPanel, qtbot: QtBot) -> None:
    asked = QSignalSpy(panel.model.more_wanted)
    show(panel, *(hit(f"A lost card {number}") for number in range(20)), more=True)
    for _ in range(19):
        panel.list.step(1)
    qtbot.waitUntil(lambda: asked.count() == 1)
    assert asked.at(0) == [20]
    panel.model.add(found_rows([hit("A lost card 21")], {}), more=False)
    assert panel.model.rowCount() == 21
    assert not panel.model.canFetchMore(panel.list.rootIndex())


STATES: dict[str, Callable[[AnswersPanel], object]] = {
    "nothing": lambda panel: panel.close_all(),
    "found": lambda panel: show(panel, hit(review_due=True), hit(kind=HitKind.INSTITUTION, state=None)),
    "nothing fits": lambda panel: show(panel, nothing_fits=True),
    "question": lambda panel: panel.show_question("a nappy bin"),
    "answer": lambda panel: panel.show_answer(view(article(audience=Audience.HANDLER, review_by=TODAY, welsh=True))),
    "given": lambda panel: panel.reader.show_given("In the notes since 10:42."),
    "leads out": lambda panel: panel.reader.strip.offer("https://www.gov.uk/a/long/address/that/goes/on"),
    "institution": lambda panel: panel.show_answer(institution_view(institution(), Spoken.EN, None)),
    "doubt": lambda panel: panel.show_doubt(view()),
}


@pytest.mark.parametrize("width", [300, 760])
def test_every_state_in_every_look(panel: AnswersPanel, width: int) -> None:
    for look in screens.in_every_look(panel):
        panel.resize(width * theme.scale() // 100, 900 * theme.scale() // 100)
        for state, come in STATES.items():
            come(panel)
            screens.settle()
            wrong = screens.cut_off(panel)
            assert not wrong, f"{look}, {state}:\n" + "\n".join(wrong)
            accessibility.check(panel)


def test_a_hostile_title_is_plain_words_in_its_place(panel: AnswersPanel) -> None:
    nasty = "<b>x</b>" + "W" * 300 + "\u202e\U0001f600"
    show(panel, hit(nasty, marked="W"))
    panel.grab()
    made = article()
    panel.show_answer(view(made))
    assert all(label.textFormat() is Qt.TextFormat.PlainText for label in panel.findChildren(QLabel))


def test_what_enter_opens_is_said_with_how_much_there_is(panel: AnswersPanel, qtbot: QtBot, heard: list[str]) -> None:
    show(panel, hit())
    show(panel, hit(), hit())
    qtbot.waitUntil(lambda: bool(heard))
    assert heard == ["2 answers. A lost library card"]


def test_what_was_closed_is_not_said_any_more(panel: AnswersPanel, qtbot: QtBot, heard: list[str]) -> None:
    show(panel, hit())
    panel.close_all()
    announce_when_still(panel, "The next")
    qtbot.waitUntil(lambda: bool(heard))
    assert heard == ["The next"]


def test_a_link_followed_leads_back_to_the_answer_it_stood_in(panel: AnswersPanel, heard: list[str]) -> None:
    first, second, third = (replace(view(), id=title, title=title) for title in ("First", "Second", "Third"))
    panel.field.setText("card")
    show(panel, hit())
    panel.show_answer(first)
    panel.show_answer(second, by_link=True)
    panel.show_answer(third, by_link=True)
    back = button_of(panel, "Back to “Second”")
    assert back.isVisible()
    assert "Back to “Second”" in words_of(panel)
    back.click()
    assert panel.reader.view == second
    assert focus() is panel.reader.text
    assert heard[-1].startswith("Second")
    panel.go_back()
    assert panel.reader.view == first
    assert button_of(panel, "Back from this answer").isVisible()
    panel.go_back()
    assert panel.showing is Showing.FOUND


def test_an_answer_opened_anew_has_no_way_back_to_one_before(panel: AnswersPanel) -> None:
    first, second, third = (replace(view(), id=title, title=title) for title in ("First", "Second", "Third"))
    panel.show_answer(first)
    panel.show_answer(second, by_link=True)
    panel.show_answer(third)
    panel.go_back()
    assert panel.showing is Showing.NOTHING
