"""What happened between Mair Evans and the council: the history that the first picture of the program shows."""

from datetime import timedelta
from random import Random
from typing import NamedTuple

import msgspec

from central_server.demo.chance import demo_id
from central_server.demo.clocks import due_of
from central_server.demo.conversations import Conversations, Told
from central_server.demo.days import Day, Days, moment
from central_server.demo.named import GWEN_NUMBER, MAIR_NUMBER, person_id
from central_server.demo.needs import add_representative
from central_server.demo.person import Person
from central_server.demo.rows import Batch
from central_server.demo.services import OFFERS, codes
from central_server.demo.services.forms import Offer

CARE_DAYS_LEFT = 6
OLD_CONTACTS, OLD_CASES = 30, 3

_BIN = {"bin": "black", "where_kept": "By the side gate", "access": "Key safe by the side gate"}
_BADGE: dict[str, str | int | list[str]] = {"kind": "renewal", "metres": 40, "proof": ["photo", "address"]}
_CARE: dict[str, str | int | list[str]] = {
    "help_with": ["washing", "meals"],
    "lives_alone": "yes",
    "in_own_words": "I would like to stay in my own home.",
}
REPRESENTATIVE = person_id("gwen as representative")


class Event(NamedTuple):
    """`state`: of the case that was raised; "" where none was. `gwen`: she spoke for her mother."""

    day: Day
    channel: str
    service: str
    title: str
    summary: str
    notes: str
    state: str = ""
    progress: str = ""
    gwen: bool = False


def tell(batch: Batch, mair: Person, *, rng: Random, days: Days, conversations: Conversations, handler: str) -> None:
    """38 contacts and 9 cases, two of them open; and Gwen, who may speak for her."""
    for event in _events(days):
        _add(batch, mair, event, rng=rng, conversations=conversations, handler=handler)
    raised = (position < OLD_CASES for position in range(OLD_CONTACTS))
    conversations.add_old(batch, mair, raised)
    _add_gwen(batch, days)


def _events(days: Days) -> tuple[Event, ...]:
    last = days.working[0]
    care = _care_day(days)
    badge = _back(days, 30)
    posted = badge.day + timedelta(days=2)
    missed = "missed_assisted_collection"
    return (
        Event(last, "phone", missed, "Missed bin, second call", "Daughter rang; crew could not find key safe.",
              "Gwen says the key safe was moved to the side gate. Crew sheet still shows the front door.",
              "open", f"with the crew since {last.day:%a}", gwen=True),
        Event(_back(days, 4), "web", missed, "Web form: assisted collection",
              "Half finished, stopped at step 3 of 5.", ""),
        Event(_back(days, 8), "phone", missed, "Missed assisted collection",
              "Crew did not come; collected the day after.",
              "Rang herself. Bin was at the side gate.", "closed", "done"),
        Event(care, "phone", "care_assessment", "Care assessment request", "Asked for help in the mornings.",
              "Gwen asked; Mair agreed on the line.", "open", "visit booked", gwen=True),
        Event(_back(days, 12), "counter", "council_tax_instalments", "Counter, Fenbridge hub",
              "Asked about Council Tax instalments.", "Came with Gwen. Ten instalments explained."),
        Event(_back(days, 18), "letter", missed, "Letter received", "Missed collection; photo scanned.",
              "Photo shows the bin full at the side gate.", "closed", "done, letter sent"),
        Event(_back(days, 26), "phone", missed, "Missed assisted collection", "Lorry could not pass; collected later.",
              "Roadworks in Heol y Bont.", "closed", "done"),
        Event(badge, "phone", "blue_badge", "Blue Badge renewal",
              f"Renewed to {badge.day.year + 3}, posted {posted.day} {posted:%b}.", "Photograph on file used again.",
              "closed", "done"),
    )  # fmt: skip


def _back(days: Days, count: int) -> Day:
    """The last working day that is at least `count` days ago."""
    return next(day for day in days.working if (days.today - day.day).days >= count)


def _care_day(days: Days) -> Day:
    """The newest day on which the promise made leaves some six days from today."""
    wanted = (days.today + timedelta(days=CARE_DAYS_LEFT)).isoformat()
    promise = _offer("care_assessment").service.promise
    return next(day for day in days.working if due_of(promise, "office", day, 11 * 3600)[:10] <= wanted)


def _add(batch: Batch, mair: Person, event: Event, *, rng: Random, conversations: Conversations, handler: str) -> None:
    second = (event.day.nine + 1) * 3600 + int(rng.random() * 4 * 3600)
    offer = _offer(event.service)
    handled_by = None if event.channel == "web" else handler
    told = Told(demo_id(rng, event.day.midnight + second * 1000), event.day, second, offer, handled_by)
    by_phone = event.channel == "phone"
    finished = moment(event.day, second + 260)
    batch["contact"].append(
        (
            told.id, mair.id, REPRESENTATIVE if event.gwen else None, event.channel, "inbound",
            (GWEN_NUMBER if event.gwen else MAIR_NUMBER) if by_phone else None, "given" if by_phone else "none",
            moment(event.day, second), finished, 0, event.service, "case_raised" if event.state else "answered",
            event.title, event.summary, event.notes, None, "handler", handled_by, finished, 0,
        )
    )  # fmt: skip
    if event.state:
        service = offer.service
        due_at = due_of(service.promise, service.calendar_code, event.day, second)
        conversations.put_case(
            batch, mair, told, state=event.state, due_at=due_at, progress=event.progress, answers=_answers(event)
        )


def _answers(event: Event) -> dict[str, str | int | list[str]]:
    if event.service == "care_assessment":
        return dict(_CARE)
    return dict(_BADGE) if event.service == "blue_badge" else {**_BIN, "due_on": event.day.text}


def _add_gwen(batch: Batch, days: Days) -> None:
    """Council Tax and waste, until 31 March next year."""
    since = days.today - timedelta(days=240)
    scope = msgspec.json.encode(codes("council_tax", "waste")).decode()
    until = f"{days.today.year + 1}-03-31"
    add_representative(
        batch,
        (REPRESENTATIVE, person_id("mair"), person_id("gwen"), "Gwen Evans", "daughter", GWEN_NUMBER, scope,
         "Letter of authority, scanned", since.isoformat(), until),
    )  # fmt: skip


def _offer(code: str) -> Offer:
    return next(offer for offer in OFFERS if offer.service.code == code)
