"""The line in practice: a session on which nothing is mounted but the invented authority.

No HTTPAdapter stands on it, so that no address, however it came about, leads to a network.
"""

from io import BytesIO
from random import Random
from threading import Event
from typing import Any

from requests import ConnectionError as NoConnection
from requests import PreparedRequest, ReadTimeout, Response, Session
from requests.adapters import BaseAdapter
from urllib3 import HTTPResponse

from agent_desktop.contract.practice_scenarios import ServerLine
from agent_desktop.practice.authority.authority import Authority, Request

ADDRESS = "https://practice.invalid"
"""RFC 2606 keeps this name from ever being anyone's."""

SLOW_S = (2.0, 4.0)
"""How long answers of a slow server take, seconds."""

PATIENT_S = 0.9
"""Of what a call waits for at most: a server that is slow answers within it."""


class PracticeLine(BaseAdapter):
    """`line`: how the server is to be reached just now. Used by several threads."""

    def __init__(self, authority: Authority, seed: int = 0) -> None:
        super().__init__()
        self._authority = authority
        self._chance = Random(seed)  # noqa: S311 - how long one waits is no secret
        self._over = Event()
        self.line = ServerLine.GOOD

    def send(  # noqa: PLR0917 - requests' own signature
        self,
        request: PreparedRequest,
        stream: bool = False,  # noqa: ARG002 - requests' own signature
        timeout: Any = None,
        verify: Any = True,  # noqa: ARG002 - the same
        cert: Any = None,  # noqa: ARG002 - the same
        proxies: Any = None,  # noqa: ARG002 - the same
    ) -> Response:
        """Raises as requests does where no answer comes."""
        line = self.line
        if line in {ServerLine.AWAY, ServerLine.DROPS} or self._over.is_set():
            raise NoConnection("there is no line", request=request)
        if line is ServerLine.SLOW:
            self._wait(request, timeout)
        body = request.body or b""
        reply = self._authority.answer(
            Request(
                method=request.method or "",
                path=request.path_url,
                headers={name.lower(): str(value) for name, value in request.headers.items()},
                body=body if isinstance(body, bytes) else str(body).encode(),
            )
        )
        return _response(request, reply.status, dict(reply.headers), reply.body)

    def close(self) -> None:
        """Whoever waits for an answer waits no longer, and there are no more."""
        self._over.set()

    def _wait(self, request: PreparedRequest, timeout: Any) -> None:
        silence = timeout[1] if isinstance(timeout, tuple) else timeout
        wanted = self._chance.uniform(*SLOW_S)
        if self._over.wait(min(wanted, silence * PATIENT_S) if silence else wanted):
            raise ReadTimeout("practice is over", request=request)


def _response(request: PreparedRequest, status: int, headers: dict[str, str], body: bytes) -> Response:
    raw = HTTPResponse(body=BytesIO(body), headers=headers, status=status, preload_content=False)
    made = Response()
    made.status_code = status
    made.headers.update(headers)
    made.raw = raw
    made.url = request.url or ""
    made.request = request
    return made


def practice_session(line: PracticeLine) -> Session:
    """A session that knows this line alone."""
    session = Session()
    session.trust_env = False
    session.adapters.clear()
    session.mount(f"{ADDRESS}/", line)
    return session
