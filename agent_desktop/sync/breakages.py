"""Each way a connection breaks, as the fault it is. Pure: an exception of requests in, a fault out."""

import ssl
from collections.abc import Callable, Iterator
from http.client import IncompleteRead, RemoteDisconnected

from requests import exceptions as broken
from urllib3 import exceptions as deep

from agent_desktop.language import t
from agent_desktop.sync import faults
from agent_desktop.sync.interpreting import cut_short, not_ours, not_understood, silent

DEEPEST = 12
"""Exceptions wrapped in one another; requests and urllib3 use four or five."""


def breakage(error: BaseException, shown: str) -> faults.ServerFault:
    """The fault for `error` (of requests, urllib3 or the system) in the call `shown`."""
    causes = list(_causes(error))
    details = f"{shown}: {' < '.join(type(cause).__name__ for cause in causes)}"
    for kinds, made in _BY_CAUSE:
        if any(isinstance(cause, kinds) for cause in causes):
            return made(details)
    return _unreachable(details)


def _address_wrong(details: str) -> faults.AddressWrong:
    return faults.AddressWrong(
        t("The server's address is not one that can be used."), do=t("Check the address."), details=details
    )


def _unreachable(details: str) -> faults.ServerAway:
    return _away(t("The server could not be reached."), details)


def _name_unknown(details: str) -> faults.ServerAway:
    return _away(t("The server's name is not known on this network."), details)


def _proxy_away(details: str) -> faults.ServerAway:
    return _away(t("The network's proxy could not be reached."), details)


def _away(what: str, details: str) -> faults.ServerAway:
    do = t("Check that this computer is on the network, and the server's address. Then try again.")
    return faults.ServerAway(what, do=do, details=details)


def _not_verified(details: str) -> faults.CertificateNotVerified:
    return faults.CertificateNotVerified(
        t("The server could not prove that it is the one it says it is. Nothing was sent to it."),
        do=t("Do not sign in. Tell whoever looks after the server that its certificate cannot be verified."),
        details=details,
    )


def _not_secure(details: str) -> faults.CertificateNotVerified:
    return faults.CertificateNotVerified(
        t("No secure connection to the server came about."),
        do=t("Check the server's address with whoever looks after it."),
        details=details,
    )


_BY_CAUSE: tuple[tuple[tuple[type[BaseException], ...], Callable[[str], faults.ServerFault]], ...] = (
    ((broken.InvalidURL, broken.InvalidSchema, broken.MissingSchema, deep.LocationParseError), _address_wrong),
    ((UnicodeError,), _address_wrong),
    ((ssl.SSLCertVerificationError,), _not_verified),
    ((ssl.SSLError, deep.SSLError, broken.SSLError), _not_secure),
    ((broken.ProxyError, deep.ProxyError), _proxy_away),
    ((deep.NameResolutionError,), _name_unknown),
    ((deep.ConnectTimeoutError, deep.NewConnectionError, broken.ConnectTimeout), _unreachable),
    ((deep.ReadTimeoutError, broken.ReadTimeout, TimeoutError), silent),
    ((RemoteDisconnected, ConnectionError, deep.IncompleteRead, IncompleteRead), cut_short),
    ((deep.DecodeError,), not_understood),
    ((broken.ChunkedEncodingError,), cut_short),
    ((deep.ProtocolError,), not_ours),  # a status line or headers that are not HTTP
)
"""The first that stands anywhere in the chain decides: the narrower stand before the wider."""


def _causes(error: BaseException) -> Iterator[BaseException]:
    """`error` and what it wraps, outermost first, each once."""
    seen: list[BaseException] = []
    waiting: list[object] = [error]
    while waiting and len(seen) < DEEPEST:
        cause = waiting.pop(0)
        if isinstance(cause, BaseException) and not any(cause is known for known in seen):
            seen.append(cause)
            yield cause
            waiting += [*cause.args, getattr(cause, "reason", None), cause.__cause__, cause.__context__]
