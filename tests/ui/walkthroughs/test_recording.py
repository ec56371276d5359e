"""A run done once with mouse and keys becomes a walkthrough, which does the same again."""

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeySequence
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractButton, QApplication, QLineEdit, QWidget
from pytestqt.qtbot import QtBot

from agent_desktop.contacts.numbers import read_number
from agent_desktop.contract.practice_scenarios import PracticeScenario
from agent_desktop.contract.script_runs import Did, RunState
from agent_desktop.contract.walkthroughs import Do, WalkStep
from agent_desktop.practice.library import shipped
from agent_desktop.walkthroughs.checking import findings_of
from tests.support import screens
from tests.ui.walkthroughs.conftest import Practise
from tests.ui.walkthroughs.made import OPENS_LISTS, Window, does, walkthrough
from ui.bridge import Bridge
from ui.contacts.screen import ContactScreen
from ui.shell.shortcuts import Shortcuts
from ui.style.naming import find, name_controls
from ui.walkthroughs.playing import Player
from ui.walkthroughs.recording import Recorder


def recording(window: QWidget) -> Recorder:
    made = Recorder(window)
    made.start()
    return made


def click(widget: QWidget | None) -> None:
    assert widget is not None
    QTest.mouseClick(widget, Qt.MouseButton.LeftButton)
    screens.settle()


def keys(*pressed: str) -> None:
    for each in pressed:
        target = QApplication.focusWidget()
        assert target is not None
        QTest.keySequence(target, QKeySequence(each))
        screens.settle()


def test_clicks_choices_and_typed_words_become_deeds(window: Window) -> None:
    recorder = recording(window)
    window.words.setFocus()
    QTest.keyClicks(window.words, "Mail")
    keys("Backspace")
    QTest.keyClicks(window.words, "r")
    window.notes.setFocus()
    QTest.keyClicks(window.notes, "The gate")
    window.box.setFocus()
    keys("Space", "Space", "Space")
    click(window.answer)
    window.choice.setFocus()
    keys("Down")
    assert recorder.stop() == (
        does("script.words", Do.TYPE, "Mair"),
        does("contact.notes", Do.TYPE, "The gate"),
        does("script.which.garden", Do.CHOOSE, "on"),
        does("script.which.black", Do.PRESS),
        does("ending.outcome", Do.CHOOSE, "answered"),
    )


@OPENS_LISTS
def test_what_is_chosen_in_a_menu_is_one_deed(qtbot: QtBot, window: Window) -> None:
    recorder = recording(window)
    window.menu.setFocus()
    keys("Space")
    menu = window.menu.menu()
    assert menu is not None
    qtbot.waitUntil(menu.isVisible)
    QTest.keyClick(menu, Qt.Key.Key_Down)
    QTest.keyClick(menu, Qt.Key.Key_Return)
    screens.settle()
    assert recorder.stop() == (does("contact.steps", Do.CHOOSE, "First thing"),)


def test_a_password_is_never_written_down(window: Window) -> None:
    secret = QLineEdit(window)
    secret.setEchoMode(QLineEdit.EchoMode.Password)
    name_controls({"script.secret": secret})
    secret.show()
    recorder = recording(window)
    secret.setFocus()
    QTest.keyClicks(secret, "hunter2")
    assert recorder.stop() == ()


def test_what_the_program_does_by_itself_is_no_deed(window: Window) -> None:
    recorder = recording(window)
    window.words.setText("filled in")
    window.notes.setPlainText("filled in")
    window.choice.setCurrentIndex(2)
    window.box.setChecked(True)
    assert recorder.stop() == ()


def test_what_comes_up_later_is_listened_to_as_well(window: Window) -> None:
    recorder = recording(window)
    made = QLineEdit(window.centralWidget())
    name_controls({"script.later": made})
    made.show()
    made.setFocus()
    QTest.keyClicks(made, "x")
    click(window.answer)
    steps = recorder.stop()
    click(window.answer)
    assert steps == recorder.steps == (does("script.later", Do.TYPE, "x"), does("script.which.black", Do.PRESS))


def trace(state: RunState | None) -> list[tuple[object, ...]]:
    assert state is not None
    return [
        (move.script_id, move.step, move.reply.values if move.reply else None)
        for move in state.trace
        if move.did is Did.ANSWERED
    ]


def contact(scenario: PracticeScenario, practise: Practise, bridge: Bridge, qtbot: QtBot) -> ContactScreen:
    """A call of it, as it came in."""
    made = ContactScreen(practise(scenario).desk, bridge, read_number(scenario.caller.number), shortcuts=Shortcuts())
    qtbot.addWidget(made)
    made.resize(1366, 812)
    with qtbot.waitActive(made):
        made.show()
        made.activateWindow()
    qtbot.waitUntil(lambda: bridge.under_way == 0 and made._state.citizen is not None)
    screens.settle()
    return made


@OPENS_LISTS
def test_a_call_done_once_by_hand_is_done_the_same_when_played(
    practise: Practise, bridge: Bridge, qtbot: QtBot
) -> None:
    scenario = next(each for each in shipped() if each.id == "first-missed-bin")
    screen = contact(scenario, practise, bridge, qtbot)
    recorder = recording(screen)
    do_the_call(screen, scenario, bridge, qtbot)
    steps = recorder.stop()
    first = trace(screen.draft.run)
    assert findings_of(walkthrough(*steps), "recorded") == ()
    assert len(first) > 2

    again = contact(scenario, practise, bridge, qtbot)
    player = Player(again, walkthrough(*steps), quick=True, patience_s=15)
    missed: list[str] = []
    player.missed.connect(missed.append)
    player.missed.connect(player.stop)
    with qtbot.waitSignal(player.ended, timeout=40_000):
        player.start()
    assert missed == []
    assert trace(again.draft.run) == first
    assert again.draft.notes == screen.draft.notes
    assert again.draft.outcome is screen.draft.outcome


def do_the_call(screen: ContactScreen, scenario: PracticeScenario, bridge: Bridge, qtbot: QtBot) -> None:
    """With mouse and keys, from the first question to the notes."""

    def settled() -> None:
        qtbot.waitUntil(lambda: bridge.under_way == 0)
        screens.settle()

    click(find(screen, "contact.next"))
    settled()
    field = find(screen, "need.words")
    assert isinstance(field, QLineEdit)
    field.setFocus()
    QTest.keyClicks(field, "missed bin")
    settled()
    click(find(screen, f"need.script.{scenario.script}"))
    settled()
    for _ in range(40):
        run = screen.draft.run
        if run is None or run.ended is not None:
            break
        answer(screen)
        keys("Return")
        settled()
    notes = find(screen, "contact.notes")
    assert notes is not None
    notes.setFocus()
    QTest.keyClicks(notes, "Bin missed.")
    screens.settle()


def answer(screen: ContactScreen) -> None:
    """Whatever is asked at the present step: the first answer there is, and words where words are wanted."""
    page = screen._scripts.page()
    choices = [each for each in page.findChildren(QAbstractButton) if each.objectName().startswith("script.")]
    asked: set[str] = set()
    for each in choices:
        question = each.objectName().rpartition(".")[0]
        if question not in asked and question != "script.action" and each.isVisible():
            asked.add(question)
            click(each)
    for field in page.findChildren(QLineEdit):
        if field.isVisible() and field.objectName().startswith("script.") and not field.text():
            field.setFocus()
            QTest.keyClicks(field, "20/11/2026" if "on" in field.objectName().split("_") else "Yes")
            screens.settle()
    (screen.focusWidget() or screen).setFocus()


def test_a_step_of_a_script_is_waited_for(window: Window) -> None:
    name_controls({"script.at.which_bin": window.menu})
    recorder = recording(window)
    click(window.answer)
    assert recorder.stop() == (
        does("script.at.which_bin", Do.WAIT),
        WalkStep(control="script.words", do=Do.WAIT, if_there=True),
        does("script.which.black", Do.PRESS),
    )


def test_a_second_recording_hears_as_much_as_the_first(window: Window) -> None:
    for _ in range(2):
        recorder = recording(window)
        window.words.clear()
        window.words.setFocus()
        QTest.keyClicks(window.words, "x")
        click(window.answer)
        assert recorder.stop() == (does("script.words", Do.TYPE, "x"), does("script.which.black", Do.PRESS))
        recorder.deleteLater()
        screens.settle()


def test_what_stands_around_the_call_is_no_deed(window: Window) -> None:
    name_controls({"practice.leave": window.answer})
    recorder = recording(window)
    click(window.answer)
    assert recorder.stop() == ()
