"""Two who changed the same field of the same record: shown side by side, and decided by the handler."""

from collections.abc import Mapping
from datetime import datetime
from uuid import UUID

from msgspec import Raw, UnsetType
from msgspec.structs import replace

from agent_desktop.cases.promise_words import HOME_ZONE
from agent_desktop.contract.base import Record
from agent_desktop.contract.cases import Case
from agent_desktop.contract.services import FieldKind, FormField
from agent_desktop.desk.desk import Desk
from agent_desktop.desk.outbox import withdraw
from agent_desktop.faults import EnvironmentFault, ProgramFault
from agent_desktop.ids import new_id
from agent_desktop.language import language, t, tn
from agent_desktop.outbox.applying import Change, apply, said
from agent_desktop.outbox.chaining import against, record_of, restarted
from agent_desktop.outbox.merging import ANSWERS, Choice, MeetingField, Merged, decide
from agent_desktop.outbox.rows import OutboxRow, RowState
from agent_desktop.outbox.words import field_words, moment, what
from agent_desktop.store import outbox as rows_on_disk
from agent_desktop.store.faults import RowGone

__all__ = ["Choice", "Meeting", "MeetingField", "Settled", "meeting", "settle"]

LONGEST_JOINED: Mapping[str, int] = {"own_words": 500, "progress": 300, "place": 300, ANSWERS: 4000}
"""Characters, as the contract has it."""

SEVERAL_LINES = frozenset({"own_words", ANSWERS})
_TYPED = frozenset({FieldKind.TEXT, FieldKind.LONG_TEXT})


class Meeting(Record, frozen=True, kw_only=True):
    """`name`: what the row is, in words. `fields`: to be decided. `merged`: my other fields; they touch nobody's."""

    row: OutboxRow
    name: str
    fields: tuple[MeetingField, ...]
    merged: tuple[str, ...]


class Settled(Record, frozen=True, kw_only=True):
    """`before`: as it was, to be put back once `row` was withdrawn. `row`: what is sent now; None: theirs stands."""

    before: OutboxRow
    row: OutboxRow | None


def meeting(desk: Desk, row_id: UUID) -> Meeting:
    """The row in state MEETS, field by field. Raises RowGone where it is settled."""
    row = _there(desk, row_id)
    merged = _merged(row)
    forms = _form(desk, row)
    return Meeting(
        row=row,
        name=what(row, _zone(desk)),
        fields=tuple(_labelled(field, forms) for field in merged.meets),
        merged=tuple(field for field in said(merged.change) if field != ANSWERS),
    )


def settle(desk: Desk, row_id: UUID, chosen: Mapping[str, Choice]) -> Settled:
    """`chosen`: by field, for every field that meets. What is sent is made on the record as the server has it now.

    Raises EnvironmentFault where a field was not decided, or both texts together are too long; RowGone.
    """
    row = _there(desk, row_id)
    merged = _merged(row)
    forms = _form(desk, row)
    zone = _zone(desk)
    undecided = [field for field in merged.meets if field.field not in chosen]
    if undecided:
        raise EnvironmentFault(
            t("Not every field is decided yet."),
            kept=t("Nothing was changed."),
            do=t("Choose yours or theirs for each."),
        )
    joined = {
        field.field: _joined(_labelled(field, forms), zone)
        for field in merged.meets
        if chosen[field.field] is Choice.BOTH
    }
    change = decide(merged, chosen, joined)
    theirs = _theirs(row)
    now = record_of(row, theirs)
    if apply(now, change) == now:
        withdraw(desk, row.id)
        return Settled(before=row, row=None)
    decided = restarted(row, change, theirs, new_id())
    rows_on_disk.settle(desk.store, replaced=((row.id, decided),))
    return Settled(before=row, row=decided)


def _there(desk: Desk, row_id: UUID) -> OutboxRow:
    row = rows_on_disk.get(desk.store, row_id)
    if row is None:
        raise RowGone
    if row.state is not RowState.MEETS:
        raise ProgramFault("a row that meets nothing cannot be decided")
    return row


def _theirs(row: OutboxRow) -> Raw:
    assert not isinstance(row.theirs, UnsetType)  # every row that meets has it
    return row.theirs


def _merged(row: OutboxRow) -> Merged[Change]:
    return against(row, _theirs(row), row.edits)


def _form(desk: Desk, row: OutboxRow) -> Mapping[str, FormField]:
    """The questions of the service whose case it is, by code."""
    theirs = record_of(row, _theirs(row))
    service = desk.catalogue.services.get(theirs.service_code) if isinstance(theirs, Case) else None
    return {field.code: field for field in service.form} if service else {}


def _labelled(field: MeetingField, forms: Mapping[str, FormField]) -> MeetingField:
    name, _, code = field.field.partition(".")
    if name != ANSWERS:
        return replace(field, label=field_words(field.field))
    question = forms.get(code)
    if question is None:
        return replace(field, label=code, may_join=False)
    label = question.label.in_language(language())
    return replace(field, label=label, may_join=field.may_join and question.kind in _TYPED)


def _joined(field: MeetingField, zone: str) -> str:
    """Mine, then theirs under who and when. Raises EnvironmentFault where that is too long."""
    if not field.may_join:
        raise ProgramFault(f"{field.field} is no text to be joined")
    name = field.field.partition(".")[0]
    head = _head(field.who, field.when, zone)
    form = "{mine}\n{head}\n{theirs}" if name in SEVERAL_LINES else "{mine} · {head} {theirs}"
    text = form.format(mine=field.mine, head=head, theirs=field.theirs)
    over = len(text) - LONGEST_JOINED[name]
    if over > 0:
        words = tn(
            "Both together are {count} character too long.", "Both together are {count} characters too long.", over
        )
        raise EnvironmentFault(
            words.format(count=over), kept=t("Nothing was changed."), do=t("Choose yours or theirs for each.")
        )
    return text


def _head(who: str, when: datetime | None, zone: str) -> str:
    name = who or t("A colleague")
    return t("{who}, {when}:").format(who=name, when=moment(when, zone)) if when else f"{name}:"


def _zone(desk: Desk) -> str:
    return next((calendar.zone for calendar in desk.catalogue.calendars.values()), HOME_ZONE)
