"""What every record on the wire has in common."""

from datetime import datetime
from typing import Annotated, Generic, TypeVar
from uuid import UUID

import msgspec

API_VERSION = 1
"""The version of the API that this build speaks. The server names its own in every answer."""

API_VERSION_HEADER = "Agent-Desktop-Api"
REQUEST_ID_HEADER = "Request-Id"
ACCESS_REASON_HEADER = "Access-Reason"
"""Why a person's record is looked at; written to the audit log with who, whom and when."""

Moment = Annotated[datetime, msgspec.Meta(tz=True)]
"""A point in time. Always carries an offset; the server answers in UTC."""

Id = UUID
"""A UUIDv7 made where the thing was made, so that a write can be sent again without doing it twice."""


class Record(msgspec.Struct, frozen=True, kw_only=True):
    """A frozen fact. Fields a newer server adds are passed over by an older desktop."""


class Write(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """What a client sends. Unknown fields are refused: a silent guess would lose words."""


class Words(Record, frozen=True, kw_only=True):
    """The same words in each language of the authority. English is the source; Welsh may be missing."""

    en: str
    cy: str = ""

    def in_language(self, language: str) -> str:
        """The words in `language` ("en" or "cy"), or in English where there is no translation."""
        return self.cy if language == "cy" and self.cy else self.en


Item = TypeVar("Item")


class Page(msgspec.Struct, Generic[Item], frozen=True, kw_only=True):
    """Some items in order, and the cursor that continues after them (None: there are no more)."""

    items: tuple[Item, ...]
    next_cursor: str | None = None
