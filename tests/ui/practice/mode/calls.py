"""Practice calls of the tests: begun, and taken as the model takes them."""

from pytestqt.qtbot import QtBot

from agent_desktop.contract.practice import AttemptWrite
from agent_desktop.contract.practice_scenarios import PracticeScenario
from agent_desktop.contract.scripts import ScriptVersion
from agent_desktop.desk import scripts
from agent_desktop.practice.library import shipped
from agent_desktop.walkthroughs.of_scenario import walkthrough_of
from ui.contacts.screen import ContactScreen
from ui.practice.mode.practising import Practising
from ui.practice.mode.window import PracticeWindow
from ui.shell.desktop import Desktop
from ui.walkthroughs.playing import Player

BIN = "first-missed-bin"


def scenario(name: str = BIN) -> PracticeScenario:
    return next(each for each in shipped() if each.id == name)


def begun(desktop: Desktop, qtbot: QtBot, name: str = BIN) -> PracticeWindow:
    """In front, and the person who rings is on the screen."""
    practising = desktop.practising
    desktop.practise(scenario(name))
    qtbot.waitUntil(lambda: practising.in_front, timeout=20_000)
    window = practising.window
    assert window is not None
    qtbot.waitUntil(window.isActiveWindow)
    qtbot.waitUntil(lambda: bool(window.call.heard.words))
    return window


def screen_of(practising: Practising) -> ContactScreen:
    assert practising.attempt is not None
    screen = practising.attempt.screen
    assert isinstance(screen, ContactScreen)
    return screen


def known(practising: Practising, qtbot: QtBot) -> ContactScreen:
    """Once the desk has said who rings."""
    screen = screen_of(practising)
    qtbot.waitUntil(lambda: screen.draft.citizen_id is not None, timeout=10_000)
    return screen


def take_as_the_model(desktop: Desktop, qtbot: QtBot) -> AttemptWrite:
    """Every deed of the model's, on the real screen."""
    practising = desktop.practising
    attempt, window = practising.attempt, practising.window
    assert attempt is not None
    assert window is not None
    work = attempt.parent()
    desk = work.desk  # type: ignore[union-attr] # a Work
    versions = {each.script.id: ScriptVersion(hash=each.hash, script=each.script) for each in scripts.now(desk)}
    underway = attempt.underway
    model = walkthrough_of(underway.scenario, versions, underway.language, desk.clock.now())
    player = Player(window, model, quick=True, patience_s=15)  # a slow line is one of the calls
    missed: list[str] = []
    player.missed.connect(missed.append)
    player.missed.connect(player.stop)
    with qtbot.waitSignal(practising.left, timeout=40_000) as left:
        player.start()
    assert missed == []
    assert left.args is not None
    write = left.args[1]
    assert isinstance(write, AttemptWrite)
    return write
