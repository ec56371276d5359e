"""Where nobody speaks, by the loudness that is drawn: spans that may be left out."""

from collections.abc import Iterator

from agent_desktop.contract.recordings import Peaks, Span

QUIET = 10
"""Of 255: hiss of a line, and a room behind it."""

LONGEST_LEFT_S = 0.8
"""A pause in speech is no silence."""

LEFT_S = 0.2
"""What is left on each side of what is left out, so that no word is clipped."""


def quiet_spans(peaks: Peaks) -> tuple[Span, ...]:
    """In order; each is longer than a pause in speech. A paused recording is silent, so it is among them."""
    if peaks.a_second <= 0:
        return ()
    found = ((since / peaks.a_second, until / peaks.a_second) for since, until in _runs(peaks.peaks))
    return tuple(
        Span(since=since + LEFT_S, until=until - LEFT_S) for since, until in found if until - since > LONGEST_LEFT_S
    )


def _runs(peaks: bytes) -> Iterator[tuple[int, int]]:
    since = None
    for place, peak in enumerate(peaks):
        if peak > QUIET:
            if since is not None:
                yield since, place
            since = None
        elif since is None:
            since = place
    if since is not None:
        yield since, len(peaks)
