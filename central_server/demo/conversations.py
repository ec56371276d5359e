"""Contacts over three years and all channels, and the cases that came of them."""

from collections.abc import Callable, Iterable
from math import exp, log
from random import Random
from typing import NamedTuple

import msgspec

from agent_desktop.cases.references import reference
from central_server.demo.answers import answer_form
from central_server.demo.answers_given import AnswersGiven
from central_server.demo.chance import Weighted, demo_id, pick
from central_server.demo.clocks import due_of
from central_server.demo.days import Day, Days, moment, recent
from central_server.demo.person import Person
from central_server.demo.rows import Batch
from central_server.demo.services import OFFERS
from central_server.demo.services.forms import Offer

MOST = 400
SPREAD = 1.3
"""Of the logarithm of how often someone is in touch: most seldom, a few all the time."""

CHANNELS = Weighted(
    [("phone", 52), ("web", 15), ("counter", 9), ("email", 10), ("letter", 5), ("text", 5), ("chat", 4)]
)
OUTCOMES = Weighted(
    [("answered", 47), ("case_raised", 20), ("case_discussed", 14), ("referred", 9), ("call_back", 5), ("cut_off", 3),
     ("no_one_there", 2)]
)  # fmt: skip
TITLES = {
    "phone": "{name}",
    "web": "Web form: {name}",
    "counter": "Counter, Fenbridge hub",
    "email": "E-mail: {name}",
    "letter": "Letter received",
    "text": "Text: {name}",
    "chat": "Chat: {name}",
}
REMARKS = (
    "", "", "", "Thanked us.", "Will ring again if nothing happens.", "Asked to be rung after four.",
    "Explained what happens next.", "Gave the reference.", "Had been waiting some time; apologised.",
    "Details on record checked and correct.", "Would like it in Welsh next time.", "Line was poor.",
)  # fmt: skip
PROGRESS = {
    "open": ("", "with the team", "visit booked", "passed to the crew", "waiting for a part", "being looked into"),
    "waiting": ("waiting for a photograph", "waiting for proof of address", "waiting for the form to come back"),
    "resolved": ("done", "done, letter sent", "visited and put right"),
    "closed": ("done", "done, letter sent", "closed: no answer to two letters", "visited and put right"),
}
OVERDUE_SHARE = {True: 0.12, False: 0.004}
"""Of past promises still not kept: of the last two months, and before."""


When = Callable[[Random, tuple[Day, ...]], Day]
"""Chooses a day from those given, newest first."""


class Told(NamedTuple):
    """A contact made here, so that a case can point at it. `second` of the day, UTC."""

    id: str
    day: Day
    second: int
    offer: Offer
    handler: str | None


class Conversations:
    """Makes contacts and cases in the order it is asked. Case numbers count from 0 in `cases`."""

    def __init__(self, rng: Random, days: Days, handlers: tuple[str, ...], mean: float, given: AnswersGiven) -> None:
        """`mean` contacts a person."""
        self.cases = 0
        self._rng = rng
        self._days = days
        self._handlers = handlers
        self._given = given
        self._middle = log(mean + 0.5) - SPREAD**2 / 2
        self._recent_past = days.every[60].text
        self._offers = Weighted([(offer, offer.share) for offer in OFFERS])
        self._titles = {
            (offer.service.code, channel): frame.format(name=offer.service.name.en)
            for offer in OFFERS
            for channel, frame in TITLES.items()
        }

    def how_many(self) -> int:
        rng = self._rng
        return min(MOST, int(exp(rng.gauss(self._middle, SPREAD))))

    def add(self, batch: Batch, person: Person, count: int) -> None:
        for _ in range(count):
            self._one(batch, person, recent, open_cases=True)

    def add_old(self, batch: Batch, person: Person, raised: Iterable[bool]) -> None:
        """One contact for each of `raised`, older than ten weeks; True raises a case, long closed."""
        for wanted in raised:
            self._one(batch, person, _long_ago, open_cases=False, outcome="case_raised" if wanted else "answered")

    def _one(self, batch: Batch, person: Person, when: When, *, open_cases: bool, outcome: str | None = None) -> None:
        rng = self._rng
        channel = CHANNELS.pick(rng)
        offer = self._offers.pick(rng)
        outcome = outcome or OUTCOMES.pick(rng)
        if channel in {"phone", "counter"}:
            day = when(rng, self._days.working)
            second = day.nine * 3600 + int(rng.random() * 8 * 3600)
        else:
            if outcome in {"cut_off", "no_one_there"}:
                outcome = "answered"
            day = when(rng, self._days.every)
            second = (7 + int(rng.random() * 14)) * 3600 + int(rng.random() * 3600)
        told = Told(demo_id(rng, day.midnight + second * 1000), day, second, offer, self._handler(channel))
        self._add_contact(batch, person, told, channel, outcome)
        if outcome == "case_raised":
            self._add_case(batch, person, told, open_cases=open_cases)

    def _handler(self, channel: str) -> str | None:
        return None if channel == "web" else pick(self._rng, self._handlers)

    def _add_contact(self, batch: Batch, person: Person, told: Told, channel: str, outcome: str) -> None:
        rng, day, second = self._rng, told.day, told.second
        code = told.offer.service.code
        started = moment(day, second)
        finished = moment(day, second + 30 + int(600 * rng.random() ** 2))
        spoke = outcome not in {"cut_off", "no_one_there"}
        summary = pick(rng, told.offer.summaries) if spoke else "No one spoke."
        number, number_kind = self._number(person, channel)
        checked = spoke and channel in {"phone", "counter"} and rng.random() < 0.7  # noqa: PLR2004 - most, not all
        method = "document" if channel == "counter" else "details"
        contact = (
            told.id,
            person.id,
            None,
            channel,
            "outbound" if channel == "phone" and rng.random() < 0.06 else "inbound",  # noqa: PLR2004 - few
            number,
            number_kind,
            started,
            finished,
            int(rng.random() * 90) if channel == "phone" and rng.random() < 0.15 else 0,  # noqa: PLR2004 - some
            code if spoke else None,
            outcome,
            self._titles[code, channel] if spoke else "Phone call",
            summary,
            f"{summary} {pick(rng, REMARKS)}".rstrip() if spoke else "",
            _identity(method, started) if checked else None,
            "handler",
            told.handler,
            finished,
        )
        batch["contact"].append((*contact, self._given.add(batch, contact)))

    def _number(self, person: Person, channel: str) -> tuple[str | None, str]:
        if channel != "phone":
            return None, "none"
        if not person.phones or self._rng.random() < 0.08:  # noqa: PLR2004 - one caller in twelve hides it
            return None, "withheld"
        return pick(self._rng, person.phones)[0], "given"

    def _add_case(self, batch: Batch, person: Person, told: Told, *, open_cases: bool) -> None:
        rng = self._rng
        service = told.offer.service
        due_at = due_of(service.promise, service.calendar_code, told.day, told.second)
        state = self._state(due_at) if open_cases else "closed"
        self.put_case(batch, person, told, state=state, due_at=due_at, progress=pick(rng, PROGRESS[state]))

    def _state(self, due_at: str) -> str:
        chance = self._rng.random()
        if due_at >= self._days.today.isoformat():
            return "open" if chance < 0.62 else "waiting" if chance < 0.72 else "resolved"  # noqa: PLR2004 - shares
        if chance < OVERDUE_SHARE[due_at > self._recent_past]:
            return "open"
        return "resolved" if due_at > self._recent_past else "closed"

    def put_case(
        self,
        batch: Batch,
        person: Person,
        told: Told,
        *,
        state: str,
        due_at: str,
        progress: str,
        answers: dict[str, str | int | list[str]] | None = None,
    ) -> None:
        """`answers` as given, else by chance."""
        opened_at = moment(told.day, told.second)
        going_on = state in {"open", "waiting"}
        given = answers or answer_form(self._rng, told.offer.questions, told.day.day)
        batch["case_file"].append(
            (
                demo_id(self._rng, told.day.midnight + told.second * 1000),
                1,
                reference(self.cases),
                told.offer.service.code,
                person.id,
                told.id,
                told.offer.service.case_title.en,
                state,
                progress,
                person.place.in_full,
                msgspec.json.encode(given).decode(),
                opened_at,
                due_at,
                due_at if going_on else None,
                moment(told.day, told.second + 600) if state == "waiting" else None,
                "[]",
                told.handler,
                opened_at if state == "open" else min(due_at, self._latest),
            )
        )
        self.cases += 1

    @property
    def _latest(self) -> str:
        return moment(self._days.every[0], 64_800)


def _identity(method: str, started: str) -> str:
    at = f"{started[:10]}T{started[11:19]}Z"
    return f'{{"method":"{method}","at":"{at}","of_representative":false}}'


def _long_ago(rng: Random, days: tuple[Day, ...]) -> Day:
    beyond = [day for day in days if (days[0].day - day.day).days > 70]  # noqa: PLR2004 - ten weeks
    return pick(rng, beyond)
