"""A proxy before a real server that does to the line what lines do: by a plan of probabilities, from a seed."""

import random
import socket
from collections import Counter
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from http.client import HTTPException
from threading import Lock

import msgspec

from tests.support.cutting_proxy import pass_on
from tests.support.hostile_server import Request, Talk, hostile_server, record, reply

FIRST_RETRANSMISSION_S = 0.2
"""What a lost packet costs: TCP's first timeout on Linux, doubled each time it is lost again."""
MOST_RETRANSMISSIONS = 4
"""Then the connection is given up."""
LONGEST_BURST = 5


class Plan(msgspec.Struct, frozen=True, kw_only=True):
    """`delay_s` there and back, and up to `jitter_s` more. `loss`: of packets, each way. The others are the share of
    requests that meet it: `reset` before the server hears of it, `truncated` and `reply_lost` after it was done,
    `burst` the start of several 5xx, `sign_in` a 401, `black_hole` no answer ever.
    """

    delay_s: float = 0.0
    jitter_s: float = 0.0
    loss: float = 0.0
    reset: float = 0.0
    truncated: float = 0.0
    reply_lost: float = 0.0
    burst: float = 0.0
    sign_in: float = 0.0
    black_hole: float = 0.0


CALM = Plan()
FAULTS = ("reset", "truncated", "reply_lost", "burst", "sign_in", "black_hole")

SIGN_IN = record({"type": "/problems/sign-in-required", "title": "Sign in first", "status": 401}, status=401)
IN_TROUBLE = (
    record({"type": "/problems/internal", "title": "The server failed", "status": 500}, status=500),
    reply(b"<h1>Bad gateway</h1>", status=502, headers={"Content-Type": "text/html"}),
    reply(b"", status=503, headers={"Retry-After": "1"}),
    reply(b"<h1>Gateway timeout</h1>", status=504, headers={"Content-Type": "text/html"}),
)


@dataclass
class FaultProxy:
    """`plan` may be changed at any time. `happened`: how often each fault was met; `passed`: by each answer's status.

    `passing` is called with each request that goes on to the server.
    """

    server_url: str
    seed: int
    plan: Plan = CALM
    passing: Callable[[Request], None] = lambda _: None
    url: str = ""
    happened: Counter[str] = field(default_factory=Counter)
    passed: Counter[int] = field(default_factory=Counter)
    _lock: Lock = field(default_factory=Lock)
    _burst: int = 0

    def __post_init__(self) -> None:
        self._chance = random.Random(self.seed)  # noqa: S311 - to be drawn alike again

    def behave(self, talk: Talk) -> None:
        with self._lock:
            fault, wait = self._fault(), self._wait()
        talk.over.wait(wait or 0.0)
        if wait is None:
            fault = "given up"
        if fault:
            self.happened[fault] += 1
        if fault == "black_hole":
            talk.over.wait()
        elif fault == "sign_in":
            SIGN_IN(talk)
        elif fault == "burst":
            IN_TROUBLE[self.happened[fault] % len(IN_TROUBLE)](talk)
        elif fault in {"reset", "given up"}:
            _cut(talk)
        else:
            self._pass(talk, fault)

    def _pass(self, talk: Talk, fault: str) -> None:
        self.passing(talk.request)
        try:
            status, head, body = pass_on(self.server_url, talk.request)
        except (OSError, HTTPException):
            self.happened["server gone"] += 1
            _cut(talk)
            return
        self.passed[status] += 1
        if fault == "":
            talk.send(head + body)
            return
        if fault == "truncated":
            talk.send((head + body)[: self._chance.randrange(len(head + body))])
            talk.connection.shutdown(socket.SHUT_RDWR)  # what was sent arrives, and then the line is at its end
        else:
            _cut(talk)

    def _fault(self) -> str:
        """What this request meets; "" for nothing."""
        if self._burst:
            self._burst -= 1
            return "burst"
        drawn = self._chance.random()
        for name in FAULTS:
            drawn -= getattr(self.plan, name)
            if drawn < 0:
                self._burst = self._chance.randrange(LONGEST_BURST) if name == "burst" else 0
                return name
        return ""

    def _wait(self) -> float | None:
        """Seconds on the way, lost packets sent anew included; None where it was given up."""
        wait = self.plan.delay_s + self.plan.jitter_s * self._chance.random()
        for _way in ("there", "back"):
            lost = 0
            while self._chance.random() < self.plan.loss:
                wait += FIRST_RETRANSMISSION_S * 2**lost
                lost += 1
                self.happened["packet lost"] += 1
                if lost > MOST_RETRANSMISSIONS:
                    return None
        return wait


def _cut(talk: Talk) -> None:
    """With a reset, as a router's or a crashed peer's."""
    talk.connection.setsockopt(socket.SOL_SOCKET, socket.SO_LINGER, b"\1\0\0\0\0\0\0\0")
    talk.connection.close()


@contextmanager
def fault_proxy(server_url: str, seed: int) -> Iterator[FaultProxy]:
    """Stands before `server_url` for as long as the block lasts."""
    proxy = FaultProxy(server_url, seed)
    with hostile_server(proxy.behave) as server:
        proxy.url = server.url
        yield proxy
