"""One step of a script on the screen: the words and why, the answers, what is demanded, what is left out."""

from collections.abc import Mapping

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QAccessible
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractButton, QApplication, QLabel, QLineEdit, QWidget
from pytestqt.qtbot import QtBot

from agent_desktop.contract.base import Words
from agent_desktop.contract.flags import FlagDefinition, FlagGroup
from agent_desktop.contract.script_runs import Fact, Mode, Origin, Reply, RunState, Situation
from agent_desktop.scripts import engine
from agent_desktop.scripts.faults import AnswersRefused
from agent_desktop.scripts.versions import Shelf
from tests.support import screens
from tests.unit.scripts.made import END, NOW, go, head, prompt, read, shelf_of, shipped
from ui.scripts.shown_step import ShownStep, shown_step
from ui.scripts.step_page import StepPage
from ui.style import theme
from ui.style.breaking import unbroken
from ui.style.parts import column, frame, scrolling

FLAGS: Mapping[str, FlagDefinition] = {
    code: FlagDefinition(
        code=code, label=Words(en=label), guidance=Words(en=""), group=FlagGroup.COMMUNICATION, icon="ear", rank=1
    )
    for code, label in (("HEAR", "Hearing impaired"), ("SPCH", "Speech"), ("LANG", "BSL user"))
}
BIN = Situation(flags=("HEAR",), representative=True)


def shown(shelf: Shelf, state: RunState, *, line: bool = True) -> ShownStep:
    return shown_step(
        shelf,
        state,
        NOW,
        flags=FLAGS,
        values={"promise": "by 17:00 today", "reference": "CS-9P4W-2HKM"},
        cases={"missed_assisted_collection": "Missed assisted bin collection"},
        line=line,
    )


def bins(situation: Situation = BIN, mode: Mode = Mode.LIVE) -> tuple[Shelf, RunState]:
    shelf = shipped()
    version = shelf.current("missed-bin")
    assert version is not None
    return shelf, engine.begin(shelf, version, situation, NOW, mode)


def trial(text: str) -> tuple[Shelf, RunState]:
    shelf = shelf_of(read(text))
    version = shelf.current("trial")
    assert version is not None
    return shelf, engine.begin(shelf, version, Situation(), NOW)


class Held:
    """A page in a window as the contact screen holds it."""

    def __init__(self, qtbot: QtBot, width: int = 620, height: int = 640) -> None:
        self.page = StepPage()
        inside = frame("card")
        column(inside, margin=12).addWidget(self.page)
        self.window = theme.dress(scrolling(inside, "This step"))
        qtbot.addWidget(self.window)
        self.window.resize(width, height)
        self.window.show()
        self.replies: list[Reply] = []
        self.page.replied.connect(self.replies.append)

    def show(self, step: ShownStep) -> None:
        self.page.show_step(step)
        screens.settle()


@pytest.fixture
def held(dressed: QApplication, qtbot: QtBot) -> Held:
    return Held(qtbot)


def words_of(part: QWidget) -> str:
    return unbroken("\n".join(label.text() for label in part.findChildren(QLabel) if label.isVisible()))


def answers_of(page: QWidget) -> dict[str, QAbstractButton]:
    return {each.accessibleName(): each for each in page.findChildren(QAbstractButton) if each.isVisible()}


def field_of(page: QWidget, variable: str) -> QLineEdit:
    found = page.findChild(QLineEdit, f"script.{variable}")
    assert isinstance(found, QLineEdit)
    return found


def test_words_are_large_quoted_and_say_why_they_are_these(held: Held) -> None:
    held.show(shown(*bins()))
    said = words_of(held.page)
    assert "“I am sorry their bin was missed. Which bin was it? Please say black, green or brown.”" in said
    assert "Wording adapted: hearing impaired ·" in said
    assert "to a representative" in said
    words = next(each for each in held.page.findChildren(QLabel) if "Please say black" in each.text())
    assert words.fontMetrics().height() >= 20


def test_the_usual_words_say_nothing_of_being_adapted(held: Held) -> None:
    held.show(shown(*bins(Situation())))
    assert "adapted" not in words_of(held.page)


def test_a_number_key_answers_and_going_on_tells_it(held: Held) -> None:
    held.show(shown(*bins()))
    assert held.page.answer(2)
    assert answers_of(held.page)["Green (recycling)"].isChecked()
    assert held.page.go_on()
    assert held.replies == [Reply(values={"bin": "green"})]
    assert not held.page.answer(9)


def test_another_flag_changes_the_words_at_once_and_keeps_the_answer(
    held: Held, monkeypatch: pytest.MonkeyPatch
) -> None:
    announced: list[str] = []
    monkeypatch.setattr("ui.scripts.step_page.announce", lambda _part, words: announced.append(words))
    shelf, state = bins(Situation())
    held.show(shown(shelf, state))
    held.page.answer(3)
    after = engine.situate(shelf, state, Situation(flags=("SPCH",)), NOW)
    held.show(shown(shelf, after))
    assert "I will name the bins" in words_of(held.page)
    assert "Wording adapted: speech" in words_of(held.page)
    assert answers_of(held.page)["Brown (garden)"].isChecked()
    assert announced[-1].startswith("Wording changed. Wording adapted: speech. “I am sorry your bin was missed.")


def test_each_step_is_read_out(held: Held, monkeypatch: pytest.MonkeyPatch) -> None:
    announced: list[str] = []
    monkeypatch.setattr("ui.scripts.step_page.announce", lambda _part, words: announced.append(words))
    shelf, state = bins(Situation())
    held.show(shown(shelf, state))
    held.show(shown(shelf, go(shelf, state, bin="black")))
    assert announced == [
        "“I am sorry your bin was not emptied. Which bin was it?”",
        "“On what day should we have come?”",
    ]


def test_what_is_on_record_is_there_and_marked_until_it_is_another(held: Held) -> None:
    record = Fact(name="assisted", value="yes", origin=Origin.RECORD)
    shelf, state = bins(Situation(facts=(record,)))
    state = go(shelf, go(shelf, state, bin="black"), due_on="2026-11-17")
    held.show(shown(shelf, state))
    assert answers_of(held.page)["Yes"].isChecked()
    assert "On record: check with the citizen." in words_of(held.page)
    held.page.answer(2)
    assert "On record" not in words_of(held.page)


def at_where_and_how() -> tuple[Shelf, RunState]:
    shelf, state = bins(Situation(representative=True))
    for values in ({"bin": "black"}, {"due_on": "2026-11-17"}, {"assisted": "yes"}, {}):
        state = go(shelf, state, **values)
    for values in ({"speaker_name": "Gwen Evans"}, {"authority": "on_file"}, {}):
        state = go(shelf, state, **values)
    return shelf, state


def test_several_fields_count_while_typing_and_an_error_stands_beside_its_own(held: Held) -> None:
    shelf, state = at_where_and_how()
    held.show(shown(shelf, state))
    where, access = field_of(held.page, "where_kept"), field_of(held.page, "access")
    QTest.keyClicks(where, "Behind the gate")
    assert "15 of 120" in words_of(held.page)
    access.setText("x" * 100_000)
    access.textEdited.emit(access.text())
    assert "Up to 80 characters" in words_of(held.page)
    held.page.go_on()
    with pytest.raises(AnswersRefused) as refused:
        engine.advance(shelf, state, held.replies[-1], NOW)
    held.page.refuse(refused.value.fields)
    assert "too many" in words_of(held.page)
    assert where.text() == "Behind the gate"


ARABIC, PULLED = "\u062e\u0644\u0641 \u0627\u0644\u0628\u0627\u0628", "\u202eback\u202c"


@pytest.mark.parametrize(
    "words", [ARABIC, "\u0bb5" + "\u0bbe" * 40, "\U0001f469\u200d\U0001f467", "e\u0301" * 60, PULLED]
)
def test_words_of_every_script_pass_through_unchanged(held: Held, words: str) -> None:
    held.show(shown(*at_where_and_how()))
    where = field_of(held.page, "where_kept")
    where.setText(words)
    where.textEdited.emit(words)
    held.page.go_on()
    assert held.replies[-1].values["where_kept"] == words


def must(waivable: str = "") -> str:
    rule = "compliance: {level: mandatory, wording: verbatim, evidence: {en: It was read}" + waivable + "}"
    return head() + "steps:\n" + prompt("first", "last", "We record calls.", f", {rule}") + prompt("last", "end") + END


def test_what_must_be_said_is_marked_and_is_not_passed_before_it_was_seen(held: Held) -> None:
    held.page.show_step(shown(*trial(must())))
    assert not held.page.go_on(), "nothing was painted yet"
    screens.settle()
    assert "Must be said, word for word. Shown afterwards by: It was read." in words_of(held.page)
    assert held.page.go_on()
    assert "Skip this step" not in answers_of(held.page)


def test_what_may_be_waived_asks_for_the_reason_in_place(held: Held, qtbot: QtBot) -> None:
    reasons: list[str] = []
    held.page.waived.connect(reasons.append)
    held.show(shown(*trial(must(", waivable: true"))))
    answers_of(held.page)["Skip this step"].click()
    screens.settle()
    field = held.page._skipping.field
    assert field.hasFocus()
    QTest.keyClick(field, Qt.Key.Key_Return)
    assert "Say why" in words_of(held.page)
    assert not reasons
    QTest.keyClicks(field, "Heard it before")
    answers_of(held.page)["Skip with this reason"].click()
    assert reasons == ["Heard it before"]


def test_escape_takes_the_skipping_back(held: Held) -> None:
    held.show(shown(*bins()))
    answers_of(held.page)["Skip this step"].click()
    screens.settle()
    QTest.keyClick(held.page._skipping.field, Qt.Key.Key_Escape)
    assert not held.page._skipping.is_open


def test_an_action_says_what_it_does_and_may_not_succeed(held: Held) -> None:
    shelf, state = at_where_and_how()
    state = go(shelf, state, where_kept="Behind the gate")
    held.show(shown(shelf, state))
    assert "Send the crew back" in words_of(held.page), "with nothing to say, what it is about"
    assert "Raises the case “Missed assisted bin collection” when the contact is finished." in words_of(held.page)
    assert "waits on this computer" not in words_of(held.page)
    held.show(shown(shelf, state, line=False))
    assert "The case waits on this computer and is sent by itself." in words_of(held.page)
    held.page.go_on()
    held.page.answer(2)
    held.page.go_on()
    assert [reply.failed for reply in held.replies] == [False, True]


def test_in_practice_the_action_says_what_happens_there(held: Held) -> None:
    shelf, state = bins(Situation(), Mode.PRACTICE)
    for values in ({"bin": "black"}, {"due_on": "2026-11-17"}, {"assisted": "no"}):
        state = go(shelf, state, **values)
    for values in ({"tag_on_bin": "no"}, {"out_in_time": "yes"}, {"whole_street": "no"}):
        state = go(shelf, state, **values)
    held.show(shown(shelf, state))
    assert "A practice case is made. No crew is sent." in words_of(held.page)


def test_what_is_owed_warns_and_leads_there(held: Held) -> None:
    rule = "compliance: {level: mandatory, wording: verbatim, evidence: {en: E}, when: {flag: HEAR}}"
    fork = "  - {id: first, kind: logic, title: {en: T}, go: [{when: {flag: HEAR}, to: loud}, {to: last}]}\n"
    text = head() + "steps:\n" + fork + prompt("loud", "last", "I speak up.", f", {rule}") + prompt("last", "end") + END
    shelf, state = trial(text)
    state = engine.situate(shelf, go(shelf, state), Situation(flags=("HEAR",)), NOW)
    wanted: list[object] = []
    held.page.owed_wanted.connect(wanted.append)
    held.show(shown(shelf, state))
    assert "Not done yet, and it must be: T" in words_of(held.page)
    answers_of(held.page)["Go and do it: T"].click()
    assert [getattr(step, "id", "") for step in wanted] == ["loud"]


@pytest.mark.parametrize("width", [620, 320])
def test_every_kind_of_step_in_every_look(dressed: QApplication, qtbot: QtBot, width: int) -> None:
    held = Held(qtbot, width=width)
    shelf, state = at_where_and_how()
    acting = go(shelf, state, where_kept="Behind the gate")
    for case in (bins(), (shelf, state), (shelf, acting), (shelf, go(shelf, acting)), trial(must())):
        held.show(shown(*case, line=False))
        screens.check_in_every_look(held.window)


def test_the_focus_goes_to_what_is_asked_and_else_to_the_words(held: Held) -> None:
    QAccessible.setActive(True)
    held.show(shown(*trial(must())))
    held.page.focus_first()
    focused = held.window.focusWidget()
    assert focused is not None
    assert focused.accessibleName() == "“We record calls.”"
    held.show(shown(*bins()))
    held.page.focus_first()
    focused = held.window.focusWidget()
    assert focused is not None
    assert "Which bin was it?" in focused.accessibleName()
    held.show(shown(*at_where_and_how()))
    held.page.focus_first()
    assert held.window.focusWidget() is field_of(held.page, "where_kept")


def test_for_another_contact_nothing_of_the_one_before_is_left(held: Held) -> None:
    held.show(shown(*bins()))
    held.page.answer(1)
    held.page.as_new()
    screens.settle()
    assert held.page.shown is None
    assert not [each for each in held.page.findChildren(QLabel) if each.isVisible() and each.text()]
    held.show(shown(*bins()))
    assert not any(each.isChecked() for each in answers_of(held.page).values())
