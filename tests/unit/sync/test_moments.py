"""Moments of headers, whatever stands in them."""

from datetime import UTC, datetime

from hypothesis import example, given
from hypothesis import strategies as st

from agent_desktop.sync.moments import header_moment, plausible
from agent_desktop.sync.refusals import wait_seconds


def test_a_date_header_is_a_moment() -> None:
    assert header_moment("Thu, 19 Nov 2026 10:00:00 GMT") == datetime(2026, 11, 19, 10, tzinfo=UTC)


@given(st.text(max_size=60))
@example("Thu, 01 Jan 0000 00:00:00 GMT")
@example("Fri, 31 Dec 9999 23:59:59 -2359")
@example("Fri, 31 Dec 2026 23:59:59 +99999999999")
@example("Fri, 31 Dec 99999999999999999999 23:59:59 GMT")
def test_anything_else_is_a_moment_with_a_zone_or_nothing(text: str) -> None:
    moment = header_moment(text)
    assert moment is None or moment.tzinfo is not None
    assert moment is None or plausible(moment) in {True, False}
    wait = wait_seconds(text)
    assert wait is None or 0 <= wait <= 3600


def test_a_time_that_cannot_be_is_not_believed() -> None:
    assert not plausible(datetime(1970, 1, 1, tzinfo=UTC))
    assert not plausible(datetime(9999, 12, 31, tzinfo=UTC))
    assert plausible(datetime(2026, 11, 19, tzinfo=UTC))
