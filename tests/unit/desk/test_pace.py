"""The delivery loop rests longer and sends less while the line is poor, and is itself again once it is well."""

from datetime import UTC, datetime, timedelta

from agent_desktop.contract.deliveries import MOST
from agent_desktop.desk.pace import Pace

NOW = datetime(2026, 11, 17, 14, 2, tzinfo=UTC)


def fail(pace: Pace, *, sent: int = MOST, cut: bool = True, retry_after: float | None = None) -> float:
    return pace.failed(NOW, 0.9, sent=sent, cut=cut, retry_after=retry_after)


def test_it_goes_on_at_once_as_long_as_all_is_well() -> None:
    pace = Pace()
    pace.came_through()
    assert (pace.rest_s(None), pace.size) == (0.0, MOST)


def test_each_failure_rests_longer_and_a_success_ends_it() -> None:
    pace = Pace()
    rests = [fail(pace, cut=False) for _ in range(9)]
    assert rests == sorted(rests)
    assert 0.9 == rests[0] < rests[-1] <= 60
    assert 0 < pace.rest_s(None) <= rests[-1]
    pace.came_through()
    assert pace.rest_s(None) == 0.0
    assert fail(pace) == rests[0]


def test_what_is_cut_again_and_again_goes_in_ever_smaller_pieces() -> None:
    pace = Pace()
    sizes = []
    for _ in range(8):
        fail(pace, sent=pace.size)
        sizes.append(pace.size)
    assert sizes == [50, 25, 12, 6, 3, 1, 1, 1]
    pace.came_through()
    assert pace.size == 2
    for _ in range(6):
        pace.came_through()
    assert pace.size == MOST


def test_a_server_that_cannot_be_reached_says_nothing_of_how_much_goes_through() -> None:
    pace = Pace()
    for _ in range(5):
        fail(pace, cut=False)
    assert pace.size == MOST


def test_a_line_that_is_back_ends_the_rest_that_began_before() -> None:
    pace = Pace()
    fail(pace)
    assert pace.rest_s(NOW - timedelta(seconds=1)) > 0
    assert pace.rest_s(NOW + timedelta(seconds=1)) == 0.0


def test_a_handler_may_end_the_rest_and_the_server_may_name_it() -> None:
    pace = Pace()
    assert 30 <= fail(pace, retry_after=30.0) <= 31
    pace.rest_no_longer()
    assert pace.rest_s(None) == 0.0
