"""One invented person, and the rows that say who they are."""

from datetime import date
from typing import NamedTuple

import msgspec

from central_server.demo.places import Place
from central_server.demo.rows import Batch


class Person(NamedTuple):
    """`languages`: tag and level. `phones`: E.164 and kind. Moments are written as in `rows`."""

    id: str
    written: str
    latin: str
    birth: date
    place: Place
    phones: tuple[tuple[str, str], ...]
    languages: tuple[tuple[str, str], ...]
    created_at: str
    updated_at: str
    email: str = ""
    status: str = "living"
    died_on: date | None = None
    merged_into: str | None = None
    channel: str | None = None
    format: str = ""

    @property
    def in_latin(self) -> str:
        return self.latin or self.written

    def age(self, today: date) -> int:
        """In whole years, near enough for deciding what someone is likely to do."""
        return (today - self.birth).days // 365


_languages_as_json: dict[tuple[tuple[str, str], ...], str] = {}


def _json(languages: tuple[tuple[str, str], ...]) -> str:
    """Few combinations among many people: each is encoded once."""
    if languages not in _languages_as_json:
        listed = [{"tag": tag, "level": level} for tag, level in languages]
        _languages_as_json[languages] = msgspec.json.encode(listed).decode()
    return _languages_as_json[languages]


def add_person(batch: Batch, person: Person) -> None:
    place = person.place
    batch["citizen"].append(
        (
            person.id,
            1,
            person.written,
            person.latin,
            person.birth.isoformat(),
            person.status,
            person.died_on.isoformat() if person.died_on else None,
            person.merged_into,
            _json(person.languages),
            person.channel,
            person.format,
            place.line,
            place.locality,
            place.postcode,
            place.postcode.replace(" ", ""),
            person.email,
            person.email.casefold(),
            person.created_at,
            person.updated_at,
        )
    )
    phones = batch["citizen_phone"]
    for position, (e164, kind) in enumerate(person.phones):
        phones.append((person.id, position, e164, kind))
