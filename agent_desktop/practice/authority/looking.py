"""Looking at people: who it may be, everything about one, their history and their cases."""

from collections import Counter
from collections.abc import Callable, Iterable, Sequence
from datetime import date
from typing import TypeVar
from uuid import UUID

from agent_desktop.citizens.held_search import Sought, match_at, search
from agent_desktop.contract.base import Moment, Page
from agent_desktop.contract.cases import Case, CaseState, CaseSummary
from agent_desktop.contract.citizens import (
    Channel,
    Citizen,
    CitizenMatch,
    CitizenSearch,
    CitizenStatus,
    Representative,
)
from agent_desktop.contract.contacts import ContactContext, ContextAsk, HistoryCounts, HistoryItem, Represented
from agent_desktop.contract.problems import ProblemType
from agent_desktop.outbox.applying import FINISHED, summary_of
from agent_desktop.practice.authority.records import Records
from agent_desktop.practice.authority.refusals import Refused, not_found

Read = Callable[[str, date], Sought]
"""What was typed, taken apart, on this day."""

Item = TypeVar("Item")


def citizen(records: Records, citizen_id: UUID) -> Citizen:
    found = records.citizens.get(citizen_id)
    if found is None:
        raise not_found()
    return found


def context(records: Records, asked: ContextAsk, now: Moment) -> ContactContext:
    """Who it may be; and where it can be only one, all about them."""
    if asked.citizen_id is not None:
        return whole(records, citizen(records, asked.citizen_id), now, asked.history_limit)
    if asked.number is None:
        return ContactContext(as_of=now, matches=())
    found = [whole(records, each, now, asked.history_limit) for each in _at_number(records, asked.number, now)]
    matches = tuple(match_at(each, asked.number) for each in found)
    alive = [each for each in found if each.citizen and each.citizen.status is not CitizenStatus.DECEASED]
    if len(alive) != 1:
        return ContactContext(as_of=now, matches=matches)
    return ContactContext(
        as_of=now,
        matches=matches,
        citizen=alive[0].citizen,
        represents=alive[0].represents,
        flags=alive[0].flags,
        open_cases=alive[0].open_cases,
        history=alive[0].history,
        counts=alive[0].counts,
    )


def whole(records: Records, person: Citizen, now: Moment, limit: int) -> ContactContext:
    """All about one."""
    items = _newest_first(records.history.get(person.id, ()))
    cases = records.cases_of(person.id)
    return ContactContext(
        as_of=now,
        matches=(),
        citizen=person,
        represents=tuple(
            Represented(citizen_id=other.id, name=other.name, relation=each.relation, may_discuss=each.may_discuss)
            for other in records.citizens.values()
            for each in other.representatives
            if each.citizen_id == person.id and _in_force(each, records.day_of(now))
        ),
        flags=records.flags_of(person.id),
        open_cases=tuple(summary_of(case, pending=False) for case in _due_first(cases) if case.state not in FINISHED),
        history=_page(items, None, limit),
        counts=HistoryCounts(
            contacts=len(items),
            cases=len(cases),
            by_channel=dict(Counter(item.channel.value for item in items)),
            by_service=dict(Counter(item.service_code for item in items if item.service_code)),
        ),
    )


def find(records: Records, asked: CitizenSearch, now: Moment, read: Read) -> Page[CitizenMatch]:
    contexts = (whole(records, person, now, 100) for person in records.citizens.values())
    found = search(contexts, read(asked.text, records.day_of(now)))
    return _page(found, asked.cursor, asked.limit)


def history(
    records: Records,
    citizen_id: UUID,
    *,
    channel: Channel | None,
    service: str | None,
    cursor: str | None,
    limit: int,
) -> Page[HistoryItem]:
    citizen(records, citizen_id)
    items = [
        item
        for item in _newest_first(records.history.get(citizen_id, ()))
        if channel in {None, item.channel} and service in {None, item.service_code}
    ]
    return _page(items, cursor, limit)


def cases(records: Records, citizen_id: UUID, *, state: CaseState | None, cursor: str | None) -> Page[CaseSummary]:
    citizen(records, citizen_id)
    found = [case for case in _due_first(records.cases_of(citizen_id)) if state in {None, case.state}]
    return _page([summary_of(case, pending=False) for case in found], cursor, 50)


def _at_number(records: Records, e164: str, now: Moment) -> list[Citizen]:
    """Who has it, then whoever speaks for somebody by it."""
    own = [person for person in records.citizens.values() if e164 in {phone.e164 for phone in person.phones}]
    speaking = [
        each.citizen_id or person.id
        for person in records.citizens.values()
        for each in person.representatives
        if each.phone == e164 and _in_force(each, records.day_of(now))
    ]
    ids = dict.fromkeys((*(person.id for person in own), *speaking))
    return [records.citizens[each] for each in ids if each in records.citizens]


def _in_force(each: Representative, today: date) -> bool:
    return each.valid_from <= today and (each.valid_until is None or today <= each.valid_until)


def _newest_first(items: Iterable[HistoryItem]) -> list[HistoryItem]:
    return sorted(items, key=lambda item: (item.at, item.id), reverse=True)


def _due_first(found: Iterable[Case]) -> list[Case]:
    return sorted(found, key=lambda case: (case.due_at is None, case.due_at or case.opened_at, case.id))


def _page(items: Sequence[Item], cursor: str | None, limit: int) -> Page[Item]:
    """`cursor`: how many came before."""
    first = _number(cursor)
    more = first + limit < len(items)
    return Page(items=tuple(items[first : first + limit]), next_cursor=str(first + limit) if more else None)


def _number(cursor: str | None) -> int:
    if cursor is None:
        return 0
    if not (cursor.isascii() and cursor.isdigit()):
        raise Refused(ProblemType.MALFORMED)
    return int(cursor)
