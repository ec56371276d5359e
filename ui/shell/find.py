"""Ctrl+K: people as you type, and things to do. An older answer never covers a newer one."""

from collections.abc import Callable

from PySide6.QtCore import QEvent, QObject, QPoint, Qt, QTimer, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QFrame, QLineEdit, QListWidget, QListWidgetItem, QWidget

from agent_desktop.contract.base import Page
from agent_desktop.contract.citizens import CitizenMatch
from agent_desktop.faults import EnvironmentFault, ProgramFault
from agent_desktop.language import t, tn
from ui.bridge import Asked, Bridge
from ui.shell.matches import ROW_ROLE, Row, RowKind, TwoLines, person_row
from ui.style import parts, theme
from ui.style.announcing import announce
from ui.style.tokens import SPACE

WAIT_MS = 120
"""After the last key: shorter asks the server for every letter, longer is felt."""

FEWEST_LETTERS = 2
WIDTH = 560
ROWS_SHOWN = 8
Search = Callable[[str], Page[CitizenMatch]]
Fault = EnvironmentFault | ProgramFault


class FindPanel(QFrame):
    """Hangs below the search field, which keeps the focus. Signals: `chosen(Row)`, `fault(fault)`."""

    chosen = Signal(object)
    fault = Signal(object)

    def __init__(self, field: QLineEdit, bridge: Bridge, search: Search, window: QWidget) -> None:
        super().__init__(window)
        self._field, self._bridge, self._search, self._window = field, bridge, search, window
        self._asked: Asked | None = None
        self._commands: Callable[[str], list[Row]] = lambda _typed: []
        self.setProperty("role", "card")
        self.setAccessibleName(t("Found"))
        self.list = QListWidget()
        self.list.setAccessibleName(t("Found"))
        self.list.setItemDelegate(TwoLines(self.list))
        self.list.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.list.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.list.itemClicked.connect(lambda _item: self._choose())
        self.state = parts.label("", "muted_small", wrap=True)
        inside = parts.column(self, margin=SPACE.small, gap=SPACE.tight)
        inside.addWidget(self.list)
        inside.addWidget(self.state)
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.setInterval(WAIT_MS)
        self._timer.timeout.connect(self._ask)
        field.textEdited.connect(lambda _text: self._typed())
        field.installEventFilter(self)
        self.hide()

    def offer(self, commands: Callable[[str], list[Row]]) -> None:
        """Where things to do come from: the words typed in, rows out."""
        self._commands = commands

    def open(self) -> None:
        """Put the cursor in the field and show what there is."""
        self._field.setFocus(Qt.FocusReason.ShortcutFocusReason)
        self._field.selectAll()
        self._typed()

    def close_panel(self) -> None:
        self._cancel()
        self.hide()

    # ---- asking -----------------------------------------------------------------------------------------------

    def _words(self) -> str:
        return " ".join(self._field.text().split())

    def _cancel(self) -> None:
        self._timer.stop()
        if self._asked is not None:
            self._asked.cancel()
            self._asked = None

    def _typed(self) -> None:
        self._cancel()
        words = self._words()
        enough = len(words) >= FEWEST_LETTERS
        self._fill([])
        self._say(
            t("Searching…")
            if enough
            else t("Type a name, postcode, date of birth, e-mail, phone number or case reference.")
        )
        self._place()
        if enough:
            self._timer.start()

    def _ask(self) -> None:
        words = self._words()
        self._asked = self._bridge.ask(lambda: self._search(words), self._found, self._failed, owner=self)

    def _found(self, page: Page[CitizenMatch]) -> None:
        self._asked = None
        self._fill([person_row(match) for match in page.items])
        count = len(page.items)
        if not count:
            words = t("Nobody found. Check the spelling, or try a postcode or a date of birth.")
        elif page.next_cursor:
            words = t("The first {count} are shown. Add a postcode or a date of birth to narrow it down.").format(
                count=count
            )
        else:
            words = tn("{count} person found", "{count} people found", count).format(count=count)
        self._say(words)
        announce(self, words)
        self._place()

    def _failed(self, fault: Fault) -> None:
        self._asked = None
        self._say(fault.what if isinstance(fault, EnvironmentFault) else t("The search went wrong."))
        self.fault.emit(fault)

    # ---- showing ----------------------------------------------------------------------------------------------

    def _say(self, words: str) -> None:
        self.state.setText(words)

    def _fill(self, people: list[Row]) -> None:
        self.list.clear()
        for row in [*people, *self._commands(self._words())]:
            item = QListWidgetItem(f"{row.words}, {row.below}" if row.below else row.words)
            item.setData(ROW_ROLE, row)
            self.list.addItem(item)
        if self.list.count():
            self.list.setCurrentRow(0)

    def _place(self) -> None:
        """Below the field, within the window, as high as it needs."""
        window = self._window
        below = self._field.mapTo(window, QPoint(0, self._field.height() + SPACE.tight))
        width = min(max(theme.pixels(WIDTH), self._field.width()), window.width() - 2 * SPACE.normal)
        left = max(SPACE.normal, min(below.x(), window.width() - width - SPACE.normal))
        rows = min(self.list.count(), ROWS_SHOWN)
        height = self.list.sizeHintForRow(0) * rows + 2 * SPACE.tight if rows else 0
        self.list.setVisible(bool(rows))
        self.list.setFixedHeight(min(height, window.height() // 2))
        self.setFixedWidth(width)
        self.adjustSize()
        self.move(left, below.y())
        self.show()
        self.raise_()

    def _choose(self) -> None:
        item = self.list.currentItem()
        row = item.data(ROW_ROLE) if item else None
        if not isinstance(row, Row):
            return
        self.close_panel()
        self._field.clear()
        self.chosen.emit(row)

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
            if self.isHidden():
                self._field.clear()
            self.close_panel()
            return True
        if key in {Qt.Key.Key_Up, Qt.Key.Key_Down} and self.list.count():
            step = 1 if key == Qt.Key.Key_Down else -1
            self.list.setCurrentRow((self.list.currentRow() + step) % self.list.count())
            announce(self, self.list.currentItem().text())
            return True
        if key in {Qt.Key.Key_Return, Qt.Key.Key_Enter}:
            self._choose()
            return True
        return False


def call_row(shown: str, e164: str) -> Row:
    """Begin a contact with a number that was typed or pasted."""
    return Row(RowKind.CALL, "phone", t("Start a contact with {number}").format(number=shown), "", e164)
