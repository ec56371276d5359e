"""How the line to the server truly stands, always visible, and never a false alarm.

No single failure raises an alarm: a probe has to confirm it. One answer ends it. Slow is three answers of the last
five that took too long, and is over after three in a row that did not: so the state cannot flicker.
"""

from enum import StrEnum
from statistics import median_low
from threading import Lock
from time import monotonic
from typing import TYPE_CHECKING

from msgspec.structs import replace

from agent_desktop.clock import Clock
from agent_desktop.contract.base import Moment, Record
from agent_desktop.language import t
from agent_desktop.sync.about import about
from agent_desktop.sync.faults import Heard, ServerAway, ServerFault

if TYPE_CHECKING:
    from agent_desktop.desk.desk import Desk

SLOW_MS = 800
"""An answer that takes longer than this is felt by the citizen on the line (shared rule of the house)."""
QUICK_MS = 500
"""An answer below this is quick again; what lies between changes nothing."""
RECENT = 5
ENOUGH = 3
"""So many of the RECENT answers make a line slow, or in a row make it quick again."""


class ConnectionState(StrEnum):
    ONLINE = "online"
    SLOW = "slow"
    AWAY = "away"
    PORTAL = "portal"  # the network wants a sign-in of its own first
    REFUSING = "refusing"
    SIGNED_OUT = "signed_out"


UNREACHED = frozenset({ConnectionState.AWAY, ConnectionState.PORTAL, ConnectionState.REFUSING})
"""States in which no work can be done with the server."""

_FAILED = {
    Heard.NOTHING: ConnectionState.AWAY,
    Heard.PORTAL: ConnectionState.PORTAL,
    Heard.REFUSAL: ConnectionState.REFUSING,
}


class Connection(Record, frozen=True, kw_only=True):
    """`latency_ms`: of the last answer, in milliseconds. `since`: when this state began. `words`: translated.

    `misses`: failures since the last answer, the first of them at `missed_at`. `recent`: latencies of the last answers,
    in milliseconds, oldest first.
    """

    state: ConnectionState
    latency_ms: int | None = None
    since: Moment
    words: str
    misses: int = 0
    missed_at: Moment | None = None
    recent: tuple[int, ...] = ()

    @property
    def reached(self) -> bool:
        """Whether the server can be worked with, as far as is known."""
        return self.state not in UNREACHED


class Observation(Record, frozen=True, kw_only=True):
    """One exchange with the server. `said`: the fault's own words. `probing`: a probe, not a handler's action.

    `certain`: someone waits at the sign-in page for this very answer, so it needs no confirmation.
    """

    heard: Heard
    at: Moment
    latency_ms: int | None = None
    said: str = ""
    signed_in: bool = True
    probing: bool = True
    certain: bool = False


def judge(previous: Connection | None, seen: Observation) -> Connection:
    """The state after `seen`. Pure."""
    if seen.heard in _FAILED:
        return _after_failure(previous, seen)
    if seen.heard is Heard.SIGN_IN or not seen.signed_in:
        return _begun(previous, ConnectionState.SIGNED_OUT, seen, seen.at)
    recent = _recent(previous, seen.latency_ms)
    was_slow = previous is not None and previous.state is ConnectionState.SLOW
    state = ConnectionState.SLOW if _slow(recent, was_slow=was_slow) else ConnectionState.ONLINE
    return _begun(previous, state, seen, seen.at, recent=recent)


def _after_failure(previous: Connection | None, seen: Observation) -> Connection:
    """A first failure is only noted. The next probe that fails as well makes it the state, with what it met."""
    if previous is None:
        return _begun(None, _FAILED[seen.heard], seen, seen.at, misses=1, missed_at=seen.at)
    missed_at = previous.missed_at or seen.at
    confirmed = seen.certain or (seen.probing and previous.misses > 0)
    if not confirmed:
        return replace(previous, misses=max(1, previous.misses), missed_at=missed_at)
    return _begun(previous, _FAILED[seen.heard], seen, missed_at, misses=previous.misses + 1, missed_at=missed_at)


def _recent(previous: Connection | None, latency_ms: int | None) -> tuple[int, ...]:
    """What came before an outage says nothing about the line after it."""
    before = previous.recent if previous and previous.reached else ()
    return (*before, latency_ms)[-RECENT:] if latency_ms is not None else before


def _slow(recent: tuple[int, ...], *, was_slow: bool) -> bool:
    if was_slow:
        last = recent[-ENOUGH:]
        return len(last) < ENOUGH or any(took >= QUICK_MS for took in last)
    return sum(took > SLOW_MS for took in recent) >= ENOUGH


def _begun(
    previous: Connection | None,
    state: ConnectionState,
    seen: Observation,
    since: Moment,
    *,
    misses: int = 0,
    missed_at: Moment | None = None,
    recent: tuple[int, ...] = (),
) -> Connection:
    if previous and previous.state is state:
        since = previous.since
    return Connection(
        state=state,
        latency_ms=seen.latency_ms,
        since=since,
        words=words_for(state, since, seen.said, recent),
        misses=misses,
        missed_at=missed_at,
        recent=recent,
    )


def words_for(state: ConnectionState, since: Moment, said: str, recent: tuple[int, ...]) -> str:
    """One short line for the status bar. `said`: the fault's own words."""
    match state:
        case ConnectionState.ONLINE:
            return t("Connected")
        case ConnectionState.SLOW:
            seconds = f"{median_low(recent) / 1000:.1f}"
            return t("Connected, but slow: {seconds} seconds for an answer").format(seconds=seconds)
        case ConnectionState.AWAY:
            return t("No connection since {time}").format(time=_clock_time(since))
        case ConnectionState.PORTAL:
            return t("The network wants a sign-in with a browser first")
        case ConnectionState.REFUSING:
            return said or t("This desktop cannot work with the server")
        case ConnectionState.SIGNED_OUT:
            return t("Connected, not signed in")


def _clock_time(moment: Moment) -> str:
    """As this computer's own clock has it."""
    return f"{moment.astimezone():%H:%M}"


class Watch:
    """The connection as last seen. Probes and actions of several threads tell it what they saw."""

    def __init__(self, clock: Clock) -> None:
        self._clock = clock
        self._lock = Lock()
        self._connection: Connection | None = None

    @property
    def connection(self) -> Connection | None:
        """None before the first exchange."""
        return self._connection

    @property
    def away(self) -> bool:
        """Whether the server is known to be out of reach: then nothing waits for it."""
        return self._connection is not None and not self._connection.reached

    def fault(self) -> ServerAway | None:
        """What an action need not try to find out; None where the server may answer."""
        connection = self._connection
        if connection is None or connection.reached:
            return None
        return ServerAway(
            connection.words,
            do=t("Go on working: what you finish is kept on this computer and sent later."),
            details=f"known to be {connection.state}",
        )

    def see(self, seen: Observation) -> Connection:
        with self._lock:
            self._connection = judge(self._connection, seen)
            return self._connection

    def saw_action(self, fault: ServerFault | None, latency_ms: int | None, *, signed_in: bool) -> None:
        """What a handler's action met. `fault` None: an answer came."""
        self.see(
            Observation(
                heard=fault.heard if fault else Heard.ANSWER,
                at=self._clock.now(),
                latency_ms=latency_ms,
                said=fault.what if fault else "",
                signed_in=signed_in,
                probing=False,
            )
        )

    def saw_handshake(self, fault: ServerFault | None, latency_ms: int | None, *, signed_in: bool) -> None:
        """What signing in met."""
        self.see(
            Observation(
                heard=fault.heard if fault else Heard.ANSWER,
                at=self._clock.now(),
                latency_ms=latency_ms,
                said=fault.what if fault else "",
                signed_in=signed_in,
                certain=True,
            )
        )

    def session_ended(self) -> None:
        """The server wants to know anew who this is."""
        self.see(Observation(heard=Heard.SIGN_IN, at=self._clock.now(), probing=False))


def probe(desk: "Desk") -> Connection:
    """Asks the server how it is; whoever is signed in here alone and remembered is signed in there again.

    Never raises: whatever goes wrong is the answer.
    """
    began = monotonic()
    try:
        about(desk.prober)
        latency = round((monotonic() - began) * 1000)
        desk.keeper.renew_if_remembered()
    except ServerFault as fault:
        return desk.watch.see(
            Observation(heard=fault.heard, at=desk.clock.now(), said=fault.what, signed_in=desk.keeper.signed_in)
        )
    return desk.watch.see(
        Observation(heard=Heard.ANSWER, at=desk.clock.now(), latency_ms=latency, signed_in=desk.keeper.signed_in)
    )
