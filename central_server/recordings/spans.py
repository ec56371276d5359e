"""Which parts of a recording must be silent. Pure."""

from collections.abc import Iterable, Iterator, Sequence
from datetime import datetime

from agent_desktop.contract.contact_events import ContactEvent, Happening
from agent_desktop.contract.recordings import Span

MARGIN_S = 1.0
"""On each side of what a desktop told: its clock and that of the telephone system stand a little apart."""

WITHOUT_END_S = 1_000_000.0
SAME_S = 0.001


def paused(events: Sequence[ContactEvent], started_at: datetime) -> tuple[Span, ...]:
    """What the handler's desktop paused, in seconds of a recording that began at `started_at`.

    A pause that nobody ended lasts to the end; an end without a beginning means that it began paused.
    """
    return tuple(_pauses(sorted(events, key=lambda event: event.at), started_at))


def _pauses(events: Sequence[ContactEvent], started_at: datetime) -> Iterator[Span]:
    since: float | None = None
    seen = False
    for event in events:
        at = (event.at - started_at).total_seconds()
        if event.what is Happening.RECORDING_PAUSED:
            since = at if since is None else since
        elif event.what is Happening.RECORDING_RESUMED:
            begun = since if since is not None else None if seen else 0.0
            if begun is not None:
                yield _span(begun - MARGIN_S, at + MARGIN_S)
            since = None
        else:
            continue
        seen = True
    if since is not None:
        yield _span(since - MARGIN_S, WITHOUT_END_S)


def _span(since: float, until: float) -> Span:
    return Span(since=max(0.0, since), until=max(0.0, until))


def together(spans: Iterable[Span], seconds: float = WITHOUT_END_S) -> tuple[Span, ...]:
    """In order, none touching another, within a recording of `seconds`."""
    joined: list[Span] = []
    for span in sorted(spans, key=lambda each: each.since):
        since, until = max(0.0, span.since), min(span.until, seconds)
        if until <= since:
            continue
        if joined and since <= joined[-1].until:
            joined[-1] = Span(since=joined[-1].since, until=max(joined[-1].until, until))
        else:
            joined.append(Span(since=since, until=until))
    return tuple(joined)


def covers(silent: Sequence[Span], wanted: Iterable[Span]) -> bool:
    """Whether all of `wanted` is silent already."""
    return all(
        any(span.since - SAME_S <= each.since and each.until <= span.until + SAME_S for span in silent)
        for each in together(wanted)
    )
