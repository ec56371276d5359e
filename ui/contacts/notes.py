"""The notes of the contact: always visible, with an honest word on where they are kept."""

from PySide6.QtCore import Signal
from PySide6.QtGui import QTextCursor
from PySide6.QtWidgets import QWidget

from agent_desktop.contacts.draft import LONGEST_NOTES
from agent_desktop.language import t, tn
from ui.style.buttons import restyle
from ui.style.growing import GrowingText
from ui.style.parts import button, column, label, row
from ui.style.tokens import SPACE

NEAR_LIMIT = 18_000


class NotesField(QWidget):
    """Signals: changed(words)."""

    changed = Signal(str)

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

    def as_new(self) -> None:
        """Nothing is left in it, nor to be had back by undoing."""
        self.text.setPlainText("")
        self.text.setOverwriteMode(False)
        self.say_state(t("kept on this screen until you finish"))

    def add(self, line: str) -> None:
        """On a line of its own at the end, as if it was typed: it can be undone."""
        cursor = QTextCursor(self.text.document())
        cursor.movePosition(QTextCursor.MoveOperation.End)
        before = self.text.toPlainText()
        cursor.insertText(line if not before or before.endswith("\n") else f"\n{line}")

    def say_state(self, words: str) -> None:
        """Where the notes are: "sending", "sent 10:42"."""
        self._state.setText(words)
