"""What the traces of all contacts show, over the wire."""

from agent_desktop.contract.citizens import Channel
from agent_desktop.contract.indicators import ReviewIndicators
from agent_desktop.sync.call import Call
from agent_desktop.sync.line import Line


def read(
    line: Line, *, days: int, team: str | None, service_code: str | None, channel: Channel | None
) -> ReviewIndicators:
    """Of the last `days`; None: of all teams, services, channels."""
    return line.tell(
        Call(
            method="GET",
            route="/review-indicators",
            answer=ReviewIndicators,
            query={"days": days, "team": team, "service": service_code, "channel": channel},
        )
    )
