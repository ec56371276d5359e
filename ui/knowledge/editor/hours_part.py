"""When an institution's phones are answered: always, at hours of each weekday, or not known."""

from collections.abc import Callable

from msgspec.json import decode, encode
from PySide6.QtWidgets import QWidget

from agent_desktop.contract.services import Calendar, Opening
from agent_desktop.dates import weekday
from agent_desktop.knowledge.hours_text import DAYS, NotHours, days_read, days_said, read, said
from agent_desktop.language import language, t
from ui.knowledge.editor.phrases_part import PhrasesPart
from ui.style import parts
from ui.style.entry import Entry
from ui.style.flow import FlowLayout
from ui.style.picking import Pick
from ui.style.tokens import SPACE

UNKNOWN, ALWAYS, WEEKLY = "unknown", "always", "weekly"
MOST_DAYS = 60


class HoursPart(QWidget):
    """`usual`: zone and bank holidays of a new one. `changed` is called after each change by hand."""

    def __init__(self, usual: Calendar, changed: Callable[[], object]) -> None:
        super().__init__()
        self._usual = self._calendar = usual
        self._tell = changed
        self._filling = True
        inside = parts.column(self, gap=SPACE.normal)
        self._which = Pick()
        self._which.setObjectName("hours")
        self._which.fill(
            {
                WEEKLY: t("At these hours"),
                ALWAYS: t("Always: day and night"),
                UNKNOWN: t("Nobody knows"),
            },
            WEEKLY,
        )
        self._which.chosen(lambda _code: self._chose())
        inside.addWidget(parts.labelled(t("When the phones are answered"), self._which))
        self._weekly = parts.frame("plain")
        week = parts.column(self._weekly, gap=SPACE.normal)
        hint = t("Such as 09:00-12:30, 13:30-17:00. Nothing where it is closed.")
        week.addWidget(parts.label(hint, "muted_small", wrap=True))
        holder = parts.frame("plain")
        week.addWidget(holder)
        line = FlowLayout(holder, gap=SPACE.normal, line_gap=SPACE.small, least_width=150)
        self._days: list[Entry] = []
        for day in range(DAYS):
            field = parts.text_field(weekday(day, language()), longest=120)
            field.setObjectName(f"hours.{day}")
            field.textChanged.connect(lambda _text: self._changed())
            entry = Entry(weekday(day, language()), field)
            self._days.append(entry)
            line.addWidget(entry)
        self._closures = PhrasesPart(
            t("Closed on these days too"),
            self._changed,
            most=MOST_DAYS,
            longest=10,
            hint=t("One on each line, such as 24/12/2026. Bank holidays are closed anyway."),
        )
        week.addWidget(self._closures)
        inside.addWidget(self._weekly)
        self._filling = False

    def _changed(self) -> None:
        if not self._filling:
            self._tell()

    def _chose(self) -> None:
        self._weekly.setVisible(self._which.currentData() == WEEKLY)
        self._changed()

    @property
    def always(self) -> bool:
        return bool(self._which.currentData() == ALWAYS)

    def hours(self, code: str) -> Calendar | None:
        """As typed, under `code`. Raises NotHours, told at its field."""
        which = self._which.currentData()
        if which == UNKNOWN:
            return None
        openings: list[Opening] = []
        closures = self._calendar.closures
        if which == WEEKLY:
            wrong = ""
            for day, entry in enumerate(self._days):
                words = str(entry.control.property("text"))
                try:
                    openings += read(words, day)
                    entry.say_error("")
                except NotHours as fault:
                    wrong = fault.words
                    entry.say_error(t("“{words}” are no hours.").format(words=fault.words))
            try:
                closures = days_read(self._closures.phrases)
            except NotHours as fault:
                wrong = fault.words
                self._closures.say_fault(t("“{words}” is no day.").format(words=fault.words))
            if wrong:
                raise NotHours(wrong)
        held = self._calendar
        return Calendar(
            code=code,
            zone=held.zone,
            country=held.country,
            subdivision=held.subdivision,
            openings=tuple(openings),
            closures=closures,
        )

    def typed(self) -> str:
        """As it stands, also where it is no hours."""
        days = [str(entry.control.property("text")) for entry in self._days]
        return encode([str(self._which.currentData()), self._closures.field.toPlainText(), *days]).decode()

    def show_typed(self, words: str) -> None:
        """As `typed` gave it. It tells nobody."""
        which, closures, *days = decode(words, type=list[str])
        self._filling = True
        self._which.setCurrentIndex(self._which.findData(which))
        self._weekly.setVisible(which == WEEKLY)
        for entry, said_then in zip(self._days, days, strict=True):
            entry.control.setProperty("text", said_then)
        self._closures.show_typed(closures)
        self._filling = False

    def show_hours(self, hours: Calendar | None, *, always: bool) -> None:
        """It tells nobody."""
        self._filling = True
        self._calendar = hours or self._usual
        which = ALWAYS if always else WEEKLY if hours is not None else UNKNOWN
        self._which.setCurrentIndex(self._which.findData(which))
        self._weekly.setVisible(which == WEEKLY)
        for day, entry in enumerate(self._days):
            entry.control.setProperty("text", said(hours.openings if hours else (), day))
            entry.say_error("")
        self._closures.show_phrases(days_said(hours.closures if hours else ()))
        self._filling = False
