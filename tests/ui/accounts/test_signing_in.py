"""Signing in as a person does it, on the real window and against a real server."""

import json
import socket
import ssl
from collections.abc import Callable
from pathlib import Path

import keyring
import pytest
import trustme
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from agent_desktop.desk.faults import SignInNeeded
from tests.support import accessibility, hostile_server, screens
from tests.support.keyrings import MemoryKeyring, OpenFileKeyring
from tests.support.real_server import PASSWORD, RealServer, add_users, real_server
from ui.accounts.sign_in import SignInForm
from ui.bridge import Bridge
from ui.shell.desktop import Desktop

Start = Callable[[], Desktop]
ABOUT = {
    "product": "agent-desktop-central-server",
    "version": "1.0",
    "oldest_api": 1,
    "newest_api": 1,
    "authority": "Fenbridge",
    "now": "2026-11-22T10:00:00Z",
}


def silence_then_hang_up(talk: hostile_server.Talk) -> None:
    talk.over.wait()
    talk.connection.shutdown(socket.SHUT_RDWR)


def type_in(form: SignInForm, server: str, password: str, username: str = "handler") -> None:
    for field, words in ((form.server, server), (form.username, username), (form.password, password)):
        field.clear()
        QTest.keyClicks(field, words)


def submit(qtbot: QtBot, bridge: Bridge, desktop: Desktop, server: str, password: str = PASSWORD) -> str:
    """Signs in; answers what the form says was wrong."""
    type_in(desktop.signing.form, server, password)
    desktop.signing.form.submit.click()
    qtbot.waitUntil(lambda: bridge.under_way == 0, timeout=15_000)
    screens.settle()
    form = desktop.signing.form
    return "" if desktop.desk is not None else f"{form.wrong.text()} {form.advice.text()}".strip()


def test_the_right_password_opens_the_work(qtbot: QtBot, bridge: Bridge, start: Start, server: RealServer) -> None:
    desktop = start()
    assert submit(qtbot, bridge, desktop, server.url) == ""
    assert desktop.window.place == "contact"
    assert desktop.window.bar.user.words == "Test handler · Handler"
    assert not desktop.window.findChildren(SignInForm)
    qtbot.waitUntil(desktop.window.bar.connection.isVisible)


def test_a_wrong_password_is_said_and_can_be_typed_anew(
    qtbot: QtBot, bridge: Bridge, start: Start, server: RealServer
) -> None:
    desktop = start()
    words = submit(qtbot, bridge, desktop, server.url, "not it")
    assert "password" in words
    form = desktop.signing.form
    assert form.password.hasFocus()
    assert form.password.selectedText()
    assert form.username.text() == "handler"
    screens.check_in_every_look(desktop.window)


def test_too_many_tries_are_said_with_how_long_to_wait(
    qtbot: QtBot, bridge: Bridge, start: Start, tmp_path: Path
) -> None:
    database = f"sqlite:///{tmp_path / 'central.db'}"
    add_users(database)
    with real_server(database) as own:
        desktop = start()
        said = [submit(qtbot, bridge, desktop, own.url, "not it") for _ in range(12)]
    assert "too many tries" in said[-1]
    assert any(letter.isdigit() for letter in said[-1])


@pytest.mark.parametrize(
    ("address", "said"),
    [
        ("http://localhost:9", "could not be reached"),
        ("http://10.255.255.1", "begins with http:"),
        ("https://no-such-host.invalid", "not known on this network"),
        ("not an address", "not one that can be used"),
        ("https://me:secret@localhost", "holds a user name or a password"),
        ("javascript:alert(1)", "not one that can be used"),
    ],
)
def test_an_address_that_leads_nowhere(qtbot: QtBot, bridge: Bridge, start: Start, address: str, said: str) -> None:
    desktop = start()
    assert said in submit(qtbot, bridge, desktop, address)
    assert desktop.signing.form.submit.isEnabled()


@pytest.mark.parametrize(
    "behave", [hostile_server.page(), hostile_server.redirect(), hostile_server.cut_short(), hostile_server.not_http()]
)
def test_a_server_that_is_not_ours_gets_no_password(
    qtbot: QtBot, bridge: Bridge, start: Start, behave: hostile_server.Behaviour
) -> None:
    desktop = start()
    with hostile_server.hostile_server(behave) as hostile:
        assert submit(qtbot, bridge, desktop, hostile.url)
        assert all(PASSWORD.encode() not in request.body for request in hostile.requests)


def test_a_newer_server_is_said(qtbot: QtBot, bridge: Bridge, start: Start) -> None:
    desktop = start()
    newer = hostile_server.record({**ABOUT, "oldest_api": 9, "newest_api": 9})
    with hostile_server.hostile_server(newer) as hostile:
        words = submit(qtbot, bridge, desktop, hostile.url)
    assert "newer than this desktop" in words
    assert "Update Agent Desktop" in words


def test_a_certificate_nobody_vouches_for(qtbot: QtBot, bridge: Bridge, start: Start) -> None:
    desktop = start()
    secure = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    trustme.CA().issue_cert("localhost").configure_cert(secure)
    with hostile_server.hostile_server(hostile_server.record(ABOUT), tls=secure) as hostile:
        assert "could not prove that it is the one" in submit(qtbot, bridge, desktop, hostile.url)
        assert hostile.requests == []


def test_a_slow_server_can_be_given_up(qtbot: QtBot, bridge: Bridge, start: Start) -> None:
    desktop = start()
    form = desktop.signing.form
    with hostile_server.hostile_server(silence_then_hang_up) as hostile:
        type_in(form, hostile.url, PASSWORD)
        form.submit.click()
        qtbot.waitUntil(lambda: bool(hostile.requests))
        assert form.submit.words == "Signing in…"
        assert form.cancel.isVisible()
        form.cancel.click()
        assert form.submit.isEnabled()
        assert form.password.text() == PASSWORD
    qtbot.waitUntil(lambda: bridge.under_way == 0, timeout=15_000)
    assert form.wrong.text() == ""


def test_what_is_missing_is_asked_for(start: Start) -> None:
    desktop = start()
    form = desktop.signing.form
    form.submit.click()
    assert form.wrong.text() == "Type the server address first."
    assert form.server.hasFocus()
    QTest.keyClicks(form.server, "https://desk.example.gov")
    assert not form.wrong.isVisible()
    form.submit.click()
    assert form.wrong.text() == "Type your user name first."


def test_whoever_is_remembered_is_in_the_next_day(
    qtbot: QtBot, start: Start, server: RealServer, memory: MemoryKeyring, tmp_path: Path
) -> None:
    first = start()
    bridge = first._bridge
    first.signing.form.remember.setChecked(True)
    assert submit(qtbot, bridge, first, server.url) == ""
    assert len(memory.tokens) == 1
    qtbot.waitUntil(lambda: bridge.under_way == 0)
    kept = json.loads((tmp_path / "settings.json").read_text(encoding="utf-8"))
    assert kept["last_username"] == "handler"
    assert next(iter(memory.tokens.values())) not in json.dumps(kept)
    assert first.desk is not None
    first.desk.close()
    second = start()
    settings = second.preferences.settings
    second.signing.resume(settings.server_url, settings.last_username)
    qtbot.waitUntil(lambda: second.desk is not None)
    second.sign_out()
    qtbot.waitUntil(lambda: bridge.under_way == 0)
    assert memory.tokens == {}


def test_without_a_keyring_the_box_says_so_before_anyone_counts_on_it(
    qtbot: QtBot, bridge: Bridge, start: Start, server: RealServer
) -> None:
    keyring.set_keyring(OpenFileKeyring())
    desktop = start()
    form = desktop.signing.form
    assert not form.not_remembered.isVisible()
    form.remember.setChecked(True)
    qtbot.waitUntil(form.not_remembered.isVisible)
    assert "no keyring service" in form.not_remembered.text()
    assert "no keyring service" in form.remember.accessibleDescription()
    form.remember.setChecked(False)
    assert not form.not_remembered.isVisible()
    form.remember.setChecked(True)
    assert submit(qtbot, bridge, desktop, server.url) == ""
    assert any("no keyring service" in notice.words for notice in desktop.window.notices.shown)


def test_a_session_that_ends_is_renewed_beside_the_work(
    qtbot: QtBot, bridge: Bridge, start: Start, server: RealServer
) -> None:
    desktop = start()
    assert submit(qtbot, bridge, desktop, server.url) == ""
    field = desktop.window.bar.search
    QTest.keyClicks(field, "half a na")
    desktop.show_fault(SignInNeeded("You are no longer signed in."))
    screens.settle()
    again = desktop.signing.again
    assert again is not None
    assert again.isVisible()
    assert not again.username.isEnabled()
    assert field.text() == "half a na"
    accessibility.check(desktop.window)
    QTest.keyClicks(again.password, "not it")
    again.submit.click()
    qtbot.waitUntil(lambda: bool(again.wrong.text()))
    again.password.clear()
    QTest.keyClicks(again.password, PASSWORD)
    again.submit.click()
    qtbot.waitUntil(lambda: desktop.signing.again is None)
    assert field.text() == "half a na"
    assert not desktop.window.side.isVisible()
