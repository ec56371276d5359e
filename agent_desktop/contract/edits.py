"""What became of a record over time: who changed which field, from what to what."""

import msgspec

from agent_desktop.contract.base import Moment, Record


class FieldEdit(Record, frozen=True, kw_only=True):
    """`field` as the change record names it; both values as JSON."""

    field: str
    before: msgspec.Raw
    after: msgspec.Raw


class Edit(Record, frozen=True, kw_only=True):
    """One change. `version` is what the record became by it; `by` is the name of whoever made it."""

    version: int
    at: Moment
    by: str
    fields: tuple[FieldEdit, ...]


class Edits(Record, frozen=True, kw_only=True):
    """GET …/{id}/edits?after=<version>: oldest first. Nothing that was ever written is lost: it stands in `before`."""

    edits: tuple[Edit, ...]
