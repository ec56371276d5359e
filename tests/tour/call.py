"""The call itself: a number comes in by a second process, and a case is raised, with keys and clicks alone."""

import re
import subprocess
import sys
import tempfile
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from contextlib import closing
from datetime import UTC, datetime, timedelta
from pathlib import Path

from PySide6.QtWidgets import QAbstractButton, QLabel

from agent_desktop.contract.contacts import Contact
from agent_desktop.desk import citizens, contacts, history
from agent_desktop.desk.desk import open_desk
from agent_desktop.desk.signing_in import sign_in
from agent_desktop.ids import new_id
from central_server.demo.accounts import PASSWORD
from central_server.demo.named import HOUSEHOLD_NUMBER, MAIR_NUMBER, UNUSED_NUMBER
from tests.tour.hand import Hand, named, says, until, visible
from tests.tour.record import Record

REFERENCE = re.compile(r"CS-[2-9FHKMQRWX]{4}-[2-9FHKMQRWX]{4}")
NOTE = "Gwen moved the key safe to the side gate on 12 Nov."
ANSWER = "In the side passage, behind the gate"


def ring(number: str) -> "subprocess.Popen[bytes]":
    """What a softphone does: `agent-desktop call NUMBER`, a process of its own."""
    return subprocess.Popen([sys.executable, "-m", "ui.cli", "call", number])


def handed_over(phone: "subprocess.Popen[bytes]") -> None:
    until(lambda: phone.poll() is not None, "the call was not handed over")
    assert phone.returncode == 0, f"agent-desktop call ended with {phone.returncode}"


def newest_contact_of_case(server: str, username: str, reference: str) -> tuple[Contact, str]:
    """Through a desk of its own: Mair's newest contact, found by her case's reference; and the user's name."""
    with (
        tempfile.TemporaryDirectory(prefix="tour-") as folder,
        closing(open_desk(server, store_folder=Path(folder))) as desk,
    ):
        user = sign_in(desk, username, PASSWORD, remember=False).user
        (match,) = citizens.find(desk, reference).items
        assert match.name == "Mair Evans"
        newest = history.more(desk, match.id, contact_id=new_id()).items[0]
        return contacts.look_at(desk, newest.id), user.name


def shown_reference() -> str:
    """The one that stands ready on the contact in front; "" while there is none."""
    for widget in visible():
        if isinstance(widget, QLabel) and (found := REFERENCE.fullmatch(widget.text())) and says("ready to give"):
            return found[0]
    return ""


class Call:
    """The parts in their order. What one learns (the reference) the next may use."""

    def __init__(self, record: Record, hand: Hand, server: str, username: str) -> None:
        self._record, self._hand, self._server, self._username = record, hand, server, username
        self._reference = ""

    def parts(self) -> list[Callable[[], None]]:
        return [
            self.comes_in,
            self.speaker,
            self.identity,
            self.service,
            self.script,
            self.form,
            self.reads_back,
            self.second_call,
            self.words_untouched,
            self.finishes,
            self.held_by_the_server,
            self.household,
            self.withheld,
            self.unknown,
            self.search,
            self.opens_found,
        ]

    def comes_in(self) -> None:
        with self._record.step("A call comes in"):
            phone = ring(MAIR_NUMBER)
            self._hand.sees("Mair Evans")
            self._hand.sees("Hearing impaired")
            self._hand.sees("By number, not yet checked")
        handed_over(phone)

    def speaker(self) -> None:
        with self._record.step("Her daughter speaks for her"):
            self._hand.click("Speaking with", QAbstractButton)
            self._hand.press("Down")
            self._hand.press("Down")
            self._hand.press("Return")
            self._hand.sees("Speaking with: Gwen Evans, daughter")

    def identity(self) -> None:
        with self._record.step("Identity checked"):
            self._hand.press("2")
            self._hand.sees("Identity checked: known representative")

    def service(self) -> None:
        with self._record.step("What she needs is found"):
            self._hand.click("Next step")
            self._hand.write("missed assisted")
            self._hand.sees("1 service")

    def script(self) -> None:
        with self._record.step("The script for it, in words for her"):
            self._hand.press("Return")
            self._hand.sees("“I am sorry their bin was missed. Which bin was it? Please say black, green or brown.”")
            self._hand.sees("Wording adapted: hearing impaired")
            self._hand.sees("to a representative")
            until(lambda: shown_reference() != "", "no reference is shown")
        self._reference = shown_reference()
        with self._record.step("Answered by number key"):
            self._hand.sees("My bin was not emptied")
            self._hand.press("1")
        with self._record.step("Notes"):
            self._hand.click("Notes")
            self._hand.write(NOTE)

    def form(self) -> None:
        with self._record.step("The next question, and what lacks is shown"):
            self._hand.click("Next step")
            self._hand.sees("“What day was it due?”")
            self._hand.press("Return")
            self._hand.sees("Needed: type an answer")
        with self._record.step("A date typed"):
            self._hand.write(f"{datetime.now(UTC) - timedelta(days=1):%d/%m/%Y}")
            self._hand.press("Return")
            self._hand.sees("Do our crew fetch the bin from the home and put it back?")
        with self._record.step("Nobody is asked twice who they are"):
            self._hand.press("1")
            self._hand.press("Return")
            self._hand.sees("Where the bin is kept")
            self._hand.write(ANSWER)
            self._hand.sees(f"{len(ANSWER)} of 120")

    def reads_back(self) -> None:
        with self._record.step("The case is raised"):
            self._hand.press("Return")
            self._hand.sees("Raises the case “Missed assisted bin collection”")
        with self._record.step("Read back"):
            self._hand.press("Return")
            self._hand.sees("Must be said, in your own words.")
            self._hand.sees(f"Your reference is {self._reference}.")
        with self._record.step("The script ends"):
            self._hand.press("Return")
            self._hand.sees("The script ends here: Case raised.")

    def second_call(self) -> None:
        with self._record.step("Another call comes in meanwhile"):
            phone = ring(UNUSED_NUMBER)
            self._hand.sees("01632 960999")
            self._hand.sees("Nobody on record has the number")
        handed_over(phone)

    def words_untouched(self) -> None:
        with self._record.step("Back to the first, untouched"):
            self._hand.press("Ctrl+1")
            until(lambda: self._notes() == NOTE, "the notes are not as they were")

    def finishes(self) -> None:
        with self._record.step("Finished"):
            self._hand.press("Ctrl+Return")
            self._hand.sees("Finished and sent")
            self._hand.sees(self._reference)

    def held_by_the_server(self) -> None:
        """Asked behind the desktop's back: who, when, how long, and the case."""
        with self._record.step("The server holds it"), ThreadPoolExecutor(1) as beside:
            asked = beside.submit(newest_contact_of_case, self._server, self._username, self._reference)
            until(asked.done, "the server does not answer")
            contact, handler = asked.result()
            assert contact.notes == NOTE
            assert contact.handled_by_name == handler
            assert contact.started_at < contact.finished_at

    def household(self) -> None:
        with self._record.step("A household rings"):
            phone = ring(HOUSEHOLD_NUMBER)
            self._hand.sees("4 people fit this number")
        handed_over(phone)
        with self._record.step("One of them is chosen"):
            self._hand.press("2")
            self._hand.sees("By number, not yet checked")

    def withheld(self) -> None:
        with self._record.step("A withheld number"):
            phone = ring("anonymous")
            self._hand.sees("number is withheld")
        handed_over(phone)

    def unknown(self) -> None:
        with self._record.step("A number that is a command line"):
            phone = ring("; rm -rf / #")
            self._hand.sees("could not be read")
        handed_over(phone)

    def search(self) -> None:
        with self._record.step("A name with a letter wrong"):
            self._hand.press("Ctrl+K")
            self._hand.write("evnas mair")
            self._hand.sees("14 March 1941")

    def opens_found(self) -> None:
        with self._record.step("The person found is opened"):
            self._hand.press("Return")
            self._hand.sees("Hearing impaired")

    def _notes(self) -> str:
        notes = named("Notes")
        return str(notes.property("plainText") or "") if notes else ""
