"""Departments, services, the forms their cases need, and the promise each makes, the same on every channel."""

from datetime import date, time
from enum import StrEnum

from agent_desktop.contract.base import Record, Words


class Department(Record, frozen=True, kw_only=True):
    code: str
    name: Words


class PromiseUnit(StrEnum):
    """MINUTES run round the clock (urgent incidents); the others run in the calendar's working time."""

    MINUTES = "minutes"
    WORKING_HOURS = "working_hours"
    WORKING_DAYS = "working_days"


class Promise(Record, frozen=True, kw_only=True):
    """Within how long the service answers."""

    amount: int
    unit: PromiseUnit


class Opening(Record, frozen=True, kw_only=True):
    """Working time of one weekday, local time. `day` is 0 for Monday."""

    day: int
    opens: time
    closes: time


class Calendar(Record, frozen=True, kw_only=True):
    """Working time: a zone, weekly openings, the bank holidays of a country's part, and closures of its own."""

    code: str
    zone: str
    country: str
    subdivision: str
    openings: tuple[Opening, ...]
    closures: tuple[date, ...] = ()


class FieldKind(StrEnum):
    TEXT = "text"
    LONG_TEXT = "long_text"
    NUMBER = "number"
    DATE = "date"
    ONE_OF = "one_of"
    MANY_OF = "many_of"


class Option(Record, frozen=True, kw_only=True):
    code: str
    label: Words


class FormField(Record, frozen=True, kw_only=True):
    """One question of a case form.

    Limits: `least`/`most` bound a NUMBER's value, a text's length in characters, or a MANY_OF's count;
    `earliest_days`/`latest_days` bound a DATE relative to today (negative: in the past). None: no limit.
    """

    code: str
    kind: FieldKind
    label: Words
    help: Words | None = None
    required: bool = False
    least: int | None = None
    most: int | None = None
    earliest_days: int | None = None
    latest_days: int | None = None
    options: tuple[Option, ...] = ()


class Service(Record, frozen=True, kw_only=True):
    """Something citizens ask for. `icon` is a Lucide name; `keywords` are what citizens call it."""

    code: str
    department_code: str
    name: Words
    description: Words
    case_title: Words
    keywords: tuple[str, ...]
    promise: Promise
    calendar_code: str
    form: tuple[FormField, ...]
    icon: str = "circle-help"
    urgent: bool = False
    active: bool = True


class ReferenceData(Record, frozen=True, kw_only=True):
    """GET /api/v1/services: all that a desktop holds whole, with an ETag (If-None-Match → 304)."""

    departments: tuple[Department, ...]
    calendars: tuple[Calendar, ...]
    services: tuple[Service, ...]
