"""An institution to read: what they do, whether they answer now, their numbers to copy, and how to hand over."""

from functools import partial

from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QWidget

from agent_desktop.language import t
from ui.knowledge.reading import AnswerView, Fact
from ui.style.announcing import announce
from ui.style.copyable import copyable
from ui.style.emptying import empty
from ui.style.parts import button, column, row
from ui.style.saying import SayCard
from ui.style.tokens import SPACE
from ui.style.words import IconMark


class FactsPage(QWidget):
    """Lines to read and to copy; it stands in something that scrolls."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("role", "plain")
        self._does = SayCard()
        self._lines = QWidget(self)
        self._list = column(self._lines, gap=SPACE.small)
        inside = column(self, margin=(SPACE.tight, SPACE.tight, SPACE.tight, SPACE.tight), gap=SPACE.normal)
        inside.addWidget(self._does)
        inside.addWidget(self._lines)
        inside.addStretch(1)

    def show_view(self, view: AnswerView) -> None:
        self._does.say(view.short)
        empty(self._list)
        for fact in view.facts:
            self._list.addWidget(self._line(fact))

    def as_new(self) -> None:
        self._does.say("")
        self._does.setAccessibleName("")
        empty(self._list)

    def _line(self, fact: Fact) -> QWidget:
        made = QWidget(self._lines)
        inside = row(made, gap=SPACE.normal)
        inside.addWidget(IconMark(fact.icon, fact.tone or "text"), 0, Qt.AlignmentFlag.AlignTop)
        inside.addWidget(copyable(fact.words, tone=fact.tone), 1)
        if fact.copies:
            copying = button(fact.copy_words, partial(self._copy, fact), icon="copy", kind="icon")
            inside.addWidget(copying, 0, Qt.AlignmentFlag.AlignTop)
        return made

    def _copy(self, fact: Fact) -> None:
        QGuiApplication.clipboard().setText(fact.copies)
        announce(self, t("Copied: {words}").format(words=fact.copies))
