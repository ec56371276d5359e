"""How the line to the server truly stands, always visible, and never a false alarm.

One bad probe changes nothing; two do, or one action that failed. One good answer is enough to be online again.
"""

from enum import StrEnum
from threading import Lock
from time import monotonic
from typing import TYPE_CHECKING

from agent_desktop.clock import Clock
from agent_desktop.contract.base import Moment, Record
from agent_desktop.language import t
from agent_desktop.sync.about import about
from agent_desktop.sync.faults import Heard, ServerFault

if TYPE_CHECKING:
    from agent_desktop.desk.desk import Desk

SLOW_MS = 800
"""An answer that takes longer than this is felt by the citizen on the line (shared rule of the house)."""
MISSES_BEFORE_AWAY = 2


class ConnectionState(StrEnum):
    ONLINE = "online"
    SLOW = "slow"
    AWAY = "away"
    REFUSING = "refusing"
    SIGNED_OUT = "signed_out"


class Connection(Record, frozen=True, kw_only=True):
    """`latency_ms`: of the last answer, in milliseconds. `since`: when this state began. `words`: translated.

    `misses`: bad probes in a row; the state holds until there are enough of them.
    """

    state: ConnectionState
    latency_ms: int | None = None
    since: Moment
    words: str
    misses: int = 0


class Observation(Record, frozen=True, kw_only=True):
    """One exchange with the server. `said`: the fault's own words. `probing`: a probe, not a handler's action."""

    heard: Heard
    at: Moment
    latency_ms: int | None = None
    said: str = ""
    signed_in: bool = True
    probing: bool = True


def judge(previous: Connection | None, seen: Observation) -> Connection:
    """The state after `seen`. Pure."""
    if seen.heard in {Heard.NOTHING, Heard.REFUSAL}:
        misses = previous.misses + 1 if previous else MISSES_BEFORE_AWAY
        if previous and seen.probing and misses < MISSES_BEFORE_AWAY:
            return _renewed(previous, misses)
        state = ConnectionState.AWAY if seen.heard is Heard.NOTHING else ConnectionState.REFUSING
        return _begun(previous, state, seen, misses)
    if seen.heard is Heard.SIGN_IN or not seen.signed_in:
        return _begun(previous, ConnectionState.SIGNED_OUT, seen)
    slow = seen.latency_ms is not None and seen.latency_ms > SLOW_MS
    return _begun(previous, ConnectionState.SLOW if slow else ConnectionState.ONLINE, seen)


def _renewed(previous: Connection, misses: int) -> Connection:
    return Connection(
        state=previous.state,
        latency_ms=previous.latency_ms,
        since=previous.since,
        words=previous.words,
        misses=misses,
    )


def _begun(previous: Connection | None, state: ConnectionState, seen: Observation, misses: int = 0) -> Connection:
    since = previous.since if previous and previous.state is state else seen.at
    return Connection(state=state, latency_ms=seen.latency_ms, since=since, words=words_for(state, seen), misses=misses)


def words_for(state: ConnectionState, seen: Observation) -> str:
    """One short line for the status bar."""
    match state:
        case ConnectionState.ONLINE:
            return t("Connected")
        case ConnectionState.SLOW:
            return t("Connected, but slow: {seconds} seconds for an answer").format(
                seconds=f"{(seen.latency_ms or 0) / 1000:.1f}"
            )
        case ConnectionState.AWAY:
            return t("No connection to the server; trying again")
        case ConnectionState.REFUSING:
            return seen.said or t("This desktop cannot work with the server")
        case ConnectionState.SIGNED_OUT:
            return t("Signed out")


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


def probe(desk: "Desk") -> Connection:
    """Asks the server how it is. Never raises: whatever goes wrong is the answer."""
    began = monotonic()
    try:
        about(desk.prober)
    except ServerFault as fault:
        heard, said, latency = fault.heard, fault.what, None
    else:
        heard, said, latency = Heard.ANSWER, "", round((monotonic() - began) * 1000)
    return desk.watch.see(
        Observation(heard=heard, at=desk.clock.now(), latency_ms=latency, said=said, signed_in=desk.keeper.signed_in)
    )
