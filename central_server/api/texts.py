"""What every text that comes in must be: UTF-8, without NUL."""

import re

from agent_desktop.contract.problems import ProblemType
from central_server.refusals import Refusal

_NUL = re.compile(rb"(?<!\\)(?:\\\\)*\\u0000")


def refuse_unreadable(body: bytes, query: bytes) -> None:
    """Raises Refusal (400 malformed) where `body` is not UTF-8 or the address asks for a NUL."""
    try:
        body.decode()
    except UnicodeDecodeError as error:
        raise Refusal(ProblemType.MALFORMED, "The body is not UTF-8.") from error
    if b"%00" in query:
        raise _holds_nul()


def refuse_nul(json: bytes | memoryview) -> None:
    """Raises Refusal (400 malformed): PostgreSQL keeps no NUL, so none may come in on either database."""
    if _NUL.search(json):
        raise _holds_nul()


def _holds_nul() -> Refusal:
    return Refusal(ProblemType.MALFORMED, "A text may not hold a NUL character.")
