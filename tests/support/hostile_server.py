"""A real small server that answers as a test tells it: wrongly, partly, late or never. It is itself tested."""

import json
import socket
import ssl
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass, field
from threading import Event, Thread

from agent_desktop.contract.base import API_VERSION_HEADER

OURS = {"Content-Type": "application/json", API_VERSION_HEADER: "1"}
"""The headers of an answer of ours."""


@dataclass(frozen=True)
class Request:
    """What a client sent. Header names are in lower case."""

    method: str
    path: str
    headers: Mapping[str, str]
    body: bytes


@dataclass
class Talk:
    """One connection, once a whole request was read from it. `over`: the test is at its end."""

    connection: socket.socket
    request: Request
    over: Event

    def send(self, data: bytes) -> None:
        self.connection.sendall(data)


Behaviour = Callable[[Talk], None]


@dataclass
class HostileServer:
    """`requests`: all that came so far, in order; `connections`: how many. `behave` may be changed at any time."""

    behave: Behaviour
    tls: ssl.SSLContext | None = None
    requests: list[Request] = field(default_factory=list)
    port: int = 0
    connections: int = 0
    over: Event = field(default_factory=Event)

    @property
    def url(self) -> str:
        return f"{'https' if self.tls else 'http'}://localhost:{self.port}"

    def serve(self, listening: socket.socket) -> None:
        """Until the listening socket closes; a thread a connection."""
        while True:
            try:
                connection, _ = listening.accept()
            except OSError:
                return
            self.connections += 1
            Thread(target=self._converse, args=(connection,), daemon=True).start()

    def _converse(self, connection: socket.socket) -> None:
        # A client that hangs up in the middle is what most of these tests are about.
        try:
            with self.tls.wrap_socket(connection, server_side=True) if self.tls else connection as secured:
                while (request := read_request(secured)) and not self.over.is_set():
                    self.requests.append(request)
                    self.behave(Talk(secured, request, self.over))
        except OSError:
            connection.close()


@contextmanager
def hostile_server(behave: Behaviour, *, tls: ssl.SSLContext | None = None) -> Iterator[HostileServer]:
    """Serves on a free port of this computer for as long as the block lasts."""
    server = HostileServer(behave, tls)
    with socket.create_server(("127.0.0.1", 0)) as listening:
        server.port = listening.getsockname()[1]
        thread = Thread(target=server.serve, args=(listening,), daemon=True)
        thread.start()
        try:
            yield server
        finally:
            server.over.set()
            listening.shutdown(socket.SHUT_RDWR)
            thread.join()


def read_request(connection: socket.socket) -> Request | None:
    """The next whole request; None where the client hung up."""
    head = b""
    while b"\r\n\r\n" not in head:
        piece = connection.recv(65_536)
        if not piece:
            return None
        head += piece
        if not head[:1].isalpha():
            return Request("not HTTP", "", {}, head)
    head, _, body = head.partition(b"\r\n\r\n")
    lines = head.decode("latin-1").split("\r\n")
    headers = {name.strip().lower(): value.strip() for name, _, value in (line.partition(":") for line in lines[1:])}
    while len(body) < int(headers.get("content-length", "0")):
        body += connection.recv(65_536)
    method, path, _ = lines[0].split(" ", 2)
    return Request(method, path, headers, body)


# ---- behaviours ------------------------------------------------------------------------------------------------------


def reply(body: bytes, *, status: int = 200, headers: Mapping[str, str] = OURS, length: int | None = None) -> Behaviour:
    """A whole answer; `length` may claim another length than it has."""
    lines = [f"HTTP/1.1 {status} Said so", *(f"{name}: {value}" for name, value in headers.items())]
    head = "\r\n".join([*lines, f"Content-Length: {len(body) if length is None else length}", "", ""])

    def behave(talk: Talk) -> None:
        talk.send(head.encode("latin-1") + body)
        if length is not None and length > len(body):
            talk.connection.shutdown(socket.SHUT_RDWR)

    return behave


def record(told: object, *, status: int = 200, headers: Mapping[str, str] = OURS) -> Behaviour:
    """`told` as JSON."""
    return reply(json.dumps(told).encode(), status=status, headers=headers)


def page() -> Behaviour:
    """What a network's sign-in page or any other web server says."""
    return reply(b"<!doctype html><title>Welcome</title><h1>It works</h1>", headers={"Content-Type": "text/html"})


def redirect() -> Behaviour:
    """What a captive portal says."""
    return reply(b"", status=302, headers={"Location": "http://portal.invalid/sign-in"})


def cut_short() -> Behaviour:
    """Half an answer, then nothing."""
    return reply(b'{"product": "agent-desk', length=5_000)


def cut_in_the_headers() -> Behaviour:
    """Not even all of the headers."""

    def behave(talk: Talk) -> None:
        talk.send(b"HTTP/1.1 200 OK\r\nContent-Type: application/json\r\nAgent-Desk")
        talk.connection.shutdown(socket.SHUT_RDWR)

    return behave


def cut_short_in_pieces() -> Behaviour:
    """The same, chunked."""

    def behave(talk: Talk) -> None:
        talk.send(b"HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n20\r\nhalf")
        talk.connection.shutdown(socket.SHUT_RDWR)

    return behave


def endless(headers: Mapping[str, str] = OURS) -> Behaviour:
    """A body that does not end."""

    def behave(talk: Talk) -> None:
        head = "".join(f"{name}: {value}\r\n" for name, value in headers.items())
        talk.send(f"HTTP/1.1 200 OK\r\n{head}Connection: close\r\n\r\n[".encode())
        while not talk.over.is_set():
            talk.send(b"1," * 32_768)

    return behave


def dripping(seconds: float) -> Behaviour:
    """A byte now and then, never silent for long and never done."""

    def behave(talk: Talk) -> None:
        talk.send(b"HTTP/1.1 200 OK\r\nContent-Type: application/json\r\nContent-Length: 100000\r\n\r\n")
        while not talk.over.wait(seconds):
            talk.send(b" ")

    return behave


def silence() -> Behaviour:
    """Takes the request and never answers."""

    def behave(talk: Talk) -> None:
        talk.over.wait()

    return behave


def hangs_up() -> Behaviour:
    """Closes at once."""

    def behave(talk: Talk) -> None:
        talk.connection.shutdown(socket.SHUT_RDWR)

    return behave


def not_http() -> Behaviour:
    """Another protocol altogether."""

    def behave(talk: Talk) -> None:
        talk.send(b"220 mail.invalid ESMTP ready\r\n")
        talk.connection.shutdown(socket.SHUT_RDWR)

    return behave


def first(*behaviours: Behaviour) -> Behaviour:
    """One after the other, a request each; the last one goes on."""
    waiting = list(behaviours)

    def behave(talk: Talk) -> None:
        (waiting.pop(0) if len(waiting) > 1 else waiting[0])(talk)

    return behave
