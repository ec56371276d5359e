"""Who may ask what: one guard a route, and a route without one fails at start-up."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import UTC, datetime
from typing import Any

from litestar import Litestar
from litestar.connection import ASGIConnection
from litestar.handlers import BaseRouteHandler, HTTPRouteHandler

from agent_desktop.contract.accounts import Role
from agent_desktop.contract.base import ACCESS_REASON_HEADER
from agent_desktop.contract.problems import ProblemType
from agent_desktop.faults import ProgramFault
from central_server.accounts.access_tokens import read_token
from central_server.accounts.refresh_tokens import signed_in
from central_server.api.asker import Asker, ServerState, read_reason
from central_server.refusals import Refusal

H, S, T, A = Role.HANDLER, Role.SUPERVISOR, Role.TRAINER, Role.ADMINISTRATOR


@dataclass(frozen=True)
class Guard:
    """`roles` None: anyone, signed in or not. `reads_record`: a citizen's record is shown, so a reason is needed."""

    roles: frozenset[Role] | None
    reads_record: bool = False

    def __call__(self, connection: ASGIConnection[Any, Any, Any, Any], _handler: BaseRouteHandler) -> None:
        if self.roles is None:
            return
        state: ServerState = connection.app.state.server
        now = datetime.now(UTC)
        claims = read_token(state.secret, connection.headers.get("Authorization", ""), now)
        with state.database.reading() as session:
            user = signed_in(session, claims)
        if user is None:
            raise Refusal(ProblemType.SIGN_IN_REQUIRED, "This sign-in has ended.")
        if user.role not in self.roles:
            raise Refusal(ProblemType.NOT_ALLOWED)
        reason = read_reason(connection.headers.get(ACCESS_REASON_HEADER, "")) if self.reads_record else ""
        connection.scope["state"]["asker"] = Asker(state, user, reason, connection.scope["state"]["request_id"], now)


def anyone() -> list[Guard]:
    """The guard of a route that needs no sign-in."""
    return [Guard(None)]


def only(*roles: Role, reads_record: bool = False) -> list[Guard]:
    """The guard of a route for `roles`."""
    return [Guard(frozenset(roles), reads_record)]


def guard_of(handler: BaseRouteHandler) -> Guard:
    """The one guard of a route.

    Raises ProgramFault if it has none or several.
    """
    guards = [guard for layer in handler.ownership_layers for guard in layer.guards or () if isinstance(guard, Guard)]
    if len(guards) != 1:
        raise ProgramFault(f"{handler} has {len(guards)} guards; each route has exactly one")
    return guards[0]


def routes_of(app: Litestar) -> Iterable[tuple[str, str, Guard]]:
    """Each route as (method, path, guard).

    Raises ProgramFault where a route has not exactly one guard.
    """
    for route in app.routes:
        for handler in getattr(route, "route_handlers", ()):
            assert isinstance(handler, HTTPRouteHandler)
            for method in sorted(handler.http_methods):
                if method != "OPTIONS":  # answered by the framework: it names the methods and nothing else
                    yield str(method), route.path_format, guard_of(handler)
