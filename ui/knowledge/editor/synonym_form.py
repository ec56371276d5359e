"""The form of what people call something: who says "rates" may mean Council Tax."""

from collections.abc import Sequence

from PySide6.QtWidgets import QLineEdit

from agent_desktop.contract.problems import FieldError
from agent_desktop.contract.scripts import Spoken
from agent_desktop.contract.synonyms import Synonym, SynonymWrite
from agent_desktop.language import t
from ui.knowledge.editor.phrases_part import PhrasesPart
from ui.knowledge.editor.record_form import RecordForm
from ui.style import parts
from ui.style.picking import Pick
from ui.versions.words import language_word

LONGEST, MOST_MEANINGS = 80, 20


class SynonymForm(RecordForm):
    def __init__(self, record: Synonym | None) -> None:
        title = f"“{record.said}”" if record else t("What people call it")
        super().__init__(title, is_new=record is None, active=record is None or record.active)
        self.show_content(content_of(record) if record else SynonymWrite(said="", means=()))
        self.dirty = record is None
        self.said.setText("")
        self.setFocusProxy(self._said.control)

    def lay_fields(self) -> None:
        self._said = self.line_entry(
            t("What people say"), "said", longest=LONGEST, help_words=t("Such as: rates, tip, the social.")
        )
        self._means = PhrasesPart(
            t("What they may mean"),
            self.touch,
            most=MOST_MEANINGS,
            longest=LONGEST,
            hint=t("One on each line, as articles call it. Such as: council tax."),
        )
        self._means.field.setObjectName("means")
        self.column.addWidget(self._means)
        self._language = Pick()
        self._language.setObjectName("language")
        self._language.fill({each.value: language_word(each) for each in Spoken}, Spoken.EN.value)
        self._language.chosen(lambda _code: self.touch())
        self.column.addWidget(parts.labelled(t("In which language"), self._language))

    def content(self) -> SynonymWrite | None:
        """As typed; None where something is missing, which is told at its field."""
        field = self._said.control
        assert isinstance(field, QLineEdit)
        said, means = " ".join(field.text().split()), self._means.phrases
        self._said.say_error("" if said else t("Say what people call it."))
        self._means.say_fault("" if means else t("Say what they may mean."))
        if not said or not means:
            (self._means.field if said else field).setFocus()
            return None
        return SynonymWrite(said=said, means=means, language=Spoken(self._language.currentData()))

    def show_content(self, content: SynonymWrite) -> None:
        def show() -> None:
            self._said.control.setProperty("text", content.said)
            self._means.show_phrases(content.means)
            self._language.setCurrentIndex(self._language.findData(content.language.value))

        self.fill(show)

    def show_errors(self, errors: Sequence[FieldError]) -> None:
        for error in errors:
            (self._means.say_fault if error.field == "means" else self._said.say_error)(error.message)


def content_of(record: Synonym) -> SynonymWrite:
    """What the form holds of it."""
    return SynonymWrite(said=record.said, means=record.means, language=record.language)
