"""All passages of a rewriting: which were confirmed, which wait, in which somebody is still."""

from collections.abc import Mapping

from PySide6.QtCore import QModelIndex, Qt, Signal
from PySide6.QtGui import QStandardItem, QStandardItemModel
from PySide6.QtWidgets import QFrame

from agent_desktop.language import t
from agent_desktop.practice.rewriting.drafting import Draft
from agent_desktop.practice.rewriting.found import Found
from agent_desktop.practice.rewriting.passages import Passage
from ui.practice.rewriting.words import standing_words, state_words
from ui.reviews.thing_list import rows_view
from ui.style import icons, parts
from ui.style.announcing import announce
from ui.style.flow import FlowLayout
from ui.style.leading import lead
from ui.style.tokens import SPACE

AT = Qt.ItemDataRole.UserRole + 1


class PassagesCard(QFrame):
    """Signals: chosen(str) the place of a passage; left(); undo_wanted();
    anew_wanted(); save_wanted()."""

    chosen = Signal(str)
    left = Signal()
    undo_wanted = Signal()
    anew_wanted = Signal()
    save_wanted = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.setProperty("role", "card")
        self.setProperty("panel", True)
        self.setAccessibleName(t("Passages"))
        inside = parts.column(self, gap=0)
        head = parts.frame("band")
        lines = parts.column(head, margin=(SPACE.wide, SPACE.normal, SPACE.wide, SPACE.normal), gap=SPACE.small)
        self.back = parts.button(t("Back to the contacts"), self.left.emit, icon="arrow-left", kind="quiet")
        lines.addWidget(self.back, 0, Qt.AlignmentFlag.AlignLeft)
        self.said = parts.label("", "strong", wrap=True)
        lines.addWidget(self.said)
        self.misfit = parts.label("", "muted", tone="warn", wrap=True)
        lines.addWidget(self.misfit)
        inside.addWidget(head)
        self.view = rows_view(t("Passages"))
        self._model = QStandardItemModel(self)
        self.view.setModel(self._model)
        self.view.selectionModel().currentChanged.connect(self._tell)
        inside.addWidget(self.view, 1)
        inside.addWidget(self._foot())
        lead(self, self.view)
        self.say_misfit("")

    def _foot(self) -> QFrame:
        foot = parts.frame("foot")
        line = FlowLayout(foot, gap=SPACE.normal, line_gap=SPACE.small)
        line.setContentsMargins(SPACE.wide, SPACE.normal, SPACE.wide, SPACE.normal)
        self.save = parts.button(
            t("Save as a scenario"), self.save_wanted.emit, icon="save", kind="primary", keys="Ctrl+S"
        )
        self.undo = parts.button(t("Undo"), self.undo_wanted.emit, icon="undo-2", keys="Alt+Z")
        line.addWidget(self.save)
        line.addWidget(self.undo)
        self.anew = parts.button(t("Begin anew"), self.anew_wanted.emit, icon="rotate-ccw", kind="quiet")
        line.addWidget(self.anew)
        return foot

    @property
    def current(self) -> str:
        """The place of the passage in hand, "" where there is none."""
        return str(self.view.currentIndex().data(AT) or "")

    def show_draft(self, draft: Draft, left: Mapping[str, tuple[Found, ...]], current: str) -> None:
        """Nobody is told which is chosen."""
        words = standing_words(draft, len(left))
        if words != self.said.text():
            self.said.setText(words)
            announce(self.said, words)
        self.undo.setEnabled(bool(draft.past))
        self.anew.setEnabled(bool(draft.confirmed) or draft.passages != draft.first)
        self.view.selectionModel().blockSignals(True)
        if self._model.rowCount() != len(draft.passages):
            self._model.clear()
            for _ in draft.passages:
                self._model.appendRow(QStandardItem())
        for row, passage in enumerate(draft.passages):
            self._fill(self._model.item(row), passage, draft, len(left.get(passage.at, ())))
            if passage.at == current:
                self.view.setCurrentIndex(self._model.index(row, 0))
        self.view.selectionModel().blockSignals(False)
        self.view.viewport().update()

    def say_misfit(self, words: str) -> None:
        self.misfit.setText(words)
        self.misfit.setVisible(bool(words))

    def _fill(self, item: QStandardItem, passage: Passage, draft: Draft, left: int) -> None:
        confirmed = passage.at in draft.confirmed
        icon, tint = _look(passage, confirmed=confirmed, left=left)
        item.setText(f"{passage.what}\n{state_words(passage, confirmed=confirmed, left=left)}")
        item.setIcon(icons.icon(icon, tint))
        item.setData(passage.at, AT)

    def _tell(self, index: QModelIndex) -> None:
        self.chosen.emit(str(index.data(AT) or ""))


def _look(passage: Passage, *, confirmed: bool, left: int) -> tuple[str, str]:
    if left:
        return "octagon-alert", "bad"
    if passage.waits:
        return ("circle-check", "good") if confirmed else ("eye", "warn")
    return ("check", "text_quiet")
