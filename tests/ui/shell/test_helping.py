"""Being shown round, what is new, and F1: calm, in reach, and never in the way of a call."""

from collections.abc import Iterator
from functools import partial
from pathlib import Path

import pytest
from PySide6.QtGui import QKeySequence
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLabel, QWidget
from pytestqt.qtbot import QtBot

from agent_desktop.contract.accounts import Role
from agent_desktop.contract.walkthroughs import Walkthrough
from agent_desktop.settings import Settings
from agent_desktop.walkthroughs import library, whats_new
from tests.support import screens
from tests.ui.shell.standing_in import PlainScreen, entered
from ui.bridge import Bridge
from ui.shell import helping
from ui.shell.desktop import Desktop
from ui.shell.entering import Entering
from ui.shell.help import HelpPanel
from ui.shell.notices import Notice
from ui.shell.preferences import Preferences
from ui.style.naming import find
from ui.walkthroughs import welcome
from ui.walkthroughs.news_panel import NewsPanel
from ui.walkthroughs.playing import Player
from ui.walkthroughs.spotlight import Spotlight
from ui.walkthroughs.welcome import Welcome

NEW_HERE = "New here?"


@pytest.fixture
def soon(monkeypatch: pytest.MonkeyPatch) -> None:
    """Nothing waits for the quiet."""
    monkeypatch.setattr(helping, "QUIET_MS", 0)
    monkeypatch.setattr(welcome, "QUIET_MS", 0)


def press(desktop: Desktop, keys: str) -> None:
    QTest.keySequence(QApplication.focusWidget() or desktop.window, QKeySequence(keys))
    screens.settle()


def notices(desktop: Desktop) -> list[Notice]:
    return desktop.window.notices.shown


def words(panel: QWidget) -> str:
    return "\n".join(label.text().replace("\u200b", "") for label in panel.findChildren(QLabel) if label.isVisible())


def button(desktop: Desktop, says: str) -> None:
    """Press the button of a notice or panel that says so."""
    from PySide6.QtWidgets import QAbstractButton

    found = [each for each in desktop.window.findChildren(QAbstractButton) if each.isVisible()]
    next(each for each in found if each.text() == says).click()
    screens.settle()


def greeted(desktop: Desktop, role: Role = Role.HANDLER) -> Welcome:
    """Signed in, and whatever is offered then has been offered."""
    desktop.helping.offers = True
    desktop.signing.form.entered.emit(entered(role))
    screens.settle()
    made = desktop.helping.welcome
    assert made is not None
    screens.settle()
    return made


@pytest.fixture
def was_here(qtbot: QtBot, dressed: QApplication, bridge: Bridge, tmp_path: Path) -> Iterator[Desktop]:
    """At the sign-in page, where an earlier version was used."""
    settings = Settings(last_username="handler", version_seen="0.0.9", walkthroughs={"the-desktop": "seen"})
    preferences = Preferences(settings, tmp_path / "settings.json", bridge)
    desktop = Desktop(dressed, bridge, preferences, Entering("http://127.0.0.1:9"))
    desktop.window.resize(1440, 900)
    with qtbot.waitActive(desktop.window):
        desktop.window.show()
        desktop.window.activateWindow()
    yield desktop
    desktop.sign_out()
    qtbot.waitUntil(lambda: bridge.under_way == 0)
    desktop.window.close()
    desktop.window.deleteLater()
    screens.settle()


# ---- being shown round -----------------------------------------------------------------------------------------------


@pytest.mark.usefixtures("soon")
def test_the_first_start_offers_to_show_one_round(closed_desktop: Desktop) -> None:
    made = greeted(closed_desktop)
    assert [notice.words.startswith(NEW_HERE) for notice in notices(closed_desktop)] == [True]
    button(closed_desktop, "Show me")
    assert made.playing is not None
    assert made.playing.walkthrough.id == "the-desktop"
    assert notices(closed_desktop) == []


@pytest.mark.usefixtures("soon")
def test_whoever_does_not_want_it_is_not_asked_again(closed_desktop: Desktop) -> None:
    made = greeted(closed_desktop)
    button(closed_desktop, "Not now")
    made.offer()
    assert notices(closed_desktop) == []


@pytest.mark.usefixtures("soon")
def test_it_is_offered_three_times_at_the_most(closed_desktop: Desktop) -> None:
    made = greeted(closed_desktop)
    seen = 0
    while notices(closed_desktop):
        seen += 1
        notices(closed_desktop)[0].dismiss()
        made.offer()
    assert seen == 3


@pytest.mark.usefixtures("soon")
def test_a_call_ends_it_at_once_and_it_is_offered_again_afterwards(qtbot: QtBot, closed_desktop: Desktop) -> None:
    made = greeted(closed_desktop)
    button(closed_desktop, "Show me")
    closed_desktop.call("+441632960123")
    screens.settle()
    assert made.playing is None
    assert closed_desktop.window.findChild(Spotlight) is None
    assert closed_desktop.open is not None
    screen = closed_desktop.open.current
    assert isinstance(screen, PlainScreen)
    assert screen.isVisible()
    assert notices(closed_desktop) == []
    press(closed_desktop, "Ctrl+W")
    qtbot.waitUntil(lambda: any(notice.words.startswith(NEW_HERE) for notice in notices(closed_desktop)))


@pytest.mark.usefixtures("soon")
def test_nothing_is_offered_while_a_contact_is_open(closed_desktop: Desktop) -> None:
    closed_desktop.call("+441632960123")
    greeted(closed_desktop)
    assert [notice for notice in notices(closed_desktop) if notice.words.startswith(NEW_HERE)] == []


def test_nothing_is_offered_unasked_where_the_program_does_not_say_so(desktop: Desktop) -> None:
    assert notices(desktop) == []


@pytest.mark.parametrize(
    ("role", "shown"),
    [
        (Role.HANDLER, ["the-desktop"]),
        (Role.SUPERVISOR, ["for-supervisors", "the-desktop"]),
        (Role.TRAINER, ["for-trainers"]),
        (Role.ADMINISTRATOR, ["for-trainers"]),
    ],
)
def test_each_role_is_shown_its_own(role: Role, shown: list[str]) -> None:
    assert [each.id for each in library.of_the_desktop(role)] == shown


@pytest.mark.parametrize("role", [Role.HANDLER, Role.SUPERVISOR, Role.TRAINER])
def test_every_walkthrough_of_the_desktop_finds_all_that_it_names(
    qtbot: QtBot, closed_desktop: Desktop, role: Role
) -> None:
    closed_desktop.signing.form.entered.emit(entered(role))
    screens.settle()
    made = closed_desktop.helping.welcome
    assert made is not None
    before = closed_desktop.window.place
    for walkthrough in made.walkthroughs:
        said = read_through(qtbot, made, walkthrough)
        assert len(said) == len(set(said)) >= len(walkthrough.steps) // 2
        assert closed_desktop.preferences.settings.walkthroughs[walkthrough.id] == "seen"
        assert closed_desktop.window.place == before, "whoever was shown round is back where they were"


def read_through(qtbot: QtBot, made: Welcome, walkthrough: Walkthrough) -> list[str]:
    """What it said, step by step to its end. Nothing that it looks for is missing."""
    made.play(walkthrough)
    player = made.playing
    assert player is not None
    if player.going:
        player.pause()
    missed: list[str] = []
    player.missed.connect(missed.append)
    said: list[str] = []
    player.missed.connect(player.stop)
    while made.playing is not None:
        before = player.at
        qtbot.waitUntil(lambda: made.playing is None or player._waits_for_reading)
        if made.playing is None:
            break
        said.append(player.narration.words)
        player.next()
        qtbot.waitUntil(partial(_is_past, made, player, before))
    assert missed == []
    return said


def _is_past(made: Welcome, player: Player, at: int) -> bool:
    return made.playing is None or player.at > at


# ---- F1 --------------------------------------------------------------------------------------------------------------


def test_f1_explains_what_has_the_focus(desktop: Desktop, heard: list[str]) -> None:
    desktop.window.bar.search.setFocus()
    press(desktop, "F1")
    panel = desktop.window.findChild(HelpPanel)
    assert isinstance(panel, HelpPanel)
    this = find(panel, "help.this")
    assert this is not None
    assert "Find anything" in words(this)
    assert "Ctrl K" in words(this)
    assert any("Find anything" in said for said in heard)
    desktop.window.bar.user.setFocus()
    press(desktop, "F1")
    assert "Your settings" in words(desktop.window)
    press(desktop, "F1")
    assert not desktop.window.side.isVisible()
    assert desktop.window.bar.user.hasFocus()


def test_f1_says_what_a_screen_reader_is_told_where_it_has_no_words_of_its_own(desktop: Desktop) -> None:
    desktop.call("+441632960123")
    assert desktop.open is not None
    screen = desktop.open.current
    assert isinstance(screen, PlainScreen)
    screen.notes.setAccessibleName("Own words")
    screen.notes.setAccessibleDescription("What was said.")
    screen.notes.setFocus()
    press(desktop, "F1")
    assert "Own words" in words(desktop.window.side)


def test_help_leads_to_the_walkthroughs_and_to_what_is_new(desktop: Desktop) -> None:
    press(desktop, "F1")
    button(desktop, "What is new")
    assert isinstance(desktop.window.findChild(NewsPanel), NewsPanel)
    assert f"Version {whats_new.this_version()}" in words(desktop.window.side)
    press(desktop, "Esc")
    assert not desktop.window.side.isVisible()
    press(desktop, "F1")
    button(desktop, "Agent Desktop in five minutes")
    made = desktop.helping.welcome
    assert made is not None
    assert made.playing is not None
    assert not desktop.window.side.isVisible()


# ---- what is new -----------------------------------------------------------------------------------------------------


@pytest.mark.usefixtures("soon")
def test_after_an_upgrade_what_is_new_is_told_once(was_here: Desktop) -> None:
    made = greeted(was_here)
    assert [notice.words.startswith("Agent Desktop was brought up to date.") for notice in notices(was_here)] == [True]
    button(was_here, "See what is new")
    assert "Practice calls" in words(was_here.window.side)
    press(was_here, "Esc")
    made.offer()
    assert notices(was_here) == []
    assert was_here.preferences.settings.version_seen == whats_new.this_version()


@pytest.mark.usefixtures("soon")
def test_whoever_is_new_here_is_not_told_what_is_new(closed_desktop: Desktop) -> None:
    greeted(closed_desktop)
    assert not any("up to date" in notice.words for notice in notices(closed_desktop))


# ---- by eye ----------------------------------------------------------------------------------------------------------


def test_in_every_look(qtbot: QtBot, desktop: Desktop) -> None:
    made = desktop.helping.welcome
    assert made is not None

    def help_for_search() -> None:
        desktop.window.bar.search.setFocus()
        desktop.helping.show()

    def news() -> None:
        desktop.helping.show_news()

    def shown_round() -> None:
        desktop.helping.play()
        player = made.playing
        assert player is not None
        qtbot.waitUntil(lambda: bool(player.narration.words))

    screens.check_in_every_look(desktop.window, help_for_search, news, shown_round)
