"""/policy."""

from litestar import Response, get, put
from litestar.di import NamedDependency
from litestar.params import JSONBody

from agent_desktop.contract.policy import Policy, PolicyChange
from central_server.api.asker import Asker
from central_server.api.guard import A, H, S, T, only
from central_server.api.parameters import IfMatch, PathId
from central_server.api.preconditions import etag, expected_version
from central_server.policy import service
from central_server.writes.receipts import Write, write_once


@get("/policy", guards=only(H, S, T, A), sync_to_thread=True)
def read_policy(asker: NamedDependency[Asker]) -> Response[Policy]:
    with asker.database.reading() as session:
        policy = service.read(session)
    return Response(policy, headers={"ETag": etag(policy.version)})


@put("/policy/changes/{change_id:uuid}", guards=only(A), status_code=200, sync_to_thread=True)
def change_policy(
    asker: NamedDependency[Asker], change_id: PathId, data: JSONBody[PolicyChange], if_match: IfMatch = None
) -> Response[Policy]:
    version = expected_version(if_match)
    write: Write[Policy] = Write(
        id=change_id,
        noun="policy-change",
        content=(version, data),
        status=200,
        act=lambda session: (service.change(session, version, data), version + 1),
    )
    return write_once(asker, write)


ROUTES = (read_policy, change_policy)
