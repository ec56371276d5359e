"""Each state of a contact: all that can be operated has a name, a size to hit, and is reached by the Tab key."""

import pytest
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from central_server.demo.named import HOUSEHOLD_NUMBER, MAIR_NUMBER, UNUSED_NUMBER
from tests.support import accessibility, screens
from tests.ui.contacts.conftest import OpenScreen
from ui.bridge import Bridge
from ui.contacts.screen import ContactScreen
from ui.contacts.steps import Step


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


def test_tab_follows_reading(open_screen: OpenScreen, qtbot: QtBot) -> None:
    screen = open_screen(MAIR_NUMBER)

    def first(part: QWidget) -> int:
        stops = accessibility.tab_stops(screen)
        return next(place for place, stop in enumerate(stops) if part is stop or part.isAncestorOf(stop))

    def order() -> list[int]:
        parts = (screen.header, screen.history, screen.centre.steps, screen.centre.notes, screen.bar)
        return [first(part) for part in parts]

    qtbot.waitUntil(lambda: order() == sorted(order()))
