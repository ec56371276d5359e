"""Cursors: where a list goes on, opaque to the client and checked when it comes back."""

import base64
import binascii
from typing import TypeVar

import msgspec

from agent_desktop.contract.problems import ProblemType
from central_server.refusals import Refusal

Position = TypeVar("Position", bound=msgspec.Struct)


def write_cursor(position: msgspec.Struct) -> str:
    """`position` (the last row's sort key) as a text safe in a URL."""
    return base64.urlsafe_b64encode(msgspec.json.encode(position)).decode().rstrip("=")


def read_cursor(cursor: str | None, kind: type[Position]) -> Position | None:
    """The position, or None for the first page.

    Raises Refusal (400 malformed) for anything write_cursor did not make of `kind`.
    """
    if not cursor:
        return None
    try:
        raw = base64.b64decode(cursor + "=" * (-len(cursor) % 4), altchars=b"-_", validate=True)
        return msgspec.json.decode(raw, type=kind)
    except (binascii.Error, ValueError, RecursionError) as error:
        raise Refusal(ProblemType.MALFORMED, "This cursor is not one of ours.") from error
