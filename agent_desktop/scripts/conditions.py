"""Whether a condition holds."""

from collections.abc import Iterator, Mapping
from datetime import date

from agent_desktop.contract.base import Record
from agent_desktop.contract.citizens import Channel
from agent_desktop.contract.script_runs import Situation
from agent_desktop.contract.scripts import Condition, Value


class Standing(Record, frozen=True, kw_only=True):
    """All that a condition may ask about. `values`: what is known of the variables; `today` counts a date's days."""

    flags: frozenset[str]
    language: str
    channel: Channel
    representative: bool
    values: Mapping[str, Value]
    today: date


def standing(situation: Situation, values: Mapping[str, Value], today: date) -> Standing:
    return Standing(
        flags=frozenset(situation.flags),
        language=situation.language,
        channel=situation.channel,
        representative=situation.representative,
        values=values,
        today=today,
    )


def holds(condition: Condition | None, now: Standing) -> bool:
    """None always holds."""
    if condition is None:
        return True
    if condition.all_of is not None:
        return all(holds(inner, now) for inner in condition.all_of)
    if condition.any_of is not None:
        return any(holds(inner, now) for inner in condition.any_of)
    if condition.negated is not None:
        return not holds(condition.negated, now)
    if condition.variable is not None:
        return _compares(condition, now.values.get(condition.variable), now.today)
    return _situated(condition, now)


def _situated(condition: Condition, now: Standing) -> bool:
    if condition.flag is not None:
        return condition.flag in now.flags
    if condition.language is not None:
        return now.language == condition.language
    if condition.channel is not None:
        return now.channel is condition.channel
    return now.representative is condition.representative


def _compares(condition: Condition, value: Value | None, today: date) -> bool:
    """What is not known is equal to nothing, and neither more nor less than anything."""
    if condition.known is not None:
        return (value is not None) is condition.known
    if value is None:
        return False
    if condition.equals is not None:
        return value == condition.equals
    if condition.one_of is not None:
        return value in condition.one_of
    if condition.has is not None:
        return isinstance(value, tuple) and condition.has in value
    return _measures(condition, value, today)


def _measures(condition: Condition, value: Value, today: date) -> bool:
    amount = days_since(value, today) if isinstance(value, str) else value
    if amount is None or isinstance(amount, tuple):
        return False
    if condition.at_least is not None:
        return amount >= condition.at_least
    return condition.at_most is not None and amount <= condition.at_most


def days_since(value: str, today: date) -> int | None:
    """Days gone by since an ISO date; None where it is none."""
    try:
        return (today - date.fromisoformat(value)).days
    except ValueError:
        return None


def atoms(condition: Condition | None) -> Iterator[Condition]:
    """The single questions that it is made of."""
    if condition is None:
        return
    inner = (*(condition.all_of or ()), *(condition.any_of or ()))
    if condition.negated is not None:
        inner = (*inner, condition.negated)
    for one in inner:
        yield from atoms(one)
    if condition.all_of is None and condition.any_of is None and condition.negated is None:
        yield condition
