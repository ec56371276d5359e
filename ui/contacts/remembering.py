"""Words in fields and the cursor among them: collected to be kept on disk, and put back as if they were typed.

One way for every panel. A field takes part whose object name has a dot, such as "details.email"; what is not a field
(an answer to press) may have such a name too, so that the focus finds back to it.
"""

from collections.abc import Mapping

from PySide6.QtCore import SignalInstance
from PySide6.QtGui import QTextCursor
from PySide6.QtWidgets import QComboBox, QLineEdit, QPlainTextEdit, QWidget

from agent_desktop.contacts.open_contact import Cursor

Field = QLineEdit | QPlainTextEdit | QComboBox

KINDS = (QComboBox, QLineEdit, QPlainTextEdit)
"""Choices first: one may fill in fields beside it, and what was typed there goes over that."""


def fields(panel: QWidget) -> dict[str, Field]:
    """By name, those made so far."""
    return {
        field.objectName(): field
        for kind in KINDS
        for field in panel.findChildren(kind)
        if isinstance(field, Field) and "." in field.objectName()
    }


def words_in(panel: QWidget, *, empty: bool = True) -> dict[str, str]:
    """What stands in its fields, by name; a choice's code. `empty` False: only where something does."""
    said = {name: _read(field) for name, field in fields(panel).items()}
    return said if empty else {name: words for name, words in said.items() if words}


def put_back(panel: QWidget, typed: Mapping[str, str]) -> None:
    """Each field of `panel` that `typed` names, as if it was typed now: whoever listens to typing takes it."""
    for name, field in fields(panel).items():
        words = typed.get(name)
        if words is not None and words != _read(field):
            _type(field, words)


def watch(panel: QWidget, changed: SignalInstance, moved: SignalInstance) -> None:
    """Emit `changed` from now on when the words of a field become others, `moved` when the cursor moves."""
    for field in fields(panel).values():
        if isinstance(field, QComboBox):
            field.currentIndexChanged.connect(changed)
            continue
        field.textChanged.connect(changed)
        field.cursorPositionChanged.connect(moved)
        field.selectionChanged.connect(moved)


def named(inside: QWidget, name: str) -> QWidget | None:
    """The widget of that name, if it is there."""
    return inside.findChild(QWidget, name) if "." in name else None


def cursor_in(field: QWidget | None) -> Cursor:
    """Where the typing stands in `field`; nowhere for a widget without a name."""
    if field is None or "." not in field.objectName():
        return Cursor()
    name = field.objectName()
    if isinstance(field, QPlainTextEdit):
        cursor = field.textCursor()
        return Cursor(field=name, anchor=cursor.anchor(), position=cursor.position())
    if isinstance(field, QLineEdit):
        position = field.cursorPosition()
        start, length = field.selectionStart(), field.selectionLength()
        anchor = position if start < 0 else start + length if position == start else start
        return Cursor(field=name, anchor=anchor, position=position)
    return Cursor(field=name)


def put_cursor(field: QWidget, cursor: Cursor) -> None:
    """The selection as it was, as far as the words still reach."""
    if isinstance(field, QPlainTextEdit):
        last = max(0, field.document().characterCount() - 1)
        placed = field.textCursor()
        placed.setPosition(min(cursor.anchor, last))
        placed.setPosition(min(cursor.position, last), QTextCursor.MoveMode.KeepAnchor)
        field.setTextCursor(placed)
    elif isinstance(field, QLineEdit):
        field.setSelection(cursor.anchor, cursor.position - cursor.anchor)
        if cursor.anchor == cursor.position:
            field.setCursorPosition(cursor.position)


def _read(field: Field) -> str:
    if isinstance(field, QLineEdit):
        return field.text()
    return field.toPlainText() if isinstance(field, QPlainTextEdit) else str(field.currentData() or "")


def _type(field: Field, words: str) -> None:
    if isinstance(field, QLineEdit):
        field.setText(words)
        field.textEdited.emit(words)
    elif isinstance(field, QPlainTextEdit):
        field.setPlainText(words)
    elif (place := field.findData(words)) >= 0:
        field.setCurrentIndex(place)
        field.activated.emit(place)
