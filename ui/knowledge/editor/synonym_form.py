"""The form of what people call something: who says "rates" may mean Council Tax."""

from collections.abc import Iterator, Sequence

from PySide6.QtWidgets import QLineEdit

from agent_desktop.contract.problems import FieldError
from agent_desktop.contract.scripts import Spoken
from agent_desktop.contract.synonyms import Synonym, SynonymWrite
from agent_desktop.language import t
from ui.knowledge.editor.record_form import RecordForm
from ui.versions.words import language_word

LONGEST, MOST_MEANINGS = 80, 20


class SynonymForm(RecordForm):
    def show_one(self, record: Synonym | None) -> None:
        """None: a new one."""
        title = f"“{record.said}”" if record else t("What people call it")
        content = content_of(record) if record else SynonymWrite(said="", means=())
        self.show_record(
            title,
            is_new=record is None,
            active=record is None or record.active,
            do=lambda: self._show_content(content),
        )
        self.setFocusProxy(self._said.control)

    def lay_fields(self) -> Iterator[None]:
        self._said = self.line_entry(
            t("What people say"), "said", longest=LONGEST, help_words=t("Such as: rates, tip, the social.")
        )
        yield
        self._means = self.phrases(
            t("What they may mean"),
            "means",
            most=MOST_MEANINGS,
            longest=LONGEST,
            hint=t("One on each line, as articles call it. Such as: council tax."),
        )
        self.column.addWidget(self._means)
        yield
        languages = {each.value: language_word(each) for each in Spoken}
        self._language = self.choice(t("In which language"), "language", languages, Spoken.EN.value)

    @property
    def name(self) -> str:
        return str(self._said.control.property("text")).strip()

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

    def _show_content(self, content: SynonymWrite) -> None:
        self._said.control.setProperty("text", content.said)
        self._said.say_error("")
        self._means.show_phrases(content.means)
        self._language.setCurrentIndex(self._language.findData(content.language.value))

    def show_errors(self, errors: Sequence[FieldError]) -> None:
        for error in errors:
            (self._means.say_fault if error.field == "means" else self._said.say_error)(error.message)


def field_words() -> dict[str, str]:
    """What each part is called here."""
    return {"said": t("What people say"), "means": t("What they may mean"), "language": t("In which language")}


def content_of(record: Synonym) -> SynonymWrite:
    """What the form holds of it."""
    return SynonymWrite(said=record.said, means=record.means, language=record.language)
