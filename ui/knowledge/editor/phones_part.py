"""The numbers of an institution: each with what it is called, and for whom it is."""

from collections.abc import Callable

from msgspec import ValidationError, convert, to_builtins
from msgspec.json import decode, encode
from PySide6.QtWidgets import QWidget

from agent_desktop.contract.base import Words
from agent_desktop.contract.institutions import InstitutionPhone, PhoneKind
from agent_desktop.language import t
from ui.style import parts
from ui.style.emptying import empty
from ui.style.entry import Entry
from ui.style.flow import FlowLayout
from ui.style.picking import Pick
from ui.style.tokens import SPACE

MOST = 20
LONGEST_LABEL = 120


class NotANumber(Exception):  # noqa: N818 - what was typed cannot be dialled
    """It is told at its field."""


def kind_word(kind: PhoneKind) -> str:
    return {
        PhoneKind.VOICE: t("To speak"),
        PhoneKind.TEXT_RELAY: t("Text relay"),
        PhoneKind.SMS: t("Text message"),
        PhoneKind.PROFESSIONALS: t("For us only, never given out"),
    }[kind]


class PhonesPart(QWidget):
    """`changed` is called after each change by hand."""

    def __init__(self, changed: Callable[[], object]) -> None:
        super().__init__()
        self._tell = changed
        self._lines: list[_Line] = []
        inside = parts.column(self, gap=SPACE.small)
        inside.addWidget(parts.label(t("Telephone numbers"), "strong"))
        holder = parts.frame("plain")
        self._column = parts.column(holder, gap=SPACE.normal)
        inside.addWidget(holder)
        self.add = parts.button(t("Add a number"), self._add, icon="plus")
        row = parts.row()
        row.addWidget(self.add)
        row.addStretch(1)
        inside.addLayout(row)

    def phones(self) -> tuple[InstitutionPhone, ...]:
        """As typed, without empty lines. Raises NotANumber."""
        made = [line.phone() for line in self._lines if not line.is_empty]
        if any(phone is None for phone in made):
            raise NotANumber
        return tuple(phone for phone in made if phone is not None)

    def show_phones(self, phones: tuple[InstitutionPhone, ...]) -> None:
        """It tells nobody."""
        empty(self._column)
        self._lines = []
        for phone in phones:
            self._put(phone)
        self.add.setEnabled(len(self._lines) < MOST)

    def typed(self) -> str:
        """Each as it stands, also where it cannot be dialled."""
        return encode([line.as_typed for line in self._lines]).decode()

    def show_typed(self, words: str) -> None:
        """As `typed` gave it. It tells nobody."""
        self.show_phones(tuple(_made(*line) for line in decode(words, type=list[tuple[str, str, str, str]])))

    def _put(self, phone: InstitutionPhone) -> "_Line":
        line = _Line(phone, self._tell, self._remove)
        self._lines.append(line)
        self._column.addWidget(line)
        return line

    def _add(self) -> None:
        line = self._put(InstitutionPhone(number="", label=Words(en="")))
        self.add.setEnabled(len(self._lines) < MOST)
        line.number.setFocus()
        self._tell()

    def _remove(self, line: "_Line") -> None:
        self._lines.remove(line)
        self._column.removeWidget(line)
        line.hide()
        line.deleteLater()
        self.add.setEnabled(True)
        self.add.setFocus()
        self._tell()


class _Line(QWidget):
    """One number."""

    def __init__(
        self, phone: InstitutionPhone, changed: Callable[[], object], remove: Callable[["_Line"], object]
    ) -> None:
        super().__init__()
        inside = FlowLayout(self, gap=SPACE.small, line_gap=SPACE.small, least_width=130)
        self.number = parts.text_field(t("Number"), longest=26)
        self._entry = Entry(t("Number"), self.number)
        self._en = parts.text_field(t("What it is called, in English"), longest=LONGEST_LABEL)
        self._cy = parts.text_field(t("What it is called, in Welsh"), longest=LONGEST_LABEL)
        self._kind = Pick()
        for field, words in ((self.number, phone.number), (self._en, phone.label.en), (self._cy, phone.label.cy)):
            field.setText(words)
            field.textChanged.connect(lambda _text: changed())
        self._kind.fill({each.value: kind_word(each) for each in PhoneKind}, phone.kind.value)
        self._kind.chosen(lambda _code: changed())
        inside.addWidget(self._entry)
        inside.addWidget(parts.labelled(t("What it is called, in English"), self._en))
        inside.addWidget(parts.labelled(t("What it is called, in Welsh"), self._cy))
        inside.addWidget(parts.labelled(t("What it is for"), self._kind))
        name = t("Remove the number {number}").format(number=phone.number) if phone.number else t("Remove this number")
        inside.addWidget(parts.button(t("Remove"), lambda: remove(self), icon="trash-2", kind="quiet", name=name))

    @property
    def is_empty(self) -> bool:
        return not any(field.text().strip() for field in (self.number, self._en, self._cy))

    @property
    def as_typed(self) -> tuple[str, str, str, str]:
        """Number, English, Welsh, and what it is for."""
        return (self.number.text(), self._en.text(), self._cy.text(), str(self._kind.currentData()))

    def phone(self) -> InstitutionPhone | None:
        """None where it cannot be dialled: that is told."""
        number, en, cy, kind = self.as_typed
        made = _made(" ".join(number.split()), en.strip(), cy.strip(), kind)
        try:
            read = convert(to_builtins(made), InstitutionPhone)
        except ValidationError:
            self._entry.say_error(t("A number has digits and spaces, such as 0300 123 4567 or +44 300 123 4567."))
            return None
        self._entry.say_error("")
        return read


def _made(number: str, en: str, cy: str, kind: str) -> InstitutionPhone:
    """Also of what cannot be dialled."""
    return InstitutionPhone(number=number, label=Words(en=en, cy=cy), kind=PhoneKind(kind))
