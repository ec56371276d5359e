"""The words of what waits: what it is, whom it is about, and why it has not gone yet. Pure."""

from collections.abc import Mapping
from datetime import datetime
from uuid import UUID
from zoneinfo import ZoneInfo

from agent_desktop import dates
from agent_desktop.contract.base import Record
from agent_desktop.contract.deliveries import DeliveryKind
from agent_desktop.language import language, t, tn
from agent_desktop.outbox.rows import OutboxRow, RowState
from agent_desktop.outbox.words import what

ICONS = {
    DeliveryKind.CITIZEN: "user-plus",
    DeliveryKind.CITIZEN_CHANGE: "pencil",
    DeliveryKind.FLAG: "flag",
    DeliveryKind.FLAG_CHANGE: "flag",
    DeliveryKind.CONTACT: "headset",
    DeliveryKind.CASE: "folder-open",
    DeliveryKind.CASE_CHANGE: "folder-open",
    DeliveryKind.ARTICLE_FEEDBACK: "book-open",
    DeliveryKind.QUESTION: "circle-question-mark",
    DeliveryKind.PRACTICE_ATTEMPT: "graduation-cap",
}
"""Lucide names."""

TONES = {RowState.WAITING: "", RowState.REFUSED: "bad", RowState.MEETS: "warn"}


class Around(Record, frozen=True, kw_only=True):
    """What a row is worded by: the moment, the zone of the authority, every row of the outbox by its id, and whether
    the server can be reached."""

    now: datetime
    zone: str
    reached: bool = True
    rows: Mapping[UUID, OutboxRow] = {}


class Shown(Record, frozen=True, kw_only=True):
    """One row as the list shows it. `right` stands at the end of the first line, in the colour of `tone`."""

    title: str
    below: str
    right: str
    tone: str
    icon: str

    @property
    def spoken(self) -> str:
        return ". ".join(part for part in (self.title, self.right, self.below) if part)


def state_words(state: RowState) -> str:
    return {
        RowState.WAITING: t("Waiting"),
        RowState.REFUSED: t("Refused"),
        RowState.MEETS: t("Needs your decision"),
    }[state]


def title(row: OutboxRow, zone: str) -> str:
    """ "Case CS-7F3K-9M2W raised · Mair Evans". `zone`: an IANA name."""
    about = row.about or t("nobody known")
    return f"{what(row, zone)} · {about}"


def moment_words(moment: datetime, around: Around) -> str:
    """ "14:02"; with the day where that is not today."""
    zone = ZoneInfo(around.zone)
    day, today = moment.astimezone(zone).date(), around.now.astimezone(zone).date()
    at = dates.clock_time(moment, around.zone)
    return at if day == today else f"{dates.day(day, language(), today)} {at}"


def tries_words(row: OutboxRow) -> str:
    if not row.attempts:
        return t("not tried yet")
    return tn("tried {count} time", "tried {count} times", row.attempts).format(count=row.attempts)


def held_up_by(row: OutboxRow, around: Around) -> OutboxRow | None:
    """The row that has to go first: the first of those it depends on that is still here."""
    return next((around.rows[before] for before in row.after if before in around.rows), None)


def why_words(row: OutboxRow, around: Around) -> str:
    """Why it has not gone yet, and what happens next. "" where nothing more is known."""
    if row.state is RowState.REFUSED:
        return row.said or t("The server will not take it as it is.")
    if row.state is RowState.MEETS:
        return row.said or t("Someone else changed the same thing. Nothing is lost: choose what to keep.")
    first = held_up_by(row, around)
    if first is not None:
        if first.state is RowState.WAITING:
            return t("Goes right after: {what}.").format(what=title(first, around.zone))
        return t("Waits until you have looked at: {what}.").format(what=title(first, around.zone))
    return f"{row.said} {_when_words(row, around)}".strip()


def _when_words(row: OutboxRow, around: Around) -> str:
    """When a row that waits for nothing but the line goes."""
    if not around.reached:
        return t("Goes as soon as the server can be reached.")
    if row.next_try_at is not None and row.next_try_at > around.now and not row.attempts:
        return t("Goes at {time}.").format(time=moment_words(row.next_try_at, around))
    if row.next_try_at is not None and row.next_try_at > around.now:
        return t("Tried again at {time}.").format(time=moment_words(row.next_try_at, around))
    return t("Goes with the next exchange.")


def shown(row: OutboxRow, around: Around) -> Shown:
    since = t("since {time}").format(time=moment_words(row.made_at, around))
    facts = [since, tries_words(row)]
    waiting = row.state is RowState.WAITING and around.reached and row.attempts > 0
    if waiting and row.next_try_at is not None and row.next_try_at > around.now:
        facts.append(t("again at {time}").format(time=moment_words(row.next_try_at, around)))
    return Shown(
        title=title(row, around.zone),
        below=" · ".join(fact for fact in facts if fact),
        right=state_words(row.state),
        tone=TONES[row.state],
        icon=ICONS[row.kind],
    )


def details(row: OutboxRow, around: Around) -> str:
    """For a maintainer: nothing personal in it."""
    lines = [
        f"{row.kind.value} {row.id}",
        f"{row.state.value}, made {row.made_at.isoformat(timespec='seconds')}, attempts {row.attempts}",
        row.said,
        *(f"{error.field}: {error.message}" for error in row.errors),
    ]
    first = held_up_by(row, around)
    if first is not None:
        lines.append(f"after {first.kind.value} {first.id} ({first.state.value})")
    return "\n".join(line for line in lines if line)


def waiting_words(count: int) -> str:
    """For the bar: "3 wait to be sent"; "" where nothing does."""
    if not count:
        return ""
    return tn("{count} waits to be sent", "{count} wait to be sent", count).format(count=count)
