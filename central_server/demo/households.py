"""Households of one to six: shared address and landline, mobiles of their own; the dead, the moved, the duplicates."""

from collections.abc import Iterator
from datetime import date, timedelta
from random import Random

from central_server.demo.chance import Weighted, demo_id, pick
from central_server.demo.communities import Community, Word
from central_server.demo.days import DAY_MS, midday
from central_server.demo.naming import Name, a_community, a_name, a_surname, surname_beside
from central_server.demo.person import Person
from central_server.demo.phones import area_numbers, mobile_numbers
from central_server.demo.places import Place, a_place

SIZES = Weighted([(1, 30), (2, 34), (3, 15), (4, 13), (5, 5), (6, 3)])
CHANNELS = Weighted([(None, 55), ("phone", 15), ("email", 14), ("letter", 8), ("text", 6), ("counter", 2)])
LANDLINE_SHARE = 0.62
MOBILE_SHARE = 0.55
EMAIL_SHARE = 0.5
DEAD_SHARE, MOVED_SHARE = 0.02, 0.03
DUPLICATE_SHARE = 0.012
"""Of adults; two in three of their second records have been merged into the first."""

ADULT = 18
EPOCH = date(1970, 1, 1)


class Households:
    """An endless town. `rng` alone decides, so the n-th household of a seed is always the same."""

    def __init__(self, rng: Random, today: date, seed: int) -> None:
        self._rng = rng
        self._today = today
        self._area = area_numbers(seed)
        self._mobiles = mobile_numbers(self._area)

    def __iter__(self) -> Iterator[list[Person]]:
        while True:
            yield self._household()

    def _household(self) -> list[Person]:
        rng = self._rng
        community, place = a_community(rng), a_place(rng)
        landline = ((next(self._area), "landline"),) if rng.random() < LANDLINE_SHARE else ()
        head_is_woman = rng.random() < 0.52  # noqa: PLR2004 - a few more women than men, as in any census
        surname = a_surname(rng, community, woman=head_is_woman)
        ages = self._ages()
        people = []
        for position, age in enumerate(ages):
            woman = head_is_woman if position == 0 else _woman(rng, position, head_is_woman)
            own = surname if woman == head_is_woman else surname_beside(community, surname, woman=woman)
            people.append(self._person(community, place, landline, age, woman=woman, surname=own))
        duplicates = [self._second_record(person) for person in people if rng.random() < DUPLICATE_SHARE]
        return people + duplicates

    def _ages(self) -> list[int]:
        rng = self._rng
        size = SIZES.pick(rng)
        first = 20 + int(72 * rng.random() ** 0.9)
        ages = [first]
        if size > 1:
            ages.append(max(19, min(99, first - 8 + int(rng.random() * 16))))
        youngest_parent = min(ages)
        ages += [int(rng.random() * max(1, min(24, youngest_parent - 18))) for _ in range(size - 2)]
        return ages

    def _person(
        self,
        community: Community,
        place: Place,
        landline: tuple[tuple[str, str], ...],
        age: int,
        *,
        woman: bool,
        surname: Word,
    ) -> Person:
        rng, today = self._rng, self._today
        name = a_name(rng, community, woman=woman, surname=surname)
        adult = age >= ADULT
        mobile = ((next(self._mobiles), "mobile"),) if adult and rng.random() < MOBILE_SHARE else ()
        born = today - timedelta(days=age * 365 + int(rng.random() * 365))
        created = today - timedelta(days=1100 + int(rng.random() * 1000))
        changed = created + timedelta(days=int(rng.random() * (today - created).days))
        fate = rng.random() if adult else 1.0
        dead = fate < DEAD_SHARE * (4 if age > 70 else 0.4)  # noqa: PLR2004 - the old die more often
        moved = not dead and fate > 1 - MOVED_SHARE and adult
        return Person(
            id=demo_id(rng, (created - EPOCH).days * DAY_MS + int(rng.random() * DAY_MS)),
            written=name.written,
            latin=name.latin,
            birth=born,
            place=place,
            phones=landline + mobile,
            languages=_languages(rng, community),
            created_at=midday(created),
            updated_at=midday(changed),
            email=_email(rng, name, born) if adult and rng.random() < EMAIL_SHARE else "",
            status="deceased" if dead else "moved" if moved else "living",
            died_on=today - timedelta(days=1 + int(rng.random() * 900)) if dead else None,
            channel=CHANNELS.pick(rng) if adult else None,
            format="large print" if age > 70 and rng.random() < 0.06 else "",  # noqa: PLR2004 - some of the old
        )

    def _second_record(self, person: Person) -> Person:
        """The same person entered again with a slip in the name: two in three merged since, the rest not found yet."""
        rng = self._rng
        merged = rng.random() < 0.67  # noqa: PLR2004 - as DUPLICATE_SHARE says
        return person._replace(
            id=demo_id(rng, (self._today - EPOCH).days * DAY_MS - int(rng.random() * 700 * DAY_MS)),
            written=slip(rng, person.in_latin),
            latin="",
            email="",
            phones=person.phones[:1],
            channel=None,
            status="duplicate" if merged else person.status,
            died_on=None if merged else person.died_on,
            merged_into=person.id if merged else None,
        )


def _woman(rng: Random, position: int, head_is_woman: bool) -> bool:
    """The second adult is mostly of the other gender; children are as they come."""
    return head_is_woman == (rng.random() < 0.06) if position == 1 else rng.random() < 0.5  # noqa: PLR2004 - as said


def _languages(rng: Random, community: Community) -> tuple[tuple[str, str], ...]:
    first, *others = community.languages
    if first == "cy" and rng.random() < 0.55:  # noqa: PLR2004 - in Wales a Welsh name is no promise of Welsh
        return (("en", "first"), ("cy", "some")) if rng.random() < 0.4 else (("en", "first"),)  # noqa: PLR2004 - some learnt it
    level = "fluent" if first in {"cy", "en"} or rng.random() < 0.7 else "some"  # noqa: PLR2004 - most speak it well
    return ((first, "first"), *((other, level) for other in others))


def _email(rng: Random, name: Name, born: date) -> str:
    """At example.org and example.com, which deliver nowhere (RFC 2606)."""
    given = "".join(letter for letter in name.given.casefold() if letter.isascii() and letter.isalpha()) or "post"
    return f"{given}.{born.year % 100:02}{int(rng.random() * 9000) + 1000}@{pick(rng, ('example.org', 'example.com'))}"


def slip(rng: Random, name: str) -> str:
    """`name` with one letter left out, doubled, or swapped with the next."""
    at = 1 + int(rng.random() * max(1, len(name) - 2))
    kind = int(rng.random() * 3)
    if kind == 0:
        return name[:at] + name[at + 1 :]
    if kind == 1:
        return name[:at] + name[at - 1] + name[at:]
    return name[:at] + name[at : at + 2][::-1] + name[at + 2 :]
