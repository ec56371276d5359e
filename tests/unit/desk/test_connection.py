"""The connection's state: never a false alarm, never a false calm, and no flicker."""

from datetime import UTC, datetime, timedelta
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from agent_desktop.desk.connection import ENOUGH, UNREACHED, Connection, ConnectionState, Observation, judge
from agent_desktop.sync.faults import Heard

NOON = datetime(2026, 11, 19, 12, tzinfo=UTC)
FAILURES = (Heard.NOTHING, Heard.REFUSAL, Heard.PORTAL)


def seen(heard: Heard, minute: int = 0, **more: object) -> Observation:
    return Observation(heard=heard, at=NOON + timedelta(minutes=minute), **more)  # type: ignore[arg-type]  # fields by name


def answer(latency_ms: int, minute: int = 0) -> Observation:
    return seen(Heard.ANSWER, minute, latency_ms=latency_ms)


GOOD, SLOW, BETWEEN = answer(40), answer(1240), answer(650)


def after(*observations: Observation) -> Connection:
    connection: Connection | None = None
    for observation in observations:
        connection = judge(connection, observation)
    assert connection is not None
    return connection


def states(observations: list[Observation]) -> list[ConnectionState]:
    return [after(*observations[:end]).state for end in range(1, len(observations) + 1)]


def test_an_answer_is_online() -> None:
    connection = after(GOOD)
    assert (connection.state, connection.latency_ms, connection.words) == (ConnectionState.ONLINE, 40, "Connected")


def test_three_slow_answers_say_how_slow() -> None:
    assert after(GOOD, SLOW, SLOW).state is ConnectionState.ONLINE
    connection = after(GOOD, SLOW, SLOW, SLOW)
    assert connection.state is ConnectionState.SLOW
    assert "1.2 s" in connection.words


def test_slow_is_over_after_three_quick_answers_in_a_row() -> None:
    slow = (SLOW, SLOW, SLOW)
    assert after(*slow, GOOD, GOOD).state is ConnectionState.SLOW
    assert after(*slow, GOOD, GOOD, GOOD).state is ConnectionState.ONLINE
    assert after(*slow, *(GOOD, GOOD, BETWEEN) * 5).state is ConnectionState.SLOW


def test_one_bad_probe_is_no_alarm() -> None:
    assert after(GOOD, seen(Heard.NOTHING, 1)).state is ConnectionState.ONLINE


@pytest.mark.parametrize("heard", FAILURES)
def test_two_bad_probes_are_and_it_says_since_when(heard: Heard) -> None:
    connection = after(GOOD, seen(heard, 1), seen(heard, 2))
    assert connection.state in UNREACHED
    assert connection.since == NOON + timedelta(minutes=1)
    away = after(GOOD, seen(Heard.NOTHING, 1), seen(Heard.NOTHING, 2))
    assert f"{connection.since.astimezone():%H:%M}" in away.words


@pytest.mark.parametrize("heard", FAILURES)
def test_however_many_actions_fail_a_probe_has_to_confirm_it(heard: Heard) -> None:
    failed = [seen(heard, probing=False)] * 5
    assert after(GOOD, *failed).state is ConnectionState.ONLINE
    assert after(GOOD, *failed, seen(heard)).state in UNREACHED


def test_what_signing_in_met_needs_no_confirmation() -> None:
    assert after(GOOD, seen(Heard.NOTHING, certain=True)).state is ConnectionState.AWAY


def test_bad_probes_with_a_good_one_between_are_no_alarm() -> None:
    bad = seen(Heard.NOTHING)
    assert after(GOOD, bad, GOOD, bad, GOOD, bad).state is ConnectionState.ONLINE


def test_a_first_probe_without_answer_is_away_at_once() -> None:
    assert after(seen(Heard.NOTHING)).state is ConnectionState.AWAY


def test_one_good_answer_is_enough_to_be_online_again() -> None:
    bad = seen(Heard.NOTHING)
    connection = after(bad, bad, bad, answer(40, 5))
    assert connection.state is ConnectionState.ONLINE
    assert connection.since == NOON + timedelta(minutes=5)


def test_what_was_slow_before_an_outage_is_not_slow_after_it() -> None:
    bad = seen(Heard.NOTHING)
    assert after(SLOW, SLOW, SLOW, bad, bad, GOOD).state is ConnectionState.ONLINE


def test_a_server_that_refuses_says_why() -> None:
    connection = after(seen(Heard.REFUSAL, said="The server has no room left. Nothing was written."))
    assert connection.state is ConnectionState.REFUSING
    assert "no room" in connection.words


def test_a_captive_portal_is_named() -> None:
    assert "browser" in after(seen(Heard.PORTAL)).words


@pytest.mark.parametrize("observation", [seen(Heard.SIGN_IN), seen(Heard.ANSWER, signed_in=False)])
def test_signed_out(observation: Observation) -> None:
    assert after(observation).state is ConnectionState.SIGNED_OUT


def test_a_state_that_goes_on_keeps_its_beginning() -> None:
    assert after(*(answer(40, minute) for minute in range(5))).since == NOON


LATENCIES = st.one_of(st.integers(0, 20_000), st.sampled_from([499, 500, 800, 801]))
OBSERVATIONS = st.lists(
    st.builds(
        Observation,
        heard=st.sampled_from(Heard),
        at=st.just(NOON),
        latency_ms=st.one_of(st.none(), LATENCIES),
        said=st.just("It refuses."),
        signed_in=st.booleans(),
        probing=st.booleans(),
        certain=st.booleans(),
    ),
    min_size=1,
    max_size=20,
)
PROBES = st.lists(
    st.one_of(
        st.builds(answer, LATENCIES),
        st.sampled_from(FAILURES).map(seen),
        st.sampled_from(FAILURES).map(lambda heard: seen(heard, probing=False)),
    ),
    min_size=1,
    max_size=40,
)


@given(OBSERVATIONS)
def test_a_good_answer_always_ends_an_alarm_and_there_are_always_words(observations: list[Observation]) -> None:
    assert after(*observations).words
    healed = after(*observations, GOOD)
    assert healed.reached
    assert healed.misses == 0
    assert after(*observations, GOOD, GOOD, GOOD).state is ConnectionState.ONLINE


@given(PROBES)
def test_no_alarm_is_false_and_no_calm_older_than_two_probes(observations: list[Observation]) -> None:
    """An alarm means that the last probe failed and that it was not the only failure; a calm, that it is not so."""
    for end in range(2, len(observations) + 1):
        past, state = observations[:end], after(*observations[:end]).state
        failed = [each.heard in FAILURES for each in past]
        since = end - next((back for back, bad in enumerate(reversed(failed)) if not bad), end)
        run = past[since:]
        probes = [each for each in run if each.probing]
        if state in UNREACHED:
            assert probes or since == 0, "only a probe raises an alarm"
            assert run, "one answer ends it"
        else:
            assert len(probes) < 2, "two probes that failed are never passed over"


@given(st.lists(LATENCIES, min_size=2, max_size=60))
def test_slow_never_flickers(latencies: list[int]) -> None:
    told = states([answer(latency) for latency in latencies])
    turns = [place for place, (before, now) in enumerate(pairwise(told)) if before is not now]
    assert all(later - earlier >= ENOUGH for earlier, later in pairwise(turns))


@given(st.lists(LATENCIES, max_size=20), st.booleans())
def test_three_answers_in_a_row_decide(before: list[int], slow: bool) -> None:
    last = [SLOW] * ENOUGH if slow else [GOOD] * ENOUGH
    state = after(*(answer(latency) for latency in before), *last).state
    assert state is (ConnectionState.SLOW if slow else ConnectionState.ONLINE)
