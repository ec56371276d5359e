"""What an answer means: the record asked for, or a fault. Pure: bytes in, record out."""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from http import HTTPStatus
from threading import Lock
from types import NoneType
from typing import Any, cast

import msgspec

from agent_desktop.contract.base import API_VERSION, API_VERSION_HEADER
from agent_desktop.language import t
from agent_desktop.sync.call import Answer, Call, Told
from agent_desktop.sync.faults import (
    AnswerCutShort,
    AnswerNotUnderstood,
    NetworkWantsSignIn,
    NotOurServer,
    ServerSilent,
    VersionsApart,
)
from agent_desktop.sync.refusals import in_trouble, refusal

GATEWAY_FAILURES = frozenset({HTTPStatus.BAD_GATEWAY, HTTPStatus.SERVICE_UNAVAILABLE, HTTPStatus.GATEWAY_TIMEOUT})
"""What a proxy in front of our server answers, in its own words, while the server is down."""

PAGES = frozenset({"text/html", "application/xhtml+xml"})

_VERSION = re.compile(r"[0-9]{1,5}")


@dataclass(frozen=True)
class Received:
    """One whole answer. `headers` find their names in any case."""

    status: int
    headers: Mapping[str, str]
    body: bytes

    @property
    def whole(self) -> bool:
        """False where the headers broke off: then none says how long the body is, and there is none."""
        if self.body or self.status in {HTTPStatus.NO_CONTENT, HTTPStatus.NOT_MODIFIED}:
            return True
        return "Content-Length" in self.headers or "Transfer-Encoding" in self.headers


def interpret(call: Call[Told], received: Received, newest_api: int) -> Answer[Told]:
    """The record that `call` expects. `newest_api`: the newest version that the handshake allowed.

    Raises the ServerFault that fits.
    """
    _check_it_is_ours(call, received, newest_api)
    if received.status >= HTTPStatus.BAD_REQUEST:
        raise refusal(call, received.status, received.headers, received.body)
    etag = received.headers.get("ETag", "")
    if received.status == HTTPStatus.NOT_MODIFIED or call.answer is NoneType:
        return Answer(told=None, etag=etag)
    if call.answer is bytes:
        return Answer(told=cast(Told, _piece(call, received)), etag=etag)
    if _media_type(received) != "application/json":
        raise not_understood(f"{call.shown}: not JSON by its media type")
    return Answer(told=_decode(call, received.body), etag=etag)


def _piece(call: Call[Told], received: Received) -> bytes:
    """Part of a file, as it was asked for and no other."""
    asked = call.headers.get("Range", "").removeprefix("bytes=")
    given = received.headers.get("Content-Range", "").removeprefix("bytes ").partition("/")[0]
    if received.status != HTTPStatus.PARTIAL_CONTENT or given != asked:
        raise not_understood(f"{call.shown}: {received.status}, not the part that was asked for")
    if call.headers.get("Accept") != _media_type(received):
        raise not_understood(f"{call.shown}: not what was asked for by its media type")
    return received.body


def _check_it_is_ours(call: Call[Told], received: Received, newest_api: int) -> None:
    version = received.headers.get(API_VERSION_HEADER, "")
    if _by_the_network(received, version):
        raise _led_elsewhere(call, received.status)
    if not version and received.status in GATEWAY_FAILURES:
        raise in_trouble(f"{call.shown}: {received.status} from a gateway")
    if not _VERSION.fullmatch(version):
        raise not_ours(f"{call.shown}: {received.status} without {API_VERSION_HEADER}")
    if not call.any_version:
        check_version(oldest=int(version), newest=int(version), accepted=newest_api)


def _by_the_network(received: Received, version: str) -> bool:
    """Whether a captive portal answered in the server's place.

    They redirect (our server never does), answer 511 (RFC 6585), or give a page of theirs as if it were what was asked
    for. A page with an error status is a proxy or a web server, and no portal.
    """
    if received.status == HTTPStatus.NETWORK_AUTHENTICATION_REQUIRED:
        return True
    if HTTPStatus.MULTIPLE_CHOICES <= received.status < HTTPStatus.BAD_REQUEST:
        return received.status != HTTPStatus.NOT_MODIFIED
    if version or received.status >= HTTPStatus.BAD_REQUEST:
        return False
    return _media_type(received) in PAGES or received.body.lstrip()[:1] == b"<"


def _media_type(received: Received) -> str:
    return received.headers.get("Content-Type", "").partition(";")[0].strip().lower()


def check_version(*, oldest: int, newest: int, accepted: int = API_VERSION) -> None:
    """Raises VersionsApart unless a server that speaks `oldest` … `newest` can be worked with."""
    details = f"server speaks {oldest} to {newest}, desktop speaks {API_VERSION}"
    if oldest > max(accepted, API_VERSION):
        raise VersionsApart(
            t("The server is newer than this desktop."),
            do=t("Update Agent Desktop, then start it again."),
            details=details,
        )
    if newest < API_VERSION:
        raise VersionsApart(
            t("The server is older than this desktop."),
            do=t("Tell whoever looks after the server; until then use the desktop that came with it."),
            details=details,
        )


_making = Lock()
_made: dict[Any, msgspec.json.Decoder[Any]] = {}


def decoder_of(kind: Any) -> msgspec.json.Decoder[Any]:
    """A page of some records is worked out when it is first asked for: by one thread at a time, for the reason that
    agent_desktop.contract.base.Prepared gives."""
    found = _made.get(kind)
    if found is None:
        with _making:
            found = _made[kind] = _made.get(kind) or msgspec.json.Decoder(kind)
    return found


def _decode(call: Call[Told], body: bytes) -> Told:
    try:
        return cast("Told", decoder_of(call.answer).decode(body))
    except msgspec.ValidationError as error:
        where = str(error).rpartition(" - at ")[2][:100] if " - at " in str(error) else "$"
        raise not_understood(f"{call.shown}: not the record expected, at {where}") from error
    except (msgspec.DecodeError, RecursionError, UnicodeDecodeError) as error:
        raise not_understood(f"{call.shown}: not JSON, {len(body)} bytes") from error


def not_understood(details: str) -> AnswerNotUnderstood:
    """The answer is not what was asked for. `details` names route and place, and nobody."""
    return AnswerNotUnderstood(
        t("The server's answer could not be understood."),
        do=t("Try again. If it happens again, tell whoever looks after the server."),
        details=details,
    )


def not_ours(details: str) -> NotOurServer:
    """Whoever answered is no Agent Desktop server."""
    return NotOurServer(
        t("Something answers at the server's address, but it is not an Agent Desktop server."),
        do=t("Check the address, and that the network does not first want you to sign in with a browser."),
        details=details,
    )


def cut_short(details: str) -> AnswerCutShort:
    """The connection ended before the answer did."""
    return AnswerCutShort(
        t("The connection broke before the whole answer was here."),
        do=t("Try again. Nothing is done twice."),
        details=details,
    )


def silent(details: str) -> ServerSilent:
    """No answer, or not the whole of it, within the patience of the client."""
    return ServerSilent(
        t("The server did not answer in time."), do=t("Try again. Nothing is done twice."), details=details
    )


def _led_elsewhere(call: Call[Told], status: int) -> NetworkWantsSignIn:
    return NetworkWantsSignIn(
        t("A web page answered in the server's place."),
        do=t("Open a browser and see if the network first wants you to sign in. If not, check the server's address."),
        details=f"{call.shown}: {status} from the network",
    )
