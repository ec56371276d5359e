"""Opens the desktop as its entry point does, and plays the parts of the tour on it."""

import os
from pathlib import Path

from PySide6.QtWidgets import QApplication

from tests.support.reading import only_on_the_screens_thread
from tests.tour import looks
from tests.tour.answers import Answers
from tests.tour.call import Call
from tests.tour.editing import EditingAnswers
from tests.tour.hand import Hand, leave_out_looking, let_run, until
from tests.tour.killed import Killed
from tests.tour.line import lay
from tests.tour.practising import Practising
from tests.tour.record import Record, play
from tests.tour.reviewing import Reviewing
from tests.tour.rewriting import Rewriting
from tests.tour.scripts import Writing
from tests.tour.supervising import Supervising
from tests.tour.training import Training
from tests.tour.without_a_line import WithoutALine
from ui.app import Program
from ui.arrivals.message import Raise
from ui.arrivals.receiving import become_the_one
from ui.cli import read_options
from ui.stalls import StallWatch

SIZE = (1440, 900)
WHO_ANSWERS, WHO_REVIEWS = {"handler"}, {"supervisor", "supervisor2"}
"""Who takes calls, and who reviews them; whoever else signs in writes scripts and answers."""


def play_tour(server: str, username: str, folder: Path) -> bool:
    """Whether every step held. Writes pictures and tour.json into `folder`."""
    app = QApplication(["agent-desktop"])
    app.setApplicationName("agent-desktop")
    only_on_the_screens_thread()
    receiver = become_the_one(Raise())
    assert receiver is not None, "another desktop runs here"
    line = lay(server)
    options = read_options(["--server", line.url, "--theme", "light", "--language", "en"], dict(os.environ))
    program = Program(app, options)
    program.listen(receiver)
    window = program.desktop.window
    window.resize(*SIZE)
    window.move(0, 0)
    watch = StallWatch()
    watch.start()
    leave_out_looking(watch)
    record = Record(folder, watch)
    hand = Hand(window)
    try:
        with record.step("Open and sign in"):
            program.start()
            until(window.isVisible, "no window")
            until(lambda: program.desktop.desk is not None and program.desktop.desk.user, "nobody is signed in")
            window.activateWindow()  # no window manager does it on a virtual screen
            until(window.isActiveWindow, "the window does not get the keyboard")
            let_run()
        with record.step("Scripts and answers come by themselves"):
            until(lambda: program.desktop.desk and program.desktop.desk.scripts.published, "there are no scripts")
        if username in WHO_ANSWERS:
            call, without = Call(record, hand, server, username), WithoutALine(record, hand, line, server, username)
            answers = Answers(record, hand, line, server)
            practising = Practising(record, hand)
            parts = [
                *practising.parts(),
                *call.parts(),
                *without.parts(),
                *answers.parts(),
                *Killed(record, server).parts(),
            ]
            parts.append(looks.back_to_the_call(record, hand))
        elif username in WHO_REVIEWS:
            others = Supervising(record, hand, server, username, folder.resolve())
            parts = [*Reviewing(record, hand).parts(), *others.parts()]
        else:
            training = [*Training(record, hand).parts(), *Rewriting(record, hand).parts()]
            parts = [*Writing(record, hand, server).parts(), *EditingAnswers(record, hand, server).parts(), *training]
        play(record, [*parts, *looks.parts(record, hand, app)])
        return record.write()
    finally:
        watch.stop()
        receiver.close()
        program.close()
        line.close()
