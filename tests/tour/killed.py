"""A second desktop is ended with kill -9 in the middle of a word, and opened again with everything as it was.

`python -m tests.tour.killed type URL` is that desktop while someone types; `… look URL` the same one, opened again.
Each prints a line when it has come so far, and stays until it is ended.
"""

import os
import subprocess
import sys
import tempfile
from collections.abc import Callable, Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager

from agent_desktop.desk import drafts
from agent_desktop.desk.desk import Desk
from tests.tour.hand import Hand, let_run, named, says, until
from tests.tour.opening import opened
from tests.tour.record import Record

NOTE = "Mair says the new bin came on Tuesd"
FOLDERS = ("HOME", "XDG_CONFIG_HOME", "XDG_STATE_HOME", "XDG_DATA_HOME", "AGENT_DESKTOP_RUNTIME_DIR")
TYPED, LOOKED = "typed", "as it was"


class Killed:
    """The parts in their order, on the screen of the tour."""

    def __init__(self, record: Record, server: str) -> None:
        self._record, self._server = record, server
        self._home = tempfile.TemporaryDirectory(prefix="tour-")

    def parts(self) -> list[Callable[[], None]]:
        return [self.typed_and_killed, self.opened_again]

    def typed_and_killed(self) -> None:
        with self._desktop("type") as desktop, self._record.step("A second desktop is killed while typing"):
            self._waits_for(desktop, TYPED)
            desktop.kill()

    def opened_again(self) -> None:
        with self._desktop("look") as desktop, self._record.step("Opened again as it was"):
            self._waits_for(desktop, LOOKED)

    @contextmanager
    def _desktop(self, what: str) -> "Iterator[subprocess.Popen[str]]":
        environment = {**os.environ, **dict.fromkeys((*FOLDERS, "AGENT_DESKTOP_STORE"), self._home.name)}
        command = [sys.executable, "-m", "tests.tour.killed", what, self._server]
        with subprocess.Popen(command, stdout=subprocess.PIPE, text=True, env=environment) as desktop:
            try:
                yield desktop
            finally:
                desktop.kill()

    @staticmethod
    def _waits_for(desktop: "subprocess.Popen[str]", word: str) -> None:
        assert desktop.stdout is not None
        with ThreadPoolExecutor(1) as beside:
            line = beside.submit(desktop.stdout.readline)
            until(line.done, "the second desktop says nothing", patience_s=60)
            assert line.result().strip() == word


def play(what: str, server: str) -> None:
    """In the second desktop's own process."""
    with opened(server) as program:
        hand, desktop = Hand(program.desktop.window), program.desktop
        if what == "type":
            desktop.call("+441632960123")
            hand.sees("Mair Evans")
            hand.sees("By number, not yet checked")
            hand.click("Notes")
            hand.write(NOTE)
            until(lambda: _on_disk(desktop.desk), "the words are not on disk")
            _say(TYPED)
        else:
            hand.sees("as you left it")
            until(lambda: _notes() == NOTE, "the notes are not as they were")
            hand.sees("Mair Evans")
            _say(LOOKED)
        while True:
            let_run(100)


def _on_disk(desk: object) -> bool:
    return isinstance(desk, Desk) and any(each.draft.notes == NOTE for each in drafts.restore(desk))


def _notes() -> str:
    notes = named("Notes")
    return str(notes.property("plainText") or "") if notes and says("Notes") else ""


def _say(word: str) -> None:
    sys.stdout.write(f"{word}\n")
    sys.stdout.flush()


if __name__ == "__main__":
    play(sys.argv[1], sys.argv[2])
