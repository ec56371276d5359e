"""For whoever reviews a version: what is another than in the one before, beside the button that approves it."""

from collections.abc import Sequence

from PySide6.QtCore import QStringListModel, Qt
from PySide6.QtWidgets import QAbstractItemView, QFrame, QListView

from agent_desktop.language import t, tn
from ui.style import parts
from ui.style.tokens import SPACE
from ui.style.wrapping import Wrapping
from ui.versions.history_page import ShownDifference
from ui.versions.passages import in_words

LAID_OUT_AT_ONCE = 60
"""Lines: each is measured, and there may be a thousand."""


class ReviewList(QFrame):
    """Hidden until something is to be compared."""

    def __init__(self) -> None:
        super().__init__()
        self.setProperty("role", "card")
        self.setProperty("panel", True)
        self.setAccessibleName(t("Differences"))
        inside = parts.column(self, margin=(0, SPACE.normal, 0, 0), gap=SPACE.small)
        self._title = parts.heading(t("Differences"))
        head = parts.row(margin=(SPACE.wide, 0, SPACE.wide, 0))
        head.addWidget(self._title)
        inside.addLayout(head)
        self._list = QListView()
        self._list.setAccessibleName(t("Differences"))
        self._list.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self._list.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self._list.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        Wrapping(self._list)
        self._list.setLayoutMode(QListView.LayoutMode.Batched)
        self._list.setBatchSize(LAID_OUT_AT_ONCE)
        self._model = QStringListModel(self)
        self._list.setModel(self._model)
        inside.addWidget(self._list, 1)
        self.hide()

    def show_differences(self, number: int, found: Sequence[ShownDifference]) -> None:
        """`number`: of the version before."""
        count = tn("{count} difference", "{count} differences", len(found)).format(count=len(found))
        title = t("Differences from version {number}").format(number=number)
        self._title.setText(f"{title}: {count}")
        self._model.setStringList([_words(each) for each in found])
        self.show()


def _words(difference: ShownDifference) -> str:
    if difference.passages:
        return f"{difference.where}\n{in_words(difference.passages)}"
    if not difference.before and not difference.after:
        return difference.where
    old, new = (words or t("not there") for words in (difference.before, difference.after))
    return f"{difference.where}\n{t('Before')}: {old}\n{t('After')}: {new}"
