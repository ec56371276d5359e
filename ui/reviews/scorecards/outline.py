"""The parts of a scorecard under one another: chosen to be written, added, moved, taken out."""

from collections.abc import Iterable

from PySide6.QtCore import QItemSelectionModel, QModelIndex, Qt, Signal
from PySide6.QtGui import QStandardItem, QStandardItemModel
from PySide6.QtWidgets import QAbstractItemView, QFrame, QListView

from agent_desktop.contract.scorecards import ScorecardContent, ScorecardQuestion
from agent_desktop.language import language, t
from agent_desktop.reviews.checking import Place
from ui.reviews.scorecards.words import class_choices
from ui.style import icons, parts
from ui.style.flow import FlowLayout
from ui.style.tokens import SPACE
from ui.style.wrapping import Wrapping

WHICH = Qt.ItemDataRole.UserRole + 1
WHOLE = Place()


class Outline(QFrame):
    """Signals: chosen(Place); section_wanted(); question_wanted(); move_wanted(int) down or up; removal_wanted()."""

    chosen = Signal(object)
    section_wanted = Signal()
    question_wanted = Signal()
    move_wanted = Signal(int)
    removal_wanted = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.setProperty("role", "card")
        self.setProperty("panel", True)
        self.setAccessibleName(t("Parts of the scorecard"))
        inside = parts.column(self, margin=(0, SPACE.normal, 0, 0), gap=SPACE.small)
        head = parts.frame("plain")
        flow = FlowLayout(head, gap=SPACE.small, line_gap=SPACE.small)
        flow.setContentsMargins(SPACE.wide, 0, SPACE.wide, 0)
        self.buttons = [
            parts.button(t("Add a section"), self.section_wanted.emit, icon="plus"),
            parts.button(t("Add a question"), self.question_wanted.emit, icon="plus"),
            parts.button(t("Up"), lambda: self.move_wanted.emit(-1), icon="chevron-up", keys="Alt+Up"),
            parts.button(t("Down"), lambda: self.move_wanted.emit(1), icon="chevron-down", keys="Alt+Down"),
            parts.button(t("Take it out"), self.removal_wanted.emit, icon="trash-2"),
        ]
        for each in self.buttons:
            flow.addWidget(each)
        inside.addWidget(head)
        self.list = QListView()
        self.list.setAccessibleName(t("Parts of the scorecard"))
        self.list.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.list.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        Wrapping(self.list)
        self._model = QStandardItemModel(self)
        self.list.setModel(self._model)
        self._filling = False
        self.list.selectionModel().currentChanged.connect(self._went)
        inside.addWidget(self.list, 1)

    @property
    def place(self) -> Place:
        found = self.list.currentIndex().data(WHICH)
        return found if isinstance(found, Place) else WHOLE

    def show_content(self, content: ScorecardContent, at: Place, faulty: Iterable[Place]) -> None:
        """`at` is the part in hand; `faulty`: parts that something is wrong with. It tells nobody."""
        wrong = set(faulty)
        rows = [(place, words, "triangle-alert" if place in wrong else icon) for place, words, icon in _rows(content)]
        self._filling = True
        while self._model.rowCount() > len(rows):
            self._model.removeRow(self._model.rowCount() - 1)
        while self._model.rowCount() < len(rows):
            self._model.appendRow(QStandardItem())
        for number, (place, words, icon) in enumerate(rows):
            item = self._model.item(number)
            item.setData(place, WHICH)
            if item.text() != words:
                item.setText(words)
            said = t("{part}: something is wrong").format(part=words) if place in wrong else words
            item.setData(said, Qt.ItemDataRole.AccessibleTextRole)
            item.setIcon(icons.icon(icon))
            if place == at:
                which = QItemSelectionModel.SelectionFlag.ClearAndSelect
                self.list.selectionModel().setCurrentIndex(item.index(), which)
        self._filling = False

    def set_editable(self, *, editable: bool) -> None:
        for each in self.buttons:
            each.setEnabled(editable)

    def _went(self, now: QModelIndex, _before: QModelIndex) -> None:
        if not self._filling and now.isValid():
            self.chosen.emit(now.data(WHICH))


def _rows(content: ScorecardContent) -> Iterable[tuple[Place, str, str]]:
    """Place, words and icon of each part."""
    yield WHOLE, t("The scorecard as a whole"), "clipboard-check"
    for at, section in enumerate(content.sections):
        title = section.title.in_language(language()) or t("Section without a title")
        yield (
            Place(section=at),
            t("{section} · weight {number}").format(section=title, number=f"{section.weight:g}"),
            "layers",
        )
        for number, question in enumerate(section.questions):
            yield Place(section=at, question=number), _question(question), "circle"


def _question(question: ScorecardQuestion) -> str:
    told = [question.words.in_language(language()) or t("Question without words")]
    if question.fatal:
        told.append(t("fatal"))
    if question.critical is not None:
        told.append(class_choices()[question.critical].lower())
    if question.when is not None:
        told.append(t("asked only at times"))
    if question.proof is not None:
        told.append(t("answered by the trace"))
    return f"    {' · '.join(told)}"
