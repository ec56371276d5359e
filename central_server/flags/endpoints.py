"""/flags, and the flags of a citizen."""

from litestar import Response, get, put
from litestar.di import NamedDependency
from litestar.params import JSONBody

from agent_desktop.contract.flags import Flag, FlagChange, FlagDefinition, FlagWrite
from central_server.api.asker import Asker
from central_server.api.guard import A, H, S, T, only
from central_server.api.parameters import IfMatch, IfNoneMatch, PathId
from central_server.api.preconditions import expected_version
from central_server.api.unchanged import answer_unless_held
from central_server.flags import service
from central_server.flags.repository import catalogue
from central_server.writes.receipts import Write, write_once


@get("/flags", guards=only(H, S, T, A), sync_to_thread=True)
def read_catalogue(
    asker: NamedDependency[Asker], if_none_match: IfNoneMatch = None
) -> Response[tuple[FlagDefinition, ...]]:
    with asker.database.reading() as session:
        definitions = catalogue(session)
    return answer_unless_held(definitions, if_none_match)


@put("/citizens/{citizen_id:uuid}/flags/{flag_id:uuid}", guards=only(H, S), status_code=201, sync_to_thread=True)
def record_flag(
    asker: NamedDependency[Asker], citizen_id: PathId, flag_id: PathId, data: JSONBody[FlagWrite]
) -> Response[Flag]:
    write: Write[Flag] = Write(id=flag_id, noun="flag", content=(citizen_id, data))
    return write_once(asker, write, lambda session: (service.record(session, asker, citizen_id, flag_id, data), 1))


@put(
    "/citizens/{citizen_id:uuid}/flags/{flag_id:uuid}/changes/{change_id:uuid}",
    guards=only(H, S),
    status_code=200,
    sync_to_thread=True,
)
def change_flag(
    asker: NamedDependency[Asker],
    citizen_id: PathId,
    flag_id: PathId,
    *,
    change_id: PathId,
    data: JSONBody[FlagChange],
    if_match: IfMatch = None,
) -> Response[Flag]:
    version = expected_version(if_match)
    content = (citizen_id, flag_id, version, data)
    write: Write[Flag] = Write(id=change_id, noun="flag-change", content=content, status=200)
    return write_once(
        asker,
        write,
        lambda session: (service.change(session, asker, citizen_id, flag_id, version=version, asked=data), version + 1),
    )


ROUTES = (read_catalogue, record_flag, change_flag)
