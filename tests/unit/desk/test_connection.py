"""The connection's state: never a false alarm, never a false calm."""

from datetime import UTC, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from agent_desktop.desk.connection import Connection, ConnectionState, Observation, judge
from agent_desktop.sync.faults import Heard

NOON = datetime(2026, 11, 19, 12, tzinfo=UTC)


def seen(heard: Heard, minute: int = 0, **more: object) -> Observation:
    return Observation(heard=heard, at=NOON + timedelta(minutes=minute), **more)  # type: ignore[arg-type]  # fields by name


GOOD = {"latency_ms": 40}


def after(*observations: Observation) -> Connection:
    connection: Connection | None = None
    for observation in observations:
        connection = judge(connection, observation)
    assert connection is not None
    return connection


def test_an_answer_is_online() -> None:
    connection = after(seen(Heard.ANSWER, **GOOD))
    assert (connection.state, connection.latency_ms, connection.words) == (ConnectionState.ONLINE, 40, "Connected")


def test_a_slow_answer_says_how_slow() -> None:
    connection = after(seen(Heard.ANSWER, latency_ms=1240))
    assert connection.state is ConnectionState.SLOW
    assert "1.2 s" in connection.words


@pytest.mark.parametrize(("latency", "state"), [(800, ConnectionState.ONLINE), (801, ConnectionState.SLOW)])
def test_where_slow_begins(latency: int, state: ConnectionState) -> None:
    assert after(seen(Heard.ANSWER, latency_ms=latency)).state is state


def test_one_bad_probe_is_no_alarm() -> None:
    assert after(seen(Heard.ANSWER, **GOOD), seen(Heard.NOTHING, 1)).state is ConnectionState.ONLINE


def test_two_bad_probes_are() -> None:
    connection = after(seen(Heard.ANSWER, **GOOD), seen(Heard.NOTHING, 1), seen(Heard.NOTHING, 2))
    assert connection.state is ConnectionState.AWAY
    assert connection.since == NOON + timedelta(minutes=2)


def test_one_failed_action_is() -> None:
    connection = after(seen(Heard.ANSWER, **GOOD), seen(Heard.NOTHING, 1, probing=False))
    assert connection.state is ConnectionState.AWAY


def test_bad_probes_with_a_good_one_between_are_not() -> None:
    good, bad = seen(Heard.ANSWER, **GOOD), seen(Heard.NOTHING)
    assert after(good, bad, good, bad, good, bad).state is ConnectionState.ONLINE


def test_a_first_probe_without_answer_is_away_at_once() -> None:
    assert after(seen(Heard.NOTHING)).state is ConnectionState.AWAY


def test_one_good_answer_is_enough_to_be_online_again() -> None:
    bad = seen(Heard.NOTHING)
    connection = after(bad, bad, bad, seen(Heard.ANSWER, 5, **GOOD))
    assert connection.state is ConnectionState.ONLINE
    assert connection.since == NOON + timedelta(minutes=5)


def test_a_server_that_refuses_says_why() -> None:
    connection = after(seen(Heard.REFUSAL, said="The server has no room left. Nothing was written."))
    assert connection.state is ConnectionState.REFUSING
    assert "no room" in connection.words


@pytest.mark.parametrize("observation", [seen(Heard.SIGN_IN), seen(Heard.ANSWER, signed_in=False)])
def test_signed_out(observation: Observation) -> None:
    assert after(observation).state is ConnectionState.SIGNED_OUT


def test_a_state_that_goes_on_keeps_its_beginning() -> None:
    connection = after(*(seen(Heard.ANSWER, minute, **GOOD) for minute in range(5)))
    assert connection.since == NOON


OBSERVATIONS = st.lists(
    st.builds(
        Observation,
        heard=st.sampled_from(Heard),
        at=st.just(NOON),
        latency_ms=st.one_of(st.none(), st.integers(0, 20_000)),
        said=st.just("It refuses."),
        signed_in=st.booleans(),
        probing=st.booleans(),
    ),
    min_size=1,
    max_size=20,
)


@given(OBSERVATIONS)
def test_a_good_answer_always_ends_an_alarm_and_there_are_always_words(observations: list[Observation]) -> None:
    assert after(*observations).words
    healed = after(*observations, seen(Heard.ANSWER, **GOOD))
    assert healed.state is ConnectionState.ONLINE
    assert healed.misses == 0
