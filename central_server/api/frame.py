"""Around every request: its id, the headers of every answer, and one log line that tells nothing personal."""

import logging
import time
from typing import Any
from uuid import UUID

import msgspec
from litestar import Litestar
from litestar.enums import ScopeType
from litestar.types import Message, Receive, Scope, Send

from agent_desktop.contract.base import API_VERSION, API_VERSION_HEADER, REQUEST_ID_HEADER
from agent_desktop.ids import new_id

log = logging.getLogger("central_server.requests")


class Frame:
    """The server as uvicorn runs it: Litestar within, so that unknown paths are framed too."""

    def __init__(self, app: Litestar) -> None:
        self.app = app

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        if scope["type"] != ScopeType.HTTP:
            await self.app(scope, receive, send)
            return
        request_id = _request_id(scope["headers"])
        scope.setdefault("state", {})["request_id"] = request_id
        began = time.perf_counter()
        status = 500

        async def framed(message: Message) -> None:
            nonlocal status
            if message["type"] == "http.response.start":
                status = message["status"]
                spent = (time.perf_counter() - began) * 1000
                message["headers"] = [*message["headers"], *_headers(request_id, spent)]
            await send(message)

        try:
            await self.app(scope, receive, framed)
        finally:
            _write_line(scope, request_id, status, (time.perf_counter() - began) * 1000)


def _request_id(headers: Any) -> str:
    """The id the client sent, if it is a UUID, else one of ours."""
    for name, value in headers:
        if name == REQUEST_ID_HEADER.lower().encode():
            try:
                return str(UUID(value.decode("ascii")))
            except ValueError:
                break
    return str(new_id())


def _headers(request_id: str, milliseconds: float) -> list[tuple[bytes, bytes]]:
    return [
        (API_VERSION_HEADER.lower().encode(), str(API_VERSION).encode()),
        (REQUEST_ID_HEADER.lower().encode(), request_id.encode()),
        (b"server-timing", f"app;dur={milliseconds:.2f}".encode()),
        (b"cache-control", b"no-store"),
        (b"x-content-type-options", b"nosniff"),
    ]


def _write_line(scope: Any, request_id: str, status: int, milliseconds: float) -> None:
    """The route's template and never the path: a path may hold whatever someone typed."""
    line = {
        "request_id": request_id,
        "method": scope["method"] if scope["method"] in {"GET", "PUT", "POST"} else "other",
        "route": scope.get("path_template") or "none",
        "status": status,
        "ms": round(milliseconds, 1),
    }
    log.info(msgspec.json.encode(line).decode())
