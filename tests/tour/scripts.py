"""A trainer makes a guided script from nothing, with mouse and keys: no word of its file is ever seen."""

import tempfile
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from contextlib import closing
from pathlib import Path

from PySide6.QtWidgets import QApplication, QComboBox, QMenu

from agent_desktop.contract.script_life import Move, VersionState
from agent_desktop.desk import script_editing
from agent_desktop.desk.desk import open_desk
from agent_desktop.desk.signing_in import sign_in
from central_server.demo.accounts import PASSWORD
from tests.tour.hand import Hand, let_run, says, until
from tests.tour.record import Record

TITLE = "Lost bin"
MOST_ENTRIES = 80


def approve_and_publish(server: str) -> None:
    """By a supervisor, through a desk of their own: the newest version that waits for it."""
    with (
        tempfile.TemporaryDirectory(prefix="tour-") as folder,
        closing(open_desk(server, store_folder=Path(folder))) as desk,
    ):
        sign_in(desk, "supervisor", PASSWORD, remember=False)
        waiting = [each for each in script_editing.overview(desk) if each.state is VersionState.IN_REVIEW]
        mine = next(each for each in waiting if each.title == TITLE)
        approved = script_editing.move(desk, mine, Move.APPROVE)
        script_editing.move(desk, approved, Move.PUBLISH)


class Writing:
    """The parts in their order."""

    def __init__(self, record: Record, hand: Hand, server: str) -> None:
        self._record, self._hand, self._server = record, hand, server

    def parts(self) -> list[Callable[[], None]]:
        return [
            self.list,
            self.begins,
            self.adds_a_question,
            self.mends,
            self.adapts,
            self.previews,
            self.plays,
            self.undoes,
            self.submits,
            self.published,
            self.looks_at_another,
        ]

    def list(self) -> None:
        with self._record.step("The scripts and their versions"):
            until(lambda: says("published"), "there are no scripts")
        with self._record.step("One is found by its name"):
            self._hand.click("Find a script")
            self._hand.write("missed bin")
            self._hand.sees("Missed bin collection")

    def begins(self) -> None:
        with self._record.step("What a new script is asked"):
            self._hand.click("New script")
            self._hand.sees("What is it about?")
            self._hand.write(TITLE)
        with self._record.step("A script that greets and ends"):
            self._hand.tab_to("Which team owns it?")
            self._hand.write("Waste and recycling")
            self._hand.press("Return")
            self._hand.sees("A new script. Nothing of it is on the server yet")
            self._hand.sees("Title of the step")

    def adds_a_question(self) -> None:
        with self._record.step("A question is added"):
            self._hand.click("Add a step")
            self._choose("Question")
            self._hand.sees("What is asked")
        with self._record.step("It is given a title"):
            self._hand.press("Ctrl+A")
            self._hand.write("Which bin")
            self._hand.sees("Kept on this computer")

    def mends(self) -> None:
        with self._record.step("What is missing is marked"):
            self._hand.sees("The text is empty")
        with self._record.step("Choosing the problem goes there"):
            self._hand.tab_to("Problems")
            self._hand.press("Down")
            self._hand.press("Return")
            until(lambda: self._focus().endswith("say.0.en"), "the focus does not come to the words")
        with self._record.step("The words are written and it is mended"):
            self._hand.write("Is it the black bin that is lost?")
            self._hand.no_longer_sees("The text is empty")
            self._hand.sees("“Is it the black bin that is lost?”")

    def adapts(self) -> None:
        with self._record.step("Other words for some"):
            self._hand.click("Other words for some")
            until(lambda: says("Words are missing"), "there are no other words to write")
        with self._record.step("They are for the hard of hearing"):
            self._hand.click("Needs an interpreter", QComboBox)
            self._hand.press("Escape")
            self._hand.write("Hearing")
            self._hand.sees("Remove the words for: Hearing impaired")
        with self._record.step("Short words for them"):
            self._hand.click("Words to say, Hearing impaired, English")
            self._hand.write("Is the black bin lost? Please say yes or no.")
            self._hand.no_longer_sees("Words are missing")

    def previews(self) -> None:
        with self._record.step("Previewed for a caller who is hard of hearing"):
            self._hand.click("Flags of the caller: none")
            self._choose("Hearing impaired")
            self._hand.sees("“Is the black bin lost? Please say yes or no.”")
            self._hand.sees("hearing impaired")

    def plays(self) -> None:
        with self._record.step("The call is played from its beginning"):
            self._hand.click("From the start")
            self._hand.sees("“Good morning. How can I help you?”")
            self._hand.click("Next in the preview")
            self._hand.sees("“Is the black bin lost? Please say yes or no.”")
        with self._record.step("Answered to its end"):
            self._hand.press("1")
            self._hand.click("Next in the preview")
            self._hand.sees("The call ends here.")
        with self._record.step("Kept as a scenario, and all is well"):
            self._hand.click("Keep as a scenario")
            self._hand.sees("Kept as the scenario")
            self._hand.sees("The check found nothing.")

    def undoes(self) -> None:
        with self._record.step("Undone and done again"):
            self._hand.press("Ctrl+Z")
            self._hand.sees("The script has no scenario.")
            self._hand.press("Ctrl+Shift+Z")
            self._hand.sees("The check found nothing.")

    def submits(self) -> None:
        with self._record.step("Submitted for review"):
            self._hand.click("Submit for review")
            self._hand.sees("Submitted. Somebody else approves it.")
            self._hand.sees("Somebody else must approve it.")

    def published(self) -> None:
        with ThreadPoolExecutor(1) as beside:
            asked = beside.submit(approve_and_publish, self._server)
            until(asked.done, "the supervisor does not come about")
            asked.result()
        with self._record.step("Approved and published by a supervisor"):
            self._hand.click("All scripts")
            self._hand.sees("Find a script")
            self._hand.click("Find a script")
            self._hand.press("Ctrl+A")
            self._hand.write("lost bin")
            self._hand.sees("published")

    def looks_at_another(self) -> None:
        with self._record.step("A script of the library on the map"):
            self._hand.press("Ctrl+A")
            self._hand.write("missed bin")
            until(lambda: not says("Lost bin\n"), "the list is not filtered")
            self._hand.tab_to("Scripts")
            self._hand.press("Down")
            self._hand.press("Return")
            self._hand.sees("Change it in a new draft")
            self._hand.sees("I am sorry your bin was not emptied.")

    def _focus(self) -> str:
        focus = QApplication.focusWidget()
        return focus.objectName() if focus is not None else ""

    def _choose(self, words: str) -> None:
        """An entry of the menu that is open, by the Down key."""
        until(lambda: isinstance(QApplication.activePopupWidget(), QMenu), "no menu opens")
        menu = QApplication.activePopupWidget()
        assert isinstance(menu, QMenu)
        for _ in range(MOST_ENTRIES):
            self._hand.press("Down")
            active = menu.activeAction()
            if active is not None and active.text() == words:
                self._hand.press("Return")
                let_run()
                return
        raise AssertionError(f"the menu has no “{words}”")
