"""What was recorded gets its words: reordered, deleted, undone, looked at, kept; by keys alone, in every look."""

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QKeySequence
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractButton, QApplication, QWidget
from pytestqt.qtbot import QtBot

from agent_desktop.contract.walkthroughs import Do, Walkthrough
from agent_desktop.practice.library import shipped
from agent_desktop.walkthroughs import own
from tests.support import screens
from tests.ui.walkthroughs.made import OPENS_LISTS, Window, does, look, walkthrough
from ui.bridge import Bridge
from ui.walkthroughs.editor.window import EditorWindow
from ui.walkthroughs.work import WalkthroughWork

MADE = walkthrough(
    look("script.words", "What they say."), does("script.words", Do.TYPE, "Mair"), does("script.which.black", Do.PRESS)
)


def keeping(folder: Path) -> Callable[[Walkthrough], bool]:
    """On this computer alone."""

    def keep(walkthrough: Walkthrough) -> bool:
        own.keep(folder / "walkthroughs", walkthrough)
        return False

    return keep


@pytest.fixture
def editor(qtbot: QtBot, dressed: QApplication, bridge: Bridge, tmp_path: Path) -> Iterator[EditorWindow]:
    del dressed
    made = EditorWindow(MADE, bridge, keeping(tmp_path), kept=True)
    with qtbot.waitActive(made):
        made.show()
        made.activateWindow()
    yield made
    made.page.was_kept()
    made.close()
    made.deleteLater()
    screens.settle()


def press(window: QWidget, words: str) -> None:
    found = [each for each in window.findChildren(QAbstractButton) if each.isVisible() and each.text() == words]
    assert found, words
    found[0].click()
    screens.settle()


def said(editor: EditorWindow) -> list[str]:
    return [step.value or (step.says.en if step.says else "") for step in editor.page.walkthrough.steps]


def choose(editor: EditorWindow, at: int) -> None:
    editor.page.list.setCurrentIndex(editor.page.model.index(at, 0))
    screens.settle()


def test_words_are_written_in_both_languages(editor: EditorWindow) -> None:
    choose(editor, 1)
    for field, words in zip(editor.page.form.says.fields, ("Her name.", "Ei henw."), strict=True):
        field.field.setFocus()
        QTest.keyClicks(field.field, words)
    says = editor.page.walkthrough.steps[1].says
    assert says is not None
    assert (says.en, says.cy) == ("Her name.", "Ei henw.")
    assert "Her name." in str(editor.page.model.index(1, 0).data())


def test_everything_can_be_undone(editor: EditorWindow) -> None:
    first = editor.page.walkthrough
    choose(editor, 2)
    press(editor, "Earlier")
    assert said(editor) == ["What they say.", "", "Mair"]
    press(editor, "Delete the step")
    press(editor, "Add a step")
    assert editor.page.form.says.fields[0].field.hasFocus()
    QTest.keyClicks(editor.page.form.says.fields[0].field, "More.")
    assert said(editor) == ["What they say.", "Mair", "More."]
    for _ in range(4):
        editor.page.undo.click()
    assert editor.page.walkthrough == first
    for _ in range(4):
        editor.page.redo.click()
    assert said(editor) == ["What they say.", "Mair", "More."]


def test_by_keys_alone(qtbot: QtBot, editor: EditorWindow) -> None:
    editor.page.list.setFocus()
    QTest.keyClick(editor.page.list, Qt.Key.Key_Down)
    assert editor.page.at == 1
    QTest.keySequence(editor.page.list, QKeySequence("Alt+Down"))
    qtbot.waitUntil(lambda: said(editor) == ["What they say.", "", "Mair"])
    QTest.keySequence(editor.page.list, QKeySequence("Ctrl+Z"))
    qtbot.waitUntil(lambda: editor.page.walkthrough == MADE)


@OPENS_LISTS
def test_what_cannot_be_played_is_said_and_not_kept(editor: EditorWindow) -> None:
    choose(editor, 2)
    control = editor.page.form.control
    control.setFocus()
    control.selectAll()
    QTest.keyClicks(control, "no.such_thing")
    screens.settle()
    assert not editor.page.keep.isEnabled()
    assert "No control is called" in editor.page.form._control_entry.error
    editor.page.undo.click()
    assert editor.page.keep.isEnabled()


def test_it_is_kept_and_played_in_place_of_the_model(qtbot: QtBot, editor: EditorWindow, tmp_path: Path) -> None:
    with qtbot.waitSignal(editor.kept):
        press(editor, "Keep it")
    assert own.every(tmp_path / "walkthroughs") == (MADE,)
    assert editor.page.is_kept
    assert editor.notices.shown[0].words.startswith("Kept on this computer")


def test_a_file_is_written_and_taken_in_again(qtbot: QtBot, editor: EditorWindow, tmp_path: Path) -> None:
    path = tmp_path / "written.yaml"
    editor.write(path)
    qtbot.waitUntil(path.exists)
    choose(editor, 2)
    press(editor, "Delete the step")
    editor.take_in(path)
    qtbot.waitUntil(lambda: editor.page.walkthrough == MADE)
    hostile = tmp_path / "hostile.yaml"
    hostile.write_text("format: 1\nsteps: &a [*a]\n", encoding="utf-8")
    editor.take_in(hostile)
    qtbot.waitUntil(lambda: bool(editor.notices.shown) and "cannot be read" in editor.notices.shown[0].words)
    assert editor.page.walkthrough == MADE


def test_nothing_unkept_is_lost_unasked(editor: EditorWindow) -> None:
    choose(editor, 2)
    press(editor, "Delete the step")
    assert not editor.close()
    assert editor.isVisible()
    press(editor, "Close all the same")
    assert not editor.isVisible()


@pytest.mark.parametrize("size", [(1440, 900), (1024, 700)])
def test_in_every_look(editor: EditorWindow, size: tuple[int, int]) -> None:
    editor.resize(*size)
    screens.check_in_every_look(editor, lambda: choose(editor, 0), lambda: choose(editor, 1))


@OPENS_LISTS
def test_a_run_is_recorded_edited_and_looked_at(qtbot: QtBot, window: Window, bridge: Bridge, tmp_path: Path) -> None:
    work = WalkthroughWork(window, window.setMenuWidget, bridge, keeping(tmp_path))
    scenario = shipped()[0]
    work.record(scenario)
    screens.settle()
    assert work.is_recording
    window.words.setFocus()
    QTest.keyClicks(window.words, "Mair")
    QTest.mouseClick(window.answer, Qt.MouseButton.LeftButton)
    press(window, "Stop and look at it")
    editor = work.editor
    assert editor is not None
    recorded: Walkthrough = editor.page.walkthrough
    assert (recorded.scenario, recorded.title) == (scenario.id, scenario.title)
    assert recorded.steps[1:] == (does("script.words", Do.TYPE, "Mair"), does("script.which.black", Do.PRESS))
    window.done.clear()
    choose(editor, 2)
    press(editor, "Preview from here")
    player = work._player
    assert player is not None
    if not player.going:
        player.pause()
    with qtbot.waitSignal(player.ended):
        player.set_pace(20)
    assert window.done == ["black"]
    editor.page.was_kept()
    editor.close()
