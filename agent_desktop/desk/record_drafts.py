"""Institutions and synonyms that an editor has in hand, kept on this computer as they are typed."""

from typing import Generic, TypeVar

from agent_desktop.contract.base import Id, Moment, Record
from agent_desktop.contract.institutions import Institution
from agent_desktop.contract.synonyms import Synonym
from agent_desktop.desk.in_hand import Shelf

Rec = TypeVar("Rec")


class RecordInHand(Record, Generic[Rec], frozen=True, kw_only=True):
    """`id`: the record's, or what it will have. `base`: the record as it was when it was opened, None for a new one.

    `name`: what it is called here, "" for nothing yet. `typed`: what stands in each field of the form by the field's
    name, also where that is no number and no hours yet.
    """

    id: Id
    base: Rec | None
    name: str
    typed: dict[str, str]
    kept_at: Moment


INSTITUTIONS = Shelf("institution", RecordInHand[Institution])
SYNONYMS = Shelf("synonym", RecordInHand[Synonym])
