"""Reference data: what a desktop holds whole, fetched again only when it changed."""

from agent_desktop.contract.flags import FlagDefinition
from agent_desktop.contract.services import ReferenceData
from agent_desktop.sync.call import Answer, Call
from agent_desktop.sync.line import Line


def services(line: Line, etag: str) -> Answer[ReferenceData]:
    """`etag` of what is held ("" for nothing); the answer's `told` is None where that still holds."""
    return line.ask(Call(method="GET", route="/services", answer=ReferenceData, headers=_unless(etag)))


def flag_catalogue(line: Line, etag: str) -> Answer[tuple[FlagDefinition, ...]]:
    """As `services`."""
    return line.ask(Call(method="GET", route="/flags", answer=tuple[FlagDefinition, ...], headers=_unless(etag)))


def _unless(etag: str) -> dict[str, str]:
    return {"If-None-Match": etag} if etag else {}
