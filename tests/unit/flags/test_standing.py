"""A flag is shown while it counts, says when to check it again, and is refused with dates that break the rules."""

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st
from msgspec.structs import replace

from agent_desktop.contract.base import Words
from agent_desktop.contract.flags import Flag, FlagBasis, FlagChange, FlagDefinition, FlagGroup, FlagWrite
from agent_desktop.flags.standing import Standing, check_flag, check_flag_change, latest_review, shown, standing
from agent_desktop.ids import new_id

TODAY = date(2026, 11, 23)
days = st.dates(date(2020, 1, 1), date(2032, 12, 31))


def a_definition(code: str = "SLOW", rank: int = 10, **rest: bool) -> FlagDefinition:
    return FlagDefinition(
        code=code,
        label=Words(en="Needs more time"),
        guidance=Words(en="Allow twice the usual time"),
        group=FlagGroup.COMMUNICATION,
        icon="timer",
        rank=rank,
        **rest,
    )


def a_flag(code: str = "SLOW", /, **dates: date | None) -> Flag:
    plain = Flag(
        id=new_id(),
        citizen_id=new_id(),
        code=code,
        own_words="",
        asked_by="the citizen",
        asked_on=date(2026, 1, 1),
        basis=FlagBasis.CONSENT,
        starts_on=date(2026, 1, 1),
        review_on=date(2027, 1, 1),
    )
    return replace(plain, **dates)


def a_write(starts_on: date, review_on: date, ends_on: date | None = None) -> FlagWrite:
    return FlagWrite(
        code="SLOW",
        asked_by="the citizen",
        asked_on=TODAY,
        basis=FlagBasis.CONSENT,
        starts_on=starts_on,
        review_on=review_on,
        ends_on=ends_on,
    )


@pytest.mark.parametrize(
    ("dates", "expected"),
    [
        ({}, Standing.IN_FORCE),
        ({"starts_on": date(2026, 11, 24)}, Standing.NOT_YET),
        ({"starts_on": TODAY}, Standing.IN_FORCE),
        ({"review_on": TODAY}, Standing.IN_FORCE),
        ({"review_on": date(2026, 11, 22)}, Standing.CHECK),
        ({"ends_on": TODAY}, Standing.IN_FORCE),
        ({"ends_on": date(2026, 11, 22)}, Standing.ENDED),
        ({"ends_on": date(2026, 11, 22), "review_on": date(2026, 11, 1)}, Standing.ENDED),
    ],
)
def test_the_first_the_review_and_the_last_day_count_in(dates: dict[str, date], expected: Standing) -> None:
    assert standing(a_flag(**dates), TODAY) is expected


def test_what_is_shown_is_what_counts_today_by_rank() -> None:
    catalogue = {"SLOW": a_definition("SLOW", 20), "BSL": a_definition("BSL", 1)}
    flags = [a_flag("SLOW", review_on=date(2026, 6, 1)), a_flag("BSL"), a_flag("BSL", ends_on=date(2026, 2, 1))]
    assert [(each.flag.code, each.standing) for each in shown(flags, catalogue, TODAY)] == [
        ("BSL", Standing.IN_FORCE),
        ("SLOW", Standing.CHECK),
    ]


def test_a_flag_that_the_catalogue_lacks_is_shown_last_and_not_lost() -> None:
    both = shown([a_flag("NEW"), a_flag("SLOW")], {"SLOW": a_definition()}, TODAY)
    assert [each.definition.code for each in both] == ["SLOW", "NEW"]
    assert both[1].definition.guidance.en == "This flag is new here. Ask what helps."


@pytest.mark.parametrize(
    ("write", "restricted", "fields"),
    [
        (a_write(TODAY, date(2027, 11, 23)), False, []),
        (a_write(TODAY, date(2027, 11, 24)), False, ["review_on"]),
        (a_write(TODAY, date(2027, 5, 23)), True, []),
        (a_write(TODAY, date(2027, 5, 24)), True, ["review_on"]),
        (a_write(TODAY, date(2026, 11, 22)), False, ["review_on"]),
        (a_write(TODAY, date(2027, 1, 1), date(2026, 11, 22)), False, ["ends_on"]),
        (a_write(TODAY, date(2027, 1, 1), TODAY), False, []),
        (a_write(date(2026, 12, 23), date(2027, 12, 23)), False, []),
        (a_write(date(9999, 6, 1), date(9999, 12, 31)), False, []),
    ],
)
def test_the_dates_of_a_new_flag_keep_the_rules(write: FlagWrite, restricted: bool, fields: list[str]) -> None:
    errors = check_flag(write, a_definition(restricted=restricted), TODAY)
    assert [error.field for error in errors] == fields


def test_a_flag_for_the_time_being_must_end() -> None:
    temporary = a_definition("TEMP", end_required=True)
    (error,) = check_flag(a_write(TODAY, date(2027, 1, 1)), temporary, TODAY)
    assert (error.field, error.message) == ("ends_on", "Choose the day this flag ends: it is for the time being")
    assert check_flag(a_write(TODAY, date(2027, 1, 1), date(2027, 1, 1)), temporary, TODAY) == ()


def test_a_refusal_says_what_to_choose() -> None:
    (error,) = check_flag(a_write(TODAY, date(2030, 1, 1)), a_definition(restricted=True), TODAY)
    assert error.message == "Choose a review date within 6 months"


def test_a_change_is_judged_by_what_it_touches() -> None:
    old = a_flag(starts_on=date(2020, 1, 1), review_on=date(2021, 1, 1))
    assert check_flag_change(old, FlagChange(review_on=date(2027, 11, 23)), a_definition(), TODAY) == ()
    assert check_flag_change(old, FlagChange(own_words="speak up"), a_definition(end_required=True), TODAY) == ()
    late = check_flag_change(old, FlagChange(review_on=date(2028, 1, 1)), a_definition(), TODAY)
    assert [error.field for error in late] == ["review_on"]
    early = check_flag_change(old, FlagChange(ends_on=date(2019, 1, 1)), a_definition(), TODAY)
    assert [error.field for error in early] == ["ends_on"]


@given(days, days, st.none() | days, days)
def test_a_flag_is_always_in_exactly_one_standing(
    starts_on: date, review_on: date, ends_on: date | None, today: date
) -> None:
    flag = a_flag(starts_on=starts_on, review_on=review_on, ends_on=ends_on)
    is_shown = bool(shown([flag], {}, today))
    assert is_shown == (starts_on <= today and (ends_on is None or today <= ends_on))
    assert is_shown == (standing(flag, today) in (Standing.IN_FORCE, Standing.CHECK))


@given(days, days, st.booleans())
def test_the_latest_review_offered_is_the_latest_accepted(starts_on: date, today: date, restricted: bool) -> None:
    definition = a_definition(restricted=restricted)
    last = latest_review(starts_on, definition, today)
    assert check_flag(a_write(starts_on, last), definition, today) == ()
    assert check_flag(a_write(starts_on, last + timedelta(days=1)), definition, today) != ()
