"""The form of an institution."""

from collections.abc import Iterator, Mapping, Sequence

from PySide6.QtWidgets import QLineEdit

from agent_desktop.contract.base import Words
from agent_desktop.contract.institutions import HandOver, Institution, InstitutionPhone, InstitutionWrite
from agent_desktop.contract.problems import FieldError
from agent_desktop.contract.services import Calendar
from agent_desktop.knowledge.checking_institution import InstitutionFault, faults
from agent_desktop.knowledge.hours_text import NotHours
from agent_desktop.language import language, t
from ui.knowledge.editor.hours_part import HoursPart
from ui.knowledge.editor.kept_fields import Pair
from ui.knowledge.editor.phones_part import NotANumber, PhonesPart
from ui.knowledge.editor.record_form import RecordForm
from ui.knowledge.editor.services_part import ServicesPart
from ui.knowledge.reading import hand_over_words
from ui.style.entry import Entry

LONGEST = 300
LONGEST_LONG = 1_000


class InstitutionForm(RecordForm):
    """`services`: words by code; `usual`: the zone and bank holidays of a new one."""

    def __init__(self, services: Mapping[str, str], usual: Calendar) -> None:
        self._services_known, self._usual = services, usual
        super().__init__()

    def show_one(self, record: Institution | None) -> None:
        """None: a new one."""
        content = content_of(record) if record is not None else _empty()
        self.show_record(
            record.name.in_language(language()) if record else t("New institution"),
            is_new=record is None,
            active=record is None or record.active,
            do=lambda: self._show_content(content),
        )
        self._code.control.setEnabled(record is None)
        self.setFocusProxy(self._name.fields[next(iter(self._name.fields))].field if record else self._code.control)

    def lay_fields(self) -> Iterator[None]:
        self._code = self.line_entry(
            t("Short name"),
            "code",
            longest=60,
            help_words=t("Small letters, digits and hyphens, such as water-board. It stays as it is."),
        )
        yield
        self._name = self.pair(t("Name"), "name", longest=LONGEST)
        yield
        self._does = self.pair(t("What they do, in a sentence"), "does", longest=LONGEST_LONG, lines=2)
        yield
        self._synonyms = self.phrases(
            t("What citizens call them"),
            "synonyms",
            most=60,
            longest=80,
            hint=t("One on each line, in English or Welsh. Initials too."),
        )
        self.column.addWidget(self._synonyms)
        yield
        self._services = ServicesPart(self._services_known, self.touch)
        self.column.addWidget(self._services)
        yield
        self._phones = PhonesPart(self.touch)
        self.column.addWidget(self._phones)
        yield
        self._hours = HoursPart(self._usual, self.touch)
        self.column.addWidget(self._hours)
        yield
        self.keeps("service_codes", lambda: " ".join(self._services.codes), self._show_services)
        self.keeps("phones", self._phones.typed, self._phones.show_typed)
        self.keeps("hours", self._hours.typed, self._hours.show_typed)
        ways = {each.value: hand_over_words(each) for each in HandOver}
        self._hand_over = self.choice(t("How a citizen is handed over"), "hand_over", ways, HandOver.GIVE_NUMBER.value)
        yield
        self._over_words = self.pair(
            t("What to say and do then"), "hand_over_words", longest=LONGEST_LONG, wanted=False, lines=2
        )
        yield
        self._area = self.pair(t("For whom"), "area", longest=LONGEST, wanted=False)
        yield
        self._address = self.line_entry(t("Address"), "address", longest=500)
        self._website = self.line_entry(t("Website"), "website", longest=300, help_words=t("It begins with https://"))
        self._email = self.line_entry(t("E-mail"), "email", longest=254)

    @property
    def name(self) -> str:
        words = self._name.words()
        return words.en or words.cy or _line(self._code)

    def _show_services(self, codes: str) -> None:
        self._services.show_codes(tuple(codes.split()))

    def content(self) -> InstitutionWrite | None:
        """As typed; None where something is wrong, which is told at its field and comes into sight."""
        wrong = False
        phones: tuple[InstitutionPhone, ...] = ()
        hours = None
        try:
            phones = self._phones.phones()
        except NotANumber:
            wrong = True
        try:
            hours = self._hours.hours(_line(self._code))
        except NotHours:
            wrong = True
        made = InstitutionWrite(
            code=_line(self._code),
            name=self._name.words(),
            does=self._does.words(),
            synonyms=self._synonyms.phrases,
            service_codes=self._services.codes,
            phones=phones,
            hours=hours,
            always=self._hours.always,
            address=_line(self._address),
            website=_line(self._website),
            email=_line(self._email),
            area=self._area.words(),
            hand_over=HandOver(self._hand_over.currentData()),
            hand_over_words=self._over_words.words(),
        )
        found = faults(made)
        self._tell({fault.field: fault for fault in found})
        return None if wrong or found else made

    def _show_content(self, content: InstitutionWrite) -> None:
        for entry, words in (
            (self._code, content.code),
            (self._address, content.address),
            (self._website, content.website),
            (self._email, content.email),
        ):
            entry.control.setProperty("text", words)
        for pair, said in self._pairs(content):
            pair.show_words(said)
        self._synonyms.show_phrases(content.synonyms)
        self._services.show_codes(content.service_codes)
        self._phones.show_phones(content.phones)
        self._hours.show_hours(content.hours, always=content.always)
        self._hand_over.setCurrentIndex(self._hand_over.findData(content.hand_over.value))
        self._tell({})

    def _pairs(self, content: InstitutionWrite) -> tuple[tuple[Pair, Words], ...]:
        return (
            (self._name, content.name),
            (self._does, content.does),
            (self._area, content.area),
            (self._over_words, content.hand_over_words),
        )

    def _tell(self, found: Mapping[str, InstitutionFault]) -> None:
        fields: dict[str, Entry | Pair] = {
            "code": self._code,
            "name": self._name,
            "does": self._does,
            "address": self._address,
            "website": self._website,
            "email": self._email,
        }
        for name, field in fields.items():
            words = found[name].what if name in found else ""
            if isinstance(field, Pair):
                field.say_fault(words)
            else:
                field.say_error(words)
        first = next((field for name, field in fields.items() if name in found), None)
        if first is not None:
            self.area.ensureWidgetVisible(first)

    def show_errors(self, errors: Sequence[FieldError]) -> None:
        self._tell({error.field: InstitutionFault(field=error.field, what=error.message) for error in errors})


def field_words() -> dict[str, str]:
    """What each part of an institution is called here."""
    return {
        "name": t("Name"),
        "does": t("What they do, in a sentence"),
        "synonyms": t("What citizens call them"),
        "service_codes": t("Services"),
        "phones": t("Telephone numbers"),
        "hours": t("When the phones are answered"),
        "always": t("When the phones are answered"),
        "hand_over": t("How a citizen is handed over"),
        "hand_over_words": t("What to say and do then"),
        "area": t("For whom"),
        "address": t("Address"),
        "website": t("Website"),
        "email": t("E-mail"),
    }


def _line(entry: Entry) -> str:
    field = entry.control
    assert isinstance(field, QLineEdit)
    return " ".join(field.text().split())


def _empty() -> InstitutionWrite:
    return InstitutionWrite(code="", name=Words(en=""), does=Words(en=""))


def content_of(record: Institution) -> InstitutionWrite:
    """What the form holds of it."""
    return InstitutionWrite(
        code=record.code,
        name=record.name,
        does=record.does,
        synonyms=record.synonyms,
        service_codes=record.service_codes,
        phones=record.phones,
        hours=record.hours,
        always=record.always,
        address=record.address,
        website=record.website,
        email=record.email,
        area=record.area,
        hand_over=record.hand_over,
        hand_over_words=record.hand_over_words,
    )
