"""What an action changed, so that only screens which show it ask again."""

from uuid import UUID

from agent_desktop.contract.base import Record


class Changed(Record, frozen=True, kw_only=True):
    citizens: frozenset[UUID] = frozenset()
    cases: frozenset[UUID] = frozenset()
    contacts: frozenset[UUID] = frozenset()


NOTHING = Changed()
