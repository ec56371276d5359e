"""F1: what this is, what else there is to be shown, what the keys do and other keys for them. Beside the work, never
over a live call as a dialogue."""

from collections.abc import Callable, Sequence
from functools import partial

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent, QKeySequence
from PySide6.QtWidgets import QFrame, QKeySequenceEdit, QLabel, QPushButton, QSizePolicy, QWidget

from agent_desktop.contract.walkthroughs import Walkthrough
from agent_desktop.language import language, t
from ui.shell.shortcuts import COMMANDS, Command, Shortcuts
from ui.style import parts
from ui.style.announcing import announce
from ui.style.copyable import wrapped
from ui.style.naming import name_controls
from ui.style.tokens import SPACE
from ui.walkthroughs.helping import About


class _KeysField(QKeySequenceEdit):
    """Escape is no key to be taken: it closes the help from here as from anywhere in it."""

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape and not event.modifiers():
            event.ignore()
        else:
            super().keyPressEvent(event)


def _this(about: About) -> QFrame:
    """What the control is for that had the focus."""
    made = parts.frame("chosen", name=t("This: {control}").format(control=about.title))
    name_controls({"help.this": made})
    inside = parts.column(made, margin=SPACE.normal, gap=SPACE.tight)
    inside.addWidget(parts.label(t("This"), "muted_small"))
    inside.addWidget(wrapped(about.title, "strong"))
    if about.says:
        inside.addWidget(wrapped(about.says))
    if about.keys:
        inside.addWidget(wrapped(t("Keys: {keys}").format(keys=about.keys), "muted_small"))
    return made


def _way(words: str, icon: str, do: Callable[[], object]) -> QPushButton:
    made = parts.button(words, do, icon=icon, kind="link")
    made.setSizePolicy(QSizePolicy.Policy.Maximum, QSizePolicy.Policy.Fixed)
    return made


class HelpPanel(QFrame):
    """`about`: the control that had the focus. `walkthroughs`: that can be played here.

    Signals: `closed()`, `keys_changed()`, `news_wanted()`, `walkthrough_wanted(id)`.
    """

    closed = Signal()
    keys_changed = Signal()
    news_wanted = Signal()
    walkthrough_wanted = Signal(str)

    def __init__(
        self, shortcuts: Shortcuts, *, about: About | None = None, walkthroughs: Sequence[Walkthrough] = ()
    ) -> None:
        super().__init__()
        self._about, self._walkthroughs = about, walkthroughs
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
        if self._about is not None:
            rows.addWidget(_this(self._about))
        rows.addWidget(self._ways())
        rows.addWidget(parts.heading(t("Keys")))
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

    def _ways(self) -> QWidget:
        """What else there is to be shown."""
        made = parts.frame("plain")
        ways = parts.column(made, gap=SPACE.tight)
        for each in self._walkthroughs:
            title = each.title.in_language(language())
            ways.addWidget(_way(title, "eye", partial(self.walkthrough_wanted.emit, each.id)))
        ways.addWidget(_way(t("What is new"), "star", self.news_wanted.emit))
        return made

    def tell(self) -> None:
        """Aloud what it explains, once it is there."""
        if self._about is not None:
            announce(self, ". ".join(part for part in (self._about.title, self._about.says, self._about.keys) if part))

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
