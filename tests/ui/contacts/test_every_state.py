"""Each state of a contact: all that can be operated has a name, a size to hit, and is reached by the Tab key."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from agent_desktop.desk import pulling
from agent_desktop.desk.desk import Desk
from central_server.demo.named import HOUSEHOLD_NUMBER, MAIR_NUMBER, UNUSED_NUMBER
from tests.support import accessibility, screens
from tests.ui.contacts.conftest import OpenScreen
from tests.ui.contacts.doing import button_of
from tests.ui.contacts.scripted import choose, days_ago, press, publish, shipped, write
from ui.bridge import Bridge
from ui.contacts.screen import ContactScreen
from ui.contacts.steps import Step
from ui.knowledge.panel import Showing

Key = Qt.Key


def sound(screen: ContactScreen) -> None:
    screens.settle()
    accessibility.check(screen)
    wrong = screens.cut_off(screen)
    assert not wrong, "\n".join(wrong)


@pytest.mark.parametrize("number", [HOUSEHOLD_NUMBER, UNUSED_NUMBER, "anonymous"])
def test_choosing_a_person(open_screen: OpenScreen, number: str) -> None:
    screen = open_screen(number)
    sound(screen)
    screen._people.chooser._add.click()
    sound(screen)


def test_every_step_of_a_case(open_screen: OpenScreen, bridge: Bridge, qtbot: QtBot) -> None:
    screen = open_screen(MAIR_NUMBER)
    code = next(code for code, service in screen._around.catalogue.services.items() if service.form)
    screen._cases.choose_service(code)
    qtbot.waitUntil(lambda: bridge.under_way == 0)
    for step in Step:
        screen._walking.go(step)
        sound(screen)


def test_every_state_of_a_script(open_screen: OpenScreen, desk: Desk, bridge: Bridge, qtbot: QtBot) -> None:
    publish(desk, *shipped())
    screen = open_screen(MAIR_NUMBER)
    choose(screen, bridge, qtbot)
    sound(screen)
    press(screen, Key.Key_1, Key.Key_Return)
    button_of(screen.centre, "Skip this step").click()
    sound(screen)
    press(screen, Key.Key_Escape)
    screen._walking.focus_step()
    sound(screen)
    write(screen, days_ago(screen, 2))
    press(screen, Key.Key_Return, Key.Key_1, Key.Key_Return)
    sound(screen)
    press(screen, Key.Key_Return)
    sound(screen)
    screen._scripts.choose_another()
    sound(screen)


def test_every_state_of_answers(open_screen: OpenScreen, desk: Desk, bridge: Bridge, qtbot: QtBot) -> None:
    while pulling.pull(desk).more:
        pass
    screen = open_screen(MAIR_NUMBER)
    panel = screen.side.answers

    def quiet() -> None:
        qtbot.waitUntil(lambda: bridge.under_way == 0)
        sound(screen)

    screen._answers.find()
    panel.field.setText("bin")
    quiet()
    screen._answers.quote()
    quiet()
    assert panel.showing is Showing.ANSWER
    panel.reader.begin()
    screen._answers.doubt()
    quiet()
    panel.go_back()
    panel.go_back()
    panel.field.setText("zqxjv")
    quiet()
    screen._answers.ask_editors()
    quiet()
    panel.close_all()
    quiet()
    assert screen.side.given.isVisible()


def test_tab_follows_a_step_made_later(open_screen: OpenScreen, desk: Desk, bridge: Bridge, qtbot: QtBot) -> None:
    publish(desk, *shipped())
    screen = open_screen(MAIR_NUMBER)
    choose(screen, bridge, qtbot)
    press(screen, Key.Key_1, Key.Key_Return)

    def named() -> list[str]:
        return [stop.accessibleName() for stop in accessibility.tab_stops(screen) if screen.centre.isAncestorOf(stop)]

    wanted = ["“What day was it due?”", "When it was due (needed)", "Skip this step", "Notes"]
    qtbot.waitUntil(lambda: [name for name in named() if name in wanted] == wanted)


def test_tab_follows_reading(open_screen: OpenScreen, qtbot: QtBot) -> None:
    screen = open_screen(MAIR_NUMBER)

    def first(part: QWidget) -> int:
        stops = accessibility.tab_stops(screen)
        return next(place for place, stop in enumerate(stops) if part is stop or part.isAncestorOf(stop))

    def order() -> list[int]:
        parts = (screen.header, screen.history, screen.centre.steps, screen.centre.notes, screen.bar)
        return [first(part) for part in parts]

    qtbot.waitUntil(lambda: order() == sorted(order()))
