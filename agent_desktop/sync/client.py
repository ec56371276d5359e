"""The REST client: one session, certificates verified, everything bounded. Each failure becomes a ServerFault.

requests is imported with the first call, because it costs a fifth of the time to the first window.
"""

import logging
from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime
from functools import partial
from pathlib import Path
from threading import Lock
from time import monotonic
from typing import TYPE_CHECKING, Protocol
from urllib.parse import urlsplit

import msgspec

from agent_desktop.contract.base import API_VERSION
from agent_desktop.language import t
from agent_desktop.sync.address import is_this_computer, read_address
from agent_desktop.sync.call import Answer, Call, Told
from agent_desktop.sync.faults import AnswerCutShort, CertificateNotVerified, RequestRefused, ServerFault
from agent_desktop.sync.interpreting import Received, cut_short, interpret, not_understood, silent
from agent_desktop.sync.moments import header_moment, plausible

if TYPE_CHECKING:
    from requests import PreparedRequest, Response, Session

LARGEST = 8 * 1024 * 1024
"""Bytes of an answer, unpacked. The whole catalogue of a large council is under 1 MiB."""
PIECE = 64 * 1024


@dataclass(frozen=True)
class Patience:
    """Seconds: to connect, of silence within an answer, and for a whole answer however steadily it drips."""

    connect: float = 3.0
    silence: float = 10.0
    whole: float = 30.0


class Listener(Protocol):
    """Who wants to know how the line fares. Called on the thread that asked."""

    def heard(self, fault: ServerFault | None, latency_ms: int) -> None:
        """An exchange ended; `fault` None: with an answer."""
        ...

    def server_time(self, moment: datetime) -> None:
        """The server's clock as its answer had it, to the second."""
        ...


class Client:
    """`newest_api`: the newest version of the API that the handshake found to be fine. Used by several threads."""

    def __init__(
        self,
        server_url: str,
        *,
        ca_bundle: Path | None = None,
        listener: Listener | None = None,
        patience: Patience = Patience(),
        session: "Callable[[], Session] | None" = None,
    ) -> None:
        """`session`: makes the one to talk on, instead of the usual one over the network.

        Raises AddressWrong, and CertificateNotVerified where `ca_bundle` is not there. Talks to nobody yet."""
        if ca_bundle is not None and not ca_bundle.is_file():
            raise CertificateNotVerified(
                t("The file of certificates to trust is not there."), do=t("Check the path that was given for it.")
            )
        self.server_url = read_address(server_url)
        self.newest_api = API_VERSION
        self._ca_bundle = ca_bundle
        self._listener = listener
        self._patience = patience
        self._lock = Lock()
        self._session: Session | None = None
        self._make_session = session or partial(_new_session, self.server_url)

    def send(self, call: Call[Told], *, token: str = "", patience: Patience | None = None) -> Answer[Told]:
        """One exchange; a repeatable call whose connection broke is sent once more. Raises a ServerFault.

        `patience`: of this call alone, instead of the client's own.
        """
        began = monotonic()
        try:
            answer = self._send(call, token, patience or self._patience)
        except ServerFault as fault:
            self._tell(fault, began)
            raise
        self._tell(None, began)
        return answer

    def close(self) -> None:
        """Lets go of the connections."""
        with self._lock:
            if self._session is not None:
                self._session.close()
                self._session = None

    def _send(self, call: Call[Told], token: str, patience: Patience) -> Answer[Told]:
        try:
            received = self._exchange(call, token, patience)
        except AnswerCutShort:
            if not call.repeatable:
                raise
            received = self._exchange(call, token, patience)
        answer = interpret(call, received, self.newest_api)
        self._compare_clocks(received)
        return answer

    def _exchange(self, call: Call[Told], token: str, patience: Patience) -> Received:
        from requests import RequestException  # late: see above
        from urllib3.exceptions import HTTPError

        from agent_desktop.sync.breakages import breakage

        content = _content(call)
        try:
            with self._opened().request(
                call.method,
                self.server_url + call.path,
                data=content,
                headers=_headers(call),
                auth=_Bearer(token),
                timeout=(patience.connect, patience.silence),
                allow_redirects=False,
                stream=True,
                verify=str(self._ca_bundle) if self._ca_bundle else True,
            ) as response:
                body = _body(response, call.shown, patience.whole)
                received = Received(response.status_code, response.headers, body)
        except (RequestException, HTTPError, OSError, UnicodeError) as error:
            raise breakage(error, call.shown) from error
        if not received.whole:
            raise cut_short(f"{call.shown}: ended within the headers")
        return received

    def _opened(self) -> "Session":
        with self._lock:
            if self._session is None:
                self._session = self._make_session()
            return self._session

    def _compare_clocks(self, received: Received) -> None:
        moment = header_moment(received.headers.get("Date", ""))
        if self._listener and moment and plausible(moment):
            self._listener.server_time(moment)

    def _tell(self, fault: ServerFault | None, began: float) -> None:
        if self._listener:
            self._listener.heard(fault, round((monotonic() - began) * 1000))


class _Bearer:
    """Sets our own header, or none: requests would otherwise put in a password from the user's .netrc."""

    def __init__(self, token: str) -> None:
        self._token = token

    def __call__(self, request: "PreparedRequest") -> "PreparedRequest":
        if self._token:
            request.headers["Authorization"] = f"Bearer {self._token}"
        return request


def _new_session(server_url: str) -> "Session":
    from http.cookiejar import DefaultCookiePolicy

    from requests import Session  # late: see above

    logging.getLogger("urllib3").setLevel(logging.ERROR)  # its warnings name addresses; each becomes a fault here
    session = Session()
    session.cookies.set_policy(DefaultCookiePolicy(allowed_domains=[]))
    # A proxy has no business between a desktop and a server on the same computer.
    session.trust_env = not is_this_computer(urlsplit(server_url).hostname or "")
    return session


def _headers(call: Call[Told]) -> dict[str, str]:
    own = {"Accept": "application/json", "Accept-Encoding": "gzip", "User-Agent": "Agent-Desktop"}
    content = {"Content-Type": "application/json"} if call.body is not None else {}
    return {**own, **content, **call.headers}


def _content(call: Call[Told]) -> bytes | None:
    """The body to send. Raises RequestRefused for half a character, as a broken paste can leave in a text."""
    if call.body is None:
        return None
    try:
        return msgspec.json.encode(call.body)
    except UnicodeEncodeError as error:
        raise RequestRefused(
            t("A character in what you typed cannot be kept."),
            do=t("Look for a box or a question mark in your words, and type that character again."),
            details=f"{call.shown}: not sent",
        ) from error


def _body(response: "Response", shown: str, seconds: float) -> bytes:
    """The whole body, as long as it stays within the limits."""
    pieces: list[bytes] = []
    size = 0
    end = monotonic() + seconds
    while piece := response.raw.read1(PIECE, decode_content=True):
        pieces.append(piece)
        size += len(piece)
        if size > LARGEST:
            raise not_understood(f"{shown}: more than {LARGEST} bytes")
        if monotonic() > end:
            raise silent(f"{shown}: not done after {seconds:.0f} s")
    return b"".join(pieces)
