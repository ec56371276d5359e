"""What one desktop process says to another. Everything in it is hostile: it is measured before it is read."""

from typing import Annotated

import msgspec

from agent_desktop.contract.base import Prepared

VERSION = 1
LARGEST = 4096
"""Bytes. A number is at most 40 characters; more is not one."""

LONGEST_NUMBER = 200


LONGEST_RANG_S = 3_600
"""Seconds. What is said to have rung for longer has not."""


class Call(
    msgspec.Struct,
    metaclass=Prepared,
    frozen=True,
    kw_only=True,
    tag="call",
    forbid_unknown_fields=True,
    omit_defaults=True,
):
    """A number as a softphone gave it: unread, unchecked, and never given to a shell.

    `rang`: whole seconds until it was answered; None where the telephone does not tell.
    """

    version: int = VERSION
    number: str
    rang: Annotated[int, msgspec.Meta(ge=0, le=LONGEST_RANG_S)] | None = None


class Raise(msgspec.Struct, metaclass=Prepared, frozen=True, kw_only=True, tag="raise", forbid_unknown_fields=True):
    """Show the window: the program was started a second time."""

    version: int = VERSION


Message = Call | Raise


def encode(message: Message) -> bytes:
    """One line. A number too long to be one is cut: the desktop shows it as unreadable all the same."""
    if isinstance(message, Call) and len(message.number) > LONGEST_NUMBER:
        message = Call(number=message.number[:LONGEST_NUMBER], rang=message.rang)
    return msgspec.json.encode(message) + b"\n"


def decode(line: bytes) -> Message | None:
    """None for anything that is not ours, of another version, or too large."""
    if len(line) > LARGEST:
        return None
    try:
        message = msgspec.json.decode(line, type=Message)
    except (msgspec.MsgspecError, UnicodeDecodeError, RecursionError):
        return None
    return message if message.version == VERSION else None
