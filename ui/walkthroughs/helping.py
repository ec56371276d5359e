"""What F1 says of the control that had the focus."""

from PySide6.QtGui import QAccessible, QKeySequence
from PySide6.QtWidgets import QAbstractButton, QWidget

from agent_desktop.contract.base import Record
from agent_desktop.language import language, t
from agent_desktop.walkthroughs.help_words import HelpWords, words_for
from ui.shell.shortcuts import Shortcuts
from ui.style.buttons import Button, keys_in_words
from ui.style.naming import around, own_name


class About(Record, frozen=True, kw_only=True):
    """`keys`: which do the same, in words; "" where there are none."""

    title: str
    says: str
    keys: str = ""


def about(widget: QWidget | None, shortcuts: Shortcuts) -> About | None:
    """Our own words for it or for what it is a part of; else what a screen reader is told. None where nothing had the
    focus, or nothing is known of it."""
    for each in around(widget):
        words = words_for(own_name(each)) if own_name(each) else None
        if words is not None:
            return About(
                title=_title(widget, each, words),
                says=words.says.in_language(language()),
                keys=_keys_of(words, widget, shortcuts),
            )
    if widget is None:
        return None
    name, described = _spoken(widget)
    if not name and not described:
        return None
    return About(title=name or described, says=described if name else "", keys=_own_keys(widget))


def _title(widget: QWidget | None, found: QWidget, words: HelpWords) -> str:
    """The control's own name before that of the part it stands in: "Black" of the answers."""
    title = words.title.in_language(language())
    name = _spoken(widget)[0] if widget is not None and widget is not found else ""
    return t("{control} ({part})").format(control=name, part=title) if name and name != title else title


def _keys_of(words: HelpWords, widget: QWidget | None, shortcuts: Shortcuts) -> str:
    if words.command:
        return keys_in_words(shortcuts.of(words.command))
    return _own_keys(widget) if widget is not None else ""


def _own_keys(widget: QWidget) -> str:
    if isinstance(widget, Button) and widget.keys:
        return widget.keys
    if isinstance(widget, QAbstractButton) and not widget.shortcut().isEmpty():
        return keys_in_words(widget.shortcut().toString(QKeySequence.SequenceFormat.PortableText))
    return ""


def _spoken(widget: QWidget) -> tuple[str, str]:
    """Its name and description."""
    interface = QAccessible.queryAccessibleInterface(widget)
    if interface is None or not interface.isValid():
        return widget.accessibleName(), widget.accessibleDescription()
    return interface.text(QAccessible.Text.Name), interface.text(QAccessible.Text.Description)
