"""What takes the place of what is personal: the same each time for the same thing, and nothing that is really there."""

import re
from collections.abc import Callable, Container, Iterable
from datetime import date, timedelta
from random import Random

from agent_desktop.cases.references import CAPACITY, FOR_PRACTICE, reference
from agent_desktop.citizens.names import terms, within_one_slip
from agent_desktop.practice.rewriting.digits import is_health_number
from agent_desktop.reviews.card_numbers import has_card_number

_GIVEN = (
    "robin",
    "rowan",
    "hilary",
    "lindsay",
    "kerry",
    "ashley",
    "evelyn",
    "aubrey",
    "beverley",
    "darcy",
    "harley",
    "jocelyn",
    "kelsey",
    "meredith",
    "quinn",
    "sidney",
    "vivian",
    "emlyn",
    "marion",
    "leslie",
)
_SURNAMES = (
    "ackroyd",
    "bristow",
    "cadwallader",
    "dunmore",
    "easterby",
    "fairweather",
    "garside",
    "hathersage",
    "ingleby",
    "jessop",
    "kilbride",
    "lovegrove",
    "mossman",
    "nettleton",
    "oakshott",
    "penhale",
    "quarrington",
    "ravenscroft",
    "silverthorne",
    "tremlow",
    "underhay",
    "vickery",
    "wetherall",
    "yarborough",
)
_STREETS = (
    "Curlew Rise",
    "Lapwing Row",
    "Plover Bank",
    "Teasel Walk",
    "Alder Reach",
    "Withy Side",
    "Bittern Way",
    "Lodestone Hill",
    "Ferryman Row",
    "Saltmarsh View",
)
_LOCALITIES = ("Aberwern", "Eastfold", "Pontlas", "Saltby", "Holmwick", "Trewern Cross", "Little Harbour", "Nantyfelin")
_AREA = "FB"
"""Of the invented town: nobody has a postcode of this area."""

_INWARD = "ABDEFGHJLNPQRSTUWXYZ"
_LEAST_WEEKS, _MOST_WEEKS = 53, 104


class Inventor:
    """For one contact. `seed` decides, so that the same contact is always rewritten alike.

    `names`: every name that is really there. `days`: every date that is. `numbers`, `postcodes`, `places`: likewise.
    """

    def __init__(
        self,
        seed: str,
        *,
        names: Iterable[str],
        days: Iterable[date],
        birthdays: Iterable[date],
        numbers: Iterable[str],
        postcodes: Iterable[str],
        places: Iterable[str],
    ) -> None:
        self._rng = Random(seed)  # noqa: S311 - the same every time is the point
        self._real_words = terms(*names)
        self._given = self._free(_GIVEN)
        self._surnames = self._free(_SURNAMES)
        self._surname_words = {words[-1] for name in names if (words := terms(name))}
        self._real_numbers = {re.sub(r"\D", "", number) for number in numbers}
        self._real_postcodes = frozenset(postcodes)
        real_places = {place.casefold() for place in places}
        self._streets = self._free(_STREETS, real_places)
        self._localities = self._free(_LOCALITIES, real_places)
        self.shift = self._a_shift(tuple(days), tuple(birthdays))
        self._known: dict[tuple[str, str], str] = {}

    # ---- people ------------------------------------------------------------------------------------------------------

    def name(self, name: str) -> str:
        """A whole name, in Latin letters."""
        return (
            " ".join(self.name_word(word).capitalize() for word in terms(name)) or self.name_word("nobody").capitalize()
        )

    def name_word(self, word: str) -> str:
        """In small letters. A name's last word is taken for the family's."""
        family = word in self._surname_words
        return self._once("name", word, lambda count: _nth(self._surnames if family else self._given, count))

    def email(self, address: str) -> str:
        return self._once(
            "email", address, lambda count: f"{_nth(self._given, count)}.{_nth(self._surnames, count)}@example.org"
        )

    # ---- numbers -----------------------------------------------------------------------------------------------------

    def phone(self, number: str) -> str:
        """E.164, of those that are kept for invented people."""
        mobile = re.sub(r"^\+?(44|0)", "", number).startswith("7")
        stem = "+447700900" if mobile else "+441632960"

        def another(_: int) -> str:
            while True:
                made = f"{stem}{self._rng.randrange(1000):03}"
                free = made[1:] not in self._real_numbers and made not in self._known.values()
                if free and not is_health_number(made.removeprefix("+44")):
                    return made

        return self._once("phone", number, another)

    def digits(self, digits: str) -> str:
        """As many, beginning with two noughts: no telephone rings by such a number."""

        def another(_: int) -> str:
            while True:
                made = "00" + "".join(str(self._rng.randrange(10)) for _digit in digits[2:])
                if made != digits and not has_card_number(made) and not is_health_number(made):
                    return made

        return self._once("digits", digits, another)

    def case_reference(self, real: str) -> str:
        span = CAPACITY - FOR_PRACTICE
        return self._once("reference", real, lambda _: reference(FOR_PRACTICE + self._rng.randrange(span)))

    def insurance(self, real: str) -> str:
        """QQ was never given to anybody."""
        return self._once("insurance", real, lambda _: f"QQ{self._rng.randrange(10**6):06}C")

    def health(self, real: str) -> str:
        """999 begins the numbers of those who are not there."""
        return self._once("health", real, lambda _: f"999{self._rng.randrange(10**7):07}")

    # ---- places ------------------------------------------------------------------------------------------------------

    def postcode(self, code: str) -> str:
        """With its space. `code`: canonical."""

        def another(_: int) -> str:
            while True:
                inward = f"{self._rng.randrange(10)}{self._rng.choice(_INWARD)}{self._rng.choice(_INWARD)}"
                made = f"{_AREA}{1 + self._rng.randrange(9)} {inward}"
                if made.replace(" ", "") not in self._real_postcodes and all(
                    not real.endswith(inward) for real in self._real_postcodes
                ):
                    return made

        return self._once("postcode", code, another)

    def street(self, street: str) -> str:
        return self._once("street", street.casefold(), lambda count: _nth(self._streets, count))

    def locality(self, locality: str) -> str:
        return self._once("locality", locality.casefold(), lambda count: _nth(self._localities, count))

    def house(self, number: str) -> str:
        def another(_: int) -> str:
            while True:
                made = str(1 + self._rng.randrange(90))
                if made != number:
                    return made

        return self._once("house", number, another)

    def line(self, line: str) -> str:
        """House and street, each as it is told elsewhere."""
        parts = re.findall(r"\d+[a-z]?|[^\W\d_]+(?:['’][^\W\d_]+)*", line, re.IGNORECASE)
        numbers = [part for part in parts if part[:1].isdecimal()]
        street = " ".join(
            part for part in parts if not part[:1].isdecimal() and part.casefold() not in ("flat", "fflat")
        )
        house = self.house(numbers[-1] if numbers else "")
        return f"{house} {self.street(street)}"

    # ---- days --------------------------------------------------------------------------------------------------------

    def day(self, day: date) -> date:
        """All are moved by the same whole weeks."""
        return day + self.shift

    def year(self, year: int) -> int:
        return (date(year, 7, 1) + self.shift).year

    # ---- beneath -----------------------------------------------------------------------------------------------------

    def _once(self, kind: str, real: str, make: Callable[[int], str]) -> str:
        if (kind, real) not in self._known:
            count = sum(each == kind for each, _ in self._known)
            self._known[(kind, real)] = make(count)
        return self._known[(kind, real)]

    def _free(self, names: tuple[str, ...], real: Container[str] = ()) -> tuple[str, ...]:
        """Those that nothing that is really there could be taken for; all, where that leaves none."""
        free = [name for name in names if name.casefold() not in real and not self._is_close(name)]
        return self._shuffled(free or names)

    def _is_close(self, name: str) -> bool:
        """Whether a word of it is a name that is really there, or one slip of the hand from it."""
        return any(word == real or within_one_slip(word, real) for word in terms(name) for real in self._real_words)

    def _shuffled(self, items: Iterable[str]) -> tuple[str, ...]:
        kept = list(items)
        self._rng.shuffle(kept)
        return tuple(kept)

    def _a_shift(self, days: tuple[date, ...], birthdays: tuple[date, ...]) -> timedelta:
        """Back by whole weeks, so that a Tuesday stays one, and no date falls on one that is really there."""
        real, close = set(days), {(day.month, day.day) for day in birthdays}
        weeks = list(range(_LEAST_WEEKS, _MOST_WEEKS + 1))
        self._rng.shuffle(weeks)
        clashes = {
            count: sum(
                moved in real or (moved.month, moved.day) in close
                for day in days
                for moved in (day - timedelta(weeks=count),)
            )
            for count in weeks
        }
        return -timedelta(weeks=min(weeks, key=lambda count: clashes[count]))


def _nth(names: tuple[str, ...], count: int) -> str:
    """Beyond the last one they come again with a number."""
    name = names[count % len(names)]
    return name if count < len(names) else f"{name}{'abcdefghij'[count // len(names) % 10]}"
