"""The program as its entry point assembles it: options, hooks, what is remembered, and dressing it again and again."""

import sys
import threading
from collections.abc import Iterator
from pathlib import Path

import pytest
from msgspec.structs import replace
from PySide6.QtCore import QSize
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from agent_desktop.faults import EnvironmentFault
from agent_desktop.settings import Settings, WindowPlace, load_settings, save_settings, settings_path
from tests.conftest import ExpectLog
from tests.support.screens import settle
from tests.ui.shell.standing_in import PlainScreen, entered
from ui.app import Defects, Program
from ui.cli import Options
from ui.shell import preferences as preferences_room
from ui.style import theme
from ui.style.tokens import SCALES, Theme

SIZES = ((1440, 900), (1024, 700), (1100, 760), (640, 480))


@pytest.fixture
def made(qtbot: QtBot, dressed: QApplication) -> Iterator[list[Program]]:
    """Programs made by `begin`; closed at the end, and everything as before."""
    programs: list[Program] = []
    yield programs
    for program in programs:
        end(qtbot, program)
    settle()
    theme.apply(dressed, Theme.LIGHT, 100)


def end(qtbot: QtBot, program: Program) -> None:
    program.desktop.sign_out()
    qtbot.waitUntil(lambda: program.bridge.under_way == 0)
    program.desktop.window.close()
    program.close()
    program.desktop.window.deleteLater()
    program.collector.stop()


def begin(qtbot: QtBot, app: QApplication, made: list[Program], options: Options) -> Program:
    program = Program(app, options)
    made.append(program)
    program.start()
    settle()
    qtbot.waitUntil(lambda: program.bridge.under_way == 0 and program.desktop.reading.is_done)
    return program


@pytest.fixture
def undressed(dressed: QApplication) -> Iterator[QApplication]:
    """As the program finds it: the application wears no style sheet, each part of the window does."""
    worn = dressed.styleSheet()
    dressed.setStyleSheet("")
    yield dressed
    dressed.setStyleSheet(worn)
    theme.apply(dressed, Theme.LIGHT, 100)


def test_themes_and_sizes_again_and_again(qtbot: QtBot, undressed: QApplication, made: list[Program]) -> None:
    """Widgets that move about while Qt dresses them all have ended the program before."""
    program = begin(qtbot, undressed, made, Options(theme="light"))
    program.desktop.signing.form.entered.emit(entered())
    program.desktop.call("+441632960123")
    screen = program.desktop.open.current if program.desktop.open else None
    assert isinstance(screen, PlainScreen)
    screen.notes.setPlainText("kept")
    program.desktop.show_help()
    looks = [(look, scale) for look in Theme for scale in SCALES]
    for turn in range(20):
        look, scale = looks[turn % len(looks)]
        program.desktop.window.resize(*SIZES[turn % len(SIZES)])
        theme.apply(undressed, look, scale)
        if turn % 2:
            settle()
    assert screen.draft.notes == "kept"
    qtbot.waitUntil(lambda: theme.dressing.is_done)
    window = program.desktop.window
    assert theme.dressing.is_painted
    assert window.updatesEnabled()
    assert undressed.styleSheet() == window.styleSheet() == ""
    assert window.bar.styleSheet() == window.rail.styleSheet() == window.side.styleSheet() != ""


def test_size_language_and_look_are_remembered(qtbot: QtBot, dressed: QApplication, made: list[Program]) -> None:
    first = begin(qtbot, dressed, made, Options())
    first.desktop.window.resize(760, 640)
    first.desktop.window.bar.theme_chosen.emit("contrast")
    first.desktop.window.bar.scale_chosen.emit(SCALES[1])
    first.desktop.window.bar.language_chosen.emit("cy")
    first.desktop.window.close()
    qtbot.waitUntil(lambda: first.bridge.under_way == 0)
    kept, damaged = load_settings(settings_path())
    assert damaged is None
    assert (kept.theme, kept.text_scale, kept.language) == ("contrast", SCALES[1], "cy")
    save_settings(settings_path(), replace(kept, language="en"))
    second = begin(qtbot, dressed, made, Options())
    assert second.desktop.window.size() == QSize(760, 640)
    assert (theme.theme(), theme.scale()) == (Theme.HIGH_CONTRAST, SCALES[1])


def test_a_window_larger_than_the_screen_is_brought_back(
    qtbot: QtBot, dressed: QApplication, made: list[Program]
) -> None:
    place = WindowPlace(width=20_000, height=20_000)
    save_settings(settings_path(), Settings(windows={"main": place}))
    window = begin(qtbot, dressed, made, Options()).desktop.window
    room = window.screen().availableSize()
    least = window.minimumSize()
    assert window.width() <= max(room.width(), least.width())
    assert window.height() <= max(room.height(), least.height())


@pytest.mark.parametrize("code", ["purple", "", "HIGH", "high_contrast"])
def test_a_theme_nobody_knows_in_the_settings_is_the_computers(
    qtbot: QtBot, dressed: QApplication, made: list[Program], code: str
) -> None:
    save_settings(settings_path(), Settings(theme=code))
    begin(qtbot, dressed, made, Options())
    assert theme.theme() is Theme.SYSTEM


def test_damaged_settings_are_said(qtbot: QtBot, dressed: QApplication, made: list[Program]) -> None:
    settings_path().parent.mkdir(parents=True, exist_ok=True)
    settings_path().write_bytes(b"{")
    program = begin(qtbot, dressed, made, Options())
    assert any("damaged" in notice.words for notice in program.desktop.window.notices.shown)


def test_a_full_disk_is_said_and_the_choice_holds(
    qtbot: QtBot, dressed: QApplication, made: list[Program], monkeypatch: pytest.MonkeyPatch
) -> None:
    def full(_path: Path, _settings: Settings) -> None:
        raise EnvironmentFault("Your settings could not be saved.")

    program = begin(qtbot, dressed, made, Options(theme="light"))
    monkeypatch.setattr(preferences_room, "save_settings", full)
    program.desktop.window.bar.theme_chosen.emit("dark")
    program.desktop.window.bar.scale_chosen.emit(SCALES[1])
    qtbot.waitUntil(lambda: program.bridge.under_way == 0)
    assert [notice.words for notice in program.desktop.window.notices.shown] == ["Your settings could not be saved."]
    assert theme.theme() is Theme.DARK
    monkeypatch.undo()


def test_what_nobody_caught_becomes_a_calm_notice(
    qtbot: QtBot, dressed: QApplication, made: list[Program], monkeypatch: pytest.MonkeyPatch, expect_log: ExpectLog
) -> None:
    expect_log(r"^ERROR ui.bridge: defect: RuntimeError")
    monkeypatch.setattr(sys, "excepthook", sys.excepthook)
    monkeypatch.setattr(threading, "excepthook", threading.excepthook)
    program = begin(qtbot, dressed, made, Options(theme="light"))
    Defects(program.bridge).install()

    def fails() -> None:
        raise RuntimeError("Mair Evans rang")

    thread = threading.Thread(target=fails)
    thread.start()
    thread.join()
    notices = program.desktop.window.notices
    qtbot.waitUntil(lambda: bool(notices.shown))
    assert "Agent Desktop itself" in notices.shown[0].words
    assert "Mair Evans" not in notices.shown[0].words


def test_the_demo_signs_in_only_to_this_computer(qtbot: QtBot, dressed: QApplication, made: list[Program]) -> None:
    options = Options(server="https://desk.example.gov", demo_user="handler", demo_password="x")
    program = begin(qtbot, dressed, made, options)
    notices = program.desktop.window.notices
    qtbot.waitUntil(lambda: any("only to a server on this computer" in notice.words for notice in notices.shown))
    assert program.desktop.desk is None
