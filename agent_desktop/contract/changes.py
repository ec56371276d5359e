"""What changed since a cursor: the reference data a desktop holds whole, and the people it has in hand."""

from enum import StrEnum
from typing import Annotated

import msgspec
from msgspec import Meta

from agent_desktop.contract.base import Id, Record, Write
from agent_desktop.contract.flags import FlagDefinition
from agent_desktop.contract.institutions import Institution
from agent_desktop.contract.knowledge import Article
from agent_desktop.contract.script_life import PublishedScript
from agent_desktop.contract.services import Calendar, Department, Service
from agent_desktop.contract.synonyms import Synonym

MOST_ITEMS = 1000
MOST_IN_HAND = 100


class ReferenceKind(StrEnum):
    """In the order in which a desktop that holds nothing is given them: what a call needs comes first."""

    DEPARTMENT = "department"
    CALENDAR = "calendar"
    SERVICE = "service"
    FLAG_DEFINITION = "flag_definition"
    SCRIPT = "script"
    SYNONYM = "synonym"
    ARTICLE = "article"
    INSTITUTION = "institution"


RECORDS: dict[ReferenceKind, type[Record]] = {
    ReferenceKind.DEPARTMENT: Department,
    ReferenceKind.CALENDAR: Calendar,
    ReferenceKind.SERVICE: Service,
    ReferenceKind.FLAG_DEFINITION: FlagDefinition,
    ReferenceKind.SCRIPT: PublishedScript,
    ReferenceKind.SYNONYM: Synonym,
    ReferenceKind.ARTICLE: Article,
    ReferenceKind.INSTITUTION: Institution,
}
"""The record that an item's `record` is."""

ANSWER_KINDS = frozenset({ReferenceKind.SYNONYM, ReferenceKind.ARTICLE, ReferenceKind.INSTITUTION})
"""What is answered to citizens, and found by."""

CATALOGUE_KINDS = frozenset(ReferenceKind) - ANSWER_KINDS - {ReferenceKind.SCRIPT}
"""What a call cannot do without. All of it is told before the first script, and on pages of its own: who signs in for
the first time waits for no more than this."""


class ChangesAsk(Write, frozen=True, kw_only=True):
    """POST /api/v1/changes. Without `cursor` everything is told from the start. `in_hand`: citizens (H and S only)."""

    cursor: Annotated[str, Meta(max_length=500)] | None = None
    in_hand: Annotated[tuple[Id, ...], Meta(max_length=MOST_IN_HAND)] = ()
    limit: Annotated[int, Meta(ge=1, le=MOST_ITEMS)] = 500


class ReferenceItem(Record, frozen=True, kw_only=True):
    """One thing as it is now. `record` is null where it is gone.

    `key` is its code, or the id of a script's version, an article, an institution or a synonym.
    `kind` is a ReferenceKind, or one that only a newer server knows: a desktop passes over such items.
    """

    kind: str
    key: str
    record: msgspec.Raw

    @property
    def gone(self) -> bool:
        return bytes(self.record) == b"null"


class Changes(Record, frozen=True, kw_only=True):
    """`cursor` goes into the next ask, once `items` are kept. `more`: there is more now.

    `whole`: with this page all of the catalogue was told (CATALOGUE_KINDS).
    `touched`: of those in hand, whose record, flags, contacts, cases or representatives changed since the cursor;
    all of them where there was none.
    `left`: while everything is told, how many things are still to come after this page. None of what changed since,
    and from a server that does not count.
    A cursor the server no longer knows is refused with 410 `cursor-unknown`: ask again without one, and drop what
    that does not bring.
    """

    items: tuple[ReferenceItem, ...]
    touched: tuple[Id, ...] = ()
    cursor: str
    more: bool = False
    whole: bool = False
    left: Annotated[int, Meta(ge=0)] | None = None
