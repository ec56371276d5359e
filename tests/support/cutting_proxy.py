"""A proxy of the tests' own before a real server: passes everything on, and loses what it is told to lose."""

import socket
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from enum import Enum
from http.client import HTTPResponse
from threading import Lock
from urllib.parse import urlsplit

from tests.support.hostile_server import HostileServer, Request, Talk, hostile_server

HOP_BY_HOP = {"transfer-encoding", "connection", "content-length", "keep-alive"}


class Lost(Enum):
    REQUEST = "request"  # the server never hears of it
    REPLY = "reply"  # the server has done it, and the client never hears so
    HALF_THE_REPLY = "half the reply"


@dataclass
class CuttingProxy:
    """`passed`: each request that reached the server, and the status it answered."""

    server_url: str
    url: str = ""
    passed: list[tuple[Request, int]] = field(default_factory=list)
    _lock: Lock = field(default_factory=Lock)
    _to_lose: list[tuple[Lost, Callable[[Request], bool]]] = field(default_factory=list)

    def lose(self, what: Lost, *, times: int = 1, of: Callable[[Request], bool] = lambda _: True) -> None:
        """The next `times` requests that fit `of`."""
        with self._lock:
            self._to_lose += [(what, of)] * times

    def lose_nothing(self) -> None:
        """From now on, whatever was to be lost."""
        with self._lock:
            self._to_lose.clear()

    def behave(self, talk: Talk) -> None:
        lost = self._next_loss(talk.request)
        if lost is not Lost.REQUEST:
            status, head, body = pass_on(self.server_url, talk.request)
            self.passed.append((talk.request, status))
            if lost is None:
                talk.send(head + body)
                return
            talk.send(head + body[: len(body) // 2] if lost is Lost.HALF_THE_REPLY else b"")
        talk.connection.shutdown(socket.SHUT_RDWR)

    def _next_loss(self, request: Request) -> Lost | None:
        with self._lock:
            for index, (what, of) in enumerate(self._to_lose):
                if of(request):
                    del self._to_lose[index]
                    return what
        return None


def pass_on(server_url: str, request: Request) -> tuple[int, bytes, bytes]:
    """What the server answers to `request`: status, and head and body as they go to the client."""
    parts = urlsplit(server_url)
    with socket.create_connection((parts.hostname or "", parts.port or 80)) as onward:
        kept = {**request.headers, "connection": "close"}
        lines = [f"{request.method} {request.path} HTTP/1.1", *(f"{name}: {value}" for name, value in kept.items())]
        onward.sendall("\r\n".join([*lines, "", ""]).encode("latin-1") + request.body)
        response = HTTPResponse(onward)
        response.begin()
        body = response.read()
    headers = [(name, value) for name, value in response.getheaders() if name.lower() not in HOP_BY_HOP]
    lines = [f"HTTP/1.1 {response.status} {response.reason}", *(f"{name}: {value}" for name, value in headers)]
    return (
        response.status,
        "\r\n".join([*lines, f"Content-Length: {len(body)}", "", ""]).encode("latin-1"),
        body,
    )


@contextmanager
def cutting_proxy(server_url: str) -> Iterator[CuttingProxy]:
    """Stands before `server_url` for as long as the block lasts."""
    proxy = CuttingProxy(server_url)
    server: HostileServer
    with hostile_server(proxy.behave) as server:
        proxy.url = server.url
        yield proxy
