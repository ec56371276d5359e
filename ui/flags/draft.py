"""A flag while it is being recorded: what is chosen and typed, and what it becomes. Pure."""

from collections.abc import Mapping
from datetime import date

from agent_desktop.contract.base import Record
from agent_desktop.contract.flags import FlagBasis, FlagDefinition, FlagWrite
from agent_desktop.flags.standing import latest_review
from agent_desktop.language import language

LONGEST_OWN_WORDS = 500
LONGEST_ASKED_BY = 200


class FlagDraft(Record, frozen=True, kw_only=True):
    """`review_on` and `ends_on` None: nothing readable is typed there."""

    code: str
    own_words: str = ""
    asked_by: str = ""
    basis: FlagBasis = FlagBasis.CONSENT
    review_on: date | None = None
    ends_on: date | None = None


def write(draft: FlagDraft, definition: FlagDefinition, today: date) -> FlagWrite:
    return FlagWrite(
        code=draft.code,
        own_words=draft.own_words.strip()[:LONGEST_OWN_WORDS],
        asked_by=draft.asked_by.strip()[:LONGEST_ASKED_BY],
        asked_on=today,
        basis=draft.basis,
        starts_on=today,
        review_on=draft.review_on or latest_review(today, definition, today),
        ends_on=draft.ends_on,
    )


def by_name(catalogue: Mapping[str, FlagDefinition]) -> tuple[FlagDefinition, ...]:
    """The catalogue as a handler looks through it: by label, the restricted ones last."""
    return tuple(
        sorted(catalogue.values(), key=lambda one: (one.restricted, one.label.in_language(language()).casefold()))
    )
