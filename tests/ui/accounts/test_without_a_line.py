"""No line at the start of the day: in all the same, said truly, and signed in at the server once there is one."""

from pathlib import Path
from urllib.parse import urlsplit

from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from tests.support import accessibility, screens
from tests.support.real_server import PASSWORD, RealServer, add_users, real_server
from tests.ui.accounts.conftest import Start
from tests.ui.accounts.test_signing_in import submit
from ui.bridge import Bridge
from ui.shell.desktop import Desktop

FAR = 20_000
"""Milliseconds: a probe every few seconds, on a computer that has other things to do."""


def said(desktop: Desktop) -> list[str]:
    return [notice.words for notice in desktop.window.notices.shown]


def connection(desktop: Desktop) -> str:
    return desktop.window.bar.connection.words


def once_here(qtbot: QtBot, bridge: Bridge, start: Start, server: RealServer) -> None:
    desktop = start()
    assert submit(qtbot, bridge, desktop, server.url) == ""
    desktop.sign_out()
    qtbot.waitUntil(lambda: bridge.under_way == 0)


def test_in_without_a_line_and_at_the_server_once_there_is_one(
    qtbot: QtBot, bridge: Bridge, start: Start, tmp_path: Path
) -> None:
    database = f"sqlite:///{tmp_path / 'central.db'}"
    add_users(database)
    with real_server(database) as server:
        port = urlsplit(server.url).port or 0
        once_here(qtbot, bridge, start, server)
    desktop = start()
    assert submit(qtbot, bridge, desktop, server.url) == ""
    assert any("work on this computer" in words for words in said(desktop))
    qtbot.waitUntil(lambda: "No connection since" in connection(desktop), timeout=FAR)
    screens.check_in_every_look(desktop.window)
    assert desktop.signing.again is None, "no password is asked for where it could not be sent"
    with real_server(database, port=port):
        qtbot.waitUntil(lambda: desktop.signing.again is not None, timeout=FAR)
        again = desktop.signing.again
        assert again is not None
        assert "what waits is sent" in again.said.text()
        screens.settle()
        accessibility.check(desktop.window)
        QTest.keyClicks(again.password, PASSWORD)
        again.submit.click()
        qtbot.waitUntil(lambda: desktop.signing.again is None, timeout=FAR)
        qtbot.waitUntil(lambda: connection(desktop).startswith("Connected"), timeout=FAR)
        assert not any("work on this computer" in words for words in said(desktop)), "it is true no longer"


def test_one_who_was_never_here_is_told_what_to_do(qtbot: QtBot, bridge: Bridge, start: Start) -> None:
    words = submit(qtbot, bridge, start(), "http://127.0.0.1:9")
    assert "could not be reached" in words
    assert "last signed in with on this computer" in words


def test_a_failed_action_is_followed_by_a_probe_and_the_truth(
    qtbot: QtBot, bridge: Bridge, start: Start, tmp_path: Path
) -> None:
    database = f"sqlite:///{tmp_path / 'central.db'}"
    add_users(database)
    with real_server(database) as server:
        desktop = start()
        assert submit(qtbot, bridge, desktop, server.url) == ""
        qtbot.waitUntil(lambda: connection(desktop).startswith("Connected"), timeout=FAR)
    QTest.keyClicks(desktop.window.bar.search, "evans")
    qtbot.waitUntil(lambda: "No connection since" in connection(desktop), timeout=FAR)
    assert desktop.desk is not None
    assert desktop.desk.user is not None
