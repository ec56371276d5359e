"""/openapi.json: what the API is, in OpenAPI 3.1."""

from typing import Any

from litestar import Controller, Request, Response, get
from litestar.datastructures import State

from central_server.api.guard import anyone


class NotServed(Controller):
    """Stands where the framework would serve its own pages about the schema."""

    path = "/api/v1/schema"


@get("/openapi.json", guards=anyone(), include_in_schema=False, sync_to_thread=False)
def openapi(request: Request[None, None, State]) -> Response[dict[str, Any]]:
    return Response(request.app.openapi_schema.to_schema(), media_type="application/json")


ROUTES = (openapi,)
