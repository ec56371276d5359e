"""Answers in a call: found with a letter wrong, read, given, found with no line too; and one changes meanwhile."""

from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from datetime import UTC, datetime

from msgspec.structs import replace
from PySide6.QtWidgets import QAbstractButton

from agent_desktop.contract.article_life import ArticleMove, ArticleVersionWrite
from agent_desktop.contract.base import Words
from agent_desktop.desk import answer_editing as editing
from agent_desktop.ids import new_id
from central_server.demo.named import MAIR_NUMBER
from tests.tour.call import handed_over, ring
from tests.tour.hand import Hand, named, until
from tests.tour.line import Line
from tests.tour.record import Record
from tests.tour.without_a_line import colleague

SLUG, TITLE = "recycling-centre", "The recycling centre (the tip)"


def change_answer(server: str, short: str) -> None:
    """By a trainer, and validated by a supervisor: two people at desktops of their own."""
    with colleague(server, "trainer") as trainer:
        now = next(info for info in editing.overview(trainer) if info.slug == SLUG and info.in_force)
        content = editing.open_version(trainer, now.id).content
        content = replace(content, short_answer=Words(en=short, cy=content.short_answer.cy))
        asked = ArticleVersionWrite(article_id=now.article_id, content=content, change_note="The hours are others.")
        draft = editing.begin_draft(trainer, new_id(), asked)
        submitted = editing.move(trainer, draft, ArticleMove.SUBMIT)
    with colleague(server, "supervisor") as supervisor:
        editing.move(supervisor, submitted, ArticleMove.VALIDATE)


class Answers:
    """The parts in their order. `server` is the server itself, `line` what lies between it and the desktop."""

    def __init__(self, record: Record, hand: Hand, line: Line, server: str) -> None:
        self._record, self._hand, self._line, self._server = record, hand, line, server
        # The tour is played again and again on the same authority.
        self._short = f"Please book a time first. We are open until six, as of {datetime.now(UTC):%H:%M:%S}."

    def parts(self) -> list[Callable[[], None]]:
        return [self.found, self.given, self.without_a_line, self.not_found, self.changed, self.given_anew, self.sent]

    def found(self) -> None:
        with self._record.step("A call about an answer"):
            phone = ring(MAIR_NUMBER)
            self._hand.sees("By number, not yet checked")
        handed_over(phone)
        with self._record.step("An answer found, a letter wrong"):
            self._hand.press("Ctrl+J")
            self._hand.write("recyclng centr")
            self._hand.sees(TITLE)
            self._hand.sees("spelling: recycling for recyclng")

    def given(self) -> None:
        with self._record.step("The answer in full"):
            self._hand.press("Return")
            self._hand.sees("Something is wrong with this answer")
        with self._record.step("Given into the notes"):
            self._hand.press("Alt+Q")
            self._hand.sees("In the notes since")
            until(lambda: TITLE in self._notes(), "the answer is not in the notes")

    def without_a_line(self) -> None:
        self._line.cut()
        with self._record.step("No line, another answer"):
            self._hand.sees("No connection since")
            self._look_for("lost library card")
            self._hand.sees("Joining and using the library")
            self._hand.press("Return")
            self._hand.sees("Back from this answer")

    def not_found(self) -> None:
        with self._record.step("No line, nothing is found"):
            self._look_for("zzyzx qwvx")
            self._hand.sees("“zzyzx qwvx”")
            self._hand.press("Alt+A")
            self._hand.sees("These words go as they stand")
        with self._record.step("No line, the question waits for the editors"):
            self._hand.write("a permit for a unicycle")
            self._hand.press("Return")
            self._hand.sees("The question goes to the editors.")

    def changed(self) -> None:
        with ThreadPoolExecutor(1) as beside:
            asked = beside.submit(change_answer, self._server, self._short)
            until(asked.done, "the answer could not be changed", patience_s=30)
            asked.result()
        self._line.mend()
        with self._record.step("The answer given has changed since"):
            self._hand.sees("has changed since you gave it.")
            self._hand.sees(self._short)

    def given_anew(self) -> None:
        with self._record.step("The new answer given"):
            self._hand.click("Quote the new answer", QAbstractButton)
            until(lambda: self._short in self._notes(), "the new answer is not in the notes")

    def sent(self) -> None:
        with self._record.step("The question is sent"):
            self._hand.press("Ctrl+Shift+O")
            self._hand.press("Ctrl+Shift+S")
            self._hand.sees("Everything is sent")

    def _look_for(self, words: str) -> None:
        """Typed over what stands in the field."""
        self._hand.press("Ctrl+J")
        self._hand.write(words)

    def _notes(self) -> str:
        notes = named("Notes")
        return str(notes.property("plainText") or "") if notes else ""
