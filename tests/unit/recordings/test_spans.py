"""Whatever a desktop told of pauses is silent, with a margin for clocks that stand apart."""

from datetime import UTC, datetime, timedelta
from itertools import pairwise

from hypothesis import given
from hypothesis import strategies as st

from agent_desktop.contract.contact_events import ContactEvent, Happening
from agent_desktop.contract.recordings import Span
from central_server.recordings.spans import MARGIN_S, covers, paused, together

BEGAN = datetime(2026, 11, 21, 10, 4, tzinfo=UTC)
PAUSED, RESUMED, HELD = Happening.RECORDING_PAUSED, Happening.RECORDING_RESUMED, Happening.HELD
SPANS = st.lists(
    st.tuples(st.floats(0, 500), st.floats(0, 100)).map(lambda pair: Span(since=pair[0], until=pair[0] + pair[1])),
    max_size=12,
)


def events(*told: tuple[Happening, float]) -> tuple[ContactEvent, ...]:
    return tuple(ContactEvent(what=what, at=BEGAN + timedelta(seconds=at)) for what, at in told)


def silent(*told: tuple[Happening, float], seconds: float = 600) -> list[tuple[float, float]]:
    return [(span.since, span.until) for span in together(paused(events(*told), BEGAN), seconds)]


def test_pauses_are_spans_with_a_margin() -> None:
    assert silent((PAUSED, 210), (HELD, 220), (RESUMED, 250)) == [(209, 251)]
    assert silent((PAUSED, 10), (RESUMED, 20), (PAUSED, 100), (RESUMED, 110)) == [(9, 21), (99, 111)]
    assert silent((PAUSED, -30), (RESUMED, 20)) == [(0, 21)]
    assert silent((PAUSED, -30), (RESUMED, -20)) == []
    assert silent() == silent((HELD, 5)) == []


def test_what_is_told_by_halves_is_silent_on_the_safe_side() -> None:
    assert silent((PAUSED, 300)) == [(299, 600)]
    assert silent((RESUMED, 40)) == [(0, 41)]
    assert silent((PAUSED, 100), (PAUSED, 120), (RESUMED, 130), (RESUMED, 150)) == [(99, 131)]
    assert silent((RESUMED, 250), (PAUSED, 210)) == [(209, 251)]  # told out of order
    assert silent((PAUSED, 900), (RESUMED, 950)) == []


@given(SPANS, st.floats(1, 700))
def test_spans_together_are_the_same_seconds_in_order(spans: list[Span], seconds: float) -> None:
    joined = together(spans, seconds)
    assert all(one.until < other.since for one, other in pairwise(joined))
    assert all(0 <= span.since < span.until <= seconds for span in joined)
    for tenth in range(int(seconds * 10)):
        at = tenth / 10
        inside = any(span.since <= at < span.until for span in spans)
        assert inside == any(span.since <= at < span.until for span in joined)


@given(SPANS, SPANS)
def test_all_together_covers_each(some: list[Span], others: list[Span]) -> None:
    both = together([*some, *others])
    assert covers(both, some)
    assert covers(both, others)
    assert not covers((), [Span(since=1, until=2)])
    assert covers(together(some), some)


def test_a_margin_is_as_wide_as_clocks_stand_apart() -> None:
    assert MARGIN_S >= 1
