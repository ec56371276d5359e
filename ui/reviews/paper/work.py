"""One review saved as a PDF: where to is asked, what was set to practise is fetched, and the file is written."""

from collections.abc import Callable
from functools import partial
from pathlib import Path

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QFileDialog, QWidget

from agent_desktop.contract.evaluations import CoachingAction, Evaluation
from agent_desktop.contract.scorecards import ScorecardContent
from agent_desktop.desk import evaluations
from agent_desktop.desk.review_opening import Opened
from agent_desktop.language import t
from agent_desktop.whole_files import save_as
from ui.reviews.pages import Room
from ui.reviews.paper.printing import Printing
from ui.reviews.paper.words import paper
from ui.style.announcing import announce
from ui.style.piecewise import Piecewise

SECONDS = 30


class PaperWork(QObject):
    """`opened` answers what is open, if anything is."""

    def __init__(self, room: Room, opened: Callable[[], Opened | None], over: QWidget) -> None:
        super().__init__(over)
        self._room, self._opened, self._over = room, opened, over

    def ask(self) -> None:
        """Where to. Its name says nothing of anybody."""
        opened = self._opened()
        if opened is None or opened.evaluation is None or opened.card is None:
            return
        found = (opened.evaluation, opened.card.content)
        info = opened.evaluation.info
        dialog = QFileDialog(self._over, t("Where to"))
        dialog.setAcceptMode(QFileDialog.AcceptMode.AcceptSave)
        dialog.setDefaultSuffix("pdf")
        dialog.selectFile(f"review-{info.submitted_at or info.begun_at:%Y-%m-%d}-{info.id.hex[-6:]}.pdf")
        dialog.fileSelected.connect(lambda name: self.save(Path(name), *found))
        dialog.open()

    def save(self, path: Path, evaluation: Evaluation, card: ScorecardContent) -> None:
        announce(self._over, t("The PDF is being made."))
        action = partial(evaluations.coaching, self._room.desk, evaluation.info.id)
        self._room.bridge.ask(action, partial(self._print, path, evaluation, card), self._room.failed, owner=self)

    def _print(
        self, path: Path, evaluation: Evaluation, card: ScorecardContent, actions: tuple[CoachingAction, ...]
    ) -> None:
        lines = paper(evaluation, card, actions)
        printing = Printing(lines[0].words, lines)
        pieces = Piecewise(printing.pieces(), self)
        pieces.when_done(lambda: self._write(path, printing, pieces))

    def _write(self, path: Path, printing: Printing, pieces: Piecewise) -> None:
        pieces.deleteLater()
        action = partial(save_as, path, printing.pdf)
        self._room.bridge.ask(action, lambda _none: self._say(path), self._room.failed, owner=self, near=True)

    def _say(self, path: Path) -> None:
        self._room.notices.say(t("Written: {file}").format(file=path.name), tone="good", seconds=SECONDS)
