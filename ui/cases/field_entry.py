"""A question of a form under its label, with its limit counted while typing and what is wrong beside it."""

from PySide6.QtWidgets import QWidget

from agent_desktop.cases.forms import LONGEST_TEXT, limit_words
from agent_desktop.contract.services import FieldKind, FormField
from agent_desktop.language import language, t
from ui.cases.answers import Editor, editor_for
from ui.style.entry import Entry

TEXTS = (FieldKind.TEXT, FieldKind.LONG_TEXT)


def label_words(field: FormField) -> str:
    words = field.label.in_language(language())
    return t("{question} (needed)").format(question=words) if field.required else words


def help_words(field: FormField) -> str:
    """The field's own help and its limits; a text's length is counted while typing instead."""
    limits = limit_words(field) if field.kind not in (*TEXTS, FieldKind.NUMBER, FieldKind.DATE) else ""
    own = field.help.in_language(language()) if field.help else ""
    return " ".join(part for part in (own, limits) if part)


def entry_for(field: FormField, name: str, parent: QWidget) -> tuple[Entry, Editor]:
    """The question as it is shown, and what takes its answer. What is typed in it is kept under `name`."""
    editor = editor_for(field, parent)
    editor.name(name)
    entry = Entry(label_words(field), editor, parent, help_words=help_words(field))
    target = editor.focus_target()
    if target is not editor and field.kind not in (FieldKind.ONE_OF, FieldKind.MANY_OF):
        target.setAccessibleName(label_words(field))
        target.setAccessibleDescription(help_words(field))
    return entry, editor


def say_length(entry: Entry, editor: Editor, field: FormField) -> None:
    """How much of the limit is used by now, where length is what limits."""
    length = editor.length()
    if length is not None and (field.most is not None or length > LONGEST_TEXT // 2):
        most = min(field.most or LONGEST_TEXT, LONGEST_TEXT)
        entry.say_count(t("{count} of {limit}").format(count=length, limit=most), over=length > most)
