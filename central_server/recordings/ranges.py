"""Which bytes are asked for (RFC 9110, 14.2): one range, or all. Several at once are nobody's need here. Pure."""

import re

from agent_desktop.contract.problems import ProblemType
from central_server.refusals import Refusal

_RANGE = re.compile(r"bytes=[ \t]*([0-9]{0,18})-([0-9]{0,18})[ \t]*")
_UNIT = re.compile(r"bytes[ \t]*=", re.IGNORECASE)


def read_range(header: str, size: int) -> range | None:
    """The bytes asked for; None: all of them. A unit that is not ours is passed over, as the RFC has it.

    Raises Refusal (416): several ranges, none that can be read, or none of these bytes is there.
    """
    if not header or not _UNIT.match(header.strip()):
        return None
    found = _RANGE.fullmatch(header.strip().replace("Bytes", "bytes", 1))
    first, last = found.groups() if found else ("", "")
    if first:
        wanted = range(int(first), min(int(last) + 1, size) if last else size)
        ordered = not last or int(first) <= int(last)
    else:
        wanted = range(max(0, size - int(last or 0)), size)
        ordered = bool(last)
    if not ordered or not wanted:
        raise Refusal(
            ProblemType.RANGE,
            "Ask for one range of bytes that is there.",
            headers={"Content-Range": f"bytes */{size}", "Accept-Ranges": "bytes"},
        )
    return wanted
