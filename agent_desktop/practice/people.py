"""The people of a scenario as an authority has them: with dates of today, and ids of this attempt alone. Pure."""

from collections.abc import Iterable, Mapping
from datetime import UTC, date, datetime, timedelta
from uuid import NAMESPACE_URL, UUID, uuid5
from zoneinfo import ZoneInfo

from msgspec.structs import replace

from agent_desktop.cases.promise import due
from agent_desktop.cases.references import CAPACITY, reference
from agent_desktop.contacts.numbers import read_number
from agent_desktop.contract.base import Moment, Record
from agent_desktop.contract.cases import Case, CaseState
from agent_desktop.contract.citizens import Citizen, Representative
from agent_desktop.contract.contacts import Contact, HistoryItem, NumberKind
from agent_desktop.contract.flags import Flag, FlagBasis
from agent_desktop.contract.outcomes import Outcome
from agent_desktop.contract.practice_scenarios import Past, PastCase, Person, PracticeScenario, Speaker
from agent_desktop.contract.scripts import Spoken
from agent_desktop.contract.services import Calendar, Service
from agent_desktop.practice.days import all_on_day, words_on_day
from agent_desktop.practice.situating import as_citizen

ASKED_DAYS_AGO, REVIEW_IN_DAYS, ENDS_IN_DAYS = 60, 120, 30
"""Of flags: a scenario names them, and their dates are no part of it."""

SPEAKS_SINCE_DAYS = 200
OTHERS = ("Alys", "Benjamin", "Catrin", "Dylan", "Eirlys", "Farah", "Gethin", "Hannah", "Ioan", "Jasmine")
"""First names of those who are called like somebody of the scenario."""


class Telling(Record, frozen=True, kw_only=True):
    """What the dates of records are worked out by. `seed`: of the attempt, whose ids are nobody else's."""

    now: Moment
    zone: str
    seed: str
    services: Mapping[str, Service]
    calendars: Mapping[str, Calendar]

    def id_of(self, kind: str, key: str) -> UUID:
        """The same for the same attempt, so that it can be gone on with."""
        return uuid5(NAMESPACE_URL, f"practice:{self.seed}:{kind}:{key}")

    @property
    def today(self) -> date:
        return self.now.astimezone(ZoneInfo(self.zone)).date()


class Invented(Record, frozen=True, kw_only=True):
    """Records of people who do not exist. `history`: by the person's id."""

    citizens: tuple[Citizen, ...] = ()
    flags: tuple[Flag, ...] = ()
    cases: tuple[Case, ...] = ()
    contacts: tuple[Contact, ...] = ()
    history: tuple[tuple[UUID, HistoryItem], ...] = ()


def citizen_id(telling: Telling, person: str) -> UUID:
    """Of whom the scenario calls `person`."""
    return telling.id_of("citizen", person)


def invent(scenario: PracticeScenario, telling: Telling) -> Invented:
    """Everyone of the scenario, and for each of them somebody else of the same surname."""
    names = {person.id: person for person in scenario.people}
    own = tuple(_citizen(person, names, telling) for person in scenario.people)
    past = tuple(
        _past(person, item, at, telling) for person in scenario.people for at, item in enumerate(person.history)
    )
    return Invented(
        citizens=(*own, *(_namesake(person, at, telling) for at, person in enumerate(own) if " " in person.name)),
        flags=tuple(_flag(person, code, telling) for person in scenario.people for code in person.flags),
        cases=tuple(
            _case(person, case, place, telling)
            for place, (person, case) in enumerate(
                (person, case) for person in scenario.people for case in person.cases
            )
        ),
        contacts=tuple(contact for contact, _ in past),
        history=tuple((contact.citizen_id, item) for contact, item in past if contact.citizen_id is not None),
    )


def beside(scenario: PracticeScenario, others: Iterable[PracticeScenario], telling: Telling) -> Invented:
    """People of other scenarios, so that a search finds more than whom it is for: never one who could be taken for
    somebody of this one by name, number or address of e-mail."""
    names = {person.name for person in scenario.people}
    emails = {person.email for person in scenario.people}
    numbers = {phone.e164 for person in scenario.people for phone in person.phones}
    numbers.add(read_number(scenario.caller.number).e164 or "")
    found: dict[str, Citizen] = {}
    for other in others:
        if other.id == scenario.id:
            continue
        for person in other.people:
            if person.name in names or person.name in found:
                continue
            whole = _citizen(replace(person, id=f"{other.id}/{person.id}", speakers=()), {}, telling)
            free = tuple(phone for phone in whole.phones if phone.e164 not in numbers)
            email = "" if whole.email in emails else whole.email
            found[person.name] = replace(whole, phones=free, email=email)
    return Invented(citizens=tuple(found.values()))


def together(one: Invented, other: Invented) -> Invented:
    return Invented(
        citizens=(*one.citizens, *other.citizens),
        flags=(*one.flags, *other.flags),
        cases=(*one.cases, *other.cases),
        contacts=(*one.contacts, *other.contacts),
        history=(*one.history, *other.history),
    )


def _citizen(person: Person, names: Mapping[str, Person], telling: Telling) -> Citizen:
    return replace(
        as_citizen(person, citizen_id(telling, person.id)),
        representatives=tuple(
            _representative(person, speaker, names[speaker.person], telling)
            for speaker in person.speakers
            if speaker.person in names
        ),
        updated_at=telling.now - timedelta(days=SPEAKS_SINCE_DAYS),
    )


def _representative(person: Person, speaker: Speaker, who: Person, telling: Telling) -> Representative:
    until = None if speaker.until_days is None else telling.today + timedelta(days=speaker.until_days)
    since = telling.today - timedelta(days=SPEAKS_SINCE_DAYS)
    return Representative(
        id=telling.id_of("representative", f"{person.id}/{who.id}"),
        name=who.name,
        relation=speaker.relation,
        citizen_id=citizen_id(telling, who.id),
        phone=who.phones[0].e164 if who.phones else None,
        may_discuss=speaker.may_discuss,
        evidence=speaker.evidence,
        valid_from=since if until is None or since <= until else until,
        valid_until=until,
    )


def _namesake(person: Citizen, place: int, telling: Telling) -> Citizen:
    """No number, no address and no date of birth that could be taken for theirs."""
    first, surname = person.name.split(" ")[0], person.name.split(" ")[-1]
    others = [name for name in OTHERS if name != first]
    other = others[place % len(others)]
    return Citizen(
        id=citizen_id(telling, f"namesake/{place}"),
        version=1,
        name=f"{other} {surname}",
        birth_date=date(1950 + 7 * (place % 6), 1 + place % 12, 5 + place % 20),
    )


def _flag(person: Person, code: str, telling: Telling) -> Flag:
    """In force: asked for by themselves, to be looked at again some months from now."""
    asked = telling.today - timedelta(days=ASKED_DAYS_AGO)
    return Flag(
        id=telling.id_of("flag", f"{person.id}/{code}"),
        citizen_id=citizen_id(telling, person.id),
        code=code,
        own_words="",
        asked_by=person.name,
        asked_on=asked,
        basis=FlagBasis.CONSENT,
        starts_on=asked,
        review_on=telling.today + timedelta(days=REVIEW_IN_DAYS),
        ends_on=telling.today + timedelta(days=ENDS_IN_DAYS) if code == "TEMP" else None,
        recorded_at=telling.now - timedelta(days=ASKED_DAYS_AGO),
    )


def _past(person: Person, past: Past, place: int, telling: Telling) -> tuple[Contact, HistoryItem]:
    day = telling.today - timedelta(days=past.days_ago)
    then = datetime.combine(day, past.at, ZoneInfo(telling.zone)).astimezone(UTC)
    at = min(then, telling.now - timedelta(minutes=20))
    words = words_on_day(past.summary, telling.today, Spoken.EN)
    contact_id = telling.id_of("contact", f"{person.id}/{place}")
    contact = Contact(
        id=contact_id,
        citizen_id=citizen_id(telling, person.id),
        speaking_with=None,
        channel=past.channel,
        direction=past.direction,
        number_kind=NumberKind.NONE,
        started_at=at,
        finished_at=at + timedelta(minutes=6),
        held_seconds=0,
        service_code=past.service,
        outcome=past.outcome or Outcome.ANSWERED,
        notes=words,
        identity=None,
        handled_by=None,
        handled_by_name=past.handled_by,
        received_at=at + timedelta(minutes=6),
    )
    item = HistoryItem(
        id=contact_id,
        at=at,
        channel=past.channel,
        direction=past.direction,
        service_code=past.service,
        title=words_on_day(past.title, telling.today, Spoken.EN),
        summary=words,
        outcome=past.outcome,
        handled_by=past.handled_by,
    )
    return contact, item


def _case(person: Person, past: PastCase, place: int, telling: Telling) -> Case:
    opened = telling.now - timedelta(days=past.days_ago, hours=1)
    service = telling.services.get(past.service)
    going_on = past.state in {CaseState.OPEN, CaseState.WAITING}
    return Case(
        id=telling.id_of("case", f"{person.id}/{place}"),
        version=1,
        reference=reference(CAPACITY - 1 - place),
        service_code=past.service,
        title=service.case_title.en if service else past.service,
        state=past.state,
        opened_at=opened,
        due_at=promised(service, telling.calendars, opened) if going_on and service else None,
        citizen_id=citizen_id(telling, person.id),
        contact_id=None,
        place=past.place,
        answers=all_on_day(past.answers, telling.today),
        progress=past.progress,
        updated_at=opened,
    )


def promised(service: Service, calendars: Mapping[str, Calendar], at: Moment) -> Moment | None:
    """When what is asked for `at` falls due; None where that cannot be worked out."""
    calendar = calendars.get(service.calendar_code)
    try:
        return due(service.promise, calendar, at) if calendar else None
    except ValueError:
        return None
