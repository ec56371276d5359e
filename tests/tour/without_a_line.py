"""The line is cut in the middle of a call: the call goes on, and what was finished is sent once the line is back.

Then two people change the same detail of the same person, one of them with no line.
"""

import tempfile
from collections.abc import Callable, Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import closing, contextmanager
from datetime import UTC, datetime, timedelta
from pathlib import Path

from PySide6.QtWidgets import QAbstractButton, QLineEdit, QRadioButton

from agent_desktop.contract.citizens import Citizen, CitizenChange
from agent_desktop.desk import citizens
from agent_desktop.desk.desk import Desk, open_desk
from agent_desktop.desk.signing_in import sign_in
from agent_desktop.ids import new_id
from central_server.demo.accounts import PASSWORD
from central_server.demo.named import MAIR_NUMBER
from tests.tour.call import REFERENCE, handed_over, newest_contact_of_case, ring, shown_reference
from tests.tour.hand import Hand, until
from tests.tour.line import Line
from tests.tour.record import Record

NOTE = "The crew came while the line was down."


@contextmanager
def colleague(server: str, username: str = "supervisor") -> Iterator[Desk]:
    """At a desktop of their own, with a line of their own."""
    with (
        tempfile.TemporaryDirectory(prefix="tour-") as folder,
        closing(open_desk(server, store_folder=Path(folder))) as desk,
    ):
        sign_in(desk, username, PASSWORD, remember=False)
        yield desk


def change_email(server: str, reference: str, email: str) -> Citizen:
    """By a colleague, found by the reference of her case."""
    with colleague(server) as desk:
        (match,) = citizens.find(desk, reference).items
        mair = citizens.look_at(desk, match.id)
        return citizens.change(desk, mair, CitizenChange(email=email), new_id()).citizen


class WithoutALine:
    """The parts in their order. `server` is the server itself, `line` what lies between it and the desktop."""

    def __init__(self, record: Record, hand: Hand, line: Line, server: str, username: str) -> None:
        self._record, self._hand, self._line = record, hand, line
        self._server, self._username = server, username
        self._reference = ""
        now = f"{datetime.now(UTC):%H%M%S}"  # the tour is played again and again on the same people
        self._mine, self._theirs = f"mair.{now}@example.org", f"evans.{now}@example.org"

    def parts(self) -> list[Callable[[], None]]:
        return [
            self.a_call_begins,
            self.the_line_is_cut,
            self.the_script_leads,
            self.finishes,
            self.outbox,
            self.line_is_back,
            self.held_by_the_server,
            self.held_here,
            self.both_change,
            self.meets,
            self.decides,
        ]

    def a_call_begins(self) -> None:
        with self._record.step("Another call with Mair"):
            phone = ring(MAIR_NUMBER)
            self._hand.sees("By number, not yet checked")
            self._hand.press("1")
            self._hand.sees("Identity checked")
        handed_over(phone)

    def the_line_is_cut(self) -> None:
        self._line.cut()
        with self._record.step("The line is cut and the bar says so"):
            self._hand.sees("No connection since")

    def the_script_leads(self) -> None:
        with self._record.step("No line, a service and its script"):
            self._hand.press("Return")
            self._hand.click("What they need", QLineEdit)
            self._hand.write("missed assisted")
            self._hand.sees("Missed assisted bin collection")
            self._hand.press("Return")
            self._hand.sees("Which bin was it?")
            until(lambda: shown_reference() != "", "no reference is shown")
        self._reference = shown_reference()
        with self._record.step("No line, the script goes on"):
            self._hand.press("1")
            self._hand.press("Return")
            self._hand.sees("What day was it due?")
            self._hand.write(f"{datetime.now(UTC) - timedelta(days=1):%d/%m/%Y}")
            self._hand.press("Return")
            self._hand.sees("Do we fetch the bin from your home?")
            self._hand.press("1")
            self._hand.press("Return")
            self._hand.sees("Where the bin is kept")
            self._hand.write("By the back door")
        with self._record.step("No line, notes and read back"):
            self._hand.click("Notes")
            self._hand.write(NOTE)
            self._hand.click("Next step")
            self._hand.sees("The case waits on this computer and is sent by itself.")
            self._hand.click("Next step")
            self._hand.sees(f"Your reference is {self._reference}.")
            self._hand.click("Next step")
            self._hand.sees("The script ends here: Case raised.")

    def finishes(self) -> None:
        assert REFERENCE.fullmatch(self._reference), self._reference
        with self._record.step("No line, finished and kept"):
            self._hand.press("Ctrl+Return")
            self._hand.sees("Finished and saved on this computer")
            self._hand.sees("It goes to the server when the line is back")

    def outbox(self) -> None:
        with self._record.step("The Outbox shows what waits"):
            self._hand.press("Ctrl+Shift+O")
            self._hand.sees(f"Case {self._reference} raised")
            self._hand.sees("2 wait to be sent")

    def line_is_back(self) -> None:
        self._line.mend()
        with self._record.step("The line is back and all is sent"):
            self._hand.press("Ctrl+Shift+S")
            self._hand.sees("Everything is sent")

    def held_by_the_server(self) -> None:
        """Asked behind the desktop's back."""
        with self._record.step("The server holds what was kept"), ThreadPoolExecutor(1) as beside:
            asked = beside.submit(newest_contact_of_case, self._server, self._username, self._reference)
            until(asked.done, "the server does not answer")
            contact, _ = asked.result()
            assert contact.notes == NOTE

    def held_here(self) -> None:
        with self._record.step("Held on this computer"):
            self._hand.click("Held on this computer", QAbstractButton)
            self._hand.sees("Case references at hand")
            self._hand.sees("Mair Evans")

    def both_change(self) -> None:
        with self._record.step("Her details open"):
            phone = ring(MAIR_NUMBER)
            self._hand.sees("By number, not yet checked")
            self._hand.press("1")
            self._hand.sees("Identity checked")
            self._hand.click("Update details", QAbstractButton)
            self._hand.sees("Name, as they write it")
        handed_over(phone)
        self._line.cut()
        with self._record.step("No line, a correction is kept"):
            self._hand.tab_to("E-mail")
            self._hand.press("Ctrl+A")
            self._hand.write(self._mine)
            self._hand.tab_to("Save details")
            self._hand.press("Space")
            self._hand.sees("1 waits to be sent")
        with ThreadPoolExecutor(1) as beside:
            asked = beside.submit(change_email, self._server, self._reference, self._theirs)
            until(asked.done, "a colleague could not change it")
            assert asked.result().email == self._theirs

    def meets(self) -> None:
        self._line.mend()
        with self._record.step("A colleague changed the same"):
            self._hand.press("Ctrl+Shift+S")
            self._hand.sees("Someone else changed the same")
        with self._record.step("Both texts side by side"):
            self._hand.click("Compare and choose", QAbstractButton)
            self._hand.sees(self._theirs)
            self._hand.sees(self._mine)

    def decides(self) -> None:
        with self._record.step("Decided and sent"):
            self._hand.click("E-mail: Yours", QRadioButton)
            self._hand.click("Save and send", QAbstractButton)
            self._hand.sees("Everything is sent")
