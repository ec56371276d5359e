"""The desktop as its entry point opens it, with someone signed in: what the tour plays on."""

import os
from collections.abc import Iterator
from contextlib import contextmanager

from PySide6.QtWidgets import QApplication

from tests.tour.hand import until
from ui.app import Program
from ui.arrivals.message import Raise
from ui.arrivals.receiving import become_the_one
from ui.cli import read_options

SIZE = (1440, 900)


@contextmanager
def opened(server: str) -> Iterator[Program]:
    """Closed when the block ends."""
    app = QApplication(["agent-desktop"])
    app.setApplicationName("agent-desktop")
    receiver = become_the_one(Raise())
    assert receiver is not None, "another desktop runs here"
    options = read_options(["--server", server, "--theme", "light", "--language", "en"], dict(os.environ))
    program = Program(app, options)
    program.listen(receiver)
    window = program.desktop.window
    window.resize(*SIZE)
    window.move(0, 0)
    try:
        program.start()
        until(lambda: program.desktop.desk is not None and program.desktop.desk.user, "nobody is signed in")
        window.activateWindow()  # no window manager does it on a virtual screen
        until(window.isActiveWindow, "the window does not get the keyboard")
        yield program
    finally:
        receiver.close()
        program.close()
