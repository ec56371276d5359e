"""A cohort at a glance: a line each, with how far, how well, and whether a coach has signed."""

from collections.abc import Mapping, Sequence

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QObject, QPersistentModelIndex, QSize, Qt, Signal
from PySide6.QtGui import QFontMetrics, QKeyEvent, QResizeEvent
from PySide6.QtWidgets import QAbstractItemView, QHeaderView, QTableView

from agent_desktop.contract.practice import Trainee
from agent_desktop.dates import day
from agent_desktop.language import language, t
from ui.practice.words import NOTHING
from ui.reviews.words import per_cent
from ui.style import icons, theme
from ui.style.tokens import SPACE, TYPE

Index = QModelIndex | QPersistentModelIndex
COLUMNS = 7
HIDDEN_BELOW = {1: 620, 4: 760}
"""The course and the mean, by the width at the base size below which they are not shown."""


class CohortModel(QAbstractTableModel):
    """It holds records; words are made for what is seen."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._rows: tuple[Trainee, ...] = ()
        self._courses: Mapping[str, str] = {}

    def show(self, trainees: Sequence[Trainee], courses: Mapping[str, str]) -> None:
        """`courses`: what each is called."""
        self.beginResetModel()
        self._rows, self._courses = tuple(trainees), courses
        self.endResetModel()

    def trainee(self, index: Index) -> Trainee:
        return self._rows[index.row()]

    def words(self, trainee: Trainee) -> tuple[str, ...]:
        """One for each column."""
        last = [] if trainee.last_score is None else [per_cent(trainee.last_score)]
        last += [] if trainee.last_at is None else [day(trainee.last_at.astimezone().date(), language())]
        return (
            trainee.name,
            self._courses.get(trainee.course or "", trainee.course or NOTHING),
            t("{done} of {of}").format(done=trainee.passed, of=trainee.of) if trainee.of else NOTHING,
            " · ".join(last) or NOTHING,
            per_cent(trainee.mean_score),
            str(trainee.critical_in_last_five),
            _signed(trainee),
        )

    # Qt's own questions

    def rowCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008 - Qt's own default; nothing changes it
        return 0 if parent.isValid() else len(self._rows)

    def columnCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008 - as above
        return 0 if parent.isValid() else COLUMNS

    def headerData(self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        if role != Qt.ItemDataRole.DisplayRole or orientation is not Qt.Orientation.Horizontal:
            return None
        return (
            t("Trainee"),
            t("Course"),
            t("Passed"),
            t("Last"),
            t("Mean of the last ten"),
            t("Critical in the last 5"),
            t("Coach"),
        )[section]

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        if not index.isValid():
            return None
        trainee = self._rows[index.row()]
        words = self.words(trainee)[index.column()]
        if role in (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.ToolTipRole):
            return words
        if role == Qt.ItemDataRole.AccessibleTextRole:
            return f"{self.headerData(index.column(), Qt.Orientation.Horizontal)}: {words}"
        if role == Qt.ItemDataRole.DecorationRole:
            return _icon(trainee, index.column())
        return None


def _signed(trainee: Trainee) -> str:
    if trainee.signed is not None:
        return t("signed by {name}").format(name=trainee.signed.by_name)
    return t("ready") if trainee.gates_passed else NOTHING


def _icon(trainee: Trainee, column: int) -> object:
    """Beside words that say the same."""
    if column == COLUMNS - 2 and trainee.critical_in_last_five:
        return icons.icon("octagon-alert", "bad")
    if column == COLUMNS - 1 and trainee.signed is not None:
        return icons.icon("badge-check", "good")
    if column == COLUMNS - 1 and trainee.gates_passed:
        return icons.icon("circle-check", "accent")
    return None


class CohortTable(QTableView):
    """Signals: chosen(Trainee) with Enter or a click."""

    chosen = Signal(object)

    def __init__(self) -> None:
        super().__init__()
        self.model_of = CohortModel(self)
        self.setModel(self.model_of)
        self.setAccessibleName(t("Trainees"))
        self.setAccessibleDescription(t("Enter opens it"))
        self.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        self.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setTabKeyNavigation(False)
        self.setShowGrid(False)
        self.setWordWrap(True)
        self.verticalHeader().hide()
        header = self.horizontalHeader()
        header.setSectionResizeMode(QHeaderView.ResizeMode.Stretch)
        header.setDefaultAlignment(
            Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter | Qt.TextFlag.TextWordWrap
        )
        self.clicked.connect(self._tell)
        self.verticalHeader().setSectionResizeMode(QHeaderView.ResizeMode.ResizeToContents)
        self._measure()
        theme.changes.theme_changed.connect(self._measure)

    def show_trainees(self, trainees: Sequence[Trainee], courses: Mapping[str, str]) -> None:
        self.model_of.show(trainees, courses)
        if trainees:
            self.setCurrentIndex(self.model_of.index(0, 0))

    def _measure(self) -> None:
        """The heads of columns have two lines."""
        side = theme.pixels(icons.SIZE)
        self.setIconSize(QSize(side, side))
        line = QFontMetrics(theme.font(TYPE.small, 600)).lineSpacing()
        self.horizontalHeader().setFixedHeight(2 * line + 2 * SPACE.small)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Where there is little room, what stands with the trainee themselves goes first."""
        super().resizeEvent(event)
        for column, least in HIDDEN_BELOW.items():
            self.setColumnHidden(column, self.width() < theme.pixels(least))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and self.currentIndex().isValid():
            self._tell(self.currentIndex())
            return
        super().keyPressEvent(event)

    def _tell(self, index: QModelIndex) -> None:
        self.chosen.emit(self.model_of.trainee(index))
