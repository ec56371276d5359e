"""What citizens call things, kept by the editors for the search of every desktop."""

from typing import Annotated

from msgspec import UNSET, Meta, UnsetType

from agent_desktop.contract.base import Id, Moment, Record, Write
from agent_desktop.contract.scripts import Spoken

Phrase = Annotated[str, Meta(min_length=1, max_length=80)]
Phrases = Annotated[tuple[Phrase, ...], Meta(min_length=1, max_length=20)]


class Synonym(Record, frozen=True, kw_only=True):
    """Whoever says `said` ("rates") may mean one of `means` ("council tax"). One way: `means` does not find `said`."""

    id: Id
    version: int
    said: str
    means: tuple[str, ...]
    language: Spoken = Spoken.EN
    active: bool = True
    updated_at: Moment
    updated_by: str = ""


class SynonymWrite(Write, frozen=True, kw_only=True):
    """PUT /api/v1/synonyms/{id}: a new one."""

    said: Phrase
    means: Phrases
    language: Spoken = Spoken.EN


class SynonymChange(Write, frozen=True, kw_only=True):
    """PUT /api/v1/synonyms/{id}/changes/{change_id} with If-Match. An absent field (UNSET) stays as it is."""

    said: Phrase | UnsetType = UNSET
    means: Phrases | UnsetType = UNSET
    language: Spoken | UnsetType = UNSET
    active: bool | UnsetType = UNSET
