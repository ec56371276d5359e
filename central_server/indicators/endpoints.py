"""/review-indicators."""

from typing import Annotated
from uuid import UUID

from litestar import get
from litestar.di import NamedDependency
from litestar.params import QueryParameter

from agent_desktop.contract.citizens import Channel
from agent_desktop.contract.indicators import LONGEST_DAYS, ReviewIndicators
from central_server.api.asker import Asker
from central_server.api.guard import S, only
from central_server.api.parameters import ServiceCode
from central_server.indicators.reading import Asked, indicators


@get("/review-indicators", guards=only(S), sync_to_thread=True)
def read_indicators(
    asker: NamedDependency[Asker],
    *,
    days: Annotated[int, QueryParameter(name="days", ge=1, le=LONGEST_DAYS)] = 28,
    team: Annotated[str | None, QueryParameter(name="team", max_length=100)] = None,
    service_code: ServiceCode = None,
    channel: Annotated[Channel | None, QueryParameter(name="channel")] = None,
    handler: Annotated[UUID | None, QueryParameter(name="handler")] = None,
) -> ReviewIndicators:
    """Counts, never which contact: so no look at a person's record."""
    asked = Asked(days, team, service_code, channel, handler)
    with asker.database.reading() as session:
        return indicators(session, asked, asker.now)


ROUTES = (read_indicators,)
