"""The rows of the history list: records in, words and icons out. Pure."""

from collections.abc import Iterable, Mapping
from datetime import date, datetime
from enum import StrEnum
from uuid import UUID
from zoneinfo import ZoneInfo

from agent_desktop import dates
from agent_desktop.cases.promise_words import how_long_left
from agent_desktop.contract.base import Record
from agent_desktop.contract.cases import Case, CaseState, CaseSummary
from agent_desktop.contract.citizens import Channel
from agent_desktop.contract.contacts import Contact, Direction, HistoryCounts, HistoryItem
from agent_desktop.contract.services import Department, Service
from agent_desktop.language import language, t, tn
from ui.contacts.words import CHANNEL_ICONS, channel_words, method_words, outcome_words


class RowKind(StrEnum):
    HEADING = "heading"
    CASE = "case"
    CONTACT = "contact"
    DETAIL = "detail"


class DueTone(StrEnum):
    """Colour of the words at the right; the words themselves say the same."""

    QUIET = "quiet"
    GOOD = "good"
    BAD = "bad"


class HistoryRow(Record, frozen=True, kw_only=True):
    """One row. `subject` is the id of the case or contact; a heading has none."""

    kind: RowKind
    title: str
    below: str = ""
    right: str = ""
    tone: DueTone = DueTone.QUIET
    icon: str = ""
    subject: UUID | None = None
    spoken: str = ""


class Around(Record, frozen=True, kw_only=True):
    """What rows are worded by: the moment, the zone, and the reference data."""

    now: datetime
    zone: str
    services: Mapping[str, Service]
    departments: Mapping[str, Department]

    @property
    def today(self) -> date:
        return self.day_of(self.now)

    def day_of(self, moment: datetime) -> date:
        """The day on which `moment` fell, on the clock of the authority."""
        return moment.astimezone(ZoneInfo(self.zone)).date()


def _joined(*parts: str) -> str:
    return " · ".join(part for part in parts if part)


def department_words(service_code: str | None, around: Around) -> str:
    service = around.services.get(service_code or "")
    department = around.departments.get(service.department_code) if service else None
    return department.name.in_language(language()) if department else ""


def case_row(case: CaseSummary, around: Around) -> HistoryRow:
    service = around.services.get(case.service_code)
    right, tone = "", DueTone.QUIET
    if case.state is CaseState.WAITING:
        right = t("waiting for the citizen")
    elif case.due_at is not None:
        due = how_long_left(case.due_at, around.now, around.zone)
        right, tone = due.words, DueTone.BAD if due.overdue or due.today else DueTone.GOOD
    waits = t("waits to be sent") if case.pending else ""
    below = _joined(case.reference, department_words(case.service_code, around), case.progress, waits)
    return HistoryRow(
        kind=RowKind.CASE,
        title=case.title,
        below=below,
        right=right,
        tone=tone,
        icon=service.icon if service else "folder-open",
        subject=case.id,
        spoken=t("Open case: {title}, {due}. {details}").format(title=case.title, due=right, details=below),
    )


def contact_row(item: HistoryItem, around: Around) -> HistoryRow:
    day = around.day_of(item.at)
    when = dates.day(day, language(), around.today)
    channel = channel_words(item.channel)
    below = item.summary or (outcome_words(item.outcome) if item.outcome else "")
    if item.direction is Direction.OUTBOUND:
        below = _joined(t("from us"), below)
    if item.pending:
        below = _joined(t("waits to be sent"), below)
    return HistoryRow(
        kind=RowKind.CONTACT,
        title=item.title,
        below=below,
        right=when,
        icon=CHANNEL_ICONS[item.channel],
        subject=item.id,
        spoken=t("{channel}, {date}: {title}. {summary}").format(
            channel=channel, date=when, title=item.title, summary=below
        ),
    )


def heading(words: str) -> HistoryRow:
    return HistoryRow(kind=RowKind.HEADING, title=words, spoken=words)


def month_words(day: date, today: date) -> str:
    if (day.year, day.month) == (today.year, today.month):
        return t("This month")
    return dates.month(day, today, language())


def case_rows(open_cases: tuple[CaseSummary, ...], around: Around) -> tuple[HistoryRow, ...]:
    if not open_cases:
        return ()
    words = t("Open cases ({count})").format(count=len(open_cases))
    return (heading(words), *(case_row(case, around) for case in open_cases))


def contact_rows(items: Iterable[HistoryItem], around: Around, *, after: date | None = None) -> tuple[HistoryRow, ...]:
    """Rows of `items` (newest first) with a heading where a month begins; `after` is the day of the row before."""
    rows: list[HistoryRow] = []
    month = (after.year, after.month) if after else None
    for item in items:
        day = around.day_of(item.at)
        if (day.year, day.month) != month:
            month = (day.year, day.month)
            rows.append(heading(month_words(day, around.today)))
        rows.append(contact_row(item, around))
    return tuple(rows)


def count_words(counts: HistoryCounts) -> str:
    contacts = tn("{count} contact", "{count} contacts", counts.contacts).format(count=counts.contacts)
    cases = tn("{count} case", "{count} cases", counts.cases).format(count=counts.cases)
    return t("{contacts}, {cases}, all services").format(contacts=contacts, cases=cases)


def channels_used(counts: HistoryCounts) -> tuple[tuple[Channel, int], ...]:
    """The channels with at least one contact, in the order of the channel list."""
    return tuple((channel, counts.by_channel[channel]) for channel in Channel if counts.by_channel.get(channel))


def whole_contact(contact: Contact, around: Around) -> str:
    """A contact as it is read in place: who, how it ended, how identity was checked, and every note."""
    length = int((contact.finished_at - contact.started_at).total_seconds())
    first = _joined(
        dates.clock_time(contact.started_at, around.zone),
        t("{length} long").format(length=dates.duration(length)),
        t("held {length}").format(length=dates.duration(contact.held_seconds)) if contact.held_seconds else "",
        outcome_words(contact.outcome),
        t("with {name}").format(name=contact.handled_by_name) if contact.handled_by_name else "",
    )
    checked = ""
    if contact.identity is not None:
        checked = t("Identity: {how}").format(how=method_words(contact.identity.method))
    return "\n".join(part for part in (first, checked, contact.notes or t("No notes were written.")) if part)


def whole_case(case: Case, around: Around) -> str:
    """A case as it is read in place: where it stands and what was answered, by the labels of its form."""
    service = around.services.get(case.service_code)
    labels = {field.code: field.label.in_language(language()) for field in service.form} if service else {}
    opened = dates.day(around.day_of(case.opened_at), language(), around.today)
    first = _joined(t("opened {date}").format(date=opened), case.progress, case.place)
    lines = [
        f"{labels.get(code, code)}: {', '.join(answer) if isinstance(answer, tuple) else answer}"
        for code, answer in case.answers.items()
    ]
    return "\n".join((first, *lines))
