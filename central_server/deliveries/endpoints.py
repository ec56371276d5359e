"""/deliveries."""

from typing import Any

from litestar import Request, post
from litestar.di import NamedDependency
from litestar.params import RawBody

from agent_desktop.contract.deliveries import Deliveries, Verdicts
from central_server.api.asker import Asker
from central_server.api.guard import A, H, S, T, only
from central_server.api.openapi import BODY
from central_server.api.texts import refuse_unreadable
from central_server.deliveries.judging import judge
from central_server.deliveries.reading import read_deliveries


async def refuse_unreadable_exchange(request: Request[Any, Any, Any]) -> None:
    """Instead of the API's own check: a NUL in one body is the fault of that delivery alone."""
    refuse_unreadable(await request.body(), request.scope["query_string"])


@post(
    "/deliveries",
    guards=only(H, S, T, A),
    status_code=200,
    sync_to_thread=True,
    before_request=refuse_unreadable_exchange,
    opt={BODY: Deliveries},
)
def deliver(asker: NamedDependency[Asker], body: RawBody) -> Verdicts:
    return judge(asker, read_deliveries(body))


ROUTES = (deliver,)
