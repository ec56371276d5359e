"""The tests' own server and proxy do what they say."""

import http.client
import socket
from urllib.parse import urlsplit

import pytest

from tests.support import hostile_server as hostile
from tests.support.cutting_proxy import Lost, cutting_proxy
from tests.support.hostile_server import hostile_server


def connected(url: str) -> http.client.HTTPConnection:
    parts = urlsplit(url)
    return http.client.HTTPConnection(parts.hostname or "", parts.port, timeout=5)


def answer(url: str, method: str = "GET", body: bytes = b"") -> tuple[int, bytes]:
    connection = connected(url)
    try:
        connection.request(method, "/x", body=body)
        response = connection.getresponse()
        return response.status, response.read()
    finally:
        connection.close()


def test_it_answers_as_told_and_remembers_what_was_asked() -> None:
    with hostile_server(hostile.first(hostile.record({"a": 1}, status=201), hostile.page())) as server:
        assert answer(server.url, "PUT", b"words") == (201, b'{"a": 1}')
        assert answer(server.url)[0] == 200
        assert [(request.method, request.path, request.body) for request in server.requests] == [
            ("PUT", "/x", b"words"),
            ("GET", "/x", b""),
        ]


def test_it_is_gone_when_the_block_ends() -> None:
    with hostile_server(hostile.page()) as server:
        port = server.port
    with pytest.raises(ConnectionRefusedError):
        socket.create_connection(("127.0.0.1", port), timeout=5)


def test_it_cuts_an_answer_short() -> None:
    with hostile_server(hostile.cut_short()) as server, pytest.raises(http.client.IncompleteRead):
        answer(server.url)


def test_the_proxy_passes_on_and_loses_what_it_is_told_to() -> None:
    with hostile_server(hostile.record({"a": 1})) as server, cutting_proxy(server.url) as proxy:
        assert answer(proxy.url) == (200, b'{"a": 1}')
        proxy.lose(Lost.REQUEST)
        proxy.lose(Lost.REPLY, of=lambda request: request.method == "PUT")
        with pytest.raises(http.client.RemoteDisconnected):
            answer(proxy.url)
        assert len(server.requests) == 1
        assert answer(proxy.url) == (200, b'{"a": 1}')
        with pytest.raises(http.client.RemoteDisconnected):
            answer(proxy.url, "PUT")
        assert len(server.requests) == 3
        proxy.lose(Lost.HALF_THE_REPLY)
        with pytest.raises(http.client.IncompleteRead):
            answer(proxy.url)
