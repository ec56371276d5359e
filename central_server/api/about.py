"""/about: what this server is, for anyone, and the probe of the connection."""

from datetime import UTC, datetime
from importlib.metadata import version

from litestar import Request, get
from litestar.datastructures import State

from agent_desktop.contract.about import PRODUCT, About
from agent_desktop.contract.base import API_VERSION
from central_server.api.guard import anyone

VERSION = version("agent-desktop")


@get("/about", guards=anyone(), sync_to_thread=False)
def about(request: Request[None, None, State]) -> About:
    return About(
        product=PRODUCT,
        version=VERSION,
        oldest_api=API_VERSION,
        newest_api=API_VERSION,
        authority=request.app.state.server.authority,
        now=datetime.now(UTC),
    )


ROUTES = (about,)
