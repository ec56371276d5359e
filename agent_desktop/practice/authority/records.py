"""All that the invented authority knows: what every desktop holds, and the people of one scenario."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from typing import Any
from uuid import UUID
from zoneinfo import ZoneInfo

import msgspec

from agent_desktop.cases.promise_words import HOME_ZONE
from agent_desktop.contract.accounts import User
from agent_desktop.contract.base import Moment, Record
from agent_desktop.contract.cases import Case, CaseWrite
from agent_desktop.contract.changes import RECORDS, ReferenceItem, ReferenceKind
from agent_desktop.contract.citizens import Citizen
from agent_desktop.contract.contacts import Contact, ContactWrite, HistoryItem
from agent_desktop.contract.deliveries import Delivery
from agent_desktop.contract.flags import Flag, FlagDefinition
from agent_desktop.contract.knowledge import Article
from agent_desktop.contract.script_life import PublishedScript
from agent_desktop.contract.services import Calendar, Service
from agent_desktop.practice.people import Invented, Telling


class Reference:
    """The reference data that was handed over, opened as it is needed. It does not change."""

    def __init__(self, items: tuple[ReferenceItem, ...]) -> None:
        self.items = items
        self._opened: dict[ReferenceKind, tuple[Any, ...]] = {}

    @property
    def services(self) -> Mapping[str, Service]:
        return {each.code: each for each in self._every(ReferenceKind.SERVICE)}

    @property
    def calendars(self) -> Mapping[str, Calendar]:
        return {each.code: each for each in self._every(ReferenceKind.CALENDAR)}

    @property
    def flags(self) -> Mapping[str, FlagDefinition]:
        return {each.code: each for each in self._every(ReferenceKind.FLAG_DEFINITION)}

    @property
    def articles(self) -> Mapping[UUID, Article]:
        return {each.id: each for each in self._every(ReferenceKind.ARTICLE)}

    @property
    def scripts(self) -> tuple[PublishedScript, ...]:
        return self._every(ReferenceKind.SCRIPT)

    @property
    def zone(self) -> str:
        """Of the authority: that of its calendars."""
        return next((calendar.zone for calendar in self.calendars.values()), HOME_ZONE)

    def _every(self, kind: ReferenceKind) -> tuple[Any, ...]:
        if kind not in self._opened:
            wanted = (item.record for item in self.items if item.kind == kind)
            self._opened[kind] = tuple(msgspec.json.decode(record, type=RECORDS[kind]) for record in wanted)
        return self._opened[kind]


class Accepted(Record, frozen=True, kw_only=True):
    """What was written, and when it came."""

    delivery: Delivery
    at: Moment


@dataclass
class Records:
    """`history`: by person. `taken`: contacts and cases as they came, by id. `accepted`: what was written, in its
    order, so that an attempt can be gone on with. `leased`: how many numbers were given out."""

    reference: Reference
    user: User
    telling: Telling
    citizens: dict[UUID, Citizen] = field(default_factory=dict)
    flags: dict[UUID, Flag] = field(default_factory=dict)
    cases: dict[UUID, Case] = field(default_factory=dict)
    contacts: dict[UUID, Contact] = field(default_factory=dict)
    history: dict[UUID, list[HistoryItem]] = field(default_factory=dict)
    taken: dict[UUID, ContactWrite | CaseWrite] = field(default_factory=dict)
    received: dict[UUID, Moment] = field(default_factory=dict)
    accepted: list[Accepted] = field(default_factory=list)
    leased: dict[UUID, range] = field(default_factory=dict)

    def add(self, invented: Invented) -> None:
        self.citizens |= {each.id: each for each in invented.citizens}
        self.flags |= {each.id: each for each in invented.flags}
        self.cases |= {each.id: each for each in invented.cases}
        self.contacts |= {each.id: each for each in invented.contacts}
        for person, item in invented.history:
            self.history.setdefault(person, []).append(item)

    def flags_of(self, citizen_id: UUID) -> tuple[Flag, ...]:
        return tuple(flag for flag in self.flags.values() if flag.citizen_id == citizen_id)

    def cases_of(self, citizen_id: UUID) -> tuple[Case, ...]:
        return tuple(case for case in self.cases.values() if case.citizen_id == citizen_id)

    def day_of(self, moment: Moment) -> date:
        """Where the authority is."""
        return moment.astimezone(ZoneInfo(self.reference.zone)).date()
