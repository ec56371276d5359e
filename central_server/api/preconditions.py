"""ETags: `"<version>"`, and what must be said before something is changed."""

import re

from agent_desktop.contract.problems import ProblemType
from central_server.refusals import Refusal

_STRONG = re.compile(r'"([0-9]{1,9})"')


def etag(version: int) -> str:
    """The tag of a version, quoted as HTTP wants it."""
    return f'"{version}"'


def expected_version(if_match: str | None) -> int:
    """The version in If-Match.

    Raises Refusal: 428 without one, 412 for a tag that cannot be current.
    """
    if not if_match:
        raise Refusal(ProblemType.PRECONDITION_REQUIRED, "Send If-Match with the ETag that was read.")
    found = _STRONG.fullmatch(if_match.strip())
    if found is None:
        raise changed()
    return int(found.group(1))


def changed() -> Refusal:
    """A 412: someone else was first."""
    return Refusal(ProblemType.CHANGED, "It was changed since it was read. Read it again and compare.")
