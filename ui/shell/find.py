"""Ctrl+K: people and answers as you type, and things to do, in a panel below the search field."""

from collections.abc import Callable

import shiboken6
from PySide6.QtCore import QEvent, QObject, QPoint, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QApplication, QFrame, QLineEdit, QWidget

from agent_desktop.language import t, tn
from ui.bridge import Bridge
from ui.shell.finding_answers import FindingAnswers
from ui.shell.matches import MatchList, Row, RowKind, heading
from ui.shell.searching import Search, Searching
from ui.style import parts, theme
from ui.style.announcing import announce
from ui.style.naming import name_controls
from ui.style.tokens import SPACE

WIDTH = 560
ROWS_SHOWN = 12
"""Headings count too; never more than half the window."""


class FindPanel(QFrame):
    """Hangs below the search field, which keeps the focus. `search` None: for whoever sees no people.

    Signals: `chosen(Row)`, `fault(fault)`.
    """

    chosen = Signal(object)
    fault = Signal(object)

    def __init__(
        self,
        field: QLineEdit,
        bridge: Bridge,
        search: Search | None,
        answers: FindingAnswers,
        window: QWidget,
    ) -> None:
        super().__init__(window)
        self._answers = answers
        answers.found.connect(self._answers_found)
        answers.fault.connect(self.fault)
        self._people: list[Row] = []
        self._found_answers: list[Row] = []
        self._said_of_people: str | None = None
        self._came_from: QWidget | None = None
        self._field, self._window = field, window
        self._commands: Callable[[str], list[Row]] = lambda _typed: []
        self.setProperty("role", "card")
        self.setAccessibleName(t("Search results"))
        self.list = MatchList()
        name_controls(
            {
                "bar.found": self.list,
            }
        )
        self.list.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.list.itemClicked.connect(lambda _item: self._choose())
        self.state = parts.label("", "muted_small", wrap=True)
        inside = parts.column(self, margin=SPACE.small, gap=SPACE.tight)
        inside.addWidget(self.list)
        inside.addWidget(self.state)
        self.searching = Searching(bridge, search, self) if search is not None else None
        if self.searching is not None:
            self.searching.state.connect(self.state.setText)
            self.searching.found.connect(self._found)
            self.searching.fault.connect(self.fault)
        field.textEdited.connect(lambda _text: self._typed())
        field.installEventFilter(self)
        self.hide()

    def offer(self, commands: Callable[[str], list[Row]]) -> None:
        """Where things to do come from: the words typed in, rows out."""
        self._commands = commands

    def open(self) -> None:
        """Put the cursor in the field and show what there is."""
        focus = QApplication.focusWidget()
        if focus is not self._field:
            self._came_from = focus
        self._field.setFocus(Qt.FocusReason.ShortcutFocusReason)
        self._field.selectAll()
        self._typed()

    def close_panel(self) -> None:
        if self.searching is not None:
            self.searching.cancel()
        self._answers.cancel()
        self.hide()

    def _words(self) -> str:
        return " ".join(self._field.text().split())

    def _typed(self) -> None:
        self._people, self._found_answers = [], []
        self._said_of_people = None
        self._fill()
        if self.searching is not None:
            self.searching.typed(self._words())
        self._answers.typed(self._words())
        self._place()

    def _found(self, people: list[Row], words: str) -> None:
        self._people, self._said_of_people = people, words
        self._fill()
        self._tell()
        self._place()

    def _answers_found(self, rows: list[Row]) -> None:
        self._found_answers = rows
        self._fill()
        if self.searching is None or self._said_of_people is not None:
            self._tell()
        self._place()

    def _tell(self) -> None:
        """What was found, all of it, and what Enter would open."""
        count = len(self._found_answers)
        answers = tn("{count} answer found.", "{count} answers found.", count).format(count=count) if count else ""
        people = self._said_of_people or ""
        words = " ".join(part for part in ((people, answers) if self._people else (answers, people)) if part)
        self.state.setText(words)
        first = self.list.currentItem()
        announce(self, f"{words} {first.text()}" if first is not None else words)

    def _fill(self) -> None:
        groups = (
            (t("People"), self._people),
            (t("Answers"), self._found_answers),
            (t("To do"), self._commands(self._words())),
        )
        self.list.fill([row for words, rows in groups if rows for row in (heading(words), *rows)])

    def _place(self) -> None:
        """Below the field, within the window, as high as it needs."""
        window = self._window
        below = self._field.mapTo(window, QPoint(0, self._field.height() + SPACE.tight))
        width = min(max(theme.pixels(WIDTH), self._field.width()), window.width() - 2 * SPACE.normal)
        left = max(SPACE.normal, min(below.x(), window.width() - width - SPACE.normal))
        rows = min(self.list.count(), ROWS_SHOWN)
        height = sum(self.list.sizeHintForRow(place) for place in range(rows)) + 2 * SPACE.tight if rows else 0
        self.list.setVisible(bool(rows))
        self.list.setFixedHeight(min(height, window.height() // 2))
        self.setFixedWidth(width)
        self.adjustSize()
        self.move(left, below.y())
        self.show()
        self.raise_()

    def _choose(self) -> None:
        row = self.list.current_row()
        if row is None:
            return
        self.close_panel()
        self._field.clear()
        if row.kind is RowKind.COMMAND:
            self._go_back()
        self.chosen.emit(row)

    def _go_back(self) -> None:
        """To where the hand was before it came here."""
        came_from, self._came_from = self._came_from, None
        if came_from is not None and shiboken6.isValid(came_from) and came_from.isVisible():
            came_from.setFocus(Qt.FocusReason.OtherFocusReason)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """The field keeps the focus; its arrow keys move in the list."""
        if watched is not self._field:
            return super().eventFilter(watched, event)
        if event.type() == QEvent.Type.FocusOut and self.isVisible():
            self.close_panel()
        if event.type() == QEvent.Type.KeyPress and isinstance(event, QKeyEvent):
            return self._key(event.key())
        return super().eventFilter(watched, event)

    def _key(self, key: int) -> bool:
        if key == Qt.Key.Key_Escape:
            leaves = self.isHidden() or not self._words()
            self.close_panel()
            if leaves:
                self._field.clear()
                self._go_back()
            return True
        if key in {Qt.Key.Key_Up, Qt.Key.Key_Down} and self.list.count():
            self.list.step(1 if key == Qt.Key.Key_Down else -1)
            return True
        if key in {Qt.Key.Key_Return, Qt.Key.Key_Enter}:
            self._choose()
            return True
        return False


def call_row(shown: str, e164: str) -> Row:
    """Begin a contact with a number that was typed or pasted."""
    return Row(RowKind.CALL, "phone", t("Start a contact with {number}").format(number=shown), "", e164)
