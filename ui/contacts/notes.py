"""The notes of the contact: always visible, with an honest word on where they are kept."""

from PySide6.QtCore import Signal
from PySide6.QtGui import QTextCursor
from PySide6.QtWidgets import QWidget

from agent_desktop.contacts.draft import LONGEST_NOTES
from agent_desktop.language import t, tn
from ui.style.buttons import restyle
from ui.style.growing import GrowingText
from ui.style.naming import name_controls
from ui.style.parts import button, column, label, row
from ui.style.tokens import SPACE

NEAR_LIMIT = 18_000


class NotesField(QWidget):
    """Signals: changed(words); turned() after a step was undone, or done again."""

    changed = Signal(str)
    turned = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.text = GrowingText(self, fewest=3, most=7)
        self.text.setObjectName("contact.notes")
        title = label(t("Notes"), "strong")
        title.setBuddy(self.text)
        self.text.setAccessibleName(t("Notes"))
        self._state = label(t("kept on this screen until you finish"), "muted_small", wrap=True)
        self._count = label("", "muted_small")
        undo = button(t("Undo typing"), self.text.undo, icon="undo-2", kind="icon")
        redo = button(t("Redo typing"), self.text.redo, icon="redo-2", kind="icon")
        name_controls(
            {
                "notes.undo": undo,
                "notes.redo": redo,
            }
        )
        for made, able in ((undo, self.text.undoAvailable), (redo, self.text.redoAvailable)):
            made.setEnabled(False)
            able.connect(made.setEnabled)
        inside = column(self, gap=SPACE.tight)
        head = row(gap=SPACE.small)
        head.addWidget(title)
        head.addWidget(self._state, 1)
        head.addWidget(self._count)
        head.addWidget(undo)
        head.addWidget(redo)
        inside.addLayout(head)
        inside.addWidget(self.text)
        self._steps, self._redo = 0, False
        self.text.textChanged.connect(self._typed)

    def _typed(self) -> None:
        words = self.text.toPlainText()
        over = len(words) - LONGEST_NOTES
        said = ""
        if over > 0:
            said = tn("{count} character too many", "{count} characters too many", over).format(count=over)
        elif len(words) >= NEAR_LIMIT:
            said = t("{count} of {limit}").format(count=len(words), limit=LONGEST_NOTES)
        self._count.setText(said)
        restyle(self._count, tone="bad" if over > 0 else "")
        self.changed.emit(words)
        document = self.text.document()
        steps, redo = self._steps, self._redo
        self._steps, self._redo = document.availableUndoSteps(), document.isRedoAvailable()
        if self._steps < steps or (redo and self._steps > steps):  # typing on after an undo looks like a redo, too
            self.turned.emit()

    def as_new(self) -> None:
        """Nothing is left in it, nor to be had back by undoing."""
        self.text.setPlainText("")
        self.text.setOverwriteMode(False)
        self.say_state(t("kept on this screen until you finish"))

    def add(self, line: str) -> None:
        """On a line of its own below the one that the cursor is in, as if it was typed: it can be undone."""
        cursor = QTextCursor(self.text.textCursor())
        if cursor.atStart():  # nobody typed here yet
            cursor.movePosition(QTextCursor.MoveOperation.End)
        cursor.movePosition(QTextCursor.MoveOperation.EndOfBlock)
        cursor.insertText(f"\n{line}" if cursor.block().text() else line)
        self.text.setTextCursor(cursor)

    def take_out(self, line: str) -> bool:
        """`line`, if it stands there as it was added: that can be undone too."""
        block = self.text.document().firstBlock()
        while block.isValid() and block.text() != line:
            block = block.next()
        if not block.isValid():
            return False
        cursor = QTextCursor(block)
        cursor.movePosition(QTextCursor.MoveOperation.EndOfBlock, QTextCursor.MoveMode.KeepAnchor)
        cursor.beginEditBlock()
        cursor.removeSelectedText()
        if not cursor.atStart():
            cursor.deletePreviousChar()
        elif not cursor.atEnd():
            cursor.deleteChar()
        cursor.endEditBlock()
        return True

    def say_state(self, words: str) -> None:
        """Where the notes are: "sending", "sent 10:42"."""
        self._state.setText(words)
