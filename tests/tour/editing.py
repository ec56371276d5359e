"""A trainer writes an answer from nothing: previewed, submitted, validated, held by a handler; and a word about it."""

import tempfile
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from contextlib import closing
from pathlib import Path
from uuid import UUID

from PySide6.QtWidgets import QApplication

from agent_desktop.contract.answering import FeedbackKind, FeedbackWrite
from agent_desktop.contract.article_life import ArticleMove
from agent_desktop.contract.knowledge import ArticleState
from agent_desktop.desk import answer_editing, answering, answers, outbox, pulling
from agent_desktop.desk.answers import Asking
from agent_desktop.desk.desk import open_desk
from agent_desktop.desk.signing_in import sign_in
from central_server.demo.accounts import PASSWORD
from tests.tour.hand import Hand, let_run, says, until
from tests.tour.record import Record

TITLE = "A lost bicycle"
SHORT = "I can note where your bicycle was lost. Found ones are kept for four weeks."
REMARK = "Some are kept for six weeks."


def validate(server: str) -> None:
    """By a supervisor, through a desk of their own."""
    with (
        tempfile.TemporaryDirectory(prefix="tour-") as folder,
        closing(open_desk(server, store_folder=Path(folder))) as desk,
    ):
        sign_in(desk, "supervisor", PASSWORD, remember=False)
        waiting = [each for each in answer_editing.overview(desk) if each.state is ArticleState.NOT_VALIDATED]
        mine = next(each for each in waiting if each.title.en == TITLE)
        answer_editing.move(desk, mine, ArticleMove.VALIDATE)


def find_and_doubt(server: str) -> None:
    """By a handler, through a desk of their own: it is found there, and a word about it goes to its owner."""
    with (
        tempfile.TemporaryDirectory(prefix="tour-") as folder,
        closing(open_desk(server, store_folder=Path(folder))) as desk,
    ):
        sign_in(desk, "handler", PASSWORD, remember=False)
        while pulling.pull(desk).more:
            pass
        found = answers.search(desk, Asking(words="lost bicycle", language="en"))
        held = [answers.article(desk, UUID(hit.id)) for hit in found.hits if hit.state is not None]
        article = next(each for each in held if each is not None and each.title.en == TITLE)
        answering.give_feedback(
            desk,
            FeedbackWrite(
                article_id=article.id,
                version=article.version,
                kind=FeedbackKind.OUT_OF_DATE,
                remark=REMARK,
                said_at=desk.clock.now(),
            ),
        )
        outbox.send_all(desk)
        outbox.deliver(desk)


class EditingAnswers:
    """The parts in their order."""

    def __init__(self, record: Record, hand: Hand, server: str) -> None:
        self._record, self._hand, self._server = record, hand, server

    def parts(self) -> list[Callable[[], None]]:
        return [
            self.lists,
            self.writes,
            self.translates,
            self.previews,
            self.undoes,
            self.submits,
            self.validated,
            self.settles,
            self.reports,
            self.institutions,
            self.comes_back,
        ]

    def lists(self) -> None:
        with self._record.step("The articles and their versions"):
            self._hand.click("Answers")
            self._hand.click("Articles")
            until(lambda: says("version 1: validated"), "there are no articles")
        with self._record.step("Those whose Welsh is missing"):
            self._hand.click("Welsh is missing")
            self._hand.sees("no Welsh")

    def writes(self) -> None:
        with self._record.step("A new article"):
            self._hand.click("New article")
            self._hand.sees("A new article. Nothing of it is on the server yet")
            self._hand.write(TITLE)
        with self._record.step("A short answer, with its reading age"):
            self._hand.tab_to("Short answer, English")
            self._hand.write(SHORT)
            self._hand.sees("Reading age")
        with self._record.step("The text, kept on this computer as it is typed"):
            self._hand.tab_to("Text, English")
            self._hand.write("**Ask** where and when it was lost.")
            self._hand.press("Return")
            self._hand.press("Return")
            self._hand.write("![a picture](file:///etc/passwd)")
            self._hand.sees("Kept on this computer")
        with self._record.step("What is wrong is told at its field"):
            self._hand.sees("Images are not shown to handlers.")
        with self._record.step("It is put right"):
            for _ in range(len("![a picture](file:///etc/passwd)")):
                self._hand.press("Backspace")
            self._hand.no_longer_sees("Images are not shown to handlers.")

    def translates(self) -> None:
        with self._record.step("The next part that is missing in Welsh"):
            self._hand.press("Ctrl+Shift+M")
            until(lambda: self._focus() != "text.en", "the focus does not go to what is missing")
            self._hand.press("Ctrl+Shift+M")
            until(lambda: self._focus() == "short_answer.cy", "the focus does not come to the short answer")
            self._hand.write("Gallaf nodi ble y collwyd eich beic. Cedwir rhai a gafwyd am bedair wythnos.")
        with self._record.step("All of it is in Welsh"):
            self._hand.click("Title, Welsh")
            self._hand.write("Beic coll")
            self._hand.click("Text, Welsh")
            self._hand.write("**Gofynnwch** ble a phryd y collwyd ef.")
            self._hand.sees("All of it is in Welsh")

    def previews(self) -> None:
        with self._record.step("As the handler sees it in Welsh"):
            self._hand.sees("Beic coll")
        with self._record.step("At twice the size"):
            self._hand.click("Text at 200 %")
            let_run()
        with self._record.step("In English, at the text's own size"):
            self._hand.click("Text at 100 %")
            self._hand.click("English")
            self._hand.sees(TITLE)

    def undoes(self) -> None:
        with self._record.step("Undone and done again"):
            self._hand.press("Ctrl+Z")
            self._hand.sees("1 part is missing in Welsh")
            self._hand.press("Ctrl+Shift+Z")
            self._hand.sees("All of it is in Welsh")

    def submits(self) -> None:
        with self._record.step("Submitted for validation"):
            self._hand.click("Submit for validation")
            self._hand.sees("Submitted. Somebody else validates it.")
            self._hand.sees("Somebody else must validate it.")

    def validated(self) -> None:
        self._beside(validate)
        with self._record.step("Validated by a supervisor"):
            self._hand.click("All articles")
            self._hand.click("All")
            self._hand.click("Find an article")
            self._hand.write("lost bicycle")
            until(lambda: says("version 1: validated"), "it is not validated")

    def settles(self) -> None:
        self._beside(find_and_doubt)
        with self._record.step("A handler has it, and said a word about it"):
            self._hand.click("Questions and feedback")
            until(lambda: says(TITLE), "the word does not come")
        with self._record.step("What was said"):
            self._hand.tab_to("Questions and feedback")
            self._hand.press("Home")
            self._hand.press("Return")
            self._hand.sees(REMARK)
        with self._record.step("A reply, and it is done"):
            self._hand.write("Thank you. I shall ask the depot.")
            self._hand.press("Ctrl+Return")
            self._hand.sees("Done. Whoever said it reads your reply.")

    def reports(self) -> None:
        with self._record.step("How answers are used"):
            self._hand.click("Use")
            self._hand.sees("How often each answer was given")
            until(lambda: says("Most given: "), "there are no figures")
        with self._record.step("Contacts that ended without an answer"):
            self._hand.click("Ended without an answer")
            self._hand.sees("Contacts of each service")

    def institutions(self) -> None:
        with self._record.step("Institutions"):
            self._hand.click("Institutions")
            until(lambda: says("In use"), "there are no institutions")
            self._hand.click("New institution")
            self._hand.sees("Short name")

    def comes_back(self) -> None:
        with self._record.step("The article once more"):
            self._hand.click("Articles")
            self._hand.tab_to("Articles")
            self._hand.press("Home")
            self._hand.press("Return")
            self._hand.sees("Change it in a new draft")

    def _beside(self, do: Callable[[str], None]) -> None:
        with ThreadPoolExecutor(1) as beside:
            asked = beside.submit(do, self._server)
            until(asked.done, "nobody comes about")
            asked.result()

    def _focus(self) -> str:
        focus = QApplication.focusWidget()
        return focus.objectName() if focus is not None else ""
