"""What every record on the wire has in common."""

import sys
from contextlib import suppress
from datetime import datetime
from typing import Annotated, Any, Generic, TypeVar
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


class Prepared(msgspec.StructMeta):
    """Records whose fields msgspec has worked out before anybody else can see the class.

    Left to itself it does so when something is first decoded as one, and others then see it half done: two threads that
    decode the first of a kind at once end the program (docs/decisions/0039).
    """

    def __init__(  # the first argument of a metaclass is a class
        cls,  # noqa: N805 - as said
        name: str,
        bases: tuple[type, ...],
        namespace: dict[str, Any],
        **options: Any,
    ) -> None:
        super().__init__(name, bases, namespace, **options)
        if cls.__qualname__ == name:  # a record of records of its own kind names itself
            vars(sys.modules[cls.__module__]).setdefault(name, cls)
        with suppress(TypeError):  # one that cannot be decoded, and never is
            msgspec.json.Decoder(cls)


class Record(msgspec.Struct, metaclass=Prepared, frozen=True, kw_only=True, gc=False):
    """A frozen fact. Fields a newer server adds are passed over by an older desktop.

    None leads back to itself, so Python's collector need not look through them (gc=False): on a desktop that holds two
    hundred scripts they were more than half of all it looked through, on the screen's thread.
    """


class Write(msgspec.Struct, metaclass=Prepared, frozen=True, kw_only=True, gc=False, forbid_unknown_fields=True):
    """What a client sends. Unknown fields are refused: a silent guess would lose words."""


class Words(Record, frozen=True, kw_only=True):
    """The same words in each language of the authority. English is the source; Welsh may be missing."""

    en: str
    cy: str = ""

    def in_language(self, language: str) -> str:
        """The words in `language` ("en" or "cy"), or in English where there is no translation."""
        return self.cy if language == "cy" and self.cy else self.en


Item = TypeVar("Item")


class Page(msgspec.Struct, Generic[Item], metaclass=Prepared, frozen=True, kw_only=True, gc=False):
    """Some items in order, and the cursor that continues after them (None: there are no more)."""

    items: tuple[Item, ...]
    next_cursor: str | None = None
