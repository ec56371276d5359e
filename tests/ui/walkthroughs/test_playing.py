"""A walkthrough plays on the real screen: what it says is seen, what it does is done, and nobody is caught in it."""

import pytest
from PySide6.QtCore import QPoint, QRect, Qt
from PySide6.QtGui import QKeySequence
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from agent_desktop.contract.walkthroughs import Do, WalkStep, Walkthrough, Where
from tests.support import screens
from tests.ui.walkthroughs.made import OPENS_LISTS, Window, does, look, says, walkthrough
from ui.walkthroughs.playing import Player
from ui.walkthroughs.spotlight import Spotlight

DEEDS = (
    does("script.words", Do.TYPE, "Mair"),
    does("contact.notes", Do.ADD, "The gate\nsticks"),
    does("script.which.garden", Do.CHOOSE, "on"),
    does("script.which.garden", Do.CHOOSE, "on"),
    does("ending.outcome", Do.CHOOSE, "case_raised"),
    does("script.which.black", Do.PRESS),
    does("contact.steps", Do.CHOOSE, "Second"),
)


def play(qtbot: QtBot, window: Window, played: Walkthrough) -> None:
    """To its end."""
    player = Player(window, played, quick=True)
    with qtbot.waitSignal(player.ended):
        player.start()


def press(widget: QWidget, keys: str) -> None:
    QTest.keySequence(widget, QKeySequence(keys))
    screens.settle()


@OPENS_LISTS
def test_what_it_says_is_done_as_by_a_hand(qtbot: QtBot, window: Window) -> None:
    window.notes.setPlainText("Rang before.")
    play(qtbot, window, walkthrough(look("script.words", "Their name."), *DEEDS))
    typed = ["typed M", "typed Ma", "typed Mai", "typed Mair"]
    assert window.done == [*typed, "box True", "chose case_raised", "black", "Second thing"]
    assert window.notes.toPlainText() == "Rang before.\nThe gate\nsticks"


def test_letter_by_letter_it_types_the_same(qtbot: QtBot, window: Window) -> None:
    player = Player(window, walkthrough(does("script.words", Do.TYPE, "Heol y Bont")), paused=False)
    player.set_pace(20)
    with qtbot.waitSignal(player.ended):
        player.start()
    assert window.words.text() == "Heol y Bont"


def test_on_the_live_desktop_nothing_is_done(qtbot: QtBot, window: Window) -> None:
    play(qtbot, window, walkthrough(*DEEDS, where=Where.LIVE))
    assert window.done == []
    assert window.notes.toPlainText() == ""


def test_the_light_is_on_the_control_and_follows_it(qtbot: QtBot, window: Window) -> None:
    player = Player(window, walkthrough(look("script.which.black", "Black.")), paused=True)
    player.start()
    light = window.findChild(Spotlight)
    assert isinstance(light, Spotlight)
    qtbot.waitUntil(lambda: not light.lit.isEmpty())

    def is_lit() -> bool:
        answer = window.answer
        return light.lit.contains(QRect(answer.mapTo(window, QPoint(0, 0)), answer.size()))

    for size in ((1024, 700), (1300, 820)):
        window.resize(*size)
        qtbot.waitUntil(is_lit)
        assert not player.narration.geometry().intersects(light.lit), "what is shown is not covered"
        assert light.size() == window.size()
    player.stop()


def test_the_mouse_goes_through_the_light(qtbot: QtBot, window: Window) -> None:
    player = Player(window, walkthrough(look("script.words", "Words.")), paused=True)
    player.start()
    qtbot.waitUntil(lambda: player.narration.words == "Words.")
    at = window.answer.mapTo(window, QPoint(20, window.answer.height() // 2))
    light = window.findChild(Spotlight)
    assert isinstance(light, Spotlight)
    assert light.geometry().contains(at)
    QTest.mouseClick(window.windowHandle(), Qt.MouseButton.LeftButton, pos=at)
    assert window.done == ["black"], "whoever watches may do what they like"
    player.stop()


def test_by_keys_alone(qtbot: QtBot, window: Window) -> None:
    steps = (look("script.words", "One."), does("script.which.black", Do.PRESS), look("contact.notes", "Two."))
    player = Player(window, walkthrough(*steps), paused=True)
    player.start()
    said = player.narration
    qtbot.waitUntil(lambda: said.words == "One.")
    assert said.hasFocus()
    press(said, "Right")
    qtbot.waitUntil(lambda: said.words == "Two.")
    assert window.done == ["black"]
    press(window.answer, "Left")
    qtbot.waitUntil(lambda: said.words == "One.")
    press(window.answer, "Right")
    qtbot.waitUntil(lambda: said.words == "Two.")
    assert window.done == ["black"], "what was done is not done twice"
    press(window.answer, "Space")
    assert player.going
    with qtbot.waitSignal(player.ended):
        press(window.answer, "Esc")
    screens.settle()
    assert window.findChild(Spotlight) is None


def test_what_somebody_types_meanwhile_does_not_come_among_its_words(qtbot: QtBot, window: Window) -> None:
    player = Player(window, walkthrough(look("script.words", "One.")), paused=True)
    player.start()
    qtbot.waitUntil(lambda: player.narration.words == "One.")
    window.words.setFocus()
    QTest.keyClicks(window.words, "abc")
    assert window.words.text() == ""
    player.stop()
    screens.settle()
    QTest.keyClicks(window.words, "abc")
    assert window.words.text() == "abc"


def test_on_the_live_desktop_one_goes_on_typing(qtbot: QtBot, window: Window) -> None:
    player = Player(window, walkthrough(look("script.words", "One."), where=Where.LIVE), paused=True)
    player.start()
    qtbot.waitUntil(lambda: player.narration.words == "One.")
    window.words.setFocus()
    QTest.keyClicks(window.words, "a b")
    assert window.words.text() == "a b"
    player.stop()


def test_a_control_is_waited_for(qtbot: QtBot, window: Window) -> None:
    player = Player(window, walkthrough(does("contact.next", Do.PRESS)), quick=True)
    player.start()
    qtbot.waitUntil(lambda: player.at == 0)
    assert window.done == []
    with qtbot.waitSignal(player.ended):
        window.later.show()
    assert window.done == ["later"]


def test_what_is_not_there_is_said_calmly_and_can_be_passed_over(
    qtbot: QtBot, window: Window, heard: list[str]
) -> None:
    steps = (does("contact.next", Do.PRESS), does("script.which.black", Do.PRESS))
    player = Player(window, walkthrough(*steps), quick=True, patience_s=0.05)
    with qtbot.waitSignal(player.missed):
        player.start()
    assert "is not on the screen" in player.narration.trouble
    assert any("is not on the screen" in words for words in heard)
    with qtbot.waitSignal(player.ended):
        player.narration.next.click()
    assert window.done == ["black"]


def test_what_need_not_be_there_is_passed_over_without_a_word(qtbot: QtBot, window: Window) -> None:
    optional = WalkStep(control="person.more", says=says("More."), if_there=True)
    there = WalkStep(control="script.which.black", do=Do.PRESS, unless="contact.notes")
    play(qtbot, window, walkthrough(optional, there))
    assert window.done == []


def test_each_step_is_read_out(qtbot: QtBot, window: Window, heard: list[str]) -> None:
    play(qtbot, window, walkthrough(look("script.words", "One."), look("contact.notes", "Two.")))
    assert [words for words in heard if "of 2" in words] == ["1 of 2. One.", "2 of 2. Two."]


def test_the_focus_goes_back_to_where_it_was(qtbot: QtBot, window: Window) -> None:
    window.words.setFocus()
    player = Player(window, walkthrough(look("contact.notes", "One.")), paused=True)
    player.start()
    qtbot.waitUntil(lambda: player.narration.words == "One.")
    player.stop()
    assert QApplication.focusWidget() is window.words


@pytest.mark.parametrize("size", [(1440, 900), (1024, 700)])
def test_in_every_look(qtbot: QtBot, window: Window, size: tuple[int, int]) -> None:
    window.resize(*size)
    long = "This is what it is for, said in a sentence that is as long as such sentences come to be in practice."
    player = Player(window, walkthrough(look("script.which.black", long)), paused=True)
    player.start()
    qtbot.waitUntil(lambda: player.narration.words == long)
    screens.check_in_every_look(window)
    player.narration.say_trouble("Not there.")
    screens.settle()
    assert not screens.cut_off(player.narration)
    player.stop()
