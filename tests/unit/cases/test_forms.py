"""An answer is judged alike at the desk and on the server, and a refusal says what to type."""

import math
from datetime import date, datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st
from msgspec.structs import replace

from agent_desktop.cases.forms import check_answer, check_form, limit_words
from agent_desktop.contract.base import Words
from agent_desktop.contract.services import FieldKind, FormField, Option

TODAY = date(2026, 11, 23)
OPTIONS = tuple(Option(code=code, label=Words(en=code.title())) for code in ("green", "brown", "black"))


def a_field(kind: FieldKind, **limits: int | bool | None) -> FormField:
    plain = FormField(code="bin", kind=kind, label=Words(en="Which bin"))
    options = OPTIONS if kind in (FieldKind.ONE_OF, FieldKind.MANY_OF) else ()
    return replace(plain, options=options, **limits)


TEXT = a_field(FieldKind.TEXT, least=3, most=200)
LONG = a_field(FieldKind.LONG_TEXT)
NUMBER = a_field(FieldKind.NUMBER, least=1, most=10)
DATE = a_field(FieldKind.DATE, earliest_days=-7, latest_days=0)
ONE = a_field(FieldKind.ONE_OF)
MANY = a_field(FieldKind.MANY_OF, most=2)


@pytest.mark.parametrize(
    ("field", "value"),
    [
        (TEXT, "Not emptied"),
        (TEXT, "x" * 200),
        (TEXT, "ரவி"),
        (LONG, "line\nline"),
        (LONG, "x" * 4000),
        (NUMBER, 1),
        (NUMBER, 2.5),
        (NUMBER, 10),
        (a_field(FieldKind.NUMBER), -(10**15)),
        (DATE, "2026-11-23"),
        (DATE, date(2026, 11, 16)),
        (ONE, "green"),
        (MANY, ("green", "black")),
        (MANY, ["green"]),
    ],
)
def test_a_good_answer_is_taken(field: FormField, value: object) -> None:
    assert check_answer(field, value, TODAY) is None


@pytest.mark.parametrize(
    ("field", "value", "message"),
    [
        (TEXT, "x" * 212, "Up to 200 characters: 12 too many"),
        (TEXT, "ab", "At least 3 characters"),
        (TEXT, 5, "Type words"),
        (TEXT, ["green"], "Type words"),
        (TEXT, "a\0bc", "A character in this text cannot be kept: type it again"),
        (TEXT, "a\ud800bc", "A character in this text cannot be kept: type it again"),
        (LONG, "x" * 4001, "Up to 4000 characters: 1 too many"),
        (a_field(FieldKind.TEXT, most=10**6), "x" * 4001, "Up to 4000 characters: 1 too many"),
        (NUMBER, 0, "A number from 1 to 10"),
        (NUMBER, 11, "A number from 1 to 10"),
        (NUMBER, 10**400, "A number from 1 to 10"),
        (NUMBER, "5", "Type a number, such as 3"),
        (NUMBER, True, "Type a number, such as 3"),
        (NUMBER, math.nan, "Type a number, such as 3"),
        (NUMBER, math.inf, "Type a number, such as 3"),
        (a_field(FieldKind.NUMBER), 10**400, "Type a number with at most 15 digits"),
        (a_field(FieldKind.NUMBER, least=1), 0, "A number of 1 or more"),
        (a_field(FieldKind.NUMBER, most=1), 2, "A number up to 1"),
        (DATE, "2026-11-24", "Choose 23 November 2026 or earlier"),
        (DATE, "2026-11-15", "Choose 16 November 2026 or later"),
        (DATE, "23/11/2026", "Type a date, such as 23 November 2026"),
        (DATE, "20261123", "Type a date, such as 23 November 2026"),
        (DATE, "2026-02-30", "Type a date, such as 23 November 2026"),
        (DATE, "２０２６-11-23", "Type a date, such as 23 November 2026"),
        (DATE, datetime(2026, 11, 23), "Type a date, such as 23 November 2026"),  # noqa: DTZ001 - no date but a moment
        (ONE, "purple", "Choose one of the answers listed"),
        (ONE, ["green"], "Choose one of the answers listed"),
        (MANY, ["green", "purple"], "Choose from the answers listed"),
        (MANY, [["green"]], "Choose from the answers listed"),
        (MANY, "green", "Choose from the answers listed"),
        (MANY, ["green", "green"], "Choose each answer once"),
        (MANY, ["green", "black", "brown"], "Choose up to 2"),
        (a_field(FieldKind.MANY_OF, least=2), ["green"], "Choose at least 2"),
        (a_field(FieldKind.MANY_OF, least=2, most=2), ["green"], "Choose from 2 to 2"),
    ],
)
def test_a_refusal_says_what_to_type(field: FormField, value: object, message: str) -> None:
    assert check_answer(field, value, TODAY) == message


@pytest.mark.parametrize("kind", list(FieldKind))
@pytest.mark.parametrize("nothing", [None, "", "  \n", (), []])
def test_nothing_is_an_answer_only_where_none_is_needed(kind: FieldKind, nothing: object) -> None:
    assert check_answer(a_field(kind), nothing, TODAY) is None
    needed = check_answer(a_field(kind, required=True), nothing, TODAY)
    chosen = kind in (FieldKind.ONE_OF, FieldKind.MANY_OF)
    assert needed == ("Needed: choose an answer" if chosen else "Needed: type an answer")


@pytest.mark.parametrize("days", [10**9, -(10**9)])
def test_a_limit_outside_all_dates_limits_nothing(days: int) -> None:
    field = a_field(FieldKind.DATE, earliest_days=min(days, 0), latest_days=max(days, 0))
    assert check_answer(field, "2026-11-23", TODAY) is None


def test_a_form_names_each_field_that_is_wrong_and_refuses_what_it_does_not_ask() -> None:
    fields = (replace(TEXT, code="what", required=True), replace(NUMBER, code="count"), replace(ONE, code="which"))
    errors = check_form(fields, {"count": 99, "which": "green", "x" * 500: 1}, TODAY)
    assert [(error.field, error.message) for error in errors] == [
        ("answers.what", "Needed: type an answer"),
        ("answers.count", "A number from 1 to 10"),
        ("answers." + "x" * 60, "This question is not part of the form"),
    ]
    assert check_form(fields, {"what": "Lid broken"}, TODAY) == ()


@pytest.mark.parametrize(
    ("field", "words"),
    [
        (TEXT, "From 3 to 200 characters"),
        (a_field(FieldKind.LONG_TEXT, most=500), "Up to 500 characters"),
        (a_field(FieldKind.TEXT, least=1), "At least 1 character"),
        (a_field(FieldKind.TEXT), ""),
        (NUMBER, "A number from 1 to 10"),
        (DATE, "From 7 days ago to today"),
        (a_field(FieldKind.DATE, earliest_days=0), "Today or later"),
        (a_field(FieldKind.DATE, latest_days=30), "30 days from today or earlier"),
        (a_field(FieldKind.DATE), ""),
        (ONE, ""),
        (MANY, "Choose up to 2"),
        (a_field(FieldKind.MANY_OF), ""),
    ],
)
def test_limits_are_told_before_anything_is_typed(field: FormField, words: str) -> None:
    assert limit_words(field) == words


json_values = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats() | st.text(max_size=20) | st.dates(),
    lambda inner: st.lists(inner, max_size=4) | st.dictionaries(st.text(max_size=4), inner, max_size=3),
    max_leaves=6,
)


@given(st.sampled_from([TEXT, LONG, NUMBER, DATE, ONE, MANY]), json_values)
def test_no_answer_breaks_it(field: FormField, value: object) -> None:
    message = check_answer(field, value, TODAY)
    assert message is None or message
