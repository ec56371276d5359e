"""The whole authority as a stream of batches: reference data, the named people, then households until enough."""

from collections.abc import Iterator
from datetime import date
from random import Random
from typing import NamedTuple

from central_server.demo import mair
from central_server.demo.accounts import HANDLERS, WORKERS, account_id
from central_server.demo.answers_given import AnswersGiven
from central_server.demo.chance import demo_id
from central_server.demo.conversations import Conversations
from central_server.demo.days import days_before, midday
from central_server.demo.households import ADULT, Households
from central_server.demo.name_index import NameIndex
from central_server.demo.named import PEOPLE, Named, person_id
from central_server.demo.needs import EVERY, Needs
from central_server.demo.person import Person, add_person
from central_server.demo.reference_rows import add_reference_rows
from central_server.demo.rows import Batch, new_batch
from central_server.demo.traces import Traces
from central_server.demo.words_to_editors import add_words_to_editors

FEWEST = len(PEOPLE)
BATCH = 1000
"""People a batch. Rows do not depend on it."""

ADULT_SHARE = 0.757
"""Of all records, measured; only they are in touch, so each is that much more often."""

LEASE_ID = demo_id(Random("the demo's references"), 0)  # noqa: S311 - the same every time is the point
"""The reference lease that covers all the demo's cases; it is written last, so it also says that all is there."""


class Made(NamedTuple):
    people: int
    batch: Batch


def town(citizens: int, seed: int, today: date, contacts_per_person: float) -> Iterator[Made]:
    """Batches in an order in which every row finds what it points at; `people` counts up to `citizens`.

    Households and what happens to them draw from chances of their own: other contacts, the same people.
    """
    batch = new_batch()
    add_reference_rows(batch, today)
    rng = Random(f"lives {seed}")  # noqa: S311 - see central_server.demo.chance
    index = NameIndex()
    days = days_before(today)
    workers = tuple(account_id(WORKERS[position].username) for position in HANDLERS)
    given = AnswersGiven(seed, days, workers)
    traces = Traces(seed, days)
    conversations = Conversations(rng, days, workers, contacts_per_person / ADULT_SHARE, given)
    needs = Needs(rng, today, workers, account_id("supervisor"))

    for named in PEOPLE:
        person = _person(named, today)
        add_person(batch, person)
        index.add(batch, person)
        for code, own_words in named.flags:
            needs.add_flag(batch, person, code, days.every[170].day, own_words=own_words)
        conversations.add(batch, person, named.contacts)
        if named.key == "mair":
            mair_person = person
        elif named.key == "gwen":
            mair.tell(batch, mair_person, rng=rng, days=days, conversations=conversations, handler=workers[0])
    given.plant(batch)
    add_words_to_editors(batch, today, workers)
    made = FEWEST
    households = Households(Random(f"households {seed}"), today, seed)  # noqa: S311 - as above
    for person in _everyone(households, citizens - FEWEST):
        add_person(batch, person)
        index.add(batch, person)
        if person.merged_into is None:
            if person.age(today) >= ADULT:
                conversations.add(batch, person, conversations.how_many())
            if made % EVERY == 0:
                needs.add(batch, person)
        made += 1
        if made % BATCH == 0:
            traces.add(batch)
            yield Made(made, batch)
            batch = new_batch()
    traces.add(batch)
    batch["reference_lease"].append((LEASE_ID, 0, conversations.cases, None, midday(days.every[0].day)))
    yield Made(made, batch)


def _everyone(households: Households, count: int) -> Iterator[Person]:
    left = count
    for household in households:
        yield from household[:left]
        left -= len(household)
        if left <= 0:
            return


def _person(named: Named, today: date) -> Person:
    began = midday(days_ago(today, 1400))
    return Person(
        id=person_id(named.key),
        written=named.written,
        latin=named.latin,
        birth=named.birth,
        place=named.place,
        phones=tuple((number, "mobile" if number.startswith("+447") else "landline") for number in named.phones),
        languages=named.languages,
        created_at=began,
        updated_at=midday(days_ago(today, 200)),
        email=named.email,
        status=named.status,
        died_on=None if named.died_days_ago is None else days_ago(today, named.died_days_ago),
        merged_into=person_id(named.merged_into) if named.merged_into else None,
        channel=named.channel,
        format=named.format,
    )


def days_ago(today: date, count: int) -> date:
    return date.fromordinal(today.toordinal() - count)
