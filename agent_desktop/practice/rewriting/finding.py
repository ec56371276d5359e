"""Everything personal in a text: what is known of the people in a contact, and what looks like anybody's."""

import re
from collections.abc import Iterable, Iterator
from datetime import date
from itertools import chain

from agent_desktop.cases.references import read_reference
from agent_desktop.contract.base import Record
from agent_desktop.contract.rewriting import PersonThen, PracticeMaterial
from agent_desktop.practice.rewriting import days_said, digits
from agent_desktop.practice.rewriting.digits import Run
from agent_desktop.practice.rewriting.found import Found, Kind, apart
from agent_desktop.practice.rewriting.names import Names
from agent_desktop.practice.rewriting.places import Places
from agent_desktop.reviews.card_numbers import has_card_number
from agent_desktop.scripts.standing import day_of

_EMAIL = re.compile(
    r"[\w.+'’-]+\s?@\s?[\w-]+(?:\s?\.\s?[\w-]+)+|[\w.+'’-]+ (?:at|AT) [\w-]+ (?:dot|DOT) [\w-]+(?: dot [\w-]+)*"
)
_INSURANCE = re.compile(r"(?<![^\W_])[A-Za-z]{2}[\s\-.]*\d{2}[\s\-.]*\d{2}[\s\-.]*\d{2}[\s\-.]*[A-Da-d](?![^\W_])")
_REFERENCE = re.compile(
    r"(?<![^\W_])(?:CS[\s\-‐-―]*)?[2-9FHKMQRWX]{4}[\s\-‐-―]*[2-9FHKMQRWX]{4}(?![^\W_])", re.IGNORECASE
)
_CODED = re.compile(r"(?<![^\W_])[A-Za-z]{1,4}[\s\-]?\d{5,}(?![^\W_])")
_PLATE = re.compile(r"(?<![^\W_])[A-Za-z]{2}\d{2}\s?[A-Za-z]{3}(?![^\W_])")
_YEAR = re.compile(r"(?<![\d/.\-])(?:19|20)\d{2}(?![\d/.\-]\d|\d)")
NOBODYS_INSURANCE, NOBODYS_HEALTH, NOBODYS_EMAIL = "QQ", "999", "@example.org"
"""How those begin or end that are nobody's; any other is taken for somebody's, known or not."""

_LOCAL = 6
_FEWEST_OF_A_NUMBER = 7


class People(Record, frozen=True, kw_only=True):
    """What is known of who is in a contact. `numbers`: E.164. `dates`: of birth and of death."""

    names: tuple[str, ...] = ()
    addresses: tuple[PersonThen, ...] = ()
    numbers: tuple[str, ...] = ()
    emails: tuple[str, ...] = ()
    dates: tuple[date, ...] = ()
    references: tuple[str, ...] = ()
    year: int = 2000


def people_in(material: PracticeMaterial) -> People:
    references = (case.reference for case in material.cases)
    return people_of(material.people, material.number, references, day_of(material.started_at).year)


def people_of(people: Iterable[PersonThen], number: str, references: Iterable[str], year: int) -> People:
    """`year`: of dates that tell none."""
    every = tuple(people)
    numbers = [phone.e164 for person in every for phone in person.phones]
    return People(
        names=tuple(name for person in every for name in (person.name, person.latin_name) if name),
        addresses=every,
        numbers=tuple(dict.fromkeys(each for each in (*numbers, number) if each)),
        emails=tuple(person.email for person in every if person.email),
        dates=tuple(day for person in every for day in (person.birth_date, person.died_on) if day is not None),
        references=tuple(dict.fromkeys(references)),
        year=year,
    )


class Finder:
    """Looks for it in one text after another."""

    def __init__(self, people: People) -> None:
        self.people = people
        self.names = Names(people.names)
        self.places = Places(person.address for person in people.addresses if person.address is not None)
        self._national = {_national(number): number for number in people.numbers}
        self._dates = frozenset(people.dates)
        self._born = frozenset(day.year for day in people.dates)

    def found(self, text: str) -> tuple[Found, ...]:
        """In its order, none over another."""
        return apart(
            list(
                chain(
                    self._emails(text),
                    self._telephones(text),
                    self._cards(text),
                    self._insurance(text),
                    self._references(text),
                    self.places.found(text),
                    self._days(text),
                    self._long_numbers(text),
                    self.names.found(text),
                )
            )
        )

    def real(self, text: str) -> tuple[Found, ...]:
        """Only what is somebody's in this contact."""
        return tuple(each for each in self.found(text) if each.real)

    def _emails(self, text: str) -> Iterator[Found]:
        known = {re.sub(r"\s", "", email).casefold() for email in self.people.emails}
        for found in _EMAIL.finditer(text):
            key = re.sub(r"\s", "", re.sub(r" dot ", ".", re.sub(r" at ", "@", found[0].casefold())))
            key = key.strip(".'’")
            end = found.end() - (len(found[0]) - len(found[0].rstrip(".'’")))
            yield Found(
                start=found.start(),
                end=end,
                kind=Kind.EMAIL,
                key=key,
                real=key in known or not key.endswith(NOBODYS_EMAIL),
            )

    def _cards(self, text: str) -> Iterator[Found]:
        for run in digits.runs(text, digits.TIGHT):
            if not run.digits.startswith("0") and has_card_number(text[run.start : run.end]):
                yield _at(run, Kind.CARD, run.digits)

    def _telephones(self, text: str) -> Iterator[Found]:
        """Known ones, however they are written or said."""
        for run in chain(digits.runs(text), digits.said(text)):
            for national, number in self._national.items():
                for first, last in _within(run.digits, national):
                    yield _at(run.part(first, last), Kind.PHONE, number)
                if run.digits == national[-_LOCAL:]:
                    yield _at(run, Kind.PHONE, number)

    def _insurance(self, text: str) -> Iterator[Found]:
        for found in _INSURANCE.finditer(text):
            key = re.sub(r"[^A-Z0-9]", "", found[0].upper())
            yield Found(
                start=found.start(),
                end=found.end(),
                kind=Kind.INSURANCE,
                key=key,
                real=not key.startswith(NOBODYS_INSURANCE),
            )

    def _references(self, text: str) -> Iterator[Found]:
        for found in _REFERENCE.finditer(text):
            reference = read_reference(found[0])
            if reference is not None:
                known = reference in self.people.references
                yield Found(start=found.start(), end=found.end(), kind=Kind.REFERENCE, key=reference, real=known)

    def _days(self, text: str) -> Iterator[Found]:
        for day in days_said.days(text):
            on = day.on(self.people.year)
            same = any((known.month, known.day) == (day.month, day.day) for known in self._dates)
            real = same and (day.year is None or on in self._dates)
            key = on.isoformat() if on else f"{day.month}-{day.day}"
            yield Found(start=day.start, end=day.end, kind=Kind.DATE, key=key, real=real)
        for run in chain(digits.runs(text), digits.runs(text, digits.TIGHT)):
            if any(run.digits in _written_close(known) for known in self._dates):
                yield _at(run, Kind.DATE, run.digits)
        for found in _YEAR.finditer(text):
            if int(found[0]) in self._born:
                yield Found(start=found.start(), end=found.end(), kind=Kind.DATE, key=found[0])

    def _long_numbers(self, text: str) -> Iterator[Found]:
        for pattern in (_CODED, _PLATE):
            for found in pattern.finditer(text):
                yield Found(start=found.start(), end=found.end(), kind=Kind.NUMBER, key=found[0].upper(), real=False)
        for run in chain(digits.runs(text, digits.TIGHT), digits.said(text)):
            if len(run.digits) >= digits.LONG:
                health = digits.is_health_number(run.digits)
                real = health and not run.digits.startswith(NOBODYS_HEALTH)
                yield _at(run, Kind.HEALTH if health else Kind.NUMBER, run.digits, real=real)


def _at(run: Run, kind: Kind, key: str, *, real: bool = True) -> Found:
    return Found(start=run.start, end=run.end, kind=kind, key=key, real=real)


def _national(number: str) -> str:
    """The digits that every writing of it has."""
    return re.sub(r"\D", "", number).removeprefix("44") if number.startswith("+44") else re.sub(r"\D", "", number)


def _within(run: str, national: str) -> Iterator[tuple[int, int]]:
    """Where a number stands in a run of digits, with its 0 or its country before it."""
    if len(national) < _FEWEST_OF_A_NUMBER:
        return
    at = run.find(national)
    while at >= 0:
        lead = next((each for each in ("00440", "0044", "440", "44", "0") if run[:at].endswith(each)), "")
        yield at - len(lead), at + len(national)
        at = run.find(national, at + len(national))


def _written_close(day: date) -> tuple[str, ...]:
    """A date without anything between its figures, or with what the patterns of dates do not take."""
    forms = ("%d%m%Y", "%Y%m%d", "%d%m%y", "%m%d%Y", "%y%m%d")
    return (
        *(day.strftime(form) for form in forms),
        f"{day.day}{day.month}{day.year}",
        f"{day.day}{day.month:02}{day.year}",
    )
