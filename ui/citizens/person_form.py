"""The fields of a person, for someone new and for correcting a record. What is wrong stands beside its field."""

from collections.abc import Mapping
from datetime import date

from msgspec.structs import replace
from PySide6.QtCore import Signal
from PySide6.QtWidgets import QComboBox, QLineEdit, QWidget

from agent_desktop.contract.citizens import Channel
from agent_desktop.contract.problems import FieldError
from agent_desktop.language import t
from ui.citizens.headline import language_name
from ui.citizens.person_draft import LIMITS, PersonDraft, PersonField, errors, field_words
from ui.contacts.words import channel_words
from ui.style.entry import Entry
from ui.style.narrow import narrow_choice
from ui.style.parts import column
from ui.style.tokens import SPACE

LANGUAGES = ("en", "cy", "pl", "ur", "ta", "si", "zh", "bn", "pa", "ar", "ro", "pt", "so", "uk")
"""Tags offered by name; any other on record is offered too."""

NEAR_LIMIT = 0.8
"""The count is shown from this share of the limit on."""

FOR_NEW = (
    PersonField.NAME,
    PersonField.BORN,
    PersonField.LINE,
    PersonField.LOCALITY,
    PersonField.POSTCODE,
    PersonField.PHONE,
    PersonField.LANGUAGE,
)
FOR_CORRECTING = tuple(PersonField)


class PersonForm(QWidget):
    """`named`: how the names of its fields begin. Signals: changed() after anything was typed or chosen."""

    changed = Signal()

    def __init__(
        self, fields: tuple[PersonField, ...], today: date, parent: QWidget | None = None, *, named: str
    ) -> None:
        super().__init__(parent)
        self._today = today
        self._draft = PersonDraft()
        self._touched: set[str] = set()
        self._entries: dict[PersonField, Entry] = {}
        inside = column(self, gap=SPACE.normal)
        for field in fields:
            control = self._control(field)
            control.setObjectName(named + field)
            entry = Entry(field_words(field), control)
            self._entries[field] = entry
            inside.addWidget(entry)

    def _control(self, field: PersonField) -> QWidget:
        if field in (PersonField.LANGUAGE, PersonField.CHANNEL):
            box = narrow_choice(self)
            box.addItem(t("Not known"), "")
            if field is PersonField.LANGUAGE:
                for tag in LANGUAGES:
                    box.addItem(language_name(tag), tag)
            else:
                for channel in Channel:
                    box.addItem(channel_words(channel), channel.value)
            box.activated.connect(lambda: self._take(field, str(box.currentData())))
            return box
        line = QLineEdit(self)
        line.setMaxLength(LIMITS.get(field, 100) * 2)  # past the limit it is said, not silently blocked
        line.textEdited.connect(lambda words: self._take(field, words))
        line.editingFinished.connect(lambda: self._left(field))
        return line

    @property
    def draft(self) -> PersonDraft:
        return self._draft

    def errors(self) -> tuple[FieldError, ...]:
        return errors(self._draft, self._today)

    def put(self, draft: PersonDraft) -> None:
        """Show `draft` in the fields."""
        self._draft = draft
        self._touched.clear()
        for field, entry in self._entries.items():
            words = getattr(draft, field)
            if isinstance(entry.control, QLineEdit):
                if words != entry.control.text():  # elsewhere the cursor stays where it is
                    entry.control.setText(words)
            elif isinstance(entry.control, QComboBox):
                if words and entry.control.findData(words) < 0:
                    entry.control.addItem(language_name(words), words)
                entry.control.setCurrentIndex(max(0, entry.control.findData(words)))
        self._say()

    def say_all(self) -> bool:
        """Show every error there is; True if there is none. The first wrong field takes the focus."""
        self._touched = {field.value for field in self._entries}
        self._say()
        wrong = [entry for entry in self._entries.values() if entry.error]
        if wrong:
            wrong[0].control.setFocus()
        return not wrong

    def focus_first(self) -> None:
        next(iter(self._entries.values())).control.setFocus()

    def say_refused(self, refused: tuple[FieldError, ...]) -> None:
        """What the server refused, beside its fields."""
        for one in refused:
            for field, entry in self._entries.items():
                if field.value in one.field or (field is PersonField.BORN and "birth" in one.field):
                    entry.say_error(one.message)

    def note(self, notes: Mapping[PersonField, str]) -> None:
        """Words beside the fields named; none beside the others."""
        for field, entry in self._entries.items():
            entry.say_note(notes.get(field, ""))

    def _take(self, field: PersonField, words: str) -> None:
        self._draft = replace(self._draft, **{field.value: words})
        self._say()
        self.changed.emit()

    def _left(self, field: PersonField) -> None:
        self._touched.add(field.value)
        self._say()

    def _say(self) -> None:
        found = {error.field: error.message for error in self.errors()}
        for field, entry in self._entries.items():
            words = str(getattr(self._draft, field))
            limit = LIMITS.get(field)
            if limit is not None:
                used = t("{count} of {limit}").format(count=len(words), limit=limit)
                entry.say_count(used if len(words) > limit * NEAR_LIMIT else "", over=len(words) > limit)
                too_long = len(words) > limit
            else:
                too_long = False
            shown = field.value in self._touched or too_long
            entry.say_error(found.get(field.value, "") if shown else "")
