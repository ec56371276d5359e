"""What is left out is silent, and longer than a pause in speech."""

from hypothesis import given
from hypothesis import strategies as st

from agent_desktop.contract.recordings import Peaks
from agent_desktop.listening.quiet import LONGEST_LEFT_S, QUIET, quiet_spans

PIECES = st.lists(st.tuples(st.integers(0, 255), st.integers(1, 40)), max_size=20)


def test_a_long_pause_is_left_out_but_for_its_edges() -> None:
    loud, quiet = bytes([200]), bytes([0])
    (span,) = quiet_spans(Peaks(a_second=10, peaks=loud * 20 + quiet * 50 + loud * 10))
    assert (span.since, span.until) == (2.2, 6.8)
    assert quiet_spans(Peaks(a_second=10, peaks=loud * 20 + quiet * 7 + loud * 10)) == ()
    assert quiet_spans(Peaks(a_second=0, peaks=quiet * 100)) == ()


@given(PIECES)
def test_nothing_that_can_be_heard_is_left_out(pieces: list[tuple[int, int]]) -> None:
    peaks = b"".join(bytes([loudness]) * count for loudness, count in pieces)
    before = 0.0
    for span in quiet_spans(Peaks(a_second=10, peaks=peaks)):
        assert before <= span.since < span.until <= len(peaks) / 10
        assert max(peaks[int(span.since * 10) : int(span.until * 10)], default=0) <= QUIET
        assert span.until - span.since > LONGEST_LEFT_S - 0.4 - 1e-9
        before = span.until
