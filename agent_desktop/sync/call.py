"""One request, written down: what is asked, of which route, and which record the answer must be."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Generic, TypeVar
from urllib.parse import quote, urlencode
from uuid import UUID

import msgspec

from agent_desktop.contract.base import ACCESS_REASON_HEADER

Told = TypeVar("Told")

ROOT = "/api/v1"


@dataclass(frozen=True, kw_only=True)
class Call(Generic[Told]):
    """`route` has named places ("/citizens/{id}") so that logs and details need not name anyone.

    `answer` is the type of the record expected; None for an answer without a body.
    `repeatable`: sending it twice does no more than sending it once. `any_version`: the answer itself says which.
    """

    method: str
    route: str
    answer: type[Told]
    places: Mapping[str, UUID] = field(default_factory=dict)
    query: Mapping[str, str | int | None] = field(default_factory=dict)
    headers: Mapping[str, str] = field(default_factory=dict)
    body: msgspec.Struct | None = None
    repeatable: bool = True
    any_version: bool = False

    @property
    def path(self) -> str:
        """Path and query, quoted, from the server's root on."""
        places = {name: quote(str(value), safe="") for name, value in self.places.items()}
        query = urlencode({name: value for name, value in self.query.items() if value is not None})
        return ROOT + self.route.format(**places) + (f"?{query}" if query else "")

    @property
    def shown(self) -> str:
        """For logs and details: no id, no query."""
        return f"{self.method} {ROOT}{self.route}"


@dataclass(frozen=True, kw_only=True)
class Answer(Generic[Told]):
    """`told` is None only for a 304: nothing changed since `etag`."""

    told: Told | None
    etag: str = ""

    @property
    def here(self) -> Told:
        """The record, where a 304 was not asked for."""
        assert self.told is not None
        return self.told


def because(reason: str, contact_id: UUID | None = None) -> dict[str, str]:
    """The header that says why a person's record is looked at: contact, search, correction, review, practice,
    subject-access."""
    return {ACCESS_REASON_HEADER: f"{reason}; contact={contact_id}" if contact_id else reason}
