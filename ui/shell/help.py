"""F1: what the keys do, and other keys for them. Beside the work, never over a live call as a dialogue."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent, QKeySequence
from PySide6.QtWidgets import QFrame, QKeySequenceEdit, QLabel, QWidget

from agent_desktop.language import t
from ui.shell.shortcuts import COMMANDS, Command, Shortcuts
from ui.style import parts
from ui.style.announcing import announce
from ui.style.tokens import SPACE


class _KeysField(QKeySequenceEdit):
    """Escape is no key to be taken: it closes the help from here as from anywhere in it."""

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape and not event.modifiers():
            event.ignore()
        else:
            super().keyPressEvent(event)


class HelpPanel(QFrame):
    """Signals: `closed()`, `keys_changed()`."""

    closed = Signal()
    keys_changed = Signal()

    def __init__(self, shortcuts: Shortcuts) -> None:
        super().__init__()
        self.setProperty("role", "card")
        self.setProperty("panel", True)
        self.setAccessibleName(t("Help and shortcuts"))
        self._shortcuts = shortcuts
        self._edits: dict[str, QKeySequenceEdit] = {}
        self._problems: dict[str, QLabel] = {}
        inside = parts.column(self, margin=SPACE.wide, gap=SPACE.normal)
        top = parts.row()
        top.addWidget(parts.label(t("Help and shortcuts"), "heading", wrap=True), 1)
        self.close_button = parts.button(t("Close help"), self.closed.emit, icon="x", kind="icon")
        top.addWidget(self.close_button)
        inside.addLayout(top)
        inside.addWidget(parts.scrolling(self._content(), t("Shortcuts")), 1)

    def _content(self) -> QWidget:
        content = parts.frame("plain")
        rows = parts.column(content, margin=(0, 0, SPACE.normal, 0), gap=SPACE.normal)
        for words in (
            t(
                "Tab goes from one control to the next, F6 from one panel to the next. "
                "Enter presses the control that is outlined."
            ),
            t("Ctrl 1 to Ctrl 9 go to an open contact. Number keys answer where answers are numbered."),
            t("To change a key, go to it, press the new one, and leave the field."),
        ):
            rows.addWidget(parts.label(words, "body", wrap=True))
        for command in COMMANDS:
            rows.addWidget(self._row(command))
        rows.addWidget(
            parts.button(t("Restore the usual keys"), self._reset, icon="rotate-ccw"), 0, Qt.AlignmentFlag.AlignLeft
        )
        rows.addStretch(1)
        return content

    def _row(self, command: Command) -> QWidget:
        words = command.words()
        edit = _KeysField(QKeySequence(self._shortcuts.of(command.code)))
        edit.setMaximumSequenceLength(1)
        edit.setAccessibleName(t("Keys for: {command}").format(command=words))
        edit.editingFinished.connect(lambda: self._changed(command.code))
        problem = parts.label("", "error", wrap=True)
        problem.hide()
        self._edits[command.code], self._problems[command.code] = edit, problem
        made = parts.labelled(words, edit)
        edit.setAccessibleName(t("Keys for: {command}").format(command=words))
        layout = made.layout()
        if layout is not None:
            layout.addWidget(problem)
        return made

    def _changed(self, code: str) -> None:
        edit, problem = self._edits[code], self._problems[code]
        keys = edit.keySequence().toString(QKeySequence.SequenceFormat.PortableText)
        words = self._shortcuts.change(code, keys) if keys != self._shortcuts.of(code) else ""
        problem.setText(words)
        problem.setVisible(bool(words))
        if words:
            announce(self, words, urgent=True)
            edit.setKeySequence(QKeySequence(self._shortcuts.of(code)))
        else:
            self.keys_changed.emit()

    def _reset(self) -> None:
        for command in COMMANDS:
            self._shortcuts.change(command.code, command.keys)
            self._edits[command.code].setKeySequence(QKeySequence(self._shortcuts.of(command.code)))
            self._problems[command.code].hide()
        self.keys_changed.emit()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape:
            self.closed.emit()
        else:
            super().keyPressEvent(event)
