"""A flag as a card: what to call it, what to do, what the citizen said, until when it holds. Pure."""

from datetime import date
from uuid import UUID

from agent_desktop import dates
from agent_desktop.contract.base import Record
from agent_desktop.contract.flags import FlagBasis, FlagGroup
from agent_desktop.flags.standing import ShownFlag, Standing
from agent_desktop.language import language, t


class FlagCard(Record, frozen=True, kw_only=True):
    """What one card paints. `announced` is what a screen reader says when it appears."""

    id: UUID
    code: str
    icon: str
    label: str
    guidance: str
    own_words: str
    review: str
    to_check: bool
    restricted: bool
    safety: bool
    announced: str
    waits: bool = False


def review_words(shown: ShownFlag, today: date) -> str:
    if shown.standing is Standing.CHECK:
        return t("check with the citizen")
    when = dates.day(shown.flag.review_on, language(), today)
    return t("Review by {date}").format(date=when)


def card(shown: ShownFlag, today: date, *, waits: bool = False) -> FlagCard:
    label = shown.definition.label.in_language(language())
    guidance = shown.definition.guidance.in_language(language())
    review = review_words(shown, today)
    return FlagCard(
        id=shown.flag.id,
        code=shown.flag.code,
        icon=shown.definition.icon,
        label=label,
        guidance=guidance,
        own_words=shown.flag.own_words,
        review=review,
        to_check=shown.standing is Standing.CHECK,
        restricted=shown.definition.restricted,
        safety=shown.definition.group is FlagGroup.SAFETY,
        announced=t("Flag: {label}. {guidance}").format(label=label, guidance=guidance),
        waits=waits,
    )


def cards(shown: tuple[ShownFlag, ...], today: date, waiting: frozenset[UUID] = frozenset()) -> tuple[FlagCard, ...]:
    """`waiting`: ids of those that wait on this computer to be sent."""
    return tuple(card(one, today, waits=one.flag.id in waiting) for one in shown)


def basis_words(basis: FlagBasis) -> str:
    return {
        FlagBasis.CONSENT: t("The citizen agrees"),
        FlagBasis.VITAL_INTEREST: t("Someone's life or safety depends on it"),
        FlagBasis.LEGAL_DUTY: t("The law requires it"),
    }[basis]
