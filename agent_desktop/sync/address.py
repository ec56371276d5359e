"""The server's address as someone typed it, made safe to use. Pure."""

from ipaddress import ip_address
from urllib.parse import SplitResult, urlsplit

from agent_desktop.language import t
from agent_desktop.sync.faults import AddressWrong

LONGEST = 500
"""Characters; longer than any host name (253) with a path before it."""


def read_address(text: str) -> str:
    """`text` as scheme, host, port and path, with no slash at the end. https where no scheme was typed.

    Raises AddressWrong for anything that is no address, carries a password, or would send personal data unencrypted:
    http is taken for this computer itself (localhost, 127.x.x.x, ::1) and for nothing else.
    """
    typed = text.strip()
    if (
        not typed
        or len(typed) > LONGEST
        or any(character.isspace() or not character.isprintable() for character in typed)
    ):
        raise _wrong()
    parts = _split(typed if "://" in typed else f"https://{typed}")
    if parts.scheme not in {"http", "https"} or not parts.hostname or parts.query or parts.fragment:
        raise _wrong()
    if parts.username is not None or parts.password is not None:
        raise AddressWrong(
            t("The server's address holds a user name or a password."), do=t("Give the address without them.")
        )
    if parts.scheme == "http" and not is_this_computer(parts.hostname):
        raise AddressWrong(
            t("The server's address begins with http: what is sent could be read on the way."),
            do=t("Use the address that begins with https."),
        )
    return f"{parts.scheme}://{parts.netloc}{parts.path.rstrip('/')}"


def is_this_computer(host: str) -> bool:
    """True for localhost and the loopback addresses."""
    if host == "localhost":
        return True
    try:
        return ip_address(host).is_loopback
    except ValueError:
        return False


def _split(text: str) -> SplitResult:
    try:
        parts = urlsplit(text)
        parts.port  # noqa: B018 - reading it is what checks it
    except ValueError as error:
        raise _wrong() from error
    return parts


def _wrong() -> AddressWrong:
    return AddressWrong(
        t("The server's address is not one that can be used."),
        do=t("Check it with whoever looks after this computer. It looks like https://desk.example.gov."),
    )
