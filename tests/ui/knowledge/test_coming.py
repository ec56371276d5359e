"""Whoever signs in for the first time sees how far the answers are, and searches those that are here meanwhile."""

from collections.abc import Iterator

import keyring
import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from central_server.demo.accounts import PASSWORD
from tests.support import accessibility, screens
from tests.support.cutting_proxy import CuttingProxy, Lost, cutting_proxy
from tests.support.hostile_server import Request
from tests.support.keyrings import MemoryKeyring
from tests.support.real_server import RealServer
from ui.app import Program
from ui.cli import Options
from ui.knowledge.panel import AnswersPanel, Showing
from ui.shell import pulling
from ui.shell.coming_strip import ComingStrip
from ui.shell.work import Work
from ui.style import theme
from ui.style.tokens import Theme


def asks_what_changed(request: Request) -> bool:
    return request.path.endswith("/changes")


@pytest.fixture
def line(town_server: RealServer) -> Iterator[CuttingProxy]:
    with cutting_proxy(town_server.url) as made:
        yield made


@pytest.fixture
def work(
    line: CuttingProxy, dressed: QApplication, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch, heard: list[str]
) -> Iterator[Work]:
    """Someone just signed in for the first time, and the line brings nothing more of what changed."""
    del heard  # from the beginning
    for name, seconds in (("PULL_EVERY_S", 0.2), ("QUIET_S", 0.0)):
        monkeypatch.setattr(pulling, name, seconds)
    before = keyring.get_keyring()
    keyring.set_keyring(MemoryKeyring())
    options = Options(server=line.url, theme="light", language="en", demo_user="handler", demo_password=PASSWORD)
    program = Program(dressed, options)
    program.desktop.window.resize(1440, 900)
    program.start()
    qtbot.waitUntil(lambda: program.desktop.work is not None, timeout=30_000)
    line.lose(Lost.REQUEST, times=10_000, of=asks_what_changed)
    program.desktop.window.activateWindow()
    assert program.desktop.work is not None
    yield program.desktop.work
    line.lose_nothing()
    program.desktop.sign_out()
    qtbot.waitUntil(lambda: program.bridge.under_way == 0, timeout=30_000)
    program.desktop.window.close()
    program.close()
    program.desktop.window.deleteLater()
    program.collector.stop()
    screens.settle()
    theme.apply(dressed, Theme.LIGHT, 100)
    keyring.set_keyring(before)


def numbers(strip: ComingStrip) -> tuple[int, int]:
    """So many of so many."""
    done, _of, every, *_ = strip.words.replace(",", "").split()
    return int(done), int(every)


def look_for(panel: AnswersPanel, words: str, qtbot: QtBot) -> None:
    panel.field.setText("")
    QTest.keyClicks(panel.field, words)
    qtbot.waitUntil(lambda: panel.showing is Showing.FOUND and panel.model.rowCount() > 0)


def test_how_far_the_answers_are_is_seen_where_one_searches_and_in_the_outbox(
    work: Work, line: CuttingProxy, qtbot: QtBot, heard: list[str]
) -> None:
    panel, outbox = work.answers.place.panel, work.outbox.page
    qtbot.waitUntil(lambda: bool(outbox.coming.words))
    done, every = numbers(outbox.coming)
    assert 0 < done < every
    assert numbers(panel.coming) == (done, every)
    assert (outbox.coming.bar.value(), outbox.coming.bar.maximum()) == (done, every)
    assert outbox.coming.bar.focusPolicy() == Qt.FocusPolicy.NoFocus
    assert any("Answers are coming to this computer" in words and f"of {every:,}" in words for words in heard)
    work._window.go("answers")
    screens.settle()
    accessibility.check(work._window)
    look_for(panel, "missed bin", qtbot)
    assert panel.coming.isVisible(), "what is here is searched, and it is said that there is more"
    work.explain_connection()
    assert any(f"of {every:,} records" in notice.words for notice in work._window.notices.shown)
    line.lose_nothing()
    qtbot.waitUntil(lambda: not outbox.coming.words, timeout=60_000)
    assert not panel.coming.words
    assert "All answers are on this computer." in heard
    assert len([words for words in heard if f"of {every:,} records" in words]) < 5, "nobody hears of every page"
    qtbot.waitUntil(lambda: panel.model.rowCount() > 5)
