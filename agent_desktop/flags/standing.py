"""Whether a flag counts today, and the dates a flag may carry.

Source of the rules: the Reasonable Adjustment Flag's practice of regular review; a flag is reviewed within 12
months, one that is restricted within 6.
"""

from collections.abc import Iterable, Mapping
from datetime import date
from enum import StrEnum

from dateutil.relativedelta import relativedelta
from msgspec import UNSET

from agent_desktop.contract.base import Record, Words
from agent_desktop.contract.flags import Flag, FlagChange, FlagDefinition, FlagGroup, FlagWrite
from agent_desktop.contract.problems import FieldError
from agent_desktop.language import t, tn

REVIEW_MONTHS = 12
RESTRICTED_REVIEW_MONTHS = 6


class Standing(StrEnum):
    NOT_YET = "not_yet"  # starts later, or waits for a second person's approval
    IN_FORCE = "in_force"
    CHECK = "check"  # past its review: to be checked with the citizen
    ENDED = "ended"


class ShownFlag(Record, frozen=True, kw_only=True):
    flag: Flag
    definition: FlagDefinition
    standing: Standing


def standing(flag: Flag, today: date) -> Standing:
    """A flag counts on its first, its review and its last day."""
    if flag.ends_on is not None and flag.ends_on < today:
        return Standing.ENDED
    if flag.starts_on > today or not flag.approved:
        return Standing.NOT_YET
    return Standing.CHECK if flag.review_on < today else Standing.IN_FORCE


def shown(flags: Iterable[Flag], catalogue: Mapping[str, FlagDefinition], today: date) -> tuple[ShownFlag, ...]:
    """The flags that count today, by rank. One that the catalogue lacks is shown all the same, last."""
    standings = ((flag, standing(flag, today)) for flag in flags)
    counting = [
        ShownFlag(flag=flag, definition=catalogue.get(flag.code) or _unknown(flag.code), standing=its)
        for flag, its in standings
        if its in (Standing.IN_FORCE, Standing.CHECK)
    ]
    return tuple(sorted(counting, key=lambda item: (item.definition.rank, item.flag.code, item.flag.id)))


def check_flag(write: FlagWrite, definition: FlagDefinition, today: date) -> tuple[FieldError, ...]:
    """What is wrong with a new flag's dates, each with what to choose instead. Empty: nothing."""
    return _check_dates(write.starts_on, write.review_on, write.ends_on, definition, today)


def check_flag_change(
    flag: Flag, change: FlagChange, definition: FlagDefinition, today: date
) -> tuple[FieldError, ...]:
    """The same for a change of `flag`: only what the change touches is judged."""
    ends_on = flag.ends_on if change.ends_on is UNSET else change.ends_on
    review_on = flag.review_on if change.review_on is UNSET else change.review_on
    touched = {name for name in ("review_on", "ends_on") if getattr(change, name) is not UNSET}
    errors = _check_dates(flag.starts_on, review_on, ends_on, definition, today)
    return tuple(error for error in errors if error.field in touched)


def latest_review(starts_on: date, definition: FlagDefinition, today: date) -> date:
    """The last day that may be chosen for the review, counted from today or from a start that is still to come."""
    months = RESTRICTED_REVIEW_MONTHS if definition.restricted else REVIEW_MONTHS
    return _months_on(max(starts_on, today), months)


def _check_dates(
    starts_on: date, review_on: date, ends_on: date | None, definition: FlagDefinition, today: date
) -> tuple[FieldError, ...]:
    errors = []
    if review_on < starts_on:
        errors.append(FieldError(field="review_on", message=t("Choose a review date from the start date on")))
    if review_on > latest_review(starts_on, definition, today):
        errors.append(FieldError(field="review_on", message=_too_late(definition)))
    if ends_on is None and definition.end_required:
        errors.append(FieldError(field="ends_on", message=t("Choose the day this flag ends: it is for the time being")))
    if ends_on is not None and ends_on < starts_on:
        errors.append(FieldError(field="ends_on", message=t("Choose an end date from the start date on")))
    return tuple(errors)


def _too_late(definition: FlagDefinition) -> str:
    months = RESTRICTED_REVIEW_MONTHS if definition.restricted else REVIEW_MONTHS
    words = tn("Choose a review date within {count} month", "Choose a review date within {count} months", months)
    return words.format(count=months)


def _months_on(day: date, months: int) -> date:
    """`months` after `day`, or the last day there is."""
    try:
        return day + relativedelta(months=months)
    except (ValueError, OverflowError):
        return date.max


def _unknown(code: str) -> FlagDefinition:
    """A newer server may know flags that this desktop's catalogue lacks: never hide one for that."""
    return FlagDefinition(
        code=code,
        label=Words(en=code),
        guidance=Words(en=t("This flag is new here. Ask what helps.")),
        group=FlagGroup.SUPPORT,
        icon="circle-help",
        rank=1_000_000,
    )
