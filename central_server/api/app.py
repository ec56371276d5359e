"""The API put together: every noun's routes under /api/v1, framed."""

from typing import Any

from litestar import Litestar, Request, Router
from litestar.config.compression import CompressionConfig
from litestar.datastructures import State
from litestar.di import Provide

from central_server.accounts import endpoints as accounts
from central_server.answering import endpoints as answering
from central_server.api import about, openapi
from central_server.api.asker import Asker, ServerState
from central_server.api.frame import Frame
from central_server.api.guard import routes_of
from central_server.api.problems import answer_problem
from central_server.api.texts import refuse_nul, refuse_unreadable
from central_server.audit import endpoints as audit
from central_server.calibrations import endpoints as calibrations
from central_server.cases import endpoints as cases
from central_server.citizens import endpoints as citizens
from central_server.contacts import endpoints as contacts
from central_server.deliveries import endpoints as deliveries
from central_server.evaluations import endpoints as evaluations
from central_server.feed import endpoints as feed
from central_server.flags import endpoints as flags
from central_server.indicators import endpoints as indicators
from central_server.knowledge import endpoints as knowledge
from central_server.policy import endpoints as policy
from central_server.practice import endpoints as practice
from central_server.recordings import endpoints as recordings
from central_server.review_reports import endpoints as review_reports
from central_server.samples import endpoints as samples
from central_server.scorecards import endpoints as scorecards
from central_server.scripts import endpoints as scripts
from central_server.services import endpoints as services

LARGEST_BODY = 1024 * 1024
NOUNS = (
    about,
    accounts,
    policy,
    services,
    flags,
    knowledge,
    scripts,
    scorecards,
    feed,
    citizens,
    contacts,
    recordings,
    cases,
    samples,
    calibrations,
    review_reports,
    answering,
    evaluations,
    practice,
    indicators,
    deliveries,
    audit,
    openapi,
)


def provide_asker(request: Request[Any, Any, Any]) -> Asker:
    """Who asks, as the guard found them."""
    asker: Asker = request.scope["state"]["asker"]
    return asker


async def refuse_unkeepable(request: Request[Any, Any, Any]) -> None:
    """Before each route that has no check of its own."""
    body = await request.body() if request.method in {"PUT", "POST"} else b""
    refuse_unreadable(body, request.scope["query_string"])
    refuse_nul(body)


def make_app(server: ServerState) -> Litestar:
    """Litestar alone: every route, checked.

    Raises ProgramFault where a route lacks its guard.
    """
    app = Litestar(
        route_handlers=[
            Router(
                path="/api/v1",
                route_handlers=[handler for noun in NOUNS for handler in noun.ROUTES],
                dependencies={"asker": Provide(provide_asker, sync_to_thread=False)},
                before_request=refuse_unkeepable,
            )
        ],
        exception_handlers={Exception: answer_problem},
        openapi_config=None,
        compression_config=CompressionConfig(
            backend="gzip", minimum_size=4096, gzip_compress_level=1, exclude_opt_key=recordings.PLAIN
        ),
        request_max_body_size=LARGEST_BODY,
        state=State({"server": server}),
        logging_config=None,
    )
    list(routes_of(app))
    return app


def make_server_app(server: ServerState) -> Frame:
    """What uvicorn runs."""
    app = make_app(server)
    app.state.openapi = openapi.describe(app)
    return Frame(app)
