"""Two who changed the same record: what does not touch is merged, what does is for the handler to decide. Pure.

Three-way: what I wrote and what they wrote, each against the record as it was when I began. A field that only one of
us changed has that one's value; a field that both made the same is no matter; any other field meets.
"""

from collections.abc import Mapping, Sequence
from datetime import datetime
from enum import StrEnum
from typing import Generic, TypeVar

import msgspec
from msgspec import UNSET
from msgspec.structs import replace

from agent_desktop.contract.base import Prepared, Record
from agent_desktop.contract.cases import CaseChange
from agent_desktop.contract.edits import Edit
from agent_desktop.outbox.applying import Change, Changed, said
from agent_desktop.outbox.lists import merge_list

ANSWERS = "answers"
FREE_TEXT = frozenset({"own_words", "progress", "place"})
_ABSENT = object()

AnyChange = TypeVar("AnyChange", bound=Change)


class Choice(StrEnum):
    """BOTH is for free text alone: mine, then theirs under a line that says who and when."""

    MINE = "mine"
    THEIRS = "theirs"
    BOTH = "both"


class MeetingField(Record, frozen=True, kw_only=True):
    """`field` as the change names it, or "answers.<code>". None: empty on that side.

    `who`, `when`: of their last edit of it; "" and None where the server did not say.
    `label`: what the screen calls the field; the desk fills it in.
    """

    field: str
    base: object
    mine: object
    theirs: object
    who: str = ""
    when: datetime | None = None
    may_join: bool = False
    label: str = ""


class Merged(msgspec.Struct, Generic[AnyChange], metaclass=Prepared, frozen=True, kw_only=True):
    """`change`: what to send against their version; without what meets. `meets`: what the handler must decide."""

    change: AnyChange
    meets: tuple[MeetingField, ...] = ()

    @property
    def is_empty(self) -> bool:
        """Whether nothing is left to send: they wrote the same."""
        return not said(self.change)


def merge(base: Changed, mine: AnyChange, theirs: Changed, edits: Sequence[Edit] = ()) -> Merged[AnyChange]:
    """`mine`, made on `base`, against `theirs`, the record as it is now. `edits`: what led from one to the other."""
    merged: dict[str, object] = {}
    meets: list[MeetingField] = []
    for field, wanted in said(mine).items():
        before, now = getattr(base, field), getattr(theirs, field)
        if field == ANSWERS:
            merged[field], touching = _merge_answers(before, wanted, now, edits)  # type: ignore[arg-type] # said() gives it untyped
            meets += touching
            continue
        if _hidden(field, before, now, edits):
            now = before
        value = _merge_value(before, wanted, now)
        if value is _ABSENT:
            meets.append(_meeting(field, before, wanted, now, edits))
            value = UNSET
        merged[field] = value
    return Merged(change=replace(mine, **merged), meets=tuple(meets))


def decide(merged: Merged[AnyChange], chosen: Mapping[str, Choice], joined: Mapping[str, str]) -> AnyChange:
    """The change to send once the handler has chosen. `joined`: the text of each field chosen as BOTH.

    Raises KeyError for a field that was not decided.
    """
    fields: dict[str, object] = {}
    answers = dict(merged.change.answers or {}) if isinstance(merged.change, CaseChange) else {}
    answered = False
    for meeting in merged.meets:
        choice = chosen[meeting.field]
        if choice is Choice.THEIRS:
            continue
        value = joined[meeting.field] if choice is Choice.BOTH else meeting.mine
        name, _, code = meeting.field.partition(".")
        if name != ANSWERS:
            fields[name] = value
            continue
        answered = True
        answers = {other: kept for other, kept in answers.items() if other != code}
        if value is not None:
            answers[code] = value  # type: ignore[assignment] # a value of mine, so of the same kind
    if answered:
        fields[ANSWERS] = answers
    return replace(merged.change, **fields)


def _merge_value(before: object, wanted: object, now: object) -> object:
    """What to send: UNSET for nothing, `_ABSENT` where the two meet."""
    if now == before:
        return wanted
    if wanted in (now, before):
        return UNSET
    if isinstance(before, tuple) and isinstance(wanted, tuple) and isinstance(now, tuple):
        together = merge_list(before, wanted, now)
        if together == now:
            return UNSET
        return _ABSENT if together is None else together
    return _ABSENT


def _merge_answers(
    before: Mapping[str, object], wanted: Mapping[str, object], now: Mapping[str, object], edits: Sequence[Edit]
) -> tuple[object, list[MeetingField]]:
    """By question. Where two answers meet, theirs stands until the handler has chosen."""
    if now == before:
        return wanted, []
    together: dict[str, object] = {}
    meets: list[MeetingField] = []
    for code in dict.fromkeys((*wanted, *now)):
        was, mine, theirs = (side.get(code, _ABSENT) for side in (before, wanted, now))
        value = theirs
        if theirs == was:
            value = mine
        elif mine not in (theirs, was):
            meets.append(_meeting(f"{ANSWERS}.{code}", was, mine, theirs, edits))
        if value is not _ABSENT:
            together[code] = value
    # Where answers meet, the whole stands here for `decide` to complete.
    return (UNSET if together == now and not meets else together), meets


def _meeting(field: str, before: object, mine: object, theirs: object, edits: Sequence[Edit]) -> MeetingField:
    who, when = _last_edit(field, edits)
    values = [None if value is _ABSENT else value for value in (before, mine, theirs)]
    texts = all(isinstance(value, str) and value for value in values[1:])
    may_join = texts and (field in FREE_TEXT or field.startswith(f"{ANSWERS}."))
    base_value, my_value, their_value = values
    return MeetingField(
        field=field, base=base_value, mine=my_value, theirs=their_value, who=who, when=when, may_join=may_join
    )


def _last_edit(field: str, edits: Sequence[Edit]) -> tuple[str, datetime | None]:
    name, _, code = field.partition(".")
    for edit in reversed(edits):
        for edited in edit.fields:
            if edited.field == name and (not code or _answer(edited.before, code) != _answer(edited.after, code)):
                return edit.by, edit.at
    return "", None


def _answer(answers: msgspec.Raw, code: str) -> object:
    found = msgspec.json.decode(answers)
    return found.get(code) if isinstance(found, dict) else None


def _hidden(field: str, before: object, now: object, edits: Sequence[Edit]) -> bool:
    """Whether their words only seem to differ: a restricted flag is read without its own words."""
    return (
        field == "own_words"
        and bool(before)
        and now == ""
        and bool(edits)
        and not any(edited.field == field for edit in edits for edited in edit.fields)
    )
