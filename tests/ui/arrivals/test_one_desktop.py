"""One desktop a user, and calls handed to it by real processes over the real socket."""

import os
import stat
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtNetwork import QLocalSocket
from pytestqt.qtbot import QtBot

from ui.arrivals.handing import hand_over
from ui.arrivals.message import LARGEST, Call, Raise
from ui.arrivals.place import folder, lock_path, socket_name
from ui.arrivals.receiving import Receiver

HOSTILE = ["+441632960123", "; rm -rf /", "$(reboot)", "--help", "", "anonymous", "01632 960 123", "٠٧٧٠٠"]


@pytest.fixture
def receiver(qtbot: QtBot) -> Iterator[Receiver]:
    made = Receiver()
    assert made.listen()
    yield made
    made.close()


def call(number: str, *more: str) -> "subprocess.Popen[str]":
    command = [sys.executable, "-m", "ui.cli", "call", number, *more]
    return subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True)


@pytest.mark.parametrize("number", HOSTILE)
def test_a_call_reaches_the_running_desktop_as_it_is(qtbot: QtBot, receiver: Receiver, number: str) -> None:
    heard: list[Call] = []
    receiver.called.connect(heard.append)
    with qtbot.waitSignal(receiver.raised, timeout=15_000):
        process = call(number)
    qtbot.waitUntil(lambda: process.poll() is not None, timeout=15_000)
    _out, errors = process.communicate()
    assert (process.returncode, errors, heard) == (0, "", [Call(number=number)])


@pytest.mark.parametrize(("told", "rang", "said"), [("7", 7, ""), ("-1", None, "--rang is left out")])
def test_how_long_it_rang_comes_with_it_and_what_is_none_loses_no_call(
    qtbot: QtBot, receiver: Receiver, told: str, rang: int | None, said: str
) -> None:
    heard: list[Call] = []
    receiver.called.connect(heard.append)
    with qtbot.waitSignal(receiver.raised, timeout=15_000):
        process = call("+441632960123", "--rang", told)
    qtbot.waitUntil(lambda: process.poll() is not None, timeout=15_000)
    _out, errors = process.communicate()
    assert (process.returncode, heard) == (0, [Call(number="+441632960123", rang=rang)])
    assert said in errors


def test_handing_over_needs_no_window_and_no_desk() -> None:
    code = "import sys, ui.cli, ui.arrivals.handing, ui.arrivals.message; print(*sys.modules)"
    modules = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True).stdout.split()
    assert "PySide6.QtNetwork" in modules
    assert not {"PySide6.QtGui", "PySide6.QtWidgets", "requests", "phonenumbers", "keyring", "babel"} & set(modules)


def test_without_a_desktop_nobody_takes_it() -> None:
    assert not hand_over(Call(number="+441632960123"))


def test_only_one_listens(receiver: Receiver) -> None:
    assert not Receiver().listen()


def test_the_next_one_takes_over_what_a_crash_left(qtbot: QtBot) -> None:
    crash = (
        "import os; from PySide6.QtCore import QCoreApplication; from ui.arrivals.receiving import Receiver;"
        "app = QCoreApplication([]); r = Receiver(); assert r.listen(); os._exit(9)"
    )
    assert subprocess.run([sys.executable, "-c", crash], check=False).returncode == 9
    assert Path(socket_name()).exists()
    assert not hand_over(Raise())
    receiver = Receiver()
    assert receiver.listen()
    receiver.close()


def test_two_started_at_once_are_one(qtbot: QtBot) -> None:
    start = (
        "import sys; from PySide6.QtCore import QCoreApplication, QTimer; from ui.arrivals.message import Call, Raise;"
        "from ui.arrivals.receiving import become_the_one; app = QCoreApplication([]);"
        "one = become_the_one(Raise());\n"
        "if one is None: print('handed over'); sys.exit(0)\n"
        "one.raised.connect(lambda: (print('raised'), QTimer.singleShot(200, app.quit)));"
        "QTimer.singleShot(20000, app.quit); app.exec(); one.close()"
    )
    both = [subprocess.Popen([sys.executable, "-c", start], stdout=subprocess.PIPE, text=True) for _ in range(2)]
    said = sorted(process.communicate(timeout=40)[0].strip() for process in both)
    assert said == ["handed over", "raised"]


def test_the_place_is_for_its_owner_alone(receiver: Receiver) -> None:
    assert stat.S_IMODE(folder().stat().st_mode) == 0o700
    assert stat.S_IMODE(Path(socket_name()).stat().st_mode) & 0o077 == 0
    assert Path(lock_path()).parent == folder()


@pytest.mark.skipif(not hasattr(os, "getuid") or os.getuid() != 0, reason="needs the right to give a folder away")
def test_a_folder_of_someone_else_is_refused() -> None:
    place = folder()
    os.chown(place, 12345, 12345)
    with pytest.raises(PermissionError):
        folder()


@pytest.mark.parametrize("said", [b"nonsense\n", b"{}\n", b"x" * (LARGEST + 100)])
def test_a_stranger_is_shown_the_door(qtbot: QtBot, receiver: Receiver, said: bytes) -> None:
    heard: list[Call] = []
    receiver.called.connect(heard.append)
    socket = QLocalSocket()
    socket.connectToServer(socket_name())
    assert socket.waitForConnected(2000)
    with qtbot.waitSignal(socket.disconnected, timeout=5000):
        socket.write(said)
    assert heard == []
