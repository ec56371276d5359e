"""A real server that is killed in the middle of its work and started again on the same database and port."""

import random
from contextlib import ExitStack
from threading import Lock, Timer
from urllib.parse import urlsplit

from tests.support.hostile_server import Request
from tests.support.real_server import RealServer, real_server

LONGEST_AFTER_S = 0.25
"""From when a delivery reached it: some kills come before its commit, some after."""


class MortalServer:
    """`kills`: how often it died so far. Use it as a context."""

    def __init__(self, database_url: str, seed: int) -> None:
        self._database_url = database_url
        self._chance = random.Random(seed)  # noqa: S311 - to be drawn alike again
        self._stack = ExitStack()
        self._lock = Lock()
        self._dying = Lock()
        self._to_die: list[int] = []
        self._deliveries = 0
        self._running: RealServer | None = None
        self._timers: list[Timer] = []
        self.kills = 0
        self.url = ""

    def __enter__(self) -> "MortalServer":
        self._start(0)
        return self

    def __exit__(self, *_error: object) -> None:
        for timer in self._timers:
            timer.join()
        self._stack.close()

    def dies_at(self, *deliveries: int) -> None:
        """Counted from now: soon after each of these deliveries has reached it."""
        with self._lock:
            self._to_die, self._deliveries = sorted(deliveries), 0

    def saw(self, request: Request) -> None:
        """A request is on its way to it."""
        if not request.path.endswith("/deliveries"):
            return
        with self._lock:
            self._deliveries += 1
            if not self._to_die or self._deliveries < self._to_die[0]:
                return
            self._to_die.pop(0)
            timer = Timer(self._chance.random() * LONGEST_AFTER_S, self._die)
            self._timers.append(timer)
        timer.start()

    def _die(self) -> None:
        with self._dying:
            assert self._running is not None
            self._running.kill()
            self.kills += 1
            self._stack.close()
            self._start(urlsplit(self.url).port or 0)

    def _start(self, port: int) -> None:
        self._running = self._stack.enter_context(real_server(self._database_url, port=port))
        self.url = self._running.url
