"""Answers of a case form, judged by the same rules while they are typed and when the server takes them."""

import math
import re
from collections.abc import Callable, Iterable, Mapping
from datetime import date, datetime, timedelta

from agent_desktop.contract.problems import FieldError
from agent_desktop.contract.services import FieldKind, FormField
from agent_desktop.dates import full_day
from agent_desktop.language import language, t, tn

LONGEST_TEXT = 4000
"""Characters of any text, as the contract has it."""

LARGEST_NUMBER = 10**15
"""Below 2**53: every whole number up to here passes through JSON and a database unchanged."""

_ISO_DAY = re.compile(r"[0-9]{4}-[0-9]{2}-[0-9]{2}")
_KEPT_OF_CODE = 60


def check_form(fields: Iterable[FormField], answers: Mapping[str, object], today: date) -> tuple[FieldError, ...]:
    """Everything wrong with `answers`, in the form's order; `field` is "answers.<code>". Unknown codes are refused."""
    known = {field.code: field for field in fields}
    found = [(code, check_answer(field, answers.get(code), today)) for code, field in known.items()]
    found += [
        (code[:_KEPT_OF_CODE], t("This question is not part of the form")) for code in answers if code not in known
    ]
    return tuple(FieldError(field=f"answers.{code}", message=message) for code, message in found if message)


def check_answer(field: FormField, value: object, today: date) -> str | None:
    """What to type instead, in words; None if `value` will do. None, "" and nothing chosen are no answer."""
    if _is_empty(value):
        return _needed(field) if field.required else None
    return _CHECKS[field.kind](field, value, today)


def _is_empty(value: object) -> bool:
    return value is None or (isinstance(value, str) and not value.strip()) or value in ((), [])


def _needed(field: FormField) -> str:
    if field.kind in (FieldKind.ONE_OF, FieldKind.MANY_OF):
        return t("Needed: choose an answer")
    return t("Needed: type an answer")


def _check_text(field: FormField, value: object, _today: date) -> str | None:
    if not isinstance(value, str):
        return t("Type words")
    if "\0" in value or any("\ud800" <= character <= "\udfff" for character in value):
        return t("A character in this text cannot be kept: type it again")
    most = LONGEST_TEXT if field.most is None else min(field.most, LONGEST_TEXT)
    if len(value) > most:
        limit = tn("Up to {most} character: {over} too many", "Up to {most} characters: {over} too many", most)
        return limit.format(most=most, over=len(value) - most)
    if field.least is not None and len(value) < field.least:
        limit = tn("At least {least} character", "At least {least} characters", field.least)
        return limit.format(least=field.least)
    return None


def _check_number(field: FormField, value: object, _today: date) -> str | None:
    if isinstance(value, bool) or not isinstance(value, int | float) or not _is_finite(value):
        return t("Type a number, such as 3")
    least = -LARGEST_NUMBER if field.least is None else field.least
    most = LARGEST_NUMBER if field.most is None else field.most
    if least <= value <= most:
        return None
    return _number_limit(field) or t("Type a number with at most 15 digits")


def _is_finite(value: float) -> bool:
    # An int may be too large for math.isfinite, which makes a float of it.
    return isinstance(value, int) or math.isfinite(value)


def _number_limit(field: FormField) -> str:
    if field.least is not None and field.most is not None:
        return t("A number from {least} to {most}").format(least=field.least, most=field.most)
    if field.least is not None:
        return t("A number of {least} or more").format(least=field.least)
    return t("A number up to {most}").format(most=field.most) if field.most is not None else ""


def _check_date(field: FormField, value: object, today: date) -> str | None:
    chosen = _read_date(value)
    if chosen is None:
        return t("Type a date, such as {example}").format(example=full_day(today, language()))
    earliest, latest = _days_on(today, field.earliest_days), _days_on(today, field.latest_days)
    if earliest is not None and chosen < earliest:
        return t("Choose {day} or later").format(day=full_day(earliest, language()))
    if latest is not None and chosen > latest:
        return t("Choose {day} or earlier").format(day=full_day(latest, language()))
    return None


def _read_date(value: object) -> date | None:
    if isinstance(value, date) and not isinstance(value, datetime):
        return value
    if not isinstance(value, str) or not _ISO_DAY.fullmatch(value):
        return None
    try:
        return date.fromisoformat(value)
    except ValueError:
        return None


def _days_on(today: date, days: int | None) -> date | None:
    """None: no limit; also where the limit lies outside all the dates there are."""
    if days is None:
        return None
    try:
        return today + timedelta(days=days)
    except OverflowError:
        return None


def _check_one_of(field: FormField, value: object, _today: date) -> str | None:
    if isinstance(value, str) and value in {option.code for option in field.options}:
        return None
    return t("Choose one of the answers listed")


def _check_many_of(field: FormField, value: object, _today: date) -> str | None:
    codes = {option.code for option in field.options}
    if not isinstance(value, list | tuple) or not all(isinstance(code, str) and code in codes for code in value):
        return t("Choose from the answers listed")
    if len(set(value)) < len(value):
        return t("Choose each answer once")
    least, most = field.least or 0, len(codes) if field.most is None else field.most
    return None if least <= len(value) <= most else limit_words(field)


_CHECKS: Mapping[FieldKind, Callable[[FormField, object, date], str | None]] = {
    FieldKind.TEXT: _check_text,
    FieldKind.LONG_TEXT: _check_text,
    FieldKind.NUMBER: _check_number,
    FieldKind.DATE: _check_date,
    FieldKind.ONE_OF: _check_one_of,
    FieldKind.MANY_OF: _check_many_of,
}


def limit_words(field: FormField) -> str:
    """The limits of a field in words, to show before anything is typed; "" where there are none."""
    if field.kind is FieldKind.NUMBER:
        return _number_limit(field)
    if field.kind is FieldKind.MANY_OF:
        return _count_limit(field)
    if field.kind is FieldKind.DATE:
        return _date_limit(field)
    return "" if field.kind is FieldKind.ONE_OF else _length_limit(field)


def _length_limit(field: FormField) -> str:
    if field.most is not None and field.least:
        return t("From {least} to {most} characters").format(least=field.least, most=field.most)
    if field.most is not None:
        return tn("Up to {most} character", "Up to {most} characters", field.most).format(most=field.most)
    if field.least:
        return tn("At least {least} character", "At least {least} characters", field.least).format(least=field.least)
    return ""


def _count_limit(field: FormField) -> str:
    if field.most is not None and field.least:
        return t("Choose from {least} to {most}").format(least=field.least, most=field.most)
    if field.most is not None:
        return t("Choose up to {most}").format(most=field.most)
    return t("Choose at least {least}").format(least=field.least) if field.least else ""


def _date_limit(field: FormField) -> str:
    first, last = field.earliest_days, field.latest_days
    if first is not None and last is not None:
        return t("From {first} to {last}").format(first=_relative(first), last=_relative(last))
    if first is not None:
        return t("{day} or later").format(day=_relative(first) if first else t("Today"))
    if last is not None:
        return t("{day} or earlier").format(day=_relative(last) if last else t("Today"))
    return ""


def _relative(days: int) -> str:
    if days == 0:
        return t("today")
    words = (
        tn("{count} day ago", "{count} days ago", -days)
        if days < 0
        else tn("{count} day from today", "{count} days from today", days)
    )
    return words.format(count=abs(days))
