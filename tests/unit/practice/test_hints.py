"""Hints fade from attempt to attempt and never come back."""

from hypothesis import given, settings
from hypothesis import strategies as st

from agent_desktop.contract.scripts import Spoken
from agent_desktop.practice.hints import AFTER, hint, waits
from tests.unit.practice.made import turned

AT = "missed-bin/which_bin"
ATTEMPTS, WAITED = st.integers(-3, 60), st.floats(0, 3_600)


def test_at_first_it_is_there_at_once_in_the_language_of_the_call() -> None:
    assert hint(turned(), AT, 1, 0, Spoken.EN) == "Name the colours."
    assert hint(turned(), AT, 2, 0, Spoken.CY) == "Enwch y lliwiau."


def test_where_the_trainer_wrote_none_there_is_none() -> None:
    assert hint(turned(), "missed-bin/when_due", 1, 600, Spoken.EN) == ""


@settings(deadline=None, max_examples=100)
@given(attempt=ATTEMPTS, waited=WAITED, longer=WAITED)
def test_who_waits_longer_sees_no_less(attempt: int, waited: float, longer: float) -> None:
    if hint(turned(), AT, attempt, waited, Spoken.EN):
        assert hint(turned(), AT, attempt, waited + longer, Spoken.EN)


@settings(deadline=None, max_examples=100)
@given(attempt=ATTEMPTS, later=st.integers(0, 60), waited=WAITED)
def test_what_is_not_shown_any_more_never_comes_back(attempt: int, later: int, waited: float) -> None:
    if not hint(turned(), AT, attempt, waited, Spoken.EN):
        assert not hint(turned(), AT, attempt + later, waited, Spoken.EN)


def test_in_the_end_there_are_none() -> None:
    assert waits(len(AFTER)) is not None
    assert waits(len(AFTER) + 1) is None
    assert hint(turned(), AT, len(AFTER) + 1, 3_600, Spoken.EN) == ""
